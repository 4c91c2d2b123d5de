import { Inject, Injectable, Optional } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { hash } from 'node:crypto';
import { clientOf } from '../../../../platform/http/request/client-address.js';
import { SecretBox } from '../../../../platform/secrets/secret-box.js';
import { type Flow, FLOW_SECONDS } from '../../domain/flow.js';
import { tooManySignIns } from '../../domain/openid.errors.js';
import { Flows } from '../../ports/flows.js';

const CONTEXT = 'openid sign-in';
/** The throttler of sign-ins: the number of its keys is bounded. */
const THROTTLER = 'sign_in';
const MINUTE_MS = 60_000;
/** Sign-ins that may begin from one address: an office has one, and each may cause a question to the provider. */
const MAX_BEGUN_A_MINUTE = 100;

/** Sealed into the cookie. The store of the rate limits knows which were used: one use each within their lifetime. */
@Injectable()
export class SealedFlows extends Flows {
  constructor(
    private readonly box: SecretBox,
    /** Null outside of a server, such as in a command, where nobody signs in. */
    @Optional() @Inject(ThrottlerStorage) private readonly windows: ThrottlerStorage | null,
  ) {
    super();
  }

  override seal(flow: Flow): string {
    return this.box.seal(JSON.stringify(flow), CONTEXT).toString('base64url');
  }

  override open(text: string): Flow | null {
    try {
      return JSON.parse(this.box.open(Buffer.from(text, 'base64url'), CONTEXT)) as Flow;
    } catch {
      return null;
    }
  }

  override async admit(address: string): Promise<void> {
    const { isBlocked, timeToBlockExpire: seconds } = await this.count(`openid:address:${clientOf(address)}`, MINUTE_MS, MAX_BEGUN_A_MINUTE);
    if (isBlocked) throw tooManySignIns(seconds);
  }

  override async use({ state }: Flow): Promise<boolean> {
    const { isBlocked } = await this.count(`openid:state:${hash('sha256', state, 'base64url')}`, FLOW_SECONDS * 1000, 1);
    return !isBlocked;
  }

  private count(key: string, ttl: number, limit: number) {
    if (!this.windows) throw new Error('Sign-ins are counted by a server alone');
    return this.windows.increment(key, ttl, limit, 0, THROTTLER);
  }
}
