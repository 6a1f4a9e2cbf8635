import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildList } from '../../../seeds/factories/exchange.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { PLAN_MODES, planOf, statementsOf } from '../../support/plans.ts';
import { buildMatchWorld, type MatchWorld } from '../matches/match.world.ts';

// What is open near a point is found by its place, however many entries there are.

/** Of each kind: 50,000 in all. */
const ENTRIES = 25_000;
/** So many go in with one statement, which has seconds. */
const AT_ONCE = 5_000;
const measured: string[] = [];

let commons: Commons;
let world: MatchWorld;
let client: pg.Client;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
  const period = { validFrom: '2026-03-01', validTo: '2026-12-31' };
  const demands = await buildList(commons.db, { ownerId: world.branch.id, ...period });
  const supplies = await buildList(commons.db, { ownerId: world.unit.id, ...period });
  for (const [table, prefix, list, own, values] of [
    ['demand', 'dem', demands, ', priority, min_quantity, splittable, min_minutes', `, 'ROUTINE', 1, true, 60`],
    ['supply', 'sup', supplies, '', ''],
  ] as const) {
    for (let first = 1; first <= ENTRIES; first += AT_ONCE) {
      await sql`
      insert into ${sql.table(table)} (id, district_code, list_id, category_id, title, quantity, unit_of_measure, windows,
                                       valid_from, valid_to, latitude, longitude, audiences, created_at ${sql.raw(own)})
      select ${prefix} || '_' || lpad(to_hex(n), 32, '0'), l.district_code, l.id, c.id, 'Entry ' || n, 1, 'HOUR',
             '[{"dayClass":"EVERY_DAY","weekdays":[],"startTime":"18:00","endTime":"22:00","seasonFrom":null,"seasonTo":null}]',
             '2026-03-01', '2026-12-31', 26.05 + (n % 200) * 0.0005, 119.26 + (n / 200) * 0.001, '{PUBLIC}',
             ${commons.clock.now.toString()}::timestamptz ${sql.raw(values)}
      from generate_series(${first}::integer, ${first + AT_ONCE - 1}::integer) as n, supply_demand_list l, (select id from service_category limit 1) as c
      where l.id = ${list.id}`.execute(commons.db);
    }
  }
  client = new pg.Client(commons.ownerUrl);
  await client.connect();
  await client.query('analyze');
});
afterAll(async () => {
  console.log(measured.join('\n'));
  await client?.end();
  await commons.close();
});

const near = { point: { latitude: 26.1, longitude: 119.3 }, withinMeters: 300 };
const LARGE = ['supply', 'demand'];

describe.each(PLAN_MODES)('what is open near a point, planned in the %s way,', (mode) => {
  test.each([
    ['demands', 'DISTANCE'],
    ['demands', 'NEWEST'],
    ['supplies', 'DISTANCE'],
    ['supplies', 'NEWEST'],
  ] as const)('goes by the index of places: %s by %s', async (of, field) => {
    const type = of === 'demands' ? 'Demand' : 'Supply';
    const table = of === 'demands' ? 'demand' : 'supply';
    const sent = await statementsOf(async () => {
      const { data, errors } = await commons.query(
        `query ($where: Open${type}Filter, $orderBy: Open${type}Order) {
          page: ${of}(where: $where, orderBy: $orderBy, first: 20) { totalCount edges { node { id } } } }`,
        { where: { near }, orderBy: { field } },
      );
      expect(errors).toBeUndefined();
      expect(data.page.edges).toHaveLength(20);
    });
    const pages = sent.filter(({ text }) => new RegExp(`from ${table} e`).test(text));
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const { nodes, milliseconds } = await planOf(client, page, mode);
      const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']!);
      expect(scanned.filter((name) => LARGE.includes(name))).toEqual([]);
      expect(nodes.map((node) => node['Index Name'])).toContain(`${table}_location_idx`);
      measured.push(`${milliseconds.toFixed(1).padStart(6)} ms  ${mode.padEnd(7)} ${of} by ${field}`);
    }
  });
});
