import { type Failure, type Issue, sentenceOf } from '../../kernel/failure.js';
import { publishedName } from './names.js';

/** A fault as this API reports it: the published field name, and a whole sentence. */
export interface WordedIssue {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * This API's sentences for failures whose plain sentence is not specific enough: they name fields, routes and limits of
 * this API. Keyed by the failure's code, which must belong to one plain sentence only, or another failure would get
 * this advice.
 */
export const SENTENCES = {
  contact_unnamed: 'A contact needs a full_name or a company that is not blank.',
  route_not_found: 'There is no such route: see /docs for those that exist.',
  payload_too_large: 'The body is larger than 1 MiB: send less at a time.',
  unsupported_media_type: 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.',
  subscription_overlap_runs: 'The secret before the present one is still in use: end that overlap first, or send overlap_seconds 0 to have only the new secret from now on.',
  subscription_set_by_server: 'secret is set by the server: leave it out, or send the present one; POST to rotate-secret of this subscription for a new one.',
  cursor_format: 'The cursor is not one of this API: take it from meta.next_cursor as it is, or leave it out for the first page.',
  cursor_mismatch: 'The cursor belongs to another list: keep the other parameters but limit as they were, or leave the cursor out.',
  feed_cursor_format: 'The cursor is not one of this API: take it from meta.next_cursor as it is, begin with cursor=0 for the oldest event, or leave it out to begin now.',
  feed_cursor_mismatch: "The cursor belongs to a list, or to another organization's events: begin with cursor=0 for the oldest event, or leave it out to begin now.",
} as const;

function ownSentence(code: string): string | undefined {
  return (SENTENCES as Readonly<Record<string, string>>)[code];
}

/** The parameters of a list for the domain's filters, where the names differ. */
const PARAMETERS: Readonly<Record<string, string>> = { text: 'q', stages: 'stage', tags: 'tag', withTotal: 'total' };

/** How to narrow a list that takes too long, by the parameter that makes it read the most. */
const ADVICE: Readonly<Record<string, string>> = {
  offset: 'read on with cursor instead, whose pages cost the same at any depth',
  q: 'give a longer or a rarer text',
  phone: 'give more digits',
  company: 'add another filter',
  has: 'add another filter, such as label, stage, tag or updated_since',
  missing: 'add another filter, such as label, stage, tag or updated_since',
  source: 'add another filter, such as label, stage, tag or updated_since',
  tag: 'add another tag, or another filter',
  sort: 'sort by created_at or updated_at, or add a filter',
  total: 'leave it out, or add a filter',
  updated_since: 'sort by updated_at, or give a later time',
  owner_id: 'add another filter',
  label: 'add another filter',
  stage: 'add another filter',
};

/** Every fault of the failure, in this API's words. */
export function wordedIssues(failure: Failure): WordedIssue[] {
  return failure.issues.map((issue) => worded(issue, failure));
}

/** Failures whose sentence only counts their faults, where there are several. */
const SEVERAL: ReadonlySet<string> = new Set(['input_refused', 'custom_values_refused']);

/** The failure in one sentence. */
export function wordedMessage(failure: Failure): string {
  const own = ownSentence(failure.code);
  if (own !== undefined) return own;
  if (SEVERAL.has(failure.code) && failure.issues.length > 1) return failure.message.replace(/\.$/, ': see details.');
  if (failure.issues.length === 0 || failure.namesAsSent) return failure.message;
  return wordedIssues(failure).map(({ message }) => message).join(' ');
}

function worded(issue: Issue, failure: Failure): WordedIssue {
  if (failure.code === 'list_too_broad') return tooBroad(issue);
  const field = issue.path.map((part) => (failure.namesAsSent ? String(part) : publishedName(String(part)))).join('.');
  return { field, code: issue.code, message: ownSentence(failure.code) ?? sentenceOf(issue, field === '' ? 'The item' : field) };
}

function tooBroad({ path: [filter = ''], code }: Issue): WordedIssue {
  const field = PARAMETERS[filter] ?? publishedName(String(filter));
  return { field, code, message: `This list takes too long with this ${field}: ${ADVICE[field] ?? 'add a filter'}.` };
}
