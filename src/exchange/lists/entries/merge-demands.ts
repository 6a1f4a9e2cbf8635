import { sql } from 'kysely';
import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { dateOf } from '../../../shared/interval.ts';
import { requireRange } from '../../../shared/range.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import type { DemandMergeInput } from './demand.input.ts';
import type { DemandRow } from './demand.loader.ts';
import { lockDemand } from './demand.service.ts';
import { EntryState, QUANTITY_MAX } from './entry.entity.ts';
import { entryNumberOutOfRange, entryWithdrawn, mergedIsHeld, notMergeable } from './entry.errors.ts';
import { DEMAND_KIND, lockedWithList, recordEntry, requireNotBelowHeld } from './entry.service.ts';
import { lapseInTheWay } from '../../matches/lapse-acceptances.ts';
import { cancelMatchesOf } from '../../matches/match.service.ts';
import { SupplyDemandListState } from '../supply-demand-list.entity.ts';
import { notYoursToMerge } from '../supply-demand-list.errors.ts';
import { mayMergeEntries } from '../supply-demand-list.policy.ts';

/** Merges a demand into another of the same need; its proposals are cancelled. @returns the id of the one that stays */
export async function mergeDemands(ctx: Context, input: DemandMergeInput): Promise<string> {
  await lapseInTheWay(ctx, { demandId: input.demandId });
  await lapseInTheWay(ctx, { demandId: input.intoDemandId });
  return inTransaction(ctx, async (ctx) => {
    const { merged, staying } = await bothLocked(ctx, input);
    if (!mayMergeEntries(ctx.actor, merged, staying)) throw notYoursToMerge();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    requireSameNeed(merged, staying);

    await cancelMatchesOf(ctx, { demandId: merged.id }, reason);
    const gone = await lockDemand(ctx, merged.id);
    gone.withdrawnAt = dateOf(ctx.now());
    gone.stateReason = reason;
    gone.mergedIntoId = staying.id;
    await recordEntry(ctx, gone, 'demandMerge', 'demand.merged', ['state', 'stateReason', 'mergedInto']);

    const kept = await lockDemand(ctx, staying.id);
    if (input.quantity != null && input.quantity !== kept.quantity) {
      kept.quantity = requireRange(
        input.quantity,
        { min: kept.minQuantity, max: QUANTITY_MAX, field: ['quantity'] },
        entryNumberOutOfRange,
      );
      await requireNotBelowHeld(ctx, DEMAND_KIND, kept);
      await recordEntry(ctx, kept, 'demandMerge', 'demand.changed', ['quantity']);
    }
    return kept.id;
  });
}

/** Both demands, with their lists locked, in the order of their ids so that two merges do not wait for each other. */
async function bothLocked(ctx: WriteContext, { demandId, intoDemandId }: DemandMergeInput) {
  await sql`
    select from supply_demand_list
    where id in (select list_id from demand where id in (${demandId}, ${intoDemandId}))
    order by id for update`.execute(ctx.db);
  const { row: merged } = await lockedWithList<DemandRow>(ctx, DEMAND_KIND, demandId, ['demandId']);
  const { row: staying } = await lockedWithList<DemandRow>(ctx, DEMAND_KIND, intoDemandId, ['intoDemandId']);
  return { merged, staying };
}

/** The states of a list in which its demands can be merged. */
const MERGEABLE: readonly SupplyDemandListState[] = [SupplyDemandListState.DRAFT, SupplyDemandListState.IN_FORCE];

/** @throws Refusal STATE_CONFLICT */
function requireSameNeed(merged: DemandRow, staying: DemandRow): void {
  if (merged.state === EntryState.WITHDRAWN) throw entryWithdrawn({ field: ['demandId'] });
  if (staying.state === EntryState.WITHDRAWN) throw entryWithdrawn({ field: ['intoDemandId'] });
  const same =
    merged.id !== staying.id &&
    merged.categoryId === staying.categoryId &&
    merged.unitOfMeasure === staying.unitOfMeasure &&
    merged.listState === staying.listState;
  if (!same || !MERGEABLE.includes(merged.listState)) throw notMergeable({});
  if (merged.heldQuantity > 0) throw mergedIsHeld({ held: merged.heldQuantity });
}
