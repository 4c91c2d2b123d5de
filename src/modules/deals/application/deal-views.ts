import { Injectable } from '@nestjs/common';
import type { DealView } from '../../../contracts/opportunity-record.js';
import { ContactsOfDeals } from '../../contacts/contacts.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import type { Deal } from '../domain/deal.js';

/** Shows deals as the open unit has them, with what they show of their stage and of their additional contacts. */
@Injectable()
export class DealViews {
  constructor(
    private readonly pipelines: PipelinesApi,
    private readonly contacts: ContactsOfDeals,
  ) {}

  /** The unit runs again if the stage was added after it had read the pipelines. */
  async of({ state }: Deal): Promise<DealView> {
    const { stage, pipelineVersion } = await this.pipelines.stage(state.orgId, state.stageId);
    const found = state.additionalContactIds.length === 0 ? [] : await this.contacts.findMany(state.orgId, state.additionalContactIds);
    const additionalContacts = found.filter((contact) => contact !== null);
    return { ...state, stageName: stage.label, pipelineVersion, additionalContacts };
  }
}
