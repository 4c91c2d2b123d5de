import type { OrgId } from '../../../kernel/ids.js';
import { millisecondsOf, type Timestamp } from '../../../kernel/timestamp.js';

/** How long a sign-in at the provider may take, in seconds. */
export const FLOW_SECONDS = 600;

/** A sign-in under way at a provider. It lies sealed in a cookie of the browser that began it. */
export interface Flow {
  readonly orgId: OrgId;
  readonly issuer: string;
  readonly clientId: string;
  readonly state: string;
  readonly nonce: string;
  /** The verifier of PKCE. */
  readonly verifier: string;
  readonly startedAt: Timestamp;
}

/** Whether the sign-in is one of this provider, and not too old. */
export function isCurrent(flow: Flow, provider: Pick<Flow, 'orgId' | 'issuer' | 'clientId'>, now: Timestamp): boolean {
  const age = millisecondsOf(now) - millisecondsOf(flow.startedAt);
  return flow.orgId === provider.orgId && flow.issuer === provider.issuer && flow.clientId === provider.clientId && age < FLOW_SECONDS * 1000;
}
