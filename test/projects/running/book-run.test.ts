import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCorrectedDay } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { runningWithBookings } from '../project-bookings.ts';
import {
  buildProjectWorld,
  completed,
  done,
  drafted,
  leave,
  type ProjectWorld,
  refused,
  running,
  seen,
  signedByAll,
  signing,
} from '../project-world.ts';

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

const step = (name: string, input: object, as = world.secretary) =>
  done(commons, `serviceProjectBook${name}`, input, as);
const refusedStep = (name: string, input: object, as = world.secretary) =>
  refused(commons, `serviceProjectBook${name}`, input, as);
const signed = async () => signedByAll(commons, world, await drafted(commons, world));

describe('serviceProjectBookStart', () => {
  test('begins what is signed', async () => {
    const bookId = await signed();
    expect(await step('Start', { bookId }, world.unit.manager)).toMatchObject({ state: 'RUNNING', versionInForce: 1 });
  });

  test('refuses what is not signed, and what has begun', async () => {
    const bookId = await drafted(commons, world);
    expect(await refusedStep('Start', { bookId })).toBe('STATE_CONFLICT bookId');
    await step('Start', { bookId: await signedByAll(commons, world, bookId) });
    expect(await refusedStep('Start', { bookId })).toBe('STATE_CONFLICT bookId');
  });

  test('refuses a project one of whose units has left its alliance', async () => {
    const unit = await world.member('签署后退出的单位');
    const bookId = await drafted(commons, world, [await world.match({ supplierId: unit.id })]);
    await signedByAll(commons, world, bookId, { units: [unit] });
    await leave(commons, unit);
    expect(await refusedStep('Start', { bookId })).toBe('STATE_CONFLICT bookId');
    expect(await step('Terminate', { bookId, reason: '单位退出' })).toMatchObject({
      state: 'TERMINATED',
      attention: [],
    });
  });
});

describe('serviceProjectBookSuspend and Resume', () => {
  test('halt a project for a reason, which its parties can read, and go on', async () => {
    const bookId = await running(commons, world);
    expect(await step('Suspend', { bookId, reason: '停车场维修' }, world.staff)).toMatchObject({
      state: 'SUSPENDED',
      stateReason: '停车场维修',
    });
    expect(await seen(commons, bookId, world.stranger)).toMatchObject({ state: 'SUSPENDED', stateReason: null });
    expect(await step('Resume', { bookId }, world.unit.manager)).toMatchObject({ state: 'RUNNING', stateReason: null });
  });

  test('refuse other states, and a suspension without a reason', async () => {
    const bookId = await running(commons, world);
    expect(await refusedStep('Resume', { bookId })).toBe('STATE_CONFLICT bookId');
    expect(await refusedStep('Suspend', { bookId, reason: ' ' })).toBe('INVALID_INPUT reason');
    await step('Suspend', { bookId, reason: '维修' });
    expect(await refusedStep('Suspend', { bookId, reason: '维修' })).toBe('STATE_CONFLICT bookId');
    expect(await refusedStep('Complete', { bookId, partyId: world.branch.id })).toBe('STATE_CONFLICT bookId');
  });

  test('let a halted project be revised and signed, halted as it is', async () => {
    const bookId = await running(commons, world);
    await step('Suspend', { bookId, reason: '维修' });
    const revised = await step('Revise', { bookId, expectedVersion: 1, title: '改名' });
    expect(revised).toMatchObject({ state: 'SUSPENDED', stateReason: '维修', versionInForce: 1 });
    await signedByAll(commons, world, bookId, { version: 2 });
    expect(await seen(commons, bookId)).toMatchObject({ state: 'SUSPENDED', versionInForce: 2 });
  });
});

const inputs: [string, object][] = [
  ['Start', {}],
  ['Suspend', { reason: '维修' }],
  ['Resume', {}],
  ['Terminate', { reason: '不办了', settlement: '无' }],
];

