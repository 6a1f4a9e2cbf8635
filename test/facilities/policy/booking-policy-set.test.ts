import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { book } from '../../bookings/booking.operations.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildFacilityWorld, type FacilityWorld } from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;
let facilityId: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  const kind = 'SPORTS_FIELD';
  ({ id: facilityId } = await buildFacility(commons.db, {
    now: commons.clock.now,
    unitId: world.member.id,
    kind,
    capacity: 4,
  }));
});

const POLICY = `bookingPolicy {
  version validFrom setupMinutes turnaroundMinutes opensAt curfew { startTime endTime } wholeOnly headcountMin headcountMax
  audiences childrenAllowed minimumAge vehicleClasses plateRequired pendingTakesPlaces answerWithinMinutes holdMinutes
  offerMinutes lateStartMinutes cancelUntilMinutes lateCancel movesMax checkIn graceMinutes waitlist
  series { occurrencesMax spanDaysMax } noticeDays
}`;

async function set(input: object, as = world.manager.subject) {
  const { data, errors } = await commons.query(
    `mutation ($input: FacilityBookingPolicySetInput!) { facilityBookingPolicySet(input: $input) {
      facility { ${POLICY} } userErrors { code field message }
    } }`,
    { input: { facilityId, ...input } },
    { as },
  );
  expect(errors).toBeUndefined();
  const { facility, userErrors } = data.facilityBookingPolicySet;
  return {
    policy: facility?.bookingPolicy,
    code: userErrors[0]?.code,
    field: userErrors[0]?.field,
    message: userErrors[0]?.message,
  };
}

const DEFAULTS = {
  version: 0,
  setupMinutes: 0,
  turnaroundMinutes: 0,
  opensAt: null,
  curfew: null,
  wholeOnly: false,
  headcountMin: null,
  headcountMax: null,
  audiences: [],
  childrenAllowed: true,
  minimumAge: null,
  vehicleClasses: [],
  plateRequired: false,
  pendingTakesPlaces: true,
  answerWithinMinutes: null,
  holdMinutes: 10,
  offerMinutes: 0,
  lateStartMinutes: 15,
  cancelUntilMinutes: 0,
  lateCancel: false,
  movesMax: null,
  checkIn: 'NOT_NEEDED',
  graceMinutes: 0,
  waitlist: 'NONE',
  series: { occurrencesMax: 0, spanDaysMax: 0 },
  noticeDays: 0,
};

