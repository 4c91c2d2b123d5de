import { createClient } from '@redis/client';
import type { RedisScript } from './redis-script.js';

export interface RedisConnectionOptions {
  /** redis:// or rediss://, with user, password and database. */
  readonly url: string;
  /** Milliseconds within which it has to be connected and authenticated. */
  readonly connectTimeout: number;
  /** Milliseconds after which a command counts as failed. */
  readonly commandTimeout: number;
}

type Client = ReturnType<typeof newClient>;

/**
 * One connection, for its whole life. It never reconnects by itself: after an outage, no command may reach Redis before
 * its data has been checked. Commands of one tick are pipelined, in their order.
 */
export class RedisConnection {
  #listener: ((reason: Error) => void) | null = null;
  #end: Error | null = null;

  private constructor(
    private readonly client: Client,
    private readonly commandTimeout: number,
  ) {
    // Without a listener a broken connection would end the process.
    client.on('error', (error: Error) => {
      this.#end ??= error;
      this.#listener?.(error);
    });
  }

  /** Connects, and loads the scripts into Redis. */
  static async open(options: RedisConnectionOptions, scripts: readonly RedisScript[]): Promise<RedisConnection> {
    const connection = new RedisConnection(newClient(options), options.commandTimeout);
    try {
      await within(options.connectTimeout, connection.client.connect());
      await Promise.all(scripts.map(({ source }) => connection.send(['SCRIPT', 'LOAD', source])));
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Calls back once the connection has broken. */
  onBroken(listener: (reason: Error) => void): void {
    this.#listener = listener;
    if (this.#end !== null) listener(this.#end);
  }

  send(command: readonly (string | Buffer)[], timeout = this.commandTimeout): Promise<unknown> {
    return within(timeout, this.client.sendCommand(command));
  }

  /** Runs a script by its hash (EVALSHA); if Redis has forgotten it, by its source. */
  run(script: RedisScript, keys: readonly string[], args: readonly (string | Buffer)[], timeout = this.commandTimeout): Promise<unknown> {
    const rest = [String(keys.length), ...keys, ...args];
    const evaluated = this.client.sendCommand(['EVALSHA', script.sha1, ...rest]).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return this.client.sendCommand(['EVAL', script.source, ...rest]);
      throw error;
    });
    return within(timeout, evaluated);
  }

  /** Closes it at once: pending commands fail. */
  close(): void {
    this.#listener = null;
    this.client.destroy();
  }
}

function newClient({ url, connectTimeout }: RedisConnectionOptions) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    // The client's own time-out does not cover commands that have been sent already.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout, reconnectStrategy: false },
  });
}

/** Fails if there is no answer in time. */
function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // After the timer, replies that arrived while this process was busy are still read: they count.
    const late = (): void => void setImmediate(() => reject(new Error(`no answer within ${milliseconds} ms`)));
    const timer = setTimeout(late, milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
