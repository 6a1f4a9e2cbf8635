import { Migration } from '@mikro-orm/migrations';

/**
 * What is held was judged by the times of its entries and by the facility behind the supply: these stay as they are
 * meanwhile. And it is judged by all that others have committed, which a transaction does not see that looks at a snapshot.
 */
export class M0079WhatIsHeldStaysAsJudged extends Migration {
  override up(): void {
    this.addSql(`
      create function entry_held_keeps_its_time() returns trigger language plpgsql as $$
      begin
        raise exception 'an entry of which something is held keeps its windows and its period'
          using errcode = 'check_violation', constraint = tg_table_name || '_held_keeps_its_time';
      end $$;
      create trigger supply_held_keeps_its_time before update on supply
        for each row when (old.held_quantity > 0 and (old.windows, old.valid_from, old.valid_to)
                             is distinct from (new.windows, new.valid_from, new.valid_to))
        execute function entry_held_keeps_its_time();
      create trigger demand_held_keeps_its_time before update on demand
        for each row when (old.held_quantity > 0 and (old.windows, old.valid_from, old.valid_to)
                             is distinct from (new.windows, new.valid_from, new.valid_to))
        execute function entry_held_keeps_its_time();

      create function supply_held_keeps_its_facility() returns trigger language plpgsql as $$
      begin
        raise exception 'a supply of which something is held keeps its facility'
          using errcode = 'check_violation', constraint = 'supply_held_keeps_its_facility';
      end $$;
      create trigger supply_held_keeps_its_facility before update on supply
        for each row when (old.held_quantity > 0 and old.facility_id is distinct from new.facility_id)
        execute function supply_held_keeps_its_facility();

      -- Two supplies of one facility are two rows: of two snapshots, each taken before the other has committed, neither would
      -- see what the other takes, and nothing they write is the same.
      create function held_as_committed() returns trigger language plpgsql as $$
      begin
        if current_setting('transaction_isolation') <> 'read committed' then
          raise exception 'what is held is judged by what others have committed: not in a transaction that is %',
              current_setting('transaction_isolation')
            using errcode = 'check_violation', constraint = 'held_as_committed';
        end if;
        return null;
      end $$;
      create trigger match_held_as_committed after insert or update on match
        for each row when (new.held_quantity > 0) execute function held_as_committed();
      create trigger shared_facility_held_as_committed after update on shared_facility
        for each row when (new.capacity < old.capacity) execute function held_as_committed();
    `);
  }
}
