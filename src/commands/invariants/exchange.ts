import type { Invariant } from './invariant.ts';

/** Quarters of an hour in a day. */
const SLOTS = 96;

export const exchangeInvariants: readonly Invariant[] = [
  {
    name: 'supplies-hold-what-matches-take',
    says: 'What a supply has given away is what its matches take together: at once of what is shared over time, else in all.',
    breaches: `
      with in_all as (
        select m.supply_id, sum(m.held_quantity) as held
        from match m join supply s on s.id = m.supply_id where not s.shared_over_time group by m.supply_id),
      used as (
        select m.supply_id, m.held_quantity, t.dates, t.slots
        from match m join supply s on s.id = m.supply_id join match_time t on t.match_id = m.id
        where s.shared_over_time and m.held_quantity > 0),
      days as (select distinct supply_id, lower(dates) + later as day from used, generate_series(0, 6) later),
      at_once as (
        select supply_id, max(load) as held from (
          select u.supply_id, d.day, slot, sum(u.held_quantity) as load
          from days d join used u on u.supply_id = d.supply_id and u.dates @> d.day
          cross join lateral slots_of_date(u.slots, d.day) as bits (bits)
          cross join generate_series(0, ${SLOTS - 1}) as slot
          where get_bit(bits.bits, slot) = 1 group by u.supply_id, d.day, slot) loads
        group by supply_id)
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
    name: 'demands-hold-what-matches-bring',
    says: 'What a demand is promised and was brought is the sum of its matches, and no more than it asks for.',
    breaches: `
      select format('%s says %s and %s, and its matches %s and %s of %s', d.id, d.held_quantity, d.delivered_quantity,
                    coalesce(m.held, 0), coalesce(m.delivered, 0), d.quantity) as breach
      from demand d left join (
        select demand_id, sum(held_quantity) as held, sum(delivered_quantity) as delivered from match group by demand_id
      ) m on m.demand_id = d.id
      where (d.held_quantity, d.delivered_quantity) <> (coalesce(m.held, 0), coalesce(m.delivered, 0))
        or d.held_quantity > d.quantity`,
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
