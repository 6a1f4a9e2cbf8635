import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { districtCodeOf, requireDivision } from '../grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { notFound, type Refusal } from '../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { openAccount } from './account.service.ts';
import { ROLE_SCOPES, RoleAssignment } from './role.entity.ts';
import {
  beginsInThePast,
  endsBeforeItBegins,
  nameOnePerson,
  nameTheResident,
  notASubject,
  notYoursToAssign,
  roleAlreadyEnded,
  scopeDoesNotFit,
  type ScopeKind,
} from './role.errors.ts';
import type { RoleAssignInput, RoleEndInput } from './role.input.ts';
import { roleAssignmentById } from './role.loader.ts';
import { mayAssignRole, mayEndRole, type RoleScope } from './role.policy.ts';
import { SUBJECT } from './tokens/token.ts';
import type { Role } from '../../request/viewer.ts';

/**
 * Gives somebody a role.
 * @returns the id of the role assignment
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for a role that is already held
 */
export async function assignRole(ctx: Context, input: RoleAssignInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { validFrom, validTo } = requireTerm(input, dateOf(ctx.now()));
    const reason = reasonOf(input);
    requireOnePerson(input);
    const scope = await requireScope(ctx, input);
    if (!mayAssignRole(ctx.actor, input.role, scope)) throw scope.notAllowed;
    const accountId = await lockedAccount(ctx, input);

    const assignment = ctx.em.create(RoleAssignment, {
      id: newId('rol'),
      accountId,
      role: input.role,
      divisionId: scope.divisionId,
      unitId: input.unitId ?? null,
      facilityId: input.facilityId ?? null,
      validFrom,
      validTo,
      assignedBy: ctx.actor.accountId,
      reason,
      endReason: null,
    });
    await record(ctx, {
      action: 'roleAssign',
      subjectId: assignment.id,
      districtCode: districtOf(scope),
      fields: ['accountId', 'role', 'divisionId', 'unitId', 'facilityId', 'validFrom', 'validTo', 'reason'],
      topic: 'role.assigned',
    });
    return assignment.id;
  });
}

/**
 * Ends a role now; one that has not begun never will.
 * @returns the id of the role assignment
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for a role that has already ended
 */
export async function endRole(ctx: Context, input: RoleEndInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { roleAssignmentId: id } = input;
    const reason = reasonOf(input);
    const assignment = await ctx.em.findOne(RoleAssignment, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const seen = await roleAssignmentById(ctx).load(id);
    if (!assignment || !seen) throw notFound({ type: 'RoleAssignment', field: ['roleAssignmentId'] });
    if (!mayEndRole(ctx.actor, seen.role, seen.scope)) throw notYoursToAssign();
    const now = dateOf(ctx.now());
    if (assignment.hasEndedAt(now)) throw roleAlreadyEnded({});

    assignment.end(now, reason);
    await record(ctx, {
      action: 'roleEnd',
      subjectId: id,
      districtCode: districtOf(seen.scope),
      fields: reason === null ? ['validTo'] : ['validTo', 'endReason'],
      topic: 'role.ended',
    });
    return id;
  });
}

function reasonOf({ reason }: { readonly reason?: string | null }): string | null {
  return reason == null ? null : requireText(reason, ['reason'], REASON_MAX);
}

function requireTerm(input: RoleAssignInput, now: Date): { validFrom: Date; validTo: Date | null } {
  const validFrom = input.validFrom ?? now;
  const validTo = input.validTo ?? null;
  if (validFrom < now) throw beginsInThePast();
  if (validTo && validTo <= validFrom) throw endsBeforeItBegins();
  return { validFrom, validTo };
}

function requireOnePerson({ residentId, accountSubject }: RoleAssignInput): void {
  if ((residentId == null) === (accountSubject == null)) throw nameOnePerson();
  if (accountSubject != null && !SUBJECT.test(accountSubject)) throw notASubject();
}

/** A scope that exists and fits the role; `notAllowed` is what those hear who may not give the role there. */
interface FoundScope extends RoleScope {
  readonly divisionId: string | null;
  readonly notAllowed: Refusal;
}

