import { once } from 'node:events';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { buildAccount, type BuiltResident, buildResident, newPhone } from '../../../seeds/factories/person.factory.ts';
import { removeOutdated } from '../../../src/events/retention.ts';
import { HOUSEHOLD_RESIDENTS_MAX } from '../../../src/district/identity/phones/confirm-phone.ts';
import { CODE_FAILURES_MAX, CODE_MINUTES } from '../../../src/district/identity/phones/phone-code.ts';
import { CODES_PER_ACCOUNT, CODES_PER_PHONE } from '../../../src/district/identity/phones/phone.service.ts';
import { CODES_FILE, codesByHttp, codesInFile } from '../../../src/district/identity/phones/send-phone-code.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { type Answer, type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';

const REQUEST = `mutation ($phone: String) { done: phoneCodeRequest(input: { phone: $phone }) {
  expiresAt resident { id phone } userErrors { code message field } } }`;
const CONFIRM = `mutation ($phone: String, $code: String) { done: phoneConfirm(input: { phone: $phone, code: $code }) {
  resident { id phone } userErrors { code message field } } }`;
const REGISTER = `mutation ($phone: String!) { done: residentRegister(input: { name: "林安", phone: $phone }) {
  resident { id } userErrors { code } } }`;

/** What is said of every code that is none. */
const NONE = [
  { code: 'INVALID_INPUT', field: ['code'], message: 'This code is not, or no longer, good. Ask for a new one.' },
];

let commons: Commons;
/** Where the issuer has verified a number. */
let verified: Commons;
let resident: BuiltResident;
const CLAIMED = newPhone();

beforeAll(async () => {
  commons = await startCommons();
  verified = await startCommons({
    beside: commons,
    server: {
      verifyToken: async (header) =>
        header
          ? { issuer: DEVELOPMENT_ISSUER, subject: header.slice('Bearer '.length), verifiedPhone: CLAIMED }
          : undefined,
    },
  });
});
afterAll(async () => {
  await verified.close();
  await commons.close();
});
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db, { phoneConfirmed: false });
});

const request = (phone?: string, { as = resident.subject, language = 'en' } = {}) =>
  commons.query(REQUEST, { phone }, { as, language });
const confirm = async (
  code: string | undefined,
  { phone = undefined as string | undefined, as = resident.subject } = {},
) => (await commons.query(CONFIRM, { code, phone }, { as })).data.done;
const confirmedAt = async (as = resident.subject) =>
  (await commons.query('{ viewer { phoneConfirmedAt } }', {}, { as })).data.viewer.phoneConfirmedAt;
const newestCode = () => commons.codes.at(-1)!.code;
/** One that was not sent. */
const wrongCode = () => String((Number(newestCode()) + 1) % 1_000_000).padStart(6, '0');
const shown = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });

