import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { DivisionLevel, requireDivision } from '../../district/grid/index.ts';
import { isStaffOf } from '../../district/identity/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { record } from '../../request/record.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { type MatchWeightsInput, type MatchWeightsSetInput } from './match-weights.entity.ts';
import { notADistrict, notYourWeights, WEIGHT_MAX, weightOutOfRange, weightsAreZero } from './match-weights.errors.ts';
import { normalised, SCORE_PARTS, type ScoreParts } from './score.ts';
import { weightsInForce } from './match-weights.loader.ts';

/** Puts new weights in force in a district; runs and matches so far keep theirs. @returns the district's code */
export function setWeights(ctx: Context, input: MatchWeightsSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const district = await requireDivision(ctx, input.districtCode, ['districtCode']);
    if (district.level !== DivisionLevel.DISTRICT) {
      throw notADistrict();
    }
    if (!isStaffOf(ctx.actor, district.path)) throw notYourWeights();
    const weights = requireWeights(input.weights, ['weights']);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);

    // One after the other, so that each has a number of its own and says what it follows.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`match_weights/${district.code}`}, 0))`.execute(ctx.db);
    const { version } = await weightsInForce(ctx.db, district.code);
    await sql`
      insert into match_weights (district_code, version, time_fit, distance_fit, quantity_fit, fairness, reliability,
                                 reason, set_at, set_by)
      values (${district.code}, ${version + 1}, ${weights.timeFit}, ${weights.distanceFit}, ${weights.quantityFit},
              ${weights.fairness}, ${weights.reliability}, ${reason}, ${dateOf(ctx.now())}, ${ctx.actor.accountId})`.execute(
      ctx.db,
    );
    await record(ctx, {
      action: 'matchWeightsSet',
      subjectId: district.id,
      districtCode: district.code,
      fields: [...SCORE_PARTS],
      topic: 'match_weights.set',
    });
    return district.code;
  });
}

/** Weights in proportion. @throws Refusal INVALID_INPUT for one that is negative or too large, or all of them zero */
export function requireWeights(weights: MatchWeightsInput, field: readonly string[]): ScoreParts {
  for (const part of SCORE_PARTS) {
    requireRange(weights[part], { min: 0, max: WEIGHT_MAX, field: [...field, part] }, weightOutOfRange);
  }
  if (SCORE_PARTS.every((part) => weights[part] === 0)) {
    throw weightsAreZero({ field });
  }
  return normalised(weights);
}
