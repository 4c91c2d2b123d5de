import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../src/app/app.module.js';
import type { Scope } from '../../src/contracts/scopes.js';
import { readSettings } from '../../src/config/settings.js';
import { createHttpApp, transportOf } from '../../src/app/http-app.js';
import { newId, newOrgId } from '../../src/kernel/ids.js';
import { Credentials } from '../../src/platform/auth/credentials.js';
import { SessionCredentials } from '../../src/platform/auth/session-credentials.js';
import { Quotas } from '../../src/platform/auth/quotas.js';
import { Public } from '../../src/platform/http/admission/access.js';
import { Surfaces } from '../../src/platform/http/surface.js';
import { ErrorFilter } from '../../src/platform/http/admission/error.filter.js';
import { createServer } from '../../src/platform/http/server/fastify.js';
import { oratekSurface } from '../../src/surfaces/oratek/surface.js';
import { RateLimits } from '../../src/platform/http/admission/rate-limits.js';
import { MemoryWindows } from '../../src/platform/rate-limit/memory-windows.js';
import { Lifecycle } from '../../src/platform/telemetry/lifecycle.js';
import { Metrics } from '../../src/platform/telemetry/metrics.js';
import { ask, asksForCredentials, printed, type Route, routesOf } from './route-list.js';

const LIST = join(__dirname, 'routes.txt');
const NO_DATABASE = { url: null, poolSize: 1, statementTimeout: 1000 };

/** One address asks for every route without credentials. */
class Unlimited extends MemoryWindows {
  override increment(key: string, ttl: number, _limit: number, blockDuration: number, throttlerName: string): ReturnType<MemoryWindows['increment']> {
    return super.increment(key, ttl, 1_000_000, blockDuration, throttlerName);
  }
}

/** Which keys open a route: oratek.md, Authentication. */
const OPENED_BY: Readonly<Record<Route['access'], readonly Scope[]>> = {
  public: ['read', 'write', 'admin'],
  read: ['read', 'write'],
  write: ['write'],
  admin: ['admin'],
  person: [],
  undeclared: [],
};

/** Without a database there are no keys and no sessions: here a token is the name of the one scope that it stands for, and a session that of a role. */
function acceptScopesAsTokens(app: NestFastifyApplication): void {
  jest.spyOn(app.get(Credentials), 'judge').mockImplementation((token) =>
    Promise.resolve({ outcome: 'valid', principal: { orgId: newOrgId(), actor: { type: 'api_key', id: newId(), name: token }, scopes: [token as Scope], label: token, session: null } }),
  );
  jest.spyOn(app.get(SessionCredentials), 'judge').mockImplementation((token) => {
    const [role] = token.split('-');
    if (role !== 'admin' && role !== 'member') return Promise.resolve(null);
    const scopes: readonly Scope[] = role === 'admin' ? ['read', 'write', 'admin'] : ['read', 'write'];
    return Promise.resolve({ orgId: newOrgId(), actor: { type: 'user', id: newId(), name: role }, scopes, label: role, session: { id: newId() } });
  });
  jest.spyOn(app.get(Quotas), 'requestsPerHour').mockResolvedValue(10_000);
}

describe('the application', () => {
  let app: NestFastifyApplication;
  let routes: readonly Route[];

  beforeAll(async () => {
    ({ app } = await createHttpApp({ database: NO_DATABASE, logLevel: 'silent', openWindows: () => Promise.resolve(new Unlimited()) }));
    await app.listen(0, '127.0.0.1');
    acceptScopesAsTokens(app);
    routes = await routesOf(app);
  });
  afterAll(() => app.close());

  it('has exactly the routes of the committed list, each with its access', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(LIST, printed(routes));
    const actual = printed(routes).split('\n');
    const listed = readFileSync(LIST, 'utf8').split('\n');
    const difference = [...actual.filter((line) => !listed.includes(line)).map((line) => `+ ${line}`), ...listed.filter((line) => !actual.includes(line)).map((line) => `- ${line}`)];
    if (difference.length > 0 || actual.join() !== listed.join()) {
      throw new Error(
        `The routes are not those of test/architecture/routes.txt:\n${difference.join('\n')}\nIf that is meant, run: UPDATE=1 npx jest --selectProjects architecture -- routes.spec`,
      );
    }
  });

  it('says of each route who may call it', () => {
    expect(routes.filter(({ access }) => access === 'undeclared')).toEqual([]);
  });

  it('asks for a token exactly where the list says so', async () => {
    for (const route of routes) {
      expect({ ...route, asks: asksForCredentials(await ask(app, route, null)) }).toEqual({ ...route, asks: route.access !== 'public' });
    }
  });

  it.each(['read', 'write', 'admin'] as const)('lets a key with the scope %s do exactly what the list says', async (scope) => {
    for (const route of routes) {
      const answer = await ask(app, route, scope);
      const refused = [401, 403].includes(answer.status) || asksForCredentials(answer);
      expect({ ...route, refused }).toEqual({ ...route, refused: !OPENED_BY[route.access].includes(scope) });
    }
  });
});

