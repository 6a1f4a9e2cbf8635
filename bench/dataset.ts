import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { importBuilt } from './built.ts';

/** The size of the bench district. */
export const UNITS = 1_000;
export const FACILITIES = 10_000;
/** So many that none comes to hold more than one may, whatever is measured on top of the year of bookings. */
export const RESIDENTS = 100_000;

/** How much of everything a district has. */
export interface Size {
  readonly units: number;
  readonly facilities: number;
  readonly residents: number;
  /** Bookings of one facility, twelve days after one another. */
  readonly bookingsPerFacility: number;
  /** The first so many facilities can be booked a year ahead, all others thirty days. */
  readonly wideFacilities: number;
}

/** The bench district: thirty bookings of each facility are a year of them. */
const DISTRICT: Size = {
  units: UNITS,
  facilities: FACILITIES,
  residents: RESIDENTS,
  bookingsPerFacility: 30,
  wideFacilities: 1_000,
};

/** The issuer of the residents' accounts; their subjects are `bench|1`, `bench|2` and so on. */
export const ISSUER = 'urn:grid-commons:development';

/** Connections that load at the same time. */
const LOADERS = 4;

/** The id of the n-th row of a kind, from 1. */
export function benchId(prefix: string, n: number): string {
  return `${prefix}_${n.toString(16).padStart(32, '0')}`;
}

const id = (prefix: string, n: string) => `'${prefix}_' || lpad(to_hex((${n})::int), 32, '0')`;

/**
 * Fills a migrated database: Gulou's divisions, units with ten facilities each at places spread over the district, four
 * opening rules a facility that leave only 23:00 to 24:00 closed, and bookings that went through the triggers like any
 * other. The same on every run.
 */
export async function fill(url: string, orm: MikroORM, size: Size = DISTRICT): Promise<void> {
  const { units, facilities, residents, wideFacilities } = size;
  const { seedTerritory } =
    await importBuilt<typeof import('../seeds/territory.seeder.ts')>('seeds/territory.seeder.js');
  const { loadCalendarNotices } = await importBuilt<typeof import('../src/district/calendar/index.ts')>(
    'src/district/calendar/index.js',
  );
  const { keepStretches } = await importBuilt<typeof import('../src/facilities/opening/open-stretch.ts')>(
    'src/facilities/opening/open-stretch.js',
  );
  const { creditCodeOf } = await importBuilt<typeof import('../src/district/units/credit-code.ts')>(
    'src/district/units/credit-code.js',
  );
  type Db = Parameters<typeof loadCalendarNotices>[0];
  const db = orm.em.getKysely() as unknown as Db;
  await loadCalendarNotices(db);
  await orm.em.fork().transactional((em) => seedTerritory(em.getKysely() as unknown as Db));

  const client = new pg.Client(url);
  await client.connect();
  const codes = Array.from({ length: units }, (_, at) =>
    creditCodeOf('91', '350102', `B${String(at).padStart(7, '0')}`),
  );
  await client.query(
    `insert into resident_unit (id, name, credit_code, kind, affiliation_level, division_id, latitude, longitude, synthetic, created_at)
     select ${id('uni', 'g')}, '单位' || lpad(g::text, 4, '0'), codes.code, 'OTHER', 'NONE', d.id,
            26.05 + 0.07 * ((g * 37) % ${units}) / ${units}, 119.26 + 0.06 * ((g * 91) % ${units}) / ${units}, true, now()
     from unnest($1::text[]) with ordinality as codes (code, g)
     join (select id, row_number() over (order by code) - 1 as nr from division where level = 'COMMUNITY') d on d.nr = g % 69`,
    [codes],
  );
  await client.query(
    `insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, latitude,
                                  longitude, details, horizon_days, synthetic, created_at)
     select ${id('fac', 'g')}, '350102000000', ${id('uni', '1 + (g - 1) / 10')},
            case g % 5 when 0 then '停车场' when 1 then '运动场' when 2 then '会议室' when 3 then '活动室' else '地下停车场' end || lpad(g::text, 5, '0'),
            case g % 5 when 0 then 'PARKING' when 1 then 'SPORTS_FIELD' when 2 then 'MEETING_ROOM' when 3 then 'ACTIVITY_ROOM' else 'PARKING' end,
            case when g % 2 = 0 then 1 else 50 end, 'INSTANT', 'PUBLISHED', 'Asia/Shanghai',
            26.05 + 0.07 * ((g * 7919) % ${facilities}) / ${facilities}, 119.26 + 0.06 * ((g::bigint * 104729) % ${facilities}) / ${facilities}, null,
            case when g <= ${wideFacilities} then 366 else 30 end, true, now()
     from generate_series(1, ${facilities}) g`,
  );
  await client.query(
    `insert into opening_rule (facility_id, position, day_class, start_time, end_time)
     select ${id('fac', 'g')}, p, 'EVERY_DAY', lpad((p * 6)::text, 2, '0') || ':00',
            lpad(least(p * 6 + 6, 23)::text, 2, '0') || ':00'
     from generate_series(1, ${facilities}) g, generate_series(0, 3) p`,
  );
  await client.query(`
    insert into account (id, issuer, subject, created_at)
    select ${id('acc', 'g')}, '${ISSUER}', 'bench|' || g, now() from generate_series(1, ${residents}) g`);
  await client.query(`
    insert into resident (id, account_id, masked_name, synthetic, created_at)
    select ${id('res', 'g')}, ${id('acc', 'g')}, '居**', true, now() from generate_series(1, ${residents}) g`);
  await client.query(`
    insert into resident_contact (resident_id, name, phone)
    select ${id('res', 'g')}, '居民' || g, (19900000000 + g)::text from generate_series(1, ${residents}) g`);
  await client.query(
    `select confirm_phone(resident_id, phone, left(phone, 3) || '****' || right(phone, 4), now()) from resident_contact`,
  );
  await client.query(`
    insert into role_assignment (id, account_id, role, valid_from)
    select ${id('rol', 'g')}, ${id('acc', 'g')}, 'RESIDENT', '2020-01-01' from generate_series(1, ${residents}) g`);
  await Promise.all(Array.from({ length: LOADERS }, (_, part) => book(url, part, size)));
  await keepStretches(orm, Temporal.Now.instant());
  await client.query('vacuum analyze');
  await client.end();
}

/**
 * Bookings of one hour, at hours spread over the coming days, through the triggers. Each loader has facilities and
 * residents of its own, so that none waits for another.
 */
async function book(url: string, part: number, { facilities, residents, bookingsPerFacility }: Size): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity, state,
                         created_at, updated_at)
    select ${id('bkg', `g * ${bookingsPerFacility} + b`)}, '350102000000', 'B' || g * ${bookingsPerFacility} + b, f.id, f.kind,
           ${id('res', `1 + ((g * 31 + b * 977) * ${LOADERS} + ${part}) % ${residents}`)}, start.at, start.at + interval '1 hour', 1, 'CONFIRMED', now(), now()
    from generate_series(1, ${facilities}) g, generate_series(0, ${bookingsPerFacility - 1}) b,
         lateral (select date_trunc('day', now()) + make_interval(days => 2 + b * 12 + g % 12, hours => (g * 7 + b * 5) % 24) as at) start,
         shared_facility f
    where g % ${LOADERS} = ${part} and f.id = ${id('fac', 'g')}
    on conflict do nothing`);
  await client.end();
}
