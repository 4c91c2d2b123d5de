import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { untilEnd } from '../../../../platform/http/server/end-of-wait.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { Failure } from '../../../../kernel/failure.js';
import { Lifecycle } from '../../../../platform/telemetry/lifecycle.js';
import { ReadFeed } from '../../application/read-feed.js';
import { EventPage, FeedQuery, toBody, toWish } from './events.dto.js';

/** `/api/v1/events` (oratek.md, Extensions over the same records). */
@ApiTags('Events')
@Controller('api/v1/events')
export class EventsController {
  constructor(
    private readonly readFeed: ReadFeed,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listEvents',
    summary: 'Follow what happens',
    description:
      'Everything that happens to contacts, tasks and deals, deletions included, the oldest first. Keep `meta.next_cursor` and ask again with it: no event is ever added before a cursor that was given, so you miss nothing. An event is shown within 3 seconds, or as late as a write hangs. The events of a contact go with it, but for `contact.deleted`. At most 100 requests of your organization may wait at a time; one more is a 429.',
    success: { status: 200, description: 'Events, and where to go on.', type: EventPage },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: FeedQuery, @Req() request: FastifyRequest): Promise<EventPage> {
    const page = await untilEnd(request, this.lifecycle, (ended) => this.readFeed.execute(actor, toWish(query), ended));
    if (!page) throw tooManyWait();
    return toBody(page);
  }
}

function tooManyWait(): Failure {
  return new Failure('excessive', 'rate_limited', 'Too many requests of your organization wait for events: ask without wait, or let fewer wait at a time.', [], { headers: { 'retry-after': '1' } });
}
