import { sql } from 'kysely';
import { databaseOf } from '../../../database/database.ts';
import { describedFault } from '../../../database/fault.ts';
import { type Context, viewerOf, type WriteContext } from '../../../request/context.ts';
import { countTry } from '../../../request/rates/points.ts';
import { NO_DISTRICT, record } from '../../../request/record.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { dateOf } from '../../../shared/interval.ts';
import { apiError, notRegistered, SYSTEM_BUSY } from '../../../shared/refusal.ts';
import { phoneOf } from '../resident.entity.ts';
import { notAPhoneNumber } from '../resident.errors.ts';
import { claimedPhone, confirmPhone, ownPhone, phoneConfirmedAt } from './confirm-phone.ts';
import { CODE_FAILURES_MAX, CODE_MINUTES, type CodeHash, hashOfCode, isCodeOf, newCode } from './phone-code.ts';
import {
  codeIsNone,
  codesAreNotSent,
  householdHoldsMore,
  householdIsFull,
  noResidentToConfirm,
  phoneIsConfirmed,
  programHasNoPhone,
} from './phone.errors.ts';
import type { PhoneCodeRequestInput, PhoneConfirmInput } from './phone.input.ts';

/** Codes that one account may ask for within {@link CODES_SECONDS}; each is a message that somebody pays for. */
export const CODES_PER_ACCOUNT = 3;
/** Codes to one number, whoever asks: nobody is woken by them all night, and a code is guessed at so often at most. */
export const CODES_PER_PHONE = 3;
const CODES_SECONDS = 60 * 60;
/** Minutes after which another code may be asked for, when all have been. */
export const NEXT_CODE_MINUTES = CODES_SECONDS / 60 / CODES_PER_ACCOUNT;

/**
 * Sends a code to the number of the resident who asks, or to the one that they name. Where the token claims the number, none is
 * needed, and it is confirmed.
 * @returns the id of the resident, and when the code expires; null when none was needed
 * @throws Refusal INVALID_INPUT, FORBIDDEN, STATE_CONFLICT or QUOTA_EXCEEDED; RATE_LIMITED; BUSY when it could not be sent
 */
export async function requestPhoneCode(
  ctx: Context,
  input: PhoneCodeRequestInput,
): Promise<{ id: string; expiresAt: Date | null }> {
  const { accountId, residentId, own } = await asking(ctx);
  const phone = numberOf(input.phone, own);
  if (own === phone && (await phoneConfirmedAt(ctx, residentId)) !== null) throw phoneIsConfirmed({});
  if (claimedPhone(ctx) === phone) {
    await inTransaction(ctx, (ctx) => confirmed(ctx, residentId, phone));
    return { id: residentId, expiresAt: null };
  }
  const { sendPhoneCode } = ctx;
  if (!sendPhoneCode) throw codesAreNotSent({});
  const db = databaseOf(ctx.orm);
  await countTry(db, [
    { kind: 'codes for an account', of: accountId, points: CODES_PER_ACCOUNT, seconds: CODES_SECONDS },
  ]);
  // Only of those that are sent: or else one account could use up what others may have sent to their numbers.
  await countTry(db, [{ kind: 'codes for a phone', of: phone, points: CODES_PER_PHONE, seconds: CODES_SECONDS }]);
  const code = newCode();
  const expiresAt = dateOf(ctx.now().add({ minutes: CODE_MINUTES }));
  await inTransaction(ctx, async (ctx) => {
    const { salt, hash } = hashOfCode(phone, code);
    // Whoever is erased meanwhile waits, or has been: then there is nobody to send it to.
    const { numAffectedRows: kept } = await sql`
      insert into phone_code (resident_id, salt, hash, created_at, expires_at)
      select r.id, ${salt}::bytea, ${hash}::bytea, ${dateOf(ctx.now())}::timestamptz, ${expiresAt}::timestamptz
      from (select id from resident where id = ${residentId} and erased_at is null for key share) r
      on conflict (resident_id) do update set salt = excluded.salt, hash = excluded.hash, failures = 0,
        created_at = excluded.created_at, expires_at = excluded.expires_at`.execute(ctx.db);
    if (kept === 0n) throw noResidentToConfirm({});
    await record(ctx, { action: 'phoneCodeRequest', subjectId: residentId, districtCode: NO_DISTRICT });
  });
  // After the commit: a code that arrives can be answered, and nobody waits in a transaction.
  try {
    await sendPhoneCode({ phone, code, language: ctx.language });
  } catch (error) {
    ctx.log.error({ fault: describedFault(error) }, 'a code could not be sent to a phone');
    throw apiError('BUSY', SYSTEM_BUSY);
  }
  return { id: residentId, expiresAt };
}

/**
 * Confirms a number by the code that was sent to it, or by the word of who issued the token.
 * @returns the id of the resident
 * @throws Refusal INVALID_INPUT for a code that is none, STATE_CONFLICT or QUOTA_EXCEEDED when others have the number
 */
export async function answerPhoneCode(ctx: Context, input: PhoneConfirmInput): Promise<string> {
  const { residentId, own } = await asking(ctx);
  const { code } = input;
  const claimed = code == null ? claimedPhone(ctx) : undefined;
  const phone = claimed !== undefined && input.phone == null ? claimed : numberOf(input.phone, own);
  if (code == null && claimed !== phone) throw codeIsNone({});
  const isTheirs = await inTransaction(ctx, async (ctx) => {
    if (code != null && !(await isAnswered(ctx, residentId, phone, code))) return false;
    await confirmed(ctx, residentId, phone);
    return true;
  });
  if (!isTheirs) throw codeIsNone({});
  return residentId;
}

/** @throws Refusal when others have the number, and this resident may not join them */
async function confirmed(ctx: WriteContext, residentId: string, phone: string): Promise<void> {
  const outcome = await confirmPhone(ctx, residentId, phone);
  if (outcome === 'FULL') throw householdIsFull({});
  if (outcome === 'HOLDS') throw householdHoldsMore({});
}

/** Takes the code, when it is the one; a wrong answer stays counted, which a refusal in the transaction would undo. */
async function isAnswered(ctx: WriteContext, residentId: string, phone: string, code: string): Promise<boolean> {
  // First the resident, as who erases them does. Of two answers at once, the second sees what came of the first.
  await sql`select from resident where id = ${residentId} for no key update`.execute(ctx.db);
  const { rows } = await sql<CodeHash>`
    select salt, hash from phone_code
    where resident_id = ${residentId} and expires_at > ${dateOf(ctx.now())} and failures < ${CODE_FAILURES_MAX}
    for update`.execute(ctx.db);
  const [sent] = rows;
  if (!sent) return false;
  const isRight = isCodeOf(phone, code, sent);
  await (
    isRight
      ? sql`delete from phone_code where resident_id = ${residentId}`
      : sql`update phone_code set failures = failures + 1 where resident_id = ${residentId}`
  ).execute(ctx.db);
  return isRight;
}

/** The resident who asks. */
async function asking(ctx: Context): Promise<{ accountId: string; residentId: string; own: string | null }> {
  const { accountId, residentId, service } = await viewerOf(ctx);
  if (service) throw programHasNoPhone();
  if (accountId === undefined) throw notRegistered();
  if (residentId === undefined) throw noResidentToConfirm({});
  return { accountId, residentId, own: await ownPhone(ctx, accountId) };
}

function numberOf(given: string | null | undefined, own: string | null): string {
  const phone = given == null ? own : phoneOf(given);
  if (phone == null) throw notAPhoneNumber();
  return phone;
}
