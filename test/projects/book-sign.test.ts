import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAccount, buildRole } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { readPdf, wordsOf } from './print/print.pdf-text.ts';
import {
  buildProjectWorld,
  done,
  drafted,
  leave,
  mutate,
  type ProjectWorld,
  refused,
  running,
  seen,
  signedByAll,
  signing,
} from './project-world.ts';

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

const SIGN = 'serviceProjectBookSign';
const sign = (bookId: string, partyId: string, as: string, version = 1) =>
  done(commons, SIGN, signing(bookId, version, partyId), as);
const refusedSign = (bookId: string, partyId: string, as: string | undefined, version = 1) =>
  refused(commons, SIGN, signing(bookId, version, partyId), as);

test('negotiates when the first has signed, and is signed when the last has', async () => {
  const bookId = await drafted(commons, world);
  const first = await sign(bookId, world.branch.id, world.secretary);
  expect(first).toMatchObject({
    state: 'NEGOTIATING',
    versionInForce: null,
    parties: [
      { signedVersion: 1, signedAt: '2026-03-03T04:00:00.000Z' },
      { signedVersion: null, signedAt: null },
    ],
    versions: [{ signedByAllAt: null }],
  });
  const last = await sign(bookId, world.unit.id, world.unit.delegate);
  expect(last).toMatchObject({
    state: 'SIGNED',
    version: 1,
    versionInForce: 1,
    parties: [{ signedVersion: 1 }, { signedVersion: 1 }],
    versions: [{ signedByAllAt: '2026-03-03T04:00:00.000Z' }],
  });
});

test('waits for every unit', async () => {
  const matchIds = [await world.match(), await world.match({ supplierId: world.other.id })];
  const bookId = await drafted(commons, world, matchIds);
  await sign(bookId, world.unit.id, world.unit.delegate);
  await sign(bookId, world.branch.id, world.secretary);
  expect((await seen(commons, bookId, world.staff)).state).toBe('NEGOTIATING');
  expect((await sign(bookId, world.other.id, world.other.delegate)).state).toBe('SIGNED');
});

test('refuses whoever does not stand for the party, the other side above all', async () => {
  const bookId = await drafted(commons, world);
  const { branch, unit } = world;
  expect(await refusedSign(bookId, unit.id, world.secretary)).toBe('FORBIDDEN partyId');
  expect(await refusedSign(bookId, branch.id, unit.delegate)).toBe('FORBIDDEN partyId');
  expect(await refusedSign(bookId, branch.id, unit.manager)).toBe('FORBIDDEN partyId');
  // Who manages the unit writes the book, and does not sign it.
  expect(await refusedSign(bookId, unit.id, unit.manager)).toBe('FORBIDDEN partyId');
  expect(await refusedSign(bookId, unit.id, world.staff)).toBe('FORBIDDEN partyId');
  expect(await refusedSign(bookId, branch.id, world.staff)).toBe('FORBIDDEN partyId');
});

test('hides the draft from others, and asks for a token', async () => {
  const bookId = await drafted(commons, world);
  for (const as of [world.other.delegate, world.farStaff, world.stranger]) {
    expect(await refusedSign(bookId, world.unit.id, as)).toBe('NOT_FOUND bookId');
  }
  expect(await refusedSign(bookId, world.unit.id, undefined)).toBe('UNAUTHENTICATED');
});

test('refuses an outsider a book that is public', async () => {
  const bookId = await running(commons, world);
  expect(await refusedSign(bookId, world.unit.id, world.stranger)).toBe('FORBIDDEN');
});

test('refuses one person for two parties', async () => {
  const { db } = commons;
  const both = await buildAccount(db, { roles: [{ role: Role.BRANCH_SECRETARY, divisionId: world.grid.id }] });
  const unit = await world.member('书记兼任代表的单位');
  await sql`update delegate set account_id = ${both.accountId} where id = ${unit.delegateId}`.execute(db);
  const bookId = await drafted(commons, world, [await world.match({ supplierId: unit.id })]);
  await sign(bookId, world.branch.id, both.subject);
  expect(await refusedSign(bookId, unit.id, both.subject)).toBe('FORBIDDEN partyId');
  // For the unit alone they may.
  const { accountId, subject } = await buildAccount(db);
  await buildRole(db, accountId, { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id });
  const second = await drafted(commons, world, [await world.match({ supplierId: unit.id })]);
  await sign(second, unit.id, both.subject);
  expect((await sign(second, world.branch.id, subject)).state).toBe('SIGNED');
});

