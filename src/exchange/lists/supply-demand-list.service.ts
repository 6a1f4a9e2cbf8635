import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { inTransaction } from '../../request/transaction.ts';
import { districtCodeOf, holdsToday } from '../../district/grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId, prefixOf } from '../../shared/node.ts';
import { record } from '../../request/record.ts';
import { notFound, type Refusal } from '../../shared/refusal.ts';
import { YEAR_MIN } from '../../shared/scalars.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { isBranchId } from './list-owner.ts';
import { cancelMatchesOf } from '../matches/match.service.ts';
import { LIST_STEPS, type ListStep, SupplyDemandList, SupplyDemandListState } from './supply-demand-list.entity.ts';
import {
  listBeginsTooEarly,
  listIsEmpty,
  listPeriodIsWrong,
  listStateConflict,
  notYoursToClose,
  notYoursToDecide,
  notYourList,
} from './supply-demand-list.errors.ts';
import type {
  SupplyDemandListCloseInput,
  SupplyDemandListConfirmInput,
  SupplyDemandListCreateInput,
  SupplyDemandListReturnInput,
  SupplyDemandListSubmitInput,
} from './supply-demand-list.input.ts';
import { listPartiesOf, type ListPlace, mayKeepList, maySeeList } from './supply-demand-list.policy.ts';
import type { EventTopic } from '../../request/event-topics.ts';

/** Begins a list, as a draft, in the name of a unit or a branch. @returns its id */
export function createList(ctx: Context, input: SupplyDemandListCreateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => (await beginList(ctx, input)).id);
}

/** The same inside a transaction, for somebody who puts entries on it at once. */
export async function beginList(
  ctx: WriteContext,
  input: SupplyDemandListCreateInput,
  action = 'supplyDemandListCreate',
): Promise<SupplyDemandList> {
  const { ownerId, validFrom, validTo } = input;
  const placePath = await placePathOf(ctx, ownerId);
  if (!mayKeepList(ctx.actor, ownerId)) throw notYourList();
  requirePeriod(validFrom, validTo);
  const list = Object.assign(new SupplyDemandList(), {
    id: newId('sdl'),
    districtCode: districtCodeOf(placePath),
    branchId: isBranchId(ownerId) ? ownerId : null,
    unitId: isBranchId(ownerId) ? null : ownerId,
    placePath,
    validFrom,
    validTo,
    state: SupplyDemandListState.DRAFT,
    stateReason: null,
    submittedAt: null,
    confirmedAt: null,
    approvedAt: null,
    closedAt: null,
    createdAt: dateOf(ctx.now()),
  });
  ctx.em.persist(list);
  await ctx.em.flush();
  await recordList(ctx, list, action, 'supply_demand_list.created');
  return list;
}

/** Submits a draft, which has to have an entry, to those who confirm it. @returns its id */
export function submitList(ctx: Context, input: SupplyDemandListSubmitInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await lockListFor(ctx, 'SUBMIT', input.listId);
    if (list.canTake('SUBMIT') && (await countEntries(ctx.db, list.id)) === 0) throw listIsEmpty({});
    return take(ctx, list, 'SUBMIT', { action: 'supplyDemandListSubmit', topic: 'supply_demand_list.submitted' });
  });
}

/** Puts a submitted list in force. @returns its id */
export function confirmList(ctx: Context, input: SupplyDemandListConfirmInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await lockListFor(ctx, 'CONFIRM', input.listId);
    if (await ownerHasLeft(ctx, list)) list.approvedAt = dateOf(ctx.now());
    return take(ctx, list, 'CONFIRM', { action: 'supplyDemandListConfirm', topic: 'supply_demand_list.confirmed' });
  });
}

/** Returns a submitted list to its owner, as a draft. @returns its id */
export function returnList(ctx: Context, input: SupplyDemandListReturnInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await lockListFor(ctx, 'RETURN', input.listId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    const told = { action: 'supplyDemandListReturn', topic: 'supply_demand_list.returned' as const, reason };
    return take(ctx, list, 'RETURN', told);
  });
}

/** Closes a list in force. Matches of its entries that are not confirmed by both sides are cancelled. @returns its id */
export function closeList(ctx: Context, input: SupplyDemandListCloseInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await lockListFor(ctx, 'CLOSE', input.listId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    if (list.canTake('CLOSE')) await cancelMatchesOf(ctx, { listId: list.id }, reason);
    const told = { action: 'supplyDemandListClose', topic: 'supply_demand_list.closed' as const, reason };
    return take(ctx, list, 'CLOSE', told);
  });
}

/**
 * A list, locked, for an actor who may know of it. Every change of a list or of its entries begins with this, so that
 * none of them meets a list that is being submitted or closed.
 * @param missing what is answered when there is none: what was asked for may be an entry of it
 * @throws Refusal NOT_FOUND
 */
