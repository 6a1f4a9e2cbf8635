import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, type FacilityOverrides, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { assertProperty } from '../support/property.ts';
import { book } from './booking.operations.ts';

let commons: Commons;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
});

const DOCUMENT = `query ($input: SlotVerdictInput!) { slotVerdict(input: $input) {
  bookable remaining alternatives { start end facility { id } }
  failures { rule code message required actual openStretch { start end } booking { id } }
} }`;

interface Failure {
  readonly rule: string;
  readonly code: string;
  readonly message: string;
  readonly required: string | null;
  readonly actual: string | null;
  readonly openStretch: { readonly start: string; readonly end: string } | null;
  readonly booking: { readonly id: string } | null;
}

interface Verdict {
  readonly bookable: boolean;
  readonly remaining: number;
  readonly alternatives: readonly object[];
  readonly failures: readonly Failure[];
}

async function verdict(input: object, as?: string, language = 'en'): Promise<Verdict> {
  const { data, errors } = await commons.query(DOCUMENT, { input }, { language, ...(as !== undefined && { as }) });
  expect(errors).toBeUndefined();
  return data.slotVerdict;
}

function build(overrides: FacilityOverrides = {}) {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', capacity: 3, ...overrides });
}

const rulesOf = ({ failures }: Verdict) => failures.map(({ rule }) => rule);
const AN_HOUR = { start: '2026-03-04T02:00:00.000Z', end: '2026-03-04T03:00:00.000Z' };

