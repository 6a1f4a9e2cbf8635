import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { BOOKING_STEPS, BookingActor, BookingState } from '../booking.entity.ts';

/** Bookings that are completed in one statement. */
const BATCH = 500;

/**
 * Writes down, every minute, what the clock has made of bookings. What everybody is shown and is held to goes by the clock
 * already; this tells who waits for the events, and gives the places back.
 */
export const endBookings: Job = {
  name: 'bookings.end',
  payload: idsOf({}),
  schedule: '* * * * *',
  async run(ctx) {
    await lapseRequests(ctx);
    await completeBookings(ctx);
  },
};

/** Ends the requests whose time to be answered is over, and what was held for long enough, the oldest first. @returns how many */
export async function lapseRequests({ db, now, closing }: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<number> {
  for (let lapsed = 0; ; lapsed++) {
    if (closing.aborted) return lapsed;
    const { rows } = await sql<{ id: string }>`
      select id from booking where state in ('PENDING', 'HELD') and answer_by <= ${dateOf(now())}::timestamptz
      order by answer_by, id limit 1`.execute(db);
    if (!rows[0]) return lapsed;
    await lapse({ db, now }, rows[0].id);
  }
}

/**
 * Ends those among the requests and holds that stand in the way of a booking: of its facility and what shares places with that, or of its booker and who shares their
 * phone. For a booking that the rules let pass and the counters or the quotas did not.
 * @returns whether there were any
 */
export async function lapseInTheWay(
  { db, now }: { readonly db: Database; readonly now: () => Temporal.Instant },
  { facilityId, bookerId }: { readonly facilityId: string; readonly bookerId: string | undefined },
): Promise<boolean> {
  const person = bookerId ?? null;
  const { rows } = await sql<{ id: string }>`
    select id from booking
    where state in ('PENDING', 'HELD') and answer_by <= ${dateOf(now())}::timestamptz
      and (facility_id in (select other.facility_id from claim own join claim other on other.pool_id = own.pool_id
                           where own.facility_id = ${facilityId})
        or booker_id = any(coalesce(household_of(${person}), array[${person}::text])))
    order by id`.execute(db);
  for (const { id } of rows) await lapse({ db, now }, id);
  return rows.length > 0;
}

/** Each in a statement that stands for itself: who takes the counters of several facilities at once, deadlocks. */
async function lapse(
  { db, now }: { readonly db: Database; readonly now: () => Temporal.Instant },
  id: string,
): Promise<void> {
  const change = {
    action: 'bookingLapse',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'endedBy'],
    topic: 'booking.expired' as const,
  };
  const moment = dateOf(now());
  await sql`
    with made as (
      update booking set state = ${BookingState.EXPIRED}, ended_by = ${BookingActor.CLOCK},
                         updated_at = ${moment}::timestamptz, version = version + 1
      where id = ${id} and state = any(${[...BOOKING_STEPS.statesThatTake('EXPIRE')]})
        and answer_by <= ${moment}::timestamptz
      returning id, district_code),
    ${recorded({ db, now, actor: { accountId: null } }, change, sql`made`)} select`.execute(db);
}

/** Completes what was not given back and has ended. Takes no counters: the places were had. @returns how many */
export async function completeBookings({
  db,
  now,
  closing,
}: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<number> {
  const change = {
    action: 'bookingComplete',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state'],
    topic: 'booking.completed' as const,
  };
  for (let completed = 0; ;) {
    if (closing.aborted) return completed;
    const moment = dateOf(now());
    const { rows } = await sql`
      with due as (
        select id from booking
        where state = any(${[...BOOKING_STEPS.statesThatTake('COMPLETE')]}) and ends_at <= ${moment}::timestamptz
        order by ends_at, id limit ${BATCH} for no key update skip locked),
      made as (
        update booking b set state = ${BookingState.COMPLETED}, updated_at = ${moment}::timestamptz,
                             version = b.version + 1
        from due where b.id = due.id returning b.id, b.district_code),
      ${recorded({ db, now, actor: { accountId: null } }, change, sql`made`)}
      select id from made`.execute(db);
    completed += rows.length;
    if (rows.length < BATCH) return completed;
  }
}
