import { sql } from 'kysely';
import { defineLoader, inOrderOf } from '../../request/loader.ts';

/** What a facility shares with others. */
interface PlacesShared {
  readonly id: string;
  readonly wholeId: string | null;
  readonly placesOfWhole: number | null;
  /** By name. */
  readonly partIds: readonly string[];
  /** By name. */
  readonly excludedIds: readonly string[];
}

/** What facilities share with each other, by id; whoever may see which is for the caller to ask. */
export const placesSharedBy = defineLoader(async (ctx, ids: readonly string[]): Promise<PlacesShared[]> => {
  const { rows } = await sql<PlacesShared>`
    select f.id, p.whole_id as "wholeId", p.places as "placesOfWhole",
      array(select s.id::text from facility_part o join shared_facility s on s.id = o.part_id
            where o.whole_id = f.id order by s.name, s.id) as "partIds",
      array(select s.id::text from facility_exclusion x
              join shared_facility s on s.id = case when x.one_id = f.id then x.other_id else x.one_id end
            where x.one_id = f.id or x.other_id = f.id order by s.name, s.id) as "excludedIds"
    from shared_facility f left join facility_part p on p.part_id = f.id
    where f.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id).map((row, at) => row ?? none(ids[at]!));
});

function none(id: string): PlacesShared {
  return { id, wholeId: null, placesOfWhole: null, partIds: [], excludedIds: [] };
}
