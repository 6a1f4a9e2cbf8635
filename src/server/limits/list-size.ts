import { type GraphQLField, getNamedType } from 'graphql';
import { PAGE_DEFAULT, PAGE_MAX } from '../../shared/connection.ts';
import { type ListSize, RANGE_OBJECTS } from '../../shared/list-size.ts';

/** The days of a range for those who cannot read it: a gateway that knows the schema only. */
const ASSUMED_RANGE_DAYS = 31;

const PAGE: ListSize = { by: 'page', args: ['first', 'last'], assumed: PAGE_DEFAULT };
/** By the arguments that a field has. */
const BY_ARGUMENTS: readonly ListSize[] = [
  { by: 'given', args: ['ids'], assumed: PAGE_MAX },
  { by: 'given', args: ['representations'], assumed: PAGE_MAX },
  { by: 'days', args: ['from', 'to'], assumed: RANGE_OBJECTS + ASSUMED_RANGE_DAYS },
];

/** What is known of how much a field gives back. */
type SizedField = Pick<GraphQLField<unknown, unknown>, 'type' | 'args' | 'extensions'>;

/**
 * How many objects a field can give back for each of its parents: as its resolver declares with `@ListSize`, or as its
 * form says. Our own limits on queries go by it (query-cost.ts), and `@listSize` tells it to gateways.
 * @returns undefined for a field that is counted as one object
 */
export function listSizeOf({ type, args, extensions }: SizedField): ListSize | undefined {
  const declared = extensions.listSize as ListSize | undefined;
  if (declared) return declared;
  if (getNamedType(type).name.endsWith('Connection')) return PAGE;
  return BY_ARGUMENTS.find((size) => size.args?.every((name) => args.some((argument) => argument.name === name)));
}

/** Whether a type is only the form of a page: the page was counted by its size, with all the nodes on it. */
export function isFormOfPage(typeName: string): boolean {
  return /(Connection|Edge)$/.test(typeName) || typeName === 'PageInfo';
}
