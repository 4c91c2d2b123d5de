import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '../../../../platform/input/fields.js';
import { IdParam } from '../../../../platform/input/query-params.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { listQuery, searchBody } from '../../../../surfaces/octolane/search.dto.js';
import { listedAs, SearchPage } from '../../../../surfaces/octolane/search-page.js';
import { searchWords } from '../../../../surfaces/octolane/search-words.js';
import { DEAL_FILTERS, type DealFilterField, type DealOrder } from '../../ports/deal.search.js';
import { Opportunity } from './opportunities.dto.js';

const WORDS = searchWords<DealFilterField, DealOrder>('Opportunity', {
  kinds: DEAL_FILTERS,
  also: { amount: 'value' },
  sorts: { updated_at: 'updatedAt', created_at: 'createdAt', name: 'name', deal_size: 'value', close_date: 'closeDate', id: 'id' },
  fields: [
    'id', 'name', 'pipeline_id', 'stage_id', 'stage_name', 'account_id', 'contact_id', 'additional_contacts', 'custom_fields',
    'deal_size', 'close_date', 'next_action_date', 'next_steps', 'owner_id', 'created_at', 'updated_at',
  ],
});

/** The parameters of the list of opportunities. */
export class OpportunityListQuery extends listQuery(WORDS) {
  @IdParam({ required: true, description: 'Id of the pipeline.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @IdParam({ description: 'Only this stage.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id?: string;
}

/** A search for opportunities. */
export class OpportunitySearchBody extends searchBody(WORDS) {
  @IdField({ required: true, description: 'Id of the pipeline.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @IdField({ description: 'Only this stage.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id?: string | null;
}

/** An opportunity on a page. */
export class ListedOpportunity extends listedAs(Opportunity) {}

class Opportunities extends SearchPage {
  @ApiProperty({ description: 'The opportunities.', type: [ListedOpportunity] })
  opportunities!: ListedOpportunity[];
}

/** The answer with a page of opportunities. */
export class OpportunitiesAnswer extends answerWith(Opportunities, 'Opportunities retrieved successfully') {}
