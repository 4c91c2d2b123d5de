import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import type { Backlog } from './backlog.js';
import { type Mail, Mailer } from './mailer.js';

/** Hands one mail to the server. Throws `RefusedMail` if it is pointless to try again. */
export type Transport = (mail: Mail) => Promise<void>;

/** The server refuses the mail for good. */
export class RefusedMail extends Error {}

/** Milliseconds before each further try. */
const PAUSES = [1_000, 10_000, 60_000];

/** Mails in the backlog, each tried a few times. */
export class QueuedMailer extends Mailer {
  private readonly closing = new AbortController();

  /** @param transport null where mail is not set up */
  constructor(
    private readonly transport: Transport | null,
    private readonly backlog: Backlog,
    private readonly units: Pick<PostgresUnitOfWork, 'afterCommit'>,
    private readonly pauses: readonly number[] = PAUSES,
  ) {
    super();
  }

  override get isOn(): boolean {
    return this.transport !== null;
  }

  override send(mail: Mail): void {
    const { transport } = this;
    if (transport) this.backlog.add('mail', () => this.deliver(transport, mail));
  }

  override sendAfterCommit(mail: Mail): void {
    this.units.afterCommit(() => this.send(mail));
  }

  /** Ends the pauses between tries: what has failed by now is not tried again. */
  close(): void {
    this.closing.abort();
  }

  private async deliver(transport: Transport, mail: Mail): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await transport(mail);
      } catch (error) {
        const pause = this.pauses[tries];
        if (pause === undefined || error instanceof RefusedMail || this.closing.signal.aborted) throw error;
        await this.pause(pause);
      }
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.closing.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