describe('the verdict on a slot', () => {
  test('is that it can be booked, with the places left and nothing to offer instead', async () => {
    const { id } = await build();
    expect(await verdict({ facilityId: id, ...AN_HOUR, quantity: 2 }, resident.subject)).toEqual({
      bookable: true,
      remaining: 3,
      alternatives: [],
      failures: [],
    });
    expect(await commons.sql('select from booking where facility_id = $1', [id])).toEqual([]);
  });

  test('names every rule that says no, not the first alone, with what it asks for', async () => {
    const { id } = await build({
      kind: 'PARKING',
      rules: OFF_HOURS,
      gridMinutes: 30,
      minMinutes: 60,
      maxMinutes: 120,
      leadMinutes: 60,
    });
    const soon = { start: '2026-03-03T04:10:00.000Z', end: '2026-03-03T04:20:00.000Z' };
    const { bookable, failures } = await verdict({ facilityId: id, ...soon, quantity: 3 }, resident.subject);
    expect(bookable).toBe(false);
    expect(failures.map(({ rule, code, required, actual }) => [rule, code, required, actual])).toEqual([
      ['DURATION', 'DURATION_NOT_ALLOWED', '60–120 min', '10 min'],
      ['GRID', 'DURATION_NOT_ALLOWED', '30 min', '2026-03-03 12:10 – 2026-03-03 12:20'],
      ['LEAD', 'OUTSIDE_BOOKING_HORIZON', '≥ 2026-03-03 13:00', '2026-03-03 12:10'],
      [
        'OPEN_HOURS',
        'OUTSIDE_OPENING_HOURS',
        '2026-03-02 18:00 – 2026-03-03 08:00',
        '2026-03-03 12:10 – 2026-03-03 12:20',
      ],
      ['QUOTA', 'QUOTA_EXCEEDED', '≤ 2', '3'],
    ]);
    expect(failures[3]!.openStretch).toEqual({ start: '2026-03-02T10:00:00.000Z', end: '2026-03-03T00:00:00.000Z' });
    const inChinese = await verdict({ facilityId: id, ...soon }, resident.subject, 'zh-CN');
    expect(inChinese.failures[0]).toMatchObject({ required: '60–120 分钟', message: expect.stringContaining('分钟') });
  });

  test('shows the own booking that is in the way, and of the places what is left', async () => {
    const { id } = await build({ capacity: 2 });
    const other = await build();
    const own = await buildBooking(commons.db, { facilityId: other.id, bookerId: resident.residentId, ...AN_HOUR });
    const rival = await buildResident(commons.db);
    await buildBooking(commons.db, { facilityId: id, bookerId: rival.residentId, ...AN_HOUR, quantity: 2 });
    const { failures, remaining, alternatives } = await verdict({ facilityId: id, ...AN_HOUR }, resident.subject);
    expect(remaining).toBe(0);
    expect(failures).toMatchObject([
      { rule: 'PLACES', code: 'SLOT_UNAVAILABLE', required: '1', actual: '0', booking: null },
      { rule: 'OWN_OVERLAP', code: 'QUOTA_EXCEEDED', booking: { id: own.id } },
    ]);
    expect(alternatives.length).toBeGreaterThan(0);
  });

  test('tells who is no resident so, beside the rules of the facility', async () => {
    const { id } = await build({ state: 'SUSPENDED' });
    for (const as of [undefined, 'a stranger']) {
      expect(rulesOf(await verdict({ facilityId: id, ...AN_HOUR }, as))).toEqual(['AUDIENCE', 'FACILITY_STATE']);
    }
  });

  test('is refused for what no booking can be, and for a facility that is not public', async () => {
    const { id } = await build({ state: 'DRAFT' });
    const code = async (input: object) =>
      (await commons.query(DOCUMENT, { input }, { as: resident.subject })).errors?.[0]?.extensions.code;
    expect(await code({ facilityId: id, ...AN_HOUR })).toBe('NOT_FOUND');
    expect(await code({ facilityId: id, start: AN_HOUR.end, end: AN_HOUR.start })).toBe('BAD_USER_INPUT');
    expect(await code({ facilityId: id, ...AN_HOUR, quantity: 0 })).toBe('BAD_USER_INPUT');
  });

  test('is refused at once for what is longer than any booking', async () => {
    const { id } = await build();
    const code = async (end: string) =>
      (await commons.query(DOCUMENT, { input: { facilityId: id, start: '2026-03-04T02:00:00Z', end } })).errors?.[0]
        ?.extensions.code;
    expect(await code('2026-04-03T02:00:00Z')).toBeUndefined();
    expect(await code('2026-04-03T02:01:00Z')).toBe('BAD_USER_INPUT');
    const begun = performance.now();
    expect(await code('9998-01-01T00:00:00Z')).toBe('BAD_USER_INPUT');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test('asks the database four times at most', async () => {
    const { id } = await build();
    const asked = await commons.statements(() => verdict({ facilityId: id, ...AN_HOUR }, resident.subject));
    expect(asked).toBeLessThanOrEqual(4);
  });

  // Of the moments around which the rules turn, some fit and some do not.
  const wish = fc.record({
    from: fc.integer({ min: -2, max: 16 }),
    quarters: fc.constantFrom(1, 2, 3, 4, 8, 100),
    crooked: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 4 }),
  });
  const place = fc.record({
    kind: fc.constantFrom('PARKING', 'MEETING_ROOM', 'SPORTS_FIELD'),
    capacity: fc.constantFrom(1, 2, 5),
    state: fc.constantFrom('PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'SUSPENDED'),
    admission: fc.constantFrom('INSTANT', 'INSTANT', 'APPROVAL', 'OPEN_ACCESS'),
    gridMinutes: fc.constantFrom(15, 30),
    maxMinutes: fc.constantFrom(60, 10_080),
    leadMinutes: fc.constantFrom(0, 60),
    horizonDays: fc.constantFrom(1, 30),
    open: fc.constantFrom('always', 'off-hours'),
  });

  test('is what bookingCreate then does, refused for the same first reason', async () => {
    const outcomes = new Set<string>();
    await assertProperty(
      fc.asyncProperty(
        place,
        fc.array(wish, { minLength: 1, maxLength: 6 }),
        async ({ open, ...overrides }, wishes) => {
          const booker = await buildResident(commons.db);
          const rules = open === 'always' ? [ALWAYS] : OFF_HOURS;
          const { id } = await build({ ...(overrides as FacilityOverrides), rules });
          for (const { from, quarters, crooked, quantity } of wishes) {
            const start = commons.clock.now.add({ minutes: from * 90 + (crooked ? 7 : 0) });
            const slot = {
              facilityId: id,
              start: start.toString({ fractionalSecondDigits: 3 }),
              end: start.add({ minutes: quarters * 15 }).toString({ fractionalSecondDigits: 3 }),
              quantity,
            };
            const { bookable, failures } = await verdict(slot, booker.subject);
            const done = await book(commons, slot, { as: booker.subject });
            outcomes.add(failures[0]?.rule ?? 'DONE');
            expect([bookable, failures[0]?.code ?? 'DONE']).toEqual([done.code === 'DONE', done.code]);
          }
        },
      ),
      { numRuns: 40 },
    );
    expect([...outcomes]).toEqual(expect.arrayContaining(['DONE', 'GRID', 'OPEN_HOURS']));
  });
});

describe('the own booking that overlaps', () => {
  const LIST = `query ($start: DateTime!, $end: DateTime!) { sharedFacilities(where: { kinds: [ACTIVITY_ROOM] }) { edges { node {
    id ownOverlappingBooking(start: $start, end: $end) { id } } } } }`;

  test('stands beside each facility of its kind, in one statement for all, and for nobody else', async () => {
    const rooms = [
      await build({ kind: 'ACTIVITY_ROOM', name: '甲' }),
      await build({ kind: 'ACTIVITY_ROOM', name: '乙' }),
    ];
    const own = await buildBooking(commons.db, {
      facilityId: rooms[0]!.id,
      bookerId: resident.residentId,
      ...AN_HOUR,
    });
    const shown = async (variables: object, as?: string) =>
      (await commons.query(LIST, variables, as === undefined ? {} : { as })).data.sharedFacilities.edges.map(
        ({ node }: { node: { ownOverlappingBooking: { id: string } | null } }) =>
          node.ownOverlappingBooking?.id ?? null,
      );
    expect(await shown(AN_HOUR, resident.subject)).toEqual([own.id, own.id]);
    expect(await shown({ start: AN_HOUR.end, end: '2026-03-04T04:00:00.000Z' }, resident.subject)).toEqual([
      null,
      null,
    ]);
    expect(await shown(AN_HOUR, (await buildResident(commons.db)).subject)).toEqual([null, null]);
    expect(await shown(AN_HOUR)).toEqual([null, null]);
    const { errors } = await commons.query(LIST, { start: AN_HOUR.end, end: AN_HOUR.start });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
