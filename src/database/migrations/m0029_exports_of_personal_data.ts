import { Migration } from '@mikro-orm/migrations';

/** Links to the file of all that is known of somebody. The file itself is made when its link is followed, and kept nowhere. */
export class M0029ExportsOfPersonalData extends Migration {
  override up(): void {
    this.addSql(`
      create table personal_data_export (
        id node_id primary key,
        account_id node_id not null references account (id),
        -- SHA-256 of what stands in the link: whoever reads this table can follow none.
        token_hash bytea not null unique check (length(token_hash) = 32),
        created_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > created_at),
        used_at timestamptz
      );
      create index personal_data_export_account_id_idx on personal_data_export (account_id);
      create index personal_data_export_expires_at_idx on personal_data_export (expires_at);
    `);
  }
}
