import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { INPUTS } from '../access/access.cases.ts';
import { mutationOf } from '../access/access.words.ts';
import { buildWorld, type ViewerName, type World } from '../access/access.world.ts';

// Stretches of days and of time: none at all, turned round, the longest, and a step longer.

const { schema } = buildCommonsSchema();
const NOW = Temporal.Instant.from(TEST_NOW);

let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

/** `done`, or the code and the field of the first refusal. */
async function send(row: string, as: string | undefined, input: object): Promise<string> {
  const { data, errors } = await commons.query(mutationOf(schema, row), { input }, as === undefined ? {} : { as });
  if (errors) return JSON.stringify(errors);
  const [refusal] = data.done.userErrors as { code: string; field: string[] | null }[];
  return refusal ? `${refusal.code} at ${refusal.field?.join('.') ?? 'nothing'}` : 'done';
}

interface Span {
  readonly what: string;
  readonly row: string;
  readonly as: ViewerName;
  /** What is sent beside that which the row of the table of mutations sends. */
  readonly give: (from: string, to: string) => object;
  readonly taken: readonly (readonly [from: string, to: string])[];
  readonly refused: readonly (readonly [from: string, to: string])[];
  readonly field: string;
}

const SPANS: readonly Span[] = [
  {
    what: 'a list lasts from a day to a year less a day',
    row: 'supplyDemandListCreate, of a unit',
    as: 'manager',
    give: (validFrom, validTo) => ({ validFrom, validTo }),
    taken: [
      ['2031-03-01', '2031-03-01'],
      ['2032-03-01', '2033-02-28'],
    ],
    refused: [
      ['2034-03-02', '2034-03-01'],
      ['2034-03-01', '2035-03-01'],
    ],
    field: 'validTo',
  },
  {
    what: 'a run is about 1 to 366 days, the last of which is not over',
    row: 'bookingMatch, of a community',
    as: 'staff',
    give: (validFrom, validTo) => ({ validFrom, validTo, dryRun: true }),
    taken: [
      ['2026-03-03', '2026-03-03'],
      ['2025-03-03', '2026-03-03'],
      ['2026-03-03', '2027-03-03'],
    ],
    refused: [
      ['2026-03-04', '2026-03-03'],
      ['2026-03-01', '2026-03-02'],
      ['2026-03-03', '2027-03-04'],
    ],
    field: 'validTo',
  },
  {
    what: 'a term lasts from a day to five years less a day',
    row: 'serviceProjectBookRevise, a draft',
    as: 'branch',
    give: (from, to) => ({
      term: { from, to },
      milestones: [{ title: '完成', dueOn: from, weight: 1 }],
    }),
    taken: [
      ['2026-03-03', '2026-03-03'],
      ['2026-03-03', '2031-03-02'],
    ],
    refused: [
      ['2026-03-03', '2026-03-02'],
      ['2026-03-03', '2031-03-03'],
    ],
    field: 'term.to',
  },
  {
    what: 'a service account lasts for a moment to 730 days',
    row: 'serviceAccountCreate',
    as: 'manager',
    give: (_from, expiresAt) => ({ expiresAt }),
    taken: [
      ['', NOW.add({ milliseconds: 1 }).toString()],
      ['', NOW.add({ hours: 730 * 24 }).toString()],
    ],
    refused: [
      ['', NOW.toString()],
      ['', NOW.add({ hours: 730 * 24, milliseconds: 1 }).toString()],
    ],
    field: 'expiresAt',
  },
  {
    what: 'a session was held from the first day of the project to today',
    row: 'projectSessionLog',
    as: 'branch',
    give: (_from, date) => ({ date }),
    taken: [
      ['', '2026-01-01'],
      ['', '2026-03-03'],
    ],
    refused: [
      ['', '2025-12-31'],
      ['', '2026-03-04'],
    ],
    field: 'date',
  },
];

describe.each(SPANS)('$what', ({ row, as, give, taken, refused, field }) => {
  const answerTo = async (from: string, to: string) => {
    const { input } = await INPUTS[row]!(world, as);
    return send(row, world.subjects[as], { ...input, ...give(from, to) });
  };

  test.each(taken)('such as %s to %s', async (from, to) => {
    expect(await answerTo(from, to)).toBe('done');
  });

  test.each(refused)('and not %s to %s', async (from, to) => {
    expect(await answerTo(from, to)).toBe(`INVALID_INPUT at ${field}`);
  });
});

