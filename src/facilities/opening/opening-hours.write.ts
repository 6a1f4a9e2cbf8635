import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { ExceptionRow } from './opening-hours.loader.ts';
import type { OpeningRuleSpec } from './opening-hours.ts';

/** Replaces the opening rules of facilities, by id: two statements, however many. */
export async function writeOpeningRules(
  db: Database,
  rulesOf: ReadonlyMap<string, readonly OpeningRuleSpec[]>,
): Promise<void> {
  if (rulesOf.size === 0) return;
  const rows = [...rulesOf].flatMap(([facilityId, rules]) =>
    rules.map((rule, position) => ({ ...rule, facilityId, position })),
  );
  await sql`delete from opening_rule where facility_id = any(${[...rulesOf.keys()]})`.execute(db);
  await sql`
    insert into opening_rule (facility_id, position, day_class, weekdays, start_time, end_time,
                              season_from, season_to, leave_by_next_workday)
    select r."facilityId", r.position, r."dayClass", array(select jsonb_array_elements_text(r.weekdays)), r."startTime",
           r."endTime", r."seasonFrom", r."seasonTo", r."leaveByNextWorkday"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "facilityId" text, position integer, "dayClass" text, weekdays jsonb, "startTime" text, "endTime" text,
      "seasonFrom" text, "seasonTo" text, "leaveByNextWorkday" text)`.execute(db);
}

/** What holds on the dates from the first to the last of a facility instead of its rules; on the others the rules hold. */
export interface ExceptionsInRange {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly exceptions: readonly ExceptionRow[];
}

/** Replaces the exceptions in a range of dates of facilities, by id: two statements, however many. */
export async function writeOpeningExceptions(
  db: Database,
  rangeOf: ReadonlyMap<string, ExceptionsInRange>,
): Promise<void> {
  if (rangeOf.size === 0) return;
  const ranges = [...rangeOf].map(([facilityId, { from, to }]) => ({ facilityId, from, to }));
  const rows = [...rangeOf].flatMap(([facilityId, { exceptions }]) =>
    exceptions.map((exception) => ({ ...exception, facilityId })),
  );
  await sql`
    delete from opening_exception e
    using jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) as r ("facilityId" text, "from" date, "to" date)
    where e.facility_id = r."facilityId" and e.date between r."from" and r."to"`.execute(db);
  await sql`
    insert into opening_exception (facility_id, date, closed, windows, reason)
    select r."facilityId", r.date, r.closed, r.windows, r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "facilityId" text, date date, closed boolean, windows jsonb, reason text)`.execute(db);
}