async function requireScope(ctx: WriteContext, input: RoleAssignInput): Promise<FoundScope> {
  const { role, divisionCode, unitId, facilityId } = input;
  const wanted = ROLE_SCOPES[role];
  const given = [divisionCode, unitId, facilityId].filter((each) => each != null).length;
  if (wanted === 'NONE') return residentScope(ctx, input, given);
  if (given !== 1 || (wanted === 'UNIT') !== (divisionCode == null)) throw scopeDoesNotFit(role, wanted);
  if (divisionCode != null) return divisionScope(ctx, role, wanted, divisionCode);
  return unitId != null ? unitScope(ctx, unitId) : facilityScope(ctx, facilityId!);
}

async function divisionScope(ctx: WriteContext, role: Role, wanted: ScopeKind, code: string): Promise<FoundScope> {
  const division = await requireDivision(ctx, code, ['divisionCode']);
  if (division.level !== wanted) throw scopeDoesNotFit(role, wanted);
  return { divisionId: division.id, divisionPath: division.path, unitId: null, notAllowed: notYoursToAssign() };
}

async function unitScope(ctx: WriteContext, unitId: string): Promise<FoundScope> {
  const unit = await ctx.db
    .selectFrom('resident_unit as u')
    .innerJoin('division as d', 'd.id', 'u.division_id')
    .select('d.path')
    .where('u.id', '=', unitId)
    .executeTakeFirst();
  if (!unit) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
  return { divisionId: null, divisionPath: unit.path, unitId, notAllowed: notYoursToAssign() };
}

/** A facility that has never been published is nobody else's business: to them it is not there. */
async function facilityScope(ctx: WriteContext, facilityId: string): Promise<FoundScope> {
  const { rows } = await sql<{ path: string; unitId: string; visible: boolean }>`
    select d.path, f.unit_id as "unitId", f.state in ('PUBLISHED', 'SUSPENDED') as visible
    from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where f.id = ${facilityId}`.execute(ctx.db);
  const missing = notFound({ type: 'SharedFacility', field: ['facilityId'] });
  const [facility] = rows;
  if (!facility) throw missing;
  const { path: divisionPath, unitId, visible } = facility;
  return { divisionId: null, divisionPath, unitId, notAllowed: visible ? notYoursToAssign() : missing };
}

/** Being a resident comes with registration; this gives it back after it was ended. Residents are not public. */
async function residentScope(ctx: WriteContext, { residentId }: RoleAssignInput, given: number): Promise<FoundScope> {
  if (residentId == null || given > 0) throw nameTheResident();
  const resident = await ctx.db
    .selectFrom('resident as r')
    .leftJoin('division as d', 'd.id', 'r.division_id')
    .select('d.path')
    .where('r.id', '=', residentId)
    .executeTakeFirst();
  const missing = notFound({ type: 'Resident', field: ['residentId'] });
  if (!resident) throw missing;
  return { divisionId: null, divisionPath: resident.path, unitId: null, notAllowed: missing };
}

/** The account of the person named, locked, so that roles given to one person at the same time take turns. */
async function lockedAccount(ctx: WriteContext, { residentId, accountSubject }: RoleAssignInput): Promise<string> {
  if (accountSubject != null) {
    return openAccount(ctx.db, { issuer: ctx.identity!.issuer, subject: accountSubject }, ctx.now());
  }
  const account = await ctx.db
    .selectFrom('account as a')
    .innerJoin('resident as r', 'r.account_id', 'a.id')
    .select('a.id')
    .where('r.id', '=', residentId ?? null)
    .where('r.erased_at', 'is', null)
    .forUpdate(['a', 'r'])
    .executeTakeFirst();
  if (!account) throw notFound({ type: 'Resident', field: ['residentId'] });
  return account.id;
}

function districtOf({ divisionPath }: RoleScope): string {
  return divisionPath === null ? NO_DISTRICT : districtCodeOf(divisionPath);
}
