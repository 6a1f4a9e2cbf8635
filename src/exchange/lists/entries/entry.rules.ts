import { currentCalendar, type WorkCalendar } from '../../../district/calendar/index.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader } from '../../../request/loader.ts';
import { type GeoPointInput, placeFrom } from '../../../shared/geo.ts';
import { type MoneyInput, requireMoney } from '../../../shared/money.ts';
import { requireRange } from '../../../shared/range.ts';
import { notFound } from '../../../shared/refusal.ts';
import { requireText } from '../../../shared/text.ts';
import {
  Audience,
  CONDITIONS_MAX,
  ENTRY_TITLE_MAX,
  type ListEntry,
  QUANTITY_MAX,
  REACH_METERS_MAX,
  type UnitOfMeasure,
} from './entry.entity.ts';
import {
  distanceFromNowhere,
  entryNumberOutOfRange,
  entryPeriodIsWrong,
  facilityIsClosed,
  noDateInWindows,
  windowIsWrong,
  windowsAreTooShort,
} from './entry.errors.ts';
import { categoryByCode, type ServiceCategoryRow } from '../service-category.loader.ts';
import type { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { windowProblems, WINDOWS_MAX } from '../../times/weekly-time.ts';
import { type FacilityOpening, momentsOf, occurrencesIn, type TimeSpec } from '../../times/moments.ts';
import { type DayClasses, dayClasses, exceptionsBetween } from '../../times/real-dates.ts';
import { QUARTER_MINUTES } from '../../times/wall-time.ts';
import type { WeeklyWindow, WeeklyWindowInput } from '../../times/weekly-window.type.ts';

/** What somebody writes about an entry of either kind; what is left out has a default. */
export interface WrittenEntry {
  readonly categoryCode: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitOfMeasure?: UnitOfMeasure | null;
  readonly windows: readonly WeeklyWindowInput[];
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly location?: GeoPointInput | null;
  readonly maxDistanceMeters?: number | null;
  readonly audiences?: readonly Audience[] | null;
  readonly conditions?: string | null;
  readonly cost?: MoneyInput | null;
}

/** The members that an entity of either kind has of it. */
export type EntryMembers = Pick<
  ListEntry,
  | 'categoryId'
  | 'title'
  | 'quantity'
  | 'unitOfMeasure'
  | 'windows'
  | 'validFrom'
  | 'validTo'
  | 'latitude'
  | 'longitude'
  | 'maxDistanceMeters'
  | 'audiences'
  | 'conditions'
  | 'costMinor'
>;

/**
 * What was written, judged and with its defaults: the period of the list, the measure of the category, everybody as the
 * audience.
 * @param defaultPlace where the entry is when nothing is written about it; null if that is not known either
 * @throws Refusal INVALID_INPUT, or NOT_FOUND for a category that does not exist
 */
export async function entryMembersFrom(
  ctx: Context,
  list: Pick<SupplyDemandList, 'validFrom' | 'validTo'>,
  written: WrittenEntry,
  defaultPlace: GeoPointInput | null,
): Promise<{ members: EntryMembers; category: ServiceCategoryRow }> {
  const category = await categoryByCode(ctx).load(written.categoryCode);
  if (!category) throw notFound({ type: 'ServiceCategory', field: ['categoryCode'] });
  const place = placeFrom(written.location, ['location']) ?? defaultPlace;
  const members = {
    categoryId: category.id,
    title: requireText(written.title, ['title'], ENTRY_TITLE_MAX),
    quantity: requireRange(written.quantity, { min: 1, max: QUANTITY_MAX, field: ['quantity'] }, entryNumberOutOfRange),
    unitOfMeasure: written.unitOfMeasure ?? category.unitOfMeasure,
    windows: windowsFrom(written.windows),
    ...periodFrom(list, written),
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    maxDistanceMeters: reachFrom(written.maxDistanceMeters, place),
    audiences: audiencesFrom(written.audiences),
    conditions: conditionsFrom(written.conditions),
    costMinor: written.cost == null ? null : requireMoney(written.cost, ['cost']),
  };
  return { members, category };
}

/** What can still change of an entry while its list is in force. */
type LateChanges = Pick<WrittenEntry, 'conditions'> & {
  readonly title?: string | null;
  quantity?: number | null;
};

/**
 * The members of an entry after a change while its list is in force. Nothing else is judged again: a place that has
 * closed since, say, is no reason to keep a mistake in the title.
 * @param least the smallest quantity that makes sense
 * @throws Refusal INVALID_INPUT
 */
export function lateMembersFrom(
  entry: Pick<EntryMembers, 'title' | 'quantity' | 'conditions'>,
  { title, quantity, conditions }: LateChanges,
  least = 1,
): Pick<EntryMembers, 'title' | 'quantity' | 'conditions'> {
  return {
    title: title == null ? entry.title : requireText(title, ['title'], ENTRY_TITLE_MAX),
    quantity:
      quantity == null
        ? entry.quantity
        : requireRange(quantity, { min: least, max: QUANTITY_MAX, field: ['quantity'] }, entryNumberOutOfRange),
    conditions: conditions === undefined ? entry.conditions : conditionsFrom(conditions),
  };
}

function conditionsFrom(conditions: string | null | undefined): string | null {
  return conditions == null ? null : requireText(conditions, ['conditions'], CONDITIONS_MAX);
}

type EntryPeriod = Pick<EntryMembers, 'windows' | 'validFrom' | 'validTo'>;

/**
 * Requires that an entry has a time of use, on the dates themselves as the official calendar has them: work days on
 * Saturdays are make-up days, if its period has one.
 * @param opening the hours of the facility that backs it, if one does
 * @param least the shortest time of use without a gap, in minutes
 * @throws Refusal INVALID_INPUT
 */
export async function requireDates(
  ctx: Context,
  entry: EntryPeriod,
  { opening, least = 0 }: { readonly opening?: FacilityOpening; readonly least?: number },
): Promise<void> {
  const calendar = await calendarOfRequest(ctx).load('now');
  const longest = longestOccurrence(calendar, entry);
  if (longest === 0) throw noDateInWindows();
  if (longest < least) throw windowsAreTooShort();
  if (opening && momentsOf({ ...timeSpecOf(entry), opening }, classesAround(calendar, entry)).starts.length === 0) {
    throw facilityIsClosed();
  }
}

/** Read once for all the rows of a file. */
const calendarOfRequest = defineLoader(async (ctx: Context, keys: readonly 'now'[]) => {
  const calendar = await currentCalendar(ctx.db);
  return keys.map(() => calendar);
});

function timeSpecOf({ windows, validFrom, validTo }: EntryPeriod): TimeSpec {
  return { windows, from: validFrom, to: validTo };
}

/** What starts before the dates of an entry lasts into them, and what starts on the last into the days after. */
const DAYS_AROUND = 3;

function classesAround(calendar: WorkCalendar, { validFrom, validTo }: EntryPeriod): DayClasses {
  const around = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
  return dayClasses(exceptionsBetween(calendar, around(validFrom, -DAYS_AROUND), around(validTo, DAYS_AROUND)));
}

/** How many times of entries are kept: those of one list are seldom more than a few. */
const TIMES_KEPT = 200;
const longestKept = new WeakMap<WorkCalendar, Map<string, number>>();

/** The longest of its occurrences, in minutes; 0 when there is none. */
function longestOccurrence(calendar: WorkCalendar, entry: EntryPeriod): number {
  const kept = longestKept.get(calendar) ?? new Map<string, number>();
  longestKept.set(calendar, kept);
  const key = JSON.stringify(timeSpecOf(entry));
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { starts, ends } = occurrencesIn(timeSpecOf(entry), classesAround(calendar, entry));
  const longest = starts.reduce((most, start, at) => Math.max(most, ends[at]! - start), 0) * QUARTER_MINUTES;
  if (kept.size >= TIMES_KEPT) kept.clear();
  kept.set(key, longest);
  return longest;
}

function windowsFrom(inputs: readonly WeeklyWindowInput[]): WeeklyWindow[] {
  requireRange(inputs.length, { min: 1, max: WINDOWS_MAX, field: ['windows'] }, entryNumberOutOfRange);
  return inputs.map(({ dayClass, weekdays, startTime, endTime, seasonFrom, seasonTo }, at) => {
    const window = {
      dayClass,
      weekdays: weekdays ?? [],
      startTime,
      endTime,
      seasonFrom: seasonFrom ?? null,
      seasonTo: seasonTo ?? null,
    };
    const [problem] = windowProblems(window);
    if (problem) throw windowIsWrong({ code: problem.code, field: ['windows', String(at), ...problem.field] });
    return window;
  });
}

function periodFrom(
  list: Pick<SupplyDemandList, 'validFrom' | 'validTo'>,
  written: Pick<WrittenEntry, 'validFrom' | 'validTo'>,
): Pick<EntryMembers, 'validFrom' | 'validTo'> {
  const validFrom = written.validFrom ?? list.validFrom;
  const validTo = written.validTo ?? list.validTo;
  const wrong =
    isBefore(validFrom, list.validFrom) || isBefore(list.validTo, validFrom)
      ? 'validFrom'
      : isBefore(validTo, validFrom) || isBefore(list.validTo, validTo)
        ? 'validTo'
        : undefined;
  if (!wrong) return { validFrom, validTo };
  throw entryPeriodIsWrong({ from: list.validFrom, to: list.validTo, field: [wrong] });
}

function isBefore(a: string, b: string): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function reachFrom(meters: number | null | undefined, place: GeoPointInput | null): number | null {
  if (meters == null) return null;
  requireRange(meters, { min: 1, max: REACH_METERS_MAX, field: ['maxDistanceMeters'] }, entryNumberOutOfRange);
  if (place) return meters;
  throw distanceFromNowhere();
}

function audiencesFrom(audiences: readonly Audience[] | null | undefined): Audience[] {
  if (audiences == null) return [Audience.PUBLIC];
  requireRange(
    audiences.length,
    { min: 1, max: Object.keys(Audience).length, field: ['audiences'] },
    entryNumberOutOfRange,
  );
  return [...new Set(audiences)];
}
