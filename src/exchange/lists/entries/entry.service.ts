import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../../request/context.ts';
import type { GeoPointInput } from '../../../shared/geo.ts';
import { defineLoader } from '../../../request/loader.ts';
import { moneyOf } from '../../../shared/money.ts';
import { record, tell } from '../../../request/record.ts';
import { notFound } from '../../../shared/refusal.ts';
import { demandById } from './demand.loader.ts';
import { ENTRIES_MAX, type ListEntry } from './entry.entity.ts';
import { entryWithdrawn, fixedInForce, listIsFull, quantityIsHeld } from './entry.errors.ts';
import type { EntryRow } from './entry.loader.ts';
import type { WrittenEntry } from './entry.rules.ts';
import { isBranchId } from '../list-owner.ts';
import { type SupplyDemandList, SupplyDemandListState } from '../supply-demand-list.entity.ts';
import { listStateConflict, notYourList } from '../supply-demand-list.errors.ts';
import { mayKeepList } from '../supply-demand-list.policy.ts';
import { countEntries, lockList } from '../supply-demand-list.service.ts';
import { supplyById } from './supply.loader.ts';
import type { EventTopic } from '../../../request/event-topics.ts';

/** The members that can still change when the list is in force. */
const CHANGEABLE_IN_FORCE: ReadonlySet<string> = new Set(['title', 'quantity', 'conditions']);

/** Which kind of entry: its table, the prefix of its ids, its rows. */
export const SUPPLY_KIND = { table: 'supply', prefix: 'sup', field: 'supplyId', type: 'Supply' } as const;
export const DEMAND_KIND = { table: 'demand', prefix: 'dem', field: 'demandId', type: 'Demand' } as const;
type EntryKind = typeof SUPPLY_KIND | typeof DEMAND_KIND;

/**
 * A draft, locked, for an actor who keeps it.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT when it is no draft
 */
export async function draftToFill(ctx: WriteContext, listId: string): Promise<SupplyDemandList> {
  const list = await lockList(ctx, listId, ['listId']);
  if (!mayKeepList(ctx.actor, list.ownedBy)) throw notYourList();
  if (list.state !== SupplyDemandListState.DRAFT) throw listStateConflict({ state: list.state });
  return list;
}

/** @throws Refusal QUOTA_EXCEEDED when there is no room on the list for so many more */
export async function requireRoom(ctx: WriteContext, list: SupplyDemandList, more = 1): Promise<void> {
  if ((await countEntries(ctx.db, list.id)) + more > ENTRIES_MAX) throw listIsFull({});
}

/** An entry that is about to change, with its list, which is locked. */
interface EntryToChange<R extends EntryRow> {
  readonly row: R;
  readonly list: SupplyDemandList;
}

/**
 * The entry and its list, the list locked, for an actor who keeps it. Not the entry: acceptances lock the match before
 * its entries, so that whoever cancels matches has to come to the entry after them.
 * @param states those the list has to be in one of
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN or STATE_CONFLICT
 */
export async function entryToChange<R extends EntryRow>(
  ctx: WriteContext,
  kind: EntryKind,
  id: string,
  states: readonly SupplyDemandListState[],
): Promise<EntryToChange<R>> {
  const found = await lockedWithList<R>(ctx, kind, id, [kind.field]);
  if (!mayKeepList(ctx.actor, found.list.ownedBy)) throw notYourList();
  if (!states.includes(found.list.state)) throw listStateConflict({ state: found.list.state, field: [kind.field] });
  if (found.row.state === 'WITHDRAWN') throw entryWithdrawn({ field: [kind.field] });
  return found;
}

/** The same, for whoever may know of it. @throws Refusal NOT_FOUND */
export async function lockedWithList<R extends EntryRow>(
  ctx: WriteContext,
  kind: EntryKind,
  id: string,
  field: readonly string[],
): Promise<EntryToChange<R>> {
  const missing = () => notFound({ type: kind.type, field });
  const entry = await ctx.db.selectFrom(kind.table).select('list_id as listId').where('id', '=', id).executeTakeFirst();
  if (!entry) throw missing();
  const list = await lockList(ctx, entry.listId, field, missing);
  // Read after the lock, so that it is as whoever held the lock before has left it.
  const row = await (kind.prefix === 'sup' ? supplyById : demandById)(ctx).load(id);
  if (!row) throw missing();
  return { row: row as unknown as R, list };
}

