import { CAR_PARK_PLACES_MAX, ROOM_HOURS_A_WEEK_MAX, ROOMS } from '../../src/bookings/booking.quotas.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildCalendar, buildCorrectedDay } from '../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../seeds/factories/unit.factory.ts';
import { insertRows } from '../../seeds/insert-rows.ts';
import { currentCalendar } from '../../src/district/calendar/index.ts';
import { FacilityKind } from '../../src/facilities/facility.entity.ts';
import { expandStretches } from '../../src/facilities/opening/open-stretch.ts';
import { type OpeningRuleSpec, openStretches, WEEKDAYS } from '../../src/facilities/opening/opening-hours.ts';
import { contains, type Interval } from '../../src/shared/interval.ts';
import { newId } from '../../src/shared/node.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { greatCircle, type Place } from './earth.ts';
import { assertProperty } from '../support/property.ts';

// Search once more, the slow way: every facility is looked at by itself, and every minute of the interval.

/** A property takes its time where others use the machine, too. */
const PATIENCE_MS = 120_000;
const FACILITIES = 150;
const UNITS = 12;
const BOOKINGS = 900;
/** Everything takes place in these days from now on. */
const DAYS = 7;
const QUARTERS = DAYS * 96;
const CENTER: Place = { latitude: 26.09, longitude: 119.3 };
const ZONES = ['Asia/Shanghai', 'Europe/Helsinki', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Chatham'];

interface ModelFacility {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  readonly capacity: number;
  readonly location: Place | null;
  /** Its open stretches in all the days. */
  readonly open: readonly Interval[];
  /** It is published, and its unit is not suspended. */
  readonly isOffered: boolean;
  readonly isPublished: boolean;
  /** Start and end in minutes from now, and how many places. */
  readonly bookings: { start: number; end: number; quantity: number }[];
}

let commons: Commons;
let now: Temporal.Instant;
let facilities: ModelFacility[];
let unitIds: string[];

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const rule: fc.Arbitrary<OpeningRuleSpec> = fc.record({
  dayClass: fc.constantFrom('EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
  weekdays: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...WEEKDAYS], { minLength: 1 })),
  startTime: time,
  endTime: time,
  leaveByNextWorkday: fc.option(time, { freq: 3, nil: null }),
});
/** Some 3 km around, without a liking for corners: no two are equally far from a third. */
const millionths = fc.noBias(fc.integer({ min: -30_000, max: 30_000 }));
const place: fc.Arbitrary<Place> = fc
  .tuple(millionths, millionths)
  .map(([north, east]) => ({ latitude: CENTER.latitude + north / 1e6, longitude: CENTER.longitude + east / 1e6 }));
