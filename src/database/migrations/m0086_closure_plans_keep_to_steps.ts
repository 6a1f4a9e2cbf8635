import { Migration } from '@mikro-orm/migrations';

/** Plans of closures keep to their steps, and what was carried out by one stays as it was. */
export class M0086ClosurePlansKeepToSteps extends Migration {
  override up(): void {
    this.addSql(`
      create function closure_plan_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (('OPEN', 'CONFIRMED'), ('OPEN', 'DISCARDED'), ('OPEN', 'STALE'), ('STALE', 'DISCARDED'));
      create trigger closure_plan_keeps_to_steps before update on closure_plan
        for each row when (old.state <> new.state and not closure_plan_may_become(old.state, new.state))
        execute function refuse_step();

      create function closure_effect_stays_settled() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'what was carried out is not changed'
          using errcode = 'check_violation', constraint = 'closure_effect_stays_settled';
      end $$;
      create trigger closure_effect_stays_settled before update or delete on closure_effect
        for each row when (old.settled_at is not null) execute function closure_effect_stays_settled();
    `);
  }
}
