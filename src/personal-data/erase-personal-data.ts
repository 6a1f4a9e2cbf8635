import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { NO_DISTRICT, record } from '../request/record.ts';
import { inTransaction } from '../request/transaction.ts';
import { ownContact, Role } from '../district/identity/index.ts';
import { dateOf } from '../shared/interval.ts';
import { notYourName, type Obligation, requirePerson, stillOpen } from './personal-data.errors.ts';
import type { PersonalDataEraseInput } from './personal-data.input.ts';

/** Stands for the name of somebody who has been erased. */
export const ERASED_NAME = '已注销';

/** Stands for the issuer of an account that nobody can sign in to any more: no token can have it. */
const NO_ISSUER = 'erased:';

/**
 * Erases the caller: what they did stays, as books and figures need it, and tells no longer who they were. Nobody signs
 * in to the account again: whoever comes with the same token is somebody new.
 * @throws Refusal FORBIDDEN for a program, INVALID_INPUT for another name, STATE_CONFLICT while something is open
 */
export async function erasePersonalData(ctx: Context, { name }: PersonalDataEraseInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { accountId } = ctx.actor;
    requirePerson(ctx.actor);
    // The account before the resident, as wherever roles are given; both block what would come up meanwhile.
    await sql`select from account where id = ${accountId} for update`.execute(ctx.db);
    const { rows } = await sql<{ id: string }>`
      select id from resident where account_id = ${accountId} for update`.execute(ctx.db);
    const [resident] = rows;
    await requireOwnName(ctx, name, (await ownContact(ctx.db, accountId, ctx.now()))?.name);
    const open = await obligationsOf(ctx, resident?.id);
    if (open.length > 0) throw stillOpen(open);

    await forget(ctx, resident?.id);
    await record(ctx, {
      action: 'personalDataErase',
      subjectId: resident?.id ?? accountId,
      districtCode: NO_DISTRICT,
      fields: ['name', 'phone', 'divisionId', 'issuer', 'subject'],
      ...(resident && { topic: 'resident.erased' as const }),
    });
    return accountId;
  });
}

/** Somebody who has only sat for a unit gives the name under which they did. Whose name is not known gives any. */
async function requireOwnName({ db, actor }: WriteContext, given: string, asResident?: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from delegate where account_id = ${actor.accountId}`.execute(db);
  const names = asResident === undefined ? rows.map(({ name }) => name) : [asResident];
  if (names.length > 0 && !names.includes(given.normalize('NFC').trim())) throw notYourName();
}

/** What the person has to end before, as others count on it. Being a resident is nothing that has to be given back. */
async function obligationsOf({ db, actor, now }: WriteContext, residentId?: string): Promise<Obligation[]> {
  const at = dateOf(now());
  const { rows } = await sql<{ kind: Obligation }>`
    select 'BOOKINGS' as kind where exists (
      select from booking where booker_id = ${residentId ?? null}
        and booking_state_at(state, answer_by, ends_at, ${at}) in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'))
    union all
    select 'ROLES' where exists (
      select from role_assignment where account_id = ${actor.accountId} and role <> ${Role.RESIDENT}
        and (valid_to is null or valid_to > ${at}))
    union all
    select 'SEATS' where exists (select from delegate where account_id = ${actor.accountId} and valid_to is null)`.execute(
    db,
  );
  return rows.map(({ kind }) => kind);
}

async function forget({ db, actor: { accountId }, now }: WriteContext, residentId?: string): Promise<void> {
  const at = dateOf(now());
  await sql`
    update account set issuer = ${NO_ISSUER}, subject = id where id = ${accountId}`.execute(db);
  await sql`
    update role_assignment set valid_to = greatest(valid_from, ${at}::timestamptz)
    where account_id = ${accountId} and (valid_to is null or valid_to > ${at})`.execute(db);
  // Said of them, in free words.
  await sql`
    update role_assignment set reason = null, end_reason = null
    where account_id = ${accountId} and num_nonnulls(reason, end_reason) > 0`.execute(db);
  await sql`update delegate set name = ${ERASED_NAME}, position = null where account_id = ${accountId}`.execute(db);
  await sql`update project_evaluation set comment = null where account_id = ${accountId} and comment is not null`.execute(
    db,
  );
  await sql`delete from idempotent_answer where actor_id = ${accountId}`.execute(db);
  await sql`delete from personal_data_export where account_id = ${accountId}`.execute(db);
  await sql`delete from calendar_feed where account_id = ${accountId}`.execute(db);
  if (residentId === undefined) return;
  await sql`delete from phone_code where resident_id = ${residentId}`.execute(db);
  await sql`delete from notification where resident_id = ${residentId}`.execute(db);
  await sql`delete from notification_setting where resident_id = ${residentId}`.execute(db);
  // By a trigger, their contact goes with them, and who looked at it.
  await sql`
    update resident set masked_name = ${ERASED_NAME}, masked_phone = null, division_id = null, erased_at = ${at}
    where id = ${residentId}`.execute(db);
  // Said by them or about them, in free words.
  await sql`
    update booking set state_reason = null, group_name = null, note = null
    where booker_id = ${residentId} and num_nonnulls(state_reason, group_name, note) > 0`.execute(db);
  await sql`
    update booking_bar set reason = null, appeal = null, decision = null, version = version + 1
    where resident_id = ${residentId} and num_nonnulls(reason, appeal, decision) > 0`.execute(db);
  await sql`
    update project_evaluation set comment = null where resident_id = ${residentId} and comment is not null`.execute(db);
}
