import { createTraceState, diag, DiagLogLevel, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { statementSummary } from './statement-summary.js';
import type { TraceContext } from './trace-context.js';
import type { RequestSpan, RequestStart, Tracing } from './tracing.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** The limit at shutdown; the collector may be down as well. */
const FLUSH_WITHIN_MS = 3_000;

/**
 * Tracing by OpenTelemetry, sent as OTLP over HTTP. The SDK reads the standard `OTEL_*` variables itself.
 * Imported only if tracing is on. Nothing is registered globally, so that each application has spans of its own; and no
 * library is patched: spans are made by explicit calls.
 * @param warn receives failures to send spans, and faults of variables
 */
export function startOpenTelemetry(version: string, warn: (message: string) => void): Tracing {
  const complain = (message: string): void => warn(`tracing: ${withoutValues(message)}`);
  const ignore = (): void => undefined;
  diag.setLogger({ error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore }, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'oratek', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  return new OpenTelemetry(provider, provider.getTracer('oratek', version));
}

class OpenTelemetry implements Tracing {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();

  constructor(
    private readonly provider: BasicTracerProvider,
    private readonly tracer: Tracer,
  ) {}

  startRequest({ method, route, address, port, parent, state }: RequestStart): RequestSpan {
    const isKnown = METHODS.has(method);
    const verb = isKnown ? method : 'HTTP';
    const span = this.tracer.startSpan(
      route === null ? verb : `${verb} ${route}`,
      {
        kind: SpanKind.SERVER,
        // Without the path: clients put names and addresses into it.
        attributes: {
          'http.request.method': isKnown ? method : '_OTHER',
          ...(route === null ? {} : { 'http.route': route }),
          ...(address === undefined ? {} : { 'server.address': address }),
          ...(port === undefined ? {} : { 'server.port': port }),
        },
      },
      parent ? trace.setSpanContext(ROOT_CONTEXT, remote(parent, state)) : ROOT_CONTEXT,
    );
    const context = trace.setSpan(ROOT_CONTEXT, span);
    return {
      context: contextOf(span),
      run: (work) => this.contexts.with(context, work),
      end: (status, errorCode) => endRequest(span, status, errorCode),
    };
  }

  async aroundStatement<T>(name: string | undefined, text: string, send: () => Promise<T>): Promise<T> {
    const parent = this.contexts.active();
    // Background statements, such as polls for events, would each be a trace of one span.
    if (!trace.getSpan(parent)) return send();
    const summary = statementSummary(name, text);
    const span = this.tracer.startSpan(summary, { kind: SpanKind.CLIENT, attributes: { 'db.system.name': 'postgresql', 'db.query.summary': summary } }, parent);
    try {
      return await send();
    } catch (error) {
      failStatement(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  async shutdown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, FLUSH_WITHIN_MS)));
    // Failures to send have been logged already.
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]);
    clearTimeout(timer);
    this.contexts.disable();
  }
}

function endRequest(span: Span, status: number | null, errorCode: string | null): void {
  if (status !== null) span.setAttribute('http.response.status_code', status);
  // A 4xx is the client's error, not the server's.
  if (status !== null && status >= 500) {
    span.setAttribute('error.type', errorCode ?? String(status));
    span.setStatus({ code: SpanStatusCode.ERROR });
  } else if (status === null) span.setAttribute('error.type', 'aborted');
  span.end();
}

/** Only the code: Postgres' message may repeat a value. */
function failStatement(span: Span, error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'other';
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function remote({ traceId, spanId, sampled }: TraceContext, state: string | undefined): ReturnType<Span['spanContext']> {
  return { traceId, spanId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true, ...(state === undefined ? {} : { traceState: createTraceState(state) }) };
}

function contextOf(span: Span): TraceContext {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return { traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 };
}

/** The SDK's messages repeat configured values, such as a header with its password, and the collector's answer. */
function withoutValues(message: string): string {
  try {
    const { name, code, message: told } = JSON.parse(message) as Record<string, unknown>;
    return [name, code, told].filter((part) => typeof part === 'string').join(' ');
  } catch {
    return message.replace(/'[^']*'|"[^"]*"|\([^)]*\)/g, '…');
  }
}
