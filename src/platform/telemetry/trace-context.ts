/** A position in a distributed trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 digits of lower-case hex, not all zero. */
  readonly traceId: string;
  /** 16 digits of lower-case hex, not all zero: the id of the parent of the next span. */
  readonly spanId: string;
  /** Whether the caller may have recorded the trace. */
  readonly sampled: boolean;
}

const SHAPE = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const FORBIDDEN_VERSION = 'ff';
const ALL_ZERO = /^0+$/;
const SAMPLED = 0x01;

/**
 * The parsed `traceparent` header; null if it is absent or invalid: an invalid one counts as absent. Of versions after
 * 00 the known fields are read, and the rest is ignored.
 */
export function parseTraceparent(header: unknown): TraceContext | null {
  if (typeof header !== 'string') return null;
  const [, version, traceId = '', spanId = '', flags = '', rest] = SHAPE.exec(header) ?? [];
  if (version === undefined || version === FORBIDDEN_VERSION) return null;
  if (version === '00' && rest !== undefined) return null;
  if (ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & SAMPLED) !== 0 };
}
