import { Injectable } from '@nestjs/common';
import { type Actor, type ActorRecord, recordOf } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { BY_KEYS, selectByKeys } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { selectValued } from '../../../../platform/database/valued-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Account } from '../../domain/account.js';
import { AccountRepository, type ConcealedAccount } from '../../ports/account.repository.js';
import { accountSearchTable, toSearchRow } from './account-search.table.js';
import { accountsTable, type AccountRow, IS_SHOWN, toDeletedRow, toRow, toState } from './account.table.js';

const BY_IDS = selectByKeys(accountsTable.columns, 'accounts', 'id', 'uuid', IS_SHOWN);
const BY_DOMAINS = selectByKeys(accountsTable.columns, 'accounts', 'domain', 'text', IS_SHOWN);
const VALUED = selectValued(accountsTable.columns.join(', '), 'accounts', IS_SHOWN, '$3');
const DELETED = `SELECT org_id, id, version, deleted_by FROM accounts WHERE NOT (${IS_SHOWN}) ORDER BY org_id, id LIMIT 1`;

const BY_DOMAIN = { name: 'domain', valueOf: ({ state }: Account): string => state.domain };

@Injectable()
export class PostgresAccountRepository extends AccountRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override async findMany(orgId: OrgId, ids: readonly string[]): Promise<(Account | null)[]> {
    const read = once(() => this.read('accounts_by_ids', BY_IDS, orgId, ids));
    const accounts = await Promise.all(ids.map((id) => this.units.find(accountsTable, [orgId, id], async () => (await read()).find(({ state }) => state.id === id) ?? null)));
    return accounts.map((account) => (account?.isDeleted ? null : account));
  }

  override async findByDomain(orgId: OrgId, domain: string): Promise<Account | null> {
    const [account] = await this.ofDomain(orgId, domain, () => this.read('accounts_by_domains', BY_DOMAINS, orgId, [domain]));
    return account ?? null;
  }

  override async prefetch(orgId: OrgId, domains: readonly string[]): Promise<void> {
    const read = once(() => this.read('accounts_by_domains', BY_DOMAINS, orgId, [...new Set(domains)]));
    await Promise.all(domains.map((domain) => this.ofDomain(orgId, domain, async () => (await read()).filter(({ state }) => state.domain === domain))));
  }

  override withValue(orgId: OrgId, propertyName: string, atMost: number): Promise<Account[]> {
    return this.units.list<Account>(accountsTable, {
      name: ['with value', orgId, propertyName, String(atMost)],
      load: () => this.read('accounts_with_value', VALUED, orgId, propertyName, atMost),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && Object.hasOwn(state.custom, propertyName),
    });
  }

  override save(actor: Actor, account: Account): void {
    const { orgId, id } = account.state;
    this.units.save(accountsTable, [orgId, id], account, (rows) => this.stage(rows, actor, account));
  }

  override conceal(actor: Actor, account: Account): void {
    const { orgId, id } = account.state;
    this.units.save(accountsTable, [orgId, id], account, (rows) => {
      const sequence = this.tell(rows, actor, account);
      rows.update(accountsTable, toDeletedRow(account.state, sequence, account.changedAt, recordOf(actor)), account.stored?.version ?? null);
      rows.delete(accountSearchTable, { org_id: orgId, id }, null);
    });
  }

  override async concealed(): Promise<ConcealedAccount | null> {
    const [row] = await this.database.query<{ org_id: OrgId; id: string; version: number; deleted_by: ActorRecord }>({ name: 'deleted_account', text: DELETED, values: [] });
    return row ? { id: row.id, version: row.version, deletedBy: { orgId: row.org_id, ...row.deleted_by } } : null;
  }

  override remove({ id, version, deletedBy: { orgId } }: ConcealedAccount): void {
    this.units.stage((rows) => rows.delete(accountsTable, { org_id: orgId, id }, version));
  }

  private ofDomain(orgId: OrgId, domain: string, load: () => Promise<Account[]>): Promise<Account[]> {
    return this.units.list<Account>(accountsTable, {
      name: ['of domain', orgId, domain],
      load,
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.domain === domain,
      by: { index: BY_DOMAIN, value: domain },
    });
  }

  private async read(name: string, text: string, orgId: OrgId, ...values: readonly unknown[]): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>({ settings: BY_KEYS, name, text, values: [orgId, ...values] });
    return rows.map((row) => Account.restore(toState(row)));
  }

  /** Stages its events; the number of the last one. */
  private tell(rows: StagedRows, actor: Actor, account: Account): number {
    const { state } = account;
    return this.outbox.stage(rows, actor, { recordType: 'account', recordId: state.id, contactId: null, sequence: state.sequence }, account.changedAt, account.events());
  }

  private stage(rows: StagedRows, actor: Actor, account: Account): void {
    if (!account.isChanged) return;
    const { state, stored } = account;
    if (account.isDeleted && !stored) return;
    const row = toRow(state, this.tell(rows, actor, account));
    if (!stored) {
      rows.insert(accountsTable, row);
      rows.insert(accountSearchTable, toSearchRow(state));
    } else if (account.isDeleted) {
      rows.expectUnchanged(accountsTable, { org_id: state.orgId, id: state.id }, stored.version);
      rows.delete(accountsTable, { org_id: state.orgId, id: state.id }, stored.version);
    } else {
      rows.update(accountsTable, row, stored.version);
      const search = toSearchRow(state);
      if (search.folded !== toSearchRow(stored).folded) rows.update(accountSearchTable, search, null);
    }
  }
}

/** Runs `read` at the first call, for all calls. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}
