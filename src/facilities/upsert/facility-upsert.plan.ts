import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../shared/refusal.ts';
import { requireText } from '../../shared/text.ts';
import { EXTERNAL_ID_MAX, FacilityState, type SharedFacility } from '../facility.entity.ts';
import { facilityWithdrawn } from '../facility.errors.ts';
import { exceptionOutOfPlace, neverChanges, rangeOfDatesInvalid } from './facility-upsert.errors.ts';
import type { FacilityUpsertItem, OpeningExceptionRangeInput } from './facility-upsert.input.ts';
import { UPSERT_RANGE_DAYS_MAX } from './facility-upsert.limits.ts';
import { CHANGEABLE, changedFacilityValues, type FacilityValues, newFacilityValues } from '../facility.values.ts';
import type { ExceptionRow } from '../opening/opening-hours.loader.ts';
import type { OpeningRuleSpec } from '../opening/opening-hours.ts';
import { openingExceptionFrom, openingRulesFrom, requireYear } from '../opening/opening-hours.rules.ts';
import type { ExceptionsInRange } from '../opening/opening-hours.write.ts';

/** A facility that is there, with its hours. */
export interface KnownFacility {
  readonly facility: SharedFacility;
  readonly rules: readonly OpeningRuleSpec[];
  readonly exceptions: readonly ExceptionRow[];
}

/** What is to be done for an item. */
export interface PlannedItem {
  readonly at: number;
  readonly externalId: string;
  /** Absent for a new one. */
  readonly known: KnownFacility | undefined;
  readonly values: FacilityValues;
  /** The new rules and exceptions; absent where they stay. */
  readonly rules: readonly OpeningRuleSpec[] | undefined;
  readonly exceptions: ExceptionsInRange | undefined;
  readonly publishes: boolean;
  /** What changes, as the trail names it; empty for what stays as it is, and for a new one. */
  readonly changed: readonly string[];
}

/** An item of which nothing is done. */
export interface RefusedItem {
  readonly at: number;
  readonly known: KnownFacility | undefined;
  readonly refusal: Refusal;
}

/** The externalId as stored. @throws Refusal INVALID_INPUT */
export function externalIdOf({ externalId }: FacilityUpsertItem): string {
  return requireText(externalId, ['externalId'], EXTERNAL_ID_MAX);
}

/** What an item asks for, beside what is there: by the rules of single changes, without touching anything. */
export function planItem(
  item: FacilityUpsertItem,
  at: number,
  known: KnownFacility | undefined,
): PlannedItem | RefusedItem {
  try {
    return planned(item, at, known);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { at, known, refusal };
  }
}

export function isRefused(item: PlannedItem | RefusedItem): item is RefusedItem {
  return 'refusal' in item;
}

function planned(item: FacilityUpsertItem, at: number, known: KnownFacility | undefined): PlannedItem {
  const externalId = externalIdOf(item);
  const values = known ? valuesOfKnown(item, known.facility) : newFacilityValues(item);
  const rules = item.openingRules == null ? undefined : openingRulesFrom(item.openingRules, ['openingRules']);
  const exceptions = item.openingExceptions == null ? undefined : exceptionsFrom(item.openingExceptions);
  if (!known) {
    return { at, externalId, known, values, rules, exceptions, publishes: item.publish === true, changed: [] };
  }

  const { facility } = known;
  const sameRules = !rules || isDeepStrictEqual(rules, known.rules);
  const sameExceptions = !exceptions || isDeepStrictEqual(exceptions.exceptions, inRange(known.exceptions, exceptions));
  const changed: string[] = CHANGEABLE.filter((field) => !isDeepStrictEqual(facility[field], values[field]));
  if (!sameRules) changed.push('openingRules');
  if (!sameExceptions) changed.push('openingExceptions');
  // Whoever reviews is not asked again about what they have just returned.
  const isPublishable = facility.state === FacilityState.DRAFT && (facility.stateReason === null || changed.length > 0);
  const publishes = item.publish === true && isPublishable;
  if (publishes) changed.push('state');
  return {
    at,
    externalId,
    known,
    values,
    rules: sameRules ? undefined : rules,
    exceptions: sameExceptions ? undefined : exceptions,
    publishes,
    changed,
  };
}

function valuesOfKnown(item: FacilityUpsertItem, facility: SharedFacility): FacilityValues {
  if (facility.state === FacilityState.WITHDRAWN) throw facilityWithdrawn({ field: ['externalId'] });
  if (item.kind !== facility.kind) throw neverChanges({ field: ['kind'] });
  if (item.timeZone != null && item.timeZone !== facility.timeZone) throw neverChanges({ field: ['timeZone'] });
  return changedFacilityValues(facility, item);
}

function exceptionsFrom({ from, to, exceptions }: OpeningExceptionRangeInput): ExceptionsInRange {
  requireYear(from, ['openingExceptions', 'from']);
  requireYear(to, ['openingExceptions', 'to']);
  const days = Temporal.PlainDate.from(from).until(to).days + 1;
  if (days < 1 || days > UPSERT_RANGE_DAYS_MAX) throw rangeOfDatesInvalid();
  const seen = new Set<string>();
  const given = exceptions.map((exception, at) => {
    const { date } = exception;
    if (date < from || date > to || seen.has(date))
      throw exceptionOutOfPlace({ field: ['openingExceptions', 'exceptions', String(at), 'date'] });
    seen.add(date);
    return openingExceptionFrom(exception, ['openingExceptions', 'exceptions', String(at)]);
  });
  return { from, to, exceptions: given.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

function inRange(exceptions: readonly ExceptionRow[], { from, to }: ExceptionsInRange): ExceptionRow[] {
  return exceptions.filter(({ date }) => date >= from && date <= to);
}
