import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { toTimestamp } from '../../../../kernel/timestamp.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { CurrentWindow, type RateWindow } from '../../../../platform/http/admission/rate-window.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ApiKeysApi } from '../../../api-keys/api-keys.api.js';
import { UsageQueries } from '../../ports/usage.queries.js';
import { MAX_KEYS, UsageQuery, UsageReport, type UsageWindow } from './usage.dto.js';

/** `/api/v1/settings/usage`: requests by hour and key against the quota. */
@ApiTags('Settings')
@Controller('api/v1/settings/usage')
export class UsageController {
  constructor(
    private readonly queries: UsageQueries,
    private readonly keys: ApiKeysApi,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'getUsage',
    summary: 'Read the usage',
    description: 'Tells how many requests your organization has made in each of the last hours, through both APIs, and by which keys, with the limit as it is now. Each server writes its counts every few seconds; those of a server that crashes meanwhile are lost.',
    success: { status: 200, description: 'The usage.', type: UsageReport },
    reads: true,
    errors: ['validation'],
  })
  async get(@CurrentActor() { orgId }: Actor, @Query() { hours, key_id: keyId }: UsageQuery, @CurrentWindow() window: () => Promise<RateWindow>): Promise<UsageReport> {
    const usage = await this.queries.find(orgId, { hours, keyId: keyId ?? null, maxKeys: MAX_KEYS });
    const named = new Map((await this.keys.named(orgId, usage.keys.map((key) => key.keyId))).map((key) => [key.id, key]));
    return {
      window: published(await window()),
      hours: [...usage.hours],
      keys: usage.keys.map(({ keyId: id, requests, refused }) => ({ id, name: named.get(id)?.name ?? null, prefix: named.get(id)?.prefix ?? null, requests, refused })),
    };
  }
}

function published({ quota, remaining, resetsAt }: RateWindow): UsageWindow {
  return { quota, used: quota - remaining, remaining, resets_at: toTimestamp(new Date(resetsAt * 1000)) };
}
