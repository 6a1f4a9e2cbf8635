import { LockMode } from '@mikro-orm/core';
import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { requireRange } from '../../../shared/range.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import {
  BENEFICIARIES_MAX,
  Demand,
  DemandPriority,
  MIN_MINUTES_MAX,
  MIN_MINUTES_MIN,
  MIN_OCCURRENCES_MAX,
} from './demand.entity.ts';
import type { DemandAddInput, DemandRemoveInput, DemandUpdateInput, DemandWithdrawInput } from './demand.input.ts';
import type { DemandRow } from './demand.loader.ts';
import { claimsEndTooLate, entryNumberOutOfRange } from './entry.errors.ts';
import {
  type EntryMembers,
  entryMembersFrom,
  lateMembersFrom,
  requireDates,
  type WrittenEntry,
} from './entry.rules.ts';
import {
  changedMembers,
  DEMAND_KIND,
  draftToFill,
  entryToChange,
  given,
  placeOfOwner,
  recordEntry,
  requireNotBelowHeld,
  requireOnlyLateChanges,
  requireRoom,
  rewritten,
  tellOfRemoval,
} from './entry.service.ts';
import { lapseInTheWay } from '../../matches/lapse-acceptances.ts';
import { cancelMatchesOf } from '../../matches/match.service.ts';
import { categoryById } from '../service-category.loader.ts';
import { type SupplyDemandList, SupplyDemandListState } from '../supply-demand-list.entity.ts';

/** What somebody writes about a demand. */
type WrittenDemand = WrittenEntry &
  Pick<
    DemandAddInput,
    | 'priority'
    | 'beneficiaries'
    | 'minQuantity'
    | 'minMinutes'
    | 'splittable'
    | 'needsAll'
    | 'minOccurrences'
    | 'openToClaimsUntil'
  >;

/** Adds a demand to a draft. @returns its id */
export function addDemand(ctx: Context, input: DemandAddInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await draftToFill(ctx, input.listId);
    await requireRoom(ctx, list);
    return enterDemand(ctx, list, input);
  });
}

/**
 * Puts a demand on a list: the part of {@link addDemand} after the list has been found fit for one more.
 * @returns its id
 */
export async function enterDemand(ctx: WriteContext, list: SupplyDemandList, written: WrittenDemand): Promise<string> {
  const members = await demandFrom(ctx, list, written);
  const demand = Object.assign(new Demand(), {
    id: newId('dem'),
    districtCode: list.districtCode,
    listId: list.id,
    ...members,
    withdrawnAt: null,
    stateReason: null,
    mergedIntoId: null,
    enteredAt: dateOf(ctx.now()),
  });
  ctx.em.persist(demand);
  await ctx.em.flush();
  await recordEntry(ctx, demand, 'demandAdd', 'demand.added');
  return demand.id;
}

/** Changes a demand. @returns its id */
export async function updateDemand(ctx: Context, { demandId, ...changes }: DemandUpdateInput): Promise<string> {
  await lapseInTheWay(ctx, { demandId });
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.DRAFT, SupplyDemandListState.IN_FORCE];
    const { row, list } = await entryToChange<DemandRow>(ctx, DEMAND_KIND, demandId, states);
    if (list.state === SupplyDemandListState.DRAFT) {
      await rewriteDemandOnDraft(ctx, list, row, changes);
      return row.id;
    }
    const changed = await changeInForce(ctx, row, changes);
    if (changed.length > 0) await recordEntry(ctx, row, 'demandUpdate', 'demand.changed', changed);
    return row.id;
  });
}

export type DemandChanges = Omit<DemandUpdateInput, 'demandId'>;

/** Changes a demand on a draft, judged as if it were added. @returns the members that have changed */
async function rewriteDemand(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: DemandRow,
  changes: DemandChanges,
): Promise<string[]> {
  return change(ctx, row.id, await rewrittenDemand(ctx, list, row, changes));
}

/** A demand on a draft as it would be with some changes, judged; nothing is written. */
export async function rewrittenDemand(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: DemandRow,
  changes: DemandChanges,
): Promise<JudgedDemand> {
  const category = await categoryById(ctx).load(row.categoryId);
  return demandFrom(ctx, list, {
    ...rewritten(row, category!.code, changes),
    priority: given(changes.priority, row.priority),
    beneficiaries: given(changes.beneficiaries, row.beneficiaries),
    minQuantity: given(changes.minQuantity, row.minQuantity),
    minMinutes: given(changes.minMinutes, row.minMinutes),
    splittable: given(changes.splittable, row.splittable),
    needsAll: given(changes.needsAll, row.needsAll),
    minOccurrences: given(changes.minOccurrences, row.minOccurrences),
    openToClaimsUntil: given(changes.openToClaimsUntil, row.openToClaimsUntil),
  });
}

/** Changes a demand on a draft that is locked, and tells it if anything is other than before. */
export async function rewriteDemandOnDraft(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: DemandRow,
  changes: DemandChanges,
): Promise<void> {
  const changed = await rewriteDemand(ctx, list, row, changes);
  if (changed.length > 0) await recordEntry(ctx, row, 'demandUpdate', 'demand.changed', changed);
}

