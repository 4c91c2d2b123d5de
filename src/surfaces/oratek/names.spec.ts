import { domainName, publishedName } from './names.js';

it.each([['id', 'id'], ['fullName', 'full_name'], ['deletedAtOnce', 'deleted_at_once']])('%s is published as %s, and back', (inDomain, published) => {
  expect(publishedName(inDomain)).toBe(published);
  expect(domainName(published)).toBe(inDomain);
});
