import type { ApiHeaderOptions, OpenAPIObject } from '@nestjs/swagger';

type HeaderObject = NonNullable<NonNullable<OpenAPIObject['components']>['headers']>[string];

const text = { type: 'string' } as const;
const wholeNumber = { type: 'integer', minimum: 0 } as const;

/**
 * The headers of answers that all APIs have, for the document's `components`. A `required` one is on every answer that
 * names it; those of the rate limit are on every answer to valid credentials.
 */
export const HEADERS = {
  'X-Request-Id': {
    description: 'Id of this request, which its log lines carry. Send your own in the same header to have it used.',
    required: true,
    schema: text,
  },
  'RateLimit-Policy': {
    description: 'How many requests your organization may make in how many seconds, with all its keys together (IETF RateLimit header fields).',
    schema: text,
    example: '"org";q=5000;w=3600',
  },
  RateLimit: {
    description: '`r`: how many requests are left at this moment. `t`: seconds until one more is admitted than now.',
    schema: text,
    example: '"org";r=4999;t=3600',
  },
  'X-RateLimit-Limit': { description: 'Requests that your organization may make in an hour.', schema: wholeNumber, example: 5000 },
  'X-RateLimit-Remaining': { description: 'How many of them are left at this moment.', schema: wholeNumber, example: 4999 },
  'X-RateLimit-Reset': { description: 'When one more is admitted than now, in seconds since 1970.', schema: wholeNumber, example: 1_795_000_000 },
  'Retry-After': { description: 'Seconds after which the request is worth sending again.', required: true, schema: { type: 'integer', minimum: 1 }, example: 12 },
  Location: { description: 'Path of the new record.', required: true, schema: text },
  ETag: { description: 'Changes with every change of the record: send it back in `If-None-Match` or `If-Match`.', required: true, schema: text, example: '"vM0hpcGbC1tPCHs7Pkzd2A"' },
  'Idempotency-Replayed': { description: '`true` if this is the stored answer to an earlier request with the same Idempotency-Key.', schema: { ...text, enum: ['true'] } },
} satisfies Record<string, HeaderObject>;

/** Headers of every answer to valid credentials. */
export const OF_EVERY_ANSWER: readonly (keyof typeof HEADERS)[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];

/** References to headers among the components: those above, and those of an API's own. */
export function headers(names: readonly string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

// Without examples: a tool that sends an example would repeat a key, or name a version that no record has.

export const IDEMPOTENCY_KEY: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  description:
    'Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
};

export const IF_MATCH: ApiHeaderOptions = {
  name: 'If-Match',
  description: 'The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches.',
  required: false,
  schema: { type: 'string' },
};

export const IF_NONE_MATCH_OF_CHANGES: ApiHeaderOptions = {
  name: 'If-None-Match',
  description: 'An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold.',
  required: false,
  schema: { type: 'string' },
};

export const IF_NONE_MATCH: ApiHeaderOptions = {
  name: 'If-None-Match',
  description: 'The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do.',
  required: false,
  schema: { type: 'string' },
};
