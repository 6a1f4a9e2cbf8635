/**
 * What a run of the matching costs beside solving: the candidates of a district of 534 demands and 1,000 supplies by one
 * SQL statement, and `bookingMatch` through HTTP, over the demonstration district and over lists that have no times in
 * common.
 * Alone: `npm run build && node bench/matching.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type * as migrate from '../src/database/migrate.ts';
import type * as orm from '../src/database/orm.ts';
import type * as matchingInput from '../src/exchange/matching/matching-input.ts';
import type * as score from '../src/exchange/judging/score.ts';
import type * as issuer from '../src/district/identity/tokens/development-issuer.ts';
import type * as categories from '../seeds/categories.seeder.ts';
import type * as demo from '../seeds/demo-district.ts';
import type * as people from '../seeds/people.seeder.ts';
import type * as territory from '../seeds/territory.seeder.ts';
import type * as units from '../seeds/units.seeder.ts';
import { importBuilt, openOrm } from './built.ts';
import { startServer } from './database.ts';
import { benchId } from './dataset.ts';
import { ask, startContestant } from './http.ts';
import { measureQuestions, type QuestionReport } from './matching-questions.ts';
import { median, printTable, round } from './report.ts';

/** The size of the district: a demand for every grid, and the supplies of 1,000 units. */
const DEMANDS = 534;
const SUPPLIES = 1_000;
const ROUNDS = 5;
/** The goals, in milliseconds. */
const CANDIDATES_GOAL_MS = 1_000;
const RUN_GOAL_MS = 3_000;
const APART_GOAL_MS = 10_000;
/** Demands with windows and a period of their own each, and the supplies around them. */
const APART = { demands: 2_000, supplies: 50, days: 120 } as const;
/** A run over them takes seconds. */
const APART_ROUNDS = 3;

interface MatchingReport {
  readonly demands: number;
  readonly supplies: number;
  /** Pairs that pass every filter, and those that one filter keeps apart and that are kept to explain. */
  readonly candidates: number;
  readonly nearMisses: number;
  readonly candidatesMs: number;
  readonly seededRunMs: number;
  readonly seededUnmet: number;
  readonly seededMatches: number;
  readonly apartRunMs: number;
  readonly apartServed: number;
  readonly apartGap: number;
  readonly questions: readonly QuestionReport[];
}

/** Measures both, each the median of {@link ROUNDS}. */
export async function measureMatching(): Promise<MatchingReport> {
  const server = await startServer();
  try {
    await server.create('district');
    await server.create('seeded');
    await server.create('apart');
    const candidates = await measureCandidates(server.url('district'));
    const seeded = await measureSeededRun(server.url('seeded'));
    const apart = await measureApartRun(server.url('apart'));
    const questions = await measureQuestions();
    const report = { ...candidates, ...seeded, ...apart, questions };
    printTable({
      title: `A run of the matching beside solving, milliseconds (goals: ${CANDIDATES_GOAL_MS}, ${RUN_GOAL_MS} and ${APART_GOAL_MS})`,
      columns: ['what', 'ms', ''],
      rows: [
        [
          `candidates of ${DEMANDS} demands × ${SUPPLIES} supplies in SQL`,
          report.candidatesMs,
          `${report.candidates} pairs`,
        ],
        ['bookingMatch over the seeded district through HTTP', report.seededRunMs, `${report.seededMatches} matches`],
        [
          `bookingMatch over ${APART.demands} demands with times of their own × ${APART.supplies} supplies through HTTP`,
          report.apartRunMs,
          `${report.apartServed} served, gap ${report.apartGap}`,
        ],
        ...questions.map(({ what, ms, served, asked, gap }) => [what, ms, `${served} of ${asked} served, gap ${gap}`]),
      ],
    });
    return report;
  } finally {
    await server.stop();
  }
}

async function measureCandidates(url: string) {
  const { migrateDatabase } = await importBuilt<typeof migrate>('src/database/migrate.js');
  const { readMatchingInput } = await importBuilt<typeof matchingInput>('src/exchange/matching/matching-input.js');
  const { DEFAULT_WEIGHTS } = await importBuilt<typeof score>('src/exchange/judging/score.js');
  await migrateDatabase(url);
  const mikro = await openOrm(url, 2);
  const db = mikro.em.getKysely() as never;
  await fillDistrict(url, mikro);
  const scope = {
    path: '/350102000000/',
    from: '2026-03-01',
    to: '2026-06-30',
    today: '2026-03-01',
    moment: Temporal.Instant.from('2026-03-01T00:00:00+08:00'),
    categoryCodes: null,
  };
  const times: number[] = [];
  let last: Awaited<ReturnType<typeof readMatchingInput>> | undefined;
  for (let at = 0; at <= ROUNDS; at++) {
    const start = performance.now();
    last = await readMatchingInput(db, scope, DEFAULT_WEIGHTS);
    // The first warms the server up.
    if (at > 0) times.push(performance.now() - start);
  }
  await mikro.close();
  return {
    demands: last!.input.demands.length,
    supplies: SUPPLIES,
    candidates: last!.input.pairs.length,
    nearMisses: last!.nearMisses.pairs.length,
    candidatesMs: round(median(times), 0),
  };
}

