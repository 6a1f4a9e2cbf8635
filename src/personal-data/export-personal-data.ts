import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Database } from '../database/database.ts';
import type { Context, WriteContext } from '../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../request/idempotency.ts';
import { NO_DISTRICT, record } from '../request/record.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { linkIsSpent, requirePerson, tooManyExports } from './personal-data.errors.ts';
import type { PersonalDataExportInput } from './personal-data.input.ts';

/** How long a link can be followed, in minutes. */
export const LINK_MINUTES = 60;
/** Files that one person may ask for within 24 hours. */
export const EXPORTS_A_DAY_MAX = 10;
/** Bytes of chance in a link. */
const TOKEN_BYTES = 32;

/** Under this path the files are fetched. */
export const PERSONAL_DATA_PATH = '/personal-data';

/**
 * Makes a link to the file of all that is known of the caller. What stands in the link is known to nobody but them, so a
 * repeat cannot be answered with it again: it gets another, and the one before ends.
 * @returns the path of the link
 * @throws Refusal FORBIDDEN for a program, INVALID_INPUT, QUOTA_EXCEEDED, IDEMPOTENCY_CONFLICT, or STATE_CONFLICT for a repeat that is too late
 */
export async function exportPersonalData(ctx: Context, { idempotencyKey }: PersonalDataExportInput): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  let made: string | undefined;
  const id = await onceInTransaction(ctx, idempotencyKey, hashOfRequest('personalDataExport'), async (ctx) => {
    requirePerson(ctx.actor);
    await requireFew(ctx);
    made = newId('pde');
    const now = ctx.now();
    await ctx.db
      .insertInto('personal_data_export')
      .values({
        id: made,
        account_id: ctx.actor.accountId,
        token_hash: hashOf(token),
        created_at: dateOf(now),
        expires_at: dateOf(now.add({ minutes: LINK_MINUTES })),
      })
      .execute();
    await record(ctx, { action: 'personalDataExport', subjectId: made, districtCode: NO_DISTRICT });
    return made;
  });
  if (id !== made) await inTransaction(ctx, (ctx) => replaceToken(ctx, id, token));
  return `${PERSONAL_DATA_PATH}/${token}`;
}

/** Their account is locked, so that of many at once none finds a last place that another has taken. */
async function requireFew({ db, actor, now }: WriteContext): Promise<void> {
  await sql`select from account where id = ${actor.accountId} for no key update`.execute(db);
  const { rows } = await sql<{ made: number }>`
    select count(*)::integer as made from personal_data_export
    where account_id = ${actor.accountId} and created_at > ${dateOf(now().subtract({ hours: 24 }))}`.execute(db);
  if (rows[0]!.made >= EXPORTS_A_DAY_MAX) throw tooManyExports({ max: EXPORTS_A_DAY_MAX });
}

async function replaceToken({ db, actor, now }: WriteContext, id: string, token: string): Promise<void> {
  const { rows } = await sql`
    update personal_data_export set token_hash = ${hashOf(token)}
    where id = ${id} and account_id = ${actor.accountId} and used_at is null and expires_at > ${dateOf(now())}
    returning id`.execute(db);
  if (rows.length === 0) throw linkIsSpent();
}

/**
 * Follows a link: its second follower, and whoever comes late, finds nothing.
 * @param db in a transaction, so that a file that cannot be made leaves the link as it was
 * @returns whose file it is
 */
export async function followLink(db: Database, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    update personal_data_export x set used_at = ${dateOf(now)} from account a
    where x.token_hash = ${hashOf(token)} and x.used_at is null and x.expires_at > ${dateOf(now)}
      and a.id = x.account_id and a.disabled_at is null
    returning x.account_id as "accountId"`.execute(db);
  return rows[0]?.accountId;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
