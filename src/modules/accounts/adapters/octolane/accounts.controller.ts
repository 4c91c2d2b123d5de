import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import type { KeyedChange, ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { answeredUpdates, BulkUpdateAnswer, BulkUpdateBody, changesOf } from '../../../../surfaces/octolane/bulk-update.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { ChangedBody, KeyedChangesBody, ListBody } from '../../../../surfaces/octolane/input.js';
import { DeleteAccount } from '../../application/delete-account.js';
import { ResolveAccount } from '../../application/resolve-account.js';
import { ResolveAccounts } from '../../application/resolve-accounts.js';
import { UpdateAccount } from '../../application/update-account.js';
import { UpdateAccounts } from '../../application/update-accounts.js';
import { accountNotFound } from '../../domain/account.errors.js';
import { AccountQueries } from '../../ports/account.queries.js';
import { ResolveAccountBody, toChange, toResolve, UpdateAccountBody } from './account-input.dto.js';
import { ACCOUNT_FORM, AccountAnswer, AccountDeletedAnswer, AccountsProcessedAnswer } from './accounts.dto.js';

/** `/v1/accounts` (octolane.md, Accounts, contacts, notes). */
@ApiTags('Accounts')
@Controller('v1/accounts')
export class AccountsController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly resolveAccount: ResolveAccount,
    private readonly resolveAccounts: ResolveAccounts,
    private readonly updateAccount: UpdateAccount,
    private readonly updateAccounts: UpdateAccounts,
    private readonly deleteAccount: DeleteAccount,
  ) {}

  @Post()
  @RequireScope('write', {
    id: 'resolveAccount',
    summary: 'Create or resolve an account',
    description: 'Creates an account, unless the domain has one: that one is answered as it is. Fires `account.created` if it is new.',
    success: { status: 201, description: 'The account as created.', type: AccountAnswer, record: true, or: { status: 200, description: 'The account that the domain has.' } },
    body: true,
    errors: [],
  })
  @ApiBody({ type: ResolveAccountBody, required: true })
  async resolve(@CurrentActor() actor: Actor, @Body() body: ResolveAccountBody): Promise<AccountAnswer> {
    const { account, created } = await this.resolveAccount.execute(actor, toResolve(body));
    return answered(created ? 'Account created successfully' : 'Account already exists', ACCOUNT_FORM.show(account), created ? 201 : 200);
  }

  @Post('bulk')
  @RequireScope('write', {
    id: 'resolveAccounts',
    summary: 'Create or resolve many accounts',
    description:
      'Creates or resolves 1 to 100 accounts, each as by itself; items with one domain get one account. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing.',
    success: { status: 201, description: 'At least one account was created.', type: AccountsProcessedAnswer, or: { status: 200, description: 'None was created.' } },
    body: true,
    errors: [],
  })
  @BulkBody(ResolveAccountBody)
  async bulk(@CurrentActor() actor: Actor, @ListBody(ResolveAccountBody) items: ListItem<ResolveAccountBody>[]): Promise<AccountsProcessedAnswer> {
    const outcomes = await this.resolveAccounts.execute(actor, items.map((item) => ('value' in item ? { value: toResolve(item.value) } : item)));
    return answeredBulk('Accounts processed successfully', outcomes);
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getAccount',
    summary: 'Get an account',
    description: 'Reads one account.',
    success: { status: 200, description: 'The account.', type: AccountAnswer, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<AccountAnswer> {
    const account = await this.queries.find(actor.orgId, id);
    if (!account) throw accountNotFound();
    return answered('Account retrieved successfully', ACCOUNT_FORM.show(account));
  }

  @Patch('bulk')
  @RequireScope('write', {
    id: 'updateAccounts',
    summary: 'Update many accounts',
    description: 'Changes 1 to 50 accounts, each as `PATCH /v1/accounts/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. A domain that one entry gives up is free for the next request. Fires `account.updated` once for each record that changes.',
    success: { status: 200, description: 'What became of each entry.', type: BulkUpdateAnswer },
    body: true,
    errors: [],
  })
  @BulkUpdateBody(UpdateAccountBody)
  async updateMany(@CurrentActor() actor: Actor, @KeyedChangesBody(UpdateAccountBody) entries: KeyedChange<UpdateAccountBody>[]): Promise<BulkUpdateAnswer> {
    return answeredUpdates(entries, await this.updateAccounts.execute(actor, changesOf(entries, ACCOUNT_FORM, toChange)));
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateAccount',
    summary: 'Update an account',
    description: 'Changes the fields that are sent and leaves the others; `null` clears a field. Fires `account.updated`, unless nothing changes.',
    success: { status: 200, description: 'The account as it now is.', type: AccountAnswer, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateAccountBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateAccountBody) change: RecordChange<UpdateAccountBody>, @Conditions() conditions: RequestConditions): Promise<AccountAnswer> {
    const account = await this.updateAccount.execute(actor, { id, change: change.for(ACCOUNT_FORM, toChange), precondition: conditions.on(ACCOUNT_FORM) });
    return answered('Account updated successfully', ACCOUNT_FORM.show(account));
  }

  @Delete(':id')
  @RequireScope('write', {
    id: 'deleteAccount',
    summary: 'Delete an account',
    description: 'Deletes an account for good; its contacts and opportunities stay, without it, and fire that they changed. Of more than 1,000, those beyond show its id for some seconds more. Fires `account.deleted`.',
    success: { status: 200, description: 'The account is gone.', type: AccountDeletedAnswer },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<AccountDeletedAnswer> {
    await this.deleteAccount.execute(actor, { id, precondition: conditions.on(ACCOUNT_FORM) });
    return answered('Account deleted successfully', { id });
  }
}
