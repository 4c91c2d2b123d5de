import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { RecordSearch } from '../../ports/record-search.js';
import { FoundAnswer, publishFound, RecordSearchQuery } from './search.dto.js';

/** `/api/v1/search` (oratek.md, Extensions over the same records). */
@ApiTags('Search')
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly records: RecordSearch) {}

  @Get()
  @RequireScope('read', {
    id: 'searchRecords',
    summary: 'Search all records',
    description:
      'Finds contacts, accounts, deals and tasks by one text, at most 25, best first: what equals the text, then what begins with it, then what has a word that begins with it. Of a text that very many records contain, it finds the best of some. A search that cannot be answered within two seconds is refused.',
    success: { status: 200, description: 'The records that were found.', type: FoundAnswer },
    errors: ['validation'],
  })
  async search(@CurrentActor() actor: Actor, @Query() { q }: RecordSearchQuery): Promise<FoundAnswer> {
    return { data: (await this.records.find(actor.orgId, q)).map(publishFound) };
  }
}
