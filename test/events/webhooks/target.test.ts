import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressesOf,
  fitUrl,
  isPublic,
  NoPublicAddressError,
  URL_LENGTH_MAX,
} from '../../../src/events/webhooks/target.ts';
import { assertProperty } from '../../support/property.ts';

const PUBLIC = { allowPrivate: false };
const HERE = { allowPrivate: true };
const resolving = (...addresses: string[]) => ({ ...PUBLIC, resolve: async () => addresses });

describe('an address', () => {
  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.100.100.200',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.255',
    '168.63.129.16',
    '169.254.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::7f00:1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:c0a8:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456:789a::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
  ])('is not public: %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2400:3200::1',
    '::ffff:8.8.8.8',
  ])('is public: %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test('that wraps a private one of version 4 is never public, whichever way it wraps it', () => {
    const inside = fc.constantFrom('10.', '127.', '169.254.', '192.168.', '172.16.', '100.64.');
    const wrapping = fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::');
    assertProperty(
      fc.property(inside, fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }), wrapping, (start, rest, wrap) => {
        const four = [...start.split('.').filter(Boolean), ...rest].slice(0, 4).join('.');
        expect(isPublic(four)).toBe(false);
        expect(isPublic(wrap + four)).toBe(false);
      }),
    );
  });
});

describe('the addresses of a host', () => {
  const refused = (hostname: string, targets = resolving()) =>
    expect(addressesOf(hostname, targets)).rejects.toThrow(NoPublicAddressError);

  test('are all of them, with their families', async () => {
    expect(await addressesOf('example.org', resolving('8.8.8.8', '2606:4700::1'))).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    expect(await addressesOf('[2606:4700::1]', resolving())).toEqual([{ address: '2606:4700::1', family: 6 }]);
  });

  test('shut it out when one of them is not public, when there are none, or when it is not found', async () => {
    await refused('example.org', resolving('8.8.8.8', '10.0.0.1'));
    await refused('example.org', resolving('8.8.8.8', '::1'));
    await refused('example.org');
    await refused('example.org', {
      ...PUBLIC,
      resolve: async () => {
        throw new Error('not found');
      },
    });
  });

  test('shut it out when it is a private one written out, in whatever way a URL takes it', async () => {
    for (const host of [
      '127.1',
      '0x7f.1',
      '2130706433',
      '017700000001',
      '[::1]',
      '[::ffff:7f00:1]',
      '169.254.169.254',
    ]) {
      await refused(new URL(`https://${host}/`).hostname);
    }
  });
});

describe('a URL', () => {
  test.each([
    'http://example.org/',
    'http://127.0.0.1/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user@example.org/',
    'https://user:password@example.org/',
    'https://:password@example.org/',
    'https://example.org/#part',
    'https://example.org:22/',
    'https://example.org:80/',
    'https://example.org:5432/',
    'https://example.org:65536/',
    'https://',
    'https:///',
    'example.org',
    '',
    `https://example.org/${'x'.repeat(URL_LENGTH_MAX)}`,
    // Short as it is written, and three times as long as it is sent.
    `https://example.org/${'é'.repeat(URL_LENGTH_MAX / 4)}`,
  ])('is not fit: %s', (url) => {
    expect(fitUrl(url, PUBLIC)).toBeUndefined();
  });

  test.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org:443/hook?key=1', 'https://example.org/hook?key=1'],
    ['https://example.org:8443/hook', 'https://example.org:8443/hook'],
    ['https://例子.测试/', 'https://xn--fsqu00a.xn--0zwm56d/'],
  ])('is fit: %s', (url, normal) => {
    expect(fitUrl(url, PUBLIC)?.href).toBe(normal);
  });

  test('may be one by http on this machine where that is allowed, on any port, and on no other', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '[::1]']) {
      expect(fitUrl(`http://${host}:4001/`, HERE)).toBeDefined();
      expect(fitUrl(`http://${host}:4001/`, PUBLIC)).toBeUndefined();
    }
    for (const host of ['10.0.0.1', 'example.org', '127.0.0.1.example.org', 'localhost.example.org']) {
      expect(fitUrl(`http://${host}/`, HERE)).toBeUndefined();
    }
  });
});
