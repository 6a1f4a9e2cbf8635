import { Migration } from '@mikro-orm/migrations';

/** When a match gives, on real dates: one row for each stretch that one supply gives in one occurrence of the demand. */
export class M0051MatchesNameTheirOccurrences extends Migration {
  override up(): void {
    this.addSql(`
      create table match_occurrence (
        match_id node_id not null references match,
        -- Local wall time of the territory, [start, end). A night belongs to the date on which it begins.
        during tsrange not null,
        quantity integer not null check (quantity >= 1),
        -- When it was found that it cannot be had after all. From then on it counts for nothing.
        lost_at timestamptz,
        primary key (match_id, during),
        constraint match_occurrence_during_check check (
          -- Without a bound there is no lower or no upper, and what is asked of it is null.
          coalesce(lower_inc(during) and not upper_inc(during) and isfinite(lower(during)) and isfinite(upper(during))
                   and upper(during) <= lower(during) + interval '24 hours', false))
      )`);
  }
}
