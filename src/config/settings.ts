/** Everything that the environment decides, validated. Times are in milliseconds. */
export interface Settings {
  readonly environment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** An external Postgres; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Whether DATA_DIR was given: then it is never replaced by another folder. */
  readonly dataDirGiven: boolean;
  readonly poolSize: number;
  readonly statementTimeout: number;
  readonly shutdownTimeout: number;
  /** Where Prometheus finds the metrics; null for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Whether spans are sent. Where to, and all else, the SDK reads from the standard `OTEL_*` variables itself. */
  readonly tracing: boolean;
  readonly demoData: boolean;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** One environment variable, as the README lists it. */
export interface Variable {
  readonly name: string;
  /** What holds without it, in words where it depends. */
  readonly defaultText: string;
  readonly meaning: string;
}

/** The environment is wrong: every fault at once, a sentence each. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** All variables that are read, in the order of the README's table. */
export const VARIABLES: readonly Variable[] = [
  { name: 'PORT', defaultText: '3000', meaning: 'TCP port to listen on, 0 to 65535 (0: any free one)' },
  { name: 'HOST', defaultText: '127.0.0.1', meaning: 'address to listen on' },
  { name: 'DATABASE_URL', defaultText: 'none', meaning: 'Postgres 15 or newer to use instead of the embedded one: `postgres://user:password@host:5432/database`' },
  { name: 'DATA_DIR', defaultText: './.data', meaning: 'folder of the embedded Postgres; unused with `DATABASE_URL`' },
  { name: 'DATABASE_POOL_SIZE', defaultText: '10', meaning: 'connections to Postgres, 1 to 1000' },
  { name: 'DATABASE_STATEMENT_TIMEOUT_MS', defaultText: '10000', meaning: 'a statement that takes longer is ended and answered 503, 100 to 600000' },
  { name: 'SHUTDOWN_TIMEOUT_MS', defaultText: '10000', meaning: 'how long requests in flight may take at shutdown, 0 to 600000' },
  { name: 'METRICS_PORT', defaultText: 'none', meaning: 'TCP port that serves `GET /metrics` to Prometheus, 0 to 65535 (0: any free one); without it, nothing does' },
  { name: 'METRICS_HOST', defaultText: '`HOST`', meaning: 'address that `METRICS_PORT` is opened on' },
  {
    name: 'OTEL_*',
    defaultText: 'none',
    meaning:
      'OpenTelemetry tracing, by its standard variables: on if `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` or `OTEL_TRACES_EXPORTER=otlp` is set, off with `OTEL_SDK_DISABLED=true` or `OTEL_TRACES_EXPORTER=none`; OTLP is spoken as `http/protobuf` and of the propagators `tracecontext`',
  },
  { name: 'DEMO_DATA', defaultText: 'true, in production false', meaning: 'on an empty database, make the organization `demo` with a token, contacts, deals and tasks' },
  { name: 'LOG_LEVEL', defaultText: 'info', meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`; one JSON line a request at `info`' },
  { name: 'NODE_ENV', defaultText: 'development', meaning: '`production`, `development` or `test`' },
];

/**
 * Reads the settings.
 * Throws SettingsError with a sentence for each variable that is wrong. An empty variable counts as absent.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = [];
  const given = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const text = given(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}, but is "${text}".`);
    return fallback;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const text = given(name);
    if (text === undefined) return fallback;
    const match = allowed.find((value) => value === text);
    if (match !== undefined) return match;
    faults.push(`${name} must be one of ${allowed.join(', ')}, but is "${text}".`);
    return fallback;
  };

  const nodeEnv = oneOf('NODE_ENV', ['production', 'development', 'test'], 'development');
  const databaseUrl = given('DATABASE_URL') ?? null;
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl)) {
    faults.push('DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.');
  }
  const address = (name: string, fallback: string): string => {
    const text = given(name) ?? fallback;
    if (/[\s/]/.test(text)) faults.push(`${name} must be an address or a host name, but is "${text}".`);
    return text;
  };
  const host = address('HOST', '127.0.0.1');
  const metricsHost = given('METRICS_HOST') === undefined ? host : address('METRICS_HOST', host);
  const settings: Settings = {
    environment: nodeEnv,
    host,
    port: integer('PORT', 3000, 0, 65_535),
    databaseUrl,
    dataDir: given('DATA_DIR') ?? './.data',
    dataDirGiven: given('DATA_DIR') !== undefined,
    poolSize: integer('DATABASE_POOL_SIZE', 10, 1, 1000),
    statementTimeout: integer('DATABASE_STATEMENT_TIMEOUT_MS', 10_000, 100, 600_000),
    shutdownTimeout: integer('SHUTDOWN_TIMEOUT_MS', 10_000, 0, 600_000),
    metrics: given('METRICS_PORT') === undefined ? null : { host: metricsHost, port: integer('METRICS_PORT', 0, 0, 65_535) },
    tracing: readTracing(given, faults),
    demoData: oneOf('DEMO_DATA', ['true', 'false'], nodeEnv === 'production' ? 'false' : 'true') === 'true',
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

/** The settings of this process. The only place that reads its environment. */
export function settingsOfProcess(): Settings {
  return readSettings(process.env);
}

/** Whether tracing is on; what the standard offers beyond what is installed here is a fault and not passed over in silence. */
function readTracing(given: (name: string) => string | undefined, faults: string[]): boolean {
  const exporter = given('OTEL_TRACES_EXPORTER');
  const isDisabled = given('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || exporter === 'none';
  const isWanted = exporter !== undefined || given('OTEL_EXPORTER_OTLP_ENDPOINT') !== undefined || given('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') !== undefined;
  if (isDisabled || !isWanted) return false;
  if (exporter !== undefined && exporter !== 'otlp') faults.push(`OTEL_TRACES_EXPORTER must be one of otlp, none, but is "${exporter}".`);
  const protocolName = given('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') === undefined ? 'OTEL_EXPORTER_OTLP_PROTOCOL' : 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL';
  const protocol = given(protocolName) ?? 'http/protobuf';
  if (protocol !== 'http/protobuf') faults.push(`${protocolName} must be http/protobuf, but is "${protocol}".`);
  const propagators = given('OTEL_PROPAGATORS') ?? 'tracecontext';
  if (!propagators.split(',').some((name) => name.trim() === 'tracecontext')) faults.push(`OTEL_PROPAGATORS must be a list with tracecontext in it, but is "${propagators}".`);
  return true;
}

function isPostgresUrl(text: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
