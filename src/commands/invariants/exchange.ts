import type { Invariant } from './invariant.ts';

/** What matches hold at real moments: each of their occurrences that is not lost. */
const HELD = `
  held as (
    select m.id, m.supply_id, m.demand_id, s.facility_id, m.state, o.during, least(o.quantity, m.held_quantity) as quantity
    from match m join supply s on s.id = m.supply_id join match_occurrence o on o.match_id = m.id
    where s.shared_over_time and m.held_quantity > 0 and o.lost_at is null)`;

/**
 * The most that the matches of an entry hold at one moment: it is reached where one of them begins. None is longer than a
 * day, so those that have begun by then began on that date or the one before.
 */
const AT_ONCE = (entry: string) => `
    select ${entry}, max(load) as held from (
      select a.${entry}, lower(a.during) as moment,
             (select sum(b.quantity) from held b where b.${entry} = a.${entry} and b.during @> lower(a.during)) as load
      from (select distinct ${entry}, during from held where ${entry} is not null) as a) as loads
    group by ${entry}`;

export const exchangeInvariants: readonly Invariant[] = [
  {
    name: 'supplies-hold-what-matches-take',
    says: 'What a supply has given away is what its matches take together: at once of what is shared over time, else in all.',
    breaches: `
      with ${HELD},
      in_all as (
        select m.supply_id, sum(m.held_quantity) as held
        from match m join supply s on s.id = m.supply_id where not s.shared_over_time group by m.supply_id),
      at_once as (${AT_ONCE('supply_id')})
      select format('%s says %s, and its matches take %s', s.id, s.held_quantity, coalesce(i.held, o.held, 0)) as breach
      from supply s left join in_all i on i.supply_id = s.id left join at_once o on o.supply_id = s.id
      where s.held_quantity <> coalesce(i.held, o.held, 0)`,
  },
  {
    name: 'supplies-suffice',
    says: 'No supply has given away more than there is of it.',
    breaches: `
      select format('%s has %s and has given %s', id, quantity, held_quantity) as breach from supply
      where held_quantity > quantity`,
  },
  {
    name: 'facilities-suffice',
    says: 'At no moment to come do matches hold more places of a facility than it has, whichever supplies they are of.',
    breaches: `
      with ${HELD.replace('where', "where upper(o.during) > now() at time zone 'Asia/Shanghai' and")},
      at_once as (${AT_ONCE('facility_id')})
      select format('%s has %s places, and matches hold %s at one moment', f.id, f.capacity, o.held) as breach
      from at_once o join shared_facility f on f.id = o.facility_id where o.held > f.capacity`,
  },
  {
    name: 'demands-hold-what-matches-bring',
    says: 'What a demand is promised and was brought is what its matches give, and at no moment more than it asks for.',
    breaches: `
      with ${HELD},
      at_once as (${AT_ONCE('demand_id')}),
      asked as (
        select d.id as demand_id, range_agg(w.during) as times
        from demand d cross join windows_starting(d.windows, d.valid_from, d.valid_to) as w
        where d.held_quantity > 0 group by d.id),
      met as (
        select held.demand_id, held.state, held.quantity,
               minutes_in(tsmultirange(held.during) * coalesce(asked.times, '{}')) as minutes
        from held left join asked on asked.demand_id = held.demand_id),
      minutes as (
        select demand_id, sum(quantity * minutes) as held,
               coalesce(sum(quantity * minutes) filter (where state = 'FULFILLED'), 0) as delivered
        from met group by demand_id),
      in_all as (
        select demand_id, sum(held_quantity) as held, coalesce(sum(delivered_quantity), 0) as delivered
        from match group by demand_id)
      select format('%s says %s, %s and %s of %s, and its matches %s, %s and %s', d.id, d.held_quantity, d.held_minutes,
                    d.delivered_minutes, d.quantity, coalesce(o.held, i.held, 0), coalesce(t.held, 0),
                    coalesce(t.delivered, 0)) as breach
      from demand d left join at_once o on o.demand_id = d.id and d.shared_over_time
      left join minutes t on t.demand_id = d.id and d.shared_over_time
      left join in_all i on i.demand_id = d.id and not d.shared_over_time
      where d.held_quantity <> coalesce(o.held, i.held, 0) or d.held_quantity > d.quantity
        or d.held_minutes <> coalesce(t.held, 0) or d.delivered_minutes <> coalesce(t.delivered, 0)
        or not d.shared_over_time and d.delivered_quantity <> coalesce(i.delivered, 0)`,
  },
  {
    name: 'demands-ask-for-their-occurrences',
    says: 'What a demand of places asks for is its quantity over all its windows, as the calendar has them.',
    breaches: `
      select format('%s says %s, and its windows %s', d.id, d.asked_minutes, w.asked) as breach
      from demand d cross join lateral (
        select d.quantity * minutes_in(range_agg(w.during)) as asked
        from windows_starting(d.windows, d.valid_from, d.valid_to) as w) as w
      where d.asked_minutes is distinct from case when d.shared_over_time then coalesce(w.asked, 0) end`,
  },
  {
    name: 'demands-are-open-until-nothing-lacks',
    says: 'A demand is open until the last occurrence begins of which something is still lacking, by what its matches hold.',
    breaches: `
      select format('%s says %s, and its occurrences %s', d.id, d.open_until, t.until) as breach
      from demand d cross join lateral (select open_until_of(d, '-infinity') as until) as t
      where d.open_until is distinct from t.until`,
  },
  {
    name: 'matches-were-accepted',
    says: 'A match is confirmed when both sides have accepted it, the one that asked for it from the start, and what is delivered is part of it.',
    breaches: `
      select format('%s is %s', id, state) as breach from match
      where state in ('CONFIRMED', 'FULFILLED') and (supply_accepted_at is null or demand_accepted_at is null)
        or state = 'ACCEPTED' and supply_accepted_at is null and demand_accepted_at is null
        or state <> 'PROPOSED' and (case proposed_by when 'SUPPLY' then supply_accepted_at when 'DEMAND' then demand_accepted_at
                                      else created_at end) is null
        or (state = 'FULFILLED') <> (delivered_quantity is not null) or delivered_quantity > quantity`,
  },
];
