import { ApiProperty } from '@nestjs/swagger';
import { type AccountRecord, publishAccount } from '../../../../contracts/account-record.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { Deleted } from '../../../../surfaces/octolane/deleted.dto.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { ShownInteractions } from '../../../../surfaces/octolane/interactions.dto.js';

const TEXT = { type: String, nullable: true } as const;
const NUMBER = { type: Number, nullable: true } as const;

/** An account as this API and its events show it. Absent values are null. */
export class Account extends ShownInteractions implements AccountRecord {
  @ApiProperty({ description: 'Id of the account, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  id!: string;

  @ApiProperty({ description: 'Its domain, normalised: in lower case and punycode, without scheme, port, path and `www.`.', example: 'acme.example' })
  domain!: string;

  @ApiProperty({ description: 'Name of the company.', ...TEXT, example: 'Acme' })
  name!: string | null;

  @ApiProperty({ description: 'Industry.', ...TEXT, example: 'Robotics' })
  industry!: string | null;

  @ApiProperty({ description: 'Address of its logo.', ...TEXT, example: 'https://acme.example/logo.png' })
  logo!: string | null;

  @ApiProperty({ description: 'LinkedIn page.', ...TEXT, example: 'https://www.linkedin.com/company/acme' })
  linkedin!: string | null;

  @ApiProperty({ description: 'Account on X.', ...TEXT, example: '@acme' })
  twitter!: string | null;

  @ApiProperty({ description: 'Followers on X.', ...NUMBER, example: 1200 })
  twitter_followers!: number | null;

  @ApiProperty({ description: 'What the company does.', ...TEXT, example: 'Robots for warehouses.' })
  description!: string | null;

  @ApiProperty({ description: 'Where it is.', ...TEXT, example: 'Salt Lake City, UT' })
  primary_location!: string | null;

  @ApiProperty({ description: 'How many people work there.', ...TEXT, example: '51-200' })
  employee_range!: string | null;

  @ApiProperty({ description: 'What sort of account it is.', ...TEXT, example: 'customer' })
  type!: string | null;

  @ApiProperty({ description: 'Estimated revenue of a year.', ...NUMBER, example: 12500000 })
  estimated_revenue!: number | null;

  @ApiProperty({ description: 'Funds raised in total.', ...NUMBER, example: 4000000.5 })
  total_fund_raised!: number | null;

  @ApiProperty({ description: 'Year in which it was founded.', type: 'integer', nullable: true, example: 2016 })
  founded!: number | null;

  @ApiProperty({ description: 'Tags.', type: [String], example: ['enterprise'] })
  tags!: readonly string[];
}

/** The answer with one account. */
export class AccountAnswer extends answerWith(Account, 'Account retrieved successfully') {}

/** The answer to the deletion of an account. */
export class AccountDeletedAnswer extends answerWith(Deleted, 'Account deleted successfully') {}

/** The answer to a bulk of accounts. */
export class AccountsProcessedAnswer extends answerWith(BulkResults, 'Accounts processed successfully') {}

/** How an account looks in this API. */
export const ACCOUNT_FORM = RecordForm.ofVersions('octolane-account.1', publishAccount);
