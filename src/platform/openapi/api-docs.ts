import type { DocumentBuilder, OpenAPIObject } from '@nestjs/swagger';
import type { Node } from './document.js';

/** Examples of an answer, by name. */
export type Examples = Readonly<Record<string, { readonly value: unknown }>>;

/** How the errors of an API stand in the document. */
export interface ErrorStyle {
  /** Name of the schema of all its errors: an answer with this schema is one of this API. */
  readonly schema: string;
  /** What the names of its shared answers begin with, so that they differ from those of other APIs. */
  readonly prefix: string;
  /** Names for answers with several errors, by status, where the status describes them better than a list of their names. */
  readonly groups: Readonly<Record<string, string>>;
  /** The answer to all that no operation causes itself. */
  readonly anyError: string;
  /**
   * The name of a narrower schema for the answer with these examples, which it adds to the schemas if it is not there.
   * Absent: every answer has the schema of all errors.
   */
  readonly narrow?: (schemas: Record<string, Node>, status: string, examples: Examples) => string;
}

/** What the document says of one public API beside its routes. */
export interface ApiDocs {
  /** The name of its own document: `/openapi.<name>.yaml`. */
  readonly name: string;
  /** The title of its own document, and of its section in that of all. */
  readonly title: string;
  /** What a reader has to know first; Markdown. */
  readonly description: string;
  /** The path below which all its routes lie. */
  readonly prefix: string;
  /** The tags of its controllers, in the order of the reference. */
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** What its routes ask for, by the name that `routeDecorators` was given. */
  readonly securitySchemes: Readonly<Record<string, Parameters<DocumentBuilder['addSecurity']>[1]>>;
  /** Headers that only its answers have. */
  readonly headers: Readonly<Record<string, Node>>;
  readonly errors: ErrorStyle;
  /** Schemas for receivers of its webhooks, to which no operation refers. Absent: it sends none. */
  readonly receivers?: readonly string[];
  /** Adds what decorators cannot say, such as unions and webhooks, before enums and parameters are shared. */
  readonly complete?: (document: OpenAPIObject) => void;
}

/** The API that the path belongs to: the one whose prefix it has, else the first. @throws Error if there is no API */
export function apiOf<Api extends Pick<ApiDocs, 'prefix'>>(apis: readonly Api[], path: string): Api {
  const found = apis.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? apis[0];
  if (!found) throw new Error('There is no API.');
  return found;
}
