import type { Invariant } from './invariant.ts';

export const recordInvariants: readonly Invariant[] = [
  {
    name: 'audit-chain-is-whole',
    says: 'No entry of the audit trail was changed, left out or put in: each is bound to all before it.',
    breaches: `select fault as breach from audit_chain() where fault is not null`,
  },
  {
    name: 'contacts-stay-apart',
    says: 'Every resident has a contact, unless they were erased, and what everybody may see of it is masked.',
    breaches: `select residents_masked_wrongly() as breach`,
  },
  {
    name: 'households-have-residents',
    says: 'Every household has somebody who has confirmed its phone number, and no more than there may be.',
    breaches: `select households_amiss() as breach`,
  },
  {
    name: 'erased-people-are-nobody',
    says: 'Whoever was erased has nothing to sign in to, no booking that stood then, and no role since.',
    breaches: `
      select r.id as breach from resident r join account a on a.id = r.account_id
      where r.erased_at is not null and (
        a.issuer <> 'erased:'
        or exists (select from booking b where b.booker_id = r.id
                   and booking_state_at(b.state, b.answer_by, b.ends_at, r.erased_at) in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'))
        or exists (select from role_assignment g where g.account_id = a.id
                   and (g.valid_to is null or g.valid_to > greatest(g.valid_from, r.erased_at))))`,
  },
  {
    name: 'people-are-told-of-their-own',
    says: 'Whoever was told of a booking has made it, of each event and each start once, and nobody who was erased is told.',
    breaches: `
      select n.id as breach from notification n left join booking b on b.id = n.booking_id
      where n.booking_id is not null and b.booker_id is distinct from n.resident_id
      union all
      select min(id) from notification where event_id is not null
      group by resident_id, event_xid, event_id having count(*) > 1
      union all
      select min(id) from notification where kind = 'REMINDER'
      group by resident_id, booking_id, starts_at, remind_minutes having count(*) > 1
      union all
      select r.id from resident r where r.erased_at is not null and (
        exists (select from notification n where n.resident_id = r.id)
        or exists (select from notification_setting s where s.resident_id = r.id)
        or exists (select from calendar_feed x where x.account_id = r.account_id))`,
  },
  {
    name: 'divisions-lie-in-their-parents',
    says: 'The path of a division is that of its parent and its own code.',
    breaches: `
      select d.id as breach from division d left join division p on p.id = d.parent_id
      where d.path is distinct from coalesce(p.path, '/') || d.code || '/'`,
  },
  {
    name: 'states-are-known',
    says: 'Whatever has states is in one of them.',
    breaches: `
      select format('%s is %s', id, coalesce(state, 'null')) as breach from (
        select id, state, 'HELD PENDING CONFIRMED REJECTED EXPIRED CANCELLED CHECKED_IN COMPLETED NO_SHOW MOVED' as known from booking
        union all select id, state, 'DRAFT IN_REVIEW PUBLISHED SUSPENDED WITHDRAWN' from shared_facility
        union all select id, state, 'OPEN STALE CONFIRMED DISCARDED' from closure_plan
        union all select id, state, 'APPLIED ACTIVE SUSPENDED WITHDRAWN' from alliance_membership
        union all select id, state, 'DRAFT SUBMITTED IN_FORCE CLOSED' from supply_demand_list
        union all select id, state, 'PROPOSED ACCEPTED CONFIRMED DECLINED CANCELLED FULFILLED' from match
        union all select id, state, 'DRAFT NEGOTIATING SIGNED RUNNING SUSPENDED COMPLETED EVALUATED TERMINATED'
          from service_project_book) things
      where not coalesce(state = any(string_to_array(known, ' ')), false)`,
  },
];
