import { Migration } from '@mikro-orm/migrations';

/** From which state a run may pass to which; a test holds it against the table of the program. What has ended stays so. */
export class M0061RunsKeepToSteps extends Migration {
  override up(): void {
    this.addSql(`
      create function matching_run_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('PENDING', 'RUNNING'), ('PENDING', 'CANCELLED'), ('PENDING', 'FAILED'),
          ('RUNNING', 'COMPLETED'), ('RUNNING', 'CANCELLED'), ('RUNNING', 'FAILED'));
      create function matching_run_keeps_to_steps() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'a matching run does not go from % to %', old.state, new.state
          using errcode = 'check_violation', constraint = 'matching_run_keeps_to_steps';
      end $$;
      create trigger matching_run_keeps_to_steps before update on matching_run
        for each row when (old.state <> new.state and not matching_run_may_become(old.state, new.state))
        execute function matching_run_keeps_to_steps();`);
  }
}
