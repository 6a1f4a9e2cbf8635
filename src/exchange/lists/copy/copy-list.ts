import type { Context, WriteContext } from '../../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../../request/idempotency.ts';
import { moneyOf } from '../../../shared/money.ts';
import { notFound, Refusal } from '../../../shared/refusal.ts';
import { demandsOfList } from '../entries/demand.loader.ts';
import { enterDemand } from '../entries/demand.service.ts';
import { EntryState } from '../entries/entry.entity.ts';
import type { EntryRow } from '../entries/entry.loader.ts';
import type { WrittenEntry } from '../entries/entry.rules.ts';
import { alliancesOfSupply, suppliesOfList } from '../entries/supply.loader.ts';
import { enterSupply } from '../entries/supply.service.ts';
import { categoryById } from '../service-category.loader.ts';
import type { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { visibleList } from '../supply-demand-list.loader.ts';
import { beginList } from '../supply-demand-list.service.ts';
import type { SupplyDemandListCopyInput } from './copy-list.input.ts';

/**
 * Begins a draft for another period with the entries of a list of the same owner. What held over the whole of the old
 * period holds over the whole of the new one; what held on some dates keeps its distance from the first day, cut to the
 * new period. What a rule would refuse today, such as a facility that has been closed since, is left out, as is what is
 * withdrawn.
 * @returns the id of the draft
 */
export function copyList(ctx: Context, input: SupplyDemandListCopyInput): Promise<string> {
  const { listId, validFrom, validTo, idempotencyKey } = input;
  const hash = hashOfRequest('supplyDemandListCopy', listId, validFrom, validTo);
  return onceInTransaction(ctx, idempotencyKey, hash, async (ctx) => {
    const old = await visibleList(ctx, listId);
    if (!old) throw notFound({ type: 'SupplyDemandList', field: ['listId'] });
    const list = await beginList(ctx, { ownerId: old.ownerId, validFrom, validTo }, 'supplyDemandListCopy');
    const move = mover(old, list);
    const [supplies, demands] = await Promise.all([suppliesOfList(ctx).load(old.id), demandsOfList(ctx).load(old.id)]);
    for (const supply of supplies.filter(isOnOffer)) {
      const allianceIds = await alliancesOfSupply(ctx).load(supply.id);
      const written = { ...(await writtenAs(ctx, supply, move)), facilityId: supply.facilityId, allianceIds };
      // Where a facility backs it, it is where that is.
      const place = supply.facilityId === null ? {} : { location: null };
      await unlessRefused(ctx, () => enterSupply(ctx, list, { ...written, ...place }));
    }
    for (const demand of demands.filter(isOnOffer)) {
      // Until when it is open to claims is a day of the old period: whoever keeps the list names another.
      const { priority, beneficiaries, minQuantity, minMinutes, splittable, needsAll, minOccurrences } = demand;
      const own = { priority, beneficiaries, minQuantity, minMinutes, splittable, needsAll, minOccurrences };
      const written = { ...(await writtenAs(ctx, demand, move)), ...own };
      await unlessRefused(ctx, () => enterDemand(ctx, list, written));
    }
    return list.id;
  });
}

/** A rule is asked before anything of an entry is written, so that a refusal leaves nothing. */
async function unlessRefused(ctx: WriteContext, enter: () => Promise<unknown>): Promise<void> {
  try {
    await enter();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  // Written by now: each flush would look through all that were written before.
  ctx.em.clear();
}

function isOnOffer({ state }: { readonly state: EntryState }): boolean {
  return state !== EntryState.WITHDRAWN;
}

interface Period {
  readonly validFrom: string;
  readonly validTo: string;
}

/** Moves the period of an entry from one list to another. */
function mover(old: Period, list: Pick<SupplyDemandList, 'validFrom' | 'validTo'>) {
  const days = Temporal.PlainDate.from(old.validFrom).until(list.validFrom, { largestUnit: 'days' });
  const moved = (date: string) => Temporal.PlainDate.from(date).add(days).toString();
  return ({ validFrom, validTo }: Period): Period => {
    const from = validFrom === old.validFrom ? list.validFrom : moved(validFrom);
    const to = validTo === old.validTo ? list.validTo : moved(validTo);
    return { validFrom: from, validTo: to < list.validTo ? to : list.validTo };
  };
}

async function writtenAs(ctx: Context, entry: EntryRow, move: (period: Period) => Period): Promise<WrittenEntry> {
  const { title, quantity, unitOfMeasure, windows, location, maxDistanceMeters, audiences, conditions } = entry;
  const category = await categoryById(ctx).load(entry.categoryId);
  return {
    title,
    quantity,
    unitOfMeasure,
    windows,
    location,
    maxDistanceMeters,
    audiences,
    conditions,
    ...move(entry),
    categoryCode: category!.code,
    cost: entry.costMinor === null ? null : moneyOf(entry.costMinor),
  };
}