const WINDOWS = [
  { dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '08:00' },
  { dayClass: 'EVERY_DAY', weekdays: [], startTime: '19:00', endTime: '07:30' },
  { dayClass: 'EVERY_DAY', weekdays: ['SATURDAY', 'SUNDAY'], startTime: '09:00', endTime: '21:00' },
] as const;
/** Five fields of service, as in the instances of the allocation. */
const FIELDS = ['FACILITY.PARKING', 'EDUCATION.TUTORING', 'HEALTH.CHECK_UP', 'LEGAL.ADVICE', 'ELDERS.MEALS'];

/** A demand of a branch for every grid, and a supply of every unit, spread over the district; the same on every run. */
async function fillDistrict(url: string, mikro: Awaited<ReturnType<typeof orm.createOrm>>): Promise<void> {
  const { seedTerritory } = await importBuilt<typeof territory>('seeds/territory.seeder.js');
  const { loadServiceCategories } = await importBuilt<typeof categories>('seeds/categories.seeder.js');
  await mikro.em.fork().transactional(async (em) => {
    const db = em.getKysely() as never;
    await loadServiceCategories(db);
    await seedTerritory(db);
  });
  const client = new pg.Client(url);
  await client.connect();
  const id = (prefix: string, n: string) => `'${benchId(prefix, 0).slice(0, 4)}' || lpad(to_hex((${n})::int), 32, '0')`;
  const period = `'2026-03-01', '2026-06-30'`;
  const field = `(array['${FIELDS.join("','")}'])[1 + g % ${FIELDS.length}]`;
  await client.query(`
    insert into resident_unit (id, name, credit_code, kind, affiliation_level, division_id, latitude, longitude, synthetic, created_at)
    select ${id('uni', 'g')}, '单位' || g, lpad(g::text, 18, '0'), 'OTHER', 'NONE', d.id,
           26.05 + 0.07 * ((g * 37) % 1000) / 1000, 119.26 + 0.06 * ((g * 91) % 1000) / 1000, true, now()
    from generate_series(1, ${SUPPLIES}) g
    join (select id, row_number() over (order by code) - 1 as nr from division where level = 'COMMUNITY') d on d.nr = g % 69;

    insert into supply_demand_list (id, district_code, unit_id, place_path, valid_from, valid_to, state, created_at)
    select ${id('sdl', 'g')}, '350102000000', u.id, d.path, ${period}, 'IN_FORCE', now()
    from generate_series(1, ${SUPPLIES}) g join resident_unit u on u.id = ${id('uni', 'g')} join division d on d.id = u.division_id;
    insert into supply_demand_list (id, district_code, branch_id, place_path, valid_from, valid_to, state, created_at)
    select ${id('sdl', '10000 + nr')}, '350102000000', b.branch_id, b.path, ${period}, 'IN_FORCE', now()
    from (select bg.branch_id, g.path, row_number() over (order by g.path) as nr
          from branch_grid bg join division g on g.id = bg.grid_id) b;

    insert into supply (id, district_code, list_id, category_id, title, quantity, unit_of_measure, windows, valid_from, valid_to,
                        latitude, longitude, max_distance_meters, audiences, created_at)
    select ${id('sup', 'g')}, '350102000000', ${id('sdl', 'g')}, c.id, '供给', 1 + g % 20, c.unit_of_measure, '[]', ${period},
           u.latitude, u.longitude, case when g % 3 = 0 then 3000 end, '{PUBLIC}', now()
    from generate_series(1, ${SUPPLIES}) g join resident_unit u on u.id = ${id('uni', 'g')}
    join service_category c on c.code = ${field};
    insert into demand (id, district_code, list_id, category_id, title, quantity, unit_of_measure, windows, valid_from, valid_to,
                        latitude, longitude, max_distance_meters, audiences, priority, min_minutes, created_at)
    select ${id('dem', 'g')}, '350102000000', ${id('sdl', '10000 + g')}, c.id, '需求', 1 + g % 15, c.unit_of_measure, '[]', ${period},
           26.05 + 0.07 * ((g * 53) % 1000) / 1000, 119.26 + 0.06 * ((g * 71) % 1000) / 1000, 4000, '{PUBLIC}',
           (array['ROUTINE', 'IMPORTANT', 'URGENT'])[1 + g % 3], 60, now()
    from generate_series(1, ${DEMANDS}) g join service_category c on c.code = ${field};`);
  for (const [at, window] of WINDOWS.entries()) {
    for (const entry of ['supply', 'demand']) {
      await client.query(
        `update ${entry} set windows = $1 where ('x' || right(id, 8))::bit(32)::int % ${WINDOWS.length} = ${at}`,
        [JSON.stringify([window])],
      );
    }
  }
  await client.query('vacuum analyze');
  await client.end();
}