test.each(inputs)('refuses serviceProjectBook%s to everybody who is no insider', async (name, more) => {
  const draft = { bookId: await drafted(commons, world), ...more };
  const open = { bookId: await signed(), ...more };
  for (const as of [world.other.manager, world.other.delegate, world.farStaff, world.stranger]) {
    expect(await refusedStep(name, draft, as)).toBe('NOT_FOUND bookId');
    expect(await refusedStep(name, open, as)).toBe('FORBIDDEN');
  }
  expect(await refused(commons, `serviceProjectBook${name}`, open)).toBe('UNAUTHENTICATED');
  expect(await refusedStep(name, { ...open, bookId: world.unit.id })).toBe('INVALID_INPUT bookId');
});

test('gives a unit that is only to join no say in what is under way', async () => {
  const unit = await world.member('拟加入的单位');
  const bookId = await running(commons, world);
  const [{ id: milestoneId }] = (await seen(commons, bookId)).milestones;
  const partyIds = [world.branch.id, world.unit.id, unit.id];
  await step('Revise', { bookId, expectedVersion: 1, partyIds });
  for (const [name, more] of inputs)
    expect(await refusedStep(name, { bookId, ...more }, unit.manager)).toBe('FORBIDDEN');
  const session = { bookId, date: '2026-03-02', attendance: 5, minutes: 90 };
  expect(await refused(commons, 'projectSessionLog', session, unit.manager)).toBe('FORBIDDEN');
  const milestone = { milestoneId, evidence: '照片' };
  expect(await refused(commons, 'milestoneComplete', milestone, unit.delegate)).toBe('FORBIDDEN');
  // It negotiates like the others, and when all have signed it is one of them.
  await step('Revise', { bookId, expectedVersion: 2, title: '三方共享' }, unit.manager);
  await signedByAll(commons, world, bookId, { version: 3, units: [world.unit, unit] });
  expect(await step('Suspend', { bookId, reason: '维修' }, unit.manager)).toMatchObject({ state: 'SUSPENDED' });
});

