import { Migration } from '@mikro-orm/migrations';

/** Facilities whose bookings are to be held against their hours and state once more, whoever has changed these. */
export class M0087FacilitiesToJudge extends Migration {
  override up(): void {
    this.addSql(`
      create table facility_to_judge (
        facility_id node_id primary key references shared_facility on delete cascade,
        district_code text not null,
        since timestamptz not null default now()
      );
      create index facility_to_judge_by_time on facility_to_judge (since);
    `);
  }
}
