import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { ListSize } from '../shared/list-size.ts';
import { FacilityKind } from './facility.entity.ts';

/** Communities of a district in which units share something. */
const COMMUNITIES_ASSUMED = 70;

@Access('PUBLIC')
@ObjectType({ description: 'How many facilities of a kind.', simpleResolvers: true })
class FacilityKindCount {
  @Field(() => FacilityKind, { description: 'The kind.' })
  kind!: FacilityKind;

  @Field(() => Int, { description: 'How many of it.' })
  count!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'How many facilities of units based in a community.', simpleResolvers: true })
export class FacilityCommunityCount {
  communityId!: string;

  @Field(() => Int, { description: 'How many in it.' })
  count!: number;
}

@Access('PUBLIC')
@ObjectType({
  description: 'How many facilities there are that fit, as the caller may see them.',
  simpleResolvers: true,
})
export class SharedFacilityCounts {
  @Field(() => Int, { description: 'How many in all.' })
  total!: number;

  @ListSize({ by: 'held', assumed: Object.keys(FacilityKind).length })
  @Field(() => [FacilityKindCount], { description: 'How many of each kind that has any, the most first.' })
  byKind!: FacilityKindCount[];

  @ListSize({ by: 'held', assumed: COMMUNITIES_ASSUMED })
  @Field(() => [FacilityCommunityCount], {
    description: 'How many in each community that has any, the most first.',
  })
  byCommunity!: FacilityCommunityCount[];
}
