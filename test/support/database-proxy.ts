import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy to the database that a test can cut and restore, to simulate a network failure or a stopped Postgres. */
export interface DatabaseProxy {
  /** The database's address through the proxy. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Keeps every connection open, and drops all data. */
  silence(): void;
  /** Forwards data again from now on. */
  speak(): void;
  /** Forwards everything to the database until a message contains this text; after that, no answer comes back. */
  swallowAnswersTo(text: string): void;
  /** Drops the first message with this text, and everything after it. */
  silenceAt(text: string): void;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let port = 0;
  let silent = false;
  let swallowing: 'no' | 'waiting' | 'answers' = 'no';
  let marker = '';
  let isLetThrough = true;
  let server: Server;
  const mend = async (): Promise<void> => {
    server = createServer((inbound) => {
      const outbound = connect(Number(target.port || '5432'), target.hostname);
      for (const socket of [inbound, outbound]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          inbound.destroy();
          outbound.destroy();
        });
      }
      for (const [from, to] of [[inbound, outbound], [outbound, inbound]] as const) {
        from.on('data', (data: Buffer) => {
          if (swallowing === 'waiting' && from === inbound && data.includes(marker)) {
            swallowing = 'answers';
            silent = !isLetThrough;
          }
          if (!silent && !(swallowing === 'answers' && from === outbound)) to.write(data);
        });
      }
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  await mend();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.toString(),
    mend,
    silence: () => {
      silent = true;
    },
    speak: () => {
      [silent, swallowing] = [false, 'no'];
    },
    swallowAnswersTo: (text) => {
      [swallowing, marker, isLetThrough] = ['waiting', text, true];
    },
    silenceAt: (text) => {
      [swallowing, marker, isLetThrough] = ['waiting', text, false];
    },
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
