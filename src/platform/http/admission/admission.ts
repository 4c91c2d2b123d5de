import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '../../../contracts/scopes.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Credentials } from '../../auth/credentials.js';
import type { Principal } from '../../auth/principal.js';
import { ignoreBody, refuseAnnounced } from '../request/body-parsing.js';
import type { Browsers } from '../browser/browsers.js';
import { withMember } from '../request/list-header.js';
import type { Surface, Surfaces } from '../surface.js';
import { hostFault } from '../request/host-header.js';
import { PAGE_HEADERS } from '../transport/page-headers.js';
import { actorOf } from './current-actor.js';
import type { RateLimits } from './rate-limits.js';
import { Failure } from '../../../kernel/failure.js';
import { headersOf, routeNotFound, toFailure } from '../failures.js';
import { pathOf, queryOf, targetFault } from '../request/request-path.js';
import type { RouteTable } from './route-table.js';
import { transferFault } from '../request/transfer-coding.js';
import type { TransportPolicy } from '../transport/transport-policy.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated caller; null on public routes. */
    principal: Principal | null;
    /** Where the caller finds help; null if that is not known. */
    readonly supportAddress: string | null;
  }
  interface FastifyContextConfig {
    /** The scope that the route declares; a key without it is refused before the body is read. */
    scope?: Scope;
    /** The route needs no authentication. */
    isPublic?: boolean;
    /** The route concerns the person who asks, by a session: no key may call it. */
    isPersonal?: boolean;
  }
}

export interface AdmissionOptions {
  readonly surfaces: Surfaces;
  readonly routes: RouteTable;
  readonly transport: TransportPolicy;
  readonly browsers: Browsers;
  /** Called at the first request: the application is made after its server. */
  readonly credentials: () => Credentials;
  readonly rateLimits: () => RateLimits;
  /** Notes for the audit log that this caller was refused what needs the scope `admin`. @param route method and path */
  readonly denied: (actor: Actor, route: string) => void;
  /** Whether the server is shutting down and takes nothing new. */
  readonly isStopping: () => boolean;
}

/** The liveness check, which succeeds while the process runs, even while it is stopping. */
const LIVENESS = '/health/live';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** After these failures it is unclear where the next request on the connection begins. */
const CUTS: ReadonlySet<string> = new Set(['bad_request', 'not_implemented']);

/**
 * The checks before a byte of the body is read (oratek.md, order of checks): HTTPS, shutdown, authentication, rate
 * limit, scope, existence of the route, form of the body.
 */
export class Admission {
  constructor(private readonly options: AdmissionOptions) {}

  register(instance: FastifyInstance): void {
    instance.decorateRequest('principal', null).decorateRequest('rateWindow', null);
    const { rateLimits, browsers } = this.options;
    browsers.register(instance);
    instance.decorateRequest('supportAddress', {
      getter(this: FastifyRequest) {
        return this.principal && rateLimits().supportAddress(this.principal);
      },
    });
    instance.addHook('onRequest', (request, reply) => this.admit(request, reply, request.is404 ? 'unmatched' : 'matched'));
  }

  /**
   * Admits the request, or answers it. @param routing whether a route matched; `impossible` if no route can match the
   * path
   */
  async admit(request: FastifyRequest, reply: FastifyReply, routing: 'matched' | 'unmatched' | 'impossible'): Promise<FastifyReply | undefined> {
    const { surfaces, routes, transport, isStopping } = this.options;
    void reply.header('x-request-id', request.id);
    const path = pathOf(request, routing === 'matched');
    const surface = surfaces.at(path);
    const pageHere = routing === 'unmatched' && (surface === null || surface.hasPages) ? routes.pageAt(path) : null;
    const methods = (): string[] | null => (routing === 'impossible' ? null : routes.methodsOf(pageHere ?? path));
    const page = READS.has(request.method) ? pageHere : null;
    const refusal = transport.meet(request, reply, path, surface !== null);
    try {
      if (refusal) throw refusal;
      if (isStopping() && path !== LIVENESS) throw new Failure('unavailable', 'unavailable', 'The server is shutting down; try again.', [], { headers: { connection: 'close' } });
      const fault = hostFault(request.raw) ?? targetFault(request.raw.url);
      if (fault !== null) throw new Failure('malformed', 'bad_request', fault);
      const unreadable = transferFault(request.raw);
      if (unreadable) throw unreadable;
      if (request.method === 'OPTIONS') this.tellMethods(request, reply, methods());
      else if (page === null) await this.check(request, reply, surface, routing === 'matched', methods);
    } catch (error) {
      // The client was not asked for its body, but may send it anyway: the start of the next request on the connection
      // is unclear.
      if (expectsContinue(request) || (error instanceof Failure && CUTS.has(error.code))) void reply.header('connection', 'close');
      return sendFailure(surface ?? surfaces.fallback, request, reply, error);
    }
    if (request.method === 'OPTIONS') return reply.code(204).send();
    if (page !== null) return reply.headers(PAGE_HEADERS).header('content-length', '0').redirect(`${page}${queryOf(request)}`, 301);
    if (expectsContinue(request) && !reply.sent) reply.raw.writeContinue();
    return undefined;
  }

