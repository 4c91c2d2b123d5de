import { isPublicAddress } from './public-address.js';
import { TargetPolicy } from './target-policy.js';

const production = new TargetPolicy({ requireHttps: true, allowedHosts: [] });
const codeOf = (url: string, policy = production): string | null => policy.checkTarget(url)?.code ?? null;

describe('addresses', () => {
  it.each([
    ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1', '169.253.255.255', '169.255.0.0'],
    ...['172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '203.0.112.255', '203.0.114.0', '223.255.255.255'],
    ...['2606:4700:4700::1111', '2001:4860:4860::8888', '2001:200::1', '2a00:1450::1', '2003::1', '3ffe::1'],
    ...['168.63.129.15', '168.63.129.17', '161.25.255.255', '161.27.0.0', '166.7.255.255', '166.12.0.0', '199.36.153.3', '199.36.153.12', '192.80.8.125', '2600:2d00:2:1100::1', '2600:2d00:2:2100::1'],
    ...['64:ff9b::8.8.8.8', '64:ff9b::808:808', '64:FF9B:0:0:0:0:0808:0808', '64:ff9b::1.1.0.0', '64:ff9b::b00:0'],
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.0', '172.31.255.255'],
    ...['192.0.0.1', '192.0.0.170', '192.0.2.1', '192.88.99.1', '192.168.0.0', '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.7', '203.0.113.255'],
    ...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.254', '255.255.255.255'],
    ...['::', '::1', '::2', '::127.0.0.1', '::8.8.8.8', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe', '::ffff:0:10.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '64:ff9b:1::8.8.8.8'],
    ...['168.63.129.16', '161.26.0.0', '161.26.255.255', '166.8.0.0', '166.11.255.255', '199.36.153.4', '199.36.153.11', '192.80.8.124', '2600:2d00:2:1000::', '2600:2d00:2:20ff::1'],
    ...['64:ff9b::', '64:ff9b::1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b::169.254.169.254', '64:ff9b::168.63.129.16', '64:ff9b::192.168.0.0', '64:ff9b::a00:0'],
    ...['100::1', '100:0:0:1::1', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:2::1', '2001:10::1', '2001:20::1', '2001:1ff::1', '2001:db8::1', '2002:7f00:1::', '2002:808:808::1'],
    ...['3fff::1', '3fff:fff::1', '4000::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1', 'fe80::1%eth0', '2a00:1450::1%eth0'],
    ...['', 'localhost', '1.1.1', '256.1.1.1', '1.1.1.1:80', '[2a00:1450::1]', '1.1.1.1/32'],
  ])('%p is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('URLs in production', () => {
  it.each([
    'https://example.com',
    'https://example.com/hooks?a=b&c=%20',
    'https://EXAMPLE.com./hooks',
    'https://hooks.example.com:8443/x',
    'https://bücher.example/hooks',
    'https://example.com/@handle?mail=a@b.example',
    'https://93.184.216.34/hooks',
    'https://[2606:4700:4700::1111]/hooks',
    'https://mylocal.example',
    'https://internal.example.com',
    `https://example.com/${'a'.repeat(2048 - 20)}`,
  ])('takes %p', (url) => {
    expect(production.checkTarget(url)).toBeNull();
  });

  it.each<[code: string, url: string]>([
    ['max', `https://example.com/${'a'.repeat(2048 - 19)}`],
    ['scheme', 'http://example.com/hooks'],
    ['scheme', 'HTTP://example.com'],
    ['scheme', 'ftp://example.com/'],
    ['scheme', 'file:///etc/passwd'],
    ['scheme', 'javascript:alert(1)'],
    ['scheme', 'data:text/plain,x'],
    ['scheme', 'gopher://example.com:6379/_x'],
    ['scheme', 'unix:/var/run/docker.sock'],
    ['scheme', 'ws://example.com'],
    ['scheme', 'localhost:3000'],
    ['format', ''],
    ['format', 'example.com/hooks'],
    ['format', '//example.com'],
    ['format', '/hooks'],
    ['format', 'https:'],
    ['format', 'https://'],
    ['format', 'https:///example.com'],
    ['format', 'https:example.com'],
    ['format', 'https:/example.com'],
    ['format', 'https:\\\\example.com'],
    ['format', 'https://example.com\\@127.0.0.1/'],
    ['format', ' https://example.com'],
    ['format', 'https://example.com/a b'],
    ['format', 'https://exam\tple.com'],
    ['format', 'https://example.com/\r\nX-Evil: 1'],
    ['format', 'https://example.com/\0'],
    ['format', 'https://exa mple.com'],
    ['format', 'https://exam\u200bple.com/a'],
    ['format', 'https://example.com/a\u2060'],
    ['format', 'https://example.com:65536/'],
    ['format', 'https://example.com:port/'],
    ['format', 'https://256.256.256.256/'],
    ['format', 'https://1.2.3.4.5/'],
    ['format', 'https://[::1/'],
    ['format', 'https://[fe80::1%25eth0]/'],
    ['format', 'https://?x'],
    ['userinfo', 'https://user:password@example.com/'],
    ['userinfo', 'https://user@example.com/'],
    ['userinfo', 'https://@example.com/'],
    ['userinfo', 'https://example.com@127.0.0.1/'],
    ['fragment', 'https://example.com/#'],
    ['fragment', 'https://example.com/a#b'],
    ['port', 'https://example.com:0/'],
    ['port', 'https://example.com:22/'],
    ['port', 'https://example.com:25/'],
    ['port', 'https://example.com:5432/'],
    ['port', 'https://example.com:6379/'],
    ['port', 'https://example.com:6667/'],
    ['host', 'https://localhost/'],
    ['host', 'https://LOCALHOST./'],
    ['host', 'https://app.localhost/'],
    ['host', 'https://printer.local/'],
    ['host', 'https://metadata.google.internal/computeMetadata/v1/'],
    ['host', 'https://router.lan/'],
    ['host', 'https://nas.home.arpa/'],
    ['host', 'https://intranet/'],
    ['address', 'https://127.0.0.1/'],
    ['address', 'https://127.1/'],
    ['address', 'https://127.0.0.1./'],
    ['address', 'https://0177.0.0.1/'],
    ['address', 'https://0x7f.0.0.1/'],
    ['address', 'https://0x7f000001/'],
    ['address', 'https://2130706433/'],
    ['address', 'https://017700000001/'],
    ['address', 'https://0/'],
    ['address', 'https://１２７.０.０.１/'],
    ['address', 'https://127。0。0。1/'],
    ['address', 'https://%31%32%37.0.0.1/'],
    ['address', 'https://10.1.2.3:8443/'],
    ['address', 'https://169.254.169.254/latest/meta-data/'],
    ['address', 'https://2852039166/'],
    ['address', 'https://0xa9fea9fe/'],
    ['address', 'https://168.63.129.16/machine?comp=goalstate'],
    ['address', 'https://192.168.1.1/'],
    ['address', 'https://[::]/'],
    ['address', 'https://[::1]/'],
    ['address', 'https://[0:0:0:0:0:0:0:1]:8443/'],
    ['address', 'https://[::ffff:127.0.0.1]/'],
    ['address', 'https://[::ffff:7f00:1]/'],
    ['address', 'https://[::ffff:8.8.8.8]/'],
    ['address', 'https://[64:ff9b::a9fe:a9fe]/'],
    ['address', 'https://[2002:7f00:1::]/'],
    ['address', 'https://[fd00:ec2::254]/'],
    ['address', 'https://[fe80::1]/'],
  ])('%s: %p', (code, url) => {
    const fault = production.checkTarget(url);
    expect(fault).toEqual({ code, rule: expect.stringMatching(/^must .+[^.]$/) as unknown });
  });
});

it('takes plain HTTP outside of production, and nothing else more', () => {
  const development = new TargetPolicy({ requireHttps: false, allowedHosts: [] });
  expect(codeOf('http://example.com/hooks', development)).toBeNull();
  expect(codeOf('http://127.0.0.1:4000/', development)).toBe('address');
  expect(codeOf('http://localhost:4000/', development)).toBe('host');
  expect(codeOf('ftp://example.com/', development)).toBe('scheme');
});

describe('hosts that the operator allows', () => {
  const policy = new TargetPolicy({ requireHttps: true, allowedHosts: ['Localhost:4000', 'sink.internal', '10.1.0.0/16', '127.0.0.9:8080', '::1', '[fd00::5]:9000', 'fd01::/32'] });

  it.each([
    'http://localhost:4000/hooks',
    'https://localhost:4000',
    'http://sink.internal/',
    'http://sink.internal.:6379/',
    'http://10.1.2.3/',
    'http://0x0a010203/',
    'http://127.0.0.9:8080',
    'http://[::1]:1234/',
    'http://[fd00::5]:9000/',
    'https://[fd01:0:1::7]/',
  ])('takes %s', (url) => {
    expect(codeOf(url, policy)).toBeNull();
  });

  it.each([
    'http://localhost/',
    'http://localhost:4001/',
    'http://sub.sink.internal/',
    'http://10.2.0.1/',
    'https://127.0.0.9/',
    'https://[fd00::5]/',
    'http://user@sink.internal/',
    'ftp://sink.internal/',
    'http://example.com/',
  ])('refuses %s', (url) => {
    expect(codeOf(url, policy)).not.toBeNull();
  });

  it.each<[expected: boolean, host: string, port: number, address: string]>([
    [true, 'sink.internal', 80, '192.168.0.1'],
    [true, 'example.com', 443, '10.1.255.255'],
    [true, 'example.com', 443, '1.1.1.1'],
    [true, 'localhost', 4000, '127.0.0.1'],
    [false, 'localhost', 4001, '127.0.0.1'],
    [false, 'example.com', 443, '10.2.0.0'],
    [false, 'example.com', 443, '127.0.0.9'],
    [true, 'example.com', 8080, '127.0.0.9'],
    [true, 'example.com', 443, 'fd01::1'],
    [false, 'example.com', 443, 'fd02::1'],
    [false, 'example.com', 443, 'fe80::1%eth0'],
  ])('%p: %s:%p at %s', (expected, host, port, address) => {
    expect(policy.allowsAddress(host, port, address)).toBe(expected);
  });
});
