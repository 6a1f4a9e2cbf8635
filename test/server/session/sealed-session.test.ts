import { expect, test } from 'vitest';
import { sealOf } from '../../../src/server/session/sealed-session.ts';

const SECRET = 'a secret of the tests, long enough';
const inAnHour = () => new Date(Date.now() + 3_600_000);

test('what is sealed is opened by whoever has the secret, until it expires', async () => {
  const sealed = await sealOf<{ subject: string }>(SECRET, 'session').close({ subject: '陈小榕' }, inAnHour());
  expect(await sealOf(SECRET, 'session').open(sealed)).toMatchObject({ subject: '陈小榕' });
  const expired = await sealOf(SECRET, 'session').close({ subject: 'x' }, new Date(Date.now() - 1_000));
  expect(await sealOf(SECRET, 'session').open(expired)).toBeUndefined();
});

test('a word is the same for the same text, and another for another text or installation', () => {
  const [one, other] = [sealOf(SECRET, 'session'), sealOf(`${SECRET}!`, 'session')];
  expect(one.wordFor('somebody')).toMatch(/^[\w-]{16}$/);
  expect(one.wordFor('somebody')).toBe(sealOf(SECRET, 'session').wordFor('somebody'));
  expect(one.wordFor('another')).not.toBe(one.wordFor('somebody'));
  expect(other.wordFor('somebody')).not.toBe(one.wordFor('somebody'));
});

test('nothing of it can be read, and nothing else is opened', async () => {
  const seal = sealOf<{ subject: string }>(SECRET, 'session');
  const sealed = await seal.close({ subject: 'resident-17' }, inAnHour());
  const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  expect(parts.join()).not.toContain('resident-17');
  expect(await sealOf(SECRET, 'sign-in').open(sealed)).toBeUndefined();
  expect(await sealOf(`${SECRET}!`, 'session').open(sealed)).toBeUndefined();
  for (const at of [0, 40, sealed.length - 2]) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(await seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeUndefined();
  }
  expect(await seal.open('')).toBeUndefined();
  expect(await seal.open('eyJhbGciOiJub25lIn0.e30.')).toBeUndefined();
});
