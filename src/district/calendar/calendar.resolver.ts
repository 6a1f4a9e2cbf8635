import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import { LocalDate } from '../../shared/scalars.ts';
import { CalendarDay } from './calendar.entity.ts';
import { CalendarDayCorrectInput, CalendarDayRestoreInput } from './calendar.input.ts';
import { CALENDAR_DAYS_MAX, calendarDayById, calendarDaysBetween } from './calendar.loader.ts';
import { CalendarDayCorrectPayload, CalendarDayRestorePayload } from './calendar.payload.ts';
import { correctCalendarDay, restoreCalendarDay } from './calendar.service.ts';

@Resolver()
export class CalendarResolver {
  @Access('PUBLIC')
  @Query(() => [CalendarDay], {
    description:
      'The official calendar: every day from one date to another, both included, at most ' +
      `${CALENDAR_DAYS_MAX}. A year whose notice is not out yet is PROVISIONAL.`,
  })
  calendarDays(
    @Arg('from', () => LocalDate, { description: 'The first day.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'The last day.' }) to: string,
    @Ctx() ctx: Context,
  ) {
    return calendarDaysBetween(ctx, from, to);
  }

  @Access('SIGNED_IN')
  @Mutation(() => CalendarDayCorrectPayload, {
    description:
      'Sets what a day is, whatever the notice says now or later; opening hours follow. For a DISTRICT_ADMIN. Bookings ' +
      'that exist stay. Refused with INVALID_INPUT, FORBIDDEN.',
  })
  calendarDayCorrect(
    @Arg('input', () => CalendarDayCorrectInput, { description: 'The day and what it is.' })
    input: CalendarDayCorrectInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'calendarDay', correctCalendarDay(ctx, input), loadedBy(calendarDayById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => CalendarDayRestorePayload, {
    description:
      'Takes a correction back: the day is again what the notice says, or follows from its weekday. For a ' +
      'DISTRICT_ADMIN. Refused with INVALID_INPUT, FORBIDDEN, or STATE_CONFLICT for a day that is not corrected.',
  })
  calendarDayRestore(
    @Arg('input', () => CalendarDayRestoreInput, { description: 'The day.' }) input: CalendarDayRestoreInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'calendarDay', restoreCalendarDay(ctx, input), loadedBy(calendarDayById));
  }
}
