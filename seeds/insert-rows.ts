import { type Insertable, type SelectType, sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import type { Tables } from '../src/database/tables.ts';

/** A row by the names of its columns; instants and dates as ISO 8601 text, JSON as the value that it is. */
export type RowToInsert<Table extends keyof Tables> = {
  readonly [Column in keyof Insertable<Tables[Table]>]: unknown extends SelectType<
    Tables[Table][Column & keyof Tables[Table]]
  >
    ? unknown
    : Insertable<Tables[Table]>[Column];
};

/** Inserts any number of rows by one statement. All of them have the columns of the first; the rest get their defaults. */
export async function insertRows<Table extends keyof Tables>(
  db: Database,
  table: Table,
  rows: readonly RowToInsert<Table>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
