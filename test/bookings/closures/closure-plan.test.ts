import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildCalendar, buildCorrectedDay } from '../../../seeds/factories/calendar.factory.ts';
import { OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { wrongs } from '../booking.invariants.ts';
import { book, cancel, utc } from '../booking.operations.ts';
import { buildClosureWorld, type ClosureWorld } from './closure-world.ts';

// What changes of a facility leave of bookings that no longer fit, who decides, and what becomes of what nobody decides.

let world: ClosureWorld;
beforeAll(async () => {
  world = await buildClosureWorld();
  await buildCalendar(world.commons.db);
});
afterAll(() => world.commons.close());
afterEach(() => world.setClock());

const DAY = '2026-03-10';
const CLOSED = { date: DAY, windows: [], reason: '校运会' };
const MORNINGS = [{ dayClass: 'EVERY_DAY', startTime: '08:00', endTime: '12:00' }];

describe('an open plan is left', () => {
  test('by a date that is closed, with the bookings of that date alone, and their bookers are told', async () => {
    const { id: facilityId } = await world.facility();
    const [hit, spared] = [await world.booked(facilityId, DAY), await world.booked(facilityId, '2026-03-11')];
    const { plan, code } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    expect(code).toBe('DONE');
    expect(plan).toMatchObject({
      version: 1,
      state: 'OPEN',
      emergency: false,
      reason: { zh: '校运会', en: null },
      facilities: [{ id: facilityId }],
    });
    expect(plan!.effects.edges).toEqual([
      {
        node: {
          choice: 'CANCEL',
          decideBy: utc('2026-03-09T10:00:00+08:00'),
          settledAt: null,
          booking: { id: hit.id, state: 'CONFIRMED' },
        },
      },
    ]);
    expect(await world.topicsOf(hit.id)).toEqual(['booking.created', 'booking.changed']);
    expect(await world.topicsOf(spared.id)).toEqual(['booking.created']);
    expect(await world.seen(hit.id, hit.booker.subject)).toMatchObject({
      state: 'CONFIRMED',
      closureNotice: { reason: { zh: '校运会' }, choice: 'CANCEL', decideBy: utc('2026-03-09T10:00:00+08:00') },
    });
    expect(await world.seen(spared.id, spared.booker.subject)).toMatchObject({ closureNotice: null });
  });

  test('by other opening rules, with what lies outside of them', async () => {
    const { id: facilityId } = await world.facility();
    const [, afternoon] = [await world.booked(facilityId, DAY, 9), await world.booked(facilityId, DAY, 14)];
    const { plan } = await world.send('facilityOpeningRulesSet', { facilityId, rules: MORNINGS });
    expect(plan!.effects.edges.map(({ node }) => node.booking.id)).toEqual([afternoon.id]);
    expect(plan!.reason).toEqual({ zh: '开放时间已变更。', en: 'The opening hours have changed.' });
  });

  test.each(['facilitySuspend', 'facilityWithdraw'])('by %s, with all that are to come', async (mutation) => {
    const { id: facilityId } = await world.facility();
    const ids = [await world.booked(facilityId, DAY), await world.booked(facilityId, '2026-03-12')].map(({ id }) => id);
    const { plan } = await world.send(mutation, { facilityId, reason: '塌方' });
    expect(plan!.effects.edges.map(({ node }) => node.booking.id)).toEqual(ids);
    expect(plan!.reason.zh).toBe('塌方');
  });

  test('by a calendar day that was corrected, within a minute', async () => {
    const { db, orm, clock } = world.commons;
    const { id: facilityId } = await world.facility({ rules: OFF_HOURS });
    // Open all day, as a Saturday is.
    const { id } = await world.booked(facilityId, '2026-03-14');
    await world.judge();
    expect(await world.openPlans(facilityId)).toEqual([]);
    await buildCorrectedDay(db, { date: '2026-03-14', dayClass: 'WORKDAY' });
    await keepStretches(orm, clock.now);
    await world.judge();
    const [plan] = (await world.openPlans(facilityId))!;
    expect(plan!.effects.edges.map(({ node }) => node.booking.id)).toEqual([id]);
  });

  test('by a unit that is suspended, within a minute, and is gone when it is reinstated', async () => {
    const { commons, unit } = world;
    const { id: facilityId } = await world.facility();
    const { id, booker } = await world.booked(facilityId, DAY);
    const alliance = await buildAlliance(commons.db);
    const membership = await buildMembership(commons.db, { alliance, unit });
    await world.judge();
    await commons.sql(`update alliance_membership set state = 'SUSPENDED' where id = $1`, [membership.id]);
    await world.judge();
    const [plan] = (await world.openPlans(facilityId))!;
    expect(plan!.effects.edges.map(({ node }) => node.booking.id)).toEqual([id]);
    expect(plan!.reason.en).toBe('The unit of the facility is suspended.');

    await commons.sql(`update alliance_membership set state = 'ACTIVE' where id = $1`, [membership.id]);
    await world.judge();
    expect(await world.openPlans(facilityId)).toEqual([]);
    expect(await world.seen(id, booker.subject)).toMatchObject({ state: 'CONFIRMED', closureNotice: null });
  });
});

describe('no plan is left', () => {
  test('where everything fits, nor of what runs at the moment', async () => {
    const { id: facilityId } = await world.facility();
    const running = await world.booked(facilityId, DAY);
    world.setClock(`${DAY}T10:00:00+08:00`);
    const { plan } = await world.send('facilitySuspend', { facilityId, reason: '停电' });
    expect(plan).toBeNull();
    expect(await world.seen(running.id, running.booker.subject)).toMatchObject({ state: 'CONFIRMED' });
  });

  test('once the date is open again: the plan is discarded, and who booked is told', async () => {
    const { id: facilityId } = await world.facility();
    const { id, booker } = await world.booked(facilityId, DAY);
    const { plan } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    const opened = { facilityId, date: DAY, windows: [{ startTime: '08:00', endTime: '20:00' }] };
    expect((await world.send('facilityOpeningExceptionSet', opened)).plan).toBeNull();
    expect(await world.commons.sql('select state from closure_plan where id = $1', [plan!.id])).toEqual([
      { state: 'DISCARDED' },
    ]);
    expect(await world.topicsOf(id)).toEqual(['booking.created', 'booking.changed', 'booking.changed']);
    expect(await world.seen(id, booker.subject)).toMatchObject({ closureNotice: null });
  });
});

test('a booking that had looked before the change and was written after it is found a little later', async () => {
  const { id: facilityId } = await world.facility();
  await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
  const { sql } = world.commons;
  await sql(`alter table opening_exception disable trigger user`);
  await sql('delete from opening_exception where facility_id = $1', [facilityId]);
  const { id } = await world.booked(facilityId, DAY);
  await sql(`insert into opening_exception (facility_id, date, closed, windows) values ($1, $2, true, '[]')`, [
    facilityId,
    DAY,
  ]);
  await sql(`alter table opening_exception enable trigger user`);
  await world.judge();
  const [plan] = (await world.openPlans(facilityId))!;
  expect(plan!.effects.edges.map(({ node }) => node.booking.id)).toEqual([id]);
});

describe('the unit', () => {
  async function closedDay() {
    const { id: facilityId } = await world.facility();
    const [first, second] = [await world.booked(facilityId, DAY, 9), await world.booked(facilityId, DAY, 14)];
    const { plan } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    return { facilityId, first, second, plan: plan! };
  }

  test('lets one run and cancels the other; each booker is told, and the places are free', async () => {
    const { facilityId, first, second, plan } = await closedDay();
    const choice = { planId: plan.id, version: plan.version, bookingIds: [first.id], choice: 'LET_RUN' };
    const chosen = await world.send('closurePlanChoose', choice);
    expect(chosen.plan).toMatchObject({ state: 'OPEN', version: plan.version + 1 });
    const done = await world.confirm(chosen.plan!);
    expect(done.plan).toMatchObject({ state: 'CONFIRMED' });
    expect(await world.openPlans(facilityId)).toEqual([]);
    expect(await world.seen(first.id, first.booker.subject)).toMatchObject({ state: 'CONFIRMED', closureNotice: null });
    expect(await world.seen(second.id, second.booker.subject)).toMatchObject({
      state: 'CANCELLED',
      stateReason: '校运会',
      cancelReason: 'CLOSURE',
      endedBy: 'UNIT',
    });
    expect(await world.topicsOf(second.id)).toEqual(['booking.created', 'booking.changed', 'booking.cancelled']);
    // What it has let run is not asked about again.
    await world.judge();
    expect(await world.openPlans(facilityId)).toEqual([]);
    expect(await wrongs(world.commons)).toEqual([]);
  });

  test('is answered as at first when it confirms with the same key', async () => {
    const { plan } = await closedDay();
    const [first, again] = [await world.confirm(plan, plan.id), await world.confirm(plan, plan.id)];
    expect([first.code, again.code]).toEqual(['DONE', 'DONE']);
    expect(again.plan).toEqual(first.plan);
  });

  test('confirms and chooses by the version that it has read, and nothing that is closed', async () => {
    const { plan, first } = await closedDay();
    const choice = { planId: plan.id, version: plan.version, bookingIds: [first.id], choice: 'LET_RUN' };
    expect((await world.send('closurePlanChoose', choice)).code).toBe('DONE');
    expect(await world.send('closurePlanChoose', choice)).toMatchObject({ code: 'STALE_VERSION', field: ['version'] });
    expect((await world.confirm(plan)).code).toBe('STALE_VERSION');
    expect((await world.confirm({ ...plan, version: plan.version + 1 })).code).toBe('DONE');
    expect((await world.confirm({ ...plan, version: plan.version + 2 })).code).toBe('STATE_CONFLICT');
  });

  test('chooses for bookings of the plan alone, and for some', async () => {
    const { plan } = await closedDay();
    const other = await closedDay();
    const choose = (bookingIds: string[]) =>
      world.send('closurePlanChoose', { planId: plan.id, version: plan.version, bookingIds, choice: 'LET_RUN' });
    expect(await choose([other.first.id])).toMatchObject({ code: 'NOT_FOUND', field: ['bookingIds'] });
    expect(await choose([])).toMatchObject({ code: 'INVALID_INPUT', field: ['bookingIds'] });
    expect((await world.openPlans(other.facilityId))![0]!.version).toBe(1);
  });

  test('alone sees the plan: to everybody else it is as if there were none', async () => {
    const { facilityId, first, plan } = await closedDay();
    const stranger = (await buildResident(world.commons.db)).subject;
    for (const as of [first.booker.subject, stranger]) {
      expect(await world.openPlans(facilityId, as)).toBeNull();
      const input = { planId: plan.id, version: 1, bookingIds: [first.id], choice: 'LET_RUN' };
      expect((await world.send('closurePlanChoose', input, as)).code).toBe('NOT_FOUND');
      const { data } = await world.commons.query(`query ($id: ID!) { node(id: $id) { id } }`, { id: plan.id }, { as });
      expect(data.node).toBeNull();
    }
  });
});

describe('what the unit has not decided', () => {
  test('a day before is cancelled for the closure, by the clock, and told', async () => {
    const { id: facilityId } = await world.facility();
    const { id, booker } = await world.booked(facilityId, DAY);
    const { plan } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    world.setClock('2026-03-09T09:59:59.999+08:00');
    await world.carryOut();
    expect(await world.seen(id, booker.subject)).toMatchObject({ state: 'CONFIRMED' });
    world.setClock('2026-03-09T10:00:00+08:00');
    await world.carryOut();
    expect(await world.seen(id, booker.subject)).toEqual({
      state: 'CANCELLED',
      stateReason: '校运会',
      cancelReason: 'CLOSURE',
      endedBy: 'CLOCK',
      closureNotice: null,
    });
    expect(await world.topicsOf(id)).toEqual(['booking.created', 'booking.changed', 'booking.cancelled']);
    expect(await world.commons.sql('select state from closure_plan where id = $1', [plan!.id])).toEqual([
      { state: 'CONFIRMED' },
    ]);
    expect(await wrongs(world.commons)).toEqual([]);
  });

  test('stays when it chose to let it run', async () => {
    const { id: facilityId } = await world.facility();
    const { id, booker } = await world.booked(facilityId, DAY);
    const { plan } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    await world.send('closurePlanChoose', { planId: plan!.id, version: 1, bookingIds: [id], choice: 'LET_RUN' });
    world.setClock(`${DAY}T09:00:00+08:00`);
    await world.carryOut();
    expect(await world.seen(id, booker.subject)).toMatchObject({ state: 'CONFIRMED', closureNotice: null });
  });

  test('has an hour when the change comes later than a day before, and decides a quarter of an hour before the start at the latest', async () => {
    const { id: facilityId } = await world.facility();
    const [inTwoHours, inHalfAnHour] = [
      await world.booked(facilityId, DAY, 14),
      await world.booked(facilityId, DAY, 12),
    ];
    world.setClock(`${DAY}T11:30:00+08:00`);
    const { plan } = await world.send('facilitySuspend', { facilityId, reason: '停电' });
    const until = new Map(plan!.effects.edges.map(({ node }) => [node.booking.id, node.decideBy]));
    expect(until.get(inTwoHours.id)).toBe(utc(`${DAY}T12:30:00+08:00`));
    expect(until.get(inHalfAnHour.id)).toBe(utc(`${DAY}T11:45:00+08:00`));
  });

  test('comes to nothing when who booked gives it back themselves', async () => {
    const { id: facilityId } = await world.facility();
    const { id, booker } = await world.booked(facilityId, DAY);
    const { plan } = await world.send('facilityOpeningExceptionSet', { facilityId, ...CLOSED });
    expect((await cancel(world.commons, { bookingId: id }, { as: booker.subject })).code).toBe('DONE');
    await world.carryOut();
    expect(await world.commons.sql('select state from closure_plan where id = $1', [plan!.id])).toEqual([
      { state: 'CONFIRMED' },
    ]);
    expect(await world.seen(id, booker.subject)).toMatchObject({ endedBy: 'BOOKER', cancelReason: null });
  });
});

test('a facility that was suspended takes no bookings, and its places are free once the plan is carried out', async () => {
  const { commons } = world;
  const { id: facilityId } = await world.facility({ capacity: 1 });
  await world.booked(facilityId, DAY);
  const { plan } = await world.send('facilitySuspend', { facilityId, reason: '装修' });
  await world.confirm(plan!);
  await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [facilityId]);
  const { subject } = await buildResident(commons.db);
  const slot = { facilityId, start: `${DAY}T10:00:00+08:00`, end: `${DAY}T11:00:00+08:00` };
  expect((await book(commons, slot, { as: subject })).code).toBe('DONE');
});
