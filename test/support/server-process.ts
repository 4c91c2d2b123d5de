import { type ChildProcess, spawn } from 'node:child_process';
import { ApiClient } from './api-client.js';
import { bareEnvironment } from './bare-environment.js';
import { eventually } from './eventually.js';

/** The first start initializes a database, and the machine may be busy. */
export const START_MS = 150_000;

/** An encryption key for tests only; without it, a server would store one in the working directory. */
export const TEST_KEY = Buffer.alloc(32, 'test').toString('base64');

/** The output of a process, and how it ended. */
export interface EndedProcess {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a server has said so far, and what follows from it. */
export class SaidByServer {
  stdout = '';
  stderr = '';

  get isReady(): boolean {
    return /Docs +http/.test(this.stdout);
  }

  get baseUrl(): string {
    return /API +(\S+)\/api\/v1/.exec(this.stdout)?.[1] ?? '';
  }

  get token(): string | null {
    return /\botk_[a-z0-9]{26}\b/.exec(this.stdout)?.[0] ?? null;
  }

  /** The address of its metrics, if it serves any. */
  get metricsUrl(): string {
    return /Metrics +(\S+)/.exec(this.stdout)?.[1] ?? '';
  }

  /** The lines that it has logged so far. */
  get log(): Record<string, unknown>[] {
    return this.stdout
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  client(token = this.token): ApiClient {
    return new ApiClient(this.baseUrl, token);
  }
}

/** The real server in a separate process, with only the given environment. */
export class ServerProcess extends SaidByServer {
  private static readonly all: ServerProcess[] = [];
  readonly ended: Promise<EndedProcess>;

  private constructor(readonly child: ChildProcess) {
    super();
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr })));
    ServerProcess.all.push(this);
  }

  static spawn(env: Readonly<Record<string, string>>): ServerProcess {
    const bare = { ...bareEnvironment(), PORT: '0', LOG_LEVEL: 'silent', ENCRYPTION_KEY: TEST_KEY };
    return new ServerProcess(spawn(process.execPath, ['dist/bin/main.js'], { env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Starts one and waits until it says that it is ready. */
  static async start(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const server = ServerProcess.spawn(env);
    await eventually(() => {
      if (server.child.exitCode === null && !server.isReady) throw new Error(`Not ready: ${server.stdout}${server.stderr}`);
    }, START_MS);
    if (server.child.exitCode !== null) throw new Error(`It ended: ${server.stdout}${server.stderr}`);
    return server;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<EndedProcess> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Ends those that a test left running. */
  static async killAll(): Promise<void> {
    for (const server of ServerProcess.all.splice(0)) if (server.isRunning) await server.end('SIGKILL');
  }
}
