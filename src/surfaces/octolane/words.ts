import type { Failure, Issue } from '../../kernel/failure.js';
import { publishedName } from './names.js';

/** What this API says where input breaks a rule; `errors` has the rules. */
const INVALID = 'Validation error';

/** Sentences of this API for failures whose plain sentence names something of another, by the failure's code. */
const SENTENCES: Readonly<Record<string, string>> = {
  missing_api_key: 'There is no x-api-key header: send "x-api-key: <key>".',
  route_not_found: 'There is no such route: see /docs for those that exist.',
  payload_too_large: 'The body is larger than 1 MiB: send less at a time.',
  unsupported_media_type: 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.',
};

/** Rules that this API says in words of its own, by the issue's code. */
const RULES: Readonly<Record<string, string>> = {
  uuid: 'must be a valid uuid',
  cursor_format: 'is not one of this API: take it from next_cursor as it is, or leave it out for the first page',
  cursor_mismatch: 'belongs to another list: keep the other parameters as they were, or leave the cursor out',
};

/** The failure in one sentence. Faults of fields are told by `errorsOf` (octolane.md, Conventions: error). */
export function messageOf(failure: Failure): string {
  const [first] = failure.issues;
  if (first && 'sentence' in first && isOfTheBody(failure)) return first.sentence;
  if (failure.kind === 'invalid') return INVALID;
  return SENTENCES[failure.code] ?? failure.message;
}

/** Whether the body as a whole is wrong, such as one that is no list, so that no field can be named. */
export function isOfTheBody(failure: Failure): boolean {
  return failure.kind === 'invalid' && failure.issues.length > 0 && failure.issues.every(({ path }) => path.length === 0);
}

/** One sentence for each field with a fault, by its path: `{"3.related_objects.account_domain": "Account domain is required"}`. */
export function errorsOf(failure: Failure): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of failure.issues) {
    const path = issue.path.map((part) => (failure.namesAsSent || typeof part === 'number' ? String(part) : publishedName(part)));
    const key = path.join('.');
    // A client can send fields of any name, such as `__proto__`.
    if (!Object.hasOwn(errors, key)) Object.defineProperty(errors, key, { value: sentenceOf(issue, failure.code, path), enumerable: true });
  }
  return errors;
}

function sentenceOf(issue: Issue, code: string, path: readonly string[]): string {
  const rule = RULES[code] ?? RULES[issue.code];
  if (rule === undefined && 'sentence' in issue) return issue.sentence.replace(/\.$/, '');
  return `${subjectOf(path)} ${rule ?? ('rule' in issue ? issue.rule : '')}`;
}

/** The field's last name for people: `3.related_objects.account_domain` is "Account domain", `tags.0` is "Tags". */
function subjectOf(path: readonly string[]): string {
  const name = path.findLast((part) => !/^\d+$/.test(part)) ?? 'item';
  // A client can send fields of any name, such as `__proto__`.
  const spoken = name.replaceAll('_', ' ').trim() || name;
  return `${spoken.charAt(0).toUpperCase()}${spoken.slice(1)}`;
}
