import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { seedDemoDistrict } from '../../../seeds/demo-district.ts';
import { GULOU_CODE } from '../../../seeds/territory.seeder.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { subjectOfPersona } from '../../../src/district/identity/tokens/personas.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

// What the demonstration district is there to show: a run that has something of everything.

/** How far from the best a run may be that had too little time. */
const GAP_MAX = 0.01;

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  await seedDemoDistrict(commons.orm, commons.clock.now);
  await keepStretches(commons.orm, commons.clock.now);
});
afterAll(() => commons.close());

interface Run {
  readonly demandedQuantity: number;
  readonly matchedQuantity: number;
  readonly optimalityGap: number;
  readonly matches: readonly { quantity: number; demand: { id: string } }[];
  readonly unmatched: readonly { demand: { id: string }; reason: string; escalated: boolean }[];
}

test('a run over the demonstration district meets most, splits some, loses some and escalates one', async () => {
  const lists = await commons.sql<{ owners: string; kind: string }>(
    `select count(distinct owner_id)::text as owners, left(owner_id, 3) as kind from supply_demand_list
     where state = 'IN_FORCE' group by kind order by kind`,
  );
  expect(lists).toEqual([
    { owners: '30', kind: 'gbr' },
    { owners: '29', kind: 'uni' },
  ]);
  const { data, errors } = await commons.query(
    `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { userErrors { code } run {
       demandedQuantity matchedQuantity optimalityGap
       matches { quantity demand { id } } unmatched { demand { id } reason escalated } } } }`,
    { input: { withinCode: GULOU_CODE, validFrom: '2026-03-03', validTo: '2026-06-30' } },
    { as: subjectOfPersona('district')! },
  );
  expect(errors).toBeUndefined();
  const run: Run = data.bookingMatch.run;
  // Mostly none; on a busy machine the time to prove it may run out first.
  expect(run.optimalityGap).toBeLessThan(GAP_MAX);
  expect(run.matchedQuantity).toBeGreaterThan(run.demandedQuantity / 2);
  expect(run.matchedQuantity).toBeLessThan(run.demandedQuantity);
  const suppliesOf = Map.groupBy(run.matches, ({ demand }) => demand.id);
  const isSplit = [...suppliesOf.values()].filter((matches) => matches.length > 1);
  expect(isSplit.length).toBeGreaterThan(1);
  const lost = run.unmatched.filter(({ reason }) => reason === 'CAPACITY_EXHAUSTED' || reason === 'SUPPLY_TOO_SMALL');
  expect(lost.length).toBeGreaterThan(1);
  expect(run.unmatched.filter(({ escalated }) => escalated)).toHaveLength(1);
});
