import type { WriteContext } from '../../../request/context.ts';
import { accountNamed } from '../../identity/index.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { requireText } from '../../../shared/text.ts';
import { DELEGATE_TEXT_MAX, Delegate, DELEGATES_MAX, DELEGATES_MIN } from './delegate.entity.ts';
import { delegatesAreWrong } from './membership.errors.ts';
import type { DelegateInput } from './membership.input.ts';

/** Two people of one name are told apart by their positions. */
type Person = Pick<Delegate, 'name' | 'position'>;

/** Somebody who is to sit, and signs with the account, if they have one. */
type NamedDelegate = Person & Pick<Delegate, 'accountId'>;

/**
 * The people that an input names, with their accounts.
 * @throws Refusal INVALID_INPUT for too few or too many, one twice, two with one account, or a text out of its range
 */
export async function delegatesFrom(ctx: WriteContext, inputs: readonly DelegateInput[]): Promise<NamedDelegate[]> {
  const named = inputs.map(({ name, position }, i) => ({
    name: requireText(name, fieldOf(i, 'name'), DELEGATE_TEXT_MAX),
    position: position == null ? null : requireText(position, fieldOf(i, 'position'), DELEGATE_TEXT_MAX),
  }));
  const subjects = inputs.flatMap(({ accountSubject }, i) => (accountSubject == null ? [] : { accountSubject, i }));
  const twice =
    named.some((delegate, i) => named.findIndex((other) => isSamePerson(other, delegate)) !== i) ||
    new Set(subjects.map(({ accountSubject }) => accountSubject)).size < subjects.length;
  if (named.length < DELEGATES_MIN || named.length > DELEGATES_MAX || twice) throw delegatesAreWrong({});

  const accountIds = new Map<number, string>();
  // Accounts are locked in one order, whoever is named first.
  for (const { accountSubject, i } of subjects.sort((a, b) => (a.accountSubject < b.accountSubject ? -1 : 1))) {
    accountIds.set(i, await accountNamed(ctx, accountSubject, fieldOf(i, 'accountSubject')));
  }
  return named.map((delegate, i) => ({ ...delegate, accountId: accountIds.get(i) ?? null }));
}

/**
 * Puts people in the seats of a membership, in place of those who sit. Who is named again keeps the seat, with the
 * account named now; all others lose theirs, and with it the right to sign, at once.
 */
export async function exchangeDelegates(
  ctx: WriteContext,
  membershipId: string,
  named: readonly NamedDelegate[],
): Promise<void> {
  const now = dateOf(ctx.now());
  const sitting = await ctx.em.find(Delegate, { membershipId, validTo: null }, { orderBy: { seat: 'asc' } });
  const staying = new Map<NamedDelegate, Delegate>();
  for (const delegate of sitting) {
    const again = named.find((next) => isSamePerson(delegate, next));
    if (again) {
      delegate.accountId = again.accountId;
      staying.set(again, delegate);
    } else {
      delegate.validTo = now;
    }
  }
  // Written at once: a seat is free for somebody else only when its row says so.
  await ctx.em.flush();

  const taken = new Set([...staying.values()].map(({ seat }) => seat));
  const free = Array.from({ length: DELEGATES_MAX }, (_, i) => i + 1).filter((seat) => !taken.has(seat));
  const coming = named.filter((next) => !staying.has(next));
  for (const [i, { name, position, accountId }] of coming.entries()) {
    const delegate = { id: newId('del'), membershipId, seat: free[i]!, name, position, accountId };
    ctx.em.persist(Object.assign(new Delegate(), { ...delegate, validFrom: now, validTo: null }));
  }
}

function isSamePerson(a: Person, b: Person): boolean {
  return a.name === b.name && a.position === b.position;
}

function fieldOf(index: number, member: keyof DelegateInput): string[] {
  return ['delegates', String(index), member];
}
