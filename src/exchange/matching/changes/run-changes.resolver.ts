import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { Demand } from '../../lists/entries/demand.entity.ts';
import { demandById } from '../../lists/entries/demand.loader.ts';
import { Supply } from '../../lists/entries/supply.entity.ts';
import { supplyById } from '../../lists/entries/supply.loader.ts';
import { ListOwner, ownerOf } from '../../lists/list-owner.ts';
import { MatchingRun } from '../matching-run.entity.ts';
import type { MatchingRunRow } from '../matching-run.loader.ts';
import { MatchingChanges, PairChange, PartyChange } from './run-changes.type.ts';

/** What a dry run would change. */
@Resolver(() => MatchingRun)
export class RunChangesResolver {
  @FieldResolver(() => MatchingChanges, {
    nullable: true,
    description:
      'For a dry run: what it would change of the proposals that stand and that it would take back, those for the same ' +
      'demands and dates that nobody has answered; null otherwise. With other weights, `comparison` says what of it comes ' +
      'of the weights.',
  })
  changes(@Root() run: MatchingRunRow) {
    return run.dryRunResult?.changes ?? null;
  }
}

@Resolver(() => PairChange)
export class PairChangeResolver {
  @FieldResolver(() => Supply, { description: 'What is given.' })
  supply(@Root() { supplyId }: PairChange, @Ctx() ctx: Context) {
    return supplyById(ctx).load(supplyId);
  }

  @FieldResolver(() => Demand, { description: 'What is met.' })
  demand(@Root() { demandId }: PairChange, @Ctx() ctx: Context) {
    return demandById(ctx).load(demandId);
  }
}

@Resolver(() => PartyChange)
export class PartyChangeResolver {
  @FieldResolver(() => ListOwner, { description: 'Who it is.' })
  owner(@Root() { ownerId }: PartyChange, @Ctx() ctx: Context) {
    return ownerOf(ctx, ownerId);
  }
}
