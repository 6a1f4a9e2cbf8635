import { type RawBuilder, sql } from 'kysely';
import { calendarKey, calendarOf } from '../../../district/calendar/index.ts';
import { localDateOf, localTimeOf } from '../../../district/grid/index.ts';
import { openingExceptionsOf, openingRulesOf } from '../../../facilities/index.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader } from '../../../request/loader.ts';
import { apiError } from '../../../shared/refusal.ts';
import { eachStep, type HeldSpan, loadOf } from '../../times/load.ts';
import { type FacilityOpening, momentsOf } from '../../times/moments.ts';
import { type DayClasses, dayClasses, exceptionsBetween } from '../../times/real-dates.ts';
import { commonQuarters, quarterOfText, type QuarterSpans } from '../../times/wall-time.ts';
import { holdsAsOf } from '../../matches/as-of.ts';
import type { DatesInput, WeeklyHoursInput } from '../../times/wanted-times.input.ts';
import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';
import type { SupplyRow } from './supply.loader.ts';

// What is left of a supply depends on when it is wanted: places that matches hold in the morning are free in the evening.

/** When a supply is looked at; at all of its times where nothing is said. */
interface TimesWanted {
  readonly dates: DatesInput | null;
  readonly hours: WeeklyHoursInput | null;
}

/** The fewest and the most that are free at any of the moments looked at; both 0 where there is none. */
interface Remaining {
  readonly least: number;
  readonly most: number;
}

/** What no match holds of a supply, from now on: of places, at the moments that are wanted; of all else, of its quantity. */
export async function remainingOf(ctx: Context, supply: SupplyRow, wanted: TimesWanted): Promise<Remaining> {
  const { dates, hours } = wanted;
  if (dates !== null && dates.to < dates.from) {
    throw apiError('BAD_USER_INPUT', 'dates.to is not before dates.from.');
  }
  if (!supply.sharedOverTime) return same(Math.max(0, supply.atMost - supply.heldQuantity));
  // Nothing has to be worked out where all is free at every moment, and some moment is to come.
  if (dates === null && hours === null && !supply.isHeld && supply.validTo > localDateOf(ctx.now())) {
    return same(supply.atMost);
  }
  return remainingAtTimes(ctx).load({ id: supply.id, dates, hours });
}

function same(quantity: number): Remaining {
  return { least: quantity, most: quantity };
}

interface SupplyWithHeld {
  readonly id: string;
  readonly quantity: number;
  readonly capacity: number | null;
  readonly windows: readonly WeeklyWindowSpec[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly opening: FacilityOpening | null;
  readonly held: readonly HeldSpan[];
  readonly heldOfFacility: readonly HeldSpan[];
  readonly calendarKey: string;
}

/** Of supplies of places. */
const remainingAtTimes = defineLoader(
  async (ctx: Context, asked: readonly (TimesWanted & { readonly id: string })[]) => {
    const now = localTimeOf(ctx.now());
    const heldBy = (matches: RawBuilder<unknown>) => sql`(
      select coalesce(json_agg(json_build_array(
        (extract(epoch from lower(o.during)) / 900)::integer, (extract(epoch from upper(o.during)) / 900)::integer,
        least(o.quantity, m.held_quantity))), '[]')
      from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
      where ${holdsAsOf(ctx.now())} and upper(o.during) > ${now}::timestamp and ${matches})`;
    const { rows } = await sql<SupplyWithHeld>`
      select e.id, e.quantity, f.capacity, e.windows, e.valid_from as "validFrom", e.valid_to as "validTo",
             case when e.facility_id is not null then json_build_object(
               'rules', ${openingRulesOf(sql`e.facility_id`)},
               'exceptions', ${openingExceptionsOf(sql`e.facility_id`)}) end as opening,
             ${heldBy(sql`m.supply_id = e.id`)} as held,
             ${heldBy(sql`m.supply_id in (
               select s.id from supply s where s.facility_id = e.facility_id and s.shared_over_time)`)} as "heldOfFacility",
             ${calendarKey} as "calendarKey"
      from supply e left join shared_facility f on f.id = e.facility_id
      where e.id = any(${[...new Set(asked.map(({ id }) => id))]})`.execute(ctx.db);
    const calendar = await calendarOf(ctx.db, rows[0]?.calendarKey ?? '');
    const supplies = new Map(rows.map((row) => [row.id, row]));
    return asked.map(({ id, dates, hours }) => {
      const supply = supplies.get(id);
      if (!supply) return new Error(`No supply ${id}`);
      const { windows, validFrom: from, validTo: to, opening } = supply;
      const classes = dayClasses(
        exceptionsBetween(calendar, dateBeside(from, -DAYS_AROUND), dateBeside(to, DAYS_AROUND)),
      );
      const moments = momentsOf({ windows, from, to, opening }, classes);
      const coming = commonQuarters(moments, {
        starts: Int32Array.of(Math.ceil(quarterOfText(now))),
        ends: Int32Array.of(NEVER),
      });
      return freeAt(supply, commonQuarters(coming, momentsWanted({ dates, hours }, supply, classes)));
    });
  },
  ({ id, dates, hours }) => JSON.stringify([id, dates, hours]),
);

/** Opening rules of the dates before and after are looked at. */
const DAYS_AROUND = 3;
/** After every moment of an entry. */
const NEVER = 2 ** 31 - 1;

/** A night belongs to the date on which it begins; whole days go from midnight to midnight. */
function momentsWanted(
  { dates, hours }: TimesWanted,
  { validFrom, validTo }: SupplyWithHeld,
  classes: DayClasses,
): QuarterSpans {
  // What begins the evening before the first date lasts into it, and the last night of the supply into the date after.
  const [first, last] = [dateBeside(validFrom, -1), dateBeside(validTo, 1)];
  const from = dates !== null && dates.from > first ? dates.from : first;
  const to = dates !== null && dates.to < last ? dates.to : last;
  const { weekday = null, startTime, endTime } = hours ?? { startTime: '00:00', endTime: '00:00' };
  const weekdays = weekday === null ? [] : [weekday];
  return momentsOf({ windows: [{ dayClass: 'EVERY_DAY', weekdays, startTime, endTime }], from, to }, classes);
}

function freeAt(
  { quantity, capacity, held, heldOfFacility }: SupplyWithHeld,
  { starts, ends }: QuarterSpans,
): Remaining {
  if (starts.length === 0) return same(0);
  const [own, all] = [loadOf(held), loadOf(heldOfFacility)];
  let least = Infinity;
  let most = 0;
  for (let at = 0; at < starts.length; at++) {
    eachStep(own, starts[at]!, ends[at]!, (start, end, taken) => {
      eachStep(all, start, end, (_, __, takenOfAll) => {
        const free = Math.max(0, Math.min(quantity - taken, (capacity ?? Infinity) - takenOfAll));
        least = Math.min(least, free);
        most = Math.max(most, free);
      });
    });
  }
  return { least, most };
}

function dateBeside(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
