import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { LocalDate } from '../../shared/scalars.ts';
import type { CalendarDayClass } from './work-calendar.ts';

/** The same values as {@link CalendarDayClass}, for the schema. */
export enum WorkdayClass {
  WORKDAY = 'WORKDAY',
  DAY_OFF = 'DAY_OFF',
}

registerEnumType(WorkdayClass, {
  name: 'WorkdayClass',
  description: 'What the official calendar says a date is.',
  valuesConfig: {
    WORKDAY: { description: 'A day of work, weekend days that make up for a holiday included. 工作日' },
    DAY_OFF: { description: 'A weekend day or a holiday. 休息日' },
  },
});

export enum CalendarDayStatus {
  OFFICIAL = 'OFFICIAL',
  CORRECTED = 'CORRECTED',
  PROVISIONAL = 'PROVISIONAL',
}

registerEnumType(CalendarDayStatus, {
  name: 'CalendarDayStatus',
  description: 'How sure the class of a day is.',
  valuesConfig: {
    OFFICIAL: { description: 'It follows from the yearly notice of the State Council. 正式' },
    CORRECTED: { description: 'The district has set it, for the reason given. 已更正' },
    PROVISIONAL: { description: 'The notice of its year is not out: Monday to Friday are taken for work days. 暂定' },
  },
});

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: 'A date in the official calendar of holidays and make-up work days. 日历日',
  simpleResolvers: true,
})
export class CalendarDay extends Node {
  @Field(() => LocalDate, { description: 'The date, in China.' })
  date!: string;

  @Field(() => WorkdayClass, { description: 'What it is.' })
  dayClass!: CalendarDayClass;

  @Field(() => String, {
    nullable: true,
    description:
      'The Chinese name of the holiday, on a make-up work day of the one it makes up for; null on other days.',
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The English name of the same.' })
  nameEn!: string | null;

  @Field(() => CalendarDayStatus, { description: 'How sure that is.' })
  status!: CalendarDayStatus;

  @Field(() => String, { nullable: true, description: 'Why the district has corrected it; null when it has not.' })
  reason!: string | null;
}

const ID = /^day_0{24}(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/;

/** The id of a day. It holds the date, so every day has one, whether or not anybody has said anything about it. */
export function calendarDayId(date: string): string {
  return `day_${date.replaceAll('-', '').padStart(32, '0')}`;
}

/** The date, `YYYY-MM-DD`, that an id of {@link calendarDayId} stands for; undefined when it is none. */
export function dateOfCalendarDayId(id: string): string | undefined {
  const { year, month, day } = ID.exec(id)?.groups ?? {};
  const date = `${year}-${month}-${day}`;
  try {
    return Temporal.PlainDate.from(date).toString();
  } catch {
    return undefined;
  }
}

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'calendar_day.day_class': WorkdayClass;
  }
}
