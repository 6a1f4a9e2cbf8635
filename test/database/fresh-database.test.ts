import { describe, expect, inject, it } from 'vitest';
import { freshDatabase, sql } from '../support/database.ts';

describe('a fresh database', () => {
  it('has the tables of the newest schema', async () => {
    const { url, drop } = await freshDatabase();
    const tables = await sql(url)(`select from pg_tables where schemaname = 'public'`);
    expect(tables.length).toBeGreaterThan(0);
    await drop();
  });

  it('sees nothing that is written to another', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await sql(one.url)('create table mark ()');
    expect(await sql(one.url)(`select to_regclass('mark') is not null as there`)).toEqual([{ there: true }]);
    expect(await sql(other.url)(`select to_regclass('mark') is not null as there`)).toEqual([{ there: false }]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone when it is dropped', async () => {
    const { url, drop } = await freshDatabase();
    const name = new URL(url).pathname.slice(1);
    const find = () => sql(inject('databaseUrl'))('select from pg_database where datname = $1', [name]);
    expect(await find()).toHaveLength(1);
    await drop();
    expect(await find()).toHaveLength(0);
  });
});
