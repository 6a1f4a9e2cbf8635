import { Extensions } from 'type-graphql';

/** A range of time counts so many objects for itself: a stretch that touches it is followed to its ends, however short it is. */
export const RANGE_OBJECTS = 30;

/** How many objects a field can give back for each of its parents. */
export interface ListSize {
  /**
   * By the size of a page, by the length of a list that is given, by the days of a range of time, by the items that the
   * mutation was sent, or by nothing that is asked for: a thing holds as many as it does.
   */
  readonly by: 'page' | 'given' | 'days' | 'items' | 'held';
  /** The arguments of the field that tell it; none for items and for what is held. */
  readonly args?: readonly string[];
  /** When they tell nothing. */
  readonly assumed: number;
}

/**
 * Declares how many objects a list gives back that is no connection, or how many a lengthy piece of work counts for. Our
 * own limits on queries go by it, and `@listSize` tells it to gateways. Connections, lists by `ids` and ranges `from` and
 * `to` need it not: what they are says it.
 */
export function ListSize(size: ListSize): ReturnType<typeof Extensions> {
  return Extensions({ listSize: size });
}
