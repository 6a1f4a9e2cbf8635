import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../request/context.ts';
import { aheadKey, type Selected, selectionOf } from '../../shared/selection.ts';
import type { UnitAhead } from './unit.loader.ts';

/** What a field of a unit needs for being fetched with the unit; undefined when it is better left to its resolver. */
type UnitLookAhead = (
  selected: Selected,
  ctx: Context,
) => Promise<Omit<UnitAhead, 'key'> | undefined> | Omit<UnitAhead, 'key'> | undefined;

const lookAheads = new Map<string, UnitLookAhead>();

/**
 * Lets lists of units fetch a field with arguments in their own statement. A feature that adds such a field to units
 * calls this beside its resolver: units know nothing of the features built on them.
 *
 * @example
 * lookAheadOnUnits('facilities', ({ args, selection }) => {
 *   const page = pageOf(args, facilities.kinds, selection);
 *   return {
 *     value: nestedPage(facilities, [sql`f.unit_id = u.id`], page, selection.has('totalCount')),
 *     read: (nested) => connectionOfNested(facilities, page, nested as NestedPage<FacilityRow>),
 *   };
 * });
 */
export function lookAheadOnUnits(field: string, lookAhead: UnitLookAhead): void {
  lookAheads.set(field, lookAhead);
}

/** The fields to fetch along with a list of units, from what the query selects on its nodes. */
export async function aheadOf(info: GraphQLResolveInfo, ctx: Context): Promise<UnitAhead[]> {
  const unit = selectionOf(info).at('edges', 'node');
  const found = await Promise.all(
    [...lookAheads].map(async ([field, lookAhead]) => {
      const selected = unit?.only(field);
      const ahead = selected && (await lookAhead(selected, ctx));
      return ahead && { ...ahead, key: aheadKey(field, selected.args) };
    }),
  );
  return found.filter((ahead) => ahead !== undefined);
}
