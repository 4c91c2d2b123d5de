import type { Issue } from '../../kernel/failure.js';
import { ChoiceField, TextField } from './fields.js';
import { MomentField } from './moment-fields.js';
import { NestedField, NestedListField } from './nested-fields.js';
import { type ListItem, listBody } from './shape.pipe.js';
import { type CollectsUnknown, type InputRules, shape } from './shape.js';

const docs = { description: 'x', example: 'x' };
const REFUSE: InputRules = { unknownKeys: 'refuse', setByServer: new Set(['id']) };

class Person {
  @TextField({ ...docs, max: 3, required: true })
  name!: string;
  @ChoiceField({ ...docs, choices: ['a', 'b'] })
  role?: string;
}
class Body {
  @NestedField(() => Person, { description: 'x', required: true })
  owner!: Person;
  @NestedListField(() => Person, { description: 'x', min: 1, max: 2 })
  others?: Person[];
  @MomentField({ ...docs, accepts: ['rfc3339', 'milliseconds', 'date'] })
  at?: string | null;
}

const told = (issues: readonly Issue[]): string[] => issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
const faults = (sent: Record<string, unknown>, rules = REFUSE): string[] => told(shape(Body, sent, true, rules).issues);

describe('objects inside of a body', () => {
  it('become DTOs of their own, trimmed as any', () => {
    const { instance, issues } = shape(Body, { owner: { name: ' Jo ' }, others: [{ name: 'a', role: 'b' }, { name: 'b' }] }, true, REFUSE);
    expect(issues).toEqual([]);
    expect(instance).toEqual({ owner: { name: 'Jo' }, others: [{ name: 'a', role: 'b' }, { name: 'b' }] });
    expect([instance.owner, ...(instance.others ?? [])].every((one) => one instanceof Person)).toBe(true);
  });

  it('tell their faults by the whole path', () => {
    expect(faults({ owner: { name: 'long', role: 'c', id: 1 }, others: [{ name: 'a' }, { nmae: 'b' }] })).toEqual(['owner.id: unknown_field', 'owner.name: max_length', 'owner.role: one_of', 'others.1.nmae: unknown_field', 'others.1.name: required']);
  });

  it.each<[unknown, unknown, string[]]>([
    [undefined, undefined, ['owner: required']],
    ['x', undefined, ['owner: object']],
    [[], undefined, ['owner: object']],
    [null, undefined, ['owner: object']],
    [{ name: 'a' }, {}, ['others: array']],
    [{ name: 'a' }, [], ['others: min_items']],
    [{ name: 'a' }, [{}, {}, {}], ['others: max_items']],
    [{ name: 'a' }, [{ name: 'a' }, 'b'], ['others.1: object']],
  ])('are refused: owner %j, others %j', (owner, others, expected) => {
    expect(faults({ ...(owner === undefined ? {} : { owner }), ...(others === undefined ? {} : { others }) })).toEqual(expected);
  });

  it('of a long list are looked at until a hundred faults are found', () => {
    class Long {
      @NestedListField(() => Person, { description: 'x', max: 1_000 })
      list!: Person[];
    }
    const entry = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`n${index}`, index]));
    const { issues } = shape(Long, { list: Array.from({ length: 1_000 }, () => ({ ...entry, name: 'a' })) }, true, REFUSE);
    expect(issues).toHaveLength(121);
    expect(issues.at(-1)).toEqual({ path: ['list', '…'], code: 'more_entries', sentence: '997 more entries of list were not looked at.' });
    expect(issues.at(-2)?.path).toEqual(['list', 2, 'n39']);
    expect(shape(Long, { list: Array.from({ length: 1_000 }, () => ({ name: 'a' })) }, true, REFUSE)).toMatchObject({ issues: [], instance: { list: { length: 1_000 } } });
  });

  it('set nothing by a name that the client chose', () => {
    const { instance } = shape(Body, JSON.parse('{"owner":{"name":"a","__proto__":{"x":1},"constructor":1}}') as Record<string, unknown>, true, { ...REFUSE, unknownKeys: 'ignore' });
    expect(instance.owner).toEqual({ name: 'a' });
    expect(['constructor', '__proto__'].filter((name) => Object.hasOwn(instance.owner, name))).toEqual([]);
    expect(Object.getPrototypeOf(instance.owner)).toBe(Person.prototype);
  });
});

describe('names that are not known', () => {
  const sent = { owner: { name: 'a', inner: 1 }, website: 'x' };

  it('are refused, ignored or collected, as the API has it', () => {
    expect(faults(sent)).toEqual(['website: unknown_field', 'owner.inner: unknown_field']);
    expect(faults(sent, { ...REFUSE, unknownKeys: 'ignore' })).toEqual([]);
    const { instance, issues } = shape<Body & CollectsUnknown>(Body, sent, true, { ...REFUSE, unknownKeys: 'collect' });
    expect(issues).toEqual([]);
    expect([instance.unknown, (instance.owner as CollectsUnknown).unknown]).toEqual([{ website: 'x' }, { inner: 1 }]);
  });

  it('are refused in a query whatever the API has', () => {
    expect(told(shape(Person, { name: 'a', x: '1' }, false, { ...REFUSE, unknownKeys: 'ignore' }).issues)).toEqual(['x: unknown_parameter']);
  });
});

describe('a moment in several forms', () => {
  it.each([
    ['2026-02-11T01:00:00+01:00', '2026-02-11T00:00:00.000Z'],
    [1770768000000, '2026-02-11T00:00:00.000Z'],
    ['2026-02-11', '2026-02-11T00:00:00.000Z'],
    [-62135596800000, '0001-01-01T00:00:00.000Z'],
    [null, null],
  ])('%j is %j', (at, kept) => {
    expect(shape(Body, { owner: { name: 'a' }, at }, true, REFUSE)).toEqual({ instance: { owner: { name: 'a' }, at: kept }, issues: [] });
  });

  it.each(['2026-02-30', '11.2.2026', '1770768000000', 1.5, NaN, -62135596800001, 253402300800000, true, {}, [], ''])('%j is none', (at) => {
    expect(faults({ owner: { name: 'a' }, at })).toEqual(['at: date_time']);
  });
});

describe('a body that is a list', () => {
  let transform: (value: unknown) => ListItem<Person>[];
  beforeAll(() => {
    // The pipe that the decorator hands to Nest.
    class Controller {
      handle(_body: unknown): void {
        // The test looks at the parameter's pipe alone.
      }
    }
    listBody(Person, { min: 1, max: 2 }, REFUSE)(Controller.prototype, 'handle', 0);
    const [args] = Object.values(Reflect.getMetadata('__routeArguments__', Controller, 'handle') as Record<string, { pipes: { transform: typeof transform }[] }>);
    transform = (value) => (args?.pipes[0] as { transform: typeof transform }).transform(value);
  });

  it('judges each entry by itself', () => {
    const [good, bad] = transform([{ name: 'a' }, { name: 'long' }]);
    expect(good).toEqual({ value: { name: 'a' } });
    expect(told((bad as { issues: Issue[] }).issues)).toEqual(['1.name: max_length']);
    expect(told((transform([7])[0] as { issues: Issue[] }).issues)).toEqual(['0: object']);
  });

  it.each([[{}, 'The body must be a list.'], [[], 'The body must be a list of 1 to 2 entries, but has 0.'], [[1, 2, 3], 'The body must be a list of 1 to 2 entries, but has 3.']])('refuses %j as a whole', (sent, message) => {
    expect(() => transform(sent)).toThrow(message);
  });
});