describe('facilityBookingPolicySet', () => {
  test('begins with the defaults, and counts versions up; what is not given stays', async () => {
    const { data } = await commons.query(`query ($id: ID!) { node(id: $id) { ... on SharedFacility { ${POLICY} } } }`, {
      id: facilityId,
    });
    expect(data.node.bookingPolicy).toMatchObject(DEFAULTS);
    const first = await set({ setupMinutes: 30, curfew: { startTime: '22:00', endTime: '06:00' }, headcountMin: 2 });
    expect(first.policy).toEqual({
      ...DEFAULTS,
      version: 1,
      validFrom: new Date(TEST_NOW).toISOString(),
      setupMinutes: 30,
      curfew: { startTime: '22:00', endTime: '06:00' },
      headcountMin: 2,
    });
    const next = await set({
      wholeOnly: true,
      curfew: null,
      headcountMin: null,
      opensAt: '08:00',
      audiences: ['STAFF', 'STAFF'],
    });
    expect(next.policy).toMatchObject({
      version: 2,
      setupMinutes: 30,
      wholeOnly: true,
      curfew: null,
      headcountMin: null,
      opensAt: '08:00',
      audiences: ['STAFF'],
    });
    expect((await set({ wholeOnly: true })).policy.version).toBe(2);
    expect(
      await commons.sql('select version from booking_policy where facility_id = $1 order by 1', [facilityId]),
    ).toEqual([{ version: 1 }, { version: 2 }]);
  });

  test('tells the trail and the outbox of a change, once', async () => {
    await set({ setupMinutes: 15 });
    await set({ setupMinutes: 15 });
    expect(
      await commons.sql(
        `select fields from audit_entry where subject_id = $1 and action = 'facilityBookingPolicySet'`,
        [facilityId],
      ),
    ).toEqual([{ fields: ['bookingPolicy'] }]);
    expect(await commons.sql(`select topic from outbox_event where subject_id = $1`, [facilityId])).toEqual([
      { topic: 'facility.changed' },
    ]);
  });

  test.each([
    [{ setupMinutes: 10 }, ['setupMinutes']],
    [{ turnaroundMinutes: 1_455 }, ['turnaroundMinutes']],
    [{ turnaroundMinutes: -15 }, ['turnaroundMinutes']],
    [{ curfew: { startTime: '22:00', endTime: '22:00' } }, ['curfew', 'endTime']],
    [{ headcountMin: 5, headcountMax: 4 }, ['headcountMax']],
    [{ headcountMax: 0 }, ['headcountMax']],
    [{ audiences: ['STAFF', 'DISABLED'] }, ['audiences']],
    [{ lateStartMinutes: 1_441 }, ['lateStartMinutes']],
    [{ cancelUntilMinutes: 43_201 }, ['cancelUntilMinutes']],
    [{ minimumAge: 18 }, ['minimumAge']],
    [{ holdMinutes: 61 }, ['holdMinutes']],
    [{ movesMax: 101 }, ['movesMax']],
    [{ answerWithinMinutes: 0 }, ['answerWithinMinutes']],
    [{ offerMinutes: 30 }, ['offerMinutes']],
    [{ waitlist: 'FIRST_COME' }, ['waitlist']],
    [{ vehicleClasses: ['CAR'] }, ['vehicleClasses']],
    [{ occurrencesMax: 52 }, ['occurrencesMax']],
  ])('refuses %j, and changes nothing', async (input, field) => {
    expect(await set(input)).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(await commons.sql('select from booking_policy where facility_id = $1', [facilityId])).toEqual([]);
  });

  test('takes of what goes by no rule the value that it has', async () => {
    expect(
      (await set({ offerMinutes: 0, waitlist: 'NONE', vehicleClasses: [], setupMinutes: 15 })).policy.version,
    ).toBe(1);
  });

  test('is for the managers of the facility, and not for one that is withdrawn', async () => {
    expect(await set({ setupMinutes: 15 }, world.staff.community.subject)).toMatchObject({ code: 'FORBIDDEN' });
    await commons.sql(`update shared_facility set state = 'WITHDRAWN' where id = $1`, [facilityId]);
    expect((await set({ setupMinutes: 15 })).code).toBe('STATE_CONFLICT');
  });

  test('leaves what is booked with the version that it was made under', async () => {
    const slot = { facilityId, start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };
    const residents = [await buildResident(commons.db), await buildResident(commons.db)];
    await book(commons, slot, { as: residents[0]!.subject });
    await set({ setupMinutes: 30, turnaroundMinutes: 15, cancelUntilMinutes: 60 });
    await book(commons, slot, { as: residents[1]!.subject });
    const shown = await Promise.all(
      residents.map(async ({ subject }) => {
        const { data } = await commons.query(
          `query { bookings { edges { node { policy { version setupMinutes } occupied { start end } cancellableUntil } } } }`,
          {},
          { as: subject },
        );
        return data.bookings.edges[0].node;
      }),
    );
    expect(shown).toEqual([
      {
        policy: { version: 0, setupMinutes: 0 },
        occupied: { start: '2026-03-04T02:00:00.000Z', end: '2026-03-04T03:00:00.000Z' },
        cancellableUntil: '2026-03-04T03:00:00.000Z',
      },
      {
        policy: { version: 1, setupMinutes: 30 },
        occupied: { start: '2026-03-04T01:30:00.000Z', end: '2026-03-04T03:15:00.000Z' },
        cancellableUntil: '2026-03-04T01:00:00.000Z',
      },
    ]);
  });
});
