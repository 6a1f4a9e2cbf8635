import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { isStorable } from '../../shared/text.ts';
import { type MatchWeights } from './match-weights.entity.ts';
import { DEFAULT_WEIGHTS, DEFAULT_WEIGHTS_VERSION } from './score.ts';

const UNSET: MatchWeights = { ...DEFAULT_WEIGHTS, version: DEFAULT_WEIGHTS_VERSION, reason: null, setAt: null };

/** All versions of a district's weights, the one in force first; at the end what holds where none was ever set. */
export async function weightsOfDistrict(db: Database, districtCode: string): Promise<MatchWeights[]> {
  if (!isStorable(districtCode)) return [UNSET];
  const { rows } = await sql<MatchWeights>`
    select version, time_fit as "timeFit", distance_fit as "distanceFit", quantity_fit as "quantityFit", fairness,
           reliability, reason, iso(set_at) as "setAt"
    from match_weights where district_code = ${districtCode} order by version desc`.execute(db);
  return [...rows, UNSET];
}

/** The weights in force in a district. */
export async function weightsInForce(db: Database, districtCode: string): Promise<MatchWeights> {
  const [inForce] = await weightsOfDistrict(db, districtCode);
  return inForce!;
}
