import { UPSERT_ITEMS_MAX } from './facilities/facility-upsert.limits.ts';
import { PAGE_DEFAULT, PAGE_MAX } from './shared/connection.ts';

/** A range of time counts so many objects for itself: a stretch that touches it is followed to its ends, however short it is. */
export const RANGE_OBJECTS = 30;
/** The days of a range for those who cannot read it: a gateway that knows the schema only. */
const ASSUMED_RANGE_DAYS = 31;

/** How many objects a field can give back for each of its parents. */
export interface ListSize {
  /**
   * By the size of a page, by the length of a list that is given, by the days of a range of time, or by the items that the
   * mutation was sent.
   */
  readonly by: 'page' | 'given' | 'days' | 'items';
  /** The arguments of the field that tell it; none for what a mutation tells of its items. */
  readonly args: readonly string[];
  /** When they tell nothing. */
  readonly assumed: number;
}

const SIZES: readonly (ListSize & { readonly result: RegExp })[] = [
  { by: 'page', args: ['first', 'last'], assumed: PAGE_DEFAULT, result: /Connection$/ },
  { by: 'given', args: ['ids'], assumed: PAGE_MAX, result: /^/ },
  { by: 'given', args: ['representations'], assumed: PAGE_MAX, result: /^_Entity$/ },
  { by: 'items', args: [], assumed: UPSERT_ITEMS_MAX, result: /^FacilityUpsertResult$/ },
  { by: 'days', args: ['from', 'to'], assumed: RANGE_OBJECTS + ASSUMED_RANGE_DAYS, result: /^/ },
];

/**
 * The one table of sizes: our own limits on queries go by it (query-cost.ts), and `@listSize` tells it to gateways.
 * @param typeName the named type of the field
 * @param args the names of its arguments
 * @returns undefined for a field that is counted as one object
 */
export function listSizeOf(typeName: string, args: readonly string[]): ListSize | undefined {
  return SIZES.find((size) => size.result.test(typeName) && size.args.every((name) => args.includes(name)));
}

/** Whether a type is only the form of a page: the page was counted by its size, with all the nodes on it. */
export function isFormOfPage(typeName: string): boolean {
  return /(Connection|Edge)$/.test(typeName) || typeName === 'PageInfo';
}
