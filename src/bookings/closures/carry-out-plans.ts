import { sql } from 'kysely';
import { databaseOf } from '../../database/database.ts';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { BookingActor, BookingState, CancelReason } from '../booking.entity.ts';
import { ClosureChoice } from './closure-plan.entity.ts';
import { closeEmptyPlans, judgeFacility } from './judge-facility.ts';

/**
 * How long a change has to be over before what it leaves is judged once more, in seconds: longer than any booking that had
 * looked before it can take to be written.
 */
const SETTLED_AFTER_SECONDS = 10;

/** Every minute: what no longer fits is found, whoever has changed what, and what nobody has decided in time is carried out. */
export const keepClosures: Job = {
  name: 'bookings.closures',
  payload: idsOf({}),
  schedule: '* * * * *',
  async run(ctx) {
    await judgeChanged(ctx);
    await carryOutDue(ctx);
  },
};

/** Judges the facilities that have changed, each in a transaction of its own. @returns how many */
export async function judgeChanged(
  { orm, now, closing }: Pick<JobContext, 'orm' | 'now' | 'closing'>,
  settledAfterSeconds = SETTLED_AFTER_SECONDS,
): Promise<number> {
  let judged = 0;
  while (!closing.aborted) {
    const found = await orm.em.fork().transactional(async (em) => {
      const db = databaseOf(em);
      // The facility is locked first, as by who changes it.
      const { rows } = await sql<{ id: string }>`
        select f.id from facility_to_judge j join shared_facility f on f.id = j.facility_id
        where j.since <= now() - make_interval(secs => ${settledAfterSeconds}::float8)
        order by j.since limit 1 for no key update of f skip locked`.execute(db);
      if (!rows[0]) return false;
      await sql`delete from facility_to_judge where facility_id = ${rows[0].id}`.execute(db);
      await judgeFacility({ db, now, actor: { accountId: null } }, rows[0].id);
      return true;
    });
    if (!found) break;
    judged++;
  }
  return judged;
}

/**
 * Carries out what is due: what the unit lets run stays, and all else is cancelled, unless it has begun. Each in a statement
 * that stands for itself, so that nobody who books waits for more than one.
 */
export async function carryOutDue({ db, now, closing }: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  const change = {
    action: 'bookingCancel',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason', 'cancelReason', 'endedBy'],
    topic: 'booking.cancelled' as const,
  };
  const moment = () => sql`${dateOf(now())}::timestamptz`;
  for (let done = 1; done > 0 && !closing.aborted;) {
    const { rows } = await sql`
      with due as (
        select e.plan_id, e.booking_id, e.choice, p.reason_zh
        from closure_effect e join closure_plan p on p.id = e.plan_id
        where e.settled_at is null and e.decide_by <= ${moment()}
        order by e.decide_by, e.booking_id limit 1 for no key update of e skip locked),
      made as (
        update booking b set state = ${BookingState.CANCELLED}, ended_by = ${BookingActor.CLOCK},
                             cancel_reason = ${CancelReason.CLOSURE}, state_reason = due.reason_zh,
                             updated_at = ${moment()}, version = b.version + 1
        from due where due.choice = ${ClosureChoice.CANCEL} and (b.moves_id = due.booking_id and b.state = 'PENDING'
          or b.id = due.booking_id and booking_state_at(b.state, b.answer_by, b.starts_at, ${moment()}) in ('PENDING', 'CONFIRMED'))
        returning b.id, b.district_code),
      settled as (
        update closure_effect e set settled_at = ${moment()} from due
        where e.plan_id = due.plan_id and e.booking_id = due.booking_id returning e.booking_id),
      ${recorded({ db, now, actor: { accountId: null } }, change, sql`made`)}
      select from settled`.execute(db);
    done = rows.length;
  }
  // What has ended otherwise waits for nothing.
  await sql`
    update closure_effect e set settled_at = ${moment()} from booking b
    where b.id = e.booking_id and e.settled_at is null
      and booking_state_at(b.state, b.answer_by, b.ends_at, ${moment()}) not in ('PENDING', 'CONFIRMED')`.execute(db);
  await closeEmptyPlans({ db, now });
}
