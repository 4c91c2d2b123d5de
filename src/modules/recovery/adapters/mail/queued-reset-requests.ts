import { Inject, Injectable, Optional } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { hash } from 'node:crypto';
import type { Visit } from '../../../../contracts/visit.js';
import { emailKey } from '../../../../kernel/email.js';
import { Failure } from '../../../../kernel/failure.js';
import { clientOf } from '../../../../platform/http/request/client-address.js';
import { Backlog } from '../../../../platform/mail/backlog.js';
import { Mailer } from '../../../../platform/mail/mailer.js';
import { MailResetLinks } from '../../application/mail-reset-links.js';
import { ResetRequests } from '../../ports/reset-requests.js';

const HOUR_MS = 3_600_000;
/** Wishes from one address of the network in an hour: an office has one. */
const MAX_FROM_ADDRESS = 30;
/** Mails to one email in an hour: each makes the links of the one before useless, and nobody may fill another's mailbox. */
const MAX_TO_EMAIL = 3;
/** The throttler of sign-ins: the number of its keys is bounded. */
const THROTTLER = 'sign_in';

@Injectable()
export class QueuedResetRequests extends ResetRequests {
  constructor(
    private readonly mailer: Mailer,
    private readonly backlog: Backlog,
    private readonly mailResetLinks: MailResetLinks,
    /** Null outside of a server, which alone has pages. */
    @Optional() @Inject(ThrottlerStorage) private readonly windows: ThrottlerStorage | null,
  ) {
    super();
  }

  override get isOn(): boolean {
    return this.mailer.isOn;
  }

  override async accept({ requestId, client }: Visit, email: string): Promise<void> {
    const { isBlocked, timeToBlockExpire: seconds } = await this.count(`reset:address:${clientOf(client.address)}`, MAX_FROM_ADDRESS);
    if (isBlocked) throw new Failure('excessive', 'rate_limited', `Too many new passwords were asked for from your address: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, [], { headers: { 'retry-after': String(seconds) } });
    // Counted for every email, known or not.
    if ((await this.count(`reset:email:${hash('sha256', emailKey(email), 'base64url')}`, MAX_TO_EMAIL)).isBlocked) return;
    this.backlog.add('password_reset', () => this.mailResetLinks.execute({ requestId, client }, email));
  }

  private count(key: string, limit: number) {
    if (!this.windows) throw new Error('New passwords are asked for at a server alone');
    return this.windows.increment(key, HOUR_MS, limit, 0, THROTTLER);
  }
}