describe('sessions', () => {
  let app: NestFastifyApplication;
  let routes: readonly Route[];

  beforeAll(async () => {
    ({ app } = await createHttpApp({ database: NO_DATABASE, logLevel: 'silent', openWindows: () => Promise.resolve(new Unlimited()) }));
    await app.listen(0, '127.0.0.1');
    acceptScopesAsTokens(app);
    routes = (await routesOf(app)).filter(({ access }) => access !== 'public');
  });
  afterAll(() => app.close());

  it.each(['member', 'admin'] as const)('of a %s opens exactly what its role may', async (role) => {
    for (const route of routes) {
      // A session each: a person may ask so much a minute.
      const answer = await ask(app, route, null, `oratek=${role}-${newId()}`);
      const refused = [401, 403].includes(answer.status) || asksForCredentials(answer);
      expect({ ...route, refused }).toEqual({ ...route, refused: role === 'member' && route.access === 'admin' });
    }
  });

  it('that have ended, and requests that may be forged, open nothing', async () => {
    for (const route of routes) expect({ ...route, asks: asksForCredentials(await ask(app, route, null, 'oratek=ended')) }).toEqual({ ...route, asks: true });
  });
});

describe('a route that declares nothing', () => {
  @Controller()
  class PlantedController {
    @Get('api/v1/planted')
    forgotten(): string {
      return 'reached';
    }

    @Get('planted')
    forgottenElsewhere(): string {
      return 'reached';
    }

    @Get('planted-and-declared')
    @Public()
    declared(): string {
      return 'reached';
    }
  }

  @Module({})
  class PlantedModule {}

  let app: NestFastifyApplication;

  beforeAll(async () => {
    const surfaces = new Surfaces([oratekSurface], oratekSurface);
    const windows = new MemoryWindows();
    const metrics = new Metrics();
    const server = createServer({
      surfaces,
      logLevel: 'silent',
      transport: transportOf(readSettings({}), null),
      isStopping: () => false,
      credentials: () => app.get(Credentials),
      sessions: () => app.get(SessionCredentials),
      publicOrigin: () => 'http://127.0.0.1',
      rateLimits: () => new RateLimits(windows, app.get(Quotas), metrics, { count: () => undefined }),
      denied: () => undefined,
      metrics,
      tracing: null,
    });
    const application = AppModule.forRoot({ database: { ...NO_DATABASE, onConnectionError: () => undefined }, lifecycle: new Lifecycle() });
    app = await NestFactory.create<NestFastifyApplication>({ module: PlantedModule, imports: [application], controllers: [PlantedController] }, server, { bodyParser: false, logger: false, abortOnError: false });
    app.useGlobalFilters(new ErrorFilter(surfaces));
    app.getHttpAdapter().getInstance().get('/api/v1/past-nest', (_request, reply) => reply.send('reached'));
    await app.listen(0, '127.0.0.1');
    acceptScopesAsTokens(app);
  });
  afterAll(() => app.close());

  it('is found by the list', async () => {
    const undeclared = (await routesOf(app)).filter(({ access }) => access === 'undeclared').map(({ path }) => path);
    expect(undeclared).toEqual(['/api/v1/past-nest', '/api/v1/planted', '/planted']);
  });

  it.each(['/planted', '/api/v1/planted'])('is refused to everybody at run time: %s', async (path) => {
    for (const token of ['read', 'write', 'admin']) {
      const answer = await ask(app, { method: 'GET', path }, token);
      expect(answer.status).toBe(500);
      expect(await answer.json()).toEqual({ error: 'internal', message: expect.not.stringContaining('reached') });
    }
    expect(await (await ask(app, { method: 'GET', path: '/planted-and-declared' }, null)).text()).toBe('reached');
  });
});
