import type { Commons } from '../support/commons.ts';
import type { Call, Recorder } from './recorder.ts';

// The judge of the trials: SQL and arithmetic of its own, that trust neither the code that books nor the constraints.

/** What a row of the database says of a booking. */
interface BookingRow extends Record<string, unknown> {
  readonly id: string;
  readonly facility: string;
  readonly subject: string;
  readonly starts: number;
  readonly ends: number;
  readonly quantity: number;
  readonly state: string;
}

/** States in which places are taken. */
const TAKING = `('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')`;

const ROWS = `
  select b.id, b.facility_id as facility, a.subject, extract(epoch from b.starts_at)::float8 * 1000 as starts,
         extract(epoch from b.ends_at)::float8 * 1000 as ends, b.quantity, b.state
  from booking b join resident r on r.id = b.booker_id join account a on a.id = r.account_id`;

/** I1: at the first moment of each booking, all that share it are put beside each other. */
const OVERLAPS = `
  select b.facility_id as facility, b.id, sum(o.quantity)::int as taken, f.capacity
  from booking b join shared_facility f on f.id = b.facility_id
    join booking o on o.facility_id = b.facility_id and o.state in ${TAKING}
      and o.starts_at <= b.starts_at and b.starts_at < o.ends_at
  where b.state in ${TAKING}
  group by b.facility_id, b.id, f.capacity having sum(o.quantity) > f.capacity`;

/** I7: the counters say in each quarter of an hour what the bookings take, and never more than there is. */
const COUNTERS = `
  with counted as (
    select o.pool_id as facility_id, o.span + (n - 1) * interval '15 minutes' as at, step
    from occupancy o, unnest(o.taken) with ordinality as steps (step, n)),
  quarters as (
    select facility_id, at from counted
    union
    select facility_id, generate_series(date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z'),
                                        ends_at - interval '1 microsecond', interval '15 minutes')
    from booking where state in ${TAKING})
  select q.facility_id as facility, q.at::text, c.step, meant.places, f.capacity
  from quarters q join shared_facility f on f.id = q.facility_id
    left join counted c on c.facility_id = q.facility_id and c.at = q.at
    cross join lateral (
      select coalesce(sum(b.quantity), 0)::int as places from booking b
      where b.facility_id = q.facility_id and b.state in ${TAKING} and b.starts_at <= q.at and q.at < b.ends_at) meant
  where c.step > f.capacity or coalesce(c.step, 0) <> meant.places`;

/** I6: what is written down of each booking, beside what its state says has happened. */
const WRITTEN = `
  with meant (state, action, topic) as (
    values ('CANCELLED', 'bookingCancel', 'booking.cancelled'), ('REJECTED', 'bookingReject', 'booking.rejected')),
  audited as (
    select subject_id, array_agg(action order by id) as actions from audit_entry
    where action like 'booking%' group by subject_id),
  told as (
    select subject_id, array_agg(topic order by id) as topics from outbox_event
    where topic like 'booking.%' group by subject_id)
  select coalesce(b.id, audited.subject_id, told.subject_id)::text as id, b.state, actions, topics
  from booking b full join audited on audited.subject_id = b.id full join told on told.subject_id = coalesce(b.id, audited.subject_id)
    left join meant on meant.state = b.state
  where b.id is null
    or array_remove(actions, 'bookingConfirm') is distinct from array_remove(array['bookingCreate', meant.action], null)
    or array_remove(topics, 'booking.confirmed') is distinct from array_remove(array['booking.created', meant.topic], null)
    or cardinality(array_positions(actions, 'bookingConfirm')) <> cardinality(array_positions(topics, 'booking.confirmed'))
    or cardinality(array_positions(actions, 'bookingConfirm')) > 1`;

/** I4, as far as the database says it: the answer that is kept for each booking. */
const ANSWERS = `
  select coalesce(b.id, a.answer ->> 'id') as id, count(a.key)::int as answers, b.id is not null as exists
  from booking b full join idempotent_answer a on a.answer ->> 'id' = b.id
  where b.id is not null or a.answer ? 'id'
  group by b.id, 1 having count(a.key) <> 1 or b.id is null`;

