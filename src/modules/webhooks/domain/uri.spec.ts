import { uriOf } from './uri.js';

it.each([
  ['https://hooks.example.com', 'https://hooks.example.com'],
  ['https://HOOKS.example.com:443/a%2Fb?c=d&e', 'https://HOOKS.example.com:443/a%2Fb?c=d&e'],
  ['http://[::1]:8080/', 'http://[::1]:8080/'],
  ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ['https://例え.テスト/パス?ü=é', 'https://xn--r8jz45g.xn--zckzah/%E3%83%91%E3%82%B9?%C3%BC=%C3%A9'],
  ['https://hooks.example.com/a|b^c[d]?e="{f}"', 'https://hooks.example.com/a%7Cb%5Ec%5Bd%5D?e=%22%7Bf%7D%22'],
  ['https://hooks.example.com/%zz/100%', 'https://hooks.example.com/%25zz/100%25'],
  ['https://hooks.example.com/\u{1f600}', 'https://hooks.example.com/%F0%9F%98%80'],
  ['not a URL', 'not a URL'],
  ['', ''],
])('%j is answered as %j', (url, uri) => {
  expect(uriOf(url)).toBe(uri);
  expect(uriOf(uri)).toBe(uri);
  if (URL.canParse(url)) expect(new URL(uri).host).toBe(new URL(url).host);
});
