import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { Demand } from '../lists/entries/demand.entity.ts';
import { demandById } from '../lists/entries/demand.loader.ts';
import { Supply } from '../lists/entries/supply.entity.ts';
import { supplyById } from '../lists/entries/supply.loader.ts';
import { judgementOf } from './judgement.ts';
import { MatchJudgement } from './judgement.type.ts';

/** Why a pair goes together, or does not. */
@Resolver(() => MatchJudgement)
export class JudgementResolver {
  @Access('SIGNED_IN')
  @Query(() => MatchJudgement, {
    nullable: true,
    description:
      'Why a supply and a demand go together, or do not, judged as of now by the filters and the weights of a run; for ' +
      'staff of the place of the demand and above, and for those who act for either side. Null for others, for what they ' +
      'may not know of, and for a pair that nobody judges: in two districts, or of one owner. BAD_USER_INPUT for the id of ' +
      'something else, UNAUTHENTICATED without a token. 对接判断',
  })
  matchJudgement(
    @Arg('supplyId', () => ID, { description: 'The supply.' }) supplyId: string,
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: Context,
  ) {
    return judgementOf(ctx, supplyId, demandId);
  }

  @FieldResolver(() => Supply, { description: 'The supply.' })
  supply(@Root() { supplyId }: MatchJudgement, @Ctx() ctx: Context) {
    return supplyById(ctx).load(supplyId);
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { demandId }: MatchJudgement, @Ctx() ctx: Context) {
    return demandById(ctx).load(demandId);
  }
}
