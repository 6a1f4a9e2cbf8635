import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { keepsTerritoryClock } from '../../../district/grid/index.ts';
import {
  facilityById,
  type FacilityRow,
  isPublic,
  openingExceptionsOf,
  openingRulesOf,
} from '../../../facilities/index.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { requireRange } from '../../../shared/range.ts';
import { notFound } from '../../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import {
  entryNumberOutOfRange,
  facilityGivesPlaces,
  facilityKeepsAnotherClock,
  facilityNotPublished,
  facilityOfAnother,
  facilityOfAnotherKind,
  moreThanTheFacilityHas,
  notAMember,
} from './entry.errors.ts';
import {
  type EntryMembers,
  entryMembersFrom,
  lateMembersFrom,
  requireDates,
  type WrittenEntry,
} from './entry.rules.ts';
import {
  changedMembers,
  draftToFill,
  entryToChange,
  given,
  placeOfOwner,
  recordEntry,
  requireNotBelowHeld,
  requireOnlyLateChanges,
  requireRoom,
  rewritten,
  SUPPLY_KIND,
  tellOfRemoval,
} from './entry.service.ts';
import { UnitOfMeasure } from './entry.entity.ts';
import type { FacilityOpening } from '../../times/moments.ts';
import { lapseInTheWay } from '../../matches/lapse-acceptances.ts';
import { cancelMatchesOf } from '../../matches/match.service.ts';
import { categoryById, type ServiceCategoryRow } from '../service-category.loader.ts';
import { type SupplyDemandList, SupplyDemandListState } from '../supply-demand-list.entity.ts';
import { Supply } from './supply.entity.ts';
import {
  ALLIANCES_MAX,
  type SupplyAddInput,
  type SupplyRemoveInput,
  type SupplyUpdateInput,
  type SupplyWithdrawInput,
} from './supply.input.ts';
import { alliancesOfSupply, type SupplyRow } from './supply.loader.ts';

/** What somebody writes about a supply. */
type WrittenSupply = WrittenEntry & Pick<SupplyAddInput, 'facilityId' | 'allianceIds'>;

/** Adds a supply to a draft. @returns its id */
export function addSupply(ctx: Context, input: SupplyAddInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await draftToFill(ctx, input.listId);
    await requireRoom(ctx, list);
    return enterSupply(ctx, list, input);
  });
}

/**
 * Puts a supply on a list: the part of {@link addSupply} after the list has been found fit for one more.
 * @returns its id
 */
export async function enterSupply(ctx: WriteContext, list: SupplyDemandList, written: WrittenSupply): Promise<string> {
  const { members, facilityId, allianceIds } = await supplyFrom(ctx, list, written);
  const supply = Object.assign(new Supply(), {
    id: newId('sup'),
    districtCode: list.districtCode,
    listId: list.id,
    ...members,
    facilityId,
    withdrawnAt: null,
    stateReason: null,
    enteredAt: dateOf(ctx.now()),
  });
  ctx.em.persist(supply);
  await ctx.em.flush();
  if (allianceIds.length > 0) await publishIn(ctx, supply.id, allianceIds);
  await recordEntry(ctx, supply, 'supplyAdd', 'supply.added');
  return supply.id;
}

/** Changes a supply. @returns its id */
export async function updateSupply(ctx: Context, { supplyId, ...changes }: SupplyUpdateInput): Promise<string> {
  await lapseInTheWay(ctx, { supplyId });
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.DRAFT, SupplyDemandListState.IN_FORCE];
    const { row, list } = await entryToChange<SupplyRow>(ctx, SUPPLY_KIND, supplyId, states);
    if (list.state === SupplyDemandListState.DRAFT) {
      await rewriteSupplyOnDraft(ctx, list, row, changes);
      return row.id;
    }
    const changed = await changeInForce(ctx, row, changes);
    if (changed.length > 0) await recordEntry(ctx, row, 'supplyUpdate', 'supply.changed', changed);
    return row.id;
  });
}

export type SupplyChanges = Omit<SupplyUpdateInput, 'supplyId'>;

