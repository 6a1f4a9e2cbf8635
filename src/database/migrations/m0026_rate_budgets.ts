import { Migration } from '@mikro-orm/migrations';

/** What each caller and each address has spent of what it may ask for, the same for all processes. */
export class M0026RateBudgets extends Migration {
  override up(): void {
    this.addSql(`
      -- Points that were spent and have not come back yet, as of a moment. Not logged: after a crash everybody begins anew,
      -- and nobody waits for the disk to be counted. The keys are hashes; a row that has come back whole is removed.
      create unlogged table rate_budget (
        key bytea primary key check (octet_length(key) = 16),
        spent double precision not null check (spent >= 0),
        -- What the last one who asked has got.
        granted double precision not null,
        at timestamptz not null,
        -- When all of it has come back, and the row says nothing any more.
        full_at timestamptz not null
      ) with (fillfactor = 50);
    `);
  }
}
