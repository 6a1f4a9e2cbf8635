import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../../district/calendar/index.ts';
import { DayClass, openingRulesOf, type OpeningRuleSpec } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { type Interval, intersection, lengthInMinutes } from '../../shared/interval.ts';
import type { DemandRow } from '../lists/entries/demand.loader.ts';
import type { SupplyRow } from '../lists/entries/supply.loader.ts';
import { occurrencesOf } from '../times/occurrences.ts';
import type { CommonStretch } from './judgement.type.ts';

/** Times are compared on the wall clock, so any zone does whose clock nobody moves. */
const WALL_CLOCK = 'UTC';
/** Open all the time. */
const ALWAYS: readonly OpeningRuleSpec[] = [
  {
    dayClass: DayClass.EVERY_DAY,
    weekdays: [],
    startTime: '00:00:00',
    endTime: '00:00:00',
    seasonFrom: null,
    seasonTo: null,
  },
];

/** When two can, and how much the one wants. */
export interface CommonDates {
  readonly stretches: readonly CommonStretch[];
  readonly askedMinutes: number;
  readonly commonMinutes: number;
}

/** When a demand and a supply have time in common from a date on, on the official calendar. */
export async function commonDates(
  { db }: Pick<Context, 'db'>,
  demand: DemandRow,
  supply: SupplyRow,
  today: string,
): Promise<CommonDates> {
  const { rows } = await sql<{ openingRules: OpeningRuleSpec[]; calendarKey: string }>`
    select ${openingRulesOf(sql`${supply.facilityId}::text`)} as "openingRules", ${calendarKey} as "calendarKey"`.execute(
    db,
  );
  const { openingRules, calendarKey: key } = rows[0]!;
  const from = demand.validFrom > today ? demand.validFrom : today;
  if (from > demand.validTo) return { stretches: [], askedMinutes: 0, commonMinutes: 0 };
  const calendar = await calendarOf(db, key);
  const wanted = { demandWindows: demand.windows, from, until: after(demand.validTo), calendar, timeZone: WALL_CLOCK };
  const asked = occurrencesOf({ ...wanted, supplyWindows: ALWAYS });
  const offered = occurrencesOf({
    ...wanted,
    supplyWindows: supply.windows,
    supplyFrom: supply.validFrom,
    supplyUntil: after(supply.validTo),
  });
  const open = supply.facilityId === null ? offered : occurrencesOf({ ...wanted, supplyWindows: openingRules });
  const common = inCommon(offered, open).filter((stretch) => lengthInMinutes(stretch) >= demand.minMinutes);
  return {
    stretches: common.map(shown),
    askedMinutes: minutesOf(asked),
    commonMinutes: minutesOf(common),
  };
}

/** What two lists share, each in order and without overlap. */
function inCommon(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let next = 0;
  for (const one of a) {
    while (next < b.length && Temporal.Instant.compare(b[next]!.end, one.start) <= 0) next++;
    for (let at = next; at < b.length && Temporal.Instant.compare(b[at]!.start, one.end) < 0; at++) {
      const both = intersection(one, b[at]!);
      if (both) common.push(both);
    }
  }
  return common;
}

function shown({ start, end }: Interval): CommonStretch {
  const [from, to] = [start, end].map((at) => at.toZonedDateTimeISO(WALL_CLOCK).toPlainDateTime());
  return {
    date: from!.toPlainDate().toString(),
    startTime: from!.toPlainTime().toString(),
    endTime: to!.toPlainTime().toString(),
    minutes: lengthInMinutes({ start, end }),
  };
}

function minutesOf(stretches: readonly Interval[]): number {
  return stretches.reduce((sum, stretch) => sum + lengthInMinutes(stretch), 0);
}

function after(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}