test('refuses another version than the latest, and one that is signed already', async () => {
  const bookId = await drafted(commons, world);
  expect(await refusedSign(bookId, world.branch.id, world.secretary, 2)).toBe('STALE_VERSION version');
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1 }, world.secretary);
  expect(await refusedSign(bookId, world.branch.id, world.secretary, 1)).toBe('STALE_VERSION version');
  await sign(bookId, world.branch.id, world.secretary, 2);
  expect(await refusedSign(bookId, world.branch.id, world.secretary, 2)).toBe('STATE_CONFLICT partyId');
});

test('refuses a unit that is no party, and ids of other things', async () => {
  const bookId = await drafted(commons, world);
  expect(await refusedSign(bookId, world.other.id, world.secretary)).toBe('INVALID_INPUT partyId');
  expect(await refusedSign(world.unit.id, world.unit.id, world.secretary)).toBe('INVALID_INPUT bookId');
  expect(await refusedSign(`spb_${'0'.repeat(32)}`, world.unit.id, world.secretary)).toBe('NOT_FOUND bookId');
});

test('refuses a book that has ended', async () => {
  const bookId = await drafted(commons, world);
  await done(commons, 'serviceProjectBookTerminate', { bookId, reason: '不办了' }, world.secretary);
  expect(await refusedSign(bookId, world.branch.id, world.secretary)).toBe('STATE_CONFLICT bookId');
});

test('takes the right to sign with the seat: the former delegate is refused, the new one signs', async () => {
  const unit = await world.member('更换代表的单位');
  const bookId = await drafted(commons, world, [await world.match({ supplierId: unit.id })]);
  const successor = await buildAccount(commons.db);
  const delegates = [{ name: '郑小榕', accountSubject: successor.subject }];
  await commons.query(
    'mutation ($input: DelegatesNameInput!) { delegatesName(input: $input) { userErrors { code message } } }',
    { input: { membershipId: unit.membership.id, delegates } },
    { as: unit.manager },
  );
  // Whoever sits for it no longer does not even know of the draft.
  expect(await refusedSign(bookId, unit.id, unit.delegate)).toBe('NOT_FOUND bookId');
  expect((await sign(bookId, unit.id, successor.subject)).state).toBe('NEGOTIATING');
});

test('tells the parties when a delegate who has signed is replaced while others have not signed', async () => {
  const unit = await world.member('签署后更换代表的单位');
  const bookId = await drafted(commons, world, [await world.match({ supplierId: unit.id })]);
  await sign(bookId, unit.id, unit.delegate);
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1 }, world.secretary);
  expect((await sign(bookId, unit.id, unit.delegate, 2)).attention).toEqual([]);
  const delegates = [{ name: '郑大榕' }];
  await commons.query(
    'mutation ($input: DelegatesNameInput!) { delegatesName(input: $input) { userErrors { code message } } }',
    { input: { membershipId: unit.membership.id, delegates } },
    { as: unit.manager },
  );
  expect(await seen(commons, bookId, world.secretary)).toMatchObject({
    attention: [{ kind: 'DELEGATE_CHANGED', subjectId: unit.id }],
    parties: [{ signedVersion: null }, { signedVersion: 2 }],
  });
  expect(await sign(bookId, world.branch.id, world.secretary, 2)).toMatchObject({ state: 'SIGNED', attention: [] });
});

test('refuses a unit that has left its alliance, and the book goes on by revision or termination', async () => {
  const unit = await world.member('退出联盟的单位');
  const matchId = await world.match({ supplierId: unit.id });
  const bookId = await drafted(commons, world, [matchId]);
  await leave(commons, unit);
  // The other side can still sign; the book is not signed by all.
  expect((await sign(bookId, world.branch.id, world.secretary)).attention).toMatchObject([
    { kind: 'MATCH_CHANGED', subjectId: matchId },
    { kind: 'PARTY_LEFT', subjectId: unit.id },
  ]);
  expect(await refusedSign(bookId, unit.id, unit.manager)).toBe('STATE_CONFLICT partyId');
  const { refusals } = await mutate(commons, SIGN, signing(bookId, 1, unit.id), unit.manager);
  expect(refusals![0]!.message).toContain('退出联盟的单位');
});

