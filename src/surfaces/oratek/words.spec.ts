import { Failure } from '../../kernel/failure.js';
import { wordedIssues, wordedMessage } from './words.js';

it('names a field of the domain in this spelling, and makes the sentence of the rule', () => {
  const failure = new Failure('invalid', 'key_invalid', 'plain', [{ path: ['overlapSeconds'], code: 'range', rule: 'must be a whole number' }, { path: ['tags', 3], code: 'blank', rule: 'must not be blank' }]);
  expect(wordedIssues(failure)).toEqual([
    { field: 'overlap_seconds', code: 'range', message: 'overlap_seconds must be a whole number.' },
    { field: 'tags.3', code: 'blank', message: 'tags.3 must not be blank.' },
  ]);
  expect(wordedMessage(failure)).toBe('overlap_seconds must be a whole number. tags.3 must not be blank.');
});

it('repeats a name as it was sent', () => {
  const failure = new Failure('invalid', 'validation', 'The body has 2 faults: see details.', [{ path: ['updatedSince'], code: 'unknown_field', rule: 'is no field' }], { namesAsSent: true });
  expect(wordedIssues(failure)).toEqual([{ field: 'updatedSince', code: 'unknown_field', message: 'updatedSince is no field.' }]);
  expect(wordedMessage(failure)).toBe('The body has 2 faults: see details.');
});

it('calls what has no name an item, as in a list of them', () => {
  expect(wordedIssues(new Failure('invalid', 'validation', '', [{ path: [], code: 'object', rule: 'must be an object' }]))).toEqual([{ field: '', code: 'object', message: 'The item must be an object.' }]);
});

it('says it of each entry where the rule is one of each', () => {
  const failure = new Failure('invalid', 'validation', '', [{ path: ['has'], code: 'one_of', rule: 'must be one of a, b', ofEach: true }]);
  expect(wordedIssues(failure)[0]?.message).toBe('Each of has must be one of a, b.');
});

it('has sentences of its own where fields, routes or limits are named', () => {
  const unnamed = new Failure('invalid', 'contact_unnamed', 'A contact needs a name.', [{ path: ['fullName'], code: 'required', sentence: 'A contact needs a name.' }]);
  expect(wordedIssues(unnamed)).toEqual([{ field: 'full_name', code: 'required', message: 'A contact needs a full_name or a company that is not blank.' }]);
  expect(wordedMessage(new Failure('not_found', 'route_not_found', 'x'))).toContain('/docs');
  expect(wordedMessage(new Failure('not_found', 'contact_not_found', 'Gone.'))).toBe('Gone.');
});

it.each([['text', 'q'], ['withTotal', 'total'], ['updatedSince', 'updated_since'], ['sort', 'sort'], ['tags', 'tag']])('tells of a list that is too broad by %s that %s is to be narrowed', (filter, parameter) => {
  const [issue] = wordedIssues(new Failure('invalid', 'list_too_broad', 'x', [{ path: [filter], code: 'too_broad', rule: 'x' }]));
  expect(issue?.field).toBe(parameter);
  expect(issue?.message).toMatch(new RegExp(`^This list takes too long with this ${parameter}: \\w.+\\.$`));
});
