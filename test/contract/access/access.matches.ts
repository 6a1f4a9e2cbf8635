import { sql } from 'kysely';
import { type BuiltEntry, buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch, type MatchToBuild } from '../../../seeds/factories/match.factory.ts';
import type { Database } from '../../../src/database/database.ts';
import { newId } from '../../../src/shared/node.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** The names of {@link buildMatchSights}: all of them are hidden from most. */
export const MATCH_SIGHTS = ['a Match', 'a Match to look at'] as const;

/** A match of the unit of a world and a branch, on lists that they have, with a date that could not be booked. */
export async function buildMatchSights(
  { db, unit }: World,
  branchId: string,
): Promise<Readonly<Record<(typeof MATCH_SIGHTS)[number], string>>> {
  const supply = await buildSupply(db, { list: await listOf(db, unit.id) });
  const demand = await buildDemand(db, { list: await listOf(db, branchId) });
  const { id } = await buildMatch(db, { supplyId: supply.id, demandId: demand.id, state: 'FULFILLED' });
  await sql`update match set state_reason = 'As agreed.', distance_meters = 300 where id = ${id}`.execute(db);
  await sql`
    insert into rejected_occurrence (match_id, starts_at, ends_at, refusal)
    values (${id}, '2026-03-04T02:00:00Z', '2026-03-04T03:00:00Z', 'outsideOpeningHours')`.execute(db);
  // Agreed, though the supply is for another time by then; of what is agreed, nobody changes the time any more.
  const other = await buildSupply(db, { list: await listOf(db, unit.id) });
  const agreed = await buildMatch(db, { supplyId: other.id, demandId: demand.id, state: 'PROPOSED' });
  await sql`update supply set windows = '[]' where id = ${other.id}`.execute(db);
  await sql`update match set state = 'ACCEPTED', supply_accepted_at = now() where id = ${agreed.id}`.execute(db);
  await sql`update match set state = 'CONFIRMED', demand_accepted_at = now() where id = ${agreed.id}`.execute(db);
  return { 'a Match': id, 'a Match to look at': agreed.id };
}

/** A list of somebody that everybody sees: one that they have, so that lists stay as many as they are, or a new one. */
export async function listOf(db: Database, ownerId: string): Promise<BuiltEntry['list']> {
  const { rows } = await sql<BuiltEntry['list']>`
    select id, owner_id as "ownerId", district_code as "districtCode", place_path as "placePath",
           valid_from as "validFrom", valid_to as "validTo"
    from supply_demand_list where owner_id = ${ownerId} and state in ('IN_FORCE', 'CLOSED')`.execute(db);
  return rows[0] ?? buildList(db, { ownerId });
}

type Sights = SightsOf<(typeof MATCH_SIGHTS)[number]>;

const fieldsOf =
  (fields: string, of: (typeof MATCH_SIGHTS)[number] = 'a Match') =>
  (_world: World, { nodes }: Sights): FieldsOf => ({ id: nodes[of], fields, inClearTo: 'admin' });

/** What the rows of matches in the table of fields ask for. */
export const MATCH_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'Match.*': fieldsOf(`Match {
    id quantity state stateReason pinned origin proposedBy reach distanceMeters deliveredQuantity createdAt acceptedBySupplierAt
    acceptedByDemanderAt score { total } supply { id } demand { id } bookings { id } rejectedOccurrences { start }
    run { id } projectBook { id } viewerCan { pin } acceptanceLapsesAt occurrences { start } attention { reason }
  }`),
  'MatchScore.*': fieldsOf('Match { score { total timeFit distanceFit quantityFit fairness reliability } }'),
  'RejectedOccurrence.*': fieldsOf('Match { rejectedOccurrences { start end code message } }'),
  'MatchOccurrence.*': fieldsOf('Match { occurrences { start end quantity booked lost } }'),
  'MatchAttention.*': fieldsOf('Match { attention { reason count dates } }', 'a Match to look at'),
};

const REASON = 'As the table asks.';

/** What the rows of matches in the table of mutations send. @param branchOf the branch that `branch` leads */
export function matchInputs(branchOf: (world: World) => Promise<string>): Readonly<Record<string, InputOf>> {
  const entries = async (world: World) => {
    const { db, unit } = world;
    const supply = await buildSupply(db, { list: await buildList(db, { ownerId: unit.id }) });
    const demand = await buildDemand(db, { list: await buildList(db, { ownerId: await branchOf(world) }) });
    return { supplyId: supply.id, demandId: demand.id };
  };
  const matchFor =
    (state: NonNullable<MatchToBuild['state']>, more: () => object): InputOf =>
    async (world) => {
      const now = Temporal.Instant.from(TEST_NOW);
      const { id } = await buildMatch(world.db, { ...(await entries(world)), state, now });
      return { input: { matchId: id, ...more() } };
    };
  return {
    // The key has the form of an id, so that what asks for a missing match brings another one.
    matchAccept: matchFor('PROPOSED', () => ({ idempotencyKey: newId('mat') })),
    matchDecline: matchFor('PROPOSED', () => ({ reason: REASON })),
    matchPin: matchFor('PROPOSED', () => ({ pinned: true })),
    matchPropose: async (world) => ({
      input: { ...(await entries(world)), quantity: 1, reason: REASON, idempotencyKey: newId('mat') },
    }),
    matchSet: async (world) => ({ input: { ...(await entries(world)), quantity: 1, reason: REASON } }),
    matchCancel: matchFor('CONFIRMED', () => ({ reason: REASON })),
    matchFulfil: matchFor('CONFIRMED', () => ({ deliveredQuantity: 1 })),
  };
}
