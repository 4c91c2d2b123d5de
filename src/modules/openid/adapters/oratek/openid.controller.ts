import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ConfigureOpenId } from '../../application/configure-openid.js';
import { OrganizationProviders } from '../../application/organization-providers.js';
import { OPENID_FORM, OpenIdSettings, SetOpenIdBody, toFields } from './openid.dto.js';

/** `/api/v1/settings/openid`: the identity provider of the organization. */
@ApiTags('Settings')
@Controller('api/v1/settings/openid')
export class OpenIdController {
  constructor(
    private readonly providers: OrganizationProviders,
    private readonly configureOpenId: ConfigureOpenId,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'getOpenId',
    summary: 'Get OpenID Connect',
    description: 'Reads how the people of your organization sign in by its identity provider. Without a provider, `issuer` is null, and `redirect_uri` is the address to register there first.',
    success: { status: 200, description: 'The settings.', type: OpenIdSettings, record: true },
    reads: true,
    errors: [],
  })
  async get(@CurrentActor() actor: Actor): Promise<OpenIdSettings> {
    return OPENID_FORM.show(await this.providers.view(actor.orgId));
  }

  @Put()
  @RequireScope('admin', {
    id: 'setOpenId',
    summary: 'Set OpenID Connect',
    description: 'Sets or replaces the identity provider of your organization. It vouches for the users of your organization alone: a person is known by issuer and subject, and at the first sign-in by a verified email address. The provider is asked when somebody signs in, so a mistake shows there: try it before you set `required`.',
    success: { status: 200, description: 'The settings as they now are.', type: OpenIdSettings, record: true },
    body: true,
    errors: ['precondition_failed'],
  })
  @ApiBody({ type: SetOpenIdBody, required: true })
  async set(@CurrentActor() actor: Actor, @Body() body: SetOpenIdBody, @Conditions() conditions: RequestConditions): Promise<OpenIdSettings> {
    return OPENID_FORM.show(await this.configureOpenId.execute(actor, { fields: toFields(body), clientSecret: body.client_secret ?? null, precondition: conditions.on(OPENID_FORM) }));
  }

  @Delete()
  @HttpCode(204)
  @RequireScope('admin', {
    id: 'removeOpenId',
    summary: 'Remove OpenID Connect',
    description: 'Takes the identity provider from your organization, and forgets who at it is which user: people sign in by password again. Without a provider it changes nothing.',
    success: { status: 204, description: 'There is none any more.' },
    errors: ['precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @Conditions() conditions: RequestConditions): Promise<void> {
    await this.configureOpenId.remove(actor, conditions.on(OPENID_FORM));
  }
}
