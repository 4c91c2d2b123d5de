import { Module } from '@nestjs/common';
import { EventsController } from './adapters/oratek/events.controller.js';
import { PostgresFeedQueries } from './adapters/postgres/postgres-feed.queries.js';
import { PostgresFeedSignal } from './adapters/postgres/postgres-feed.signal.js';
import { FeedReads } from './application/feed-reads.js';
import { ReadFeed } from './application/read-feed.js';
import { FeedQueries } from './ports/feed.queries.js';
import { FeedSignal } from './ports/feed.signal.js';

@Module({
  controllers: [EventsController],
  providers: [ReadFeed, FeedReads, { provide: FeedQueries, useClass: PostgresFeedQueries }, { provide: FeedSignal, useClass: PostgresFeedSignal }],
})
export class EventsModule {}
