import type { Invariant } from './invariant.ts';

/** What takes places of which pool, and from when until when; a move that waits and its booking are one thing. */
const TAKING = `
  select c.pool_id, coalesce(b.occupied_from, b.starts_at) as since, coalesce(b.occupied_until, b.ends_at) as until,
         b.quantity * c.places as places, coalesce(b.moves_id, b.id) as thing
  from booking b join claim c on c.facility_id = b.facility_id
  where b.state in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED') or (b.state = 'PENDING' and b.pending_takes_places)`;
/** When these six hours began. What is over has been judged, and binds nobody: parts may have changed since. */
const CURRENT = `date_bin('6 hours', now(), timestamptz '1970-01-01Z')`;
/** Places taken in each quarter of an hour: of one thing what it takes most. */
const MEANT = `
  select pool_id, at, sum(places) as taken from (
    select pool_id, thing, at, max(places) as places
    from taking, generate_series(date_bin('15 minutes', since, timestamptz '1970-01-01Z'),
                                 until - interval '1 microsecond', interval '15 minutes') as at
    where until > ${CURRENT} and at >= ${CURRENT}
    group by pool_id, thing, at) things
  group by pool_id, at`;
/** Of a booking that has been made and is not over. */
const STANDS = `('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')`;
/** Days that the outbox surely holds: events are removed after seven. */
const OUTBOX_DAYS = 6;

