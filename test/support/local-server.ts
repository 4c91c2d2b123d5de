import { readSettings } from '../../src/config/settings.js';
import { runServerProgram } from '../../src/app/server-program.js';
import { eventually } from './eventually.js';
import { type EndedProcess, SaidByServer, START_MS, TEST_KEY } from './server-process.js';

/**
 * The program of the server within this process, with only the given settings: a separate process takes more than a
 * second of CPU to start. Tests of signals and of the process's end need a ServerProcess.
 */
export class LocalServer extends SaidByServer {
  private static readonly all: LocalServer[] = [];
  readonly ended: Promise<EndedProcess>;
  private askToStop: () => void = () => undefined;
  private code: number | null = null;

  private constructor(env: Readonly<Record<string, string>>) {
    super();
    const given = { PORT: '0', LOG_LEVEL: 'silent', ENCRYPTION_KEY: TEST_KEY, ...env };
    const stopRequested = new Promise<void>((resolve) => (this.askToStop = resolve));
    const out = (text: string): void => void (this.stdout += text);
    const err = (text: string): void => void (this.stderr += text);
    this.ended = runServerProgram(() => readSettings(given), { out, err, log: { write: out } }, () => stopRequested).then((code) => {
      this.code = code;
      return { code, stdout: this.stdout, stderr: this.stderr };
    });
    LocalServer.all.push(this);
  }

  /** Runs a program that ends by itself. */
  static run(env: Readonly<Record<string, string>>): Promise<EndedProcess> {
    return new LocalServer(env).ended;
  }

  /** Starts one and waits until it says that it is ready. */
  static async start(env: Readonly<Record<string, string>>): Promise<LocalServer> {
    const server = new LocalServer(env);
    await eventually(() => {
      if (server.code === null && !server.isReady) throw new Error(`Not ready: ${server.stdout}${server.stderr}`);
    }, START_MS);
    if (server.code !== null) throw new Error(`It ended: ${server.stdout}${server.stderr}`);
    return server;
  }

  /** Stops it as a signal would. */
  requestStop(): void {
    this.askToStop();
  }

  /** Asks it to stop, and waits for the end. */
  stop(): Promise<EndedProcess> {
    this.requestStop();
    return this.ended;
  }

  /** Ends those that a test left running. */
  static async stopAll(): Promise<void> {
    await Promise.all(LocalServer.all.splice(0).map((server) => server.stop()));
  }
}
