import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { CursorQuery, pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { UserQueries } from '../../ports/user.queries.js';
import { publishUser, UserPage } from './users.dto.js';

/** `/api/v1/users` (oratek.md, Extensions over the same records). */
@ApiTags('Users')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly queries: UserQueries) {}

  @Get()
  @RequireScope('read', {
    id: 'listUsers',
    summary: 'List users',
    description: 'Lists the users of your organization, newest first. A contact, an opportunity or a task can have one as its owner.',
    success: { status: 200, description: 'A page of users.', type: UserPage },
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: CursorQuery): Promise<UserPage> {
    return toPageBody(await this.queries.list(actor.orgId, pagingOf(query)), query, publishUser);
  }
}
