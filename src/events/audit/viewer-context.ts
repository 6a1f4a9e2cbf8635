import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { dateOf } from '../../shared/interval.ts';
import { type Context, viewerOf } from '../../request/context.ts';

/**
 * Reads what the database shows in the context of a viewer alone, in a transaction of its own that has this one's. The
 * context ends with the transaction, so that its connection carries it to nobody else.
 */
export async function inViewerContext<T>(ctx: Context, read: (db: Database) => Promise<T>): Promise<T> {
  const { accountId = '' } = await viewerOf(ctx);
  return ctx.db.transaction().execute(async (db) => {
    await sql`
      select set_config('commons.account', ${accountId}, true),
             set_config('commons.at', ${dateOf(ctx.now())}::timestamptz::text, true)`.execute(db);
    return read(db);
  });
}
