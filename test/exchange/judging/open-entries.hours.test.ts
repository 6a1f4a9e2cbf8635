import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { WEEKDAYS } from '../../../src/facilities/index.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { buildMatchWorld, type EntryInWorld, type MatchWorld } from '../matches/match.world.ts';
import { anyWindow } from '../times/weekly-world.ts';

// Which open needs overlap some hours, looked at quarter by quarter of an ordinary week.

const DAY = 96;
const WEEK = 7 * DAY;
const NEEDS = 80;

let commons: Commons;
let world: MatchWorld;
const needs: { readonly entry: EntryInWorld; readonly windows: readonly WeeklyWindowSpec[] }[] = [];
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
  const samples = fc.sample(fc.array(anyWindow, { minLength: 1, maxLength: 2 }), { numRuns: NEEDS, seed: 7 });
  for (const windows of samples) {
    // Seasons say nothing of an ordinary week.
    const own = windows.map((window) => ({ ...window, seasonFrom: null, seasonTo: null }));
    const entry = await world.demand({ title: '按时段', windows: own });
    needs.push({ entry, windows: own });
  }
});
afterAll(() => commons.close());

/** The quarters of an ordinary week that begin on some days, round the end of it. */
function quarters(days: readonly number[], startTime: string, endTime: string): Set<number> {
  const [start, end] = [startTime, endTime].map((time) => Number(time.slice(0, 2)) * 4 + Number(time.slice(3, 5)) / 15);
  const length = (end! - start! + DAY) % DAY || DAY;
  return new Set(days.flatMap((day) => Array.from({ length }, (_, at) => (day * DAY + start! + at) % WEEK)));
}

function daysOf({ dayClass, weekdays }: WeeklyWindowSpec): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter(
    (day) =>
      (weekdays.length === 0 || weekdays.includes(WEEKDAYS[day]!)) &&
      (dayClass === 'EVERY_DAY' || (dayClass === 'WORKDAY') === day < 5),
  );
}

const time = fc
  .integer({ min: 0, max: DAY - 1 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const anyHours = fc.record({
  weekday: fc.oneof(fc.constant(null), fc.constantFrom(...WEEKDAYS)),
  startTime: time,
  endTime: time,
});

test('are those with a quarter in common', async () => {
  await assertProperty(
    fc.asyncProperty(anyHours, async (hours) => {
      const { data, errors } = await commons.query(
        `query ($where: OpenDemandFilter) { demands(where: $where, first: 100) { totalCount edges { node { id } } } }`,
        { where: { text: '按时段', hours } },
        { as: world.secretary },
      );
      expect(errors).toBeUndefined();
      const days = hours.weekday === null ? [0, 1, 2, 3, 4, 5, 6] : [WEEKDAYS.indexOf(hours.weekday)];
      const wanted = quarters(days, hours.startTime, hours.endTime);
      const expected = needs.filter(({ windows }) =>
        windows.some((window) =>
          [...quarters(daysOf(window), window.startTime, window.endTime)].some((quarter) => wanted.has(quarter)),
        ),
      );
      const found = data.demands.edges.map(({ node }: { node: { id: string } }) => node.id);
      expect(found.toSorted()).toEqual(expected.map(({ entry }) => entry.id).toSorted());
      expect(data.demands.totalCount).toBe(expected.length);
    }),
    { numRuns: 150 },
  );
});
