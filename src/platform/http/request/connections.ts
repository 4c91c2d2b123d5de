import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Duplex } from 'node:stream';

/** A request from its head to the end of its answer. */
export interface OpenRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Called once: the answer is sent, or the client is gone. */
  ended(): void;
}

interface Connection {
  readonly open: Set<OpenRequest>;
  /** The request whose head came last, until its body has arrived and it is answered. */
  latest: OpenRequest | null;
  whenIdle: (() => void) | null;
}

/** The open requests of each connection. Node reports a closed connection only to the request whose turn it is. */
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

  /** The request, answered or not, whose body is arriving on the connection; null between requests. */
  arrivingOn(socket: Duplex): OpenRequest | null {
    const latest = this.bySocket.get(socket)?.latest ?? null;
    return latest && !latest.request.raw.complete ? latest : null;
  }

  /** Runs it once the connection has no open request; later calls meanwhile are ignored. */
  whenIdle(socket: Duplex, run: () => void): void {
    const connection = this.bySocket.get(socket);
    if (!connection || connection.open.size === 0) run();
    else connection.whenIdle ??= run;
  }

  /** One listener for a connection, however many requests it carries. */
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
  // Releases the memory while the connection is idle.
  if (connection.latest === opened && opened.request.raw.complete) connection.latest = null;
  opened.ended();
  if (connection.open.size > 0 || !connection.whenIdle) return;
  connection.whenIdle();
  connection.whenIdle = null;
}
