import type { FastifyRequest } from 'fastify';
import type { Lifecycle } from '../telemetry/lifecycle.js';

/**
 * Runs a handler that may wait, with a signal that tells it to answer at once: its client is gone, or the server stops.
 * A client that sends no more after its request cannot be told from one that closed, so it is answered at once, too.
 */
export async function untilEnd<T>({ raw: { socket } }: FastifyRequest, lifecycle: Lifecycle, handle: (ended: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  if (socket.readableEnded || socket.destroyed || lifecycle.isStopping) end();
  socket.once('end', end);
  socket.once('close', end);
  const forget = lifecycle.onStop(end);
  try {
    return await handle(controller.signal);
  } finally {
    socket.off('end', end);
    socket.off('close', end);
    forget();
  }
}
