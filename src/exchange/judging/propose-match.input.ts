import { Field, ID, InputType, Int } from 'type-graphql';
import { REASON_MAX } from '../../shared/text.ts';
import { DemandAddInput } from '../lists/entries/demand.input.ts';
import { SupplyAddInput } from '../lists/entries/supply.input.ts';
import { MatchSide } from '../matches/match.entity.ts';

@InputType({
  description:
    'A match to ask the other side for: a supply and a demand, either of them there already or, on the side of who asks, ' +
    'written with this. 双向认领',
})
export class MatchProposeInput {
  @Field(() => ID, { nullable: true, description: 'The supply; absent when `newSupply` is given.' })
  supplyId?: string | null;

  @Field(() => SupplyAddInput, {
    nullable: true,
    description:
      'A supply to write for this, on a list in force that the caller keeps; absent when `supplyId` is given.',
  })
  newSupply?: SupplyAddInput | null;

  @Field(() => ID, { nullable: true, description: 'The demand; absent when `newDemand` is given.' })
  demandId?: string | null;

  @Field(() => DemandAddInput, {
    nullable: true,
    description:
      'A demand to write for this, on a list in force that the caller keeps; absent when `demandId` is given.',
  })
  newDemand?: DemandAddInput | null;

  @Field(() => Int, {
    description:
      'How much, from 1 to what is left of both, in their measure. Of places, it is given wherever so many are lacking ' +
      'and left; other dates stay as they are.',
  })
  quantity!: number;

  @Field(() => MatchSide, {
    nullable: true,
    description: 'For which side. Needed only of somebody who acts for both, with two entries that are there already.',
  })
  side?: MatchSide | null;

  @Field(() => String, {
    nullable: true,
    description: `What to say to the other side, 1 to ${REASON_MAX} characters; nothing if absent.`,
  })
  reason?: string | null;

  @Field(() => String, {
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every proposal that is meant. A repeat of the same ' +
      'request with the same key gets the same answer, refusals included, and changes nothing more.',
  })
  idempotencyKey!: string;
}
