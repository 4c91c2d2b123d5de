import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { IdempotencyKeys, newReservation, type Reservation, type StoredAnswer } from '../../idempotency/idempotency-keys.js';
import { Failure } from '../../../kernel/failure.js';
import { entityTagOf } from './entity-tag.js';
import type { Success } from './success.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body in hex, if the request has an Idempotency-Key and a body; else empty. */
    bodyDigest: string;
  }
  interface FastifyContextConfig {
    /** Fields of the answer that are shown once: a replay has null in their place. */
    shownOnce?: readonly string[];
  }
}

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;
/** The most milliseconds that the client waits for the release; it continues in the background. */
const GIVE_BACK_WITHIN_MS = 250;

/** Whether the request has an Idempotency-Key. */
export function hasIdempotencyKey(request: Pick<FastifyRequest, 'headers'>): boolean {
  return request.headers['idempotency-key'] !== undefined;
}

/** Executes requests with an Idempotency-Key once. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * The handler's success, or the stored answer of an earlier request with the same key. Throws `validation` if the key
   * is invalid, `idempotency_mismatch`, `idempotency_in_progress`, and what `work` throws: then the key is free again.
   */
  async once(request: FastifyRequest, reply: FastifyReply, work: () => Promise<Success>): Promise<Success> {
    const { principal } = request;
    if (!principal) throw new Error('An Idempotency-Key was looked at on a public route');
    const reservation = newReservation(principal.orgId, keyOf(request));
    try {
      const found = await this.keys.reserve(reservation, fingerprintOf(request));
      switch (found.outcome) {
        case 'answered':
          return replay(request, reply, found.answer);
        case 'mismatch':
          throw new Failure('conflict', 'idempotency_mismatch', 'This Idempotency-Key was used before for another request: use a new key for each change.');
        case 'running':
          throw stillRunning(found.retryAfter);
        case 'reserved':
          return await this.run(request, reply, reservation, work);
      }
    } catch (error) {
      await this.giveBack(reservation, error);
      throw error;
    }
  }

  private run(request: FastifyRequest, reply: FastifyReply, reservation: Reservation, work: () => Promise<Success>): Promise<Success> {
    return this.units.run(async () => {
      const success = await work();
      this.keys.answer(reservation, answerOf(success.status ?? reply.statusCode, success, request.routeOptions.config.shownOnce ?? []), () => stillRunning(1));
      return success;
    });
  }

  /** Releases the reservation, if there is one. If that takes too long, it expires later. */
  private async giveBack(reservation: Reservation, error: unknown): Promise<void> {
    if (error instanceof Failure && error.code.startsWith('idempotency_')) return;
    const released = this.keys.release(reservation);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, GIVE_BACK_WITHIN_MS)));
    await Promise.race([released, late]);
    clearTimeout(timer);
  }
}

/** The key, equal with and without quotes, since the IETF draft has them and few clients do. */
function keyOf(request: FastifyRequest): string {
  const [sent = '', ...more] = request.raw.headersDistinct['idempotency-key'] ?? [];
  const key = /^"([^"]+)"$/.exec(sent)?.[1] ?? sent;
  if (more.length === 0 && PRINTABLE.test(key)) return key;
  const rule = 'must be given once, with 1 to 255 printable ASCII characters';
  throw new Failure('invalid', 'validation', `Idempotency-Key ${rule}.`, [{ path: ['Idempotency-Key'], code: 'format', rule }], { namesAsSent: true });
}

/** The fingerprint of a request, which a repetition must share: method, path with query, the body's bytes, and the person who asks, whose answers are nobody else's. */
function fingerprintOf({ method, url, bodyDigest, principal }: FastifyRequest): string {
  return hash('sha256', JSON.stringify([method, url, bodyDigest, ...(principal?.session ? [principal.actor.id] : [])]), 'hex');
}

/** The answer as it is stored: as sent, without fields that are shown once. */
function answerOf(status: number, { body, headers }: Success, shownOnce: readonly string[]): StoredAnswer {
  if (body === undefined) return { status, headers, body: null };
  const hidden = Object.fromEntries(shownOnce.map((name) => [name, null]));
  return { status, headers, body: JSON.stringify(shownOnce.length === 0 ? body : { ...(body as object), ...hidden }) };
}

function replay(request: FastifyRequest, reply: FastifyReply, { status, headers, body }: StoredAnswer): Success {
  void reply.code(status);
  // An answer that an earlier release stored has no tag among its headers.
  const tag = body !== null && request.routeOptions.config.entityTag && headers['etag'] === undefined ? { etag: entityTagOf(body) } : {};
  const replayed = { ...tag, ...headers, 'idempotency-replayed': 'true' };
  return body === null ? { body: undefined, headers: replayed } : { body, headers: { ...replayed, 'content-type': 'application/json; charset=utf-8' } };
}

/** @param retryAfter seconds */
function stillRunning(retryAfter: number): Failure {
  return new Failure('conflict', 'idempotency_in_progress', 'The first request with this Idempotency-Key still runs: send it again in a moment.', [], { headers: { 'retry-after': String(retryAfter) } });
}
