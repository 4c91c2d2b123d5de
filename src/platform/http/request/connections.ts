import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Duplex } from 'node:stream';

/** A request from its head to the end of its answer. */
export interface OpenRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Told once: the answer is out, or nobody is there to take it. */
  ended(): void;
}

interface Connection {
  readonly open: Set<OpenRequest>;
  /** The one whose head came last, until it is here and answered. */
  latest: OpenRequest | null;
  whenIdle: (() => void) | null;
}

/** Which requests each connection has open. Node itself tells only the one whose turn it is that its connection is gone. */
export class Connections {
  private readonly bySocket = new WeakMap<Duplex, Connection>();

  open(opened: OpenRequest): void {
    const { socket } = opened.request.raw;
    const connection = this.bySocket.get(socket) ?? this.watch(socket);
    connection.open.add(opened);
    connection.latest = opened;
    opened.reply.raw.on('close', () => end(connection, opened));
  }

  /** How many requests are open on the connection. */
  openOn(socket: Duplex): number {
    return this.bySocket.get(socket)?.open.size ?? 0;
  }

  /** The request, answered or not, whose body the connection is at; null between requests. */
  arrivingOn(socket: Duplex): OpenRequest | null {
    const latest = this.bySocket.get(socket)?.latest ?? null;
    return latest && !latest.request.raw.complete ? latest : null;
  }

  /** Runs it once the connection has no request open; of several, only the first. */
  whenIdle(socket: Duplex, run: () => void): void {
    const connection = this.bySocket.get(socket);
    if (!connection || connection.open.size === 0) run();
    else connection.whenIdle ??= run;
  }

  /** One listener a connection, however many requests come on it. */
  private watch(socket: Duplex): Connection {
    const connection: Connection = { open: new Set(), latest: null, whenIdle: null };
    this.bySocket.set(socket, connection);
    socket.once('close', () => {
      for (const opened of connection.open) end(connection, opened);
    });
    return connection;
  }
}

function end(connection: Connection, opened: OpenRequest): void {
  if (!connection.open.delete(opened)) return;
  // Not kept in memory while the connection idles.
  if (connection.latest === opened && opened.request.raw.complete) connection.latest = null;
  opened.ended();
  if (connection.open.size > 0 || !connection.whenIdle) return;
  connection.whenIdle();
  connection.whenIdle = null;
}
