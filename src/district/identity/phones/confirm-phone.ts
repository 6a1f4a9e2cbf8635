import { sql } from 'kysely';
import type { Context, WriteContext } from '../../../request/context.ts';
import { NO_DISTRICT, record } from '../../../request/record.ts';
import { dateOf } from '../../../shared/interval.ts';
import { ownContact } from '../contacts/contact.loader.ts';
import { maskedPhone, phoneOf } from '../resident.entity.ts';

/**
 * Residents that one phone stands for: a household, such as a grandmother on her son's number. Each has an account and a
 * name of their own, and the household is who have confirmed the same number. The database holds the same bound.
 */
export const HOUSEHOLD_RESIDENTS_MAX = 6;

/**
 * What came of it: `FULL` when others have the number already, and nobody may join them; `HOLDS` when this resident may not, as
 * they would hold too many bookings together.
 */
type Confirmed = 'CONFIRMED' | 'KNOWN' | 'FULL' | 'HOLDS';

/** Makes a number that somebody has shown to be theirs the one of this resident, and writes that down. */
export async function confirmPhone(ctx: WriteContext, residentId: string, phone: string): Promise<Confirmed> {
  const { rows } = await sql<{ outcome: Confirmed }>`
    select confirm_phone(${residentId}, ${phone}, ${maskedPhone(phone)}, ${dateOf(ctx.now())}) as outcome`.execute(
    ctx.db,
  );
  const { outcome } = rows[0]!;
  if (outcome === 'CONFIRMED') {
    await record(ctx, {
      action: 'phoneConfirm',
      subjectId: residentId,
      districtCode: NO_DISTRICT,
      fields: ['phone', 'phoneConfirmedAt'],
    });
  }
  return outcome;
}

/** The number that the issuer of the caller's token has verified; undefined when it claims none. */
export function claimedPhone({ identity }: Context): string | undefined {
  return identity?.verifiedPhone === undefined ? undefined : phoneOf(identity.verifiedPhone);
}

/**
 * Takes the word of the issuer for the number that the caller has registered with: who signs in by a verified phone needs
 * no code.
 * @returns whether it counts from now on, and did not before
 */
export async function confirmedByToken(ctx: WriteContext): Promise<boolean> {
  const { accountId, residentId } = ctx.actor;
  const claimed = claimedPhone(ctx);
  if (residentId === undefined || claimed === undefined) return false;
  return (await ownPhone(ctx, accountId)) === claimed && (await confirmPhone(ctx, residentId, claimed)) === 'CONFIRMED';
}

/** The number of the resident with this account, as they are shown it themselves. */
export async function ownPhone({ db, now }: Pick<Context, 'db' | 'now'>, accountId: string): Promise<string | null> {
  return (await ownContact(db, accountId, now()))?.phone ?? null;
}

/** Since when the number of a resident counts: ISO 8601, UTC; null while it does not. */
export async function phoneConfirmedAt({ db }: Pick<Context, 'db'>, residentId: string): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select iso(phone_confirmed_at(${residentId})) as at`.execute(db);
  return rows[0]!.at;
}
