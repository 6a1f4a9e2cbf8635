import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withMaintenanceOrm } from '../../src/database/orm.ts';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';

/**
 * At least a row of each table of a database before hashes of migrations were kept, as `[table, row]` a line, those first
 * that others refer to.
 */
const ROWS = new URL('filled-at-m0013.jsonl', import.meta.url);

/** The newest migration of the databases that were there before hashes of migrations were kept. */
const NEWEST_WITHOUT_HASHES = 'm0013_service_accounts';

export type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>;

export async function readRows(): Promise<Rows> {
  const rows = new Map<string, Record<string, unknown>[]>();
  for (const line of (await readFile(ROWS, 'utf8')).trim().split('\n')) {
    const [table, row] = JSON.parse(line) as [string, Record<string, unknown>];
    rows.set(table, [...(rows.get(table) ?? []), row]);
  }
  return rows;
}

/** A database as it was before hashes of migrations were kept, but for that it could keep them, with its rows. */
export async function filledAtM0013(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await sql(database.url)('drop schema public, graphile_worker cascade');
  await sql(database.url)('create schema public');
  await withMaintenanceOrm(database.url, (orm) => orm.migrator.up({ to: NEWEST_WITHOUT_HASHES }));
  await fill(database.url, await readRows());
  return database;
}

