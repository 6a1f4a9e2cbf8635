import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildListWorld, type ListWorld } from '../lists/list-world.ts';

let commons: Commons;
let world: ListWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
});
afterAll(() => commons.close());

const NIGHTS = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '20:00', endTime: '08:00' } as const;
const MORNINGS = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '06:00', endTime: '08:00' } as const;

async function run(validFrom: string, validTo: string) {
  const { data } = await commons.query(
    `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) {
      run { matches { id quantity demand { id } } } userErrors { code message } } }`,
    { input: { withinCode: world.community.code, validFrom, validTo } },
    { as: world.staff },
  );
  expect(data.bookingMatch.userErrors).toEqual([]);
  return data.bookingMatch.run.matches as { id: string; quantity: number; demand: { id: string } }[];
}

async function accept(matchId: string): Promise<void> {
  for (const as of [world.secretary, world.manager]) {
    const { data } = await commons.query(
      `mutation ($input: MatchAcceptInput!) { matchAccept(input: $input) { match { state } userErrors { code message } } }`,
      { input: { matchId, idempotencyKey: `${as}/${matchId}` } },
      { as },
    );
    expect(data.matchAccept.userErrors).toEqual([]);
  }
}

describe('A run whose period ends with a night', () => {
  test('holds the morning into which that night runs, and not the one before its first', async () => {
    const { db } = commons;
    const supplies = await buildList(db, { ownerId: world.unit.id });
    const demands = await buildList(db, { ownerId: world.branch.id });
    await buildSupply(db, { list: supplies, quantity: 10, windows: [NIGHTS] });
    const nights = await buildDemand(db, { list: demands, quantity: 10, windows: [NIGHTS] });
    const mornings = await buildDemand(db, { list: demands, quantity: 10, windows: [MORNINGS], priority: 'URGENT' });
    await commons.sql(`update demand set withdrawn_at = now() where id = $1`, [mornings.id]);

    const [match, ...others] = await run('2026-03-04', '2026-03-08');
    expect([match?.demand.id, match?.quantity, others]).toEqual([nights.id, 10, []]);
    await accept(match!.id);
    const held = await commons.sql<{ from: string; until: string }>(
      `select min(lower(during))::text as "from", max(upper(during))::text as until from match_occurrence where match_id = $1`,
      [match!.id],
    );
    // Until the morning of Monday 9 March.
    expect(held).toEqual([{ from: '2026-03-04 20:00:00', until: '2026-03-09 08:00:00' }]);

    await commons.sql(`update demand set withdrawn_at = null where id = $1`, [mornings.id]);
    // The morning of the 9th is held. The night that begins on it was not asked for before, and is the rest of that need.
    const rest = await run('2026-03-09', '2026-03-09');
    expect(rest).toMatchObject([{ demand: { id: nights.id }, quantity: 10 }]);
    expect(rest).toHaveLength(1);
    // On Wednesday 4 March nobody has the morning: the match begins with the night of that day.
    expect(await run('2026-03-04', '2026-03-04')).toMatchObject([{ demand: { id: mornings.id }, quantity: 10 }]);
  });
});
