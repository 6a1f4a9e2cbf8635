import { sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import type { ListEntry } from './entry.entity.ts';
import type { SupplyDemandListState } from './supply-demand-list.entity.ts';
import { maySeeList } from './supply-demand-list.policy.ts';

/**
 * What a supply and a demand have in common, as queries show them. The reason goes by another word than its field. The
 * last members are those of the list.
 */
export type EntryRow = Pick<
  ListEntry,
  | 'id'
  | 'districtCode'
  | 'listId'
  | 'categoryId'
  | 'title'
  | 'quantity'
  | 'unitOfMeasure'
  | 'windows'
  | 'validFrom'
  | 'validTo'
  | 'maxDistanceMeters'
  | 'audiences'
  | 'conditions'
  | 'costMinor'
  | 'heldQuantity'
  | 'deliveredQuantity'
  | 'version'
  | 'state'
  | 'location'
  | 'createdAt'
> & {
  readonly reason: string | null;
  readonly ownerId: string;
  readonly placePath: string;
  readonly listState: SupplyDemandListState;
};

/** The members of an {@link EntryRow}, of a table that goes by `e` joined with its list as `l`. */
export const entryColumns = sql`
  e.id, e.district_code as "districtCode", e.list_id as "listId", e.category_id as "categoryId", e.title, e.quantity,
  e.unit_of_measure as "unitOfMeasure", e.windows, e.valid_from as "validFrom", e.valid_to as "validTo",
  e.max_distance_meters as "maxDistanceMeters", e.audiences, e.conditions, e.cost_minor as "costMinor",
  e.held_quantity as "heldQuantity", e.delivered_quantity as "deliveredQuantity", e.version, e.state,
  case when e.latitude is not null
    then json_build_object('latitude', e.latitude, 'longitude', e.longitude) end as location,
  iso(e.created_at) as "createdAt", e.state_reason as reason,
  l.owner_id as "ownerId", l.place_path as "placePath", l.state as "listState"`;

/** An entry if the caller may see it, which is when they may see its list; null otherwise. */
export async function ifVisible<R extends EntryRow>(ctx: Context, entry: R | null): Promise<R | null> {
  if (!entry) return null;
  const { ownerId, placePath, listState: state } = entry;
  return maySeeList(await viewerOf(ctx), { ownerId, placePath, state }) ? entry : null;
}
