import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { migratorOf } from '../../src/database/migrator.ts';
import { withMaintenanceOrm } from '../../src/database/orm.ts';
import { differenceBetween, pictureOfDatabase } from '../../src/database/picture.ts';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';
import { filledAtM0013, readRows, type Rows } from './filled.ts';

describe('phone numbers from before they were confirmed', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await filledAtM0013();
    // Of two residents, who name the same, one comes to have one of their own; and another account names that of the other.
    await sql(database.url)(`update resident set phone = '13800000001' where id = (select min(id) from resident)`);
    await sql(database.url)(`
      insert into account (id, issuer, subject, created_at) values ('acc_' || md5('third'), 'x', 'third', now())`);
    await sql(database.url)(`
      insert into resident (id, account_id, name, phone, synthetic, created_at)
      select 'res_' || md5('third'), 'acc_' || md5('third'), '林安', phone, false, now()
      from resident order by id desc limit 1`);
    // Two more accounts write the same number in two ways, and one writes its own as it is dialled.
    for (const [name, phone] of [
      ['fourth', '+8613800000004'],
      ['fifth', '013800000004'],
      ['sixth', '0044207946095'],
    ]) {
      await sql(database.url)(`
        insert into account (id, issuer, subject, created_at) values ('acc_' || md5('${name}'), 'x', '${name}', now())`);
      await sql(database.url)(`
        insert into resident (id, account_id, name, phone, synthetic, created_at)
        values ('res_' || md5('${name}'), 'acc_' || md5('${name}'), '林安', '${phone}', false, now())`);
    }
    await migrateDatabase(database.url);
  });
  afterAll(() => database?.drop());

  it('count when one account alone names them', async () => {
    expect(
      await sql(database.url)(`
        select c.phone, c.phone_confirmed_at is not null as confirmed, h.phone as household
        from resident_contact c left join household h on h.id = c.household_id order by c.phone collate "C"`),
    ).toEqual([
      { phone: '+44207946095', confirmed: true, household: '+44207946095' },
      { phone: '13800000001', confirmed: true, household: '13800000001' },
      { phone: '13800000004', confirmed: false, household: null },
      { phone: '13800000004', confirmed: false, household: null },
      { phone: '19900009999', confirmed: false, household: null },
      { phone: '19900009999', confirmed: false, household: null },
    ]);
  });

  it('are masked as they stand', async () => {
    expect(await sql(database.url)('select * from residents_masked_wrongly()')).toEqual([]);
  });
});

describe('a filled database from before hashes were kept', () => {
  let database: FreshDatabase;
  let fresh: FreshDatabase;
  let rows: Rows;
  /** The tables that there were then. */
  let tables: string[];

  beforeAll(async () => {
    [database, fresh, rows] = await Promise.all([filledAtM0013(), freshDatabase(), readRows()]);
    const found = await sql(database.url)<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    tables = found.map(({ name }) => name);
    await sql(database.url)('alter table migration drop column statements_sha256');
  });
  afterAll(async () => {
    await Promise.all([database?.drop(), fresh?.drop()]);
  });

  it('has a row in every table', () => {
    expect([...rows.keys(), 'migration'].sort()).toEqual(tables.sort());
  });

  it('comes to the very database that a fresh one is, with its rows and the hashes of its migrations', async () => {
    await migrateDatabase(database.url);

    const pictures = await Promise.all([fresh, database].map(({ url }) => pictureOfDatabase(url)));
    expect(differenceBetween(pictures[0]!, pictures[1]!)).toBeUndefined();
    const hashes = await withMaintenanceOrm(database.url, async (orm) => migratorOf(orm).hashes());
    const kept = await sql(database.url)('select name, statements_sha256 as hash from migration order by id');
    expect(kept).toEqual([...hashes].map(([name, hash]) => ({ name, hash })));
    for (const table of ['booking', 'occupancy', 'match', 'service_project_book', 'audit_entry', 'resident']) {
      expect(await sql(database.url)(`select count(*)::integer as count from ${table}`), table).toEqual([
        { count: rows.get(table)!.length },
      ]);
    }
  });
});
