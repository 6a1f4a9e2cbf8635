import { sql } from 'kysely';
import { newId } from '../../../src/shared/node.ts';
import type { EXCHANGE_SIGHTS, HIDDEN_EXCHANGE_SIGHTS } from './access.exchange.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** The names of {@link buildRunSights}: all of them are hidden from most. */
export const RUN_SIGHTS = ['a MatchingRun'] as const;

const FROM = '2026-03-03';
const TO = '2026-06-30';
const NO_METRICS = { suppliers: [], receivers: [], priorities: [], gini: 0, meanScore: 0 };
const WEIGHTS = { timeFit: 0.3, distanceFit: 0.25, quantityFit: 0.15, fairness: 0.2, reliability: 0.1 };

/** A run over the grid of a world that left a demand of its branch unmet. */
export async function buildRunSights(
  { db, grid, district, subjects }: World,
  demandId: string,
): Promise<Readonly<Record<(typeof RUN_SIGHTS)[number], string>>> {
  const id = newId('run');
  const input = { from: FROM, to: TO, weights: WEIGHTS, demands: [], supplies: [], held: [], pairs: [] };
  await sql`
    insert into matching_run (id, district_code, division_id, valid_from, valid_to, weights_version, input_hash, method,
                              solve_milliseconds, optimality_gap, demanded_quantity, matched_quantity, metrics, created_at,
                              created_by)
    select ${id}, ${district.code}, ${grid.id}, ${FROM}, ${TO}, 0, 'as built', 'FLOW', 1, 0, 10, 0,
           ${JSON.stringify(NO_METRICS)}::jsonb, '2026-03-02T00:00:00Z', a.id
    from account a where a.subject = ${subjects.admin}`.execute(db);
  await sql`insert into matching_run_input (run_id, input) values (${id}, ${JSON.stringify(input)}::jsonb)`.execute(db);
  await sql`
    insert into unmatched_demand (run_id, demand_id, unmet_quantity, reason, escalated)
    values (${id}, ${demandId}, 10, 'NO_SUCH_CATEGORY', true)`.execute(db);
  return { 'a MatchingRun': id };
}

const ofNode =
  (name: keyof Sights['nodes'], fields: string) =>
  (_world: World, { nodes }: Sights): FieldsOf => ({ id: nodes[name], fields, inClearTo: 'admin' });
const ofRun = (fields: string) => ofNode('a MatchingRun', `MatchingRun { ${fields} }`);

const SHARES = 'owner { __typename } quantity matchedQuantity share';
const PRIORITIES = 'priority demandedQuantity matchedQuantity share';
const CHANGES = `pairs { kind quantityNow quantityThen supply { id } demand { id } }
  parties { owner { __typename } side quantityNow quantityThen }`;
const METRICS = `metrics { suppliers { ${SHARES} } receivers { ${SHARES} } priorities { ${PRIORITIES} } gini meanScore }`;
const FIT = 'fit { total timeFit distanceFit quantityFit fairness reliability reach distanceMeters }';

/** Runs look at entries as well. */
type Sights = SightsOf<
  (typeof RUN_SIGHTS)[number] | (typeof HIDDEN_EXCHANGE_SIGHTS)[number] | (typeof EXCHANGE_SIGHTS)[number]
>;

/** What the rows of runs and suggestions in the table of fields ask for. */
export const RUN_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'MatchingRun.*': ofRun(`id createdAt validFrom validTo categoryCodes weightsVersion dryRun inputHash method
    solveMilliseconds optimalityGap gapStage demandedQuantity servedQuantity matchedQuantity provisional metrics { gini } division { id } matches { id }
    unmatched { reason } matchConnection { totalCount } unmatchedConnection { totalCount } comparison { pairsGained }
    changes { pairsGained } state stateReason replay { inputHash }`),
  'UnmatchedDemand.*': ofRun(
    `unmatched { demand { id } unmetQuantity coverage unmetStretches { from } reason shortBy escalated lostTo { id }
      relaxation relaxations { kind } }`,
  ),
  'Relaxation.*': ofRun('unmatched { relaxations { kind field from to gain } }'),
  'MatchingMetrics.*': ofRun(METRICS),
  'PartyShare.*': ofRun(METRICS),
  'PriorityFulfilment.*': ofRun(METRICS),
  'MatchingComparison.*': ofRun(
    `comparison { weightsVersion matchedQuantity pairsGained pairsLost changes { pairsLost } ${METRICS} }`,
  ),
  'MatchingChanges.*': ofRun(`changes { pairsGained pairsLost pairsChanged ${CHANGES} }`),
  'PairChange.*': ofRun(`changes { ${CHANGES} }`),
  'PartyChange.*': ofRun(`changes { ${CHANGES} }`),
  'MatchingReplay.*': ofRun('replay { inputHash isSame matchedQuantity }'),
  'Demand.unmatched': ofNode('a Demand, withdrawn', 'Demand { unmatched { reason } }'),
  'Demand.suggestedSupplies': ofNode('a Demand on a submitted list', 'Demand { suggestedSupplies { fit { total } } }'),
  'SuggestedSupply.*': ofNode('a Demand on a submitted list', `Demand { suggestedSupplies { supply { id } ${FIT} } }`),
  'CounterpartFit.*': ofNode('a Demand on a submitted list', `Demand { suggestedSupplies { ${FIT} } }`),
  'Supply.suggestedDemands': ofNode('a Supply on a draft', 'Supply { suggestedDemands { fit { total } } }'),
  'SuggestedDemand.*': ofNode('a Supply on a draft', `Supply { suggestedDemands { demand { id } ${FIT} } }`),
};

/** A run over the grid of a world that waits. */
async function startedRun({ db, grid, district, subjects }: World): Promise<string> {
  const id = newId('run');
  await sql`
    insert into matching_run (id, district_code, division_id, valid_from, valid_to, weights_version, input_hash, method,
                              solve_milliseconds, optimality_gap, demanded_quantity, matched_quantity, metrics, created_at,
                              created_by, state)
    select ${id}, ${district.code}, ${grid.id}, ${FROM}, ${TO}, 0, '', 'FLOW', 0, 0, 0, 0,
           ${JSON.stringify(NO_METRICS)}::jsonb, '2026-03-02T00:00:00Z', a.id, 'PENDING'
    from account a where a.subject = ${subjects.admin}`.execute(db);
  return id;
}

/** Over dates on which nothing is in force: who may run it does not hang on how much other rows have left to be matched. */
const run = (withinCode: string) => ({ input: { withinCode, validFrom: '2027-03-01', validTo: '2027-03-31' } });

/** What the rows of runs and weights in the table of mutations send. */
export const RUN_INPUTS: Readonly<Record<string, InputOf>> = {
  'bookingMatch, of a grid': async ({ grid }) => run(grid.code),
  'bookingMatch, of a community': async ({ community }) => run(community.code),
  'bookingMatch, of a district': async ({ district }) => run(district.code),
  bookingMatchStart: async ({ community }) => run(community.code),
  matchingRunCancel: async (world) => ({ input: { runId: await startedRun(world), reason: 'As the table asks.' } }),
  matchWeightsSet: async ({ district }) => ({
    input: { districtCode: district.code, weights: WEIGHTS, reason: 'As the table asks.' },
  }),
};
