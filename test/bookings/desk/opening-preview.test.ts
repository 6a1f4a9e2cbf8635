import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
let facilityId: string;
let manager: string;
let ids: Record<'evening' | 'night' | 'gone', string>;

beforeAll(async () => {
  commons = await startCommons();
  commons.clock.now = Temporal.Instant.from('2026-02-10T12:00:00+08:00');
  await buildCalendar(commons.db);
  const facility = await buildFacility(commons.db, { capacity: 10, rules: OFF_HOURS, now: commons.clock.now });
  facilityId = facility.id;
  manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }] })).subject;
  const book = async (start: string, end: string, state: 'CONFIRMED' | 'CANCELLED' = 'CONFIRMED') => {
    const { residentId: bookerId } = await buildResident(commons.db);
    return (await buildBooking(commons.db, { facilityId, bookerId, start, end, state })).id;
  };
  ids = {
    evening: await book('2026-02-11T19:00:00+08:00', '2026-02-11T21:00:00+08:00'),
    night: await book('2026-04-08T18:00:00+08:00', '2026-04-09T08:00:00+08:00'),
    gone: await book('2026-02-12T19:00:00+08:00', '2026-02-12T21:00:00+08:00', 'CANCELLED'),
  };
});
afterAll(() => commons.close());

const PREVIEW = `query ($id: ID!, $rules: [OpeningRuleInput!], $exceptions: [OpeningExceptionInput!], $from: LocalDate, $days: Int) {
  node(id: $id) { ... on SharedFacility {
    openingPreview(rules: $rules, exceptions: $exceptions, from: $from, days: $days) {
      days { date isException hours { start end } }
      bookingsOutsideCount bookingsOutside { id }
      userErrors { code message field }
    } } } }`;

async function preview(variables: object, as = manager) {
  const { data, errors } = await commons.query(PREVIEW, { id: facilityId, ...variables }, { as });
  expect(errors).toBeUndefined();
  return data.node.openingPreview as {
    days: { date: string; isException: boolean; hours: { start: string; end: string }[] }[];
    bookingsOutsideCount: number;
    bookingsOutside: { id: string }[];
    userErrors: { code: string; field: string[] }[];
  } | null;
}

/** On the clock of the facility: `02-14 18:00 – 02-15 08:00`. */
const told = ({ start, end }: { start: string; end: string }) =>
  [start, end]
    .map((instant) =>
      Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(5, 16),
    )
    .join(' – ')
    .replaceAll('T', ' ');

test('four weeks from today, on the official calendar with its holidays and make-up days', async () => {
  const { days, bookingsOutsideCount, userErrors } = (await preview({}))!;
  expect(userErrors).toEqual([]);
  expect(bookingsOutsideCount).toBe(0);
  expect(days).toHaveLength(28);
  const on = (date: string) => days.find((day) => day.date === date)!.hours.map(told);
  expect(days[0]!.date).toBe('2026-02-10');
  expect(on('2026-02-11')).toEqual(['02-11 18:00 – 02-12 08:00']);
  // A Saturday that makes up for the Spring Festival is a work day; the holiday begins with the next morning.
  expect(on('2026-02-13')).toEqual(['02-13 18:00 – 02-14 08:00']);
  expect(on('2026-02-14')).toEqual(['02-14 18:00 – 02-15 00:00']);
  expect(on('2026-02-17')).toEqual(['02-17 00:00 – 02-18 00:00']);
});

test('other rules: nothing is set, and who has booked outside of them is named', async () => {
  const rules = [{ dayClass: 'EVERY_DAY', startTime: '20:00', endTime: '22:00' }];
  const found = (await preview({ rules, days: 2 }))!;
  expect(found.days.map(({ hours }) => hours.map(told))).toEqual([
    ['02-10 20:00 – 02-10 22:00'],
    ['02-11 20:00 – 02-11 22:00'],
  ]);
  // Those to come, however far, and none that was given back.
  expect(found.bookingsOutsideCount).toBe(2);
  expect(found.bookingsOutside.map(({ id }) => id)).toEqual([ids.evening, ids.night]);
  expect(await commons.sql('select from opening_rule where facility_id = $1', [facilityId])).toHaveLength(2);
});

test('an exception on one date, beside the rules it has', async () => {
  const found = (await preview({ exceptions: [{ date: '2026-02-11', windows: [] }], days: 3 }))!;
  expect(found.days.map(({ isException, hours }) => [isException, hours.map(told)])).toEqual([
    [false, ['02-10 18:00 – 02-11 00:00']],
    [true, []],
    [false, ['02-12 18:00 – 02-13 08:00']],
  ]);
  expect(found.bookingsOutside).toEqual([{ id: ids.evening }]);
});

test('rules that cannot be are refused by name, at their field', async () => {
  const rules = [
    { dayClass: 'EVERY_DAY', startTime: '20:00', endTime: '22:00', seasonFrom: '02-30', seasonTo: '03-01' },
  ];
  expect(await preview({ rules })).toMatchObject({
    days: [],
    bookingsOutside: [],
    userErrors: [{ code: 'INVALID_INPUT', field: ['rules', '0', 'seasonFrom'] }],
  });
});

test('others are shown nothing', async () => {
  expect(await preview({}, (await buildResident(commons.db)).subject)).toBeNull();
});
