/** The kinds of refusals. Each public API maps kind and code to a status and a message of its own. */
export type FailureKind =
  /** The input cannot be parsed. */
  | 'malformed'
  /** The request has no valid credentials. */
  | 'unauthenticated'
  /** The actor lacks the right. */
  | 'forbidden'
  | 'not_found'
  /** A change that names nothing to change. */
  | 'no_fields'
  /** The input breaks a rule; the issues say which. */
  | 'invalid'
  /** It contradicts the current state. */
  | 'conflict'
  /** The record is not in the state that the client expects. */
  | 'precondition'
  /** The request exceeds a limit of number or size. */
  | 'excessive'
  /** It is not supported, so a retry is pointless. */
  | 'unsupported'
  /** A temporary failure: a retry may succeed. */
  | 'unavailable'
  /** An unexpected error. */
  | 'internal';

/** One fault of an input. It knows no API: the surface adds the field's published name and the wording. */
export type Issue = {
  /** Names and indices that lead to the value (`['fullName']`, `['tags', 3]`), in the domain's words unless the failure says otherwise. */
  readonly path: readonly (string | number)[];
  /** Stable, for programs: `required`, `max_length`, … */
  readonly code: string;
} & (
  | {
      /**
       * The rule that the value breaks: the end of a sentence that begins with the field's name, without the full stop,
       * such as `must have at most 64 characters, but has 70`.
       */
      readonly rule: string;
      /** The field is a list, and the rule is one of each entry. */
      readonly ofEach?: true;
    }
  | {
      /** A whole sentence, where the field is not its subject. */
      readonly sentence: string;
    }
);

export interface FailureOptions extends ErrorOptions {
  /** Headers of the answer over HTTP; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The paths of the issues are names as the client sent them, not words of the domain. */
  readonly namesAsSent?: boolean;
}

/** A refusal that the client can act on. It knows neither an API's status nor its wording. */
export class Failure extends Error {
  readonly headers: Readonly<Record<string, string>>;
  readonly namesAsSent: boolean;

  /**
   * @param code stable name of this refusal, such as `contact_not_found`
   * @param message for logs and commands, and for APIs that have no words of their own for the code
   */
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    readonly issues: readonly Issue[] = [],
    { headers = {}, namesAsSent = false, ...options }: FailureOptions = {},
  ) {
    super(message, options);
    this.name = 'Failure';
    this.headers = headers;
    this.namesAsSent = namesAsSent;
  }
}

/**
 * The sentence of an issue.
 * @param name how the reader calls the field
 */
export function sentenceOf(issue: Issue, name: string): string {
  return 'sentence' in issue ? issue.sentence : `${issue.ofEach ? 'Each of ' : ''}${name} ${issue.rule}.`;
}
