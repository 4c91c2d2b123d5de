import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { type ApiKeyRecord, publishApiKey } from '../../../../contracts/api-key-record.js';
import type { Scope } from '../../../../contracts/scopes.js';
import type { Actor } from '../../../../kernel/actor.js';
import { SessionScopes } from '../../../../platform/http/browser/current-person.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { CreateKey } from '../../application/create-key.js';
import { RevokeKey } from '../../application/revoke-key.js';
import { RotateKey } from '../../application/rotate-key.js';
import { apiKeyNotFound } from '../../domain/api-key.errors.js';
import type { IssuedKey } from '../../domain/api-key.js';
import { ApiKeyQueries } from '../../ports/api-key.queries.js';
import { ApiKey, ApiKeyListQuery, ApiKeyPage, CreateApiKeyBody, IssuedApiKey, RotateApiKeyBody, toListRequest, toRotation } from './api-keys.dto.js';

/** How a key looks in this API. Requests move its last-used time without changing the key, so a client that read it before such a request may still change it. */
const FORM = RecordForm.ofContent(publishApiKey, ['last_used_at']);

/** `/api/v1/settings/api-keys` (oratek.md, Authentication and Records of Settings). */
@ApiTags('Settings')
@Controller('api/v1/settings/api-keys')
export class ApiKeysController {
  constructor(
    private readonly queries: ApiKeyQueries,
    private readonly createKey: CreateKey,
    private readonly revokeKey: RevokeKey,
    private readonly rotateKey: RotateKey,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'listApiKeys',
    summary: 'List API keys',
    description: 'Lists the keys of your organization, newest first, those that are revoked or have expired too.',
    success: { status: 200, description: 'A page of keys.', type: ApiKeyPage },
    reads: true,
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: ApiKeyListQuery): Promise<{ data: ApiKeyRecord[] }> {
    return toPageBody(await this.queries.list(actor.orgId, toListRequest(query)), query, publishApiKey);
  }

  @Post()
  @RequireScope('admin', {
    id: 'createApiKey',
    summary: 'Create an API key',
    description: 'Issues a key. Its token is in this answer and never again: keep it.',
    success: { status: 201, description: 'The key as issued, with its token.', type: IssuedApiKey, record: true, location: '/api/v1/settings/api-keys/{id}', shownOnce: ['token'] },
    body: true,
    errors: [],
  })
  @ApiBody({ type: CreateApiKeyBody, required: true })
  async create(@CurrentActor() actor: Actor, @SessionScopes() grantable: readonly Scope[] | null, @Body() body: CreateApiKeyBody): Promise<IssuedApiKey> {
    const { name, scopes, expires_at = null } = body;
    return answer(await this.createKey.execute(actor, { name, scopes, expiresAt: expires_at, userId: null, grantable }));
  }

  @Get(':id')
  @RequireScope('admin', {
    id: 'getApiKey',
    summary: 'Get an API key',
    description: 'Reads one key; its token is not shown again. Its ETag does not move with `last_used_at`, so a 304 says nothing of that.',
    success: { status: 200, description: 'The key.', type: ApiKey, record: true },
    reads: true,
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<ApiKeyRecord> {
    const key = await this.queries.find(actor.orgId, id);
    if (!key) throw apiKeyNotFound();
    return FORM.show(key);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('admin', {
    id: 'revokeApiKey',
    summary: 'Revoke an API key',
    description:
      'Revokes a key for good; it stays in the list. Every server refuses its token within 100 ms. Revoking it again changes nothing and is no error. A key may revoke itself, even the last one with `admin`: the operator of the server can issue another with `oratek keys create`.',
    success: { status: 204, description: 'The key is revoked.' },
    errors: ['not_found', 'precondition_failed'],
  })
  async revoke(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<void> {
    await this.revokeKey.execute(actor, { id, precondition: conditions.on(FORM) });
  }

  @Post(':id/rotate')
  @RequireScope('admin', {
    id: 'rotateApiKey',
    summary: 'Rotate an API key',
    description:
      'Issues a key with the same name and scopes, whose token is in this answer and never again. The old key goes on for `overlap_seconds`, a day without a body, and never beyond its own expiry. A key that was revoked or has expired cannot be rotated: 422 on `id`.',
    success: { status: 201, description: 'The new key, with its token.', type: IssuedApiKey, record: true, location: '/api/v1/settings/api-keys/{id}', shownOnce: ['token'] },
    body: true,
    errors: ['not_found', 'precondition_failed'],
  })
  @ApiBody({ type: RotateApiKeyBody, required: false })
  async rotate(@CurrentActor() actor: Actor, @SessionScopes() grantable: readonly Scope[] | null, @RecordId() id: string, @Body() body: RotateApiKeyBody, @Conditions() conditions: RequestConditions): Promise<IssuedApiKey> {
    return answer((await this.rotateKey.execute(actor, { id, rotation: { ...toRotation(body), grantable }, precondition: conditions.on(FORM) })).issued);
  }
}

/** The answer: the new key with its token. */
function answer({ key, token }: IssuedKey): IssuedApiKey {
  return FORM.showWith(key, { token });
}
