import { Migration } from '@mikro-orm/migrations';

/**
 * A need is open as long as something that it lacks is still to come: its state tells what of it was served, this until
 * when more of it can be. And an acceptance lapses when its time is over, not before.
 */
export class M0097NeedsAreOpenUntilAMoment extends Migration {
  override up(): void {
    this.addSql(`
      -- When the last occurrence begins of which something can still be served, wall time; null for none. A trigger works it
      -- out.
      alter table demand add column open_until timestamp;
      create index on demand (open_until) where withdrawn_at is null;
      alter table match add constraint match_lapses_when_unanswered check (ended_by <> 'CLOCK' or updated_at >= lapses_at);
    `);
  }
}
