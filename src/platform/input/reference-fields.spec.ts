import { DomainsField, IdsField } from './reference-fields.js';
import { shape } from './shape.js';

const docs = { description: 'x', example: ['x'], maxItems: 2 };
const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b';

class Body {
  @IdsField(docs)
  ids?: string[];
  @DomainsField(docs)
  domains?: string[];
}

const read = (sent: Record<string, unknown>): [Body, string[]] => {
  const { instance, issues } = shape(Body, sent, true, { unknownKeys: 'refuse', setByServer: new Set<string>() });
  return [instance, issues.map(({ path, code }) => `${path.join('.')}: ${code}`)];
};

it.each<[Record<string, unknown>, object]>([
  [{}, {}],
  [{ ids: null, domains: null }, { ids: [], domains: [] }],
  [{ ids: [ID.toUpperCase(), ID] }, { ids: [ID, ID] }],
  [{ domains: [' https://www.Acme.com:443/x ', 'bücher.example.'] }, { domains: ['acme.com', 'xn--bcher-kva.example'] }],
])('%j is read as %j', (sent, expected) => {
  expect(read(sent)).toEqual([expected, []]);
});

it.each<[Record<string, unknown>, string[]]>([
  [{ ids: ID }, ['ids: array']],
  [{ ids: [ID, 'x', null] }, ['ids: max_items']],
  [{ ids: [ID, 'x'] }, ['ids.1: uuid']],
  [{ ids: [null] }, ['ids.0: uuid']],
  [{ domains: ['acme.com', 'nowhere'] }, ['domains.1: domain']],
  [{ domains: [7, ''] }, ['domains.0: string', 'domains.1: blank']],
  [{ domains: ['a\0.com'] }, ['domains.0: nul']],
])('%j has the faults %j', (sent, faults) => {
  expect(read(sent)[1]).toEqual(faults);
});
