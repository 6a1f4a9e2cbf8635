import { Migration } from '@mikro-orm/migrations';

/**
 * Bookings that were made together, all or none. One person is in one place of a kind at a time, but for those of one group:
 * both halves of a hall are one place to be.
 */
export class M0095BookingsComeInGroups extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking add column group_id node_id
        constraint booking_group_id_check check (group_id is null or (group_id like 'bgp\\_%' and type = 'NORMAL'));
      create index booking_of_group on booking (group_id) where group_id is not null;
      alter table booking drop constraint booking_one_per_person_and_kind,
        add constraint booking_one_per_person_and_kind exclude using gist
          (booker_id with =, kind with =, tstzrange(starts_at, ends_at) with &&, (coalesce(group_id, id)::text) with <>)
          where (type = 'NORMAL' and state in ('PENDING', 'CONFIRMED', 'CHECKED_IN'));
    `);
  }
}
