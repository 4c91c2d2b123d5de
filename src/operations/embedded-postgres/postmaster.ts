import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../kernel/startup-error.js';
import { readPostmasterFile } from './outliving-postgres.js';
import type { Account } from './reachability.js';
import { run } from './run.js';
import { ServerLog } from './server-log.js';

/** The options that Postgres is started with. */
export interface PostmasterOptions {
  /** The path of the program. */
  readonly postgres: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly account: Account | undefined;
  /** False trades the durability of commits in a crash of the machine for speed. */
  readonly durable: boolean;
  readonly log: (sentence: string) => void;
}

/** How long Postgres may complain of resources of a predecessor that is dead but not yet removed. */
const PREDECESSOR_PATIENCE_MS = 5_000;
const MAX_PORTS_TRIED = 10;
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'jit=off',
  'ssl=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
  'logging_collector=off',
  'log_destination=stderr',
  'log_checkpoints=off',
  // Errors of statements go to the client; in the log they would repeat customers' data, and fill the disk.
  'log_min_messages=log',
  'log_min_error_statement=panic',
];
const UNSAFE_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A running Postgres that this process started. */
export class Postmaster {
  private ended: string | undefined;
  private stopping: Promise<void> | undefined;
  private readonly listeners: ((reason: string) => void)[] = [];
  private readonly exit: Promise<void>;
  /** A process that exits without a stop lets Postgres shut down by itself, instead of leaving it to the next start. */
  private readonly stopWithProcess = (): void => { this.child.kill('SIGINT'); };

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly serverLog: ServerLog,
  ) {
    process.once('exit', this.stopWithProcess);
    this.exit = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.ended = signal === null ? `exit code ${code}` : `signal ${signal}`;
        process.removeListener('exit', this.stopWithProcess);
        resolve();
        if (!this.stopping) for (const listener of this.listeners) listener(this.reason());
      });
    });
    // Postgres must not keep the process running.
    child.unref();
  }

  /**
   * Starts Postgres on a free port and waits until it accepts connections, however long its recovery takes.
   * @throws StartupError with Postgres' message
   */
  static async start(options: PostmasterOptions): Promise<Postmaster> {
    const start = Date.now();
    for (let portsTried = 1; ; ) {
      const serverLog = new ServerLog(options.logFile);
      const port = await freePort();
      const postmaster = await Postmaster.spawn(options, port, serverLog);
      if (await postmaster.becomesReady(options)) return postmaster;

      const messages = serverLog.messages();
      if (isPortTaken(messages) && portsTried < MAX_PORTS_TRIED) portsTried += 1;
      else if (isHeldByPredecessor(messages) && Date.now() - start < PREDECESSOR_PATIENCE_MS) await sleep(100);
      else throw new StartupError(`Postgres did not start: ${postmaster.reason()}.`);
    }
  }

  private static spawn(options: PostmasterOptions, port: number, serverLog: ServerLog): Promise<Postmaster> {
    const settings = [`port=${port}`, ...SETTINGS, ...(options.durable ? [] : UNSAFE_SETTINGS)];
    return serverLog.append(async (fd) => {
      const child = await run(
        options.postgres,
        ['-D', options.cluster, ...settings.flatMap((setting) => ['-c', setting])],
        options.account,
        // A process group of its own: Ctrl-C in the terminal reaches only this process, which then stops Postgres in
        // order.
        { detached: true, stdio: ['ignore', fd, fd] },
      );
      return new Postmaster(child, port, serverLog);
    });
  }

  private async becomesReady({ cluster, log }: PostmasterOptions): Promise<boolean> {
    const start = Date.now();
    let told = start;
    while (this.ended === undefined) {
      const state = readPostmasterFile(cluster);
      if (state?.ready && state.pid === this.child.pid) return true;
      if (Date.now() - told > 10_000) {
        told = Date.now();
        log(`Postgres is still starting after ${Math.round((told - start) / 1000)} seconds; after a crash it first recovers its data.`);
      }
      await sleep(10);
    }
    return false;
  }

  /** Calls back once if Postgres ends without a stop, even if it has already. */
  onExit(listener: (reason: string) => void): void {
    if (this.ended === undefined) this.listeners.push(listener);
    else if (!this.stopping) queueMicrotask(() => { listener(this.reason()); });
  }

  private reason(): string {
    const fatal = this.serverLog.lastFatal();
    return `it ended with ${this.ended ?? 'unknown result'}${fatal === undefined ? '' : ` (${fatal})`}, see ${this.serverLog.file}`;
  }

  /** Ends all connections, writes everything to disk and stops. Idempotent. */
  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async shutDown(): Promise<void> {
    if (this.ended === undefined) this.child.ref();
    const steps = [['SIGINT', 10_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const;
    for (const [signal, patienceMs] of steps) {
      if (this.ended !== undefined) return;
      this.child.kill(signal);
      const patience = new AbortController();
      await Promise.race([this.exit, sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
      patience.abort();
    }
  }
}

function isPortTaken(messages: string): boolean {
  return messages.includes('could not create any TCP/IP sockets');
}

function isHeldByPredecessor(messages: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(messages);
}

/** A port that is free at the moment; another process may take it first. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('A listening server has no port.'));
      });
    });
  });
}