/** Changes a supply on a draft, judged as if it were added. @returns the members that have changed */
async function rewriteSupply(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: SupplyRow,
  changes: SupplyChanges,
): Promise<string[]> {
  const { members, facilityId, allianceIds } = await rewrittenSupply(ctx, list, row, changes);
  const changed = await change(ctx, row.id, { ...members, facilityId });
  if (changes.allianceIds === undefined) return changed;
  const before = await alliancesOfSupply(ctx).load(row.id);
  if (isDeepStrictEqual(new Set(before), new Set(allianceIds))) return changed;
  await publishIn(ctx, row.id, allianceIds);
  return [...changed, 'allianceIds'];
}

/** A supply on a draft as it would be with some changes, judged; nothing is written. */
export async function rewrittenSupply(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: SupplyRow,
  changes: SupplyChanges,
): Promise<JudgedSupply> {
  const category = await categoryById(ctx).load(row.categoryId);
  const facilityId = given(changes.facilityId, row.facilityId);
  return supplyFrom(ctx, list, {
    ...rewritten(row, category!.code, changes),
    // Another facility is somewhere else.
    ...(facilityId !== row.facilityId && { location: changes.location ?? null }),
    facilityId,
    allianceIds: given(changes.allianceIds, await alliancesOfSupply(ctx).load(row.id)),
  });
}

/** Changes a supply on a draft that is locked, and tells it if anything is other than before. */
export async function rewriteSupplyOnDraft(
  ctx: WriteContext,
  list: SupplyDemandList,
  row: SupplyRow,
  changes: SupplyChanges,
): Promise<void> {
  const changed = await rewriteSupply(ctx, list, row, changes);
  if (changed.length > 0) await recordEntry(ctx, row, 'supplyUpdate', 'supply.changed', changed);
}

/** Changes a supply in force. @returns the members that have changed */
async function changeInForce(ctx: WriteContext, row: SupplyRow, changes: SupplyChanges): Promise<string[]> {
  requireOnlyLateChanges(changes);
  const members = lateMembersFrom(row, changes);
  if (row.facilityId !== null && members.quantity > row.quantity) {
    const facility = await facilityById(ctx).load(row.facilityId);
    if (facility && members.quantity > facility.capacity) throw moreThanTheFacilityHas({ capacity: facility.capacity });
  }
  return change(ctx, row.id, members);
}

/** @returns the members that have changed */
async function change(ctx: WriteContext, id: string, next: Partial<Supply>): Promise<string[]> {
  const supply = await lockSupply(ctx, id);
  const changed = changedMembers(supply, next);
  if (changed.length === 0) return changed;
  Object.assign(supply, next);
  await requireNotBelowHeld(ctx, SUPPLY_KIND, supply);
  await ctx.em.flush();
  return changed;
}

/** The entity of a supply, its row locked, so that nothing more comes to be held of it meanwhile. */
function lockSupply(ctx: WriteContext, id: string): Promise<Supply> {
  return ctx.em.findOneOrFail(Supply, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Takes a supply off a draft. @returns the id of the list */
export function removeSupply(ctx: Context, input: SupplyRemoveInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.DRAFT];
    const { row, list } = await entryToChange<SupplyRow>(ctx, SUPPLY_KIND, input.supplyId, states);
    await takeSupplyOff(ctx, row);
    return list.id;
  });
}

/** Takes a supply off a draft that is locked. */
export async function takeSupplyOff(ctx: WriteContext, row: SupplyRow): Promise<void> {
  await ctx.db.deleteFrom('supply').where('id', '=', row.id).execute();
  await recordEntry(ctx, row, 'supplyRemove', 'supply.removed');
  await tellOfRemoval(ctx, row);
}

/** Withdraws a supply from a list in force; its matches are cancelled. @returns its id */
export function withdrawSupply(ctx: Context, input: SupplyWithdrawInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const states = [SupplyDemandListState.IN_FORCE];
    const { row } = await entryToChange<SupplyRow>(ctx, SUPPLY_KIND, input.supplyId, states);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    await cancelMatchesOf(ctx, { supplyId: row.id }, reason);
    const supply = await lockSupply(ctx, row.id);
    supply.withdrawnAt = dateOf(ctx.now());
    supply.stateReason = reason;
    await ctx.em.flush();
    await recordEntry(ctx, supply, 'supplyWithdraw', 'supply.withdrawn', ['state', 'stateReason']);
    return supply.id;
  });
}

