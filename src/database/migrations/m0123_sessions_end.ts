import { Migration } from '@mikro-orm/migrations';

/**
 * Sessions of browsers that have been signed out of. A session is sealed in its cookie and stands in no table; what was
 * copied of one before opens nothing from then on. Nothing here says whose it was.
 */
export class M0123SessionsEnd extends Migration {
  override up(): void {
    this.addSql(`
      create table ended_session (
        id text primary key check (length(id) between 16 and 64),
        ended_at timestamptz not null
      )`);
    this.addSql('create index ended_session_ended_at_idx on ended_session (ended_at)');
  }
}
