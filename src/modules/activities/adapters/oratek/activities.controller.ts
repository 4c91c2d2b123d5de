import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { Failure } from '../../../../kernel/failure.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { CursorQuery, pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { ActivityQueries } from '../../ports/activity.queries.js';
import { ActivityPage, publishActivity } from './activities.dto.js';

/** `/api/v1/contacts/{id}/activities`. */
@ApiTags('Contacts')
@Controller('api/v1/contacts/:id/activities')
export class ActivitiesController {
  constructor(private readonly queries: ActivityQueries) {}

  @Get()
  @RequireScope('read', {
    id: 'listContactActivities',
    summary: "List a contact's activities",
    description: 'What happened to the contact and to its tasks, newest first, with who did it: what the system records, and the activities that were pushed in through `POST /v1/activities`, whose `type` is in capitals.',
    success: { status: 200, description: 'A page of activities.', type: ActivityPage },
    errors: ['validation', 'not_found'],
  })
  async list(@CurrentActor() actor: Actor, @RecordId() id: string, @Query() query: CursorQuery): Promise<ActivityPage> {
    const page = await this.queries.ofContact(actor.orgId, id, pagingOf(query));
    if (!page) throw new Failure('not_found', 'contact_not_found', 'Contact does not exist or has been deleted.');
    return toPageBody(page, query, publishActivity);
  }
}
