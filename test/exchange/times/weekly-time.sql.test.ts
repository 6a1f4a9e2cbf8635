import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limitsOf } from '../../../src/exchange/matching/ordinary-week/capacity-limits.ts';
import { packedSpans } from '../../../src/exchange/matching/ordinary-week/packed-span.ts';
import { type TimeSpan, weeklyTimes } from '../../../src/exchange/times/weekly-time.ts';
import { type FreshDatabase, freshDatabase, type Row, sql } from '../../support/database.ts';
import { anyEntry, longestRunMinutes } from './weekly-world.ts';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

function query<R extends Row>(statement: string, ...values: unknown[]): Promise<R[]> {
  return sql(database.url)<R>(statement, values);
}

/** Patterns of a length, as runs of equal bits. */
function anyBits(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 1, max: length / 4 }), { minLength: 1, maxLength: 30 })
    .map((runs) => runs.map((run, at) => String(at % 2).repeat(run)).join(''))
    .map((bits) => bits.slice(0, length).padEnd(length, '0'))
    .chain((bits) => fc.integer({ min: 0, max: length - 1 }).map((turn) => bits.slice(turn) + bits.slice(0, turn)));
}

describe('week_has_run', () => {
  test('knows from how many quarters on a week has no such run', async () => {
    const weeks = fc.sample(anyBits(672), 60).concat('0'.repeat(672), '1'.repeat(672));
    const rows = await query<{ longest: number }>(
      `select (select count(*)::integer from generate_series(1, 672) q where week_has_run(week::bit(672), q)) as longest
       from unnest($1::text[]) with ordinality as w (week, at) order by at`,
      weeks,
    );
    expect(rows.map(({ longest }) => longest)).toEqual(weeks.map((week) => longestRunMinutes(week) / 15));
  });

  test('takes a run of no quarters for one, and one of more than a week for a week', async () => {
    const ask = async (week: string, quarters: number) =>
      (await query('select week_has_run($1::bit(672), $2) as has', week, quarters))[0]!.has;
    expect(await ask('0'.repeat(672), 0)).toBe(false);
    expect(await ask('1'.repeat(672), 673)).toBe(true);
    expect(await ask(`0${'1'.repeat(671)}`, 673)).toBe(false);
  });
});

describe('slots_peak', () => {
  test('is the highest sum over all bits', async () => {
    const uses = fc.sample(
      fc.array(fc.record({ slots: anyBits(1344), quantity: fc.integer({ min: 0, max: 50 }) }), { maxLength: 12 }),
      40,
    );
    for (const some of uses) {
      const [row] = await query(
        'select slots_peak($1::bit(1344)[], $2::integer[]) as peak',
        some.map(({ slots }) => slots),
        some.map(({ quantity }) => quantity),
      );
      const loads = Array.from({ length: 1344 }, (_, at) =>
        some.reduce((sum, { slots, quantity }) => sum + (slots[at] === '1' ? quantity : 0), 0),
      );
      expect(row!.peak).toBe(Math.max(0, ...loads));
    }
  });
});

describe('peak_load', () => {
  function peakLoad(uses: { spans: readonly TimeSpan[]; quantity: number }[]): Promise<Row[]> {
    const rows = uses.flatMap(({ spans, quantity }) => spans.map((span) => ({ ...span, quantity })));
    return query(
      'select peak_load($1::daterange[], $2::bit(1344)[], $3::integer[]) as peak',
      rows.map(({ from, until }) => `[${from},${until})`),
      rows.map(({ slots }) => slots),
      rows.map(({ quantity }) => quantity),
    );
  }

  test('is the capacity that the limits of a supply ask for', async () => {
    const anyUses = fc.array(fc.record({ entry: anyEntry, quantity: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 8,
    });
    for (const some of fc.sample(anyUses, 60)) {
      const uses = some.map(({ entry: { windows, validFrom, validTo }, quantity }) => ({
        quantity,
        spans: weeklyTimes(windows, validFrom, validTo),
      }));
      const edges = uses.map(({ spans }, edge) => ({ edge, spans: packedSpans(spans) }));
      const needed = limitsOf({ capacity: 0, edges, held: [] }).map(({ edges }) =>
        edges.reduce((sum, edge) => sum + uses[edge]!.quantity, 0),
      );
      expect((await peakLoad(uses))[0]!.peak).toBe(Math.max(0, ...needed));
    }
  });

  test('does not count a weekday that none of the common dates has', async () => {
    const friday = { dayClass: 'EVERY_DAY', weekdays: ['FRIDAY'], startTime: '08:00', endTime: '12:00' } as const;
    // 1 June 2026 is a Monday. Both hold from Monday to Wednesday.
    const before = { quantity: 3, spans: weeklyTimes([friday], '2026-05-01', '2026-06-03') };
    const after = { quantity: 4, spans: weeklyTimes([friday], '2026-06-01', '2026-06-30') };
    const overFriday = { quantity: 4, spans: weeklyTimes([friday], '2026-05-29', '2026-06-30') };
    expect((await peakLoad([before, after]))[0]!.peak).toBe(4);
    expect((await peakLoad([before, overFriday]))[0]!.peak).toBe(7);
  });
});
