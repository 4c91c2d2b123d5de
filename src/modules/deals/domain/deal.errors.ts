import { Failure, type Issue } from '../../../kernel/failure.js';

/** No such deal in this organization, or an archived one. Another organization's deal answers the same. */
export function dealNotFound(): Failure {
  return new Failure('not_found', 'deal_not_found', 'Opportunity does not exist or has been deleted.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'deal_no_fields', 'The body names no field to change: send at least one.');
}

/** How many stages a refusal of an unknown one lists. */
const NAMED = 50;

/** A record that the input names, by its field. */
export type DealReference = 'pipelineId' | 'stageId' | 'stageName' | 'accountId' | 'contactId' | 'additionalContactIds' | 'ownerId' | 'ownerEmail';

const MEANT: Readonly<Record<DealReference, string>> = {
  pipelineId: 'pipeline',
  stageId: 'stage of the pipeline',
  stageName: 'stage of the pipeline',
  accountId: 'account',
  contactId: 'contact',
  additionalContactIds: 'contact',
  ownerId: 'user',
  ownerEmail: 'user',
};

/** The organization does not have what the field names (octolane.md, Opportunities: 404 with errors). */
export function referenceUnknown(field: DealReference, places: readonly number[] = []): Failure {
  const rule = `names no ${MEANT[field]} of your organization`;
  const paths = places.length === 0 ? [[field]] : places.map((place) => [field, place]);
  const issues: Issue[] = paths.map((path) => ({ path, code: 'unknown_reference', rule }));
  return new Failure('not_found', 'deal_reference_unknown', `There is no such ${MEANT[field]} in your organization.`, issues);
}

/** A disabled user stays the owner of what it owns, and gets nothing new. */
export function ownerInactive(field: 'ownerId' | 'ownerEmail'): Failure {
  const rule = 'names a user who was disabled: choose an active one';
  return new Failure('invalid', 'deal_owner_inactive', 'The owner was disabled: choose an active user.', [{ path: [field], code: 'inactive_user', rule }]);
}

/** The pipeline has no stage of that name: the refusal says which it has (octolane.md, Opportunities: 404 with errors). */
export function stageNameUnknown(labels: readonly string[]): Failure {
  const has = `${labels.slice(0, NAMED).join(', ')}${labels.length > NAMED ? ', …' : ''}`;
  const rule = `names no stage of the pipeline, which has: ${has || 'none'}`;
  return new Failure('not_found', 'deal_reference_unknown', 'There is no such stage of the pipeline.', [{ path: ['stageName'], code: 'unknown_reference', rule }]);
}

/** The pipeline has no stage at all, and none was named. */
export function pipelineWithoutStages(): Failure {
  const rule = 'names a pipeline without stages: add some first';
  return new Failure('not_found', 'deal_pipeline_empty', 'The pipeline has no stages.', [{ path: ['pipelineId'], code: 'no_stages', rule }]);
}

/** Two fields that name one record name different ones. */
export function referencesDiffer(field: DealReference, other: string): Failure {
  const rule = `and ${other} must name the same ${MEANT[field]}: send one of them`;
  return new Failure('invalid', 'deal_references_differ', 'Two fields name different records.', [{ path: [field], code: 'contradiction', rule }]);
}

/** A deal without a name whose account and contact give it none. */
export function dealUnnamed(): Failure {
  return new Failure('invalid', 'deal_unnamed', 'An opportunity needs a name, an account or a contact.', [{ path: ['name'], code: 'required', rule: 'is required where neither an account nor a contact is named' }]);
}
