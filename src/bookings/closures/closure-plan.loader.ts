import { sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { managesFacility } from '../../district/identity/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { defineListUnder, type List } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { type ConnectionArgs, pageOf } from '../../shared/connection.ts';
import type { Selection } from '../../shared/selection.ts';
import { BookingState, stateAt } from '../booking.entity.ts';
import type { BookingRow } from '../booking.loader.ts';
import { type ClosureChoice, ClosurePlanState } from './closure-plan.entity.ts';

const planColumns = columnsOf({ p: 'closure_plan' }, ({ ref }) => [
  'p.id',
  'p.facility_id as facilityId',
  'p.version',
  iso(ref('p.starts_at')).as('start'),
  iso(ref('p.ends_at')).as('end'),
  sql<{ zh: string; en: string | null }>`json_build_object('zh', p.reason_zh, 'en', p.reason_en)`.as('reason'),
  'p.emergency',
  'p.state',
]);

/** A plan as queries show it. */
export type ClosurePlanRow = RowOf<typeof planColumns>;

const planById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<ClosurePlanRow & { unitId: string }>`
    select ${planColumns}, f.unit_id as "unitId"
    from closure_plan p join shared_facility f on f.id = p.facility_id where p.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A plan by id if the caller manages its facility; null otherwise. */
export async function visiblePlan(ctx: Context, id: string): Promise<ClosurePlanRow | null> {
  const [plan, viewer] = await Promise.all([planById(ctx).load(id), viewerOf(ctx)]);
  return plan && managesFacility(viewer, { id: plan.facilityId, unitId: plan.unitId }) ? plan : null;
}

/** The open plans of many facilities, as they are: who may see them is for the caller to ask. */
export const openPlansOf = defineLoader(async (ctx: Context, facilityIds: readonly string[]) => {
  const { rows } = await sql<ClosurePlanRow>`
    select ${planColumns} from closure_plan p
    where p.facility_id = any(${facilityIds}) and p.state = ${ClosurePlanState.OPEN} order by p.created_at, p.id`.execute(
    ctx.db,
  );
  const byFacility = Map.groupBy(rows, ({ facilityId }) => facilityId);
  return facilityIds.map((id) => byFacility.get(id) ?? []);
});

const effectColumns = columnsOf({ e: 'closure_effect', b: 'booking' }, ({ ref }) => [
  'e.booking_id as bookingId',
  'e.choice',
  iso(ref('e.decide_by')).as('decideBy'),
  iso(ref('e.settled_at')).as('settledAt'),
  iso(ref('b.starts_at')).as('start'),
]);

/** What becomes of one booking, as queries show it. */
export type ClosureEffectRow = RowOf<typeof effectColumns>;

const effects: List<ClosureEffectRow> = {
  columns: effectColumns,
  from: sql`closure_effect e join booking b on b.id = e.booking_id`,
  keys: [sql`b.starts_at`, sql`e.booking_id`],
  kinds: ['instant', { idOf: ['bkg'] }],
  position: ({ start, bookingId }) => [start, bookingId],
};

const effectsUnder = defineListUnder<ClosureEffectRow, null>(
  () => effects,
  async (_ctx, planId) => [sql`e.plan_id = ${planId}`],
);

/** A page of what becomes of the bookings of a plan, by their start. */
export function effectsOfPlan(ctx: Context, planId: string, args: ConnectionArgs, connection: Selection) {
  const page = pageOf(args, effects.kinds);
  return effectsUnder(ctx).load({ parentId: planId, where: null, page, withCount: connection.has('totalCount') });
}

/** What waits to be decided of a booking. */
interface Notice {
  readonly bookingId: string;
  readonly choice: ClosureChoice;
  readonly decideBy: string;
  readonly reason: { readonly zh: string; readonly en: string | null };
}

const noticeByBooking = defineLoader(async (ctx: Context, bookingIds: readonly string[]) => {
  const { rows } = await sql<Notice>`
    select e.booking_id as "bookingId", e.choice, iso(e.decide_by) as "decideBy",
           json_build_object('zh', p.reason_zh, 'en', p.reason_en) as reason
    from closure_effect e join closure_plan p on p.id = e.plan_id
    where e.booking_id = any(${bookingIds}) and e.settled_at is null`.execute(ctx.db);
  return inOrderOf(bookingIds, rows, ({ bookingId }) => bookingId);
});

/** What waits to be decided of a booking that stands; null when it fits, and of one that has ended. */
export async function noticeOf(ctx: Context, booking: BookingRow): Promise<Notice | null> {
  const state = stateAt(booking, ctx.now());
  const stands = state === BookingState.PENDING || state === BookingState.CONFIRMED;
  return stands ? noticeByBooking(ctx).load(booking.id) : null;
}

/** Whether the caller manages the facility. */
export async function managesIt(ctx: Context, facility: { readonly id: string; readonly unitId: string }) {
  return managesFacility(await viewerOf(ctx), facility);
}
