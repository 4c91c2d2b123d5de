import { Aggregate } from '../../kernel/aggregate.js';
import type { StagedRows } from './staged-rows.js';
import { defineTable } from './table.js';
import { type ListLookup, Unit } from './unit.js';

interface ItemState {
  readonly version: number;
  readonly id: string;
  readonly group: string;
}

const items = defineTable<{ id: string; version: number }>({ name: 'items', columns: { id: 'uuid', version: 'integer' }, key: ['id'], versioned: true });
const others = defineTable<{ id: string }>({ name: 'others', columns: { id: 'uuid' }, key: ['id'] });

class Item extends Aggregate<ItemState> {
  static create(id: string, group: string): Item {
    return new Item(null, { version: 1, id, group });
  }

  static restore(id: string, group: string): Item {
    const state = { version: 1, id, group };
    return new Item(state, state);
  }

  move(group: string): void {
    this.become({ group }, null);
  }
}

const valueOf = jest.fn(({ state }: Item): string => state.group);
const BY_GROUP = { name: 'group', valueOf };

let unit: Unit;
/** The stages that would write, by the names that were given to them. */
let written: string[];

beforeEach(() => {
  unit = new Unit(false);
  written = [];
});

const find = (id: string, group = 'a'): Promise<Item | null> => unit.find(items, [id], () => Promise.resolve(Item.restore(id, group)));
const found = async (id: string): Promise<Item> => (await find(id)) as Item;
const save = (item: Item, name = item.state.id): void => unit.save(items, [item.state.id], item, () => written.push(name));
const staged = (): string[] => {
  written = [];
  unit.stageAll(null as unknown as StagedRows);
  return written;
};
const failing = (work: () => Promise<unknown>): Promise<void> =>
  expect(
    unit.attempt(async () => {
      await work();
      throw new Error('no');
    }),
  ).rejects.toThrow('no');