/** Rows are written as they stood, so that no trigger judges them or writes others. */
async function fill(url: string, rows: Rows): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('begin');
    for (const table of rows.keys()) await client.query(`alter table ${table} disable trigger user`);
    for (const [table, ofTable] of rows) {
      const columns = [...new Set(ofTable.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
      // The migrations have written the first rows of some.
      await client.query(`delete from ${table}`);
      await client.query(
        `insert into ${table} (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(ofTable)],
      );
    }
    await client.query('set constraints all immediate');
    for (const table of rows.keys()) await client.query(`alter table ${table} enable trigger user`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** A further row as one that is there, with columns changed: each to an expression over the row that is copied. */
export interface Copy {
  readonly of: string;
  readonly changes: Readonly<Record<string, string>>;
  /** Which row is copied; any, if absent. */
  readonly where?: string;
}

/** SQL, a row to be copied, or something to be looked at in between. */
export type Statement = string | Copy | (() => Promise<void>);

/** A database in which each table has a row, and one connection to try things on. */
export interface FilledDatabase extends FreshDatabase {
  readonly client: Client;
  /**
   * What the database says to statements that are undone afterwards, the deferred constraints being asked at once: the
   * name of the constraint, the column that must not be null, or else the SQLSTATE; `ok` when it says nothing.
   */
  verdict(...statements: readonly Statement[]): Promise<string>;
}

/** @param options.triggers false for the constraints alone, without our triggers before them */
export async function filledDatabase(options: { readonly triggers: boolean }): Promise<FilledDatabase> {
  const database = await filledAtM0013();
  await migrateDatabase(database.url);
  // What came after has its rows by the migrations, but for what is written from time to time. Entries are linked once no
  // transaction of the server is older, and other tests have theirs.
  while ((await sql(database.url)<{ linked: number }>('select link_audit(100) as linked'))[0]!.linked === 0) {
    await setTimeout(20);
  }
  await sql(database.url)(`
    select take_points(array[decode(repeat('00', 16), 'hex')], array[1], array[1], array[60], array[1])`);
  await sql(database.url)(`
    insert into personal_data_view (at, district_code, resident_id, viewer_id, role, unit_id, purpose, subject_id)
    select '2026-03-02T04:00Z', '350102000000', r.id, r.account_id, 'UNIT_MANAGER', u.id, 'BOOKING', 'bkg_' || md5('seen')
    from resident r, resident_unit u order by r.id, u.id limit 1`);
  await sql(database.url)(`
    insert into personal_data_export (id, account_id, token_hash, created_at, expires_at)
    select 'pde_' || md5('x'), id, sha256('x'), '2026-03-02T04:00Z', '2026-03-02T05:00Z' from account order by id limit 1`);
  await sql(database.url)(`
    insert into attachment (id, media_type, bytes, sha256, visibility, link_key, created_by, created_at, received_at)
    select 'att_' || md5('x'), 'application/pdf', 1, sha256('x'), 'PARTIES', sha256('k'), id, '2026-03-02T04:00Z',
           '2026-03-02T04:01Z' from account order by id limit 1`);
  await sql(database.url)(`insert into attachment_file (attachment_id, content) select id, 'x' from attachment`);
  await sql(database.url)(`
    insert into project_paper (id, book_id, version, party_id, attachment_id, signed_on, signer_post, entered_by,
                               entered_for_party, entered_at)
    select 'pap_' || md5('x'), p.book_id, p.version, p.party_id, a.id, '2026-03-02', '院长', a.created_by, true,
           '2026-03-02T04:02Z'
    from attachment a, project_party p join service_project_book b on b.id = p.book_id
    where p.version = b.version and p.unit_id is not null order by p.book_id, p.party_id limit 1`);
  // Numbers that several accounts name are confirmed by nobody at first.
  await sql(database.url)(`
    select confirm_phone(resident_id, '19900008888', '199****8888', '2026-03-02T04:00Z') from resident_contact
    order by resident_id limit 1`);
  await sql(database.url)(`
    insert into phone_code (resident_id, salt, hash, created_at, expires_at)
    select id, decode(repeat('00', 16), 'hex'), sha256('x'), '2026-03-02T04:00Z', '2026-03-02T04:10Z'
    from resident order by id limit 1`);
  await sql(database.url)(`insert into ended_session (id, ended_at) values (repeat('s', 22), '2026-03-02T04:00Z')`);
  // A hall and its half, and two that exclude each other.
  await sql(database.url)(`
    insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, created_at)
    select 'fac_' || repeat('f', 31) || n, district_code, unit_id, name || n, kind, 1, admission, state, time_zone, created_at
    from (select * from shared_facility order by id limit 1) f, generate_series(1, 4) as n`);
  await sql(database.url)(`
    insert into facility_part (part_id, whole_id, places) values ('fac_' || repeat('f', 31) || 1, 'fac_' || repeat('f', 31) || 2, 1)`);
  await sql(database.url)(`
    insert into facility_exclusion (one_id, other_id) values ('fac_' || repeat('f', 31) || 3, 'fac_' || repeat('f', 31) || 4)`);
  await sql(database.url)(`
    insert into booking_policy (facility_id, version, district_code, valid_from, setup_minutes, turnaround_minutes, opens_at,
      curfew_start, curfew_end, whole_only, headcount_min, headcount_max, audiences, children_allowed,
      pending_takes_places, late_start_minutes, cancel_until_minutes)
    select id, 1, district_code, created_at, 15, 15, '08:00', '22:00', '06:00', true, 2, 20, '{STAFF}', true, true, 15, 60
    from shared_facility order by id limit 1`);
  await sql(database.url)(`
    insert into closure_plan (id, district_code, facility_id, starts_at, reason_zh, reason_en, state, created_at, updated_at)
    select 'cpl_' || md5('x'), district_code, id, '2026-03-02T04:00Z', '维修', 'Repairs', 'OPEN', '2026-03-02T04:00Z',
           '2026-03-02T04:00Z' from shared_facility order by id limit 1`);
  await sql(database.url)(`
    insert into closure_effect (plan_id, booking_id, district_code, decide_by)
    select p.id, b.id, p.district_code, '2026-03-02T05:00Z' from closure_plan p, booking b order by b.id limit 1`);
  await sql(database.url)(`
    insert into facility_to_judge (facility_id, district_code)
    select id, district_code from shared_facility order by id limit 1 on conflict do nothing`);
  // By their triggers they have facilities and counters.
  await sql(database.url)(`
    insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, created_at)
    select 'fac_' || repeat('e', 31) || n, district_code, unit_id, name || n, kind, 1, admission, state, time_zone, created_at
    from shared_facility, generate_series(1, 2) as n where id = 'fac_' || repeat('f', 31) || 1`);
  await sql(database.url)(`
    insert into quota (id, district_code, facility_id, holder, measure, most, period, created_at, updated_at)
    select 'quo_' || md5('x'), district_code, 'fac_' || repeat('e', 31) || 1, 'PERSON', 'BOOKINGS', 2, 'DAY',
           '2026-03-02T04:00Z', '2026-03-02T04:00Z' from shared_facility order by id limit 1`);
  await sql(database.url)(`
    insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at, quantity, state,
                         created_at, updated_at)
    select 'bkg_' || md5('counted'), f.district_code, 'COUNTED', f.id, f.kind, 'NORMAL',
           (select max(resident_id) from resident_contact where phone_confirmed_at is not null), '2099-03-02T04:00Z',
           '2099-03-02T05:00Z', 1, 'CONFIRMED', '2026-03-02T04:00Z', '2026-03-02T04:00Z'
    from shared_facility f where f.id = 'fac_' || repeat('e', 31) || 1`);
  await sql(database.url)(`
    insert into booking_bar (id, district_code, resident_id, unit_id, starts_at, ends_at, reason, created_at, updated_at)
    select 'bar_' || md5('x'), '350102000000', r.id, u.id, '2020-03-02T04:00Z', '2020-03-09T04:00Z', '多次未到场。',
           '2020-03-02T04:00Z', '2020-03-02T04:00Z' from resident r, resident_unit u order by r.id, u.id limit 1`);
  await sql(database.url)(`
    insert into notification (id, district_code, resident_id, kind, at, booking_id, starts_at, ends_at, event_xid, event_id)
    select 'ntf_' || md5('x'), b.district_code, r.id, 'BOOKED', '2026-03-02T04:00Z', b.id, b.starts_at, b.ends_at, '1', 1
    from resident r, booking b order by r.id, b.id limit 1`);
  await sql(database.url)(`
    insert into notification_message (id, notification_id, channel, due_at)
    select 'ntm_' || md5('x'), id, 'SMS', at from notification`);
  await sql(database.url)(`
    insert into notification_setting (resident_id, language, updated_at)
    select id, 'zh-CN', '2026-03-02T04:00Z' from resident order by id limit 1`);
  await sql(database.url)(`
    insert into calendar_feed (id, account_id, facility_id, token_hash, created_at)
    select 'cfd_' || md5('x'), a.id, f.id, sha256('x'), '2026-03-02T04:00Z'
    from account a, shared_facility f order by a.id, f.id limit 1`);
  const client = new Client(database.url);
  await client.connect();
  if (!options.triggers) {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  }
  const columns = await columnsToWrite(client);
  const run = async (statement: Statement) => {
    if (typeof statement === 'function') return statement();
    const text = typeof statement === 'string' ? statement : insertOf(statement, columns.get(statement.of)!);
    const { rowCount } = await client.query(text);
    if (typeof statement !== 'string' && rowCount !== 1) throw new Error(`No row of ${statement.of} to copy`);
  };
  return {
    ...database,
    client,
    async verdict(...statements) {
      await client.query('begin');
      try {
        for (const statement of statements) await run(statement);
        await client.query('set constraints all immediate');
        return 'ok';
      } catch (error) {
        const { constraint, column, code } = error as { constraint?: string; column?: string; code?: string };
        return constraint ?? column ?? code ?? String(error);
      } finally {
        await client.query('rollback');
      }
    },
    async drop() {
      await client.end();
      await database.drop();
    },
  };
}

/** By table, what is not worked out by the database itself. */
async function columnsToWrite(client: Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ table: string; names: string[] }>(
    `select relname as table, array_agg(attname::text order by attnum) as names
     from pg_attribute join pg_class c on c.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
       and attgenerated = ''
     group by relname`,
  );
  return new Map(rows.map(({ table, names }) => [table, names]));
}

function insertOf({ of, changes, where = 'true' }: Copy, columns: readonly string[]): string {
  const unknown = Object.keys(changes).find((name) => !columns.includes(name));
  if (unknown !== undefined) throw new Error(`${of} has no column ${unknown} to write`);
  return `insert into ${of} (${columns.map((name) => `"${name}"`).join(', ')}) overriding system value
          select ${columns.map((name) => changes[name] ?? `"${name}"`).join(', ')}
          from ${of} where ${where} order by ctid limit 1`;
}
