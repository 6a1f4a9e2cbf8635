import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { districtCodeOf } from '../../grid/index.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { requireRange } from '../../../shared/range.ts';
import { record } from '../../../request/record.ts';
import { notFound } from '../../../shared/refusal.ts';
import { requireText } from '../../../shared/text.ts';
import { openAccount } from '../account.service.ts';
import {
  SECRET_OVERLAP_HOURS_DEFAULT,
  SECRET_OVERLAP_HOURS_MAX,
  SERVICE_ACCOUNT_DAYS_DEFAULT,
  SERVICE_ACCOUNT_DAYS_MAX,
  SERVICE_ACCOUNT_NAME_MAX,
  SERVICE_ACCOUNTS_MAX,
  ServiceAccount,
} from './service-account.entity.ts';
import {
  lifetimeOutOfRange,
  nameAScope,
  notYourServiceAccounts,
  overlapOutOfRange,
  serviceAccountEnded,
  tooManyServiceAccounts,
} from './service-account.errors.ts';
import type {
  ServiceAccountCreateInput,
  ServiceAccountRevokeInput,
  ServiceAccountRotateSecretInput,
} from './service-account.input.ts';
import { mayManageServiceAccounts } from './service-account.policy.ts';
import { newSecret } from './service-account.secret.ts';
import { SERVICE_ISSUER } from '../tokens/token.ts';

/** A service account and the secret it has just been given, which is not to be had again. */
interface WithSecret {
  readonly id: string;
  readonly clientSecret: string;
}

/**
 * Makes a service account of a unit.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT when the unit has as many as it can
 */
export function createServiceAccount(ctx: Context, input: ServiceAccountCreateInput): Promise<WithSecret> {
  return inTransaction(ctx, async (ctx) => {
    // Locked, so that two at once do not both see room for one more.
    const unit = await ctx.db
      .selectFrom('resident_unit as u')
      .innerJoin('division as d', 'd.id', 'u.division_id')
      .select('d.path')
      .where('u.id', '=', input.unitId)
      .forNoKeyUpdate('u')
      .executeTakeFirst();
    if (!unit) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayManageServiceAccounts(ctx.actor, input.unitId)) throw notYourServiceAccounts();

    const name = requireText(input.name, ['name'], SERVICE_ACCOUNT_NAME_MAX);
    const scopes = [...new Set(input.scopes)];
    if (scopes.length === 0) throw nameAScope();
    const createdAt = dateOf(ctx.now());
    const expiresAt = requireEnd(ctx, input.expiresAt);
    await requireRoom(ctx, input.unitId);

    const id = newId('svc');
    const accountId = await openAccount(ctx.db, { issuer: SERVICE_ISSUER, subject: id }, ctx.now());
    const districtCode = districtCodeOf(unit.path);
    ctx.em.create(ServiceAccount, {
      id,
      accountId,
      districtCode,
      unitId: input.unitId,
      name,
      scopes,
      createdAt,
      createdBy: ctx.actor.accountId,
      expiresAt,
      revokedAt: null,
      lastTokenAt: null,
    });
    await ctx.em.flush();
    const clientSecret = await addSecret(ctx, id);
    const fields = ['name', 'scopes', 'expiresAt'];
    await record(ctx, { action: 'serviceAccountCreate', subjectId: id, districtCode, fields });
    return { id, clientSecret };
  });
}

/**
 * Gives a service account another secret. The one it has goes on for a while, so that the program need not stop; one that
 * was already running out ends now, so that there are never more than two.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT once the account has ended
 */
export function rotateServiceAccountSecret(ctx: Context, input: ServiceAccountRotateSecretInput): Promise<WithSecret> {
  return inTransaction(ctx, async (ctx) => {
    const account = await lockedServiceAccount(ctx, input.serviceAccountId);
    const hours = input.overlapHours ?? SECRET_OVERLAP_HOURS_DEFAULT;
    requireRange(hours, { min: 0, max: SECRET_OVERLAP_HOURS_MAX }, overlapOutOfRange);
    if (account.hasEndedAt(dateOf(ctx.now()))) throw serviceAccountEnded({});

    await ctx.db
      .deleteFrom('service_account_secret')
      .where('service_account_id', '=', account.id)
      .where('expires_at', 'is not', null)
      .execute();
    await ctx.db
      .updateTable('service_account_secret')
      .set({ expires_at: dateOf(ctx.now().add({ hours })) })
      .where('service_account_id', '=', account.id)
      .execute();
    const clientSecret = await addSecret(ctx, account.id);
    await recordChange(ctx, account, 'serviceAccountRotateSecret', ['secrets']);
    return { id: account.id, clientSecret };
  });
}

/**
 * Ends a service account at once, with its secrets and the tokens that are about.
 * @returns its id
 * @throws Refusal INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when it has been revoked before
 */
export function revokeServiceAccount(ctx: Context, input: ServiceAccountRevokeInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const account = await lockedServiceAccount(ctx, input.serviceAccountId);
    if (account.revokedAt !== null) throw serviceAccountEnded({});
    account.revoke(dateOf(ctx.now()));
    await ctx.db.deleteFrom('service_account_secret').where('service_account_id', '=', account.id).execute();
    await recordChange(ctx, account, 'serviceAccountRevoke', ['revokedAt']);
    return account.id;
  });
}

/** To whoever may not manage it, a service account is not there. */
async function lockedServiceAccount(ctx: WriteContext, id: string): Promise<ServiceAccount> {
  const account = await ctx.em.findOne(ServiceAccount, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!account || !mayManageServiceAccounts(ctx.actor, account.unitId)) {
    throw notFound({ type: 'ServiceAccount', field: ['serviceAccountId'] });
  }
  return account;
}

function requireEnd(ctx: WriteContext, asked: Date | null | undefined): Date {
  const latest = dateOf(ctx.now().add({ hours: SERVICE_ACCOUNT_DAYS_MAX * 24 }));
  const end = asked ?? dateOf(ctx.now().add({ hours: SERVICE_ACCOUNT_DAYS_DEFAULT * 24 }));
  if (end <= dateOf(ctx.now()) || end > latest) throw lifetimeOutOfRange();
  return end;
}

async function requireRoom(ctx: WriteContext, unitId: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from service_account
    where unit_id = ${unitId} and revoked_at is null and expires_at > ${dateOf(ctx.now())}`.execute(ctx.db);
  if (rows[0]!.n >= SERVICE_ACCOUNTS_MAX) throw tooManyServiceAccounts({});
}

async function addSecret(ctx: WriteContext, serviceAccountId: string): Promise<string> {
  const { secret, salt, hash } = newSecret();
  await ctx.db
    .insertInto('service_account_secret')
    .values({ service_account_id: serviceAccountId, salt, hash, created_at: dateOf(ctx.now()) })
    .execute();
  return secret;
}

function recordChange(
  ctx: WriteContext,
  { id: subjectId, districtCode }: ServiceAccount,
  action: string,
  fields: readonly string[],
): Promise<void> {
  return record(ctx, { action, subjectId, districtCode, fields });
}
