import { ApiProperty } from '@nestjs/swagger';
import { RequiredSearchParam } from '../../../../platform/input/query-params.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { FOUND_TYPES, type FoundRecord, type FoundType, MAX_FOUND } from '../../ports/record-search.js';

const TYPES = nameEnum('FoundType', FOUND_TYPES, 'A sort of records that are searched together.');

/** The query of a search over all records. */
export class RecordSearchQuery {
  @RequiredSearchParam({ max: 255, description: 'The text to search: in names, companies, emails and phone digits of contacts, names and domains of accounts, names of deals, titles of tasks; without regard to case or accents.', example: 'tox lab' })
  q!: string;
}

/** A record that was found (oratek.md, Extensions over the same records). */
export class FoundItem {
  @ApiProperty({ description: 'What it is.', enum: TYPES, example: 'contact' })
  type!: FoundType;

  @ApiProperty({ description: 'Id of the record, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string;

  @ApiProperty({ description: "Its name: a contact's full name or company, an account's name or domain, a deal's name, a task's title.", example: 'Pinnacle Tox Lab' })
  title!: string;

  @ApiProperty({ description: "What tells it from others: a contact's company or email, an account's domain or industry, a deal's stage, a task's status.", type: String, nullable: true, example: 'info@pinnacle.example' })
  subtitle!: string | null;

  @ApiProperty({ description: 'Path of the record in the API that has it.', format: 'uri-reference', example: '/api/v1/contacts/019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  url!: string;
}

/** What a search over all records has found. */
export class FoundAnswer {
  @ApiProperty({ description: `The records, best first, at most ${MAX_FOUND}.`, type: [FoundItem] })
  data!: FoundItem[];
}

const COLLECTIONS: Readonly<Record<FoundType, string>> = { contact: '/api/v1/contacts', account: '/v1/accounts', deal: '/v1/opportunities', task: '/api/v1/tasks' };

/** The record as this API shows it. */
export function publishFound({ type, id, title, subtitle }: FoundRecord): FoundItem {
  return { type, id, title, subtitle, url: `${COLLECTIONS[type]}/${id}` };
}
