import { Field, Float, ObjectType } from 'type-graphql';
import { DivisionLevel } from '../../district/grid/index.ts';
import { Access } from '../../shared/access.ts';
import type { Suggestion } from './candidates.ts';
import type { DemandRow } from '../lists/entries/demand.loader.ts';
import { MatchScore } from '../matches/match.entity.ts';
import type { SupplyRow } from '../lists/entries/supply.loader.ts';

/** A suggestion as queries show it: the entry itself, and its fit. */
export type SuggestionRow = Suggestion<SupplyRow> | Suggestion<DemandRow>;

@Access('RESTRICTED')
@ObjectType({ description: 'How well a counterpart fits.', simpleResolvers: true })
export class CounterpartFit extends MatchScore {
  @Field(() => DivisionLevel, { description: 'The level of the smallest division that both are in.' })
  reach!: DivisionLevel;

  @Field(() => Float, {
    nullable: true,
    description: 'How far apart the two are, in metres; null if one has no place.',
  })
  distanceMeters!: number | null;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A supply that fits a demand. 推荐供给', simpleResolvers: true })
export class SuggestedSupply {
  @Field(() => CounterpartFit, { description: 'How well it fits, by the weights in force.' })
  fit!: CounterpartFit;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A demand that a supply fits. 推荐需求', simpleResolvers: true })
export class SuggestedDemand {
  @Field(() => CounterpartFit, { description: 'How well it fits, by the weights in force.' })
  fit!: CounterpartFit;
}
