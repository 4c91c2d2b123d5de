import { randomUUID } from 'node:crypto';
import type { Answer, ApiClient } from './api-client.js';
import type { Contract } from './contract.js';
import type { TestApp, TestOrganization } from './test-app.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, { readonly example?: unknown }>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
type Body = Record<string, unknown>;

/** The facts about a public API that the rules below need. */
export interface TenantsOptions {
  readonly contract: Contract;
  readonly app: () => TestApp;
  readonly organizations: () => { readonly mine: TestOrganization; readonly theirs: TestOrganization };
  /** The client of the organization that may ask at this path. */
  readonly clientFor: (path: string, org: TestOrganization) => ApiClient;
  /** Fields whose documented example cannot be sent as it is, such as the id of another record. */
  readonly instead: (org: TestOrganization, path: string) => Readonly<Body>;
  /** The id of the record that an answer shows. */
  readonly idOf: (body: any) => string;
  /** The id of a record that exists already, for a path whose records the API cannot create; else `null`. */
  readonly existing?: (org: TestOrganization, path: string) => Promise<string | null>;
  /** Throws unless the answer says that there is no such record. */
  readonly expectNotFound: (answer: Answer) => void;
  /** The query that a route needs, such as the id of another record. */
  readonly query?: (org: TestOrganization, method: string, path: string) => string;
  /** The values of a path's parameters beside `{id}`, for the record with this id; `null` where none exists. */
  readonly parts?: (org: TestOrganization, path: string, id: string) => Promise<Readonly<Record<string, string>>>;
}

/** Requests the other organization's records at every route of the document: a new route is covered as soon as it is documented. */
export class Tenants {
  private readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;

  constructor(private readonly options: TenantsOptions) {
    this.paths = options.contract.openapi.paths as unknown as Tenants['paths'];
  }

  /** Every route with an id, deletions last: `[method, path]`. */
  get routes(): readonly [string, string][] {
    return Object.entries(this.paths)
      .filter(([path]) => this.isOurs(path) && path.includes('{id}'))
      .flatMap(([path, operations]) => Object.keys(operations).map((method): [string, string] => [method.toUpperCase(), path]))
      .sort(([a], [b]) => Number(a === 'DELETE') - Number(b === 'DELETE'));
  }

  /** Every list that has a cursor. */
  get lists(): readonly string[] {
    const hasCursor = (operation: Operation | undefined): boolean => operation?.parameters?.some(({ $ref, name }) => name === 'cursor' || $ref === '#/components/parameters/Cursor') ?? false;
    return Object.keys(this.paths).filter((path) => this.isOurs(path) && !path.includes('{') && hasCursor(this.paths[path]?.['get']));
  }

  /** A body made from the operation's examples, or a list of one; undefined if it takes none. */
  body(method: string, path: string, org: TestOrganization): Body | Body[] | undefined {
    const sent = this.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
    if (!sent) return undefined;
    const schema = this.options.contract.resolved(sent);
    return schema.type === 'array' && schema.items ? [this.filled(schema.items, org, path)] : this.filled(schema, org, path);
  }

  private filled(sent: Schema, org: TestOrganization, path: string): Body {
    const schema = this.options.contract.resolved(sent);
    const instead = this.options.instead(org, path);
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, { example }]) => [name, name in instead ? instead[name] : example]));
  }

  /** Every route that reads a list or searches one, with no parameter that is required: `[method, path]`. */
  get reads(): readonly [string, string][] {
    return Object.entries(this.paths)
      .filter(([path]) => this.isOurs(path) && !path.includes('{'))
      .flatMap(([path, { get, post }]): [string, string][] => {
        if (post && path.endsWith('/search')) return [['POST', path]];
        return get && this.paths[`${path}/{id}`]?.['get'] ? [['GET', path]] : [];
      });
  }

  /** Creates a record of the path's kind by the POST of its collection. Returns its id. */
  async create(path: string, org: TestOrganization): Promise<string> {
    const existing = await this.options.existing?.(org, path);
    if (existing) return existing;
    const collection = path.split('/{id}')[0] ?? path;
    const answer = await this.options.clientFor(path, org).post(collection, this.body('POST', collection, org));
    expect(answer.status).toBe(201);
    return this.options.idOf(answer.body);
  }

  /** Asks as this organization for the record with this id. */
  ask(org: TestOrganization, method: string, path: string, id: string, parts: Readonly<Record<string, string>>): Promise<Answer> {
    const body = this.body(method, path, org);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? id : (parts[name] ?? randomUUID())));
    return this.options.clientFor(path, org).send(method, `${filled}${this.options.query?.(org, method, path) ?? ''}`, body ? { body } : {});
  }

  parts(org: TestOrganization, path: string, id: string): Promise<Readonly<Record<string, string>>> {
    return this.options.parts?.(org, path, id) ?? Promise.resolve({});
  }

  /** Every row of every table, without the last-used times of keys, which requests change. */
  async everything(): Promise<Record<string, unknown[]>> {
    const app = this.options.app();
    const tables = await app.sql<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
    const rows: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      rows[name] = (await app.sql<{ row: unknown }>(`SELECT to_jsonb(t) - 'last_used_at' AS row FROM ${name} t ORDER BY 1`)).map(({ row }) => row);
    }
    return rows;
  }

  private isOurs(path: string): boolean {
    return path.startsWith(`${this.options.contract.surface.prefix}/`);
  }
}

/** Headers that differ from one request to the next. */
const OWN_TO_THE_REQUEST = { 'x-request-id': '', date: '', ratelimit: '', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': '' };

/** The tests of every route with an id. */
export function describeTenants(options: TenantsOptions): void {
  const tenants = new Tenants(options);

  describe.each(tenants.routes)('%s %s', (method, path) => {
    it("of another organization's record is 404 exactly as of one that never existed, and changes nothing", async () => {
      const { mine, theirs } = options.organizations();
      const id = await tenants.create(path, theirs);
      const parts = await tenants.parts(theirs, path, id);
      const before = await tenants.everything();
      expect(JSON.stringify(before)).toContain(id);
      const [answer, never] = [await tenants.ask(mine, method, path, id, parts), await tenants.ask(mine, method, path, randomUUID(), {})];
      options.expectNotFound(answer);
      expect([answer.status, answer.text]).toEqual([never.status, never.text]);
      expect({ ...answer.headers, ...OWN_TO_THE_REQUEST }).toEqual({ ...never.headers, ...OWN_TO_THE_REQUEST });
      expect(await tenants.everything()).toEqual(before);
    });

    it('of its own record is done', async () => {
      const { mine } = options.organizations();
      const id = await tenants.create(path, mine);
      expect((await tenants.ask(mine, method, path, id, await tenants.parts(mine, path, id))).status).toBeLessThan(300);
    });
  });
}
