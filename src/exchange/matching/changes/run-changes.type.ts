import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { ListSize } from '../../../shared/list-size.ts';
import { MatchSide } from '../../matches/match.entity.ts';

/** Changes of pairs, and of parties, that are named; the counts beside them are of all. */
export const CHANGES_NAMED_MAX = 100;

export enum PairChangeKind {
  GAINED = 'GAINED',
  LOST = 'LOST',
  CHANGED = 'CHANGED',
}

registerEnumType(PairChangeKind, {
  name: 'PairChangeKind',
  description: 'What becomes of a pair. 对接变化',
  valuesConfig: {
    GAINED: { description: 'It is matched then, and is not now. 新增' },
    LOST: { description: 'It is matched now, and would not be then. 取消' },
    CHANGED: { description: 'It is matched now and then, with another quantity. 数量变化' },
  },
});

@Access('RESTRICTED')
@ObjectType({ description: 'What becomes of one pair.', simpleResolvers: true })
export class PairChange {
  supplyId!: string;
  demandId!: string;

  @Field(() => PairChangeKind, { description: 'What becomes of it.' })
  kind!: PairChangeKind;

  @Field(() => Int, { description: 'What it is matched for now; 0 if it is not.' })
  quantityNow!: number;

  @Field(() => Int, { description: 'What it would be matched for then; 0 if it would not be.' })
  quantityThen!: number;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'What one party gains or loses, as the side that gives or as the one that receives.',
  simpleResolvers: true,
})
export class PartyChange {
  ownerId!: string;

  @Field(() => MatchSide, { description: 'As which side.' })
  side!: MatchSide;

  @Field(() => Int, { description: 'What is matched for it now, over all measures.' })
  quantityNow!: number;

  @Field(() => Int, { description: 'What would be matched for it then, over all measures.' })
  quantityThen!: number;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'What a dry run would change: which pairs come, go and change, and who gains and loses. 变化对照',
  simpleResolvers: true,
})
export class MatchingChanges {
  @Field(() => Int, { description: 'Pairs that come.' })
  pairsGained!: number;

  @Field(() => Int, { description: 'Pairs that go.' })
  pairsLost!: number;

  @Field(() => Int, { description: 'Pairs that stay, with another quantity.' })
  pairsChanged!: number;

  @ListSize({ by: 'held', assumed: CHANGES_NAMED_MAX })
  @Field(() => [PairChange], {
    description: `The pairs that come, go and change, the greatest difference first; at most ${CHANGES_NAMED_MAX}.`,
  })
  pairs!: PairChange[];

  @ListSize({ by: 'held', assumed: CHANGES_NAMED_MAX })
  @Field(() => [PartyChange], {
    description:
      'The units and branches that gain or lose by it, who loses the most first and who gains the most last; at most ' +
      `${CHANGES_NAMED_MAX}, those with the greatest difference.`,
  })
  parties!: PartyChange[];
}
