import { bodyToFields, inDomainWords } from './domain-words.js';

it('puts what was sent into words of the domain, null included, and leaves out what was not sent', () => {
  expect(inDomainWords({ full_name: 'A', deal_value: null, label: undefined, tags: [] })).toEqual({ fullName: 'A', dealValue: null, tags: [] });
  expect(Object.keys(inDomainWords({ label: undefined }))).toEqual([]);
});

it('does not compile where a body declares what the domain does not have, or has of another type', () => {
  class Known { full_name?: string | null; }
  class Unknown extends Known { website?: string; }
  class Empty { email?: never; }
  class Other { full_name?: number; }
  interface Fields { readonly fullName: string | null }
  expect(bodyToFields<Known, Fields>()({ full_name: null })).toEqual({ fullName: null });
  // @ts-expect-error: `website` is no field of the domain
  bodyToFields<Unknown, Fields>();
  // @ts-expect-error: the body has no full_name
  bodyToFields<Empty, Fields>();
  // @ts-expect-error: a name is no number
  bodyToFields<Other, Fields>();
});
