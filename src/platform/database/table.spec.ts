import { defineTable, meaningOfConstraint, type TableDefinition } from './table.js';

interface Row {
  id: string;
}

const define = (name: string, more: Partial<TableDefinition<Row>> = {}) => defineTable<Row>({ name, columns: { id: 'uuid' }, key: ['id'], ...more });

it('knows what a constraint means, and refuses the same name on two tables', () => {
  define('first_table', { violations: { shared_key: 'retry' } });
  expect(meaningOfConstraint('shared_key')).toEqual({ table: 'first_table', violation: 'retry' });
  expect(() => define('second_table', { violations: { shared_key: 'retry' } })).toThrow('shared_key of second_table has the name of one of first_table');
});

it('has to be told of a version whether it is one, and of none that there is not', () => {
  const versions = { columns: { id: 'uuid', version: 'integer' } } as Partial<TableDefinition<Row>>;
  expect(() => define('third_table', versions)).toThrow('third_table: a table says whether it is versioned');
  expect(() => define('third_table', { versioned: true })).toThrow('third_table: a table says whether it is versioned');
  expect([define('third_table', { ...versions, versioned: true }).versioned, define('third_table', { ...versions, versioned: false }).versioned, define('third_table').versioned]).toEqual([true, false, false]);
});
