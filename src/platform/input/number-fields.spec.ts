import { EmailField, EmailsField, IdField } from './fields.js';
import { FlagField, NumberField, WholeNumberField } from './number-fields.js';
import { shape } from './shape.js';

const docs = { description: 'x', example: 'x' };

class Body {
  @NumberField(docs)
  revenue?: number | null;
  @WholeNumberField({ ...docs, min: 1000, max: 9999 })
  founded?: number | null;
  @FlagField(docs)
  verified?: boolean;
  @EmailsField({ ...docs, maxItems: 2 })
  others?: string[];
}

class Needs {
  @IdField({ ...docs, required: true })
  id!: string;
  @EmailField({ ...docs, required: true })
  email!: string;
}

const refuse = { unknownKeys: 'refuse', setByServer: new Set<string>() } as const;
const told = (dto: new () => object, sent: Record<string, unknown>): string[] => shape(dto, sent, true, refuse).issues.map(({ path, code }) => `${path.join('.')}: ${code}`);

it.each<[Record<string, unknown>, string[]]>([
  [{ revenue: -1.5, founded: 1999, verified: false, others: ['a@b.example'] }, []],
  [{ revenue: null, founded: null, others: null }, []],
  [{}, []],
  [{ revenue: '1', founded: 999, verified: null }, ['revenue: number', 'founded: min', 'verified: boolean']],
  [{ revenue: Number.NaN, founded: 1999.5, verified: 1 }, ['revenue: digits', 'founded: integer', 'verified: boolean']],
  [{ revenue: 9_007_199_254_740_992 }, ['revenue: max']],
  [{ revenue: Number.POSITIVE_INFINITY }, ['revenue: max']],
  [{ revenue: -1.5e300 }, ['revenue: min']],
  [{ revenue: -9_007_199_254_740_991 }, []],
  [{ founded: 10_000, others: ['a@b.example', 'nobody'] }, ['founded: max', 'others.1: email']],
  [{ others: ['a@b.example', 'b@b.example', 'c@b.example'] }, ['others: max_items']],
  [{ others: 'a@b.example' }, ['others: array']],
])('%j has the faults %j', (sent, faults) => {
  expect(told(Body, sent)).toEqual(faults);
});

it('an empty list is what null makes of a list', () => {
  expect(shape(Body, { others: null }, true, refuse).instance).toEqual({ others: [] });
});

it.each<[Record<string, unknown>, string[]]>([
  [{ id: '019A2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b', email: ' a@b.example ' }, []],
  [{}, ['id: required', 'email: required']],
  [{ id: null, email: ' ' }, ['id: required', 'email: required']],
  [{ id: '1', email: 'nobody' }, ['id: uuid', 'email: email']],
])('where both must be sent, %j has the faults %j', (sent, faults) => {
  expect(told(Needs, sent)).toEqual(faults);
});
