import { SUGGESTIONS_DEFAULT } from '../../exchange/judging/suggestion.limits.ts';
import { UPSERT_ITEMS_MAX } from '../../facilities/upsert/facility-upsert.limits.ts';
import { RANGE_OBJECTS } from '../../shared/list-size.ts';
import { PAGE_DEFAULT, PAGE_MAX } from '../../shared/connection.ts';

/** The days of a range for those who cannot read it: a gateway that knows the schema only. */
const ASSUMED_RANGE_DAYS = 31;

/** How many objects a field can give back for each of its parents. */
export interface ListSize {
  /**
   * By the size of a page, by the length of a list that is given, by the days of a range of time, by the items that the
   * mutation was sent, or by nothing that is asked for: a thing holds as many as it does.
   */
  readonly by: 'page' | 'given' | 'days' | 'items' | 'held';
  /** The arguments of the field that tell it; none for items and for what is held. */
  readonly args: readonly string[];
  /** When they tell nothing. */
  readonly assumed: number;
}

/** What a field counts that has to be computed at length, as a matching run that is solved once more. */
const LENGTHY_WORK = 1_000;

/** By how a field reads: its type, its name, and the named type of what it gives back. The first row counts. */
const SIZES: readonly (ListSize & { readonly field: RegExp })[] = [
  { by: 'page', args: ['first', 'last'], assumed: PAGE_DEFAULT, field: /Connection$/ },
  { by: 'page', args: ['first'], assumed: SUGGESTIONS_DEFAULT, field: /: Suggested(Supply|Demand)$/ },
  { by: 'given', args: ['ids'], assumed: PAGE_MAX, field: /^/ },
  { by: 'given', args: ['representations'], assumed: PAGE_MAX, field: /: _Entity$/ },
  { by: 'items', args: [], assumed: UPSERT_ITEMS_MAX, field: /: FacilityUpsertResult$/ },
  { by: 'held', args: [], assumed: LENGTHY_WORK, field: /: MatchingReplay$/ },
  { by: 'held', args: [], assumed: 200, field: /^MatchingRun\.(matches|unmatched):/ },
  { by: 'held', args: [], assumed: 20, field: /^SupplyDemandList\.(supplies|demands):/ },
  { by: 'held', args: [], assumed: 50, field: /: BookChange$/ },
  { by: 'held', args: [], assumed: 20, field: /^Match\.(bookings|rejectedOccurrences):/ },
  { by: 'held', args: [], assumed: 10, field: /^\w+\.(matches|lostTo): / },
  { by: 'held', args: [], assumed: 3, field: /^\w+\.(mergedFrom|requesters|alliances): / },
  { by: 'days', args: ['from', 'to'], assumed: RANGE_OBJECTS + ASSUMED_RANGE_DAYS, field: /^/ },
];

/** A field of an object type, by names. */
export interface FieldNames {
  readonly parent: string;
  readonly field: string;
  /** The named type of what it gives back. */
  readonly type: string;
  readonly args: readonly string[];
}

/**
 * The one table of sizes: our own limits on queries go by it (query-cost.ts), and `@listSize` tells it to gateways.
 * @returns undefined for a field that is counted as one object
 */
export function listSizeOf({ parent, field, type, args }: FieldNames): ListSize | undefined {
  const reads = `${parent}.${field}: ${type}`;
  return SIZES.find((size) => size.field.test(reads) && size.args.every((name) => args.includes(name)));
}

/** Whether a type is only the form of a page: the page was counted by its size, with all the nodes on it. */
export function isFormOfPage(typeName: string): boolean {
  return /(Connection|Edge)$/.test(typeName) || typeName === 'PageInfo';
}
