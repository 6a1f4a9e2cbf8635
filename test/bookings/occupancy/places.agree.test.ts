import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { wrongs } from '../booking.invariants.ts';
import { availability, book } from '../booking.operations.ts';

// Search, availability, starts, verdict and booking say the same of every slot, whatever policy a facility has and whatever
// it shares its places with.

let commons: Commons;
let subjects: string[];

beforeAll(async () => {
  commons = await startCommons();
  subjects = await Promise.all(Array.from({ length: 40 }, async () => (await buildResident(commons.db)).subject));
});
afterAll(() => commons.close());
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});

const QUARTER_MS = 900_000;
/** From an hour before now to 30 hours after it, by the quarter of an hour. */
const FROM = Date.parse(TEST_NOW) - 4 * QUARTER_MS;
const iso = (quarter: number) => new Date(FROM + quarter * QUARTER_MS).toISOString();

const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][quarter % 4]}`;
const aTime = fc.integer({ min: 0, max: 95 }).map(time);
const buffer = fc.constantFrom(0, 0, 15, 30, 60);

const policy = fc.record({
  setupMinutes: buffer,
  turnaroundMinutes: buffer,
  wholeOnly: fc.boolean(),
  lateStartMinutes: fc.constantFrom(0, 15, 60),
  opensAt: fc.option(aTime),
  curfew: fc.option(fc.uniqueArray(aTime, { minLength: 2, maxLength: 2 })),
});
const slot = fc
  .record({
    facility: fc.integer({ min: 0, max: 3 }),
    start: fc.integer({ min: 0, max: 110 }),
    length: fc.integer({ min: 1, max: 12 }),
    quantity: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ start, length, ...rest }) => ({ ...rest, start, end: start + length }));

interface Facility {
  readonly id: string;
  readonly capacity: number;
}

/** A hall of four places, its half of two, its court of one, and a room that excludes the court. */
async function build(
  policies: readonly (typeof policy extends fc.Arbitrary<infer P> ? P | null : never)[],
  horizonDays: number,
) {
  const { id: unitId } = await buildUnit(commons.db);
  const facilities: Facility[] = [];
  for (const [at, capacity] of [4, 2, 1, 1].entries()) {
    const kind = 'SPORTS_FIELD';
    const { id } = await buildFacility(commons.db, { now: commons.clock.now, unitId, kind, capacity, horizonDays });
    facilities.push({ id, capacity });
    const one = policies[at];
    if (!one) continue;
    await commons.sql(
      `insert into booking_policy (facility_id, version, district_code, valid_from, setup_minutes, turnaround_minutes, opens_at,
         curfew_start, curfew_end, whole_only, audiences, children_allowed, pending_takes_places, late_start_minutes, cancel_until_minutes)
       select id, 1, district_code, created_at, $2, $3, $4, $5, $6, $7, '{}', true, true, $8, 0 from shared_facility where id = $1`,
      [
        id,
        one.setupMinutes,
        one.turnaroundMinutes,
        one.opensAt,
        one.curfew?.[0] ?? null,
        one.curfew?.[1] ?? null,
        one.wholeOnly,
        one.lateStartMinutes,
      ],
    );
    await commons.sql('update shared_facility set policy_version = 1 where id = $1', [id]);
  }
  const [hall, half, court, room] = facilities as [Facility, Facility, Facility, Facility];
  await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 2)', [half.id, hall.id]);
  await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [court.id, half.id]);
  await commons.sql(
    'insert into facility_exclusion (one_id, other_id) values (least($1::text collate "C", $2), greatest($1::text collate "C", $2))',
    [court.id, room.id],
  );
  return { unitId, facilities };
}

interface Wish {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

/** What each of the five says of a slot. */
async function said(
  unitId: string,
  { id, capacity }: Facility,
  { start, end, quantity }: Wish,
  as: string,
  wholeOnly: boolean,
) {
  const during = { start: iso(start), end: iso(end), quantity };
  const date = Temporal.Instant.from(during.start).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const minutes = (end - start) * 15;
  const { data, errors } = await commons.query(
    `query ($during: AvailableDuringInput!, $unitId: ID!, $id: ID!, $input: SlotVerdictInput!, $date: LocalDate!, $minutes: Int!, $quantity: Int!) {
      sharedFacilities(where: { unitId: $unitId, availableDuring: $during }) { edges { node { id } } }
      node(id: $id) { ... on SharedFacility { bookableStarts(date: $date, minutes: $minutes, quantity: $quantity) { start } } }
      slotVerdict(input: $input) { bookable failures { rule } remaining }
    }`,
    { during, unitId, id, input: { facilityId: id, ...during }, date, minutes, quantity },
    { as },
  );
  expect(errors).toBeUndefined();
  const windows = await availability(commons, id, during.start, during.end, 0);
  const left = Math.min(...windows.map(({ remaining }) => remaining));
  const failed: string[] = data.slotVerdict.failures.map(({ rule }: { rule: string }) => rule);
  const places = wholeOnly ? Math.max(quantity, capacity) : quantity;
  return {
    search: data.sharedFacilities.edges.some(({ node }: { node: { id: string } }) => node.id === id),
    starts: data.node.bookableStarts.some((one: { start: string }) => one.start === during.start),
    verdict: data.slotVerdict.bookable as boolean,
    // Availability tells of places alone.
    placesByAvailability: left >= places,
    placesByVerdict: !failed.includes('PLACES') && !failed.includes('PARTS'),
    inTime: failed.every((rule) => rule === 'PLACES' || rule === 'PARTS'),
    remaining: [left, data.slotVerdict.remaining as number],
  };
}

test('search, availability, starts, verdict and booking agree', async () => {
  await assertProperty(
    fc.asyncProperty(
      fc.array(fc.option(policy), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(1, 30),
      fc.array(slot, { minLength: 1, maxLength: 8 }),
      async (policies, horizonDays, wishes) => {
        const { unitId, facilities } = await build(policies, horizonDays);
        for (const [at, wish] of wishes.entries()) {
          const facility = facilities[wish.facility]!;
          const as = subjects[at]!;
          await commons.sql(
            `update booking set state = 'CANCELLED' where booker_id in (
            select r.id from resident r join account a on a.id = r.account_id where a.subject = $1) and state = 'CONFIRMED'`,
            [as],
          );
          const { inTime, remaining, placesByAvailability, placesByVerdict, search, starts, verdict } = await said(
            unitId,
            facility,
            wish,
            as,
            policies[wish.facility]?.wholeOnly ?? false,
          );
          const { code } = await book(
            commons,
            { facilityId: facility.id, start: iso(wish.start), end: iso(wish.end), quantity: wish.quantity },
            { as },
          );
          expect({ search, starts, verdict }).toEqual({
            search: code === 'DONE',
            starts: code === 'DONE',
            verdict: code === 'DONE',
          });
          // Availability tells of no time that has passed, and of none that cannot be booked yet.
          if (inTime && wish.start >= 4) {
            expect(placesByAvailability).toBe(placesByVerdict);
            expect(remaining[0]).toBe(remaining[1]);
          }
        }
        expect(await wrongs(commons)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
}, 300_000);
