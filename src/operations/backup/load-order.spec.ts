import fc from 'fast-check';
import { loadOrder } from './load-order.js';

it('puts a table behind those it refers to, and goes by name among equals', () => {
  const references = [{ from: 'deals', to: 'stages' }, { from: 'stages', to: 'pipelines' }, { from: 'deals', to: 'contacts' }];
  expect(loadOrder(['stages', 'deals', 'pipelines', 'contacts'], references)).toEqual(['contacts', 'pipelines', 'stages', 'deals']);
});

it('lets a table refer to itself, but not two to each other', () => {
  expect(loadOrder(['a'], [{ from: 'a', to: 'a' }])).toEqual(['a']);
  expect(() => loadOrder(['a', 'b', 'c'], [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }])).toThrow('in a circle');
});

it('orders whatever has an order', () => {
  const cases = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }).chain((tables) =>
    fc.tuple(fc.constant(tables), fc.array(fc.tuple(fc.constantFrom(...tables, 0), fc.constantFrom(...tables, 0)), { maxLength: 20 })),
  );
  fc.assert(
    fc.property(cases, ([numbers, pairs]) => {
      // References go from higher to lower numbers only, so an order exists.
      const references = pairs.filter(([a, b]) => a > b && numbers.includes(a) && numbers.includes(b)).map(([a, b]) => ({ from: `t${a}`, to: `t${b}` }));
      const ordered = loadOrder(numbers.map((number) => `t${number}`), references);
      expect([...ordered].sort()).toEqual(numbers.map((number) => `t${number}`).sort());
      for (const { from, to } of references) expect(ordered.indexOf(from)).toBeGreaterThan(ordered.indexOf(to));
    }),
  );
});
