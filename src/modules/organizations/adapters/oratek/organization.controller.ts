import { Controller, Get, Patch } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { UpdateOrganization } from '../../application/update-organization.js';
import { OrganizationRepository } from '../../ports/organization.repository.js';
import { Organization, ORGANIZATION_FORM, toFields, UpdateOrganizationBody } from './organization.dto.js';

/** `/api/v1/settings/organization`: what holds for the whole organization. */
@ApiTags('Settings')
@Controller('api/v1/settings/organization')
export class OrganizationController {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly updateOrganization: UpdateOrganization,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'getOrganization',
    summary: 'Get the organization',
    description: 'Reads your organization: its name, time zone, currency and support address, its plan and quota.',
    success: { status: 200, description: 'The organization.', type: Organization, record: true },
    reads: true,
    errors: [],
  })
  async get(@CurrentActor() actor: Actor): Promise<Organization> {
    return ORGANIZATION_FORM.show(await this.organizations.view(actor.orgId));
  }

  @Patch()
  @RequireScope('admin', {
    id: 'updateOrganization',
    summary: 'Update the organization',
    description: 'Changes the fields that are sent and leaves the others. Plan and quota are changed by the operator of the server.',
    success: { status: 200, description: 'The organization as it now is.', type: Organization, record: true },
    body: true,
    errors: ['no_fields', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateOrganizationBody, required: true })
  async update(@CurrentActor() actor: Actor, @ChangedBody(UpdateOrganizationBody) change: RecordChange<UpdateOrganizationBody>, @Conditions() conditions: RequestConditions): Promise<Organization> {
    return ORGANIZATION_FORM.show(await this.updateOrganization.execute(actor, { change: change.for(ORGANIZATION_FORM, toFields), precondition: conditions.on(ORGANIZATION_FORM) }));
  }
}
