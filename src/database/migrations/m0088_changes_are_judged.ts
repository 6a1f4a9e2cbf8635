import { Migration } from '@mikro-orm/migrations';

/**
 * Every change of when a facility is open, or whether it is offered, has its bookings judged again: rules, dates, state, the
 * calendar, which search takes up by stretches_calendar, and the membership of its unit.
 */
export class M0088ChangesAreJudged extends Migration {
  override up(): void {
    this.addSql(`
      create function judge_facility(facility text) returns void language sql as $$
        insert into facility_to_judge (facility_id, district_code)
        select f.id, f.district_code from shared_facility f
        -- What was never worked out has no bookings yet.
        where f.id = facility and f.stretches_until is not null
        on conflict (facility_id) do update set since = excluded.since
      $$;

      create function judge_facility_of_hours() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform judge_facility(case when tg_op = 'DELETE' then old.facility_id else new.facility_id end);
        return null;
      end $$;
      create trigger opening_rule_is_judged after insert or update or delete on opening_rule
        for each row execute function judge_facility_of_hours();
      create trigger opening_exception_is_judged after insert or update or delete on opening_exception
        for each row execute function judge_facility_of_hours();

      create function judge_this_facility() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform judge_facility(new.id);
        return null;
      end $$;
      create trigger facility_is_judged after update on shared_facility
        for each row when (old.state <> new.state or old.time_zone <> new.time_zone
                           or old.stretches_calendar <> new.stretches_calendar)
        execute function judge_this_facility();

      create function judge_facilities_of_member() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform judge_facility(f.id) from shared_facility f where f.unit_id = new.unit_id order by f.id;
        return null;
      end $$;
      create trigger membership_is_judged after update on alliance_membership
        for each row when (old.state <> new.state) execute function judge_facilities_of_member();
    `);
  }
}
