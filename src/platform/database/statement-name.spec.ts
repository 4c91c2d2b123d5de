import { StatementNames } from './statement-name.js';

it('gives one name to one text', () => {
  const names = new StatementNames();
  expect(names.nameOf('a')).toBe(names.nameOf('a'));
  expect(names.nameOf('a')).not.toBe(names.nameOf('b'));
});

it('keeps the name of a statement in use, however many others come', () => {
  const names = new StatementNames(10);
  const hot = names.nameOf('hot');
  for (let n = 0; n < 1000; n++) {
    names.nameOf(`other ${n}`);
    if (n % 9 === 0) expect(names.nameOf('hot')).toBe(hot);
  }
});

it('keeps two generations of texts and no more', () => {
  const names = new StatementNames(10);
  for (let n = 0; n < 1000; n++) {
    names.nameOf(`${n}`);
    expect(names.size).toBeLessThanOrEqual(20);
  }
  expect(names.nameOf('999')).toBe(names.nameOf('999'));
});

it('never gives a name again, not even to a text that it has forgotten', () => {
  const names = new StatementNames(10);
  const given = new Set(Array.from({ length: 100 }, (_, n) => names.nameOf(`${n}`)));
  expect(given.size).toBe(100);
  expect(given.has(names.nameOf('0'))).toBe(false);
});