/**
 * Everything that is wrong with what a trial has left, each with the number of the invariant; empty when nothing is.
 * I1 nobody has a place twice · I2 what was answered is there · I3 what is there was asked for, once · I4 one effect of
 * each key, and the same answer · I6 trail and outbox tell what happened · I7 the counters are right. I5, that somebody
 * wins, is for each trial to say: it knows what there was to be won.
 */
export async function judged({ sql }: Pick<Commons, 'sql'>, { calls }: Recorder): Promise<string[]> {
  const rows = await sql<BookingRow>(ROWS);
  const say = (number: string) => (one: unknown) => `${number}: ${JSON.stringify(one)}`;
  return [
    ...(await sql(OVERLAPS)).map(say('I1')),
    ...lost(rows, calls).map(say('I2')),
    ...unasked(rows, calls).map(say('I3')),
    ...contradictions(calls).map(say('I4')),
    ...(await sql(ANSWERS)).map(say('I4')),
    ...(await sql(WRITTEN)).map(say('I6')),
    ...(await sql(COUNTERS)).map(say('I7')),
    ...calls.filter(({ outcome }) => outcome === 'open').map(say('a call that never ended')),
  ];
}

/** What somebody was told and the database does not have, or has otherwise. */
function lost(rows: readonly BookingRow[], calls: readonly Call[]): unknown[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const AFTER: Partial<Record<Call['operation'], string>> = { cancel: 'CANCELLED', reject: 'REJECTED' };
  return calls
    .filter(({ outcome }) => outcome === 'ok')
    .flatMap((call): unknown[] => {
      const row = byId.get(call.bookingId!);
      if (!row) return [call];
      const stands = call.wish ? isOf(row, call) : (AFTER[call.operation] ?? row.state) === row.state;
      return stands ? [] : [{ call, row }];
    });
}

/** Bookings that nobody asked for, or that there are more of than were asked for. */
function unasked(rows: readonly BookingRow[], calls: readonly Call[]): unknown[] {
  const creates = calls.filter(({ operation }) => operation === 'create');
  const keyOfId = new Map(creates.flatMap((call) => (call.outcome === 'ok' ? [[call.bookingId!, call.key!]] : [])));
  const free = new Map<string, Set<string>>();
  const known = new Set(creates.filter(({ outcome }) => outcome !== 'unknown').map(({ key }) => key!));
  for (const call of creates.filter(({ key }) => !known.has(key!))) {
    const wanted = wantedOf(call.subject, call.wish!);
    free.set(wanted, (free.get(wanted) ?? new Set()).add(call.key!));
  }
  return rows.filter((row) => {
    if (keyOfId.has(row.id)) return false;
    const wanted = JSON.stringify([row.subject, row.facility, row.starts, row.ends, row.quantity]);
    const [key] = free.get(wanted) ?? [];
    if (key === undefined) return true;
    free.get(wanted)!.delete(key);
    return false;
  });
}

/** Keys under which different things were answered, and bookings that two keys were answered with. */
function contradictions(calls: readonly Call[]): unknown[] {
  const creates = calls.filter(({ operation, outcome }) => operation === 'create' && /ok|refused/.test(outcome));
  const byKey = Map.groupBy(creates, ({ key }) => key!);
  const several = [...byKey].filter(
    ([, same]) => new Set(same.map(({ outcome, code, bookingId }) => `${outcome} ${code} ${bookingId}`)).size > 1,
  );
  const ids = Map.groupBy(
    creates.filter(({ outcome }) => outcome === 'ok'),
    ({ bookingId }) => bookingId!,
  );
  const shared = [...ids].filter(([, same]) => new Set(same.map(({ key }) => key)).size > 1);
  return [...several, ...shared];
}

function isOf(row: BookingRow, { subject, wish }: Call): boolean {
  return wantedOf(subject, wish!) === JSON.stringify([row.subject, row.facility, row.starts, row.ends, row.quantity]);
}

function wantedOf(subject: string, { facilityId, start, end, quantity }: Call['wish'] & {}): string {
  return JSON.stringify([subject, facilityId, Date.parse(start), Date.parse(end), quantity]);
}
