import { Failure, type Issue } from '../../kernel/failure.js';
import { errorsOf, isOfTheBody, messageOf } from './words.js';

const invalid = (issues: readonly Issue[], code = 'input_refused', namesAsSent = true): Failure => new Failure('invalid', code, 'plain', issues, { namesAsSent });

it('tells each field in one sentence: its last name, then the rule', () => {
  const failure = invalid([
    { path: ['pipeline_id'], code: 'uuid', rule: 'must be a UUID' },
    { path: [3, 'related_objects', 'account_domain'], code: 'required', rule: 'is required' },
    { path: ['tags', 0], code: 'max_length', rule: 'must have at most 64 characters, but has 70' },
    { path: [2], code: 'object', rule: 'must be an object' },
    { path: [], code: 'array', sentence: 'The body must be a list.' },
  ]);
  expect([messageOf(failure), errorsOf(failure)]).toEqual([
    'Validation error',
    {
      pipeline_id: 'Pipeline id must be a valid uuid',
      '3.related_objects.account_domain': 'Account domain is required',
      'tags.0': 'Tags must have at most 64 characters, but has 70',
      2: 'Item must be an object',
      '': 'The body must be a list',
    },
  ]);
});

it('tells a body that is wrong as a whole in its message', () => {
  const failure = invalid([{ path: [], code: 'array', sentence: 'The body must be a list.' }]);
  expect([messageOf(failure), isOfTheBody(failure)]).toEqual(['The body must be a list.', true]);
  expect(isOfTheBody(invalid([{ path: ['a'], code: 'x', rule: 'is x' }]))).toBe(false);
  expect(isOfTheBody(invalid([]))).toBe(false);
});

it('puts words of the domain into its own', () => {
  expect(errorsOf(invalid([{ path: ['company'], code: 'blank', rule: 'must not be blank' }, { path: ['value'], code: 'min', rule: 'must be at least 0' }, { path: ['jobTitle'], code: 'x', rule: 'is x' }], 'x', false))).toEqual({
    current_company: 'Current company must not be blank',
    deal_size: 'Deal size must be at least 0',
    job_title: 'Job title is x',
  });
});

it('tells the first of several faults of one field, and takes any name that a client sends', () => {
  const errors = errorsOf(invalid([{ path: ['__proto__'], code: 'a', rule: 'is a' }, { path: ['__proto__'], code: 'b', rule: 'is b' }]));
  expect(JSON.stringify(errors)).toBe('{"__proto__":"Proto is a"}');
});

it('has sentences of its own where its header, its limits or its cursors are named', () => {
  expect(messageOf(new Failure('unauthenticated', 'missing_api_key', 'x'))).toContain('x-api-key');
  expect(messageOf(new Failure('not_found', 'account_not_found', 'Gone.'))).toBe('Gone.');
  expect(errorsOf(new Failure('invalid', 'cursor_mismatch', 'x', [{ path: ['cursor'], code: 'mismatch', sentence: 'x' }]))).toEqual({ cursor: expect.stringMatching(/^Cursor belongs to another list/) });
});
