import type { Invariant } from './invariant.ts';

const TAKES_PLACES = `('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')`;
/** Of a booking that has been made and is not over. */
const STANDS = `('PENDING', 'CONFIRMED', 'CHECKED_IN')`;
/** Days that the outbox surely holds: events are removed after seven. */
const OUTBOX_DAYS = 6;

export const bookingInvariants: readonly Invariant[] = [
  {
    name: 'bookings-within-capacity',
    says: 'At no moment do the bookings of a facility take more places than it has.',
    breaches: `
      with edges as (
        select facility_id, at, sum(change) as change
        from booking cross join lateral (values (starts_at, quantity), (ends_at, -quantity)) as edge (at, change)
        where state in ${TAKES_PLACES} group by facility_id, at),
      levels as (
        select facility_id, at, sum(change) over (partition by facility_id order by at) as taken from edges)
      select format('%s has %s places and %s are taken from %s on', id, capacity, taken, at) as breach
      from levels join shared_facility on id = facility_id where taken > capacity`,
  },
  {
    name: 'occupancy-equals-bookings',
    says: 'The counters of the two days past and of all to come say what the bookings take, in every quarter of an hour.',
    breaches: `
      with recent as (select date_bin('6 hours', now() - interval '2 days', timestamptz '1970-01-01Z') + interval '6 hours' as at),
      counted as (
        select facility_id, span + (number - 1) * interval '15 minutes' as at, step as taken
        from occupancy, unnest(taken) with ordinality as steps (step, number)
        where step <> 0 and span >= (select at from recent)),
      meant as (
        select facility_id, at, sum(quantity) as taken
        from booking, generate_series(date_bin('15 minutes', starts_at, timestamptz '1970-01-01Z'),
                                      ends_at - interval '1 microsecond', interval '15 minutes') as at
        where state in ${TAKES_PLACES} and ends_at > (select at from recent) and at >= (select recent.at from recent)
        group by facility_id, at)
      select format('%s counts %s taken at %s, and its bookings take %s', facility_id, coalesce(c.taken, 0), at,
                    coalesce(m.taken, 0)) as breach
      from counted c full join meant m using (facility_id, at) where c.taken is distinct from m.taken`,
  },
  {
    name: 'one-booking-per-person-and-kind',
    says: 'Nobody has two bookings of one kind of facility that overlap.',
    breaches: `
      select format('%s and %s', id, earlier) as breach from (
        select id, starts_at, lag(id) over w as earlier, max(ends_at) over (w rows between unbounded preceding and 1 preceding)
               as taken_until
        from booking where type = 'NORMAL' and state in ${STANDS}
        window w as (partition by booker_id, kind order by starts_at, id)) b
      where starts_at < taken_until`,
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
    says: 'Every booking of the last days has its event in the outbox.',
    breaches: `
      select b.id as breach from booking b
      where b.created_at > now() - interval '${OUTBOX_DAYS} days' and b.created_at <= now()
        and not exists (select from outbox_event e where e.subject_id = b.id and e.topic = 'booking.created')`,
  },
];
