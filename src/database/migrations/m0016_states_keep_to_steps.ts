import { Migration } from '@mikro-orm/migrations';

/** Bookings, facilities, memberships and lists keep to their steps whoever changes them, as matches and books do. */
export class M0016StatesKeepToSteps extends Migration {
  override up(): void {
    this.addSql(`
      -- From which state something may pass to which; a test holds these against the tables of the program.
      create function booking_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('PENDING', 'CONFIRMED'), ('PENDING', 'REJECTED'), ('PENDING', 'EXPIRED'), ('PENDING', 'CANCELLED'),
          ('CONFIRMED', 'CANCELLED'), ('CONFIRMED', 'CHECKED_IN'), ('CONFIRMED', 'NO_SHOW'),
          ('CHECKED_IN', 'COMPLETED'));

      create function facility_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('DRAFT', 'PUBLISHED'), ('DRAFT', 'IN_REVIEW'), ('DRAFT', 'WITHDRAWN'),
          ('IN_REVIEW', 'PUBLISHED'), ('IN_REVIEW', 'DRAFT'), ('IN_REVIEW', 'WITHDRAWN'),
          ('PUBLISHED', 'SUSPENDED'), ('PUBLISHED', 'WITHDRAWN'),
          ('SUSPENDED', 'PUBLISHED'), ('SUSPENDED', 'IN_REVIEW'), ('SUSPENDED', 'WITHDRAWN'));

      create function membership_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('APPLIED', 'ACTIVE'), ('APPLIED', 'WITHDRAWN'),
          ('ACTIVE', 'SUSPENDED'), ('ACTIVE', 'WITHDRAWN'),
          ('SUSPENDED', 'ACTIVE'), ('SUSPENDED', 'WITHDRAWN'));

      create function list_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('DRAFT', 'SUBMITTED'), ('SUBMITTED', 'IN_FORCE'), ('SUBMITTED', 'DRAFT'), ('IN_FORCE', 'CLOSED'));

      -- For every table with a column state: its trigger says when a step is refused, this only says so.
      create function refuse_step() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'a row of % does not go from % to %', tg_table_name, old.state, new.state
          using errcode = 'check_violation', constraint = tg_name;
      end $$;

      create trigger booking_keeps_to_steps before update on booking
        for each row when (old.state <> new.state and not booking_may_become(old.state, new.state))
        execute function refuse_step();
      create trigger facility_keeps_to_steps before update on shared_facility
        for each row when (old.state <> new.state and not facility_may_become(old.state, new.state))
        execute function refuse_step();
      create trigger membership_keeps_to_steps before update on alliance_membership
        for each row when (old.state <> new.state and not membership_may_become(old.state, new.state))
        execute function refuse_step();
      create trigger list_keeps_to_steps before update on supply_demand_list
        for each row when (old.state <> new.state and not list_may_become(old.state, new.state))
        execute function refuse_step();
    `);
  }
}
