/** Where something stands in a distributed trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 digits of lower-case hex, not all zero. */
  readonly traceId: string;
  /** 16 digits of lower-case hex, not all zero: the span that what comes next is a child of. */
  readonly spanId: string;
  /** Whether the caller may have recorded the trace. */
  readonly sampled: boolean;
}

const SHAPE = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const FORBIDDEN_VERSION = 'ff';
const ALL_ZERO = /^0+$/;
const SAMPLED = 0x01;

/**
 * What a `traceparent` header says; null if it is absent or wrong, since a bad one counts as none.
 * Of versions after 00 the known fields are read, and what may follow them is not.
 */
export function parseTraceparent(header: unknown): TraceContext | null {
  if (typeof header !== 'string') return null;
  const [, version, traceId = '', spanId = '', flags = '', rest] = SHAPE.exec(header) ?? [];
  if (version === undefined || version === FORBIDDEN_VERSION) return null;
  if (version === '00' && rest !== undefined) return null;
  if (ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & SAMPLED) !== 0 };
}
