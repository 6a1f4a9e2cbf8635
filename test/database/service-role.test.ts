import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, test } from 'vitest';
import { DatabaseUnusableError } from '../../src/database/connect.ts';
import { checkDatabase, migrateDatabase } from '../../src/database/migrate.ts';
import { FUNCTION_GRANTS, grantToServiceRole, mayMigrate, TABLE_GRANTS } from '../../src/database/service-role.ts';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';

/** PostgreSQL's code for what a role may not do. */
const INSUFFICIENT_PRIVILEGE = '42501';
const SUBJECT = `'bkg_${'0'.repeat(32)}'`;

let database: FreshDatabase;
const makeDatabase = async () => {
  database = await freshDatabase();
};

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseUnusableError);
  return (error as Error).message;
}

describe('what the role that serves may do', () => {
  // One for all: what is refused leaves it as it was, and what is put right by the owner is as before.
  beforeAll(makeDatabase);
  afterAll(() => database.drop());

  it('is written for every table, and for no other', async () => {
    const tables = await sql(database.url)<{ name: string }>(`
      select case nspname when 'public' then relname else nspname || '.' || relname end as name
      from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname in ('public', 'graphile_worker') and relkind in ('r', 'p', 'v', 'm')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
    expect(Object.keys(TABLE_GRANTS).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('is written for every function that runs as the owner', async () => {
    const functions = await sql(database.url)<{ name: string }>(`
      select format('%s(%s)', proname, pg_get_function_identity_arguments(oid)) as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef`);
    expect([...FUNCTION_GRANTS].sort()).toEqual(functions.map(({ name }) => name).sort());
    const open = await sql(database.url)(`
      select proname from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner)))
      where pronamespace = 'public'::regnamespace and prosecdef and grantee = 0`);
    expect(open).toEqual([]);
  });

  it('is put right by the owner, whatever was granted or taken by hand', async () => {
    await sql(database.url)('grant update, delete, truncate, trigger on audit_entry to commons_service');
    await sql(database.url)('revoke insert on booking from commons_service');
    expect(await refusal(checkDatabase(database.serviceUrl))).toBe(
      'has not granted "commons_service" all that serving takes, first INSERT ON TABLE public.booking. Run npm run ' +
        'db:migrate, or start once, with the DATABASE_OWNER_URL.',
    );
    await grantToServiceRole(database.url, database.serviceUrl);
    await checkDatabase(database.serviceUrl);
    const held = await sql(database.url)(
      `select has_table_privilege('commons_service', 'audit_entry', 'UPDATE, DELETE, TRUNCATE, TRIGGER') as any`,
    );
    expect(held).toEqual([{ any: false }]);
  });

  test.each([
    // The audit trail and its chain.
    [`update audit_entry set action = 'x'`],
    ['delete from audit_entry'],
    ['truncate audit_entry'],
    [
      `insert into audit_entry (id, at, district_code, action, subject_id)
      overriding system value values (1, now(), '1', 'x', ${SUBJECT})`,
    ],
    [`insert into audit_entry (at, district_code, action, subject_id, xid) values (now(), '1', 'x', ${SUBJECT}, '1')`],
    ['merge into audit_entry a using audit_entry b on a.id = b.id when matched then delete'],
    [`insert into audit_link values (1, 1, sha256(''))`],
    [`update audit_link set hash = sha256('')`],
    ['delete from audit_link'],
    ['update audit_head set position = 0'],
    ['delete from audit_head'],
    ['alter sequence audit_entry_id_seq restart 1'],
    [`select setval('audit_entry_id_seq', 1)`],
    [`create or replace function link_audit(at_most integer) returns integer language sql return 1`],
    ['alter function link_audit(integer) security invoker'],
    ['create rule r as on insert to audit_entry do instead nothing'],
    // Triggers and tables.
    ['set session_replication_role = replica'],
    ['alter role commons_service set session_replication_role = replica'],
    ['alter table audit_entry disable trigger all'],
    ['alter table booking disable trigger booking_takes_counters'],
    ['drop trigger audit_entry_is_append_only on audit_entry'],
    ['alter table booking add x integer'],
    ['drop table booking'],
    ['truncate booking'],
    ['create table public.t ()'],
    ['create temporary table t ()'],
    ['create schema s'],
    ['create function public.f() returns trigger language plpgsql as $$ begin return null; end $$'],
    ['create trigger t before insert on audit_entry for each row execute function append_only()'],
    ['delete from project_signature'],
    [`update migration set name = 'x'`],
    // Contacts, and the policies that show them.
    ['alter table resident_contact disable row level security'],
    ['create policy p on resident_contact using (true)'],
    ['drop policy written_once on resident_contact'],
    [`update resident_contact set name = 'x'`],
    ['delete from resident_contact'],
    // Somebody else.
    ['set role grid_commons'],
    ['set session authorization grid_commons'],
    ['alter role commons_service superuser'],
    ['alter role commons_service bypassrls'],
    ['select * from pg_authid'],
    [`select pg_read_file('/etc/passwd')`],
    [`copy audit_entry to program 'cat'`],
  ])('is not: %s', async (statement) => {
    await expect(sql(database.serviceUrl)(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });
});

describe('a start with the role that serves alone', () => {
  beforeEach(makeDatabase);
  afterEach(() => database.drop());

  it('finds that it may not migrate, and the owner that it may', async () => {
    expect(await mayMigrate(database.url)).toBe(true);
    expect(await mayMigrate(database.serviceUrl)).toBe(false);
  });

  it('looks at the schema and changes nothing', async () => {
    const state = () => sql(database.url)('select xmin::text, * from migration order by id');
    const before = await state();
    await checkDatabase(database.serviceUrl);
    expect(await state()).toEqual(before);
  });

  it('is refused when nothing was granted, or not even the schema is there for it', async () => {
    const notGranted =
      /^has not granted "commons_service" all that serving takes, first USAGE ON SCHEMA public\. Run npm run/;
    await sql(database.url)('revoke all on schema public from commons_service, public');
    await sql(database.url)('revoke all on all tables in schema public from commons_service');
    expect(await mayMigrate(database.serviceUrl)).toBe(false);
    expect(await refusal(checkDatabase(database.serviceUrl))).toMatch(notGranted);
  });

  it('is refused when migrations are missing or ran otherwise', async () => {
    await sql(database.url)(`update migration set statements_sha256 = 'other' where name = 'm0005_bookings'`);
    expect(await refusal(checkDatabase(database.serviceUrl))).toMatch(
      /^ran other statements as "m0005_bookings" than this version has/,
    );
    await sql(database.url)('delete from migration');
    expect(await refusal(checkDatabase(database.serviceUrl))).toMatch(
      /^lacks \d+ migrations, first "m0001_foundation", and this role may not run any\. Run npm run db:migrate, or start once, with the DATABASE_OWNER_URL\.$/,
    );
  });
});

describe('the owner does not migrate for a role', () => {
  beforeEach(makeDatabase);
  afterEach(() => database.drop());

  it('that owns the tables itself', async () => {
    expect(await refusal(migrateDatabase(database.url, database.url))).toMatch(
      /^is served as "grid_commons", who owns its tables or is above all limits\. .* create role commons_service login/,
    );
  });

  it('of another database', async () => {
    expect(await refusal(migrateDatabase(database.url, inject('serviceUrl')))).toMatch(
      /^is "grid_commons", and that of DATABASE_OWNER_URL is "test_\w+"\. Give both the same one\.$/,
    );
  });
});
