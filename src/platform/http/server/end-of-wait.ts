import type { FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import type { Lifecycle } from '../../telemetry/lifecycle.js';

/** The waits to end with each connection: one listener for a connection, on which many requests may wait. */
const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Runs a handler that may wait, with a signal that asks it to answer at once: the client has disconnected, or the
 * server stops. A half-closed connection cannot be told from a closed one, so its client is answered at once, too.
 */
export async function untilEnd<T>({ raw: { socket } }: FastifyRequest, lifecycle: Lifecycle, handle: (ended: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  if (socket.readableEnded || socket.destroyed || lifecycle.isStopping) end();
  const ends = waiting.get(socket) ?? watch(socket);
  ends.add(end);
  const forget = lifecycle.onStop(end);
  try {
    return await handle(controller.signal);
  } finally {
    ends.delete(end);
    forget();
  }
}

function watch(socket: Socket): Set<() => void> {
  const ends = new Set<() => void>();
  waiting.set(socket, ends);
  const endAll = (): void => {
    for (const end of ends) end();
  };
  socket.once('end', endAll);
  socket.once('close', endAll);
  return ends;
}