const plan = fc.record({
  unit: fc.integer({ min: 0, max: UNITS - 1 }),
  name: fc
    .array(fc.constantFrom('温', '泉', '东', '街', 'A', 'b', '2', '%', '_'), { minLength: 2, maxLength: 6 })
    .map((parts) => parts.join('')),
  kind: fc.constantFrom(...Object.values(FacilityKind)),
  capacity: fc.integer({ min: 1, max: 5 }),
  timeZone: fc.constantFrom(...ZONES),
  state: fc.oneof({ weight: 6, arbitrary: fc.constant('PUBLISHED' as const) }, fc.constantFrom('DRAFT', 'SUSPENDED')),
  location: fc.option(place, { freq: 8 }),
  rules: fc.oneof(
    { weight: 4, arbitrary: fc.array(rule, { minLength: 1, maxLength: 3 }) },
    fc.constant([{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' } as const]),
  ),
  exception: fc.option(
    fc.record({
      day: fc.integer({ min: 0, max: DAYS }),
      windows: fc.array(fc.record({ startTime: time, endTime: time }), { maxLength: 2 }),
    }),
    { freq: 2 },
  ),
});
const bookingPlan = fc.record({
  facility: fc.integer({ min: 0, max: FACILITIES - 1 }),
  start: fc.integer({ min: 0, max: QUARTERS - 1 }),
  length: fc.integer({ min: 1, max: 48 }),
  quantity: fc.integer({ min: 1, max: 3 }),
});

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  now = commons.clock.now;
  await buildCalendar(db);
  await buildCorrectedDay(db, { date: '2026-03-05', dayClass: 'DAY_OFF' });
  await buildCorrectedDay(db, { date: '2026-03-08', dayClass: 'WORKDAY' });
  const calendar = await currentCalendar(db);
  const [plans, bookingPlans] = fc.sample(
    fc.tuple(
      fc.array(plan, { minLength: FACILITIES, maxLength: FACILITIES }),
      fc.array(bookingPlan, { minLength: BOOKINGS, maxLength: BOOKINGS }),
    ),
    { numRuns: 1, seed: 20_260_303 },
  )[0]!;

  const units: BuiltUnit[] = [];
  for (let i = 0; i < UNITS; i++) units.push(await buildUnit(db));
  unitIds = units.map(({ id }) => id);
  // The first two are suspended; the third is suspended in one alliance and active in another.
  for (const unit of units.slice(0, 3)) await buildMembership(db, { unit, state: MembershipState.SUSPENDED });
  for (const unit of units.slice(2, 8)) await buildMembership(db, { unit, state: MembershipState.ACTIVE });

  facilities = [];
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  for (const { unit, exception, state, ...each } of plans) {
    const { id, unitId } = await buildFacility(db, {
      ...each,
      state,
      now,
      unitId: unitIds[unit]!,
      ...(each.kind === 'RESTROOM' && { admission: 'OPEN_ACCESS' }),
    });
    const exceptions = exception
      ? [
          {
            date: today.add({ days: exception.day }).toString(),
            closed: exception.windows.length === 0,
            windows: exception.windows,
          },
        ]
      : [];
    await insertRows(
      db,
      'opening_exception',
      exceptions.map((row) => ({ facility_id: id, ...row })),
    );
    const isPublished = state === 'PUBLISHED';
    facilities.push({
      ...each,
      id,
      unitId,
      open: openStretches({ ...each, exceptions, calendar }, intervalOf({ start: 0, end: QUARTERS * 15 })),
      isPublished,
      isOffered: isPublished && unit >= 2,
      bookings: [],
    });
  }
  await expandStretches(
    db,
    facilities.map(({ id }) => id),
    now,
  );

  const residents = await residentsOf(BOOKINGS);
  const bookings = bookingPlans.flatMap(({ facility: at, start, length, quantity: most }, i) => {
    const facility = facilities[at]!;
    const quantity = facility.kind === 'PARKING' ? Math.min(most, CAR_PARK_PLACES_MAX) : most;
    const wanted = { start: start * 15, end: (start + length) * 15, quantity };
    if (!fits(facility, wanted.start, wanted.end, quantity)) return [];
    facility.bookings.push(wanted);
    return [bookingRow(facility, wanted, residents[i]!)];
  });
  expect(bookings.length).toBeGreaterThan(BOOKINGS / 3);
  await insertRows(db, 'booking', bookings);
});
afterAll(() => commons.close());

/** Residents by the dozen: each booking has a booker of its own, so that nobody's bookings overlap. */
async function residentsOf(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({ account: newId('acc'), resident: newId('res') }));
  const created_at = now.toString();
  await insertRows(
    commons.db,
    'account',
    rows.map(({ account }) => ({ id: account, issuer: 'test', subject: account, created_at })),
  );
  await insertRows(
    commons.db,
    'resident',
    rows.map(({ account, resident }) => ({
      id: resident,
      account_id: account,
      masked_name: '居**',
      created_at,
      synthetic: true,
    })),
  );
  return rows.map(({ resident }) => resident);
}

function bookingRow(
  { id, kind }: ModelFacility,
  wanted: { start: number; end: number; quantity: number },
  booker: string,
) {
  const booking = newId('bkg');
  return {
    id: booking,
    district_code: '350102000000',
    reference: booking.slice(-12),
    facility_id: id,
    kind,
    type: 'NORMAL' as const,
    booker_id: booker,
    starts_at: now.add({ minutes: wanted.start }).toString(),
    ends_at: now.add({ minutes: wanted.end }).toString(),
    quantity: wanted.quantity,
    state: 'CONFIRMED' as const,
    created_at: now.toString(),
    updated_at: now.toString(),
    version: 1,
  };
}

/** Whether at no minute from one to another so many more places would be too many. */
function fits({ capacity, bookings }: ModelFacility, start: number, end: number, quantity: number): boolean {
  for (let minute = start; minute < end; minute++) {
    const taken = bookings.reduce((sum, b) => sum + (b.start <= minute && minute < b.end ? b.quantity : 0), 0);
    if (taken + quantity > capacity) return false;
  }
  return true;
}

