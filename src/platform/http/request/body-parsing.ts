import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hash, randomUUID } from 'node:crypto';
import { hasIdempotencyKey } from '../writes/idempotency.js';
import type { BodyKind } from '../surface.js';
import { pathOf } from './request-path.js';
import { losesDigits } from './lost-digits.js';
import { timesSent } from './raw-headers.js';
import { Failure } from '../../../kernel/failure.js';
import { payloadTooLarge, unsupportedMediaType } from '../failures.js';

const JSON_TYPE = 'application/json';
/** How a browser sends a form. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';
const BODYLESS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const MAX_DEPTH = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses bodies of JSON and, where a surface takes them, forms, in UTF-8; an empty one needs no type and counts as absent. @param bodiesAt the kinds of bodies
 * that routes at a path take
 */
export function registerBodyParsers(instance: FastifyInstance, bodiesAt: (path: string) => readonly BodyKind[]): void {
  instance.addHook('onRoute', (route) => {
    route.bodyLimit ??= Math.max(...bodiesAt(route.url).map(({ maxBytes }) => maxBytes));
  });
  instance.decorateRequest('bodyDigest', '');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (hasIdempotencyKey(request)) request.bodyDigest = hash('sha256', body, 'hex');
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addContentTypeParser(FORM_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length > 0 && !bodiesAt(pathOf(request, !request.is404)).some(({ type }) => type === FORM_TYPE)) return done(unsupportedMediaType());
    try {
      done(null, parseForm(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addContentTypeParser('*', (_request, payload, done) => {
    let refused = false;
    payload.on('data', () => {
      if (refused) return;
      refused = true;
      done(unsupportedMediaType());
    });
    payload.on('end', () => {
      if (!refused) done(null, undefined);
    });
    payload.on('error', (error: Error) => {
      if (!refused) done(error);
    });
  });
}

/** Treats the request as one without a body: DELETE ignores any. */
export function ignoreBody(request: FastifyRequest): void {
  const { headers } = request.raw;
  delete headers['content-type'];
  delete headers['content-length'];
  delete headers['transfer-encoding'];
}

/**
 * Throws the failures of a body that its headers alone decide, before the client is asked for it:
 * `unsupported_media_type` if it is compressed, in another encoding than UTF-8, or of a type that is not accepted,
 * `content_type_repeated`, then `payload_too_large`. Without a body, headers about its form are ignored. @param
 * isComing whether the client announces a body of unknown length @param bodies the accepted kinds
 */
export function refuseAnnounced(request: FastifyRequest, isComing: boolean, bodies: readonly BodyKind[]): void {
  const { headers, raw, mediaType } = request;
  const announced = headers['content-length'];
  const length = Number(announced ?? 0);
  const mayHaveBody = length > 0 || (announced === undefined && (isComing || headers['transfer-encoding'] !== undefined));
  // A body of a GET is not read.
  if (!mayHaveBody || BODYLESS.has(request.method)) return;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') throw unsupportedMediaType();
  const type = headers['content-type'];
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw unsupportedMediaType();
  if (timesSent(raw.rawHeaders, 'content-type') > 1) throw new Failure('unsupported', 'content_type_repeated', `There is more than one Content-Type header: send one, ${bodies.map(({ type }) => type).join(' or ')}.`);
  if (type !== undefined && mediaType === undefined) throw unsupportedMediaType();
  // A chunked body may turn out to be empty.
  const kind = bodies.find(({ type: taken }) => taken === mediaType);
  if ((length > 0 || isComing) && !kind) throw unsupportedMediaType();
  if (kind && length > kind.maxBytes) throw payloadTooLarge();
}

/** The fields of a form. One that was sent twice has its last value, as in a browser's own forms no field is. */
function parseForm(body: Buffer): Readonly<Record<string, string>> | undefined {
  if (body.length === 0) return undefined;
  try {
    // It decodes what is escaped by itself, and replaces what is no UTF-8.
    return Object.fromEntries(new URLSearchParams(utf8.decode(body)));
  } catch {
    throw new Failure('malformed', 'bad_request', 'The form is not valid UTF-8: send it from the page of this server.');
  }
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new Failure('malformed', 'invalid_json', 'The body is not valid UTF-8.');
  }
  const { depth, longNumbers } = scan(body);
  if (depth > MAX_DEPTH) throw new Failure('malformed', 'invalid_json', `The body is nested more than ${MAX_DEPTH} levels deep.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Failure('malformed', 'invalid_json', 'The body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null) throw new Failure('malformed', 'invalid_json', 'The body must be a JSON object, or a list where the operation takes one.');
  const lossy = longNumbers.filter(([start, end]) => losesDigits(body.toString('latin1', start, end)));
  return lossy.length === 0 ? parsed : withoutNumbers(body, lossy);
}

/** Replaces a number in a text that is parsed again. Random, so that no client can send it. */
const NO_NUMBER = randomUUID();
const NO_NUMBER_JSON = Buffer.from(JSON.stringify(NO_NUMBER));

/**
 * Parses with NaN in place of these numbers, which every numeric field refuses: parsed as doubles, they would change
 * their value.
 */
function withoutNumbers(json: Buffer, numbers: readonly Span[]): unknown {
  const parts: Buffer[] = [];
  let from = 0;
  for (const [start, end] of numbers) {
    parts.push(json.subarray(from, start), NO_NUMBER_JSON);
    from = end;
  }
  return JSON.parse(utf8.decode(Buffer.concat([...parts, json.subarray(from)])), (_key, value: unknown) => (value === NO_NUMBER ? Number.NaN : value));
}

/** Each API says itself whether a list is accepted in place of an object. */
export function notAnObject(): Failure {
  return new Failure('malformed', 'invalid_json', 'The body must be a JSON object.');
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, MINUS, ZERO, NINE] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2d, 0x30, 0x39];
/** The characters of numbers. */
const OF_NUMBERS: ReadonlySet<number | undefined> = new Set(Buffer.from('0123456789.eE+-'));
/** A number of at most this many digits and a point, without an exponent, is always exact as a double. */
const SHORT_NUMBER = 16;
const LOWER_CASE = 0x20;
const EXPONENT = 0x65;

/** The start of a part of a text, and the index behind it. */
type Span = readonly [start: number, end: number];

/**
 * The depth of nesting of the JSON, found in its bytes before it is parsed, so that code which walks the parsed value
 * may recurse; and the places of numbers that a double would change.
 */
function scan(json: Buffer): { readonly depth: number; readonly longNumbers: readonly Span[] } {
  const longNumbers: Span[] = [];
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    else if (byte === MINUS || (byte >= ZERO && byte <= NINE)) {
      const start = i;
      let hasExponent = false;
      while (OF_NUMBERS.has(json[i + 1])) hasExponent = ((json[++i] ?? 0) | LOWER_CASE) === EXPONENT || hasExponent;
      if (hasExponent || i + 1 - start > SHORT_NUMBER) longNumbers.push([start, i + 1]);
    }
  }
  return { depth: deepest, longNumbers };
}