export const bookingInvariants: readonly Invariant[] = [
  {
    name: 'bookings-within-capacity',
    says: 'At no moment do bookings take more places than there are: of a facility, with its parts, or of a pair that excludes each other.',
    breaches: `
      with taking as (${TAKING}), meant as (${MEANT})
      select format('%s has %s places and %s are taken from %s on', id, capacity, taken, at) as breach
      from meant join pool on id = pool_id where taken > capacity`,
  },
  {
    name: 'occupancy-equals-bookings',
    says: 'The counters of these six hours and of all to come say what the bookings take, in every quarter of an hour.',
    breaches: `
      with taking as (${TAKING}),
      counted as (
        select pool_id, span + (number - 1) * interval '15 minutes' as at, step as taken
        from occupancy, unnest(taken) with ordinality as steps (step, number)
        where step <> 0 and span >= ${CURRENT}),
      meant as (${MEANT})
      select format('%s counts %s taken at %s, and its bookings take %s', pool_id, coalesce(c.taken, 0), at,
                    coalesce(m.taken, 0)) as breach
      from counted c full join meant m using (pool_id, at) where c.taken is distinct from m.taken`,
  },
  {
    name: 'claims-follow-from-parts',
    says: 'What a place of a facility takes follows from what it is a part of and what it excludes.',
    breaches: `
      with meant as (
        select f.id as facility_id, k.pool_id, sum(k.places) as places from shared_facility f, claims_of(f.id) k group by 1, 2)
      select format('%s takes %s of %s, and should take %s', facility_id, coalesce(c.places, 0), pool_id,
                    coalesce(m.places, 0)) as breach
      from claim c full join meant m using (facility_id, pool_id) where c.places is distinct from m.places`,
  },
  {
    name: 'bookings-keep-their-buffers',
    says: 'A booking takes the time before and after it that the policy says under which it was made.',
    breaches: `
      select b.id as breach from booking b
      left join booking_policy p on p.facility_id = b.facility_id and p.version = b.policy_version
      where (coalesce(b.occupied_from, b.starts_at) <> b.starts_at - coalesce(p.setup_minutes, 0) * interval '1 minute'
          or coalesce(b.occupied_until, b.ends_at) <> b.ends_at + coalesce(p.turnaround_minutes, 0) * interval '1 minute')`,
  },
  {
    name: 'quotas-are-about-their-facilities',
    says: 'Each quota is about its facility, or about those of its unit or its division, of its kind.',
    breaches: `
      with meant as (select f.id as facility_id, q.id as quota_id from quota q, facilities_of_quota(q) f (id))
      select format('%s of %s', coalesce(x.quota_id, m.quota_id), coalesce(x.facility_id, m.facility_id)) as breach
      from facility_quota x full join meant m using (facility_id, quota_id) where x.quota_id is null or m.quota_id is null`,
  },
  {
    name: 'quota-counters-equal-bookings',
    says: 'The counters of quotas say what is booked in each day, week or month that is not over, and are within what was allowed.',
    breaches: `
      with meant as (
        select q.id as quota_id, coalesce(b.booker_id, b.holder_id) as holder_id,
               lower(quota_period(q.period, (b.starts_at at time zone f.time_zone)::date)) as period_start,
               sum(quota_amount(q.measure, b.starts_at, b.ends_at, b.quantity)) as used
        from quota q join facility_quota x on x.quota_id = q.id join shared_facility f on f.id = x.facility_id
        join booking b on b.facility_id = f.id
        where quota_has_counters(q.holder, q.period) and booking_takes_places(b.state) and b.moves_id is null
          and case q.holder when 'PERSON' then b.booker_id is not null
                            when 'UNIT' then b.holder_id like 'uni\\_%' else b.holder_id like 'gbr\\_%' end
        group by 1, 2, 3)
      select format('%s of %s from %s counts %s, and its bookings %s', quota_id, holder_id, period_start,
                    coalesce(c.used, 0), coalesce(m.used, 0)) as breach
      from quota_counter c full join meant m using (quota_id, holder_id, period_start)
      where coalesce(c.used, 0) <> coalesce(m.used, 0) and period_start > current_date - 31`,
  },
  {
    name: 'one-booking-per-person-and-kind',
    says: 'Nobody has two bookings of one kind of facility that overlap, but for those of one group.',
    breaches: `
      select format('%s and %s', a.id, b.id) as breach
      from booking a join booking b on b.booker_id = a.booker_id and b.kind = a.kind and b.id > a.id
        and b.starts_at < a.ends_at and a.starts_at < b.ends_at and coalesce(a.group_id, a.moves_id, a.id) <> coalesce(b.group_id, b.moves_id, b.id)
      where a.type = 'NORMAL' and a.state in ${STANDS} and b.type = 'NORMAL' and b.state in ${STANDS}`,
  },
  {
    name: 'moves-wait-for-bookings-that-stand',
    says: 'A move that waits is of a confirmed booking of the same person, and each of these has one at most.',
    breaches: `
      select m.id as breach from booking m join booking b on b.id = m.moves_id
      where m.state = 'PENDING' and (b.state <> 'CONFIRMED' or b.booker_id <> m.booker_id)
      union all
      select moves_id from booking where state = 'PENDING' and moves_id is not null group by 1 having count(*) > 1`,
  },
  {
    name: 'one-hold-a-person',
    says: 'Nobody holds places twice.',
    breaches: `select booker_id as breach from booking where state = 'HELD' group by 1 having count(*) > 1`,
  },
  {
    name: 'bookings-have-one-owner',
    says: 'A booking is of a resident, or of a match and its holder, and never of both or of neither.',
    breaches: `
      select id as breach from booking
      where not case type when 'MATCH' then booker_id is null and match_id is not null and holder_id is not null
                          when 'NORMAL' then booker_id is not null and match_id is null and holder_id is null
                          else false end`,
  },
  {
    name: 'match-bookings-follow-acceptance',
    says: 'Only a match that both sides have accepted has bookings.',
    breaches: `
      select format('%s of %s, which is %s', b.id, b.match_id, coalesce(m.state, 'not there')) as breach
      from booking b left join match m on m.id = b.match_id
      where b.match_id is not null and (m.id is null or m.state in ('PROPOSED', 'ACCEPTED', 'DECLINED'))`,
  },
  {
    name: 'bookings-are-audited',
    says: 'Every booking has its entry in the audit trail.',
    breaches: `select bookings_without_audit() as breach`,
  },
  {
    name: 'bookings-are-told',
    says: 'Every booking of the last days, and every hold, has its event in the outbox.',
    breaches: `
      select b.id as breach from booking b
      where b.created_at > now() - interval '${OUTBOX_DAYS} days' and b.created_at <= now()
        and not exists (select from outbox_event e where e.subject_id = b.id and e.topic in ('booking.created', 'booking.held'))`,
  },
];
