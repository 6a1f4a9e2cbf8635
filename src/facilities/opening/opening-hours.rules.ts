import { YEAR_MAX, YEAR_MIN } from '../../shared/scalars.ts';
import { requireRange } from '../../shared/range.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { openingIsWrong, tooManyOpenings, yearOutOfRange } from './opening-hours.errors.ts';
import type { ExceptionRow } from './opening-hours.loader.ts';
import {
  type OpeningProblem,
  openingExceptionProblems,
  openingRuleProblems,
  type OpeningRuleSpec,
} from './opening-hours.ts';
import { EXCEPTION_WINDOWS_MAX, OPENING_RULES_MAX } from './opening-rule.entity.ts';
import type { OpeningRuleInput, OpeningWindowInput } from './opening-hours.input.ts';

/** Other hours for one date, as inputs give them. */
interface GivenException {
  readonly date: string;
  readonly windows: readonly OpeningWindowInput[];
  readonly reason?: string | null;
}

/**
 * Opening rules, as stored.
 * @param field where they stand in the input
 * @throws Refusal INVALID_INPUT for too many, or the first thing that is wrong with one
 */
export function openingRulesFrom(inputs: readonly OpeningRuleInput[], field: readonly string[]): OpeningRuleSpec[] {
  requireRange(inputs.length, { min: 0, max: OPENING_RULES_MAX, field: field }, tooManyOpenings);
  return inputs.map((input, at) => {
    const rule = {
      dayClass: input.dayClass,
      weekdays: [...(input.weekdays ?? [])],
      startTime: input.startTime,
      endTime: input.endTime,
      seasonFrom: input.seasonFrom ?? null,
      seasonTo: input.seasonTo ?? null,
      leaveByNextWorkday: input.leaveByNextWorkday ?? null,
    };
    requireNoProblem(openingRuleProblems(rule), [...field, String(at)]);
    return rule;
  });
}

/**
 * Other hours for one date, as stored; closed without windows.
 * @param field where they stand in the input
 * @throws Refusal INVALID_INPUT
 */
export function openingExceptionFrom(input: GivenException, field: readonly string[] = []): ExceptionRow {
  requireYear(input.date, [...field, 'date']);
  requireRange(
    input.windows.length,
    { min: 0, max: EXCEPTION_WINDOWS_MAX, field: [...field, 'windows'] },
    tooManyOpenings,
  );
  const exception = {
    date: input.date,
    closed: input.windows.length === 0,
    windows: input.windows.map(({ startTime, endTime }) => ({ startTime, endTime })),
  };
  requireNoProblem(openingExceptionProblems(exception), field);
  const reason = input.reason == null ? null : requireText(input.reason, [...field, 'reason'], REASON_MAX);
  return { ...exception, reason };
}

/** @throws Refusal INVALID_INPUT for a date out of the years that are dealt with */
export function requireYear(date: string, field: readonly string[]): void {
  const { year } = Temporal.PlainDate.from(date);
  requireRange(year, { min: YEAR_MIN, max: YEAR_MAX, field }, yearOutOfRange);
}

function requireNoProblem([problem]: readonly OpeningProblem[], at: readonly string[]): void {
  if (problem) throw openingIsWrong({ code: problem.code, field: [...at, ...problem.field] });
}
