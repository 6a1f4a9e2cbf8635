import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';

// If this fails after an update of graphile-worker, the library wants another schema than m0015_job_queue makes. That
// migration stays as it is: add a new one with the text of the library's migrations since (node_modules/graphile-worker/
// sql, with `graphile_worker` for `:GRAPHILE_WORKER_SCHEMA`) and their rows in graphile_worker.migrations.
const WHAT_TO_DO = 'add a migration with the new ones of graphile-worker, see the comment in this file';

let ours: FreshDatabase;
let theirs: FreshDatabase;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await sql(theirs.url)('drop schema graphile_worker cascade');
  await runMigrations({ connectionString: theirs.url });
});
afterAll(async () => {
  await ours.drop();
  await theirs.drop();
});

/** Everything in the schema that has a definition, as PostgreSQL words it; functions without comments and indentation. */
async function catalogueOf({ url }: FreshDatabase): Promise<string[]> {
  const rows = await sql(url)<{ what: string }>(`
    with namespace as (select oid from pg_namespace where nspname = 'graphile_worker')
    select concat_ws(' ', 'column', c.relname, c.relkind, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                     a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as what
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = (table namespace) and c.relkind in ('r', 'v', 'c') and a.attnum > 0 and not a.attisdropped
    union all
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = (table namespace) and contype <> 'n'
    union all
    select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = (table namespace)
    union all
    select concat_ws(' ', 'trigger', tgrelid::regclass, pg_get_triggerdef(t.oid)) from pg_trigger t
    join pg_class c on c.oid = t.tgrelid where c.relnamespace = (table namespace)
    union all
    select 'view ' || pg_get_viewdef(oid) from pg_class where relnamespace = (table namespace) and relkind = 'v'
    union all
    select concat_ws(' ', 'sequence', c.relname, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax)
    from pg_sequence s join pg_class c on c.oid = s.seqrelid where c.relnamespace = (table namespace)
    union all
    select concat_ws(' ', 'row security', relname, relrowsecurity, relforcerowsecurity)
    from pg_class where relnamespace = (table namespace) and relkind = 'r'
    union all
    select regexp_replace(replace(pg_get_functiondef(oid), '"', ''), '^\\s*(--[^\\n]*\\n)?', '', 'gn')
    from pg_proc where pronamespace = (table namespace)
    union all
    select format('migration %s %s', id, breaking) from graphile_worker.migrations`);
  return rows.map(({ what }) => what).toSorted();
}

describe('the queue of jobs', () => {
  test('is what graphile-worker itself would make', async () => {
    const wanted = await catalogueOf(theirs);
    expect(wanted.length).toBeGreaterThan(60);
    expect(await catalogueOf(ours), WHAT_TO_DO).toEqual(wanted);
  });

  test('leaves the library nothing to migrate when it starts', async () => {
    const state = () =>
      sql(ours.url)('select xmin::text, count(*) over ()::integer, id, ts from graphile_worker.migrations order by id');
    const before = await state();
    await runMigrations({ connectionString: ours.url });
    expect(await state(), WHAT_TO_DO).toEqual(before);
  });
});
