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
import { codeIsNone, codesAreNotSent, householdIsFull, noResidentToConfirm, phoneIsConfirmed } from './phone.errors.ts';
import type { PhoneCodeRequestInput, PhoneConfirmInput } from './phone.input.ts';

/** Codes that one account may ask for within {@link CODES_SECONDS}; each is a message that somebody pays for. */
export const CODES_PER_ACCOUNT = 3;
/** Codes to one number, whoever asks: nobody is woken by them all night, and a code is guessed at so often at most. */
export const CODES_PER_PHONE = 3;
const CODES_SECONDS = 60 * 60;

/**
 * Sends a code to the number of the resident who asks, or to the one that they name.
 * @returns the id of the resident, and when the code expires
 * @throws Refusal INVALID_INPUT or STATE_CONFLICT; RATE_LIMITED; BUSY when it could not be sent
 */
export async function requestPhoneCode(
  ctx: Context,
  input: PhoneCodeRequestInput,
): Promise<{ id: string; expiresAt: Date }> {
  const { accountId, residentId, own } = await asking(ctx);
  const phone = numberOf(input.phone, own);
  if (own === phone && (await phoneConfirmedAt(ctx, residentId)) !== null) throw phoneIsConfirmed({});
  const { sendPhoneCode } = ctx;
  if (!sendPhoneCode) throw codesAreNotSent({});
  await countTry(databaseOf(ctx.orm), [
    { kind: 'codes for an account', of: accountId, points: CODES_PER_ACCOUNT, seconds: CODES_SECONDS },
    { kind: 'codes for a phone', of: phone, points: CODES_PER_PHONE, seconds: CODES_SECONDS },
  ]);
  const code = newCode();
  const expiresAt = dateOf(ctx.now().add({ minutes: CODE_MINUTES }));
  await inTransaction(ctx, async (ctx) => {
    const { salt, hash } = hashOfCode(phone, code);
    await sql`
      insert into phone_code (resident_id, salt, hash, created_at, expires_at)
      values (${residentId}, ${salt}, ${hash}, ${dateOf(ctx.now())}, ${expiresAt})
      on conflict (resident_id) do update set salt = excluded.salt, hash = excluded.hash, failures = 0,
        created_at = excluded.created_at, expires_at = excluded.expires_at`.execute(ctx.db);
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
 * @throws Refusal INVALID_INPUT for a code that is none, STATE_CONFLICT
 */
export async function answerPhoneCode(ctx: Context, input: PhoneConfirmInput): Promise<string> {
  const { residentId, own } = await asking(ctx);
  const { code } = input;
  const claimed = code == null ? claimedPhone(ctx) : undefined;
  if (code == null && claimed === undefined) throw codeIsNone({});
  const phone = claimed ?? numberOf(input.phone, own);
  const isTheirs = await inTransaction(ctx, async (ctx) => {
    if (code != null && !(await isAnswered(ctx, residentId, phone, code))) return false;
    if ((await confirmPhone(ctx, residentId, phone)) === 'FULL') throw householdIsFull({});
    return true;
  });
  if (!isTheirs) throw codeIsNone({});
  return residentId;
}

/** Takes the code, when it is the one; a wrong answer stays counted, which a refusal in the transaction would undo. */
async function isAnswered(ctx: WriteContext, residentId: string, phone: string, code: string): Promise<boolean> {
  // Of two answers at once, the second sees what came of the first.
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
  const { accountId, residentId } = await viewerOf(ctx);
  if (accountId === undefined) throw notRegistered();
  if (residentId === undefined) throw noResidentToConfirm({});
  return { accountId, residentId, own: await ownPhone(ctx, accountId) };
}

function numberOf(given: string | null | undefined, own: string | null): string {
  const phone = given == null ? own : phoneOf(given);
  if (phone == null) throw notAPhoneNumber();
  return phone;
}