test('leaves the say in what is under way to a unit that is to be replaced', async () => {
  const bookId = await running(commons, world);
  await step('Revise', {
    bookId,
    expectedVersion: 1,
    partyIds: [world.branch.id, world.other.id],
    addMatchIds: [await world.match({ supplierId: world.other.id })],
    items: [{ title: '夜间停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: world.other.id }],
    contacts: [],
  });
  expect(await step('Suspend', { bookId, reason: '维修' }, world.unit.manager)).toMatchObject({ state: 'SUSPENDED' });
  const input = signing(bookId, 2, world.unit.id);
  expect(await refused(commons, 'serviceProjectBookSign', input, world.unit.delegate)).toBe('INVALID_INPUT partyId');
});

test('tells when the term is over with bookings ahead and without a session', async () => {
  const { bookId } = await runningWithBookings(commons, world);
  const shown = await seen(commons, bookId);
  const [milestone] = shown.milestones;
  // What is given after the shorter term has to go with it.
  const items = (shown.items as { provider: { id: string } }[]).map(({ provider, ...item }) => ({
    ...item,
    providerId: provider.id,
    when: [],
  }));
  const milestones = [{ ...milestone, dueOn: '2026-03-02', completedAt: undefined, evidence: undefined }];
  const term = { from: '2026-03-01', to: '2026-03-02' };
  await step('Revise', { bookId, expectedVersion: 1, term, items, milestones });
  await signedByAll(commons, world, bookId, { version: 2 });
  expect((await seen(commons, bookId, world.staff)).attention).toEqual([
    { kind: 'NO_SESSION', subjectId: null, value: null },
    { kind: 'OPEN_BOOKINGS', subjectId: null, value: 2 },
  ]);
  expect((await seen(commons, bookId)).attention).toEqual([]);
});

test('tells when a match that a book comes from was cancelled', async () => {
  const matchId = await world.match();
  const bookId = await drafted(commons, world, [matchId]);
  await commons.query(
    'mutation ($input: MatchCancelInput!) { matchCancel(input: $input) { userErrors { code } } }',
    { input: { matchId, reason: '另有安排' } },
    { as: world.secretary },
  );
  expect((await seen(commons, bookId, world.secretary)).attention).toEqual([
    { kind: 'MATCH_ENDED', subjectId: matchId, value: null },
  ]);
});

describe('what a match of a book is still to give and is no longer as it was agreed', () => {
  const evenings = { dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '20:00' } as const;

  async function told(bookId: string, as: string) {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook {
         attention { kind subjectId value concern dates } matches { id attention { reason count dates } } } } }`,
      { id: bookId },
      { as },
    );
    const { attention, matches } = data.node as {
      attention: { kind: string; subjectId: string | null; value: number; concern: string; dates: string[] }[];
      matches: { id: string; attention: { reason: string; count: number; dates: string[] }[] }[];
    };
    const ofBook = attention
      .filter(({ kind }) => kind === 'MATCH_CHANGED')
      .map(({ subjectId, value, concern, dates }) => ({ id: subjectId, reason: concern, count: value, dates }));
    const ofMatches = matches.flatMap(({ id, attention }) => attention.map((one) => ({ id, ...one })));
    expect(ofBook).toEqual(expect.arrayContaining(ofMatches));
    expect(ofBook).toHaveLength(ofMatches.length);
    return ofBook;
  }

  test('is told by the book as by the match: a day that became another, hours that are given up', async () => {
    const facility = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 10 });
    const period = { from: '2026-03-02', to: '2026-03-15', windows: [evenings] };
    const matchIds = [
      await world.match(period),
      await world.match({ ...period, supplierId: world.unit.id, facilityId: facility.id }),
    ];
    const bookId = await drafted(commons, world, matchIds);
    expect(await told(bookId, world.secretary)).toEqual([]);

    await buildCorrectedDay(commons.db, { date: '2026-03-11', dayClass: 'DAY_OFF' });
    const calendar = (id: string) => ({ id, reason: 'CALENDAR', count: 1, dates: ['2026-03-11'] });
    expect(await told(bookId, world.secretary)).toEqual(expect.arrayContaining(matchIds.map(calendar)));

    await commons.sql('insert into opening_exception (facility_id, date, closed) values ($1, $2, true)', [
      facility.id,
      '2026-03-12',
    ]);
    const hours = { id: matchIds[1], reason: 'HOURS', count: 1, dates: ['2026-03-12'] };
    expect(await told(bookId, world.secretary)).toEqual(expect.arrayContaining([...matchIds.map(calendar), hours]));
    // Nobody but the parties and staff of their places is told.
    expect((await seen(commons, bookId, world.stranger))?.attention ?? []).toEqual([]);
  });

  test('is told when the unit that gives is suspended, and when it has left', async () => {
    const unit = await world.member('将离开的单位');
    const matchId = await world.match({
      supplierId: unit.id,
      from: '2026-03-02',
      to: '2026-03-06',
      windows: [evenings],
    });
    const bookId = await drafted(commons, world, [matchId]);
    const dates = ['03', '04', '05', '06'].map((day) => `2026-03-${day}`);
    await commons.sql(`update alliance_membership set state = 'SUSPENDED' where id = $1`, [unit.membership.id]);
    expect(await told(bookId, world.secretary)).toEqual([{ id: matchId, reason: 'SUSPENDED', count: 4, dates }]);
    await leave(commons, unit);
    expect(await told(bookId, world.secretary)).toEqual([{ id: matchId, reason: 'LEFT', count: 4, dates }]);
  });

  test('is told no more once the match has ended', async () => {
    const matchId = await world.match({ from: '2026-03-02', to: '2026-03-15', windows: [evenings] });
    const bookId = await drafted(commons, world, [matchId]);
    await commons.query(
      'mutation ($input: MatchCancelInput!) { matchCancel(input: $input) { userErrors { code } } }',
      { input: { matchId, reason: '另有安排' } },
      { as: world.secretary },
    );
    expect(await told(bookId, world.secretary)).toEqual([]);
  });
});

test('tells outside of each step', async () => {
  const bookId = await completed(commons, world);
  const events = await commons.sql('select topic from outbox_event where subject_id = $1 order by id', [bookId]);
  expect(events.map(({ topic }) => topic)).toEqual([
    'project.drafted',
    'project.party_signed',
    'project.signed',
    'project.started',
    'project.session_logged',
    'project.party_confirmed',
    'project.completed',
  ]);
});

test('refuses to sign what a party has signed while it runs', async () => {
  const bookId = await running(commons, world);
  const input = signing(bookId, 1, world.branch.id);
  expect(await refused(commons, 'serviceProjectBookSign', input, world.secretary)).toBe('STATE_CONFLICT partyId');
});
