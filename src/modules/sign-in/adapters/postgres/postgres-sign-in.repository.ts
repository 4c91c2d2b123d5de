import { Injectable } from '@nestjs/common';
import type { AuditContent } from '../../../../contracts/audit-entries.js';
import { type Actor, type ClientOrigin, systemActor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { DeniedCalls } from '../../../../platform/audit/denied-calls.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedCommand } from '../../../../platform/database/staged-rows.js';
import { auditFailure, type AuditedUser } from '../../domain/sign-in.audit.js';
import { IDLE_MS, LIFETIME_MS, type ProvenUser, type SessionView } from '../../domain/session.js';
import type { SignInLink } from '../../domain/sign-in-link.js';
import { type Choice, type Credential, type LiveLink, type NewSession, type Proof, type ProvenNow, SignInRepository } from '../../ports/sign-in.repository.js';
import type { UserAccess } from '../../sign-in.api.js';
import { type SessionRow, sessionsTable } from './session.table.js';
import { type SignInChoiceRow, signInChoicesTable } from './sign-in-choice.table.js';
import type { SignInRow } from './sign-in.table.js';

/** How many sessions a user has at most; a further one ends the oldest. */
const MAX_SESSIONS = 50;

/** `s` is a session: whether it is live, by the database's clock. */
const IS_LIVE = `s.epoch = coalesce(i.epoch, 0) AND s.last_seen_at > now() - interval '${IDLE_MS} milliseconds' AND s.created_at > now() - interval '${LIFETIME_MS} milliseconds'`;
const WITH_EPOCH = 'sessions s LEFT JOIN sign_ins i ON i.org_id = s.org_id AND i.user_id = s.user_id';

type ListedRow = Pick<SessionRow, 'id' | 'method' | 'created_at' | 'last_seen_at' | 'address' | 'user_agent'>;

@Injectable()
export class PostgresSignInRepository extends SignInRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly log: AuditLog,
    private readonly noted: DeniedCalls,
  ) {
    super();
  }

  override async credentialsOf(users: readonly { readonly orgId: OrgId; readonly id: string }[]): Promise<Credential[]> {
    const text = `SELECT k.org_id, k.user_id, coalesce(i.epoch, 0) AS epoch, i.password_hash
      FROM unnest($1::uuid[], $2::uuid[]) AS k (org_id, user_id) LEFT JOIN sign_ins i ON i.org_id = k.org_id AND i.user_id = k.user_id`;
    const rows = await this.database.query<Pick<SignInRow, 'org_id' | 'user_id' | 'epoch' | 'password_hash'>>({ name: 'credentials', text, values: [users.map(({ orgId }) => orgId), users.map(({ id }) => id)] });
    return rows.map((row) => ({ orgId: row.org_id as OrgId, userId: row.user_id, epoch: row.epoch, passwordHash: row.password_hash }));
  }

  override async activeEpochs(users: readonly { readonly orgId: OrgId; readonly id: string }[]): Promise<ProvenUser[]> {
    const text = `SELECT u.org_id, u.id AS user_id, coalesce(i.epoch, 0) AS epoch
      FROM unnest($1::uuid[], $2::uuid[]) AS k (org_id, user_id)
      JOIN users u ON u.org_id = k.org_id AND u.id = k.user_id AND u.active
      LEFT JOIN sign_ins i ON i.org_id = k.org_id AND i.user_id = k.user_id`;
    const rows = await this.database.query<Pick<SignInRow, 'org_id' | 'user_id' | 'epoch'>>({ name: 'active_epochs', text, values: [users.map(({ orgId }) => orgId), users.map(({ id }) => id)] });
    return rows.map((row) => ({ orgId: row.org_id as OrgId, userId: row.user_id, epoch: row.epoch }));
  }

  override async accessOf(orgId: OrgId, userIds: readonly string[]): Promise<ReadonlyMap<string, UserAccess>> {
    if (userIds.length === 0) return new Map();
    const text = 'SELECT user_id, password_hash IS NOT NULL AS "hasPassword", last_sign_in_at FROM sign_ins WHERE org_id = $1 AND user_id = ANY ($2::uuid[])';
    const rows = await this.database.query<Pick<SignInRow, 'user_id' | 'last_sign_in_at'> & { hasPassword: boolean }>({ name: 'user_access', text, values: [orgId, userIds] });
    return new Map(rows.map((row) => [row.user_id, { hasPassword: row.hasPassword, lastSignInAt: row.last_sign_in_at === null ? null : fromDatabaseTime(row.last_sign_in_at) }]));
  }

  override async stillProven(proven: readonly ProvenUser[]): Promise<ProvenNow[]> {
    const text = `SELECT u.org_id, u.id, u.email, o.name, o.slug
      FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS k (org_id, user_id, epoch)
      JOIN users u ON u.org_id = k.org_id AND u.id = k.user_id AND u.active
      JOIN organizations o ON o.id = k.org_id
      LEFT JOIN sign_ins i ON i.org_id = k.org_id AND i.user_id = k.user_id
      WHERE coalesce(i.epoch, 0) = k.epoch`;
    const values = [proven.map(({ orgId }) => orgId), proven.map(({ userId }) => userId), proven.map(({ epoch }) => epoch)];
    const rows = await this.database.query<{ org_id: string; id: string; email: string; name: string; slug: string }>({ name: 'still_proven', text, values });
    return rows.map((row) => ({ orgId: row.org_id as OrgId, userId: row.id, email: row.email, organization: row.name, slug: row.slug }));
  }

  override begin(session: NewSession, { isNoted = false }: { readonly isNoted?: boolean } = {}): void {
    const { orgId, userId } = session;
    this.units.stage((rows) => {
      rows.insert(sessionsTable, toRow(session));
      // The new one is not seen by its own statement, so these are the others.
      rows.command({
        table: 'sessions',
        key: `${userId} beyond the most`,
        render: (bind) =>
          `DELETE FROM sessions WHERE org_id = ${bind(orgId)} AND id IN (SELECT s.id FROM sessions s WHERE s.org_id = ${bind(orgId)} AND s.user_id = ${bind(userId)} ORDER BY s.created_at DESC, s.id DESC OFFSET ${MAX_SESSIONS - 1})`,
      });
      if (isNoted) return;
      rows.command({
        table: 'sign_ins',
        key: userId,
        render: (bind) =>
          `INSERT INTO sign_ins AS i (org_id, user_id, epoch, last_sign_in_at) VALUES (${bind(orgId)}, ${bind(userId)}, 0, ${bind(session.createdAt)})` +
          ' ON CONFLICT (org_id, user_id) DO UPDATE SET last_sign_in_at = greatest(i.last_sign_in_at, excluded.last_sign_in_at)',
      });
    });
  }

  override async sessionsOf(orgId: OrgId, userId: string): Promise<SessionView[]> {
    const text = `SELECT s.id, s.method, s.created_at, s.last_seen_at, s.address, s.user_agent FROM ${WITH_EPOCH}
      WHERE s.org_id = $1 AND s.user_id = $2 AND ${IS_LIVE} ORDER BY s.created_at DESC, s.id DESC LIMIT ${MAX_SESSIONS}`;
    const rows = await this.database.query<ListedRow>({ name: 'sessions_of_user', text, values: [orgId, userId] });
    return rows.map((row) => ({ id: row.id, method: row.method, createdAt: fromDatabaseTime(row.created_at), lastSeenAt: fromDatabaseTime(row.last_seen_at), address: row.address, userAgent: row.user_agent }));
  }

  override async proofOfSession(orgId: OrgId, sessionId: string): Promise<Proof | null> {
    const text = `SELECT s.method, s.proven FROM ${WITH_EPOCH} WHERE s.org_id = $1 AND s.id = $2 AND ${IS_LIVE}`;
    const [row] = await this.database.query<Pick<SessionRow, 'method' | 'proven'>>({ name: 'session_proof', text, values: [orgId, sessionId] });
    return row ? { method: row.method, proven: row.proven } : null;
  }

  override end({ orgId, userId, id }: { readonly orgId: OrgId; readonly userId: string; readonly id: string }, otherwise: () => Error): void {
    this.command({
      table: 'sessions',
      key: id,
      render: (bind) => `DELETE FROM sessions WHERE org_id = ${bind(orgId)} AND id = ${bind(id)} AND user_id = ${bind(userId)}`,
      expects: { rows: 1, of: 'session_to_end', otherwise },
    });
  }

  override endByToken(tokenHash: string): void {
    this.command({ table: 'sessions', key: tokenHash, render: (bind) => `DELETE FROM sessions WHERE token_hash = ${bind(`\\x${tokenHash}`)}` });
  }

  override endAll(orgId: OrgId, userId: string): void {
    this.endSessionsOf(orgId, userId);
    this.command({ table: 'sign_in_links', key: userId, render: (bind) => `DELETE FROM sign_in_links WHERE org_id = ${bind(orgId)} AND user_id = ${bind(userId)}` });
    this.command({
      table: 'sign_ins',
      key: userId,
      render: (bind) => `INSERT INTO sign_ins AS i (org_id, user_id, epoch) VALUES (${bind(orgId)}, ${bind(userId)}, 1) ON CONFLICT (org_id, user_id) DO UPDATE SET epoch = i.epoch + 1`,
    });
  }

  override setPassword({ orgId, userId, epoch }: Credential, passwordHash: string, at: Timestamp, { usedLink = null }: { readonly usedLink?: string | null } = {}): number {
    this.endSessionsOf(orgId, userId);
    this.command({
      table: 'sign_in_links',
      key: userId,
      render: (bind) =>
        `DELETE FROM sign_in_links WHERE org_id = ${bind(orgId)} AND user_id = ${bind(userId)}${usedLink === null ? '' : ` AND token_hash <> ${bind(`\\x${usedLink}`)}`}`,
    });
    this.command({
      table: 'sign_ins',
      key: userId,
      render: (bind) =>
        `INSERT INTO sign_ins AS i (org_id, user_id, epoch, password_hash, password_changed_at, last_sign_in_at) VALUES (${bind(orgId)}, ${bind(userId)}, ${bind(epoch + 1)}, ${bind(passwordHash)}, ${bind(at)}, ${bind(at)})` +
        ' ON CONFLICT (org_id, user_id) DO UPDATE SET epoch = excluded.epoch, password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at, last_sign_in_at = excluded.last_sign_in_at' +
        ' WHERE i.epoch = excluded.epoch - 1',
      expects: { rows: 1, of: 'sign_ins' },
    });
    return epoch + 1;
  }

  override rehash({ orgId, userId, passwordHash: before }: Credential, passwordHash: string): void {
    this.command({
      table: 'sign_ins',
      key: userId,
      render: (bind) => `UPDATE sign_ins SET password_hash = ${bind(passwordHash)} WHERE org_id = ${bind(orgId)} AND user_id = ${bind(userId)} AND password_hash = ${bind(before)}`,
    });
  }

  override putLink({ orgId, userId, purpose, tokenHash, createdAt, expiresAt }: SignInLink): void {
    this.command({
      table: 'sign_in_links',
      key: `${userId} ${purpose}`,
      render: (bind) =>
        `INSERT INTO sign_in_links (org_id, user_id, purpose, token_hash, created_at, expires_at) VALUES (${bind(orgId)}, ${bind(userId)}, ${bind(purpose)}, ${bind(`\\x${tokenHash}`)}, ${bind(createdAt)}, ${bind(expiresAt)})` +
        ' ON CONFLICT (org_id, user_id, purpose) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at',
    });
  }

  override async findLink(tokenHash: string, now: Timestamp): Promise<LiveLink | null> {
    const text = `SELECT l.org_id, l.user_id, l.purpose, u.email, coalesce(u.name, '') AS user_name, o.name, o.slug
      FROM sign_in_links l
      JOIN users u ON u.org_id = l.org_id AND u.id = l.user_id AND u.active
      JOIN organizations o ON o.id = l.org_id
      WHERE l.token_hash = $1 AND l.expires_at > $2::timestamptz`;
    interface Found extends Pick<LiveLink, 'purpose' | 'email' | 'slug'> {
      readonly org_id: string;
      readonly user_id: string;
      readonly user_name: string;
      readonly name: string;
    }
    const [row] = await this.database.query<Found & Record<string, unknown>>({ name: 'link_by_hash', text, values: [`\\x${tokenHash}`, now] });
    return row ? { orgId: row.org_id as OrgId, userId: row.user_id, purpose: row.purpose, email: row.email, name: row.user_name, organization: row.name, slug: row.slug } : null;
  }

  override useLink({ orgId, userId, purpose }: LiveLink, tokenHash: string, now: Timestamp, otherwise: () => Error): void {
    this.command({
      table: 'sign_in_links',
      key: `${userId} used`,
      render: (bind) =>
        `DELETE FROM sign_in_links WHERE org_id = ${bind(orgId)} AND user_id = ${bind(userId)} AND purpose = ${bind(purpose)} AND token_hash = ${bind(`\\x${tokenHash}`)} AND expires_at > ${bind(now)}::timestamptz`,
      expects: { rows: 1, of: 'sign_in_link', otherwise },
    });
  }

  override addChoice({ tokenHash, method, proven, expiresAt }: Choice): void {
    this.units.stage((rows) => rows.insert(signInChoicesTable, { token_hash: `\\x${tokenHash}`, method, proven, expires_at: expiresAt }));
  }

  override async findChoice(tokenHash: string, now: Timestamp): Promise<Choice | null> {
    const text = 'SELECT method, proven, expires_at FROM sign_in_choices WHERE token_hash = $1 AND expires_at > $2::timestamptz';
    const [row] = await this.database.query<Pick<SignInChoiceRow, 'method' | 'proven' | 'expires_at'>>({ name: 'choice_by_hash', text, values: [`\\x${tokenHash}`, now] });
    return row ? { tokenHash, method: row.method, proven: row.proven, expiresAt: fromDatabaseTime(row.expires_at) } : null;
  }

  override useChoice(tokenHash: string, otherwise: () => Error): void {
    this.command({
      table: 'sign_in_choices',
      key: tokenHash,
      render: (bind) => `DELETE FROM sign_in_choices WHERE token_hash = ${bind(`\\x${tokenHash}`)}`,
      expects: { rows: 1, of: 'sign_in_choice', otherwise },
    });
  }

  override audit(actor: Actor, ...contents: readonly AuditContent[]): void {
    this.units.stage((rows) => this.log.stage(rows, actor, contents));
  }

  override noteFailure(user: AuditedUser & { readonly orgId: OrgId }, requestId: string, client: ClientOrigin): void {
    // Nobody has proven to be this user.
    this.noted.noteEntry(user.id, { ...systemActor(user.orgId, 'sign-in'), requestId, client }, auditFailure(user));
  }

  private endSessionsOf(orgId: OrgId, userId: string): void {
    this.command({ table: 'sessions', key: `${userId} all`, render: (bind) => `DELETE FROM sessions WHERE org_id = ${bind(orgId)} AND user_id = ${bind(userId)}` });
  }

  private command(command: StagedCommand): void {
    this.units.stage((rows) => rows.command(command));
  }
}

function toRow({ orgId, id, userId, tokenHash, epoch, method, proven, createdAt, lastSeenAt, address, userAgent }: NewSession): SessionRow {
  return { org_id: orgId, id, user_id: userId, token_hash: `\\x${tokenHash}`, epoch, method, proven, created_at: createdAt, last_seen_at: lastSeenAt, address, user_agent: userAgent };
}
