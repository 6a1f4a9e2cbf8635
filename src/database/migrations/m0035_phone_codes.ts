import { Migration } from '@mikro-orm/migrations';

/** Codes that were sent to phones, until they are answered or too old. */
export class M0035PhoneCodes extends Migration {
  override up(): void {
    this.addSql(`
      -- One for each resident, the newest. Of number and code only a hash is kept, of both together.
      create table phone_code (
        resident_id node_id primary key references resident,
        salt bytea not null check (octet_length(salt) = 16),
        hash bytea not null check (octet_length(hash) = 32),
        -- Wrong answers so far.
        failures integer not null default 0 check (failures between 0 and 5),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        check (expires_at > created_at)
      );
      create index phone_code_expires_at on phone_code (expires_at);
    `);
  }
}
