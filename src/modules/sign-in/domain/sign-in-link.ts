import type { OrgId } from '../../../kernel/ids.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { hashToken, newToken } from './token.js';

/**
 * The purposes of one-time links. A new link replaces the one of its purpose, and whoever knows an address may have one mailed: so a link that was asked for by
 * mail, `forgotten`, is none that an admin made.
 */
export const LINK_PURPOSES = ['invitation', 'password_reset', 'sign_in', 'forgotten'] as const;

export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const HOUR_MS = 3_600_000;

/** How long a link works, in milliseconds. */
const LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * HOUR_MS, password_reset: 24 * HOUR_MS, sign_in: 24 * HOUR_MS, forgotten: 24 * HOUR_MS };

/** A one-time link as it is stored: without its token. */
export interface SignInLink {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly purpose: LinkPurpose;
  readonly tokenHash: string;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** A new link with its token, which is known only here. */
export function issueLink(user: { readonly orgId: OrgId; readonly id: string }, purpose: LinkPurpose, now: Timestamp): { readonly link: SignInLink; readonly token: string } {
  const token = newToken();
  const expiresAt = toTimestamp(new Date(Date.parse(now) + LIFETIME_MS[purpose]));
  return { link: { orgId: user.orgId, userId: user.id, purpose, tokenHash: hashToken(token), createdAt: now, expiresAt }, token };
}
