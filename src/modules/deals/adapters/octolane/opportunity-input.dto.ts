import { DEAL_FIELDS } from '../../../../contracts/deal-fields.js';
import { Failure, type Issue } from '../../../../kernel/failure.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { DomainField } from '../../../../platform/input/domain-field.js';
import { CUSTOM_VALUES_LIMIT } from '../../../../contracts/custom-values.js';
import { CustomValuesField } from '../../../../platform/input/custom-values-field.js';
import { inDomainWords } from '../../../../platform/input/domain-words.js';
import { EmailField, EmailsField, IdField, TextField } from '../../../../platform/input/fields.js';
import { NestedField } from '../../../../platform/input/nested-fields.js';
import { MoneyField } from '../../../../platform/input/number-fields.js';
import { IdParam, SearchParam } from '../../../../platform/input/query-params.js';
import { IdsField } from '../../../../platform/input/reference-fields.js';
import type { ChecksItself } from '../../../../platform/input/shape.js';
import { valuesIn } from '../../../../surfaces/octolane/custom-values.js';
import { DateField } from '../../../../surfaces/octolane/input.js';
import type { NewOpportunity } from '../../application/open-opportunity.js';
import type { OpportunityChange } from '../../application/update-opportunity.js';

/** The most additional contacts of an opportunity (octolane.md, Opportunities). */
export const MAX_ADDITIONAL = 100;

/** The fields of an opportunity that a client may send, wherever they stand. */
export class OpportunityInput {
  @IdField({ description: 'Id of its stage.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id?: string | null;

  @TextField({ max: 255, description: "The stage's label, without regard to case; with `stage_id` it must be a label of that stage.", example: 'Qualified' })
  stage_name?: string | null;

  @MoneyField({ description: "Its value in the organization's currency, with at most two decimals.", example: 28000 })
  deal_size?: number | null;

  @DateField({ description: 'When it is expected to close.', example: 1770768000000 })
  close_date?: Timestamp | null;

  @DateField({ description: 'When the next step is due.', example: 1770768000000 })
  next_action_date?: Timestamp | null;

  @TextField({ ...DEAL_FIELDS.nextSteps.rules, description: 'What is to be done next; may have several lines.', example: 'Send the offer' })
  next_steps?: string | null;
}

/** The same, with custom values in an object of their own. */
class OpportunityWithValues extends OpportunityInput {
  @CustomValuesField({ description: `Values of custom fields of the pipeline, by the \`property_name\` of each: those that are not sent stay, \`null\` clears one. ${CUSTOM_VALUES_LIMIT}`, example: {} })
  custom_attributes?: Readonly<Record<string, unknown>>;
}

/** The fields of a new opportunity itself. */
export class NewOpportunityFields extends OpportunityWithValues {
  @TextField({ max: DEAL_FIELDS.name.rules.max, description: "Its name. Absent: the account's name, else its domain, else the contact's name.", example: 'Acme: 40 robots' })
  name?: string | null;
}

/** The records that a new opportunity is linked to: each is created or resolved. */
export class RelatedObjects {
  @DomainField({ description: "Domain of its account. Absent: the account of the first email's domain, except for free-mail providers.", example: 'acme.example' })
  account_domain?: string | null;

  @EmailField({ description: 'Email of its primary contact.', example: 'jane@acme.example' })
  primary_contact_email?: string | null;

  @EmailsField({ maxItems: MAX_ADDITIONAL, description: 'Emails of its other contacts.', example: ['joe@acme.example'] })
  additional_contact_emails?: string[];

  @EmailField({ description: 'Email of the user that owns it.', example: 'admin@demo.example', illustrates: true })
  owner_email?: string | null;

  @IdField({ description: 'Id of the user that owns it.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  owner_id?: string | null;
}

/** An opportunity to open (octolane.md, Opportunities). */
export class OpenOpportunityBody {
  @IdField({ description: 'Id of its pipeline.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70', required: true })
  pipeline_id!: string;

  @NestedField(() => NewOpportunityFields, { description: 'The opportunity itself.' })
  opportunity?: NewOpportunityFields;

  @NestedField(() => RelatedObjects, { description: 'The records that it is linked to.' })
  related_objects?: RelatedObjects;
}

/** A change of an opportunity: only the fields sent change, `null` clears. */
export class UpdateOpportunityBody extends OpportunityWithValues implements ChecksItself {
  @TextField({ ...DEAL_FIELDS.name.rules, description: 'Its name.', example: 'Acme: 40 robots' })
  name?: string;

  @IdField({ description: 'Id of its account.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  account_id?: string | null;

  @IdField({ description: 'Id of its primary contact.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id?: string | null;

  @IdsField({ maxItems: MAX_ADDITIONAL, description: 'Ids of its other contacts, which replace those before.', example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  additional_contact_ids?: string[];

  @IdField({ description: 'Id of the user that owns it.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  owner_id?: string | null;

  /** A stage cannot be cleared: an opportunity always has one. */
  faults(): Issue[] {
    return clearedStage(this);
  }
}

/** A fault for each field that would clear the stage. */
export function clearedStage(body: OpportunityInput): Issue[] {
  const cleared = (['stage_id', 'stage_name'] as const).filter((field) => body[field] === null);
  return cleared.map((field) => ({ path: [field], code: 'null', rule: 'cannot be cleared: send a stage, or leave it out' }));
}

/** The query of the summary. */
export class OpportunitySummaryQuery {
  @IdParam({ required: true, description: 'Id of the pipeline.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @IdParam({ description: 'Only this stage.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id?: string;

  @SearchParam({ max: 255, description: 'Only opportunities whose name contains this text.', example: 'robots' })
  q?: string;
}

/** The body in the domain's words. */
export function toNewOpportunity({ pipeline_id, opportunity, related_objects }: OpenOpportunityBody): NewOpportunity {
  const { custom_attributes: values, ...own } = opportunity ?? new NewOpportunityFields();
  const { dealSize, ...fields } = inDomainWords(own);
  return { pipelineId: pipeline_id, ...fields, ...(dealSize === undefined ? {} : { value: dealSize }), ...inDomainWords(related_objects ?? new RelatedObjects()), ...valuesIn(values, 'opportunity', 'custom_attributes'), source: 'api' };
}

/** The change in the domain's words. */
export function toChange({ custom_attributes: values, ...body }: UpdateOpportunityBody): OpportunityChange {
  const { dealSize, ...fields } = inDomainWords(body);
  return { ...fields, ...valuesIn(values, 'custom_attributes'), ...(dealSize === undefined ? {} : { value: dealSize }) };
}

const RELATED: ReadonlySet<string | number> = new Set(['accountDomain', 'primaryContactEmail', 'additionalContactEmails', 'ownerEmail', 'ownerId']);

/** The refusal of a body of `OpenOpportunityBody`, its fields at the places where that body has them. */
export function atItsPlace(refusal: Failure): Failure {
  if (refusal.namesAsSent) return refusal;
  const issues = refusal.issues.map((issue) => {
    const [field] = issue.path;
    const object = field === undefined || field === 'pipelineId' ? [] : [RELATED.has(field) ? 'relatedObjects' : 'opportunity'];
    return { ...issue, path: [...object, ...issue.path] };
  });
  return new Failure(refusal.kind, refusal.code, refusal.message, issues, { headers: refusal.headers, cause: refusal });
}
