import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../../shared/scalars.ts';

@InputType({ description: 'A list to begin the next one from. 沿用清单' })
export class SupplyDemandListCopyInput {
  @Field(() => ID, { description: 'The list, in any state, that the caller keeps.' })
  listId!: string;

  @Field(() => LocalDate, { description: 'The first day of the new period.' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last day of the new period, itself part of it; a year at most.' })
  validTo!: string;

  @Field(() => String, {
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every copy that is meant. A repeat of the same ' +
      'request with the same key gets the same answer, refusals included, and begins nothing more.',
  })
  idempotencyKey!: string;
}
