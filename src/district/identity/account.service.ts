import type { Context, WriteContext } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { apiError, notSignedIn } from '../../shared/refusal.ts';
import { notASubject } from './role.errors.ts';
import { SERVICE_ISSUER, SUBJECT } from './tokens/token.ts';
import { readViewer } from './viewer.loader.ts';
import type { TokenIdentity } from '../../request/viewer.ts';

/**
 * The account of a token's subject, made if there is none, and locked until the transaction ends: whoever changes
 * what one person is takes turns here. Nothing but issuer and subject ever leads to an account.
 * @returns its id
 */
export async function openAccount(
  db: Database,
  { issuer, subject }: TokenIdentity,
  now: Temporal.Instant,
): Promise<string> {
  await db
    .insertInto('account')
    .values({ id: newId('acc'), issuer, subject, created_at: dateOf(now) })
    .onConflict((known) => known.columns(['issuer', 'subject']).doNothing())
    .execute();
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * The account of somebody whom an input names by the subject of their tokens, from the issuer that the caller signed in
 * with: made if there is none, and locked, as by {@link openAccount}.
 * @returns its id
 * @throws Refusal INVALID_INPUT for what no token can have for a subject
 */
export async function accountNamed(ctx: WriteContext, subject: string, field: readonly string[]): Promise<string> {
  if (!SUBJECT.test(subject)) throw notASubject({ field });
  return openAccount(ctx.db, { issuer: ctx.identity!.issuer, subject }, ctx.now());
}

/**
 * Who is asking, with an account: theirs, or a new one. For the transaction that registers them.
 * @throws UNAUTHENTICATED without a token, FORBIDDEN for a service account, which is nobody to register
 */
export async function actorWithAccount(ctx: Context): Promise<WriteContext['actor']> {
  if (!ctx.identity) throw notSignedIn();
  if (ctx.identity.issuer === SERVICE_ISSUER) throw apiError('FORBIDDEN', 'A service account cannot be registered.');
  const accountId = await openAccount(ctx.db, ctx.identity, ctx.now());
  return { ...(await readViewer(ctx, ctx.identity)), accountId };
}
