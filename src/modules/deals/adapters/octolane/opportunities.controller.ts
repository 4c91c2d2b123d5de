import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { Failure } from '../../../../kernel/failure.js';
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
import { DeleteOpportunity } from '../../application/delete-opportunity.js';
import { OpenOpportunities } from '../../application/open-opportunities.js';
import { OpenOpportunity } from '../../application/open-opportunity.js';
import { UpdateOpportunities } from '../../application/update-opportunities.js';
import { UpdateOpportunity } from '../../application/update-opportunity.js';
import { dealNotFound, referenceUnknown } from '../../domain/deal.errors.js';
import { DealQueries } from '../../ports/deal.queries.js';
import { inEntry, OpportunityChangeEntry, toEntryChange } from './opportunity-change-entry.dto.js';
import { OpportunitiesProcessedAnswer, OpportunityAnswer, OpportunityDeletedAnswer, OpportunityOpenedAnswer, OpportunitySummaryAnswer, OPPORTUNITY_FORM, showOpened, toSummary } from './opportunities.dto.js';
import { atItsPlace, OpenOpportunityBody, OpportunitySummaryQuery, toChange, toNewOpportunity, UpdateOpportunityBody } from './opportunity-input.dto.js';

/** `/v1/opportunities` (octolane.md, Opportunities). */
@ApiTags('Opportunities')
@Controller('v1/opportunities')
export class OpportunitiesController {
  constructor(
    private readonly queries: DealQueries,
    private readonly openOpportunity: OpenOpportunity,
    private readonly openOpportunities: OpenOpportunities,
    private readonly updateOpportunity: UpdateOpportunity,
    private readonly updateOpportunities: UpdateOpportunities,
    private readonly deleteOpportunity: DeleteOpportunity,
  ) {}

  @Post()
  @RequireScope('write', {
    id: 'openOpportunity',
    summary: 'Create an opportunity',
    description:
      'Creates an opportunity, and creates or resolves its account and its contacts, all of it or nothing. Two equal requests make two opportunities: send an `Idempotency-Key` to be safe. Fires `opportunity.created`; a new contact fires `contact.created`, and one that existed `contact.updated` and `deal.stage_changed`, since the opportunity becomes what `/api/v1` shows as its deal.',
    success: { status: 201, description: 'The opportunity as created.', type: OpportunityOpenedAnswer, record: true },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: OpenOpportunityBody, required: true })
  async open(@CurrentActor() actor: Actor, @Body() body: OpenOpportunityBody): Promise<OpportunityOpenedAnswer> {
    try {
      return answered('Opportunity created successfully', showOpened(await this.openOpportunity.execute(actor, toNewOpportunity(body))), 201);
    } catch (error) {
      throw error instanceof Failure ? atItsPlace(error) : error;
    }
  }

  @Post('bulk')
  @RequireScope('write', {
    id: 'openOpportunities',
    summary: 'Create many opportunities',
    description:
      'Creates 1 to 100 opportunities, each as by itself; items with one domain or email get one account or contact. An item with a fault fails alone. The others are written whole or not at all.',
    success: { status: 201, description: 'At least one opportunity was created.', type: OpportunitiesProcessedAnswer },
    body: true,
    errors: [],
  })
  @BulkBody(OpenOpportunityBody)
  async bulk(@CurrentActor() actor: Actor, @ListBody(OpenOpportunityBody) items: ListItem<OpenOpportunityBody>[]): Promise<OpportunitiesProcessedAnswer> {
    const outcomes = await this.openOpportunities.execute(actor, items.map((item) => ('value' in item ? { value: toNewOpportunity(item.value) } : item)));
    return answeredBulk('Opportunities processed successfully', outcomes.map((outcome) => (outcome instanceof Failure ? atItsPlace(outcome) : outcome)));
  }

  @Get('summary')
  @RequireScope('read', {
    id: 'summarizeOpportunities',
    summary: 'Summarize opportunities',
    description: 'Counts the opportunities in each stage of a pipeline, and adds up their `deal_size`.',
    success: { status: 200, description: 'The stages with what stands in them.', type: OpportunitySummaryAnswer },
    errors: ['not_found'],
  })
  async summary(@CurrentActor() actor: Actor, @Query() { pipeline_id: pipelineId, stage_id: stageId, q }: OpportunitySummaryQuery): Promise<OpportunitySummaryAnswer> {
    const stages = await this.queries.summary(actor.orgId, { pipelineId, stageId: stageId ?? null, text: q ?? null });
    if (!stages) throw referenceUnknown(stageId === undefined ? 'pipelineId' : 'stageId');
    return answered('Opportunities summarized successfully', { stages: stages.map(toSummary) });
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getOpportunity',
    summary: 'Get an opportunity',
    description: 'Reads one opportunity.',
    success: { status: 200, description: 'The opportunity.', type: OpportunityAnswer, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<OpportunityAnswer> {
    const deal = await this.queries.find(actor.orgId, id);
    if (!deal) throw dealNotFound();
    return answered('Opportunity retrieved successfully', OPPORTUNITY_FORM.show(deal));
  }

  @Patch('bulk')
  @RequireScope('write', {
    id: 'updateOpportunities',
    summary: 'Update many opportunities',
    description: 'Changes 1 to 50 opportunities, each as `PATCH /v1/opportunities/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. Fires `opportunity.updated` once for each record that changes, and the events of the contacts whose deals they are or were.',
    success: { status: 200, description: 'What became of each entry.', type: BulkUpdateAnswer },
    body: true,
    errors: [],
  })
  @BulkUpdateBody(OpportunityChangeEntry)
  async updateMany(@CurrentActor() actor: Actor, @KeyedChangesBody(OpportunityChangeEntry) entries: KeyedChange<OpportunityChangeEntry>[]): Promise<BulkUpdateAnswer> {
    const outcomes = await this.updateOpportunities.execute(actor, changesOf(entries, OPPORTUNITY_FORM, toEntryChange));
    return answeredUpdates(entries, outcomes.map((outcome) => (outcome instanceof Failure ? inEntry(outcome) : outcome)));
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateOpportunity',
    summary: 'Update an opportunity',
    description: 'Changes the fields that are sent and leaves the others; `null` clears a field. A stage of another pipeline takes it there. Fires `opportunity.updated`, unless nothing changes, and the events of the contacts whose deal it is or was.',
    success: { status: 200, description: 'The opportunity as it now is.', type: OpportunityAnswer, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateOpportunityBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateOpportunityBody) change: RecordChange<UpdateOpportunityBody>, @Conditions() conditions: RequestConditions): Promise<OpportunityAnswer> {
    const deal = await this.updateOpportunity.execute(actor, { id, change: change.for(OPPORTUNITY_FORM, toChange), precondition: conditions.on(OPPORTUNITY_FORM) });
    return answered('Opportunity updated successfully', OPPORTUNITY_FORM.show(deal));
  }

  @Delete(':id')
  @RequireScope('write', {
    id: 'deleteOpportunity',
    summary: 'Delete an opportunity',
    description: 'Deletes an opportunity for good; its account and its contacts stay. Fires `opportunity.deleted`.',
    success: { status: 200, description: 'The opportunity is gone.', type: OpportunityDeletedAnswer },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<OpportunityDeletedAnswer> {
    await this.deleteOpportunity.execute(actor, { id, precondition: conditions.on(OPPORTUNITY_FORM) });
    return answered('Opportunity deleted successfully', { id });
  }
}
