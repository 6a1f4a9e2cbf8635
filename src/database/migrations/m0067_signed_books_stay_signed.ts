import { Migration } from '@mikro-orm/migrations';

/** What all have signed holds until all have signed something else, also before it has begun. */
export class M0067SignedBooksStaySigned extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function project_book_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('DRAFT', 'NEGOTIATING'), ('DRAFT', 'TERMINATED'),
          ('NEGOTIATING', 'SIGNED'), ('NEGOTIATING', 'TERMINATED'),
          ('SIGNED', 'RUNNING'), ('SIGNED', 'TERMINATED'),
          ('RUNNING', 'SUSPENDED'), ('RUNNING', 'COMPLETED'), ('RUNNING', 'TERMINATED'),
          ('SUSPENDED', 'RUNNING'), ('SUSPENDED', 'TERMINATED'),
          ('COMPLETED', 'EVALUATED'));

      -- A book goes on, never back: state by state, version by version. What is in force gives way to the latest version
      -- alone. Withdrawn is what nobody is bound by: the last version, while another is in force.
      create or replace function project_book_goes_on() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if new.state <> old.state and not project_book_may_become(old.state, new.state) then
          raise exception 'a book does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'project_book_keeps_to_steps';
        end if;
        if new.version not in (old.version, old.version + 1) then
          raise exception 'the version after % is the next', old.version
            using errcode = 'check_violation', constraint = 'project_book_version_goes_on';
        end if;
        if new.version_in_force is distinct from old.version_in_force
           and new.version_in_force is distinct from new.version then
          raise exception 'only the latest version of a book comes into force'
            using errcode = 'check_violation', constraint = 'project_book_in_force_goes_on';
        end if;
        if new.withdrawn_version is distinct from old.withdrawn_version
           and new.withdrawn_version is distinct from old.version then
          raise exception 'only the latest version of a book is withdrawn'
            using errcode = 'check_violation', constraint = 'project_book_withdraws_latest';
        end if;
        return new;
      end $$;

      -- Nothing is added to a version but the latest, nor to one that was withdrawn.
      create or replace function project_writes_latest_version() returns trigger language plpgsql as $$
      begin
        if new.version <> (select latest_version from service_project_book where id = new.book_id) then
          raise exception 'version % of % is not the latest', new.version, new.book_id
            using errcode = 'check_violation', constraint = 'project_writes_latest_version';
        end if;
        if tg_table_name = 'project_party' and exists (
             select from project_signature s where s.book_id = new.book_id and s.version = new.version) then
          raise exception 'the parties of a version that somebody has signed are settled'
            using errcode = 'check_violation', constraint = 'project_parties_are_settled';
        end if;
        return new;
      end $$;
    `);
  }
}
