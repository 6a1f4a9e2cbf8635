import { Migration } from '@mikro-orm/migrations';

/**
 * A delivery that is confirmed is over: what had not begun by then is free, and a need again. Of matches that were fulfilled
 * before that was so, what was to come goes on to count as delivered, and stays booked.
 */
export class M0099WhatWasFulfilledIsOver extends Migration {
  override up(): void {
    this.addSql(`
      create temporary table ended on commit drop as
        select m.id, date_trunc('minute', m.updated_at) as moment,
               coalesce(f.time_zone, 'Asia/Shanghai') as time_zone
        from match m join supply s on s.id = m.supply_id left join shared_facility f on f.id = s.facility_id
        where m.state = 'FULFILLED';

      update match_occurrence o set lost_at = m.updated_at
      from ended join match m on m.id = ended.id
      where o.match_id = ended.id and o.lost_at is null and lower(o.during) > ended.moment at time zone ended.time_zone;

      with made as (
        update booking b set state = 'CANCELLED', state_reason = '对接已兑现', updated_at = now(), version = b.version + 1
        from ended
        where b.match_id = ended.id and b.state in ('PENDING', 'CONFIRMED', 'EXPIRED')
          and b.starts_at > ended.moment and b.starts_at > now()
        returning b.id, b.district_code),
      audit as (
        insert into audit_entry (at, district_code, actor_id, action, subject_id, fields)
        select now(), district_code, null, 'bookingCancel', id, '{state,stateReason}' from made)
      insert into outbox_event (at, district_code, topic, subject_id)
      select now(), district_code, 'booking.cancelled', id from made;
      drop table ended;
    `);
  }
}
