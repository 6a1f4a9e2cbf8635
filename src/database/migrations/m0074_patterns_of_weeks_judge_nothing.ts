import { Migration } from '@mikro-orm/migrations';

/** What was judged by patterns of a week is judged on dates: the arithmetic of patterns goes, and what watched over theirs. */
export class M0074PatternsOfWeeksJudgeNothing extends Migration {
  override up(): void {
    this.addSql(`
      drop trigger match_time_comes_before_acceptance on match_time;
      drop trigger match_time_is_append_only on match_time;
      drop function match_time_comes_before_acceptance();
      drop function peak_load(daterange[], bit[], integer[]);
      drop function slots_of_date(bit, date);
      drop function slots_peak(bit[], integer[]);
      drop function week_has_run(bit, integer)`);
  }
}
