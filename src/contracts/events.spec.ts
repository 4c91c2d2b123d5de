import { RenderedJson } from '../kernel/rendered-json.js';
import { toTimestamp } from '../kernel/timestamp.js';
import { renderEvent } from './events.js';

const at = toTimestamp(new Date(Date.UTC(2026, 4, 14, 18)));
const record = { id: 'x', name: 'a "name"', tags: ['ä'], none: null };

it.each<[string, object]>([
  ['a record', { contact: record }],
  ['a record and more', { contact: record, new_stage: 'won', previous_stage: null }],
  ['nothing', {}],
  ['what is absent', { contact: record, more: undefined }],
])('an event of %s has the bytes of its JSON, whether the record is rendered before or not', (_name, payload) => {
  const expected = JSON.stringify({ event: 'contact.updated', ts: at, payload, sequence: 3 });
  expect(renderEvent({ type: 'contact.updated', payload }, at, 3)).toBe(expected);
  const rendered = 'contact' in payload ? { ...payload, contact: new RenderedJson(JSON.stringify(record)) } : payload;
  expect(renderEvent({ type: 'contact.updated', payload: rendered }, at, 3)).toBe(expected);
});
