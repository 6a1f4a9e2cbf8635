import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';

/** A row by the names of its columns; instants and dates as ISO 8601 text. */
export type RowToInsert = Readonly<Record<string, unknown>>;

/** Inserts any number of rows by one statement. All of them have the columns of the first; the rest get their defaults. */
export async function insertRows(db: Database, table: string, rows: readonly RowToInsert[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
