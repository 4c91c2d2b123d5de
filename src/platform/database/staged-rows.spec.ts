import { type Timestamp, toTimestamp } from '../../kernel/timestamp.js';
import { type GatheredCommand, StagedRows, StagingError } from './staged-rows.js';
import { renderStatement } from './statement.js';
import { defineTable } from './table.js';

const parents = defineTable<{ org_id: string; id: string; version: number; name: string | null }>({
  name: 'parents',
  columns: { org_id: 'uuid', id: 'uuid', version: 'integer', name: { type: 'text', nullable: true } },
  key: ['org_id', 'id'],
  versioned: true,
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
  for (const [table, key] of [['u', 'a'], ['t', 'b'], ['t', 'a']] as const) rows.command({ table, key, render: () => '' });
  expect(rows.commands().map(({ table, key }) => `${table} ${key}`)).toEqual(['t a', 't b', 'u a']);
});

describe('a gathered command', () => {
  interface Move {
    readonly id: string;
    readonly at: Timestamp;
  }
  const second = (n: number): Timestamp => toTimestamp(new Date(Date.UTC(2026, 0, 1, 0, 0, n)));
  const MOVE: GatheredCommand<Move> = {
    table: 'parents',
    keyOf: ({ id }) => id,
    stampOf: ({ at }) => at,
    announces: ({ id }) => ({ topic: 'moved', detail: id }),
    render: (moves, bind) => `UPDATE parents SET name = '' WHERE id = ANY (${bind(moves.map(({ id }) => id))})`,
  };
  const gathered = (...moves: [id: string, at: number][]) => {
    const rows = new StagedRows();
    for (const [id, at] of moves) rows.gather(MOVE, { id, at: second(at) });
    return rows;
  };

  it('is one command for all its items, in the order of their keys, each of them once', () => {
    const rows = gathered(['b', 2], ['a', 3], ['c', 1], ['a', 3]);
    expect(rows.empty).toBe(false);
    const [text, values] = [renderStatement(rows)?.text, renderStatement(rows)?.values];
    expect(values).toEqual([second(1), ['a', 'b', 'c']]);
    expect(text).toBe(renderStatement(gathered(['a', 1]))?.text);
  });

  it('writes the least of its stamps and announces each of its items', () => {
    const rows = gathered(['b', 2], ['a', 1]);
    expect(rows.oldestStamp).toBe(second(1));
    expect(renderStatement(rows)?.announces).toEqual({ w1: [{ topic: 'moved', detail: 'a' }, { topic: 'moved', detail: 'b' }] });
  });

  it('is another for each unit', () => {
    gathered(['a', 1]);
    expect(renderStatement(gathered(['b', 1]))?.values).toEqual([second(1), ['b']]);
  });
});

it('a command that expects rows may announce them as well', () => {
  const rows = new StagedRows();
  rows.command({ table: 'parents', render: () => 'DELETE FROM parents', announces: [{ topic: 'gone', detail: 'o' }], expects: { rows: 1, of: 'rule', otherwise: () => new Error() } });
  const statement = renderStatement(rows);
  expect(statement?.text).toContain("SELECT expect_rows((SELECT count(*) FROM w1), 1, 'rule'), (SELECT count(*) FROM w1) AS w1");
  expect(statement?.announces).toEqual({ w1: [{ topic: 'gone', detail: 'o' }] });
});

describe('the statement', () => {
  it('law 7: has the same text for any number of changes, deletions and checks from two on', () => {
    const of = (count: number) => {
      const rows = new StagedRows();
      for (let i = 0; i < count; i++) {
        rows.update(parents, parent(`u${i}`, 2), 1);
        rows.delete(children, { org_id: 'o', id: `d${i}` }, null);
        rows.expectUnchanged(parents, { org_id: 'o', id: `e${i}` }, 3);
      }
      return renderStatement(rows);
    };
    expect(of(2)?.text).toBe(of(50)?.text);
    expect(of(2)?.text).toContain('ORDER BY t.org_id, t.id FOR NO KEY UPDATE OF t');
    // The numbers of checked, changed and deleted rows are each compared with 50.
    expect(of(50)?.values.filter((value) => value === 50)).toHaveLength(3);
  });

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
    read.expectUnchanged(parents, { org_id: 'o', id: '1' }, 3);
    expect(renderStatement(read)?.text).toContain('SELECT 1 FROM parents WHERE org_id = $1 AND id = $2 AND version = $3 FOR NO KEY UPDATE');
    expect(renderStatement(read)?.text).toContain("expect_rows((SELECT count(*) FROM w1), 1, 'parents')");
    const written = new StagedRows();
    written.expectUnchanged(parents, { org_id: 'o', id: '1' }, 3);
    written.update(parents, parent('1', 4), 3);
    expect(renderStatement(written)?.text).not.toContain('FOR NO KEY UPDATE');
    const nothing = new StagedRows();
    nothing.expectUnchanged(parents, { org_id: 'o', id: '1' }, 3);
    expect(renderStatement(nothing)).toBeNull();
  });
});

describe('rows that are only read', () => {
  const textOf = (...isShared: boolean[]): string => {
    const rows = new StagedRows();
    for (const one of isShared) rows.expectUnchanged(parents, { org_id: 'o', id: '1' }, 3, { isShared: one });
    rows.insert(children, { org_id: 'o', id: 'c', parent_id: null });
    return renderStatement(rows)?.text ?? '';
  };

  it('are locked so that units that expect the same wait for each other, unless all of this unit share them', () => {
    expect(textOf(false)).toContain(' FOR NO KEY UPDATE');
    expect(textOf(true)).toContain(' FOR SHARE');
    for (const both of [textOf(true, false), textOf(false, true)]) expect([both.includes(' FOR SHARE'), both.includes(' FOR NO KEY UPDATE')]).toEqual([false, true]);
  });
});
