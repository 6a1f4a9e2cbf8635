import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ListSize } from '../../shared/list-size.ts';
import type { Context } from '../../request/context.ts';
import { Match } from '../matches/match.entity.ts';
import { matchesOfDemand, matchesOfSupply, type MatchRow } from '../matches/match.loader.ts';
import { Demand } from './entries/demand.entity.ts';
import { demandById, type DemandRow } from './entries/demand.loader.ts';
import { Supply } from './entries/supply.entity.ts';
import { supplyById, type SupplyRow } from './entries/supply.loader.ts';

/** What a match is of. Matches know their entries by id alone; so this stands here. */
@Resolver(() => Match)
export class MatchEntriesResolver {
  @FieldResolver(() => Supply, { description: 'What is given. 供' })
  supply(@Root() match: MatchRow, @Ctx() ctx: Context) {
    return supplyById(ctx).load(match.supplyId);
  }

  @FieldResolver(() => Demand, { description: 'What is needed. 需' })
  demand(@Root() match: MatchRow, @Ctx() ctx: Context) {
    return demandById(ctx).load(match.demandId);
  }
}

@Resolver(() => Supply)
export class SupplyMatchesResolver {
  @ListSize({ by: 'held', assumed: 10 })
  @FieldResolver(() => [Match], {
    description: 'The matches of it that the caller may see, the best first, in every state. 对接',
  })
  matches(@Root() supply: SupplyRow, @Ctx() ctx: Context) {
    return matchesOfSupply(ctx).load(supply.id);
  }
}

@Resolver(() => Demand)
export class DemandMatchesResolver {
  @ListSize({ by: 'held', assumed: 10 })
  @FieldResolver(() => [Match], {
    description: 'The matches of it that the caller may see, the best first, in every state. 对接',
  })
  matches(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    return matchesOfDemand(ctx).load(demand.id);
  }
}
