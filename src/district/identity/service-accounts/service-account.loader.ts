import { sql } from 'kysely';
import { type Context, viewerOf } from '../../../request/context.ts';
import { dateOf } from '../../../shared/interval.ts';
import { defineListUnder, type List } from '../../../request/list.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { maySeeServiceAccount } from './service-account.policy.ts';
import { managedUnitIds, type ServiceScope } from '../../../request/viewer.ts';

/** A service account as queries show it. Instants are ISO 8601, UTC. */
export interface ServiceAccountRow {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly scopes: readonly ServiceScope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastTokenAt: string | null;
}

/** A secret that is accepted. */
export interface ServiceAccountSecretRow {
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

const accounts: List<ServiceAccountRow> = {
  columns: sql`
    s.id, s.unit_id as "unitId", s.name, to_json(s.scopes) as scopes, iso(s.created_at) as "createdAt",
    iso(s.expires_at) as "expiresAt", iso(s.revoked_at) as "revokedAt", iso(s.last_token_at) as "lastTokenAt"`,
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
    select ${accounts.columns} from ${accounts.from} where s.id = any(${ids})`.execute(ctx.db);
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
