import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_FIELDS } from '../../../../contracts/account-fields.js';
import { fieldNames } from '../../../../kernel/fields.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { publishedName } from '../../../../surfaces/octolane/names.js';
import { listQuery, searchBody } from '../../../../surfaces/octolane/search.dto.js';
import { listedAs, SearchPage } from '../../../../surfaces/octolane/search-page.js';
import { searchWords } from '../../../../surfaces/octolane/search-words.js';
import { ACCOUNT_FILTERS, type AccountFilterField, type AccountOrder } from '../../ports/account.search.js';
import { Account } from './accounts.dto.js';

const WORDS = searchWords<AccountFilterField, AccountOrder>('Account', {
  kinds: ACCOUNT_FILTERS,
  sorts: { updated_at: 'updatedAt', created_at: 'createdAt', name: 'name', domain: 'domain', id: 'id' },
  fields: ['id', ...fieldNames(ACCOUNT_FIELDS).map(publishedName), 'custom_fields', 'created_at', 'updated_at'],
});

/** The parameters of the list of accounts. */
export class AccountListQuery extends listQuery(WORDS) {}

/** A search for accounts. */
export class AccountSearchBody extends searchBody(WORDS) {}

/** An account on a page. */
export class ListedAccount extends listedAs(Account) {}

class Accounts extends SearchPage {
  @ApiProperty({ description: 'The accounts.', type: [ListedAccount] })
  accounts!: ListedAccount[];
}

/** The answer with a page of accounts. */
export class AccountsAnswer extends answerWith(Accounts, 'Accounts retrieved successfully') {}