export async function lockList(
  ctx: WriteContext,
  id: string,
  field: readonly string[],
  missing: () => Refusal = () => notFound({ type: 'SupplyDemandList', field }),
): Promise<SupplyDemandList> {
  const list = await ctx.em.findOne(SupplyDemandList, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!list || !maySeeList(ctx.actor, { ...placeOf(list), state: list.state })) throw missing();
  return list;
}

/** What is answered to somebody whose step it is not. */
const NOT_YOURS: Readonly<Record<ListStep, () => Refusal>> = {
  SUBMIT: notYourList,
  CONFIRM: notYoursToDecide,
  RETURN: notYoursToDecide,
  CLOSE: notYoursToClose,
};

/** The list, locked, for an actor whose step it is. @throws Refusal INVALID_INPUT, NOT_FOUND or FORBIDDEN */
async function lockListFor(ctx: WriteContext, step: ListStep, id: string): Promise<SupplyDemandList> {
  const list = await lockList(ctx, id, ['listId']);
  const parties = listPartiesOf(ctx.actor, { ...placeOf(list), ownerHasLeft: await ownerHasLeft(ctx, list) });
  if (!LIST_STEPS.isFor(step, parties)) throw NOT_YOURS[step]();
  return list;
}

/** Whether a list is that of a unit that has left its alliance. It neither leaves nor joins until the transaction ends. */
async function ownerHasLeft(ctx: WriteContext, { unitId }: SupplyDemandList): Promise<boolean> {
  if (unitId === null) return false;
  await sql`select from alliance_membership where unit_id = ${unitId} order by id for share`.execute(ctx.db);
  const { rows } = await sql`
    select from lapsed_member where unit_id = ${unitId} and left_at is not null`.execute(ctx.db);
  return rows.length > 0;
}

/** Whom a list concerns. */
export function placeOf({ ownedBy: ownerId, placePath }: SupplyDemandList): ListPlace {
  return { ownerId, placePath };
}

/** How many entries a list has, of either kind. */
export async function countEntries(db: Database, listId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from supply where list_id = ${listId} and withdrawn_at is null)
          + (select count(*) from demand where list_id = ${listId} and withdrawn_at is null))::int as n`.execute(db);
  return rows[0]!.n;
}

/** How a step is told, and why it is taken where that has to be said. */
interface Told {
  readonly action: string;
  readonly topic: EventTopic;
  readonly reason?: string;
}

async function take(ctx: WriteContext, list: SupplyDemandList, step: ListStep, told: Told): Promise<string> {
  if (!list.canTake(step)) throw listStateConflict({ state: list.state });
  list.take(step, dateOf(ctx.now()), told.reason ?? null);
  await recordList(ctx, list, told.action, told.topic, ['state']);
  return list.id;
}

function recordList(
  ctx: WriteContext,
  { id: subjectId, districtCode }: SupplyDemandList,
  action: string,
  topic: EventTopic,
  fields: readonly string[] = [],
): Promise<void> {
  return record(ctx, { action, subjectId, districtCode, fields, topic });
}

/**
 * Where an owner is: the division of a unit; the grid of a branch, or the community of one that serves several or none.
 * @throws Refusal NOT_FOUND
 */
async function placePathOf(ctx: WriteContext, ownerId: string): Promise<string> {
  const isUnit = prefixOf(ownerId) === 'uni';
  const { rows } = isUnit
    ? await sql<{ path: string }>`
          select d.path from resident_unit u join division d on d.id = u.division_id
          where u.id = ${ownerId}`.execute(ctx.db)
    : await sql<{ path: string }>`
          select coalesce(
            (select min(g.path) from branch_grid b join division g on g.id = b.grid_id
             where b.branch_id = o.id and ${holdsToday(ctx, 'b')} having count(*) = 1), d.path) as path
          from party_organisation o join division d on d.id = o.division_id where o.id = ${ownerId}`.execute(ctx.db);
  const type = isUnit ? 'ResidentUnit' : 'GridBranch';
  if (!rows[0]) throw notFound({ type, field: ['ownerId'] });
  return rows[0].path;
}

/** @throws Refusal INVALID_INPUT for a period before all that is kept, that ends before it begins, or longer than a year */
function requirePeriod(validFrom: string, validTo: string): void {
  const [from, to] = [validFrom, validTo].map((date) => Temporal.PlainDate.from(date));
  if (from!.year < YEAR_MIN) throw listBeginsTooEarly();
  const inOrder = Temporal.PlainDate.compare(from!, to!) <= 0;
  if (!inOrder || Temporal.PlainDate.compare(to!, from!.add({ years: 1 })) >= 0) throw listPeriodIsWrong();
}
