import { sql } from 'kysely';
import { FacilityState } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { recorded } from '../../request/record.ts';
import { dateOf, earlier, type Interval, later } from '../../shared/interval.ts';
import type { BilingualText } from '../../shared/language.ts';
import { newId } from '../../shared/node.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { noLongerFits } from '../booking.rules.ts';
import { asRulesSeeIt, type FacilityAndRules, facilityColumns, type Read } from '../facility-to-book.ts';
import { ClosurePlanState } from './closure-plan.entity.ts';

/** How long before a booking starts the unit decides what becomes of it, in hours: its booker can still look for another. */
const DECIDED_BEFORE_HOURS = 24;
/** How long it has where the change itself came later than that, in minutes; and how long before the start at the latest. */
const DECIDED_AFTER_MINUTES = 60;
const DECIDED_LATEST_BEFORE_MINUTES = 15;

/** Where, when and by whom it is judged; by nobody when a job does it. */
interface Judging extends Pick<Context, 'db' | 'now'> {
  readonly actor: { readonly accountId: string | null };
}

interface FacilityJudged extends FacilityAndRules {
  readonly stateReason: string | null;
}

interface BookingToCome extends Interval {
  readonly id: string;
  readonly isPlanned: boolean;
}

const HOURS_CHANGED = { en: 'The opening hours have changed.', 'zh-CN': '开放时间已变更。' };
const FACILITY_OUT = { en: 'The facility takes no bookings at present.', 'zh-CN': '该设施暂停接受预约。' };
const UNIT_OUT = {
  SUSPENDED: { en: 'The unit of the facility is suspended.', 'zh-CN': '该设施所属单位已被暂停。' },
  LEFT: { en: 'The unit of the facility has left its alliance.', 'zh-CN': '该设施所属单位已退出联盟。' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/**
 * Holds the bookings of a facility that are to come against its hours and its state as they are in this transaction: those
 * that no longer fit get into its open plan, and their bookers are told; those that fit again leave it, and are told too.
 * Whoever calls it holds the facility locked, so that no two judge it at once. What runs at the moment may run to its end.
 * @param reason why, in the words of who changed it, if they gave some
 */
export async function judgeFacility(ctx: Judging, facilityId: string, reason: string | null = null): Promise<void> {
  const facility = await facilityToJudge(ctx, facilityId);
  if (!facility) return;
  const coming = await bookingsToCome(ctx, facilityId);
  const [unfit, fit] = [true, false].map((wanted) =>
    coming.filter((one) => one.isPlanned !== wanted && noLongerFits(facility, one) === wanted),
  );
  if (unfit!.length > 0) await addToPlan(ctx, facility, unfit!, reasonOf(facility, reason));
  if (fit!.length > 0) {
    await takeFromPlan(
      ctx,
      facilityId,
      fit!.map(({ id }) => id),
    );
  }
}

async function facilityToJudge(ctx: Judging, id: string): Promise<FacilityJudged | undefined> {
  const { rows } = await sql<Read<FacilityJudged>>`
    select ${facilityColumns}, f.state_reason as "stateReason" from shared_facility f where f.id = ${id}`.execute(
    ctx.db,
  );
  return rows[0] && asRulesSeeIt(ctx, rows[0]);
}

async function bookingsToCome({ db, now }: Judging, facilityId: string): Promise<readonly BookingToCome[]> {
  const moment = dateOf(now());
  const { rows } = await sql<Record<'id' | 'start' | 'end', string> & { isPlanned: boolean }>`
    select b.id, iso(b.starts_at) as start, iso(b.ends_at) as "end", e.booking_id is not null as "isPlanned"
    from booking b left join closure_effect e on e.booking_id = b.id and e.settled_at is null
    where b.facility_id = ${facilityId} and b.starts_at > ${moment}::timestamptz
      and booking_state_at(b.state, b.answer_by, b.ends_at, ${moment}::timestamptz) in ('PENDING', 'CONFIRMED')
      and not exists (select from closure_effect s join closure_plan p on p.id = s.plan_id
                      where s.booking_id = b.id and s.settled_at is not null and s.choice = 'LET_RUN')
    order by b.starts_at, b.id`.execute(db);
  return rows.map(({ id, isPlanned, start, end }) => ({
    id,
    isPlanned,
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
}

function reasonOf({ state, stateReason, unitLapsed }: FacilityJudged, given: string | null): ReasonGiven {
  if (given !== null) return { zh: given.slice(0, REASON_MAX), en: null };
  const isOut = state !== FacilityState.PUBLISHED;
  if (isOut && stateReason) return { zh: stateReason.slice(0, REASON_MAX), en: null };
  const text = isOut ? FACILITY_OUT : unitLapsed ? UNIT_OUT[unitLapsed] : HOURS_CHANGED;
  return { zh: text['zh-CN'], en: text.en };
}

interface ReasonGiven {
  readonly zh: string;
  readonly en: string | null;
}

/** All that no longer fits in a facility stands in one plan: a further change adds to it, and its reason is the latest. */
async function addToPlan(
  ctx: Judging,
  { id: facilityId, districtCode }: FacilityJudged,
  unfit: readonly BookingToCome[],
  reason: ReasonGiven,
): Promise<void> {
  const now = ctx.now();
  const moment = dateOf(now);
  const decideBy = unfit.map((one) => decidedBy(one, now));
  const change = {
    action: 'closurePlan',
    subjectId: sql<string>`made.booking_id`,
    districtCode,
    topic: 'booking.changed' as const,
  };
  await sql`
    with plan as (
      insert into closure_plan as p (id, district_code, facility_id, starts_at, reason_zh, reason_en, state, created_at, updated_at)
      values (${newId('cpl')}, ${districtCode}, ${facilityId}, ${moment}, ${reason.zh}, ${reason.en},
              ${ClosurePlanState.OPEN}, ${moment}, ${moment})
      on conflict (facility_id) where state = 'OPEN' do update
        set reason_zh = excluded.reason_zh, reason_en = excluded.reason_en, updated_at = excluded.updated_at,
            version = p.version + 1
      returning id),
    made as (
      insert into closure_effect (plan_id, booking_id, district_code, decide_by)
      select plan.id, u.id, ${districtCode}, u.decide_by
      from plan, unnest(${unfit.map(({ id }) => id)}::text[], ${decideBy.map(String)}::timestamptz[]) as u (id, decide_by)
      on conflict do nothing returning booking_id),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
}

/** Until when the unit decides of a booking that a change of now has left; what it has not decided then is cancelled. */
function decidedBy({ start }: Interval, now: Temporal.Instant): Temporal.Instant {
  const aDayBefore = start.subtract({ hours: DECIDED_BEFORE_HOURS });
  const afterTheChange = now.add({ minutes: DECIDED_AFTER_MINUTES });
  const atTheLatest = later(now, start.subtract({ minutes: DECIDED_LATEST_BEFORE_MINUTES }));
  return earlier(later(aDayBefore, afterTheChange), atTheLatest);
}

/** What fits again is as if it had always fitted. A plan of which nothing waits any more is over. */
async function takeFromPlan(ctx: Judging, facilityId: string, ids: readonly string[]): Promise<void> {
  const change = {
    action: 'closurePlanRelease',
    subjectId: sql<string>`made.booking_id`,
    districtCode: sql<string>`made.district_code`,
    topic: 'booking.changed' as const,
  };
  await sql`
    with made as (
      delete from closure_effect where booking_id = any(${ids}) and settled_at is null
      returning booking_id, plan_id, district_code),
    plan as (
      update closure_plan set version = version + 1, updated_at = ${dateOf(ctx.now())}
      where id in (select plan_id from made) and state = 'OPEN' returning id),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
  await closeEmptyPlans(ctx, facilityId);
}

/** Plans of which nothing waits any more: carried out if anything was, and otherwise come to nothing. */
export async function closeEmptyPlans({ db, now }: Pick<Judging, 'db' | 'now'>, facilityId?: string): Promise<void> {
  const only = facilityId === undefined ? sql`` : sql`and p.facility_id = ${facilityId}`;
  await sql`
    update closure_plan p set updated_at = ${dateOf(now())}, version = p.version + 1,
           state = case when exists (select from closure_effect e where e.plan_id = p.id) then 'CONFIRMED' else 'DISCARDED' end
    where p.state = 'OPEN' ${only}
      and not exists (select from closure_effect e where e.plan_id = p.id and e.settled_at is null)`.execute(db);
}