  /**
   * Throws `not_found` if the path does not exist, unless a browser sends a preflight: the page can then read the 404
   * itself.
   */
  private tellMethods(request: FastifyRequest, reply: FastifyReply, methods: string[] | null): void {
    const preflight = this.options.transport.cors.preflight(request, methods);
    if (preflight) void reply.headers(preflight);
    else if (!methods) throw routeNotFound();
    if (methods) void reply.header('allow', methods.join(', '));
  }

  /** Throws a Failure unless the request may proceed to its body and its handler. */
  private async check(request: FastifyRequest, reply: FastifyReply, surface: Surface | null, isMatched: boolean, methods: () => string[] | null): Promise<void> {
    const { scope, isPublic = false, isPersonal = false } = request.routeOptions.config;
    if (surface && !(isMatched && isPublic)) {
      const principal = await this.authenticate(request, surface);
      request.principal = principal;
      // The same request without the cookie has another answer.
      if (principal.session) void reply.header('vary', withMember(reply.getHeader('vary'), 'Cookie'));
      request.rateWindow = await this.options.rateLimits().admit(principal, reply);
    }
    if (!isMatched && request.principal && surface) this.requireScopeOf(request, request.principal, surface.scopeOf(pathOf(request, false), request.method));
    if (!isMatched) throw unmatched(request, methods());
    if (scope !== undefined && request.principal) this.requireScopeOf(request, request.principal, scope);
    if (isPersonal && request.principal) requirePerson(request.principal);
    if (request.method === 'DELETE') ignoreBody(request);
    else refuseAnnounced(request, expectsContinue(request), (surface ?? this.options.surfaces.fallback).bodies);
  }

  /** Throws `insufficient_scope`, which the audit log tells of if it is that of an admin. A key without the scope gets it whether or not the route exists. */
  private requireScopeOf(request: FastifyRequest, principal: Principal, scope: Scope): void {
    if (scope === 'admin' && !allows(principal.scopes, scope)) this.options.denied(actorOf(request, principal), `${request.method} ${request.routeOptions.url ?? pathOf(request, false)}`);
    requireScope(principal, scope);
  }

  /** Throws `unauthenticated`, or `rate_limited` if too many requests from that address have failed. */
  private async authenticate(request: FastifyRequest, surface: Surface): Promise<Principal> {
    try {
      const principal = await surface.authenticate(request, this.options.credentials(), this.options.browsers);
      if (!principal) throw nobodyAsks();
      return principal;
    } catch (error) {
      if (error instanceof Failure && error.kind === 'unauthenticated') await this.options.rateLimits().countFailure(request.clientAddress);
      throw error;
    }
  }
}

/** A request without credentials on a route that needs them. */
export function nobodyAsks(): Failure {
  return new Failure('unauthenticated', 'missing_api_key', 'This route needs a token.');
}

/**
 * Whether the client waits for a 100 before it sends its body; a request with another expectation does not get here.
 */
function expectsContinue({ raw }: FastifyRequest): boolean {
  return raw.httpVersion !== '1.0' && raw.headers.expect !== undefined;
}

function unmatched(request: FastifyRequest, methods: string[] | null): Failure {
  // If the request's own method is among them, the path is at fault, such as an id that is too long.
  if (!methods || methods.includes(request.method)) return routeNotFound();
  const allow = methods.join(', ');
  return new Failure('unsupported', 'method_not_allowed', `The path exists, but not with this method: it has ${allow}.`, [], { headers: { allow } });
}

/** Throws `insufficient_scope` unless the caller has `scope`. */
export function requireScope({ scopes }: Principal, scope: Scope): void {
  if (!allows(scopes, scope)) {
    throw new Failure('forbidden', 'insufficient_scope', `The token lacks the scope "${scope}", which this request needs: use a key that has it.`);
  }
}

/** Throws `insufficient_scope` unless a person asks, by a session: what belongs to a person is the one thing that no key can do. */
export function requirePerson({ session }: Principal): void {
  if (!session) throw new Failure('forbidden', 'insufficient_scope', 'This belongs to a person, and no key may use it, whatever its scopes: sign in at /account, and call it with the session.');
}

/** Answers with the failure as the API words it, and logs it if it is a fault of the server. */
export function sendFailure(surface: Surface, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  // The protocol error handler has answered already, since the bytes after the head were malformed.
  if (reply.sent) return reply;
  const failure = toFailure(error, request.supportAddress);
  const { status, code, headers, type, body } = surface.render(failure);
  request.errorCode = code;
  if (failure.kind === 'internal') request.log.error({ err: failure.cause }, 'unexpected error');
  else if (failure.kind === 'unavailable') request.log.warn({ err: failure.cause }, failure.message);
  return reply.code(status).headers({ ...headersOf(failure), ...headers }).header('cache-control', 'no-store').type(type).send(body);
}