describe('a booking', () => {
  /** Of an always open place with rules, by somebody who has booked nothing: `done`, or the code. */
  async function book(rules: object, start: Temporal.Instant, end: Temporal.Instant): Promise<string> {
    const { id } = await buildFacility(commons.db, { now: NOW, kind: 'SPORTS_FIELD', capacity: 1, ...rules });
    const { subject } = await buildResident(commons.db);
    const input = {
      facilityId: id,
      start: start.toString(),
      end: end.toString(),
      idempotencyKey: `of ${id}`,
    };
    return (await send('bookingCreate', subject, input)).split(' ')[0]!;
  }
  const minutes = (count: number) => NOW.add({ minutes: count });

  test.each([
    ['as short as the shortest', 60, 'done'],
    ['a step shorter', 45, 'DURATION_NOT_ALLOWED'],
    ['as long as the longest', 120, 'done'],
    ['a step longer', 135, 'DURATION_NOT_ALLOWED'],
    ['of no length', 0, 'INVALID_INPUT'],
    ['turned round', -60, 'INVALID_INPUT'],
  ])('%s: %i minutes, %s', async (_what, length, answer) => {
    expect(await book({ minMinutes: 60, maxMinutes: 120 }, minutes(60), minutes(60 + length))).toBe(answer);
  });

  test.each([
    ['as soon as the lead time lets it', 120, 'done'],
    ['a step sooner', 105, 'OUTSIDE_BOOKING_HORIZON'],
    ['at the end of the horizon', 7 * 24 * 60, 'done'],
    ['a step later', 7 * 24 * 60 + 15, 'OUTSIDE_BOOKING_HORIZON'],
  ])('%s begins in %i minutes: %s', async (_what, begins, answer) => {
    const rules = { leadMinutes: 120, horizonDays: 7 };
    expect(await book(rules, minutes(begins), minutes(begins + 60))).toBe(answer);
  });

  test.each([
    ['at this moment, without a lead time', 0, 'done'],
    ['as late as one may begin', -15, 'done'],
    ['a step before', -30, 'OUTSIDE_BOOKING_HORIZON'],
  ])('begins %s: %i minutes, %s', async (_what, begins, answer) => {
    expect(await book({ leadMinutes: 0 }, minutes(begins), minutes(begins + 60))).toBe(answer);
  });

  test.each([
    ['all that are left', 3, 'done'],
    ['one more', 4, 'SLOT_UNAVAILABLE'],
  ])('takes %s: %i places, %s', async (_what, quantity, answer) => {
    const { id } = await buildFacility(commons.db, { now: NOW, kind: 'SPORTS_FIELD', capacity: 5 });
    const [start, end] = [minutes(60).toString(), minutes(120).toString()];
    await buildBooking(commons.db, { facilityId: id, start, end, quantity: 2 });
    const { subject } = await buildResident(commons.db);
    const input = { facilityId: id, start, end, quantity, idempotencyKey: `of ${id}` };
    expect((await send('bookingCreate', subject, input)).split(' ')[0]).toBe(answer);
  });
});

describe('a range of an argument', () => {
  const calendar = 'query ($from: LocalDate!, $to: LocalDate!) { calendarDays(from: $from, to: $to) { id } }';
  const ofFacility = (field: string, selection: string) =>
    `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on SharedFacility {
       ${field}(from: $from, to: $to) { ${selection} } } } }`;
  const instant = (days: number, milliseconds = 0) => NOW.add({ hours: days * 24, milliseconds }).toString();

  test.each([
    [calendar, '2025-01-01', '2025-01-01', 'done'],
    [calendar, '2025-01-02', '2025-01-01', 'BAD_USER_INPUT'],
    [calendar, '2025-01-01', '2026-02-04', 'done'],
    [calendar, '2025-01-01', '2026-02-05', 'BAD_USER_INPUT'],
    [ofFacility('openHours', 'start'), instant(0), instant(0, 1), 'done'],
    [ofFacility('openHours', 'start'), instant(0), instant(0), 'BAD_USER_INPUT'],
    [ofFacility('openHours', 'start'), instant(0, 1), instant(0), 'BAD_USER_INPUT'],
    [ofFacility('openHours', 'start'), instant(0), instant(366), 'done'],
    [ofFacility('openHours', 'start'), instant(0), instant(366, 1), 'BAD_USER_INPUT'],
    [ofFacility('availability', '__typename'), instant(0), instant(366), 'done'],
    [ofFacility('availability', '__typename'), instant(0), instant(366, 1), 'BAD_USER_INPUT'],
  ])('%s from %s to %s: %s', async (document, from, to, answer) => {
    const { errors } = await commons.query(
      document,
      { id: world.facility.id, from, to },
      { as: world.subjects.admin! },
    );
    expect(errors?.[0]?.extensions.code ?? 'done').toBe(answer);
  });
});
