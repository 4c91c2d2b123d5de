import { hostFault } from './host-header.js';

const faultOf = (hosts: readonly string[], httpVersion = '1.1'): string | null =>
  hostFault({ httpVersion, headers: hosts[0] === undefined ? {} : { host: hosts[0] }, rawHeaders: ['Accept', 'host', ...hosts.flatMap((host) => ['hOsT', host])] });

it.each(['x', 'localhost:3000', 'crm.example', 'a_b.example:', '127.0.0.1:80', '[::1]', '[2001:db8::7]:443', 'xn--bcher-kva.example', '%C3%BC'])('%s is a host', (host) => {
  expect(faultOf([host])).toBeNull();
});

it.each(['', ' ', 'a b', 'a/b', 'user@host', 'host:port', 'host:1:2', '[::1', 'a?b', 'a#b', 'ü', '[]'])('%j is none', (host) => {
  expect(faultOf([host])).toBe('The Host header names no host.');
});

it('there is exactly one, or in an older version none', () => {
  expect(faultOf(['x', 'x'])).toBe('The request has more than one Host header.');
  expect(faultOf(['x', 'x'], '1.0')).toBe('The request has more than one Host header.');
  expect(faultOf([])).toBe('The request has no Host header.');
  expect(faultOf([], '1.0')).toBeNull();
});
