import { sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';

const columns = columnsOf({ x: 'calendar_feed' }, ({ ref }) => [
  'x.id',
  'x.account_id as accountId',
  'x.facility_id as facilityId',
  iso(ref('x.created_at')).as('createdAt'),
  iso(ref('x.last_read_at')).as('lastReadAt'),
  iso(ref('x.revoked_at')).as('revokedAt'),
]);

/** A link as queries show it: never what stands in it, which nobody keeps. */
export type CalendarFeedRow = RowOf<typeof columns>;

/** Links by id; null also for those of others. */
export const calendarFeedById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { accountId = null } = await viewerOf(ctx);
  const { rows } = await sql<CalendarFeedRow>`
    select ${columns} from calendar_feed x where x.id = any(${ids}) and x.account_id = ${accountId}`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The links of accounts that work, the oldest first. */
export const calendarFeedsOf = defineLoader(async (ctx: Context, accountIds: readonly string[]) => {
  const { rows } = await sql<CalendarFeedRow>`
    select ${columns} from calendar_feed x
    where x.account_id = any(${accountIds}) and x.revoked_at is null order by x.id`.execute(ctx.db);
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  return accountIds.map((id) => byAccount.get(id) ?? []);
});
