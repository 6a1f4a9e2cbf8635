import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../../database/columns.ts';
import { type Context, viewerOf } from '../../../request/context.ts';
import { placeOf } from '../../../shared/geo.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';
import type { Audience, EntryState } from './entry.entity.ts';
import { entryStateAsOf, heldAsOf } from '../../matches/as-of.ts';
import { maySeeList } from '../supply-demand-list.policy.ts';

const writtenColumns = columnsOf({ e: 'supply' as 'supply' | 'demand', l: 'supply_demand_list' }, ({ ref }) => [
  'e.id',
  'e.district_code as districtCode',
  'e.list_id as listId',
  'e.category_id as categoryId',
  'e.title',
  'e.quantity',
  'e.unit_of_measure as unitOfMeasure',
  ref('e.windows').$castTo<WeeklyWindow[]>().as('windows'),
  'e.valid_from as validFrom',
  'e.valid_to as validTo',
  'e.max_distance_meters as maxDistanceMeters',
  ref('e.audiences').$castTo<Audience[]>().as('audiences'),
  'e.conditions',
  'e.cost_minor as costMinor',
  'e.delivered_quantity as deliveredQuantity',
  'e.version',
  placeOf(ref('e.latitude'), ref('e.longitude')).as('location'),
  iso(ref('e.created_at')).as('createdAt'),
  'e.state_reason as reason',
  ref('l.owner_id').$notNull().as('ownerId'),
  'l.place_path as placePath',
  'l.state as listState',
]);

/**
 * What a supply and a demand have in common, as queries show them. The reason goes by another word than its field. The
 * last members are those of the list.
 */
export type EntryRow = RowOf<typeof writtenColumns> & { readonly heldQuantity: number; readonly state: EntryState };

/** The members of an {@link EntryRow} as of a moment, of a table that goes by `e` joined with its list as `l`. */
export function entryColumns(side: 'supply' | 'demand', now: Temporal.Instant): RawBuilder<EntryRow> {
  return sql<EntryRow>`
    ${writtenColumns}, ${heldAsOf(side, now)} as "heldQuantity", ${entryStateAsOf(side, now)} as state`;
}

/** An entry if the caller may see it, which is when they may see its list; null otherwise. */
export async function ifVisible<R extends EntryRow>(ctx: Context, entry: R | null): Promise<R | null> {
  if (!entry) return null;
  const { ownerId, placePath, listState: state } = entry;
  return maySeeList(await viewerOf(ctx), { ownerId, placePath, state }) ? entry : null;
}