test('answers a repeat with the same key as before, and signs once', async () => {
  const bookId = await drafted(commons, world);
  const input = signing(bookId, 1, world.branch.id);
  const first = await done(commons, SIGN, input, world.secretary);
  const again = await done(commons, SIGN, input, world.secretary);
  expect(again).toEqual(first);
  const count = 'select count(*)::int as n from project_signature where book_id = $1';
  expect(await commons.sql(count, [bookId])).toEqual([{ n: 1 }]);
  expect(
    await commons.sql(
      `select count(*)::int as n from audit_entry where subject_id = $1 and action = 'serviceProjectBookSign'`,
      [bookId],
    ),
  ).toEqual([{ n: 1 }]);
  // The refusal is an answer as well.
  const stale = { ...signing(bookId, 2, world.branch.id) };
  expect(await refused(commons, SIGN, stale, world.secretary)).toBe('STALE_VERSION version');
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1 }, world.secretary);
  expect(await refused(commons, SIGN, stale, world.secretary)).toBe('STALE_VERSION version');
});

test('refuses a key that was used with another request, and one that is none', async () => {
  const bookId = await drafted(commons, world);
  const input = signing(bookId, 1, world.branch.id);
  await done(commons, SIGN, input, world.secretary);
  const other = { ...input, version: 2 };
  expect(await refused(commons, SIGN, other, world.secretary)).toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
  expect(await refused(commons, SIGN, { ...input, idempotencyKey: '' }, world.secretary)).toBe(
    'INVALID_INPUT idempotencyKey',
  );
});

test('signs once for five requests with one key at once, and all are answered alike', async () => {
  const bookId = await drafted(commons, world);
  const input = signing(bookId, 1, world.branch.id);
  const answers = await Promise.all(Array.from({ length: 5 }, () => done(commons, SIGN, input, world.secretary)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const signatures = await commons.sql('select party_id from project_signature where book_id = $1', [bookId]);
  expect(signatures).toEqual([{ party_id: world.branch.id }]);
});

test('is signed by all when all sign at once, every time', async () => {
  for (let round = 0; round < 5; round++) {
    const units = [world.unit, world.other];
    const matchIds = [await world.match(), await world.match({ supplierId: world.other.id })];
    const bookId = await drafted(commons, world, matchIds);
    await Promise.all([
      sign(bookId, world.branch.id, world.secretary),
      ...units.map(({ id, delegate }) => sign(bookId, id, delegate)),
    ]);
    expect(await seen(commons, bookId)).toMatchObject({ state: 'SIGNED', versionInForce: 1 });
  }
});

test('signs what was read or refuses: a revision at the same moment leaves no version half signed in force', async () => {
  for (let round = 0; round < 8; round++) {
    const bookId = await drafted(commons, world);
    await sign(bookId, world.unit.id, world.unit.delegate);
    const [signed, revised] = await Promise.all([
      mutate(commons, SIGN, signing(bookId, 1, world.branch.id), world.secretary),
      mutate(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1 }, world.unit.manager),
    ]);
    // The revision always comes through: before the signature, which is then stale, or after it, beside what is in force.
    expect(revised.refusals).toEqual([]);
    const code = signed.refusals![0]?.code ?? 'signed';
    expect(['signed', 'STALE_VERSION']).toContain(code);
    expect(await seen(commons, bookId, world.staff)).toMatchObject({
      ...(code === 'signed' ? { state: 'SIGNED', versionInForce: 1 } : { state: 'NEGOTIATING', versionInForce: null }),
      version: 2,
      parties: [{ signedVersion: null }, { signedVersion: null }],
    });
  }
});

test('writes the trail and tells of each signature, and of the last one as such', async () => {
  const bookId = await signedByAll(commons, world, await drafted(commons, world));
  const events = await commons.sql('select topic from outbox_event where subject_id = $1 order by id', [bookId]);
  expect(events.map(({ topic }) => topic)).toEqual(['project.drafted', 'project.party_signed', 'project.signed']);
});

test('refuses what no print could show, by its characters, and takes rare ones that names are made of', async () => {
  const bookId = await drafted(commons, world);
  const title = '䶮村𬭎路停车🎉🚗';
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, title }, world.secretary);
  const { refusals } = await mutate(commons, SIGN, signing(bookId, 2, world.branch.id), world.secretary);
  expect(refusals).toMatchObject([{ code: 'STATE_CONFLICT', field: ['version'] }]);
  expect(refusals![0]!.message).toContain('🎉 (U+1F389), 🚗 (U+1F697).');
  const mended = { bookId, expectedVersion: 2, title: '䶮村𬭎路停车' };
  await done(commons, 'serviceProjectBookRevise', mended, world.secretary);
  await signedByAll(commons, world, bookId, { version: 3 });
  const { rawPayload } = await commons.app.inject(`/project-books/${bookId}.pdf`);
  expect(readPdf(rawPayload).pages.map(wordsOf).join('')).toContain('䶮村𬭎路停车');
});
