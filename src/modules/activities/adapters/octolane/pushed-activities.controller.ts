import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { ListBody } from '../../../../surfaces/octolane/input.js';
import { PushActivity } from '../../application/push-activity.js';
import { ACTIVITY_FORM, ActivitiesProcessedAnswer, PushActivityBody, PushedActivityAnswer, toNewActivity } from './pushed-activities.dto.js';

/** `/v1/activities` (octolane.md, Pipelines, stages, fields, activities, bulk update). */
@ApiTags('Activities')
@Controller('v1/activities')
export class PushedActivitiesController {
  constructor(private readonly pushActivity: PushActivity) {}

  @Post()
  @RequireScope('write', {
    id: 'pushActivity',
    summary: 'Push an activity',
    description:
      'Writes down that something took place. It is joined to the contacts that its participants identify and to the accounts of its domains, as far as those exist, and is listed by `GET /api/v1/contacts/{id}/activities`. Two requests make two activities. Fires no event.',
    success: { status: 201, description: 'The activity as written.', type: PushedActivityAnswer, record: true },
    body: true,
    errors: [],
  })
  @ApiBody({ type: PushActivityBody, required: true })
  async push(@CurrentActor() actor: Actor, @Body() body: PushActivityBody): Promise<PushedActivityAnswer> {
    return answered('Activity created successfully', ACTIVITY_FORM.show(await this.pushActivity.execute(actor, toNewActivity(body))));
  }

  @Post('bulk')
  @RequireScope('write', {
    id: 'pushActivities',
    summary: 'Push many activities',
    description:
      'Writes 1 to 100 activities, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` doubles nothing.',
    success: { status: 201, description: 'At least one activity was written.', type: ActivitiesProcessedAnswer },
    body: true,
    errors: [],
  })
  @BulkBody(PushActivityBody)
  async bulk(@CurrentActor() actor: Actor, @ListBody(PushActivityBody) items: ListItem<PushActivityBody>[]): Promise<ActivitiesProcessedAnswer> {
    const outcomes = await this.pushActivity.executeMany(actor, items.map((item) => ('value' in item ? { value: toNewActivity(item.value) } : item)));
    return answeredBulk('Activities processed successfully', outcomes);
  }
}
