import type { Failure } from '../../kernel/failure.js';
import { EmailField, ServerField, TagsField, TextField, TimeField } from './fields.js';
import { RecordForm } from '../http/writes/record-form.js';
import { RecordChange } from './record-change.js';
import { changedBody, ShapePipe } from './shape.pipe.js';
import type { InputRules } from './shape.js';

const docs = { description: 'x', example: 'x' };
const RULES: InputRules = { unknownKeys: 'refuse', setByServer: new Set() };

class Body {
  @TextField({ ...docs, max: 5 })
  name?: string | null;
  @EmailField(docs)
  email?: string | null;
  @TagsField({ ...docs, maxItems: 2, max: 3 })
  tags?: string[] | null;
  @TimeField(docs)
  due_at?: string | null;
  @ServerField({ ...docs, kind: 'id' })
  id?: string;
  @ServerField({ ...docs, kind: 'word' })
  source?: string;
  @ServerField({ ...docs, kind: 'time' })
  created_at?: string;
  @ServerField({ ...docs, kind: 'time', nullable: true })
  done_at?: string | null;
}

/** As rows that were stored before today's rules. */
const RECORD = {
  id: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b',
  name: 'much too long',
  email: '"Jane Doe"@example.com',
  tags: ['a\nb', 'also too long'],
  due_at: '2026-05-14T18:24:30.000Z',
  source: 'api',
  created_at: '2026-05-14T18:24:30.000Z',
  done_at: null,
};

const change = (sent: Record<string, unknown>) => new RecordChange(Body, sent, RULES).for(RecordForm.ofContent((record: object) => record), (input): Body => input);
function faults(sent: Record<string, unknown>, record: object | null = RECORD): string[] {
  try {
    change(sent).against(record, null);
  } catch (error) {
    return (error as Failure).issues.map(({ path, code }) => `${path.join('.')}: ${code}`).sort();
  }
  return [];
}

it('a record that was read is no change at all, although today nobody could make it', () => {
  const sent = JSON.parse(JSON.stringify(RECORD)) as Record<string, unknown>;
  expect({ ...change(sent).against(RECORD, null) }).toEqual({ due_at: RECORD.due_at });
  expect(change(sent).isEmpty).toBe(false);
  expect(change({}).isEmpty).toBe(true);
});

it('leaves what is changed, in its kept form', () => {
  expect({ ...change({ ...RECORD, name: ' Jo\u0301 ', email: null, due_at: '2026-05-14T20:24:30+02:00' }).against(RECORD, null) }).toEqual({
    name: 'J\u00f3', email: null, due_at: RECORD.due_at,
  });
});

it('takes what the server sets in another notation of the same', () => {
  const sent = { id: RECORD.id.toUpperCase(), source: 'api', created_at: '2026-05-14T20:24:30.0001+02:00', done_at: null };
  expect({ ...change(sent).against(RECORD, null) }).toEqual({});
});

it.each<[object, string[]]>([
  [{ id: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' }, ['id: set_by_server']],
  [{ id: null, source: 'ui', created_at: 'yesterday', done_at: '2026-05-14T18:24:30Z' }, ['created_at: set_by_server', 'done_at: set_by_server', 'id: set_by_server', 'source: set_by_server']],
  [{ email: '"Jane Doe"@example.org', name: 'much too lonG', tags: ['a\nb'] }, ['email: email', 'name: max_length', 'tags.0: control_character']],
  [{ ...RECORD, id: 'x', nmae: 'x', name: 7 }, ['id: set_by_server', 'name: string', 'nmae: unknown_field']],
  [JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}') as object, ['__proto__: unknown_field', 'constructor: unknown_field']],
])('refuses %j', (sent, expected) => {
  expect(faults(sent as Record<string, unknown>)).toEqual(expected);
});

it('says of a record that does not exist only what breaks a rule', () => {
  expect(faults({ ...RECORD, nmae: 'x' }, null)).toEqual(['email: email', 'name: max_length', 'nmae: unknown_field', 'tags.0: control_character', 'tags.1: max_length']);
  expect(faults({ id: 'x', source: 'y', name: 'Jane' }, null)).toEqual([]);
});

it('is made from an object, and left alone by the pipe of every body', () => {
  expect(new ShapePipe(RULES).transform({ name: 'x' }, { type: 'body', metatype: RecordChange })).toEqual({ name: 'x' });
  expect(changedBody(Body, RULES)).toEqual(expect.any(Function));
});
