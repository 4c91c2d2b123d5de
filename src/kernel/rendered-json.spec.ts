import { RenderedJson, renderingOf, stringifyList, stringifyMembers } from './rendered-json.js';

const VALUE = { id: 'x', name: 'Ärger "quoted" \u2028', value: 0.1, none: null, list: [1, { a: 'b' }] };
const rendered = new RenderedJson(JSON.stringify(VALUE));

it('is the same text wherever it is stringified', () => {
  expect(JSON.stringify({ data: [rendered] })).toBe(JSON.stringify({ data: [VALUE] }));
  expect(stringifyList([rendered, rendered])).toBe(JSON.stringify([VALUE, VALUE]));
  expect(stringifyList([])).toBe('[]');
});

it('is put into an object as it is, in the order of the members', () => {
  const members = { first: 'a"b', none: null, absent: undefined, 'a "name"': 1 };
  expect(stringifyMembers({ ...members, record: rendered, last: [] })).toBe(JSON.stringify({ ...members, record: VALUE, last: [] }));
  expect(stringifyMembers({})).toBe('{}');
});

it('renders a view once', () => {
  const publish = jest.fn((view: { readonly id: string }) => ({ id: view.id, type: 'x' }));
  const render = renderingOf(publish);
  const view = { id: '1' };
  expect(render(view)).toBe(render(view));
  expect(publish).toHaveBeenCalledTimes(1);
  expect(render(view).text).toBe('{"id":"1","type":"x"}');
  expect(render({ ...view }).text).toBe('{"id":"1","type":"x"}');
  expect(publish).toHaveBeenCalledTimes(2);
});
