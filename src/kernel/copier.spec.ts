import { compileCopy } from './copier.js';

it('copies values under other names, changes those that are there, and leaves the rest of the target', () => {
  const copy = compileCopy([{ from: 'fullName', to: 'full_name' }, { from: 'value', to: 'value', change: (value: number) => value.toFixed(2) }, { from: 'none', to: 'none', change: () => 'changed' }]);
  const target = { id: 1 };
  expect(copy({ fullName: 'A', value: 1.5, none: null, more: 1 }, target)).toBe(target);
  expect(JSON.stringify(target)).toBe('{"id":1,"full_name":"A","value":"1.50","none":null}');
});

it.each(['a b', 'a;b', '1a', '', 'a.b', '__proto__]'])('takes no name that is no identifier: %j', (name) => {
  expect(() => compileCopy([{ from: name, to: 'a' }])).toThrow('no identifier');
  expect(() => compileCopy([{ from: 'a', to: name }])).toThrow('no identifier');
});
