import { tagOf } from './entity-tag.js';
import { RecordForm } from './record-form.js';

interface View {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}
const view: View = { id: '1', version: 1, name: 'x' };
const publish = ({ id, name }: View) => ({ id, name, seen_at: 'now' });

it('tags a version by id, version and form, whatever it shows', () => {
  const form = RecordForm.ofVersions('thing.1', publish);
  const tag = form.tagOf(view);
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect(form.tagOf({ ...view, name: 'y' })).toBe(tag);
  for (const other of [form.tagOf({ ...view, version: 2 }), form.tagOf({ ...view, id: '2' }), RecordForm.ofVersions('thing.2', publish).tagOf(view)]) expect(other).not.toBe(tag);
  const withOthers = (...versions: number[]): string => RecordForm.ofVersions('thing.1', publish, () => versions).tagOf(view);
  expect(new Set([tag, withOthers(1), withOthers(2), withOthers(1, 2)]).size).toBe(4);
});

it('tags a record without a version by what it shows, but for what moves by itself', () => {
  const form = RecordForm.ofContent(publish, ['seen_at']);
  expect(form.tagOf({ ...view, version: 2 })).toBe(form.tagOf(view));
  expect(form.tagOf({ ...view, name: 'y' })).not.toBe(form.tagOf(view));
  expect(RecordForm.ofContent(publish).tagOf(view)).not.toBe(form.tagOf(view));
});

it('gives the answer the tag of the record, also with more beside it', () => {
  const form = RecordForm.ofVersions('thing.1', publish);
  expect(tagOf(form.show(view))).toBe(form.tagOf(view));
  const answer = form.showWith(view, { secret: 's' });
  expect(answer).toEqual({ ...publish(view), secret: 's' });
  expect(tagOf(answer)).toBe(form.tagOf(view));
});

it.each([undefined, null, 'text', {}])('refuses %j as the answer of a route that promises a tag', (body) => {
  expect(() => tagOf(body)).toThrow('without an entity tag');
});
