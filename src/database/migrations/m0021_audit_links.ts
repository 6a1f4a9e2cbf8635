import { Migration } from '@mikro-orm/migrations';

/** Where the links of the audit trail's chain stand: each entry is bound to all before it by a hash. */
export class M0021AuditLinks extends Migration {
  override up(): void {
    this.addSql(`
      -- As in the outbox: the order in which entries can be read to their end without losing what commits late, see
      -- m0011_outbox_order. The table is written anew, a minute for some ten million rows.
      alter table audit_entry add xid xid8 not null default pg_current_xact_id();
      create unique index audit_entry_order on audit_entry (xid, id);

      -- hash = sha256(hash of the link before || content of the entry). Beside the trail and not in it, so that entries are
      -- written without waiting for each other. Without a foreign key: an entry that is missing is what the check is for.
      create table audit_link (
        position bigint primary key check (position > 0),
        entry_id bigint not null unique,
        hash bytea not null check (length(hash) = 32)
      );
      create trigger audit_link_is_append_only before update or delete or truncate on audit_link
        for each statement execute function append_only();

      -- The last link, and how far the entries have been read. Whoever links holds this row.
      create table audit_head (
        is_only boolean primary key default true check (is_only),
        position bigint not null,
        hash bytea not null,
        after_xid xid8 not null,
        after_id bigint not null
      );
      insert into audit_head (position, hash, after_xid, after_id) values (0, sha256(''), '0', 0);
    `);
  }
}
