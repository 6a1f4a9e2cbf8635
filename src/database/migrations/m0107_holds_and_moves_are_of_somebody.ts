import { Migration } from '@mikro-orm/migrations';

/** Moves belong to a booking that stands and waits for them; whoever lets three holds lapse within an hour holds no more. */
export class M0107HoldsAndMovesAreOfSomebody extends Migration {
  override up(): void {
    this.addSql(`
      create function booking_move_is_of_a_booking() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        original booking;
      begin
        select * into original from booking where id = new.moves_id for no key update;
        if original.state is distinct from 'CONFIRMED' or original.booker_id is distinct from new.booker_id
          or original.moves_id is not null or original.group_id is distinct from new.group_id then
          raise exception 'a move is of a confirmed booking of the same person'
            using errcode = 'check_violation', constraint = 'booking_move_is_of_a_booking';
        end if;
        -- What it takes goes by what both facilities are of.
        perform from shared_facility where id in (original.facility_id, new.facility_id) order by id for key share;
        return new;
      end $$;
      create trigger booking_move_is_of_a_booking before insert on booking
        for each row when (new.moves_id is not null) execute function booking_move_is_of_a_booking();

      create function booking_move_stays_a_move() returns trigger language plpgsql as $$
      begin
        raise exception 'what moves where does not change: a move is asked for anew'
          using errcode = 'check_violation', constraint = 'booking_move_stays_a_move';
      end $$;
      create trigger booking_move_stays_a_move before update on booking
        for each row when (
          old.moves_id is distinct from new.moves_id
          or (old.moves_id is not null and (old.facility_id <> new.facility_id or old.starts_at <> new.starts_at
                                            or old.ends_at <> new.ends_at or old.quantity <> new.quantity)))
        execute function booking_move_stays_a_move();

      create function booking_ends_its_move() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if exists (
          select from next n join was w on w.id = n.id
          where (n.state <> 'CONFIRMED' or n.facility_id <> w.facility_id or n.starts_at <> w.starts_at
                 or n.ends_at <> w.ends_at or n.quantity <> w.quantity)
            and exists (select from booking m where m.moves_id = n.id and m.state = 'PENDING')) then
          raise exception 'a move waits for an answer'
            using errcode = 'check_violation', constraint = 'booking_ends_its_move';
        end if;
        return null;
      end $$;
      create trigger booking_ends_its_move after update on booking
        referencing old table as was new table as next for each statement execute function booking_ends_its_move();

      create function booking_holds_lapse_thrice() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        again timestamptz;
      begin
        select b.held_until + interval '1 hour' into again from booking b
        where b.booker_id = new.booker_id and b.held_until > new.updated_at - interval '1 hour'
          and b.held_until <= new.updated_at
          -- Let go of in time is not lapsed; what was booked is not held any more.
          and (b.state in ('HELD', 'EXPIRED') or (b.state = 'CANCELLED' and b.updated_at >= b.held_until))
        order by b.held_until desc offset 2 limit 1;
        if found then
          raise exception 'three holds have lapsed within an hour' using errcode = 'check_violation',
            constraint = 'booking_holds_lapse_thrice', detail = json_build_object('again', (
              select to_char(again at time zone f.time_zone, 'HH24:MI') from shared_facility f where f.id = new.facility_id));
        end if;
        return new;
      end $$;
      create trigger booking_holds_lapse_thrice before insert on booking
        for each row when (new.state = 'HELD') execute function booking_holds_lapse_thrice();
    `);
  }
}