/** A supply as it was written, judged: its members, and where it is made known. */
interface JudgedSupply {
  readonly members: EntryMembers;
  readonly facilityId: string | null;
  readonly allianceIds: readonly string[];
}

/** What was written, judged by all rules of a supply; nothing is written. */
export async function supplyFrom(
  ctx: WriteContext,
  list: SupplyDemandList,
  written: WrittenSupply,
): Promise<JudgedSupply> {
  const backing = written.facilityId == null ? null : await backingFacility(ctx, list, written.facilityId);
  const place = backing?.facility.location ?? (await placeOfOwner(ctx, list.ownedBy));
  const { members, category } = await entryMembersFrom(ctx, list, written, place);
  if (backing) requireBackedBy(backing.facility, category, members);
  await requireDates(ctx, members, backing ? { opening: backing.opening } : {});
  const allianceIds = await requireMemberships(ctx, list, written.allianceIds ?? []);
  return { members, facilityId: backing?.facility.id ?? null, allianceIds };
}

/** The facility that is to back a supply of a list, and when it is open. */
async function backingFacility(ctx: WriteContext, list: SupplyDemandList, facilityId: string) {
  const facility = await facilityById(ctx).load(facilityId);
  const isOwn = facility?.unitId === list.unitId;
  if (!facility || (!isOwn && !isPublic(facility.state))) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  if (!isOwn) throw facilityOfAnother();
  if (!isPublic(facility.state)) throw facilityNotPublished({});
  const { rows } = await sql<FacilityOpening>`
    select ${openingRulesOf(sql`${facilityId}::text`)} as rules,
           ${openingExceptionsOf(sql`${facilityId}::text`)} as exceptions`.execute(ctx.db);
  return { facility, opening: rows[0]! };
}

/** Measures that count places, which are what a facility has. */
const PLACES: ReadonlySet<UnitOfMeasure> = new Set([UnitOfMeasure.SPACE, UnitOfMeasure.PERSON, UnitOfMeasure.ROOM]);

function requireBackedBy(
  { kind, capacity, timeZone }: FacilityRow,
  category: ServiceCategoryRow,
  { quantity, unitOfMeasure }: EntryMembers,
): void {
  if (category.facilityKind !== kind) throw facilityOfAnotherKind();
  if (!keepsTerritoryClock(timeZone)) throw facilityKeepsAnotherClock();
  if (!PLACES.has(unitOfMeasure)) throw facilityGivesPlaces();
  if (quantity > capacity) throw moreThanTheFacilityHas({ capacity });
}

/** The alliances, each once. @throws Refusal INVALID_INPUT, or STATE_CONFLICT for one without an active membership */
async function requireMemberships(
  ctx: WriteContext,
  list: SupplyDemandList,
  allianceIds: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(allianceIds)];
  requireRange(wanted.length, { min: 0, max: ALLIANCES_MAX, field: ['allianceIds'] }, entryNumberOutOfRange);
  if (wanted.length === 0) return [];
  const { rows } = await sql`
    select from alliance_membership
    where unit_id = ${list.unitId} and alliance_id = any(${wanted}) and state = 'ACTIVE'`.execute(ctx.db);
  if (rows.length < wanted.length) throw notAMember({});
  return wanted;
}

async function publishIn(ctx: WriteContext, supplyId: string, allianceIds: readonly string[]): Promise<void> {
  await ctx.db
    .deleteFrom('supply_publication')
    .where('supply_id', '=', supplyId)
    .where('alliance_id', '<>', sql<string>`all(${[...allianceIds]})`)
    .execute();
  await sql`
    insert into supply_publication (supply_id, alliance_id) select ${supplyId}, unnest(${[...allianceIds]}::text[])
    on conflict do nothing`.execute(ctx.db);
}
