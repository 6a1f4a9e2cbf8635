import { sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../../database/columns.ts';
import { type Context, viewerOf } from '../../../request/context.ts';
import { dateOf } from '../../../shared/interval.ts';
import { defineListUnder, type List } from '../../../request/list.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { maySeeServiceAccount } from './service-account.policy.ts';
import { managedUnitIds, type ServiceScope } from '../../../request/viewer.ts';

const accountColumns = columnsOf({ s: 'service_account' }, ({ ref }) => [
  's.id',
  's.unit_id as unitId',
  's.name',
  ref('s.scopes').$castTo<readonly ServiceScope[]>().as('scopes'),
  iso(ref('s.created_at')).as('createdAt'),
  iso(ref('s.expires_at')).as('expiresAt'),
  iso(ref('s.revoked_at')).as('revokedAt'),
  iso(ref('s.last_token_at')).as('lastTokenAt'),
]);

/** A service account as queries show it. */
export type ServiceAccountRow = RowOf<typeof accountColumns>;

/** A secret that is accepted. */
interface ServiceAccountSecretRow {
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

const accounts: List<ServiceAccountRow> = {
  columns: accountColumns,
  from: sql`service_account s`,
  keys: [sql`s.id`],
  kinds: [{ idOf: ['svc'] }],
  position: ({ id }) => [id],
};

/** The sort keys in a cursor of a list of service accounts: the id, which is ordered by time. */
export const SERVICE_ACCOUNT_SORT_KEYS = accounts.kinds;

/** Service accounts by id; null also for those the caller may not see. */
export const serviceAccountById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const viewer = await viewerOf(ctx);
  const { rows } = await sql<ServiceAccountRow>`
    select ${accountColumns} from service_account s where s.id = any(${ids})`.execute(ctx.db);
  const seen = rows.filter((row) => maySeeServiceAccount(viewer, row));
  return inOrderOf(ids, seen, ({ id }) => id);
});

/** The service accounts of many units, the oldest first, a page for each; none of units the caller does not manage. */
export const serviceAccountsOfUnit = defineListUnder<ServiceAccountRow>(accounts, async (ctx, unitId) => [
  sql`s.unit_id = ${unitId}`,
  sql`s.unit_id = any(${managedUnitIds(await viewerOf(ctx))})`,
]);

/** The secrets of service accounts that are accepted at this moment, the oldest first. */
export const secretsOfServiceAccount = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const now = dateOf(ctx.now());
  const { rows } = await sql<ServiceAccountSecretRow & { ofId: string }>`
    select k.service_account_id as "ofId", iso(k.created_at) as "createdAt", iso(k.expires_at) as "expiresAt"
    from service_account_secret k join service_account s on s.id = k.service_account_id
    where s.id = any(${ids}) and s.revoked_at is null and s.expires_at > ${now}
      and (k.expires_at is null or k.expires_at > ${now})
    order by k.id`.execute(ctx.db);
  const byAccount = Map.groupBy(rows, ({ ofId }) => ofId);
  return ids.map((id) => byAccount.get(id) ?? []);
});