interface Wanted {
  /** Minutes from now. */
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

function intervalOf({ start, end }: Pick<Wanted, 'start' | 'end'>): Interval {
  return { start: now.add({ minutes: start }), end: now.add({ minutes: end }) };
}

function isOpen({ open }: ModelFacility, wanted: Wanted): boolean {
  return open.some((stretch) => contains(stretch, intervalOf(wanted)));
}

/** Where something is booked, on its grid of a quarter of an hour; whoever goes without comes at any minute. */
function isBooked({ kind }: ModelFacility, { start, end }: Wanted): boolean {
  return kind === 'RESTROOM' || (start % 15 === 0 && end % 15 === 0);
}

interface Search {
  readonly during: Wanted | null;
  readonly near: { readonly point: Place; readonly withinMeters: number } | null;
  readonly text: string | null;
  readonly kinds: readonly string[] | null;
  readonly byName: boolean;
}

function filterOf({ during, near, text, kinds }: Search) {
  return {
    near,
    text,
    kinds,
    availableDuring: during && {
      start: now.add({ minutes: during.start }).toString(),
      end: now.add({ minutes: during.end }).toString(),
      quantity: during.quantity,
    },
  };
}

function expected({ during, near, text, kinds, byName }: Search): string[] {
  const found = facilities.filter(
    (facility) =>
      facility.isPublished &&
      (!kinds || kinds.includes(facility.kind)) &&
      (text === null || facility.name.toLowerCase().includes(text.toLowerCase())) &&
      (!near || (facility.location && greatCircle(near.point, facility.location) <= near.withinMeters)) &&
      (!during ||
        (facility.isOffered &&
          isBooked(facility, during) &&
          isOpen(facility, during) &&
          fits(facility, during.start, during.end, during.quantity))),
  );
  const meters = ({ location }: ModelFacility) => greatCircle(near!.point, location!);
  const byId = (a: ModelFacility, b: ModelFacility) => (a.id < b.id ? -1 : 1);
  const inOrder = found.toSorted((a, b) =>
    near && !byName
      ? meters(a) - meters(b) || byId(a, b)
      : Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || byId(a, b),
  );
  return inOrder.map(({ id }) => id);
}

const PAGE = `totalCount pageInfo { hasNextPage endCursor } edges { node { id } }`;

/** All that a search finds, page by page. */
async function found(search: Search): Promise<string[]> {
  const ids: string[] = [];
  const orderBy = search.byName ? 'NAME' : null;
  for (let after: string | null = null; ;) {
    const { data, errors } = await commons.query(
      `query ($where: SharedFacilityFilter, $orderBy: SharedFacilityOrder, $after: String) {
        sharedFacilities(where: $where, orderBy: $orderBy, first: 40, after: $after) { ${PAGE} }
      }`,
      { where: filterOf(search), orderBy, after },
    );
    expect(errors).toBeUndefined();
    const { totalCount, pageInfo, edges } = data.sharedFacilities;
    ids.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
    if (pageInfo.hasNextPage) after = pageInfo.endCursor;
    else {
      expect(totalCount).toBe(ids.length);
      return ids;
    }
  }
}

const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    // Mostly on the time grid, sometimes at any minute.
    start: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: QUARTERS - 60 }).map((quarter) => quarter * 15) },
      fc.integer({ min: 0, max: (QUARTERS - 60) * 15 }),
    ),
    length: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }).map((quarters) => quarters * 15) },
      fc.integer({ min: 1, max: 14 * 60 }),
    ),
    quantity: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 6 })),
  })
  .map(({ start, length, quantity }) => ({ start, end: start + length, quantity }));
