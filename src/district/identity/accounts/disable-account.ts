import type { Context, WriteContext } from '../../../request/context.ts';
import { NO_DISTRICT, record } from '../../../request/record.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { holds, Role } from '../../../request/viewer.ts';
import { dateOf } from '../../../shared/interval.ts';
import { notFound } from '../../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import { districtCodeOf } from '../../grid/index.ts';
import { nameOnePerson, notASubject } from '../role.errors.ts';
import { SUBJECT } from '../tokens/token.ts';
import {
  accountAlreadyDisabled,
  accountNotDisabled,
  noSuchAccount,
  notYourOwnAccount,
  notYoursToDisable,
} from './account.errors.ts';
import type { AccountDisableInput, AccountEnableInput } from './account.input.ts';
import { judgedAccount, mayDisable } from './account.loader.ts';

/** Told to every process, which then ends what is open for the account, and lets nothing of it in: see ended-access.ts of the server. */
export const ACCOUNT_DISABLED_TOPIC = 'account.disabled';
export const ACCOUNT_ENABLED_TOPIC = 'account.enabled';

/** How somebody is named whose account is meant. */
type Named = Pick<AccountEnableInput, 'residentId' | 'accountSubject'>;

/**
 * Disables an account at once: its next request is denied, whatever its token says, and what it has open is ended.
 * @returns its id
 * @throws Refusal INVALID_INPUT, FORBIDDEN, NOT_FOUND, or STATE_CONFLICT when it is disabled already
 */
export async function disableAccount(ctx: Context, { reason: given, ...named }: AccountDisableInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const reason = requireText(given, ['reason'], REASON_MAX);
    const { id, disabledAt, districtCode } = await requireAccount(ctx, named);
    if (id === ctx.actor.accountId) throw notYourOwnAccount();
    if (disabledAt !== null) throw accountAlreadyDisabled();
    await write(ctx, id, { disabled_at: dateOf(ctx.now()), disabled_reason: reason });
    await record(ctx, {
      ...CHANGE,
      action: 'accountDisable',
      subjectId: id,
      districtCode,
      topic: ACCOUNT_DISABLED_TOPIC,
    });
    return id;
  });
}

/**
 * Enables an account again. Its roles have stayed, but for those that have ended meanwhile.
 * @returns its id
 * @throws Refusal INVALID_INPUT, FORBIDDEN, NOT_FOUND, or STATE_CONFLICT when it is not disabled
 */
export async function enableAccount(ctx: Context, named: AccountEnableInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { id, disabledAt, districtCode } = await requireAccount(ctx, named);
    if (disabledAt === null) throw accountNotDisabled();
    await write(ctx, id, { disabled_at: null, disabled_reason: null });
    await record(ctx, {
      ...CHANGE,
      action: 'accountEnable',
      subjectId: id,
      districtCode,
      topic: ACCOUNT_ENABLED_TOPIC,
    });
    return id;
  });
}

const CHANGE = { fields: ['disabledAt', 'disabledReason'] } as const;

async function write(
  ctx: WriteContext,
  id: string,
  values: { disabled_at: Date | null; disabled_reason: string | null },
): Promise<void> {
  await ctx.db.updateTable('account').set(values).where('id', '=', id).execute();
}

/** The account of the person named, locked. To those who administer no district it is not told whether there is one. */
async function requireAccount(ctx: WriteContext, { residentId, accountSubject }: Named) {
  if ((residentId == null) === (accountSubject == null)) throw nameOnePerson();
  if (accountSubject != null && !SUBJECT.test(accountSubject)) throw notASubject();
  if (!holds(ctx.actor, Role.DISTRICT_ADMIN)) throw notYoursToDisable();
  const missing = residentId == null ? noSuchAccount() : notFound({ type: 'Resident', field: ['residentId'] });
  const found = await ctx.db
    .selectFrom('account as a')
    .leftJoin('resident as r', 'r.account_id', 'a.id')
    .select('a.id')
    .where((where) =>
      residentId == null
        ? where.and([where('a.issuer', '=', ctx.identity!.issuer), where('a.subject', '=', accountSubject ?? null)])
        : where.and([where('r.id', '=', residentId), where('r.erased_at', 'is', null)]),
    )
    .forUpdate('a')
    .executeTakeFirst();
  const account = found && (await judgedAccount(ctx.db, found.id, ctx.now()));
  if (!account || !mayDisable(ctx.actor, account)) throw missing;
  return { ...account, districtCode: districtOf(ctx) };
}

/** The trail of the district of whoever decides: an account itself lies in none. */
function districtOf({ actor }: WriteContext): string {
  const path = actor.roles.find(({ role }) => role === Role.DISTRICT_ADMIN)?.divisionPath;
  return path ? districtCodeOf(path) : NO_DISTRICT;
}
