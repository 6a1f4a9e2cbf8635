import { Migration } from '@mikro-orm/migrations';

/** What is negotiated anew while a version is in force can be withdrawn; the latest version is then the one in force. */
export class M0066RevisionsCanBeWithdrawn extends Migration {
  override up(): void {
    this.addSql(`
      alter table service_project_book
        add withdrawn_version integer,
        -- What is read, revised and signed: the last that was written, or what holds when that was withdrawn.
        add latest_version integer not null generated always as (
          case when withdrawn_version = version then version_in_force else version end) stored,
        add constraint service_project_book_withdrawn check (
          withdrawn_version is null
          or (version_in_force is not null and withdrawn_version <> version_in_force and withdrawn_version <= version))`);
  }
}