describe('a code', () => {
  test('is sent to the number of who asks, and confirms it', async () => {
    const { data } = await request();
    const { residentId: id, phone } = resident;
    expect(data.done).toEqual({
      resident: { id, phone },
      expiresAt: shown(commons.clock.now.add({ minutes: CODE_MINUTES })),
      userErrors: [],
    });
    expect(commons.codes.at(-1)).toEqual({ phone, code: expect.stringMatching(/^\d{6}$/), language: 'en' });
    expect(await confirmedAt()).toBeNull();
    expect(await confirm(newestCode())).toEqual({ resident: { id, phone }, userErrors: [] });
    expect(await confirmedAt()).toBe(shown(commons.clock.now));
    expect((await request()).data.done.userErrors).toEqual([
      { code: 'STATE_CONFLICT', field: ['phone'], message: 'You have confirmed this number already.' },
    ]);
    const trail = await commons.sql('select action, fields from audit_entry where subject_id = $1 order by action', [
      id,
    ]);
    expect(trail).toEqual([
      { action: 'phoneCodeRequest', fields: [] },
      { action: 'phoneConfirm', fields: ['phone', 'phoneConfirmedAt'] },
    ]);
  });

  test('confirms another number, which takes the place of the one before', async () => {
    const phone = newPhone();
    await request(`${phone.slice(0, 3)} ${phone.slice(3)}`);
    expect(commons.codes.at(-1)!.phone).toBe(phone);
    expect((await confirm(newestCode())).userErrors).toEqual(NONE);
    expect(await confirm(newestCode(), { phone })).toMatchObject({ resident: { phone }, userErrors: [] });
    expect(await commons.sql('select masked_phone from resident where id = $1', [resident.residentId])).toEqual([
      { masked_phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` },
    ]);
  });

  test('is good once, for so long, and until a new one is sent', async () => {
    await request();
    const first = newestCode();
    await request();
    if (first !== newestCode()) expect((await confirm(first)).userErrors).toEqual(NONE);
    commons.clock.now = commons.clock.now.add({ minutes: CODE_MINUTES });
    expect((await confirm(newestCode())).userErrors).toEqual(NONE);
    commons.clock.now = commons.clock.now.subtract({ seconds: 1 });
    expect((await confirm(newestCode())).userErrors).toEqual([]);
    expect((await confirm(newestCode())).userErrors).toEqual(NONE);
  });

  test('is good for so many answers, also when they come at once', async () => {
    await request();
    const wrong = wrongCode();
    const answers = await Promise.all(Array.from({ length: 2 * CODE_FAILURES_MAX }, () => confirm(wrong)));
    expect(answers.map(({ userErrors }) => userErrors)).toEqual(answers.map(() => NONE));
    expect((await confirm(newestCode())).userErrors).toEqual(NONE);
    expect(await commons.sql('select failures from phone_code where resident_id = $1', [resident.residentId])).toEqual([
      { failures: CODE_FAILURES_MAX },
    ]);
  });

  test('is good until the last answer', async () => {
    await request();
    for (let at = 1; at < CODE_FAILURES_MAX; at++) expect((await confirm(wrongCode())).userErrors).toEqual(NONE);
    expect((await confirm(newestCode())).userErrors).toEqual([]);
  });

  test('is kept with its number as a hash alone, and goes when it is too old', async () => {
    await request();
    const [row] = await commons.sql('select * from phone_code where resident_id = $1', [resident.residentId]);
    expect(JSON.stringify(row)).not.toContain(resident.phone);
    expect((row!.hash as Buffer).includes(newestCode())).toBe(false);
    const kept = async () => commons.sql('select from phone_code where resident_id = $1', [resident.residentId]);
    await removeOutdated(commons.db, commons.clock.now.add({ minutes: CODE_MINUTES }));
    expect(await kept()).toHaveLength(1);
    await removeOutdated(commons.db, commons.clock.now.add({ minutes: CODE_MINUTES, seconds: 1 }));
    expect(await kept()).toEqual([]);
  });

  test('of one resident is of no use to another', async () => {
    await request();
    const other = await buildResident(commons.db, { phone: resident.phone, phoneConfirmed: false });
    expect((await confirm(newestCode(), { as: other.subject })).userErrors).toEqual(NONE);
  });
});

describe('a household', () => {
  test(`is at most ${HOUSEHOLD_RESIDENTS_MAX} residents, also when they join at once`, async () => {
    const { phone } = resident;
    const some = [resident];
    while (some.length < HOUSEHOLD_RESIDENTS_MAX + 2) {
      some.push(await buildResident(commons.db, { phone, phoneConfirmed: false }));
    }
    const codes: string[] = [];
    for (const { subject } of some) {
      await commons.sql('delete from rate_budget');
      await request(undefined, { as: subject });
      codes.push(newestCode());
    }
    const answers = await Promise.all(some.map(({ subject }, at) => confirm(codes[at], { as: subject })));
    const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
    expect(refused).toHaveLength(2);
    expect(refused[0].userErrors).toEqual([
      { code: 'STATE_CONFLICT', field: ['phone'], message: 'One phone stands for at most 6 residents.' },
    ]);
    expect(
      await commons.sql(
        'select count(*)::int as count from resident_contact join household h on h.id = household_id where h.phone = $1',
        [phone],
      ),
    ).toEqual([{ count: HOUSEHOLD_RESIDENTS_MAX }]);
  });

  test('is one, however its number is written', async () => {
    const { phone } = resident;
    await request();
    await confirm(newestCode());
    const other = await buildResident(commons.db, { phoneConfirmed: false });
    const written = `+86 ${phone!.slice(0, 3)}-${phone!.slice(3)}`;
    await request(written, { as: other.subject });
    expect(await confirm(newestCode(), { phone: `0086${phone}`, as: other.subject })).toMatchObject({
      resident: { phone },
      userErrors: [],
    });
    expect(await commons.sql('select count(*)::int from household where phone like $1', [`%${phone}`])).toEqual([
      { count: 1 },
    ]);
  });

  test('takes nobody in who names its number, or who has had a code sent to it and not read it', async () => {
    await request();
    await confirm(newestCode());
    const stranger = await buildResident(commons.db, { phone: resident.phone, phoneConfirmed: false });
    await request(undefined, { as: stranger.subject });
    expect((await confirm(wrongCode(), { as: stranger.subject })).userErrors).toEqual(NONE);
    expect(await confirmedAt(stranger.subject)).toBeNull();
    expect(await confirmedAt()).toEqual(expect.any(String));
  });

  test('gives a number to who has shown that they hold it now, and leaves it to who had it', async () => {
    await request();
    await confirm(newestCode());
    const since = await confirmedAt();
    const next = await buildResident(commons.db, { phoneConfirmed: false });
    await request(resident.phone!, { as: next.subject });
    expect((await confirm(newestCode(), { phone: resident.phone!, as: next.subject })).userErrors).toEqual([]);
    expect(await confirmedAt()).toBe(since);
    // Nothing of who had it is told to who has it.
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { __typename } }',
      { id: resident.residentId },
      { as: next.subject },
    );
    expect(data.node).toBeNull();
  });

  test('is changed for another and back by two at once, and each ends up in one', async () => {
    const [one, two] = [await buildResident(commons.db), await buildResident(commons.db)];
    const swap = async (who: BuiltResident, phone: string) => {
      await request(phone, { as: who.subject });
      const { code } = commons.codes.findLast((sent) => sent.phone === phone)!;
      return () => confirm(code, { phone, as: who.subject });
    };
    const answers = await Promise.all(
      [await swap(one, two.phone!), await swap(two, one.phone!)].map((answerCode) => answerCode()),
    );
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    expect(
      await commons.sql(
        `select c.resident_id as id, h.phone from resident_contact c join household h on h.id = c.household_id
         where c.resident_id = any($1) order by c.resident_id = $2 desc`,
        [[one.residentId, two.residentId], one.residentId],
      ),
    ).toEqual([
      { id: one.residentId, phone: two.phone },
      { id: two.residentId, phone: one.phone },
    ]);
  });

  test('ends with the last who leaves it', async () => {
    const { phone } = resident;
    await request();
    await confirm(newestCode());
    const other = newPhone();
    await request(other);
    await confirm(newestCode(), { phone: other });
    expect(await commons.sql('select phone from household where phone = any($1)', [[phone, other]])).toEqual([
      { phone: other },
    ]);
  });
});

test('somebody who is erased leaves neither a number nor a code', async () => {
  await request();
  await confirm(newestCode());
  await request(newPhone());
  const { residentId, name, phone, subject } = resident;
  const erase = 'mutation ($name: String!) { personalDataErase(input: { name: $name }) { userErrors { code } } }';
  const { data } = await commons.query(erase, { name }, { as: subject });
  expect(data.personalDataErase.userErrors).toEqual([]);
  expect(await commons.sql('select from household where phone = $1', [phone])).toEqual([]);
  expect(await commons.sql('select from phone_code where resident_id = $1', [residentId])).toEqual([]);
});

test('somebody who is erased while they ask for a code, or answer one, leaves none', async () => {
  const erase = 'mutation ($name: String!) { personalDataErase(input: { name: $name }) { userErrors { code } } }';
  for (let round = 0; round < 8; round++) {
    const { subject, name, residentId } = await buildResident(commons.db, { phoneConfirmed: false });
    await request(undefined, { as: subject });
    const code = newestCode();
    const [erased] = await Promise.all([
      commons.query(erase, { name }, { as: subject }),
      commons.query(CONFIRM, { code }, { as: subject }),
      request(newPhone(), { as: subject }),
    ]);
    expect(erased.data?.personalDataErase.userErrors).toEqual([]);
    expect(await commons.sql('select from phone_code where resident_id = $1', [residentId])).toEqual([]);
    expect(await commons.sql('select from resident_contact where resident_id = $1', [residentId])).toEqual([]);
  }
  expect(await commons.sql('select * from households_amiss()')).toEqual([]);
});

describe('codes are not had without end', () => {
  const limited = ({ errors }: Answer) => errors?.[0]?.extensions.code;

  test('by one account', async () => {
    const sent = commons.codes.length;
    for (let at = 0; at < CODES_PER_ACCOUNT; at++) expect(limited(await request(newPhone()))).toBeUndefined();
    expect(limited(await request(newPhone()))).toBe('RATE_LIMITED');
    expect(commons.codes.length - sent).toBe(CODES_PER_ACCOUNT);
  });

  test('and what is refused to an account takes nothing from the numbers of others', async () => {
    for (let at = 0; at < CODES_PER_ACCOUNT; at++) await request(newPhone());
    const phone = newPhone();
    for (let at = 0; at < 2 * CODES_PER_PHONE; at++) expect(limited(await request(phone))).toBe('RATE_LIMITED');
    const owner = await buildResident(commons.db, { phone, phoneConfirmed: false });
    expect(limited(await request(undefined, { as: owner.subject }))).toBeUndefined();
  });

  test('by one account at once', async () => {
    const sent = commons.codes.length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => request(newPhone())));
    expect(answers.filter((answer) => limited(answer) === undefined)).toHaveLength(CODES_PER_ACCOUNT);
    expect(commons.codes.length - sent).toBe(CODES_PER_ACCOUNT);
  });

  test('for one number, however it is written', async () => {
    const phone = newPhone();
    const ways = [phone, `+86 ${phone}`, `0086${phone}`, `86${phone}`];
    const answers: (string | undefined)[] = [];
    for (const way of ways)
      answers.push(limited(await request(way, { as: (await buildResident(commons.db)).subject })));
    expect(answers).toEqual([...Array.from({ length: CODES_PER_PHONE }, () => undefined), 'RATE_LIMITED']);
  });

  test('for guesses at a number: so many answers, whatever is asked for anew', async () => {
    const victim = newPhone();
    let guesses = 0;
    while (limited(await request(victim)) === undefined) {
      const answers = await Promise.all(
        Array.from({ length: 4 * CODE_FAILURES_MAX }, () => confirm(wrongCode(), { phone: victim })),
      );
      expect(answers.map(({ userErrors }) => userErrors)).toEqual(answers.map(() => NONE));
      const [row] = await commons.sql<{ failures: number }>('select failures from phone_code where resident_id = $1', [
        resident.residentId,
      ]);
      guesses += row!.failures;
    }
    expect(guesses).toBe(CODES_PER_ACCOUNT * CODE_FAILURES_MAX);
  });

  test('for one number, whoever asks', async () => {
    const phone = newPhone();
    const ask = async () => request(phone, { as: (await buildResident(commons.db)).subject });
    for (let at = 0; at < CODES_PER_PHONE; at++) expect(limited(await ask())).toBeUndefined();
    expect(limited(await ask())).toBe('RATE_LIMITED');
  });
});

describe('nothing is sent', () => {
  test('to what is no number, for who has not registered, or where nobody sends', async () => {
    expect((await request('12')).data.done.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['phone'] }]);
    const { subject } = await buildAccount(commons.db);
    expect((await request(undefined, { as: subject })).data.done.userErrors).toMatchObject([
      { code: 'STATE_CONFLICT', message: 'Register as a resident first.' },
    ]);
    const silent = await startCommons({ beside: commons, server: { sendPhoneCode: undefined } });
    const { data } = await silent.query(REQUEST, {}, { as: resident.subject, language: 'zh-CN' });
    expect(data.done.userErrors).toMatchObject([
      { code: 'STATE_CONFLICT', message: '此处不发送验证码，请使用已验证手机号的账号登录。' },
    ]);
    await silent.close();
  });

  test('when it cannot be: who asks is told to come back', async () => {
    const sendPhoneCode = () => Promise.reject(new Error('no line'));
    const broken = await startCommons({ beside: commons, server: { sendPhoneCode } });
    const { errors } = await broken.query(REQUEST, {}, { as: resident.subject });
    expect(errors).toMatchObject([{ extensions: { code: 'BUSY' } }]);
    await broken.close();
  });
});

describe('a number that the issuer has verified', () => {
  test('is confirmed when somebody registers with it, and another is not', async () => {
    const at = async (phone: string) => {
      const as = `new ${phone}`;
      expect((await verified.query(REGISTER, { phone }, { as })).data.done.userErrors).toEqual([]);
      return confirmedAt(as);
    };
    expect(await at(CLAIMED)).toEqual(expect.any(String));
    expect(await at(newPhone())).toBeNull();
  });

  test('is confirmed when who is registered with it registers again', async () => {
    const as = 'registered before';
    await commons.query(REGISTER, { phone: CLAIMED }, { as });
    expect(await confirmedAt(as)).toBeNull();
    await verified.query(REGISTER, { phone: CLAIMED }, { as });
    expect(await confirmedAt(as)).toEqual(expect.any(String));
  });

  test('is confirmed by who asks for a code to it, and none is sent', async () => {
    const sent = commons.codes.length;
    const { subject } = await buildResident(commons.db, { phone: CLAIMED, phoneConfirmed: false });
    const { data } = await verified.query(REQUEST, {}, { as: subject });
    expect(data.done).toMatchObject({ expiresAt: null, userErrors: [] });
    expect(await confirmedAt(subject)).toEqual(expect.any(String));
    expect([commons.codes.length, verified.codes.length]).toEqual([sent, 0]);
  });

  test('is not taken for another that is named', async () => {
    const { data } = await verified.query(CONFIRM, { phone: newPhone() }, { as: resident.subject });
    expect(data.done.userErrors).toEqual(NONE);
    expect(await confirmedAt()).toBeNull();
  });

  test('becomes theirs without a code, and nobody else has one to claim', async () => {
    const { data } = await verified.query(CONFIRM, {}, { as: resident.subject });
    expect(data.done).toMatchObject({ resident: { phone: CLAIMED }, userErrors: [] });
    expect(await confirmedAt()).toEqual(expect.any(String));
    const other = await buildResident(commons.db, { phoneConfirmed: false });
    expect((await confirm(undefined, { as: other.subject })).userErrors).toEqual(NONE);
  });
});

test('in development, codes stand in a file that only this user may read, and the log names neither', async () => {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'codes-'));
  const logged: unknown[] = [];
  const send = codesInFile(folder, { info: (...line: unknown[]) => void logged.push(line) });
  await send({ phone: '13800001111', code: '000001', language: 'en' });
  await send({ phone: '13800002222', code: '000002', language: 'en' });
  const file = join(folder, CODES_FILE);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { phone: '13800001111', code: '000001' },
    { phone: '13800002222', code: '000002' },
  ]);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(logged).toHaveLength(2);
  expect(JSON.stringify(logged)).not.toMatch(/1380000|00000\d/);
});

test('a service is handed each code, and is not waited for without end', async () => {
  const received: unknown[] = [];
  let status: number | undefined = 204;
  const service = createServer(async (asked, answer) => {
    received.push([asked.headers.authorization, JSON.parse(await text(asked))]);
    if (status !== undefined) answer.writeHead(status, { location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/codes`;
  const message = { phone: '13800001111', code: '000001', language: 'zh-CN' } as const;
  await codesByHttp({ url, token: 'secret' })(message);
  expect(received).toEqual([['Bearer secret', message]]);
  status = 500;
  await expect(codesByHttp({ url, token: undefined })(message)).rejects.toThrow('answered with status 500');
  status = 307;
  await expect(codesByHttp({ url, token: undefined })(message)).rejects.toThrow('fetch failed');
  status = undefined;
  await expect(codesByHttp({ url, token: undefined }, 100)(message)).rejects.toThrow('timeout');
  expect(received).toHaveLength(4);
  service.closeAllConnections();
  service.close();
});
