import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildBar } from '../../../seeds/factories/booking-bar.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { faultOf } from '../../../src/database/fault.ts';
import { newId } from '../../../src/shared/node.ts';
import { buildFacilityWorld, type FacilityWorld } from '../../facilities/facility-world.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { connect, insertBooking, untilWaiting } from '../booking.connections.ts';
import { book, confirm } from '../booking.operations.ts';

let commons: Commons;
let world: FacilityWorld;
let resident: BuiltResident;
let facilityId: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
  facilityId = await facility();
});

async function facility(unitId = world.member.id, more: object = {}): Promise<string> {
  const { now } = commons.clock;
  return (await buildFacility(commons.db, { now, unitId, kind: 'SPORTS_FIELD', capacity: 5, ...more })).id;
}

const UNTIL = '2026-03-10T04:00:00.000Z';
const slot = (day: number) => ({ start: `2026-03-${day}T02:00:00Z`, end: `2026-03-${day}T03:00:00Z` });
const asked = (day: number, where = facilityId) =>
  book(commons, { facilityId: where, ...slot(day) }, { as: resident.subject });

const SHOWN = `id from until reason automatic appeal decision appealDecidedAt liftedSince unit { id } resident { id }`;

/** Does one thing with a bar. @returns the bar, or the code of the refusal and where it stands */
async function act(mutation: string, input: object, as: string) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { bar { ${SHOWN} } userErrors { code field } } }`,
    { input },
    { as },
  );
  expect(errors).toBeUndefined();
  const [refusal] = data.done.userErrors;
  return { bar: data.done.bar, code: refusal?.code as string | undefined, field: refusal?.field };
}

/** The resident has booked at the unit, and may be barred there. */
async function known(): Promise<string> {
  const bookingId = (await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...slot(12) })).id;
  return bookingId;
}

const set = (more: object = {}, as = world.manager.subject) =>
  act(
    'bookingBarSet',
    { residentId: resident.residentId, unitId: world.member.id, until: UNTIL, reason: '多次未到场。', ...more },
    as,
  );
const stateOf = async (id: string) =>
  (await commons.sql<{ state: string }>('select state from booking where id = $1', [id]))[0]!.state;

describe('bookingBarSet', () => {
  test('keeps a resident from booking at the unit until its end, and nowhere else; what is booked stays', async () => {
    const bookingId = await known();
    const { bar } = await set();
    expect(bar).toMatchObject({
      from: '2026-03-03T04:00:00.000Z',
      until: UNTIL,
      reason: '多次未到场。',
      automatic: false,
      appeal: null,
      liftedSince: null,
      unit: { id: world.member.id },
      resident: { id: resident.residentId },
    });
    expect((await asked(14)).refusal).toMatchObject({
      __typename: 'BookingBarred',
      code: 'BARRED',
      message: 'You cannot book here until 2026-03-10: 多次未到场。 You may appeal against it.',
      field: ['facilityId'],
    });
    expect((await asked(14, await facility(world.applicant.id))).code).toBe('DONE');
    expect(await stateOf(bookingId)).toBe('CONFIRMED');
    commons.clock.now = Temporal.Instant.from(UNTIL);
    expect((await asked(16)).code).toBe('DONE');
  });

  test('takes back what is booked there when it says so, and nothing elsewhere', async () => {
    const bookingId = await known();
    const elsewhere = await facility(world.applicant.id);
    const other = (
      await buildBooking(commons.db, { facilityId: elsewhere, bookerId: resident.residentId, ...slot(13) })
    ).id;
    const { bar } = await set({ cancelBookings: true });
    expect(bar).not.toBeNull();
    expect(
      await commons.sql(
        'select state, state_reason, ended_by, cancel_reason from booking where id = any($1) order by starts_at',
        [[bookingId, other]],
      ),
    ).toEqual([
      { state: 'CANCELLED', state_reason: '多次未到场。', ended_by: 'UNIT', cancel_reason: 'WITHDRAWN_BY_UNIT' },
      { state: 'CONFIRMED', state_reason: null, ended_by: null, cancel_reason: null },
    ]);
    const told = await commons.sql('select topic from outbox_event where subject_id = $1', [bookingId]);
    expect(told).toEqual([{ topic: 'booking.cancelled' }]);
  });

  test('holds on every path: in a group, when a request is confirmed, and in what is told before', async () => {
    const byApproval = await facility(world.member.id, { admission: 'APPROVAL' });
    const { booking } = await asked(15, byApproval);
    await set();
    expect((await confirm(commons, booking!.id, { as: world.manager.subject })).code).toBe('BARRED');
    const items = [{ facilityId, ...slot(14) }];
    const group = await commons.query(
      `mutation ($input: BookingGroupCreateInput!) { bookingGroupCreate(input: $input) { userErrors { code } } }`,
      { input: { items, idempotencyKey: randomUUID() } },
      { as: resident.subject },
    );
    expect(group.data.bookingGroupCreate.userErrors).toEqual([{ code: 'BARRED' }]);
    const verdict = await commons.query(
      `query ($input: SlotVerdictInput!) { slotVerdict(input: $input) {
        failures { rule code required } alternatives { start } } }`,
      { input: items[0] },
      { as: resident.subject },
    );
    expect(verdict.data.slotVerdict).toEqual({
      failures: [{ rule: 'BARRED', code: 'BARRED', required: `≥ ${UNTIL}` }],
      alternatives: [],
    });
  });

  test('of the district holds at every unit in it', async () => {
    const districtCode = world.district.code;
    await buildBar(commons.db, { residentId: resident.residentId, unitId: null, districtCode });
    expect((await asked(14)).code).toBe('BARRED');
    expect((await asked(14, await facility(world.applicant.id))).code).toBe('BARRED');
    expect((await asked(14, (await buildFacility(commons.db, { now: commons.clock.now })).id)).code).toBe('DONE');
  });

  test.each([
    ['an end that has come', { until: '2026-03-03T04:00:00Z' }, ['until']],
    ['an end of more than a year', { until: '2027-03-04T04:00:01Z' }, ['until']],
    ['no reason', { reason: ' ' }, ['reason']],
  ])('refuses %s', async (_what, input, field) => {
    await known();
    expect(await set(input)).toMatchObject({ bar: null, code: 'INVALID_INPUT', field });
  });

  test('refuses a second, whom the unit does not know, and who does not manage it', async () => {
    expect(await set()).toMatchObject({ code: 'NOT_FOUND', field: ['residentId'] });
    await known();
    expect(await set({ unitId: newId('uni') })).toMatchObject({ code: 'NOT_FOUND', field: ['unitId'] });
    expect((await set({}, world.applicantManager.subject)).code).toBe('FORBIDDEN');
    expect((await set({}, world.staff.community.subject)).code).toBe('FORBIDDEN');
    expect((await set()).code).toBeUndefined();
    expect((await set()).code).toBe('STATE_CONFLICT');
  });

  test('waits for a booking that is being made, and is waited for by the next', async () => {
    await known();
    const [one, other] = [await connect(commons), await connect(commons)];
    const day = { start: '2099-03-05T00:00Z', end: '2099-03-05T01:00Z' };
    await one.query('begin');
    await one.query('select from resident where id = $1 for no key update', [resident.residentId]);
    await one.query(
      `insert into booking_bar (id, district_code, resident_id, unit_id, starts_at, ends_at, reason, created_at, updated_at)
       values ($1, '350102000000', $2, $3, now() - interval '1 hour', now() + interval '1 day', 'x', now(), now())`,
      [newId('bar'), resident.residentId, world.member.id],
    );
    const late = insertBooking(other, { facilityId, bookerId: resident.residentId, ...day }).catch(faultOf);
    await untilWaiting(commons, 1);
    await one.query('commit');
    expect(await late).toMatchObject({ constraint: 'booking_barred' });
    await Promise.all([one.end(), other.end()]);
  });
});

describe('an appeal', () => {
  test('is made once by whom it is about, and lifting ends the bar at once', async () => {
    await known();
    const { bar } = await set();
    const staff = world.staff.community.subject;
    const decide = (more: object = {}, as = staff) =>
      act('bookingBarAppealDecide', { barId: bar.id, lift: true, reason: '情况属实，予以解除。', ...more }, as);
    expect((await decide()).code).toBe('STATE_CONFLICT');
    const appeal = (as = resident.subject, text = '当天因病住院。') =>
      act('bookingBarAppeal', { barId: bar.id, text }, as);
    expect((await appeal((await buildResident(commons.db)).subject)).code).toBe('NOT_FOUND');
    expect((await appeal(world.manager.subject)).code).toBe('FORBIDDEN');
    expect(await appeal(resident.subject, '')).toMatchObject({ code: 'INVALID_INPUT', field: ['text'] });
    expect((await appeal()).bar).toMatchObject({ appeal: '当天因病住院。', appealDecidedAt: null });
    expect((await appeal()).code).toBe('STATE_CONFLICT');

    expect((await decide({}, world.manager.subject)).code).toBe('FORBIDDEN');
    expect((await asked(14)).code).toBe('BARRED');
    expect((await decide()).bar).toMatchObject({
      decision: '情况属实，予以解除。',
      appealDecidedAt: '2026-03-03T04:00:00.000Z',
      liftedSince: '2026-03-03T04:00:00.000Z',
    });
    expect((await asked(14)).code).toBe('DONE');
    expect((await decide()).code).toBe('STATE_CONFLICT');
    const trail = await commons.sql('select action, fields from audit_entry where subject_id = $1 order by id', [
      bar.id,
    ]);
    expect(trail).toEqual([
      { action: 'bookingBarSet', fields: ['until', 'reason'] },
      { action: 'bookingBarAppeal', fields: ['appeal'] },
      { action: 'bookingBarAppealDecide', fields: ['decision', 'liftedAt'] },
    ]);
  });

  test('that is not followed leaves the bar, and is over with it', async () => {
    await known();
    const { bar } = await set();
    await act('bookingBarAppeal', { barId: bar.id, text: '不是我。' }, resident.subject);
    const decided = await act(
      'bookingBarAppealDecide',
      { barId: bar.id, lift: false, reason: '记录无误。' },
      world.staff.subdistrict.subject,
    );
    expect(decided.bar).toMatchObject({ decision: '记录无误。', liftedSince: null });
    expect((await asked(14)).code).toBe('BARRED');
    commons.clock.now = Temporal.Instant.from(UNTIL);
    const late = await act('bookingBarAppeal', { barId: bar.id, text: '不是我。' }, resident.subject);
    expect(late.code).toBe('STATE_CONFLICT');
  });
});

describe('bookingBarLift', () => {
  test('ends it at once, for managers of the unit alone, and a new one can follow', async () => {
    await known();
    const { bar } = await set();
    const lift = (as: string) => act('bookingBarLift', { barId: bar.id, reason: '已当面说明。' }, as);
    expect((await lift(world.applicantManager.subject)).code).toBe('NOT_FOUND');
    expect((await lift(resident.subject)).code).toBe('FORBIDDEN');
    expect((await lift(world.manager.subject)).bar).toMatchObject({ decision: '已当面说明。' });
    expect((await lift(world.manager.subject)).code).toBe('STATE_CONFLICT');
    expect((await asked(14)).code).toBe('DONE');
    commons.clock.now = commons.clock.now.add({ seconds: 1 });
    expect((await set()).code).toBeUndefined();
  });
});

describe('bookingBars', () => {
  const list = async (as: string, where: object | null = null) => {
    const { data } = await commons.query(
      `query ($where: BookingBarFilter) { bookingBars(where: $where) { totalCount edges { node { id } } } viewer { bars { id } } }`,
      { where },
      { as },
    );
    return {
      seen: data.bookingBars.edges.map(({ node }: { node: { id: string } }) => node.id),
      own: data.viewer.bars.map(({ id }: { id: string }) => id),
    };
  };

  test('shows who may see them those that hold', async () => {
    await commons.sql('update booking_bar set lifted_at = now() where lifted_at is null');
    await known();
    const { bar } = await set();
    const { id: far } = await buildBar(commons.db, {
      residentId: resident.residentId,
      unitId: world.applicant.id,
      appeal: '不是我。',
    });
    expect(await list(resident.subject)).toEqual({ seen: [bar.id, far], own: [bar.id, far] });
    expect(await list(world.manager.subject)).toEqual({ seen: [bar.id], own: [] });
    expect((await list(world.staff.community.subject)).seen).toEqual([bar.id, far]);
    expect((await list(world.staff.community.subject, { appealWaits: true })).seen).toEqual([far]);
    expect((await list(world.staff.community.subject, { unitId: world.member.id })).seen).toEqual([bar.id]);
    expect((await list((await buildResident(commons.db)).subject)).seen).toEqual([]);
  });

  test('forgets its words with whom it is about', async () => {
    const { bar } = await known().then(() => set());
    await act('bookingBarAppeal', { barId: bar.id, text: '当天因病住院。' }, resident.subject);
    await commons.sql(`update booking set state = 'CANCELLED', ended_by = 'BOOKER' where booker_id = $1`, [
      resident.residentId,
    ]);
    const { data } = await commons.query(
      'mutation ($name: String!) { personalDataErase(input: { name: $name }) { userErrors { code } } }',
      { name: resident.name },
      { as: resident.subject },
    );
    expect(data.personalDataErase.userErrors).toEqual([]);
    expect(await commons.sql('select reason, appeal, decision from booking_bar where id = $1', [bar.id])).toEqual([
      { reason: null, appeal: null, decision: null },
    ]);
  });
});
