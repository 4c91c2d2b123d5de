import { type BulkItem, inBulk, inputsOf } from './bulk.js';
import { Failure } from './failure.js';
import type { UnitOfWork } from './unit-of-work.js';

/** What the units and attempts did, in order. */
let done: string[];
beforeEach(() => {
  done = [];
});

const units: UnitOfWork = {
  run: async (work) => {
    done.push('run');
    return work();
  },
  attempt: async (work) => {
    done.push('attempt');
    return work();
  },
};

const faults = { issues: [{ path: [1, 'email'], code: 'required', rule: 'is required' }] };
const refused = new Failure('not_found', 'contact_not_found', 'No such contact.');

it('gives the outcome of each item in its place: the record, a fault that it had before, or its refusal', async () => {
  const items: BulkItem<string>[] = [{ value: 'a' }, faults, { value: 'gone' }, { value: 'b' }];
  const outcomes = await inBulk(units, items, (input, index) => {
    done.push(`${input}${index}`);
    return input === 'gone' ? Promise.reject(refused) : Promise.resolve({ id: input, created: input === 'a', more: 1 });
  });
  expect(outcomes).toEqual([{ id: 'a', created: true }, expect.any(Failure), refused, { id: 'b', created: false }]);
  expect(outcomes[1]).toMatchObject({ kind: 'invalid', namesAsSent: true, issues: [{ path: ['email'], code: 'required', rule: 'is required' }] });
  expect(done).toEqual(['run', 'attempt', 'a0', 'attempt', 'gone2', 'attempt', 'b3']);
});

it.each(['unavailable', 'internal', 'unauthenticated'] as const)('fails as a whole by an error that is not of one item: %s', async (kind) => {
  const failure = new Failure(kind, 'x', 'X.');
  await expect(inBulk(units, [{ value: 1 }, { value: 2 }], (input) => (input === 1 ? Promise.resolve({ id: '1', created: true }) : Promise.reject(failure)))).rejects.toBe(failure);
});

it('fails as a whole by an error that is no refusal', async () => {
  await expect(inBulk(units, [{ value: 1 }], () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
});

it('has the inputs of the items without faults', () => {
  expect(inputsOf([{ value: 1 }, faults, { value: 2 }])).toEqual([1, 2]);
});
