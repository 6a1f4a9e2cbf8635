import { Migration } from '@mikro-orm/migrations';

/**
 * A unit that an alliance has suspended, or that has left it, offers nothing as long as no alliance has it as an active
 * member. An application that was turned down or taken back is no membership: such a unit keeps what it has. A server of
 * the version before knows the view `suspended_unit` alone; so that it refuses the same meanwhile, the view stays, and
 * says it, too.
 */
export class M0064MembersThatHaveLeftAreSetAside extends Migration {
  override up(): void {
    this.addSql(`
      create index alliance_membership_lapsed on alliance_membership (unit_id)
        where state = 'SUSPENDED' or state = 'WITHDRAWN' and admitted_at is not null`);
    // One row a unit: that of its last membership. Written without an aggregate, so that who asks about one facility reads
    // the memberships of one unit. `left_at` is null for a unit that some alliance has suspended: no review helps it then.
    this.addSql(`
      create view lapsed_member as
        select m.unit_id, case when m.state = 'WITHDRAWN' then m.ended_at end as left_at
        from alliance_membership m
        where (m.state = 'SUSPENDED' or m.state = 'WITHDRAWN' and m.admitted_at is not null)
          and not exists (
            select from alliance_membership o
            where o.unit_id = m.unit_id
              and (o.state = 'ACTIVE'
                or (o.state = 'SUSPENDED' or o.state = 'WITHDRAWN' and o.admitted_at is not null)
                  and (coalesce(o.ended_at, 'infinity'), o.id) > (coalesce(m.ended_at, 'infinity'), m.id)))`);
    this.addSql(`
      create view withheld_facility as
        select f.id as facility_id, l.unit_id, l.left_at
        from lapsed_member l join shared_facility f on f.unit_id = l.unit_id
        where l.left_at is null or f.approved_at is null or f.approved_at <= l.left_at`);
    this.addSql(`
      create view withheld_list as
        select s.id as list_id, l.unit_id, l.left_at
        from lapsed_member l join supply_demand_list s on s.owner_id = l.unit_id
        where l.left_at is null or s.approved_at is null or s.approved_at <= l.left_at`);
    this.addSql('create or replace view suspended_unit as select unit_id from lapsed_member');
    this.addSql('drop index alliance_membership_suspended');
  }
}
