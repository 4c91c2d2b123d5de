import type { FilterKind, FilterValue } from '../../kernel/filter.js';
import { fold } from '../../kernel/fold.js';
import { DATE_FORMS } from './input.js';
import { momentReader } from '../../kernel/moment-forms.js';
import { isBlank } from '../../kernel/text.js';
import { readText } from '../../kernel/text-rules.js';
import { type FieldIssue, fault, idIssues, textIssues, toId } from '../../platform/input/fields.js';

/** The most characters of a text that is sought. */
const MAX_TEXT = 1000;

const moment = momentReader(DATE_FORMS);

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** Reads one value for a field of this kind, or says what is wrong with it. */
export const FILTER_VALUES: Readonly<Record<FilterKind, (sent: unknown) => FilterValue | FieldIssue[]>> = {
  text: (sent) => readSought(sent, (text) => text),
  texts: (sent) => readSought(sent, (text) => text),
  foldedText: (sent) => readSought(sent, fold),
  // NaN replaces a number with more digits than a double holds.
  number: (sent) => (typeof sent === 'number' && Number.isFinite(sent) ? sent : fault('number', 'must be a number')),
  moment: (sent) => moment.read(sent) ?? fault('date_time', moment.rule),
  // The same form as with seconds, so that the order of texts is that of times.
  time: (sent) => (typeof sent === 'string' && TIME.test(sent) ? sent.padEnd(8, ':00') : fault('time', 'must be a time of the day, such as 14:30')),
  range: (sent) => moment.read(sent) ?? fault('date_time', moment.rule),
  flag: (sent) => (typeof sent === 'boolean' ? sent : fault('boolean', 'must be true or false')),
  id: readId,
  ids: readId,
};

function readId(sent: unknown): string | FieldIssue[] {
  const issues = idIssues(toId(sent));
  return issues.length > 0 ? issues : String(toId(sent));
}

/** A text of which something is left to compare: else it would be contained in every text. */
function readSought(sent: unknown, compared: (text: string) => string): string | FieldIssue[] {
  const rules = { max: MAX_TEXT, lines: true, notBlank: true };
  const text = readText(sent, rules);
  const issues = textIssues(text, rules);
  if (issues.length > 0) return issues;
  return isBlank(compared(String(text))) ? fault('blank', 'must have more than accents, without regard to which it is compared') : String(text);
}
