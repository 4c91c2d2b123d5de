import { Injectable } from '@nestjs/common';
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
/** Sign-ins that may begin from one address: an office has one, and each may cause a question to the provider. */
const MAX_BEGUN_A_MINUTE = 100;

/** Sealed into the cookie. The store of the rate limits knows which were used: one use each within their lifetime. */
@Injectable()
export class SealedFlows extends Flows {
  constructor(
    private readonly box: SecretBox,
    private readonly windows: ThrottlerStorage,
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
    const { isBlocked, timeToBlockExpire: seconds } = await this.windows.increment(`openid from ${clientOf(address)}`, 60_000, MAX_BEGUN_A_MINUTE, 0, THROTTLER);
    if (isBlocked) throw tooManySignIns(seconds);
  }

  override async use({ state }: Flow): Promise<boolean> {
    const { isBlocked } = await this.windows.increment(`openid ${hash('sha256', state, 'base64url')}`, FLOW_SECONDS * 1000, 1, 0, THROTTLER);
    return !isBlocked;
  }
}
