import { DomainField } from './domain-field.js';
import { shape } from './shape.js';

class Body {
  @DomainField({ description: 'x', example: 'acme.com', required: true })
  needed?: string;

  @DomainField({ description: 'x', example: 'acme.com', notBlank: true })
  kept?: string;

  @DomainField({ description: 'x', example: 'acme.com' })
  free?: string | null;
}

const shaped = (sent: object): { values: object; faults: string[] } => {
  const { instance, issues } = shape(Body, { needed: 'a.com', ...sent }, true, { unknownKeys: 'refuse', setByServer: new Set() });
  return { values: { ...instance }, faults: issues.map(({ path, code }) => `${path.join('.')} ${code}`) };
};

it('keeps the normalised domain', () => {
  expect(shaped({ needed: ' https://www.ACME.com/x ', kept: 'B.com:80', free: 'm\u00fcller.de' })).toEqual({ values: { needed: 'acme.com', kept: 'b.com', free: 'xn--mller-kva.de' }, faults: [] });
});

it.each([
  [{ needed: undefined }, ['needed required']],
  [{ needed: null }, ['needed required']],
  [{ needed: ' ' }, ['needed required']],
  [{ kept: null }, ['kept blank']],
  [{ kept: '\u200b' }, ['kept blank']],
  [{ free: null }, []],
  [{ free: ' ' }, []],
  [{ needed: 'Acme', kept: 'jane@acme.com', free: 7 }, ['needed domain', 'kept domain', 'free string']],
  [{ free: 'acme\0.com' }, ['free nul']],
])('%j has the faults %j', (sent, faults) => {
  expect(shaped(sent).faults).toEqual(faults);
});

it('takes no address of more than 2,048 characters', () => {
  expect(shaped({ free: `acme.com/${'a'.repeat(2040)}` }).faults).toEqual(['free max_length']);
});
