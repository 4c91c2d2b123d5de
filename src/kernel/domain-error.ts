/**
 * What sort of refusal it is; each dialect decides which status that is.
 * `no_fields` is a change that names nothing to change; `unavailable` passes by itself.
 */
export type ErrorKind = 'not_found' | 'no_fields' | 'invalid' | 'conflict' | 'unavailable';

/** One fault of an input. */
export interface Issue {
  /** Dotted path of the input's field, in the domain's words (`fullName`, `tags.3`). */
  readonly field: string;
  /** Stable, for programs: `required`, `max`, … */
  readonly code: string;
  /** For people: what to change. */
  readonly message: string;
}

/** A refusal that the caller can act on. It knows no HTTP. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Stable name of this refusal within its module, such as `contact_not_found`. */
    readonly code: string,
    message: string,
    readonly issues: readonly Issue[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DomainError';
  }
}