/** Mostly null, or else there would be little to find. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, arbitrary);
const search: fc.Arbitrary<Search> = fc.record({
  during: fc.option(wanted, { freq: 8 }),
  near: fc.option(
    fc.record({
      point: place,
      withinMeters: fc.integer({ min: 1, max: 6000 }),
    }),
    { freq: 2 },
  ),
  text: rarely(fc.constantFrom('温', '泉', '温泉', '东街', 'a', 'B', '%', '_', '2b', '街A')),
  kinds: rarely(fc.subarray(Object.values(FacilityKind))),
  byName: fc.boolean(),
});

describe('a search for facilities', () => {
  test(
    'finds exactly those that a look at each of them, minute by minute, finds',
    async () => {
      let hits = 0;
      await assertProperty(
        fc.asyncProperty(search, async (query) => {
          const ids = await found(query);
          hits += ids.length;
          expect(ids).toEqual(expected(query));
        }),
        { numRuns: 200 },
      );
      expect(hits).toBeGreaterThan(500);
    },
    PATIENCE_MS,
  );

  test(
    'finds the same under each unit',
    async () => {
      const document = `query ($ids: [ID!]!, $where: SharedFacilityFilter) {
      nodes(ids: $ids) { ... on ResidentUnit { facilities(first: 100, where: $where) { ${PAGE} } } }
      residentUnits(first: 100) { edges { node { id facilities(first: 40, where: $where) { ${PAGE} } } } }
    }`;
      await assertProperty(
        fc.asyncProperty(search, async (query) => {
          const { data, errors } = await commons.query(document, { ids: unitIds, where: filterOf(query) });
          expect(errors).toBeUndefined();
          const ids = expected({ ...query, byName: false });
          const ahead = new Map(
            data.residentUnits.edges.map(({ node }: { node: { id: string; facilities: object } }) => [
              node.id,
              node.facilities,
            ]),
          );
          for (const [i, unitId] of unitIds.entries()) {
            const own = ids.filter((id) =>
              facilities.some((facility) => facility.id === id && facility.unitId === unitId),
            );
            const { facilities: shown } = data.nodes[i];
            expect(shown.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(own);
            expect(shown.totalCount).toBe(own.length);
            expect(ahead.get(unitId)).toEqual(shown);
          }
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE_MS,
  );

  test(
    'agrees with what a booking would be told',
    async () => {
      const document = `mutation ($input: BookingCreateInput!) {
      bookingCreate(input: $input) { booking { id } userErrors { code } }
    }`;
      const onGrid = wanted.map(({ start, end, quantity }) => {
        const first = Math.ceil(start / 15) * 15;
        return { start: first, end: first + Math.max(15, Math.floor((end - start) / 15) * 15), quantity };
      });
      const bookable = facilities.filter(({ kind, isPublished }) => isPublished && kind !== 'RESTROOM');
      const outcomes = { booked: 0, refused: 0 };
      await assertProperty(
        fc.asyncProperty(onGrid, fc.nat(), fc.boolean(), async (during, pick, free) => {
          const ids = await found({ during, near: null, text: null, kinds: null, byName: true });
          // What is there for one person to have at all: the search does not know who asks.
          const candidates = bookable.filter(
            ({ id, kind }) =>
              ids.includes(id) === free &&
              (kind !== 'PARKING' || during.quantity <= CAR_PARK_PLACES_MAX) &&
              (!ROOMS.includes(kind as FacilityKind) || during.end - during.start <= ROOM_HOURS_A_WEEK_MAX * 60),
          );
          const facility = candidates[pick % candidates.length];
          if (!facility) return;
          const { subject } = await buildResident(commons.db);
          const { data, errors } = await commons.query(
            document,
            {
              input: {
                facilityId: facility.id,
                start: now.add({ minutes: during.start }).toString(),
                end: now.add({ minutes: during.end }).toString(),
                quantity: during.quantity,
                idempotencyKey: newId('bkg'),
              },
            },
            { as: subject },
          );
          expect(errors).toBeUndefined();
          const { booking, userErrors } = data.bookingCreate;
          if (booking) {
            facility.bookings.push(during);
            outcomes.booked++;
            expect(userErrors).toEqual([]);
          } else {
            outcomes.refused++;
            const codes = ['OUTSIDE_OPENING_HOURS', 'SLOT_UNAVAILABLE', 'NOT_BOOKABLE'];
            expect(codes).toContain(userErrors[0].code);
          }
          expect(booking !== null).toBe(free);
        }),
        // A booking is not undone, so a smaller example would be another one.
        { numRuns: 120, endOnFailure: true },
      );
      expect(outcomes.booked).toBeGreaterThan(20);
      expect(outcomes.refused).toBeGreaterThan(20);
    },
    PATIENCE_MS,
  );
});
