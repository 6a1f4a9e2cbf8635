import { type RawBuilder, sql } from 'kysely';
import { localTimeOf } from '../../district/grid/index.ts';

// What the clock has made of an acceptance holds for everybody who reads, also before the job has come by that writes it
// down: a match `m`, and the entries `e` that it held some of, as they are at a moment. Hardly ever has anything lapsed that
// is not written down yet, so what stands in the rows is looked at first.

function momentOf(now: Temporal.Instant): RawBuilder<unknown> {
  return sql`${now.toString()}::timestamptz`;
}

/** The state of a match `m`. */
export function matchStateAsOf(now: Temporal.Instant): RawBuilder<string> {
  return sql<string>`match_state_at(m.state, m.lapses_at, ${momentOf(now)})`;
}

/** The condition that a match `m` holds something of its entries. */
export function holdsAsOf(now: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`(m.held_quantity > 0 and ${matchStateAsOf(now)} <> 'CANCELLED')`;
}

type Side = 'supply' | 'demand';

/** What matches hold of an entry `e` of a side: the greatest number at one moment, or of what is used up in all. */
export function heldAsOf(side: Side, now: Temporal.Instant): RawBuilder<number> {
  const held = sql`${sql.raw(`${side}_held_at`)}(e.id, ${momentOf(now)})`;
  return sql<number>`case when ${hasLapsed(side, now)} then ${held} else e.held_quantity end`;
}

/** How far an entry `e` of a side has found its counterpart. */
export function entryStateAsOf(side: Side, now: Temporal.Instant): RawBuilder<string> {
  const state = sql`${sql.raw(`${side}_state_at`)}(e.id, ${momentOf(now)})`;
  return sql<string>`case when ${hasLapsed(side, now)} then ${state} else e.state end`;
}

/** The place-minutes that matches hold of a demand `e`. */
export function heldMinutesAsOf(now: Temporal.Instant): RawBuilder<number> {
  return sql<number>`case when ${hasLapsed('demand', now)}
    then (select met.held_minutes from minutes_met(e.id, ${momentOf(now)}) as met) else e.held_minutes end`;
}

/** The condition that something of a demand `e` can still be served: it lacks something that has not begun. */
export function isOpenAsOf(now: Temporal.Instant): RawBuilder<boolean> {
  const until = sql`case when ${hasLapsed('demand', now)} then open_until_of(e, ${momentOf(now)}) else e.open_until end`;
  return sql<boolean>`coalesce(${until} >= ${localTimeOf(now)}::timestamp, false)`;
}

/** The condition that an acceptance of something of an entry `e` has lapsed, and is not written down: found once a statement. */
function hasLapsed(side: Side, now: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`e.id = any(array(
    select lapsed.${sql.ref(`${side}_id`)} from match lapsed
    where lapsed.state = 'ACCEPTED' and lapsed.lapses_at <= ${momentOf(now)}))`;
}
