import { Migration } from '@mikro-orm/migrations';

/** Nobody books for a person who has been erased, and of an evaluation the words can be taken back, but not the score. */
export class M0031ErasedPeopleStayErased extends Migration {
  override up(): void {
    this.addSql(`
      -- Erasing locks the resident and looks for bookings to come. One that is made at the same time waits here, or has
      -- been seen there.
      create function booking_is_of_somebody() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform from resident where id = new.booker_id and erased_at is null for key share;
        if not found then
          raise exception 'who has been erased books nothing'
            using errcode = 'check_violation', constraint = 'booking_is_of_somebody';
        end if;
        return new;
      end $$;
      create trigger booking_is_of_somebody before insert on booking
        for each row when (new.booker_id is not null) execute function booking_is_of_somebody();

      drop trigger project_evaluation_is_append_only on project_evaluation;
      create trigger project_evaluation_is_append_only before delete or truncate on project_evaluation
        for each statement execute function append_only();
      create trigger project_evaluation_keeps_all_but_words before update on project_evaluation
        for each row when (
          new.comment is not null
          or (new.book_id, new.version, new.party_id, new.resident_id, new.score, new.evaluated_at, new.account_id)
            is distinct from (old.book_id, old.version, old.party_id, old.resident_id, old.score, old.evaluated_at, old.account_id))
        execute function append_only();
    `);
  }
}