/** @throws Refusal STATE_CONFLICT for a quantity below what matches hold of the entry, whose row is locked */
export async function requireNotBelowHeld(
  ctx: WriteContext,
  kind: EntryKind,
  { id, quantity }: Pick<ListEntry, 'id' | 'quantity'>,
): Promise<void> {
  const { held } = await ctx.db
    .selectFrom(kind.table)
    .select('held_quantity as held')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (quantity < held) throw quantityIsHeld({ held });
}

/** @throws Refusal STATE_CONFLICT for a change of anything that is fixed while the list is in force */
export function requireOnlyLateChanges(changes: object): void {
  const fixed = Object.entries(changes).find(
    ([member, value]) => value !== undefined && !CHANGEABLE_IN_FORCE.has(member),
  );
  if (fixed) throw fixedInForce({ field: [fixed[0]] });
}

/** What was written about an entry, with changes: null stands for the default, what is not given stays. */
export function rewritten(
  row: EntryRow,
  categoryCode: string,
  changes: { readonly [M in keyof WrittenEntry]?: WrittenEntry[M] | null },
): WrittenEntry {
  const moved = changes.categoryCode != null && changes.categoryCode !== categoryCode;
  return {
    categoryCode: changes.categoryCode ?? categoryCode,
    title: changes.title ?? row.title,
    quantity: changes.quantity ?? row.quantity,
    windows: changes.windows ?? row.windows,
    // Another category is counted in its own measure.
    unitOfMeasure: given(changes.unitOfMeasure, moved ? null : row.unitOfMeasure),
    validFrom: given(changes.validFrom, row.validFrom),
    validTo: given(changes.validTo, row.validTo),
    location: given(changes.location, row.location),
    maxDistanceMeters: given(changes.maxDistanceMeters, row.maxDistanceMeters),
    audiences: given(changes.audiences, row.audiences),
    conditions: given(changes.conditions, row.conditions),
    cost: given(changes.cost, row.costMinor === null ? null : moneyOf(row.costMinor)),
  };
}

/** A change where null means something of its own: only what is not given leaves what there was. */
export function given<T>(change: T | undefined, kept: T): T {
  return change === undefined ? kept : change;
}

/** The members in which an entity differs from what it is to be. */
export function changedMembers<E extends object>(entity: E, next: Partial<E>): string[] {
  return Object.keys(next).filter((member) => !isDeepStrictEqual(entity[member as keyof E], next[member as keyof E]));
}

/** Where an owner is: the place of a unit; a branch has none. */
export async function placeOfOwner(ctx: Context, ownerId: string): Promise<GeoPointInput | null> {
  return isBranchId(ownerId) ? null : placeOfUnit(ctx).load(ownerId);
}

const placeOfUnit = defineLoader<string, GeoPointInput | null>(async (ctx: Context, unitIds) => {
  const { rows } = await sql<GeoPointInput & { id: string }>`
    select id, latitude, longitude from resident_unit
    where id = any(${unitIds}) and latitude is not null`.execute(ctx.db);
  const places = new Map(rows.map(({ id, latitude, longitude }) => [id, { latitude, longitude }]));
  return unitIds.map((id) => places.get(id) ?? null);
});

/** Writes a change of an entry to the trail and the outbox. */
export function recordEntry(
  ctx: WriteContext,
  { id: subjectId, districtCode }: Pick<ListEntry, 'id' | 'districtCode'>,
  action: string,
  topic: EventTopic,
  fields: readonly string[] = [],
): Promise<void> {
  return record(ctx, { action, subjectId, districtCode, fields, topic });
}

/** Tells that a list has lost an entry: from what is gone, nobody can find the list any more. */
export function tellOfRemoval(
  ctx: WriteContext,
  { listId: subjectId, districtCode }: Pick<EntryRow, 'listId' | 'districtCode'>,
): Promise<void> {
  return tell(ctx, { topic: 'supply_demand_list.entry_removed', subjectId, districtCode });
}
