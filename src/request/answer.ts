import type { Context } from './context.ts';
import { PlainError, type UserError } from '../shared/payload.ts';
import { Refusal } from '../shared/refusal.ts';

/** Turns refusals that carry data into the type that shows it; by the name of the refusal. */
const shapes = new Map<string, (error: UserError, refusal: Refusal) => UserError>();

/** Declares that a refusal is shown by a type of its own. */
export function shownAs(kind: string, shape: (error: UserError, refusal: Refusal) => UserError): void {
  shapes.set(kind, shape);
}

/** A refusal as the payload shows it, worded in the caller's language. */
export function userErrorOf(ctx: Context, refusal: Refusal): UserError {
  const plain: UserError = {
    typeName: PlainError.name,
    code: refusal.code,
    message: refusal.messageIn(ctx.language),
    field: refusal.field ?? null,
  };
  return shapes.get(refusal.kind)?.(plain, refusal) ?? plain;
}

export type Payload<M extends string, V> = Record<M, V | null> & { userErrors: UserError[] };

/**
 * Answers a mutation: waits for the use-case, which hands back the id of what changed, and shows that through the read
 * road; or shows the refusal. Anything else that goes wrong is an error of the request. Read aloud:
 * `answer(ctx, 'booking', createBooking(ctx, input), visibleBooking)`.
 * @param member the payload's field for the changed thing
 * @param done the id, alone or with other members of the payload, which exist in this answer only: a secret, a count
 */
export async function answer<M extends string, V>(
  ctx: Context,
  member: M,
  done: Promise<string | { readonly id: string }>,
  show: (ctx: Context, id: string) => Promise<V | null>,
): Promise<Payload<M, V>> {
  try {
    const made = await done;
    const { id, ...beside } = typeof made === 'string' ? { id: made } : made;
    return { ...beside, [member]: await show(ctx, id), userErrors: [] as UserError[] } as Payload<M, V>;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { [member]: null, userErrors: [userErrorOf(ctx, error)] } as Payload<M, V>;
  }
}

/** What a loader reads by id, for {@link answer} to show. */
export function loadedBy<V>(
  loader: (ctx: Context) => { load(id: string): Promise<V> },
): (ctx: Context, id: string) => Promise<V> {
  return (ctx, id) => loader(ctx).load(id);
}
