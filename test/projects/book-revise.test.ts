import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
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

const REVISE = 'serviceProjectBookRevise';
const WITHDRAW = 'serviceProjectBookWithdrawRevision';
const revise = (bookId: string, input: object = { title: '改名' }, as = world.secretary) =>
  done(commons, REVISE, { bookId, expectedVersion: 1, ...input }, as);
const refusedRevise = (bookId: string, input: object, as = world.secretary) =>
  refused(commons, REVISE, { bookId, expectedVersion: 1, ...input }, as);

test('makes a new version with what is given, and keeps the rest', async () => {
  const book = await revise(await drafted(commons, world), { title: '夜间停车共享（修订）' });
  expect(book).toMatchObject({
    state: 'NEGOTIATING',
    version: 2,
    title: '夜间停车共享（修订）',
    items: [{ title: '夜间停车位', quantity: 10 }],
    versions: [
      { version: 1, content: { title: '夜间停车共享' } },
      { version: 2, content: { title: '夜间停车共享（修订）' } },
    ],
  });
  const [first, second] = book.versions;
  expect(second.hash).not.toBe(first.hash);
});

test('takes every part of the content', async () => {
  const bookId = await drafted(commons, world);
  const [unit, branch] = [world.unit.id, world.branch.id];
  const amount = (value: string) => ({ amount: value });
  const book = await revise(bookId, {
    items: [{ title: '课后辅导', quantity: 30, unitOfMeasure: 'HOUR', providerId: unit }],
    aims: [{ text: '缓解停车难', indicator: '开放车位数', target: '25 个' }],
    schedule: [
      { from: '2026-05-01', to: '2026-05-31', what: '中期检查' },
      { from: '2026-03-01', to: '2026-04-30', what: '试运行' },
    ],
    duties: [{ partyId: unit, text: '按时开放' }],
    contacts: [{ partyId: branch, role: '停车管理员' }],
    budget: {
      lines: [{ title: '标识牌', amount: amount('1200.50') }],
      sources: [
        { kind: 'FISCAL', amount: amount('1000') },
        { kind: 'PARTNER_UNIT', providerId: unit, amount: amount('200.5') },
        { kind: 'DONATION', amount: amount('0.01') },
      ],
    },
    milestones: [
      { title: '结束', dueOn: '2026-06-30', weight: 3 },
      { title: '开放', dueOn: '2026-03-15', weight: 1 },
    ],
    term: { from: '2026-03-01', to: '2026-07-31' },
    terminationClause: '任何一方可提前一个月提出。',
  });
  expect(book.content).toMatchObject({
    term: { from: '2026-03-01', to: '2026-07-31' },
    terminationClause: '任何一方可提前一个月提出。',
    contacts: [{ role: '停车管理员' }],
    budget: { total: { amount: '1200.50' }, sourcesTotal: { amount: '1200.51' } },
  });
  expect(book.milestones.map(({ title }: { title: string }) => title)).toEqual(['开放', '结束']);
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { content {
      title aims { text indicator target } schedule { from to what }
      items { title quantity unitOfMeasure provider { ... on ResidentUnit { id } } }
      duties { text party { ... on ResidentUnit { id } } } contacts { role party { ... on GridBranch { id } } }
      budget { lines { title amount { amount currencyCode } }
               sources { kind amount { amount } provider { ... on ResidentUnit { id } } } }
      milestones { title dueOn weight } } } } }`,
    { id: bookId },
    { as: world.secretary },
  );
  expect(data.node.content).toEqual({
    title: '夜间停车共享',
    aims: [{ text: '缓解停车难', indicator: '开放车位数', target: '25 个' }],
    schedule: [
      { from: '2026-03-01', to: '2026-04-30', what: '试运行' },
      { from: '2026-05-01', to: '2026-05-31', what: '中期检查' },
    ],
    items: [{ title: '课后辅导', quantity: 30, unitOfMeasure: 'HOUR', provider: { id: unit } }],
    duties: [{ text: '按时开放', party: { id: unit } }],
    contacts: [{ role: '停车管理员', party: { id: branch } }],
    budget: {
      lines: [{ title: '标识牌', amount: { amount: '1200.50', currencyCode: 'CNY' } }],
      sources: [
        { kind: 'FISCAL', amount: { amount: '1000.00' }, provider: null },
        { kind: 'PARTNER_UNIT', amount: { amount: '200.50' }, provider: { id: unit } },
        { kind: 'DONATION', amount: { amount: '0.01' }, provider: null },
      ],
    },
    milestones: [
      { title: '开放', dueOn: '2026-03-15', weight: 1 },
      { title: '结束', dueOn: '2026-06-30', weight: 3 },
    ],
  });
});

test('clears the signatures: those of the earlier version stay as history and do not count', async () => {
  const bookId = await drafted(commons, world);
  await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), world.secretary);
  const book = await revise(bookId, { title: '改名' }, world.unit.manager);
  expect(book.parties.map(({ signedVersion }: { signedVersion: number }) => signedVersion)).toEqual([null, null]);
  expect(book.versions.map(({ parties }: { parties: object[] }) => parties)).toEqual([
    [{ signedVersion: 1 }, { signedVersion: null }],
    [{ signedVersion: null }, { signedVersion: null }],
  ]);
  const signed = await done(commons, 'serviceProjectBookSign', signing(bookId, 2, world.unit.id), world.unit.delegate);
  expect(signed.state).toBe('NEGOTIATING');
});

describe('of a signed book', () => {
  const revisedOnce = async () => {
    const bookId = await signedByAll(commons, world, await drafted(commons, world));
    await revise(bookId, { title: '改名' }, world.unit.manager);
    return bookId;
  };

  test('leaves it in force and public until all have signed the new version', async () => {
    const bookId = await revisedOnce();
    const inForce = { state: 'SIGNED', version: 1, versionInForce: 1, title: '夜间停车共享', openRevision: null };
    for (const as of [undefined, world.stranger]) expect(await seen(commons, bookId, as)).toMatchObject(inForce);
    for (const form of ['html', 'pdf']) {
      expect((await commons.app.inject(`/project-books/${bookId}.${form}`)).statusCode).toBe(200);
      expect((await commons.app.inject(`/project-books/${bookId}.${form}?version=2`)).statusCode).toBe(404);
    }
    const openRevision = {
      version: 2,
      content: { title: '改名' },
      parties: [{ signedVersion: null }, { signedVersion: null }],
    };
    for (const as of [world.secretary, world.unit.manager, world.unit.delegate, world.staff]) {
      expect(await seen(commons, bookId, as)).toMatchObject({
        state: 'SIGNED',
        version: 2,
        versionInForce: 1,
        openRevision,
      });
    }
    await done(commons, 'serviceProjectBookSign', signing(bookId, 2, world.branch.id), world.secretary);
    expect(await seen(commons, bookId)).toMatchObject(inForce);
    await done(commons, 'serviceProjectBookSign', signing(bookId, 2, world.unit.id), world.unit.delegate);
    const replaced = { state: 'SIGNED', version: 2, versionInForce: 2, title: '改名', openRevision: null };
    for (const as of [undefined, world.secretary]) expect(await seen(commons, bookId, as)).toMatchObject(replaced);
  });

  test('lets it begin, and be ended, by the version in force', async () => {
    const bookId = await revisedOnce();
    expect(await done(commons, 'serviceProjectBookStart', { bookId }, world.secretary)).toMatchObject({
      state: 'RUNNING',
      versionInForce: 1,
      openRevision: { version: 2 },
    });
    const ended = await revisedOnce();
    const ending = { bookId: ended, reason: '不办了' };
    expect(await done(commons, 'serviceProjectBookTerminate', ending, world.unit.manager)).toMatchObject({
      state: 'TERMINATED',
      versionInForce: 1,
      openRevision: null,
    });
  });

  test('can be withdrawn, with the signatures that it has, and written anew', async () => {
    const bookId = await revisedOnce();
    await done(commons, 'serviceProjectBookSign', signing(bookId, 2, world.branch.id), world.secretary);
    const withdrawn = await done(commons, WITHDRAW, { bookId, version: 2 }, world.unit.manager);
    expect(withdrawn).toMatchObject({ state: 'SIGNED', version: 1, versionInForce: 1, openRevision: null });
    expect(withdrawn.parties.map(({ signedVersion }: { signedVersion: number }) => signedVersion)).toEqual([1, 1]);
    expect(await refused(commons, WITHDRAW, { bookId, version: 2 }, world.secretary)).toBe('STATE_CONFLICT bookId');
    const late = signing(bookId, 2, world.unit.id);
    expect(await refused(commons, 'serviceProjectBookSign', late, world.unit.delegate)).toBe('STALE_VERSION version');
    expect(await refusedRevise(bookId, { expectedVersion: 2, title: '又改' })).toBe('STALE_VERSION expectedVersion');
    // What was withdrawn is not built upon.
    expect(await revise(bookId, { terminationClause: '提前一个月。' })).toMatchObject({
      version: 3,
      title: '夜间停车共享',
      openRevision: { version: 3 },
    });
    await signedByAll(commons, world, bookId, { version: 3 });
    expect(await seen(commons, bookId)).toMatchObject({ version: 3, versionInForce: 3 });
  });

  test('is withdrawn by those whom the version in force binds, and as it was read', async () => {
    const bookId = await revisedOnce();
    const input = { bookId, version: 2 };
    expect(await refused(commons, WITHDRAW, input, world.stranger)).toBe('FORBIDDEN');
    expect(await refused(commons, WITHDRAW, input, undefined)).toBe('UNAUTHENTICATED');
    expect(await refused(commons, WITHDRAW, { bookId, version: 1 }, world.secretary)).toBe('STALE_VERSION version');
    // Who is only to join negotiates, and does not end the negotiation of others.
    const addMatchIds = [await world.match({ supplierId: world.other.id })];
    const partyIds = [world.branch.id, world.unit.id, world.other.id];
    await revise(bookId, { expectedVersion: 2, partyIds, addMatchIds });
    const joined = { bookId, version: 3 };
    expect(await refused(commons, WITHDRAW, joined, world.other.manager)).toBe('FORBIDDEN');
    const can = async (as: string) => {
      const { data } = await commons.query(
        `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { viewerCan { withdrawRevision } } } }`,
        { id: bookId },
        { as },
      );
      return data.node.viewerCan.withdrawRevision as boolean;
    };
    expect([await can(world.other.manager), await can(world.staff)]).toEqual([false, true]);
    await done(commons, WITHDRAW, joined, world.staff);
    expect(await can(world.staff)).toBe(false);
    // They are no party any more, and see what everybody sees.
    expect(await seen(commons, bookId, world.other.manager)).toMatchObject({ version: 1, openRevision: null });
  });

  test('is not withdrawn while nothing is in force', async () => {
    const bookId = await drafted(commons, world);
    await revise(bookId);
    expect(await refused(commons, WITHDRAW, { bookId, version: 2 }, world.secretary)).toBe('STATE_CONFLICT bookId');
  });
});

test('lets what is running go on by the version in force until all have signed the new one', async () => {
  const bookId = await running(commons, world);
  const [milestone] = (await seen(commons, bookId)).milestones;
  const half = [
    { id: milestone.id, title: '结束', dueOn: milestone.dueOn, weight: 1 },
    { title: '中期', dueOn: '2026-04-30', weight: 1 },
  ];
  expect(await revise(bookId, { title: '改名', milestones: half })).toMatchObject({
    state: 'RUNNING',
    version: 2,
    versionInForce: 1,
    title: '改名',
  });
  // Others are shown what holds.
  expect(await seen(commons, bookId)).toMatchObject({ version: 1, title: '夜间停车共享', milestones: [{ weight: 1 }] });

  const input = { milestoneId: milestone.id, evidence: '现场照片' };
  await done(commons, 'milestoneComplete', input, world.unit.manager);
  expect((await seen(commons, bookId, world.secretary)).progress).toBe(1);
  await signedByAll(commons, world, bookId, { version: 2 });
  expect(await seen(commons, bookId)).toMatchObject({
    state: 'RUNNING',
    version: 2,
    versionInForce: 2,
    title: '改名',
    progress: 0.5,
    versions: [{ version: 1 }, { version: 2 }],
  });
});

test('keeps completed milestones in every further version', async () => {
  const bookId = await running(commons, world);
  const [{ id: milestoneId }] = (await seen(commons, bookId)).milestones;
  await done(commons, 'milestoneComplete', { milestoneId, evidence: '验收单' }, world.secretary);
  const milestones = [{ title: '另一个', dueOn: '2026-04-30', weight: 1 }];
  expect(await refusedRevise(bookId, { milestones })).toBe('INVALID_INPUT milestones');
});

test('replaces a unit by another that is a member', async () => {
  const leaver = await world.member('即将退出的单位');
  const matchId = await world.match({ supplierId: leaver.id });
  const bookId = await drafted(commons, world, [matchId]);
  await leave(commons, leaver);
  expect((await seen(commons, bookId, world.secretary)).attention).toEqual([
    // Of what it would have given, nothing is to be had any more.
    { kind: 'MATCH_CHANGED', subjectId: matchId, value: expect.any(Number) },
    { kind: 'PARTY_LEFT', subjectId: leaver.id, value: null },
  ]);
  const partyIds = [world.branch.id, leaver.id];
  expect(await refusedRevise(bookId, { partyIds })).toBe('STATE_CONFLICT partyIds');
  const addMatchIds = [await world.match({ supplierId: world.other.id })];
  const book = await revise(bookId, {
    partyIds: [world.branch.id, world.other.id],
    addMatchIds,
    items: [{ title: '夜间停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: world.other.id }],
    contacts: [],
  });
  expect(book.parties.map(({ party }: { party: { id: string } }) => party.id)).toEqual([
    world.branch.id,
    world.other.id,
  ]);
  // What it had promised is still a match of the book, until somebody ends it.
  expect(book.attention).toMatchObject([{ kind: 'MATCH_CHANGED', subjectId: matchId }]);
  // The one that left is no party of it any more, the other is.
  expect(await seen(commons, bookId, leaver.manager)).toBeNull();
  expect(await seen(commons, bookId, world.other.manager)).toMatchObject({ version: 2 });
  expect(await signedByAll(commons, world, bookId, { version: 2, units: [world.other] })).toBe(bookId);
  expect((await seen(commons, bookId)).version).toBe(2);
  expect((await seen(commons, bookId, world.secretary)).matches).toEqual([{ id: addMatchIds[0] }]);
});

/** What a version is given in which the other unit alone is left beside the branch. */
const toOther = () => ({
  partyIds: [world.branch.id, world.other.id],
  items: [{ title: '夜间停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: world.other.id }],
  contacts: [],
});

test('refuses a version between whose parties there is no match', async () => {
  const bookId = await drafted(commons, world);
  const { refusals } = await mutate(commons, REVISE, { bookId, expectedVersion: 1, ...toOther() }, world.secretary);
  expect(refusals).toMatchObject([{ code: 'STATE_CONFLICT', field: ['partyIds'] }]);
  expect(refusals![0]!.message).toContain('at least one of its matches');
  expect(await seen(commons, bookId, world.secretary)).toMatchObject({ version: 1, state: 'DRAFT' });
});

test('lets a match go when the version comes into force that leaves out a side of it', async () => {
  const [leaving, staying] = [await world.match(), await world.match({ supplierId: world.other.id })];
  const units = [world.unit, world.other];
  const bookId = await running(commons, world, [leaving, staying], units);
  await revise(bookId, toOther());
  // What is in force holds until all have signed.
  const matches = async () => (await seen(commons, bookId, world.secretary)).matches;
  expect(await matches()).toEqual([{ id: leaving }, { id: staying }]);
  await signedByAll(commons, world, bookId, { version: 2, units: [world.other] });
  expect(await matches()).toEqual([{ id: staying }]);
  expect(await commons.sql('select state from match where id = $1', [leaving])).toEqual([{ state: 'CONFIRMED' }]);
  // What becomes of it concerns the book no more, and another may take it.
  expect(await drafted(commons, world, [leaving])).toMatch(/^spb_/);
  await commons.sql(`update match set state = 'CANCELLED' where id = $1`, [leaving]);
  expect((await seen(commons, bookId, world.secretary)).attention).toEqual([]);
  // It has left for good: nobody is to wonder whether it counts.
  expect(await refusedRevise(bookId, { expectedVersion: 2, addMatchIds: [leaving] })).toBe(
    'STATE_CONFLICT addMatchIds',
  );
});

test('takes in only what is agreed, free, known to who asks, and between its parties', async () => {
  const bookId = await drafted(commons, world);
  const taken = await world.match();
  await drafted(commons, world, [taken]);
  const refusals: [string[], string][] = [
    [[taken], 'STATE_CONFLICT addMatchIds'],
    [[await world.match({ state: 'ACCEPTED' })], 'STATE_CONFLICT addMatchIds'],
    [[await world.match({ supplierId: world.other.id })], 'STATE_CONFLICT addMatchIds'],
    [[`mat_${'0'.repeat(32)}`], 'NOT_FOUND addMatchIds'],
    [[world.unit.id], 'INVALID_INPUT addMatchIds.0'],
    [[], 'INVALID_INPUT addMatchIds'],
  ];
  for (const [addMatchIds, code] of refusals) expect(await refusedRevise(bookId, { addMatchIds })).toBe(code);
  const hidden = [await world.match()];
  expect(await refusedRevise(bookId, { addMatchIds: hidden }, world.unit.delegate)).toBe('NOT_FOUND addMatchIds');
  const book = await revise(bookId, { addMatchIds: hidden });
  expect(book.matches.map(({ id }: { id: string }) => id)).toContain(hidden[0]);
});

test.each([
  ['the secretary of the branch', (w: ProjectWorld) => w.secretary],
  ['a manager of the unit', (w: ProjectWorld) => w.unit.manager],
  ['a delegate of the unit', (w: ProjectWorld) => w.unit.delegate],
  ['staff of the place', (w: ProjectWorld) => w.staff],
])('is done by %s', async (_, who) => {
  expect((await revise(await drafted(commons, world), { title: '改名' }, who(world))).version).toBe(2);
});

test.each([
  ['a manager of another unit', (w: ProjectWorld) => w.other.manager],
  ['a delegate of another unit', (w: ProjectWorld) => w.other.delegate],
  ['staff of another community', (w: ProjectWorld) => w.farStaff],
  ['somebody else', (w: ProjectWorld) => w.stranger],
])('is refused to %s, who does not even know of the draft', async (_, who) => {
  const bookId = await drafted(commons, world);
  expect(await refusedRevise(bookId, { title: '改名' }, who(world))).toBe('NOT_FOUND bookId');
  await signedByAll(commons, world, bookId);
  expect(await refusedRevise(bookId, { title: '改名' }, who(world))).toBe('FORBIDDEN');
});

test('asks for a token', async () => {
  const bookId = await drafted(commons, world);
  const { errors } = await mutate(commons, REVISE, { bookId, expectedVersion: 1 });
  expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('refuses a version that is not the latest', async () => {
  const bookId = await drafted(commons, world);
  expect(await refusedRevise(bookId, { expectedVersion: 2 })).toBe('STALE_VERSION expectedVersion');
  await revise(bookId);
  expect(await refusedRevise(bookId, {})).toBe('STALE_VERSION expectedVersion');
});

test('lets one of two revisions of the same version through', async () => {
  const bookId = await drafted(commons, world);
  const answers = await Promise.all(
    [world.secretary, world.unit.manager].map((as) =>
      mutate(commons, REVISE, { bookId, expectedVersion: 1, title: `由 ${as.slice(-4)} 修订` }, as),
    ),
  );
  const codes = answers.map(({ book, refusals }) => book?.version ?? refusals![0]!.code);
  expect(codes.sort()).toEqual([2, 'STALE_VERSION']);
  expect(await commons.sql('select version from project_version where book_id = $1', [bookId])).toHaveLength(2);
});

test('refuses a book that has ended', async () => {
  const bookId = await drafted(commons, world);
  await done(commons, 'serviceProjectBookTerminate', { bookId, reason: '不办了' }, world.staff);
  expect(await refusedRevise(bookId, {})).toBe('STATE_CONFLICT bookId');
});
