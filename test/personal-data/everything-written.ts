import type { Commons } from '../support/commons.ts';

/** Every row of every table of the database, also of those of the job queue, as text: a line each, with its table. */
export async function rowsWritten({ sql }: Pick<Commons, 'sql'>): Promise<{ table: string; row: string }[]> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const rows: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const found = await sql<{ row: string }>(`select x::text as row from ${name} x`);
    rows.push(...found.map(({ row }) => ({ table: name.replace(/^public\./, ''), row })));
  }
  return rows;
}

/** All of it in one text. */
export async function textIn(commons: Pick<Commons, 'sql'>): Promise<string> {
  return (await rowsWritten(commons)).map(({ table, row }) => `${table} ${row}`).join('\n');
}