describe.each([false, true])('a list, by an index: %p', (isIndexed) => {
  let loads = 0;
  const listed = async (group: string, stored: readonly Item[] = []): Promise<string[]> => {
    const lookup: ListLookup<Item> = {
      name: ['of group', group],
      load: () => {
        loads++;
        return Promise.resolve(stored);
      },
      keyOf: ({ state }) => [state.id],
      matches: ({ state }) => state.group === group,
      ...(isIndexed ? { by: { index: BY_GROUP, value: group } } : {}),
    };
    return (await unit.list(items, lookup)).map(({ state }) => state.id).sort();
  };

  it('has what the database has and what the unit made, and is loaded once', async () => {
    loads = 0;
    save(Item.create('new', 'a'));
    save(Item.create('elsewhere', 'b'));
    expect(await listed('a', [Item.restore('1', 'a')])).toEqual(['1', 'new']);
    save(Item.create('newer', 'a'));
    expect(await listed('a')).toEqual(['1', 'new', 'newer']);
    expect(loads).toBe(1);
    expect(await listed('b')).toEqual(['elsewhere']);
    expect(loads).toBe(2);
  });

  it('has each record as the unit has it, whichever was looked up first', async () => {
    const before = await found('1');
    before.move('b');
    expect(await listed('a', [Item.restore('1', 'a'), Item.restore('2', 'a')])).toEqual(['2']);
    expect(await listed('b')).toEqual(['1']);
    const after = await found('2');
    after.move('b');
    expect([await listed('a'), await listed('b')]).toEqual([[], ['1', '2']]);
  });

  it('of a record that the unit has made is not loaded, of a stored or unknown one it is', async () => {
    const load = jest.fn(() => Promise.resolve([]));
    const listOf = (parent: string): Promise<Item[]> => unit.list<Item>(others, { name: ['of', parent], load, keyOf: ({ state }) => [state.id], matches: () => true, parent: { table: 'items', key: [parent] } });
    save(Item.create('new', 'a'));
    await find('stored');
    await listOf('new');
    expect(load).not.toHaveBeenCalled();
    await listOf('stored');
    await listOf('unknown');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('has no record that the unit deleted, and none of another table', async () => {
    const item = await found('1');
    jest.spyOn(item, 'isDeleted', 'get').mockReturnValue(true);
    unit.save(others, ['2'], Item.create('2', 'a'), () => undefined);
    expect(await listed('a', [])).toEqual([]);
  });
});

describe('lists by an index', () => {
  const listed = (group: string): Promise<Item[]> => unit.list(items, { name: ['of group', group], load: () => Promise.resolve([]), keyOf: ({ state }) => [state.id], matches: () => true, by: { index: BY_GROUP, value: group } });

  it('read the value of a record once for each of its states, however many lists there are', async () => {
    valueOf.mockClear();
    for (let n = 0; n < 10; n++) {
      const item = Item.create(`${n}`, `${n}`);
      save(item);
      expect(await listed(`${n}`)).toEqual([item]);
    }
    expect(valueOf).toHaveBeenCalledTimes(10);
    (await found('3')).move('4');
    expect([(await listed('3')).length, (await listed('4')).length, (await listed('5')).length]).toEqual([0, 2, 1]);
    expect(valueOf).toHaveBeenCalledTimes(11);
  });

  it('have what a failed attempt has left', async () => {
    save(Item.create('1', 'a'));
    await failing(async () => {
      (await found('1')).move('b');
      save(Item.create('2', 'b'));
      expect(await listed('b')).toHaveLength(2);
    });
    expect([(await listed('a')).length, (await listed('b')).length]).toEqual([1, 0]);
  });
});

describe('a failed attempt', () => {
  it('drops what it staged and leaves what was staged before and after', async () => {
    save(await found('1'), 'before');
    await failing(async () => {
      save(await found('1'), 'changed by the attempt');
      save(Item.create('2', 'a'));
      unit.stage(() => written.push('command'));
      return Promise.resolve();
    });
    expect(staged()).toEqual(['before']);
    unit.stage(() => written.push('command after'));
    save(await found('3'));
    expect(staged()).toEqual(['before', 'command after', '3']);
  });

  it('sets back what was found before, to what it was at its start', async () => {
    const item = await found('1');
    item.move('b');
    await failing(() => {
      item.move('c');
      return Promise.resolve();
    });
    expect(item.state.group).toBe('b');
  });

  it('sets back what it found first to the stored state, and does not read it again', async () => {
    let leaked: Item | null = null;
    await failing(async () => {
      leaked = await found('1');
      leaked.move('b');
    });
    const again = await found('1');
    expect(again).toBe(leaked);
    expect([again.state.group, again.isChanged]).toEqual(['a', false]);
  });

  it('forgets what it made', async () => {
    const made = Item.create('1', 'x');
    await failing(() => {
      save(made);
      return Promise.resolve();
    });
    expect(await found('1')).not.toBe(made);
    expect(staged()).toEqual([]);
  });

  it('leaves what it did not find as not found, though it made it then', async () => {
    const missing = (): Promise<Item | null> => unit.find(items, ['1'], () => Promise.resolve(null));
    await failing(async () => {
      expect(await missing()).toBeNull();
      save(Item.create('1', 'a'));
    });
    expect(await find('1')).toBeNull();
  });

  it('sets back what a look-up that was not awaited brings', async () => {
    let open: (item: Item) => void = () => undefined;
    const slow = unit.find(items, ['1'], () => new Promise<Item>((resolve) => (open = resolve)));
    const item = Item.restore('1', 'a');
    const outcome = failing(async () => {
      (await slow)?.move('b');
    });
    open(item);
    await outcome;
    expect(item.state.group).toBe('a');
  });
});

describe('attempts inside one another', () => {
  it('undo the inner one alone', async () => {
    const item = await found('1');
    await unit.attempt(async () => {
      item.move('outer');
      save(item, 'outer');
      await failing(() => {
        item.move('inner');
        save(item, 'inner');
        save(Item.create('2', 'a'));
        return Promise.resolve();
      });
    });
    expect([item.state.group, staged()]).toEqual(['outer', ['outer']]);
  });

  it('undo with the outer one what an inner one has done', async () => {
    const item = await found('1');
    await failing(async () => {
      await unit.attempt(async () => {
        item.move('inner');
        save(item);
        (await found('2')).move('inner');
        unit.stage(() => written.push('command'));
      });
    });
    expect([item.state.group, (await found('2')).state.group, staged()]).toEqual(['a', 'a', []]);
  });
});

it('gives the result of an attempt that succeeds, which then belongs to the unit', async () => {
  const item = await unit.attempt(async () => {
    const one = await found('1');
    one.move('b');
    save(one);
    return one;
  });
  expect([item.state.group, staged()]).toEqual(['b', ['1']]);
  await failing(() => Promise.resolve());
  expect([item.state.group, staged()]).toEqual(['b', ['1']]);
});
