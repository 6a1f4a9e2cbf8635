import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { runningWithBookings } from './project-bookings.ts';
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
} from './project-world.ts';

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
const complete = (bookId: string, partyId: string, as: string, more: object = {}) =>
  step('Complete', { bookId, partyId, ...more }, as);
const logSession = (bookId: string) =>
  done(commons, 'projectSessionLog', { bookId, date: '2026-03-02', attendance: 5, minutes: 90 }, world.secretary);

describe('serviceProjectBookComplete', () => {
  test('is done when all parties have said so', async () => {
    const bookId = await running(commons, world);
    await logSession(bookId);
    expect(await complete(bookId, world.unit.id, world.unit.delegate)).toMatchObject({
      state: 'RUNNING',
      parties: [{ confirmedAt: null }, { confirmedAt: '2026-03-03T04:00:00.000Z' }],
    });
    expect(await complete(bookId, world.branch.id, world.secretary)).toMatchObject({ state: 'COMPLETED' });
  });

  test('refuses a project without any session: it was not delivered', async () => {
    const bookId = await running(commons, world);
    const input = { bookId, partyId: world.branch.id };
    expect(await refusedStep('Complete', input)).toBe('STATE_CONFLICT bookId');
    await logSession(bookId);
    expect(await step('Complete', input)).toMatchObject({ state: 'RUNNING' });
    // Nobody confirms twice.
    expect(await refusedStep('Complete', input)).toBe('STATE_CONFLICT partyId');
  });

  test('refuses while bookings lie ahead, and releases them when all say so', async () => {
    const { bookId, bookings } = await runningWithBookings(commons, world);
    await logSession(bookId);
    const [first, second] = [world.branch.id, world.unit.id];
    expect(await refusedStep('Complete', { bookId, partyId: first })).toBe('STATE_CONFLICT releaseBookings');
    await complete(bookId, first, world.secretary, { releaseBookings: true });
    // Not before it is done.
    expect(await bookings()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
    expect(await refusedStep('Complete', { bookId, partyId: second }, world.unit.manager)).toBe(
      'STATE_CONFLICT releaseBookings',
    );
    await complete(bookId, second, world.unit.manager, { releaseBookings: true });
    expect(await bookings()).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED']);
    expect(await seen(commons, bookId)).toMatchObject({ state: 'COMPLETED' });
  });

  test('leaves the bookings of somebody who is no party any more', async () => {
    const { bookId, bookings } = await runningWithBookings(commons, world);
    const unit = await world.member('另一个接续的单位');
    const items = [{ title: '停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: unit.id }];
    const partyIds = [world.branch.id, unit.id];
    const addMatchIds = [await world.match({ supplierId: unit.id })];
    await step('Revise', { bookId, expectedVersion: 1, partyIds, items, contacts: [], addMatchIds });
    await signedByAll(commons, world, bookId, { version: 2, units: [unit] });
    await logSession(bookId);
    await complete(bookId, unit.id, unit.manager);
    expect(await complete(bookId, world.branch.id, world.secretary)).toMatchObject({ state: 'COMPLETED' });
    expect(await bookings()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  });

  test('lets nobody speak for another party', async () => {
    const bookId = await running(commons, world);
    await logSession(bookId);
    const forUnit = { bookId, partyId: world.unit.id };
    for (const as of [world.secretary, world.staff, world.other.manager, world.stranger]) {
      expect(await refusedStep('Complete', forUnit, as)).toBe('FORBIDDEN partyId');
    }
    const forOther = { bookId, partyId: world.other.id };
    expect(await refusedStep('Complete', forOther, world.other.manager)).toBe('INVALID_INPUT partyId');
  });

  test('forgets what was confirmed when another version comes into force', async () => {
    const bookId = await running(commons, world);
    await logSession(bookId);
    await complete(bookId, world.branch.id, world.secretary);
    await step('Revise', { bookId, expectedVersion: 1, title: '延期' });
    await signedByAll(commons, world, bookId, { version: 2 });
    expect(await complete(bookId, world.unit.id, world.unit.manager)).toMatchObject({ state: 'RUNNING' });
    expect(await complete(bookId, world.branch.id, world.secretary)).toMatchObject({ state: 'COMPLETED' });
  });

  test('is done when both confirm at once', async () => {
    const bookId = await running(commons, world);
    await logSession(bookId);
    await Promise.all([
      complete(bookId, world.branch.id, world.secretary),
      complete(bookId, world.unit.id, world.unit.manager),
    ]);
    expect(await seen(commons, bookId)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('serviceProjectBookTerminate', () => {
  test('ends a draft for a reason alone', async () => {
    const bookId = await drafted(commons, world);
    expect(await step('Terminate', { bookId, reason: '不办了' }, world.unit.manager)).toMatchObject({
      state: 'TERMINATED',
      stateReason: '不办了',
      settlement: null,
    });
    const states = 'select m.state from project_match p join match m on m.id = p.match_id where p.book_id = $1';
    expect(await commons.sql(states, [bookId])).toEqual([{ state: 'CONFIRMED' }]);
    // What was never in force concerns the parties alone.
    expect(await seen(commons, bookId)).toBeNull();
  });

  test('ends a running project with a settlement, cancels its matches and releases their bookings', async () => {
    const { bookId, matchId, bookings } = await runningWithBookings(commons, world);
    expect(await refusedStep('Terminate', { bookId, reason: '单位搬迁' })).toBe('INVALID_INPUT settlement');
    expect(await bookings()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
    const input = { bookId, reason: '单位搬迁', settlement: '已预约居民另行安排' };
    expect(await step('Terminate', input)).toMatchObject({ state: 'TERMINATED', settlement: '已预约居民另行安排' });
    expect(await bookings()).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED']);
    expect(await seen(commons, bookId)).toMatchObject({ state: 'TERMINATED', stateReason: null, settlement: null });
    const held = 'select m.state, d.held_quantity from match m join demand d on d.id = m.demand_id where m.id = $1';
    expect(await commons.sql(held, [matchId])).toEqual([{ state: 'CANCELLED', held_quantity: 0 }]);
  });

  test('ends a project whose unit has left, for either side', async () => {
    const unit = await world.member('中途退出的单位');
    const bookId = await running(commons, world, [await world.match({ supplierId: unit.id })], [unit]);
    await leave(commons, unit);
    const input = { bookId, reason: '单位退出联盟', settlement: '由其他单位接续' };
    expect(await step('Terminate', input, unit.manager)).toMatchObject({ state: 'TERMINATED' });
  });

  test('leaves what was agreed with somebody who is no party any more', async () => {
    const { bookId, matchId, bookings } = await runningWithBookings(commons, world);
    const unit = await world.member('接续的单位');
    const items = [{ title: '停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: unit.id }];
    const partyIds = [world.branch.id, unit.id];
    const addMatchIds = [await world.match({ supplierId: unit.id })];
    await step('Revise', { bookId, expectedVersion: 1, partyIds, items, contacts: [], addMatchIds });
    await signedByAll(commons, world, bookId, { version: 2, units: [unit] });
    await step('Terminate', { bookId, reason: '单位搬迁', settlement: '另行安排' }, unit.manager);
    expect(await commons.sql('select state from match where id = $1', [matchId])).toEqual([{ state: 'CONFIRMED' }]);
    expect(await bookings()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  });

  /** A running project of the branch and both units, with a match of each. */
  async function ofThree() {
    const matchIds = [await world.match(), await world.match({ supplierId: world.other.id })];
    return { bookId: await running(commons, world, matchIds, [world.unit, world.other]), matchIds };
  }
  const endsOf = async (matchIds: readonly string[]) => {
    const ends = 'select state, ended_by from match where id = any($1) order by array_position($1, id::text)';
    return (await commons.sql(ends, [matchIds])).map(({ state, ended_by }) => `${state} ${ended_by}`);
  };
  const THROUGH = { reason: '单位搬迁', settlement: '另行安排' };

  test.each([
    ['a manager of a unit', () => world.other.manager],
    ['a delegate of a unit', () => world.other.delegate],
  ])('ends for %s what they agreed themselves, and leaves to the others what these agreed', async (_, who) => {
    const { bookId, matchIds } = await ofThree();
    const book = await step('Terminate', { bookId, ...THROUGH }, who());
    expect(book.state).toBe('TERMINATED');
    expect(await endsOf(matchIds)).toEqual(['CONFIRMED null', 'CANCELLED SUPPLY']);
    // It is free for a book of those who go on.
    expect(await seen(commons, await drafted(commons, world, [matchIds[0]!]), world.secretary)).toMatchObject({
      state: 'DRAFT',
      matches: [{ id: matchIds[0] }],
    });
  });

  test('ends all matches for the branch, which is a side of all, and for staff of the place of all', async () => {
    for (const [who, by] of [
      [world.secretary, 'DEMAND'],
      [world.staff, 'STAFF'],
    ] as const) {
      const { bookId, matchIds } = await ofThree();
      await step('Terminate', { bookId, ...THROUGH }, who);
      expect(await endsOf(matchIds)).toEqual([`CANCELLED ${by}`, `CANCELLED ${by}`]);
    }
  });

  test('leaves what was delivered as it was said to be', async () => {
    const { bookId, matchId } = await runningWithBookings(commons, world);
    await commons.query(
      'mutation ($input: MatchFulfilInput!) { matchFulfil(input: $input) { userErrors { code } } }',
      { input: { matchId, deliveredQuantity: 4 } },
      { as: world.secretary },
    );
    await step('Terminate', { bookId, reason: '单位搬迁', settlement: '已交付部分照常结算' });
    expect(await commons.sql('select state, delivered_quantity from match where id = $1', [matchId])).toEqual([
      { state: 'FULFILLED', delivered_quantity: 4 },
    ]);
  });

  test('refuses what has ended', async () => {
    const bookId = await completed(commons, world);
    const input = { bookId, reason: '不办了', settlement: '无' };
    expect(await refusedStep('Terminate', input)).toBe('STATE_CONFLICT bookId');
  });
});
