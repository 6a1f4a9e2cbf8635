import { Migration } from '@mikro-orm/migrations';

/** Accounts that staff have disabled, and people who have been erased. */
export class M0030AccountsEnd extends Migration {
  override up(): void {
    this.addSql(`
      alter table account
        add column disabled_at timestamptz,
        add column disabled_reason text,
        add constraint account_disabled_for_a_reason check ((disabled_at is null) = (disabled_reason is null));
      create index account_disabled_at_idx on account (disabled_at) where disabled_at is not null;

      -- The row stays, as bookings and books refer to it; nothing in it tells any more who it was.
      alter table resident
        add column erased_at timestamptz,
        add constraint resident_erased_is_nobody check (erased_at is null or (masked_phone is null and division_id is null));
    `);
  }
}
