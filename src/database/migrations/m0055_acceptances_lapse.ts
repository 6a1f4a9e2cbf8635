import { Migration } from '@mikro-orm/migrations';

/** What one side has accepted is held for the other until a day, and no longer; nobody ends it then but the time. */
export class M0055AcceptancesLapse extends Migration {
  override up(): void {
    this.addSql(`
      alter table match
        add column lapses_at timestamptz,
        drop constraint match_ended_by_check,
        add constraint match_ended_by_check check (ended_by in ('SUPPLY', 'DEMAND', 'STAFF', 'RUN', 'CLOCK'));
      create index on match (lapses_at) where state = 'ACCEPTED';
      -- Whoever accepted before there was a day has as long from now on as the setting says that nobody has changed.
      update match set lapses_at = now() + interval '14 days' where state = 'ACCEPTED';
    `);
  }
}