/** Changes a demand in force. @returns the members that have changed */
async function changeInForce(ctx: WriteContext, row: DemandRow, changes: DemandChanges): Promise<string[]> {
  requireOnlyLateChanges(changes);
  return change(ctx, row.id, lateMembersFrom(row, changes, row.minQuantity));
}

/** @returns the members that have changed */
async function change(ctx: WriteContext, id: string, next: Partial<Demand>): Promise<string[]> {
  const demand = await lockDemand(ctx, id);
  const changed = changedMembers(demand, next);
  if (changed.length === 0) return changed;
  Object.assign(demand, next);
  await requireNotBelowHeld(ctx, DEMAND_KIND, demand);
  await ctx.em.flush();
  return changed;
}

/** Takes a demand off a draft. @returns the id of the list */
export function removeDemand(ctx: Context, input: DemandRemoveInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.DRAFT];
    const { row, list } = await entryToChange<DemandRow>(ctx, DEMAND_KIND, input.demandId, states);
    await takeDemandOff(ctx, row);
    return list.id;
  });
}

/** Takes a demand off a draft that is locked. */
export async function takeDemandOff(ctx: WriteContext, row: DemandRow): Promise<void> {
  // What had been merged into it stands for itself again: whoever asked for it has not taken it back.
  await ctx.db
    .updateTable('demand')
    .set((eb) => ({
      merged_into_id: null,
      withdrawn_at: null,
      state_reason: null,
      version: eb('version', '+', 1),
    }))
    .where('merged_into_id', '=', row.id)
    .execute();
  await ctx.db.deleteFrom('demand').where('id', '=', row.id).execute();
  await recordEntry(ctx, row, 'demandRemove', 'demand.removed');
  await tellOfRemoval(ctx, row);
}

/** Withdraws a demand from a list in force; its matches are cancelled. @returns its id */
export function withdrawDemand(ctx: Context, input: DemandWithdrawInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.IN_FORCE];
    const { row } = await entryToChange<DemandRow>(ctx, DEMAND_KIND, input.demandId, states);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    await cancelMatchesOf(ctx, { demandId: row.id }, reason);
    const demand = await lockDemand(ctx, row.id);
    demand.withdrawnAt = dateOf(ctx.now());
    demand.stateReason = reason;
    await ctx.em.flush();
    await recordEntry(ctx, demand, 'demandWithdraw', 'demand.withdrawn', ['state', 'stateReason']);
    return demand.id;
  });
}

/** The entity of a demand, its row locked, so that nothing more comes to be held of it meanwhile. */
export function lockDemand(ctx: WriteContext, id: string): Promise<Demand> {
  return ctx.em.findOneOrFail(Demand, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** A demand as it was written, judged. */
type JudgedDemand = EntryMembers &
  Pick<
    Demand,
    | 'priority'
    | 'beneficiaries'
    | 'minQuantity'
    | 'minMinutes'
    | 'splittable'
    | 'needsAll'
    | 'minOccurrences'
    | 'openToClaimsUntil'
  >;

/** What was written, judged by all rules of a demand; nothing is written. */
export async function demandFrom(
  ctx: WriteContext,
  list: SupplyDemandList,
  written: WrittenDemand,
): Promise<JudgedDemand> {
  const { members } = await entryMembersFrom(ctx, list, written, await placeOfOwner(ctx, list.ownedBy));
  const { beneficiaries } = written;
  const minMinutes = requireRange(
    written.minMinutes ?? MIN_MINUTES_MIN,
    { min: MIN_MINUTES_MIN, max: MIN_MINUTES_MAX, field: ['minMinutes'] },
    entryNumberOutOfRange,
  );
  const openToClaimsUntil = written.openToClaimsUntil ?? null;
  if (openToClaimsUntil !== null && openToClaimsUntil > members.validTo)
    throw claimsEndTooLate({ last: members.validTo });
  await requireDates(ctx, members, { least: minMinutes });
  return {
    ...members,
    priority: written.priority ?? DemandPriority.ROUTINE,
    beneficiaries:
      beneficiaries == null
        ? null
        : requireRange(
            beneficiaries,
            { min: 1, max: BENEFICIARIES_MAX, field: ['beneficiaries'] },
            entryNumberOutOfRange,
          ),
    minQuantity: requireRange(
      written.minQuantity ?? 1,
      { min: 1, max: members.quantity, field: ['minQuantity'] },
      entryNumberOutOfRange,
    ),
    minMinutes,
    splittable: written.splittable ?? true,
    needsAll: written.needsAll ?? false,
    minOccurrences: requireRange(
      written.minOccurrences ?? 1,
      { min: 1, max: MIN_OCCURRENCES_MAX, field: ['minOccurrences'] },
      entryNumberOutOfRange,
    ),
    openToClaimsUntil,
  };
}
