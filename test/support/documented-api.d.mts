interface Header {
  readonly required?: boolean;
  readonly schema: unknown;
}
interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly responses: Readonly<Record<string, unknown>>; readonly headers: Readonly<Record<string, Header>> };
}

/** What a test has to know of a public API to judge what it answers. */
export interface DocumentedSurface {
  /** The path below which all its routes lie. */
  readonly prefix: string;
  /** What messages call its document. */
  readonly file: string;
  /** The name of the schema of all its errors. */
  readonly errorSchema: string;
  /** Whether each 401 names its scheme, by `WWW-Authenticate`; null if none does. */
  readonly challenge: string | null;
}

/** One answer, names of headers in lower case. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly text: string;
}

/** The document of a public API, and whether answers keep what it promises. */
export class DocumentedApi<Surface extends DocumentedSurface = DocumentedSurface> {
  constructor(openapi: OpenApi, surface: Surface);
  readonly openapi: OpenApi;
  readonly surface: Surface;
  /** What the node refers to among the components, or the node itself. */
  resolved<T extends object>(node: T): T;
  /** Whether the value fits the schema at that place of the document; else the faults. */
  faultsOf(pointer: string, value: unknown): string | null;
  /** Throws unless the document promises this very answer: its status, its headers, and the shape of its body. */
  expectDocumented(method: string, path: string, answer: DocumentedAnswer): void;
}
