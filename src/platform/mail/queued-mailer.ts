import { emailKey } from '../../kernel/email.js';
import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { MemoryWindows } from '../rate-limit/memory-windows.js';
import type { Backlog } from './backlog.js';
import { type Mail, Mailer } from './mailer.js';

/** Hands one mail to the server. Throws `RefusedMail` if it is pointless to try again. */
export type Transport = (mail: Mail) => Promise<void>;

/** The server refuses the mail for good. */
export class RefusedMail extends Error {}

/** Milliseconds before each further try. */
const PAUSES = [1_000, 10_000, 60_000];

const HOUR_MS = 3_600_000;
/** Mails to one person in an hour, whoever causes them: an admin could invite somebody again and again. */
const MAX_TO_ONE_AN_HOUR = 10;
/** How many recipients are counted; the least recent is dropped first. */
const MAX_RECIPIENTS = 50_000;
/** How many mails may wait for another try; further ones are given up. */
const MAX_RETRIES_WAITING = 1_000;

/** Mails in the backlog, each tried a few times. One that waits for another try keeps no place there: a server that is down must not stop all other work. */
export class QueuedMailer extends Mailer {
  private readonly sent = new MemoryWindows({ maxKeys: { mail: MAX_RECIPIENTS } });
  private readonly retries = new Set<NodeJS.Timeout>();
  private isClosing = false;

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
    if (!this.transport) return;
    this.backlog.add('mail', async () => {
      if ((await this.sent.increment(emailKey(mail.to), HOUR_MS, MAX_TO_ONE_AN_HOUR, 0, 'mail')).isBlocked) throw new Error('it is dropped, since its recipient got too many within an hour');
      this.attempt(mail, 0);
    });
  }

  override sendAfterCommit(mail: Mail): void {
    this.units.afterCommit(() => this.send(mail));
  }

  /** What fails from now on is not tried again, nor is what waits for another try. */
  close(): void {
    this.isClosing = true;
    for (const timer of this.retries) clearTimeout(timer);
    this.retries.clear();
  }

  private attempt(mail: Mail, tries: number): void {
    const { transport } = this;
    if (!transport) return;
    this.backlog.add('mail', async () => {
      try {
        await transport(mail);
      } catch (error) {
        const pause = this.pauses[tries];
        if (pause === undefined || error instanceof RefusedMail || this.isClosing || this.retries.size >= MAX_RETRIES_WAITING) throw error;
        this.attemptLater(mail, tries + 1, pause);
      }
    });
  }

  private attemptLater(mail: Mail, tries: number, pause: number): void {
    const timer = setTimeout(() => {
      this.retries.delete(timer);
      this.attempt(mail, tries);
    }, pause).unref();
    this.retries.add(timer);
  }
}
