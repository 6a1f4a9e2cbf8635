import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What one side of a list comes to, without what is withdrawn.', simpleResolvers: true })
class ListSideFigures {
  @Field(() => Int, { description: 'How many entries there are.' })
  entries!: number;

  @Field(() => Int, { description: 'What they offer, or ask for, over all measures.' })
  quantity!: number;

  @Field(() => Int, {
    description:
      'What of it matches hold, rounded down: of a demand, its quantity by its `coverage`; of a supply, at its fullest moment.',
  })
  matchedQuantity!: number;

  @Field(() => Float, {
    description: 'The part that matches hold, 0 to 1, not rounded; 0 without entries. See `matchedQuantity`.',
  })
  matchedShare!: number;
}

export enum ListProblemKind {
  ESCALATED = 'ESCALATED',
  FACILITY_NOT_PUBLISHED = 'FACILITY_NOT_PUBLISHED',
}

registerEnumType(ListProblemKind, {
  name: 'ListProblemKind',
  description: 'What keeps entries of a list from being matched. 清单问题',
  valuesConfig: {
    ESCALATED: {
      description: 'Demands that nobody nearby could meet and that are still to come; see `EntryState`. 需上级统筹',
    },
    FACILITY_NOT_PUBLISHED: { description: 'Supplies whose facility is not published. 设施未公开' },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'How many entries of a list have one kind of problem.', simpleResolvers: true })
class ListProblem {
  @Field(() => ListProblemKind, { description: 'What is wrong with them.' })
  kind!: ListProblemKind;

  @Field(() => Int, { description: 'How many have it, 1 at least.' })
  entries!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'A list in figures, without its entries being read. 清单概况', simpleResolvers: true })
export class SupplyDemandListFigures {
  @Field(() => ListSideFigures, { description: 'What it offers.' })
  supplies!: ListSideFigures;

  @Field(() => ListSideFigures, { description: 'What it asks for.' })
  demands!: ListSideFigures;

  @Field(() => [ListProblem], { description: 'What is wrong with entries of it; empty when nothing is.' })
  problems!: ListProblem[];
}