async function measureSeededRun(url: string) {
  const { migrateDatabase } = await importBuilt<typeof migrate>('src/database/migrate.js');
  const { seedDemoDistrict } = await importBuilt<typeof demo>('seeds/demo-district.js');
  const now = Temporal.Now.instant();
  await migrateDatabase(url);
  const mikro = await openOrm(url, 2);
  await seedDemoDistrict(mikro, now);
  await mikro.close();

  const { ms, run } = await runThroughHttp(url, { days: 90, rounds: ROUNDS });
  return { seededRunMs: ms, seededUnmet: run.unmatched.length, seededMatches: run.matches.length };
}

interface ShownRun {
  readonly servedQuantity: number;
  readonly optimalityGap: number;
  readonly matches: readonly unknown[];
  readonly unmatched: readonly unknown[];
}

/** A run over the district from today on, asked for by its staff: the median of some, and the last of them. */
async function runThroughHttp(
  url: string,
  { days, rounds }: { readonly days: number; readonly rounds: number },
): Promise<{ readonly ms: number; readonly run: ShownRun }> {
  const { issueDevelopmentToken } = await importBuilt<typeof issuer>(
    'src/district/identity/tokens/development-issuer.js',
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-bench-key-'));
  const token = await issueDevelopmentToken(dataDir, 'dev|district');
  const ours = await startContestant('ours', url, dataDir);
  try {
    const from = today();
    const body = JSON.stringify({
      query: `mutation ($input: BookingMatchInput!) {
        bookingMatch(input: $input) {
          userErrors { code message }
          run { demandedQuantity matchedQuantity servedQuantity optimalityGap matches { id quantity score { total } }
                unmatched { reason relaxation demand { id } } metrics { gini } } } }`,
      variables: {
        input: {
          withinCode: '350102000000',
          validFrom: from.toString(),
          validTo: from.add({ days: days - 1 }).toString(),
        },
      },
    });
    const times: number[] = [];
    let run: ShownRun | undefined;
    for (let at = 0; at < rounds; at++) {
      const start = performance.now();
      const answer = (await ask(ours, { body, headers: { authorization: `Bearer ${token}` } })) as {
        data?: { bookingMatch: { run: ShownRun | null } };
      };
      times.push(performance.now() - start);
      run = answer.data?.bookingMatch.run ?? undefined;
      if (!run) throw new Error(`The run was refused: ${JSON.stringify(answer)}`);
    }
    return { ms: round(median(times), 0), run: run! };
  } finally {
    ours.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function today(): Temporal.PlainDate {
  return Temporal.Now.instant().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
}

/** A run over demands that have windows and a period of their own each, in the one subdistrict that has the most branches. */
async function measureApartRun(url: string) {
  const { migrateDatabase } = await importBuilt<typeof migrate>('src/database/migrate.js');
  const { seedTerritory } = await importBuilt<typeof territory>('seeds/territory.seeder.js');
  const { loadServiceCategories } = await importBuilt<typeof categories>('seeds/categories.seeder.js');
  const { seedUnits } = await importBuilt<typeof units>('seeds/units.seeder.js');
  const { seedPeople } = await importBuilt<typeof people>('seeds/people.seeder.js');
  const now = Temporal.Now.instant();
  await migrateDatabase(url);
  const mikro = await openOrm(url, 2);
  await mikro.em.fork().transactional(async (em) => {
    const db = em.getKysely() as never;
    await loadServiceCategories(db);
    await seedTerritory(db);
    await seedUnits(db, now);
    await seedPeople(db, now);
  });
  await mikro.close();
  await fillApart(url);
  const { ms, run } = await runThroughHttp(url, { days: APART.days, rounds: APART_ROUNDS });
  return { apartRunMs: ms, apartServed: round(run.servedQuantity, 1), apartGap: round(run.optimalityGap, 4) };
}

async function fillApart(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const first = `'${today().toString()}'::date`;
  const last = `(${first} + ${APART.days - 1})`;
  const id = (prefix: string, n: string) => `'${benchId(prefix, 0).slice(0, 4)}' || lpad(to_hex((${n})::int), 32, '0')`;
  const clock = (quarter: string) => `to_char(time '00:00' + (${quarter}) % 96 * interval '15 minutes', 'HH24:MI')`;
  const window = (start: string, length: string) => `jsonb_build_array(jsonb_build_object('dayClass', 'EVERY_DAY',
    'weekdays', '[]'::jsonb, 'startTime', ${clock(start)}, 'endTime', ${clock(`(${start}) + ${length}`)},
    'seasonFrom', null, 'seasonTo', null))`;
  await client.query(`
    create temporary table place as
      select split_part(g.path, '/', 3) as subdistrict from branch_grid bg join division g on g.id = bg.grid_id
      group by 1 order by count(*) desc, 1 limit 1;
    create temporary table branch as
      select bg.branch_id as id, min(g.path) as path, row_number() over (order by bg.branch_id) - 1 as nr
      from branch_grid bg join division g on g.id = bg.grid_id, place
      where split_part(g.path, '/', 3) = place.subdistrict group by 1 order by 1 limit 40;
    create temporary table community as
      select d.id, d.path, row_number() over (order by d.code) - 1 as nr from division d, place
      where d.level = 'COMMUNITY' and split_part(d.path, '/', 3) = place.subdistrict;

    insert into resident_unit (id, name, credit_code, kind, affiliation_level, division_id, synthetic, created_at)
    select ${id('uni', 'g')}, '单位' || g, lpad(g::text, 18, '0'), 'OTHER', 'NONE', c.id, true, now()
    from generate_series(1, ${APART.supplies}) g join community c on c.nr = g % (select count(*) from community);
    insert into supply_demand_list (id, district_code, unit_id, place_path, valid_from, valid_to, state, created_at)
    select ${id('sdl', 'g')}, '350102000000', u.id, d.path, ${first}, ${last}, 'IN_FORCE', now()
    from generate_series(1, ${APART.supplies}) g join resident_unit u on u.id = ${id('uni', 'g')}
    join division d on d.id = u.division_id;
    insert into supply_demand_list (id, district_code, branch_id, place_path, valid_from, valid_to, state, created_at)
    select ${id('sdl', '10000 + nr')}, '350102000000', b.id, b.path, ${first}, ${last}, 'IN_FORCE', now() from branch b;

    insert into supply (id, district_code, list_id, category_id, title, quantity, unit_of_measure, windows, valid_from, valid_to,
                        audiences, created_at)
    select ${id('sup', 'g')}, '350102000000', ${id('sdl', 'g')}, c.id, '供给', 5 + g % 7, 'SPACE',
           ${window('g * 13', '56 + (g * 5) % 40')}, ${first}, ${last}, '{PUBLIC}', now()
    from generate_series(1, ${APART.supplies}) g join service_category c on c.code = 'FACILITY.PARKING';
    insert into demand (id, district_code, list_id, category_id, title, quantity, unit_of_measure, windows, valid_from, valid_to,
                        audiences, priority, min_minutes, created_at)
    select ${id('dem', 'g')}, '350102000000', ${id('sdl', '10000 + g % (select count(*) from branch)')}, c.id, '需求', 1 + g % 5,
           'SPACE', ${window('g * 7', '6 + (g * 11) % 40')}, ${first} + (g * 17) % 60, ${first} + 60 + (g * 29) % 60, '{PUBLIC}',
           (array['ROUTINE', 'IMPORTANT', 'URGENT'])[1 + g % 3], 15, now()
    from generate_series(1, ${APART.demands}) g join service_category c on c.code = 'FACILITY.PARKING';`);
  await client.query('vacuum analyze');
  await client.end();
}

if (import.meta.main) {
  // `apart` alone: the run that takes the longest.
  if (process.argv[2] === 'apart') {
    const server = await startServer();
    await server.create('apart');
    process.stdout.write(`${JSON.stringify(await measureApartRun(server.url('apart')))}\n`);
    await server.stop();
  } else await measureMatching();
  process.exit(0);
}
