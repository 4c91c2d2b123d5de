import { StagedRows, StagingError } from './staged-rows.js';
import { renderStatement } from './statement.js';
import { defineTable } from './table.js';

const parents = defineTable<{ org_id: string; id: string; version: number; name: string | null }>({
  name: 'parents',
  columns: { org_id: 'uuid', id: 'uuid', version: 'integer', name: { type: 'text', nullable: true } },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'name']],
});
const children = defineTable<{ org_id: string; id: string; parent_id: string | null }>({
  name: 'children',
  columns: { org_id: 'uuid', id: 'uuid', parent_id: { type: 'uuid', nullable: true } },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'parent_id'], table: 'parents' }],
});

const parent = (id: string, version: number, name: string | null = null) => ({ org_id: 'o', id, version, name });

function staged(stage: (rows: StagedRows) => void) {
  const rows = new StagedRows();
  stage(rows);
  return rows.tables().flatMap(({ table, rows: list }) => list.map((row) => ({ table: table.name, ...row })));
}

describe('law 1: one row, one write', () => {
  it('merges two updates into the last state under the first version', () => {
    const writes = staged((rows) => {
      rows.update(parents, parent('1', 2, 'a'), 1);
      rows.update(parents, parent('1', 3, 'b'), 2);
    });
    expect(writes).toEqual([{ table: 'parents', op: 'update', row: parent('1', 3, 'b'), expectedVersion: 1 }]);
  });

  it('merges an update into the insert before it', () => {
    const writes = staged((rows) => {
      rows.insert(parents, parent('1', 1, 'a'));
      rows.update(parents, parent('1', 2, 'b'), 1);
    });
    expect(writes).toEqual([{ table: 'parents', op: 'insert', row: parent('1', 2, 'b'), onConflict: 'error' }]);
  });

  it('turns an update and a delete into the delete under the first version', () => {
    const writes = staged((rows) => {
      rows.update(parents, parent('1', 2, 'a'), 1);
      rows.delete(parents, { org_id: 'o', id: '1' }, 2);
    });
    expect(writes).toEqual([{ table: 'parents', op: 'delete', row: { org_id: 'o', id: '1' }, expectedVersion: 1 }]);
  });

  it('writes nothing for a row that is inserted and deleted', () => {
    const rows = new StagedRows();
    rows.insert(parents, parent('1', 1));
    rows.delete(parents, { org_id: 'o', id: '1' }, 1);
    expect(rows.empty).toBe(true);
    expect(renderStatement(rows)).toBeNull();
  });

  it('refuses what cannot be merged', () => {
    expect(() => staged((rows) => { rows.delete(parents, parent('1', 1), 1); rows.update(parents, parent('1', 2), 1); })).toThrow(StagingError);
    expect(() => staged((rows) => { rows.insert(parents, parent('1', 1)); rows.insert(parents, parent('1', 1)); })).toThrow(StagingError);
    expect(() => staged((rows) => { rows.delete(parents, parent('1', 1), 1); rows.insert(parents, parent('1', 1)); })).toThrow(StagingError);
  });
});

describe('law 4: what depends on the order inside a statement is refused', () => {
  it('refuses a child of a row that is deleted', () => {
    expect(() => staged((rows) => { rows.delete(parents, parent('1', 1), 1); rows.insert(children, { org_id: 'o', id: 'c', parent_id: '1' }); })).toThrow(StagingError);
  });

  it('lets a child of another row, or of none, pass', () => {
    const writes = staged((rows) => {
      rows.delete(parents, parent('1', 1), 1);
      rows.insert(children, { org_id: 'o', id: 'c', parent_id: '2' });
      rows.insert(children, { org_id: 'o', id: 'd', parent_id: null });
    });
    expect(writes).toHaveLength(3);
  });

  it('refuses a unique key that passes from a deleted row to another', () => {
    expect(() => staged((rows) => { rows.delete(parents, parent('1', 1, 'name'), 1); rows.insert(parents, parent('2', 1, 'name')); })).toThrow(StagingError);
  });
});

it('law 6: stages in one order, whatever the order in which it was asked', () => {
  const one = staged((rows) => { for (const id of ['b', 'a', 'c']) rows.update(parents, parent(id, 2), 1); });
  expect(one.map(({ row }) => row['id'])).toEqual(['a', 'b', 'c']);
  const rows = new StagedRows();
  for (const order of ['t b', 't a']) rows.command({ order, render: () => order });
  expect(rows.commands().map(({ order }) => order)).toEqual(['t a', 't b']);
});

describe('the statement', () => {
  it('law 2: counts every update and delete in the main SELECT', () => {
    const rows = new StagedRows();
    rows.update(parents, parent('1', 2), 1);
    rows.insert(children, { org_id: 'o', id: 'c', parent_id: null });
    const text = renderStatement(rows)?.text ?? '';
    const main = text.slice(text.lastIndexOf(') SELECT'));
    expect(main).toContain("expect_rows((SELECT count(*) FROM w2), 1, 'parents')");
    expect(main).toContain('(SELECT count(*) FROM w1)');
  });

  it('law 7: is the same for any number of rows from two on, and has a name', () => {
    const of = (count: number) => {
      const rows = new StagedRows();
      for (let i = 0; i < count; i++) rows.insert(parents, parent(`${i}`, 1));
      return renderStatement(rows);
    };
    expect(of(2)?.text).toBe(of(50)?.text);
    expect(of(2)?.name).toBe(of(50)?.name);
    expect(of(2)?.name).toBeDefined();
    expect(of(1)?.text).toContain('VALUES');
  });

  it('checks the version of what was only read, unless the unit writes it anyway', () => {
    const read = new StagedRows();
    read.insert(children, { org_id: 'o', id: 'c', parent_id: '1' });
    read.expect(parents, { org_id: 'o', id: '1' }, 3);
    expect(renderStatement(read)?.text).toContain('SELECT 1 FROM parents WHERE org_id = $1 AND id = $2 AND version = $3 FOR NO KEY UPDATE');
    expect(renderStatement(read)?.text).toContain("expect_rows((SELECT count(*) FROM w1), 1, 'parents')");
    const written = new StagedRows();
    written.expect(parents, { org_id: 'o', id: '1' }, 3);
    written.update(parents, parent('1', 4), 3);
    expect(renderStatement(written)?.text).not.toContain('FOR NO KEY UPDATE');
    const nothing = new StagedRows();
    nothing.expect(parents, { org_id: 'o', id: '1' }, 3);
    expect(renderStatement(nothing)).toBeNull();
  });
});
