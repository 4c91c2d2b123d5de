import { Failure } from '../../kernel/failure.js';
import { successOf } from '../../platform/http/writes/success.js';
import { answeredBulk } from './bulk.js';
import { errorsOf } from './words.js';

const made = { id: 'm', created: true };
const known = { id: 'k', created: false };
const faulty = new Failure('invalid', 'input_refused', 'x', [{ path: ['related_objects', 'owner_id'], code: 'uuid', rule: 'must be a UUID' }], { namesAsSent: true });
const domain = new Failure('invalid', 'x', 'x', [{ path: ['jobTitle', 2], code: 'x', rule: 'is x' }]);
const gone = new Failure('not_found', 'contact_not_found', 'Contact does not exist or has been deleted.');

const statusOf = (body: unknown): number | undefined => successOf({ routeOptions: { config: {} } } as never, body).status;

it('tells of each item in its place, and how many there were of each sort', () => {
  const answer = answeredBulk('Done', [made, faulty, known, domain, gone]);
  expect(answer).toEqual({
    success: true,
    message: 'Done',
    data: {
      results: [
        { index: 0, status: 'created', id: 'm', errors: {} },
        { index: 1, status: 'error', id: null, errors: { 'related_objects.owner_id': 'Owner id must be a valid uuid' } },
        { index: 2, status: 'existing', id: 'k', errors: {} },
        { index: 3, status: 'error', id: null, errors: { 'job_title.2': 'Job title is x' } },
        { index: 4, status: 'error', id: null, errors: { '': 'Contact does not exist or has been deleted' } },
      ],
      created: 1,
      existing: 1,
      failed: 3,
    },
  });
});

it('is 201 if anything was created, else 200', () => {
  expect([statusOf(answeredBulk('Done', [known, made, gone])), statusOf(answeredBulk('Done', [known, gone]))]).toEqual([201, 200]);
});

it('is refused if every item is, the faults under their indices', () => {
  let refusal: Failure | undefined;
  try {
    answeredBulk('Done', [faulty, domain, gone]);
  } catch (error) {
    refusal = error as Failure;
  }
  expect(refusal).toMatchObject({ kind: 'invalid', code: 'bulk_refused' });
  expect(errorsOf(refusal as Failure)).toEqual({ '0.related_objects.owner_id': 'Owner id must be a valid uuid', '1.job_title.2': 'Job title is x', 2: 'Contact does not exist or has been deleted' });
});
