import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { invalidInput } from '../shared/refusal.ts';
import { YEAR_MAX, YEAR_MIN } from '../shared/scalars.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import type {
  FacilityOpeningExceptionRemoveInput,
  FacilityOpeningExceptionSetInput,
  FacilityOpeningRulesSetInput,
} from './facility.input.ts';
import { facilityToChange, recordChange } from './facility.service.ts';
import { expandStretches } from './open-stretch.ts';
import { type OpeningProblem, openingExceptionProblems, openingRuleProblems } from './opening-hours.ts';
import { EXCEPTION_WINDOWS_MAX, OPENING_RULES_MAX } from './opening-rule.entity.ts';

/** Replaces the opening rules of a facility. @returns its id */
export function setOpeningRules(ctx: Context, input: FacilityOpeningRulesSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    requireAtMost(input.rules.length, OPENING_RULES_MAX, ['rules']);
    const rules = input.rules.map((rule) => ({ ...rule, weekdays: rule.weekdays ?? [] }));
    rules.forEach((rule, at) => requireNoProblem(openingRuleProblems(rule), ['rules', String(at)]));

    await sql`delete from opening_rule where facility_id = ${facility.id}`.execute(ctx.db);
    for (const [position, rule] of rules.entries()) {
      await sql`
        insert into opening_rule (facility_id, position, day_class, weekdays, start_time, end_time,
                                  season_from, season_to, leave_by_next_workday)
        values (${facility.id}, ${position}, ${rule.dayClass}, ${rule.weekdays}, ${rule.startTime},
                ${rule.endTime}, ${rule.seasonFrom ?? null}, ${rule.seasonTo ?? null},
                ${rule.leaveByNextWorkday ?? null})`.execute(ctx.db);
    }
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningRulesSet', ['openingRules']);
    return facility.id;
  });
}

/** Sets other hours for one date, or closes it. @returns the facility's id */
export function setOpeningException(ctx: Context, input: FacilityOpeningExceptionSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    requireYear(input.date);
    requireAtMost(input.windows.length, EXCEPTION_WINDOWS_MAX, ['windows']);
    const closed = input.windows.length === 0;
    requireNoProblem(openingExceptionProblems({ ...input, closed }), []);
    const reason = input.reason == null ? null : requireText(input.reason, ['reason'], REASON_MAX);

    const windows = JSON.stringify(input.windows.map(({ startTime, endTime }) => ({ startTime, endTime })));
    await sql`
      insert into opening_exception (facility_id, date, closed, windows, reason)
      values (${facility.id}, ${input.date}, ${closed}, ${windows}::jsonb, ${reason})
      on conflict (facility_id, date) do update
        set closed = excluded.closed, windows = excluded.windows, reason = excluded.reason`.execute(ctx.db);
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningExceptionSet', ['openingExceptions']);
    return facility.id;
  });
}

/** Lets the rules hold again on a date; no harm if they did. @returns the facility's id */
export function removeOpeningException(ctx: Context, input: FacilityOpeningExceptionRemoveInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    requireYear(input.date);
    const { rows } = await sql`
      delete from opening_exception where facility_id = ${facility.id} and date = ${input.date} returning 1`.execute(
      ctx.db,
    );
    if (rows.length === 0) return facility.id;
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningExceptionRemove', ['openingExceptions']);
    return facility.id;
  });
}

const PROBLEMS: Readonly<Record<OpeningProblem['code'], { en: string; zh: string }>> = {
  INVALID_TIME: {
    en: 'This is not a time of day; the end of a day is 00:00.',
    zh: '这不是有效时刻；一天的结束应写作 00:00。',
  },
  INVALID_MONTH_DAY: { en: 'This is not a day of the year as MM-DD.', zh: '这不是有效的日期（MM-DD）。' },
  INVALID_DATE: { en: 'This date does not exist.', zh: '该日期不存在。' },
  INCOMPLETE_SEASON: { en: 'A season has both a first and a last day.', zh: '季节须同时给出起止日期。' },
  REPEATED_WEEKDAY: { en: 'A weekday is named twice.', zh: '星期重复。' },
  CLOSED_WITH_WINDOWS: { en: 'A closed date has no windows.', zh: '关闭日不能有开放时段。' },
};

function requireNoProblem([problem]: readonly OpeningProblem[], at: readonly string[]): void {
  if (problem) throw invalidInput({ field: [...at, ...problem.field], ...PROBLEMS[problem.code] });
}

function requireYear(date: string): void {
  const { year } = Temporal.PlainDate.from(date);
  if (year >= YEAR_MIN && year <= YEAR_MAX) return;
  throw invalidInput({
    field: ['date'],
    en: `A date lies in the years ${YEAR_MIN} to ${YEAR_MAX}.`,
    zh: `日期范围为 ${YEAR_MIN} 至 ${YEAR_MAX} 年。`,
  });
}

function requireAtMost(count: number, max: number, field: readonly string[]): void {
  if (count > max) throw invalidInput({ field, en: `At most ${max}.`, zh: `最多 ${max} 项。` });
}
