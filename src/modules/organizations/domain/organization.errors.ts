import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';

/** The organization with this slug or id does not exist. */
export function organizationNotFound(organization: string): Failure {
  return new Failure('not_found', 'organization_not_found', `There is no organization "${organization}": "oratek orgs list" shows those that exist.`);
}

/** The slug is taken. */
export function organizationExists(): Failure {
  return new Failure('conflict', 'organization_exists', 'An organization with this slug already exists: choose another slug.');
}

/** Names each wrong field. */
export function organizationInvalid(issues: readonly Issue[]): Failure {
  return new Failure('invalid', 'organization_invalid', issues.map((issue) => sentenceOf(issue, `The ${String(issue.path[0])}`)).join(' '), issues);
}

/** A change that names nothing to change. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'organization_no_fields', 'The body names no field to change: send at least one.');
}
