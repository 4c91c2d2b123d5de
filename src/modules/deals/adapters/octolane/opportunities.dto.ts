import { ApiProperty } from '@nestjs/swagger';
import { type OpportunityRecord, publishOpportunity } from '../../../../contracts/opportunity-record.js';
import type { PublishedCustomValues } from '../../../../contracts/custom-values.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { Deleted } from '../../../../surfaces/octolane/deleted.dto.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { CUSTOM_VALUES } from '../../../../surfaces/octolane/interactions.dto.js';
import type { OpenedOpportunity as Opened } from '../../application/open-opportunity.js';
import type { StageSummary as SummaryView } from '../../ports/deal.queries.js';

const TEXT = { type: String, nullable: true } as const;
const ID = { type: String, format: 'uuid', nullable: true } as const;
const MOMENT = { type: 'integer', nullable: true } as const;

/** A contact of an opportunity besides the primary one. */
export class AdditionalContact {
  @ApiProperty({ description: 'Id of the contact, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id!: string;

  @ApiProperty({ description: 'First name.', ...TEXT, example: 'Jane' })
  contact_first_name!: string | null;

  @ApiProperty({ description: 'Last name.', ...TEXT, example: 'Doe' })
  contact_last_name!: string | null;

  @ApiProperty({ description: 'Email.', ...TEXT, example: 'jane@acme.example' })
  contact_email!: string | null;
}

/** An opportunity as this API and its events show it. Absent values are null. */
export class Opportunity implements OpportunityRecord {
  @ApiProperty({ description: 'Id of the opportunity, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74' })
  id!: string;

  @ApiProperty({ description: 'Its name.', example: 'Acme: 40 robots' })
  name!: string;

  @ApiProperty({ description: 'Id of its pipeline.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @ApiProperty({ description: 'Id of its stage.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id!: string;

  @ApiProperty({ description: "The stage's label.", example: 'Qualified' })
  stage_name!: string;

  @ApiProperty({ description: 'Id of its account.', ...ID, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  account_id!: string | null;

  @ApiProperty({ description: 'Id of its primary contact. Of the opportunities of a contact, the one that it got last shows in `/api/v1/deals`.', ...ID, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id!: string | null;

  @ApiProperty({ description: 'Its other contacts, in the order in which they were sent.', type: [AdditionalContact] })
  additional_contacts!: readonly AdditionalContact[];

  @ApiProperty({ description: CUSTOM_VALUES, type: 'object', additionalProperties: true, example: {} })
  custom_fields!: PublishedCustomValues;

  @ApiProperty({ description: "Its value in the organization's currency, with at most two decimals.", type: Number, nullable: true, example: 28000 })
  deal_size!: number | null;

  @ApiProperty({ description: 'When it is expected to close, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  close_date!: number | null;

  @ApiProperty({ description: 'When the next step is due, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  next_action_date!: number | null;

  @ApiProperty({ description: 'What is to be done next.', ...TEXT, example: 'Send the offer' })
  next_steps!: string | null;

  @ApiProperty({ description: 'Id of the user that owns it.', ...ID, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  owner_id!: string | null;

  @ApiProperty({ description: 'When it was created, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  created_at!: number;

  @ApiProperty({ description: 'When it last changed, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  updated_at!: number;
}

/** What was created for an opportunity. */
export class CreatedForOpportunity {
  @ApiProperty({ description: 'Whether its account was created, and not resolved.', example: true })
  account!: boolean;

  @ApiProperty({ description: 'Ids of the contacts that were created.', type: [String], example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  contacts!: string[];
}

/** An opportunity that was just created. */
export class OpenedOpportunity extends Opportunity {
  @ApiProperty({ description: 'What was created for it.', type: CreatedForOpportunity })
  created!: CreatedForOpportunity;
}

/** What stands in one stage. */
export class StageSummary {
  @ApiProperty({ description: 'Id of the stage, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id!: string;

  @ApiProperty({ description: "The stage's label.", example: 'Qualified' })
  stage_name!: string;

  @ApiProperty({ description: 'How many opportunities stand in it.', type: 'integer', example: 3 })
  count!: number;

  @ApiProperty({ description: 'The sum of their `deal_size`.', example: 84000 })
  deal_size!: number;
}

/** What stands in the stages of a pipeline. */
class OpportunitySummary {
  @ApiProperty({ description: 'The stages of the pipeline in their order, also those in which nothing stands.', type: [StageSummary] })
  stages!: StageSummary[];
}

export class OpportunityAnswer extends answerWith(Opportunity, 'Opportunity retrieved successfully') {}

export class OpportunityOpenedAnswer extends answerWith(OpenedOpportunity, 'Opportunity created successfully') {}

export class OpportunityDeletedAnswer extends answerWith(Deleted, 'Opportunity deleted successfully') {}

export class OpportunitiesProcessedAnswer extends answerWith(BulkResults, 'Opportunities processed successfully') {}

export class OpportunitySummaryAnswer extends answerWith(OpportunitySummary, 'Opportunities summarized successfully') {}

/** How an opportunity looks in this API. Its tag is also of what it shows of its stage and of its contacts. */
export const OPPORTUNITY_FORM = RecordForm.ofVersions('octolane-opportunity.1', publishOpportunity, ({ pipelineVersion, additionalContacts }) => [pipelineVersion, ...additionalContacts.map(({ version }) => version)]);

/** The answer's data for an opportunity that was just created, with the tag of the opportunity. */
export function showOpened({ opportunity, created }: Opened): OpenedOpportunity {
  return OPPORTUNITY_FORM.showWith(opportunity, { created: { account: created.account, contacts: [...created.contactIds] } });
}

/** The summary of a stage in this API's words. */
export function toSummary({ stageId, stageName, count, value }: SummaryView): StageSummary {
  return { stage_id: stageId, stage_name: stageName, count, deal_size: value };
}
