import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { SupplyDemandListState } from './supply-demand-list.entity.ts';

@InputType({ description: 'Which lists; all conditions together.' })
export class SupplyDemandListFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this unit or branch.' })
  ownerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of owners in this division, at any depth, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => [SupplyDemandListState], {
    nullable: true,
    description: 'Only in these states. DRAFT and SUBMITTED show only to the owner and to staff of its place.',
  })
  states?: SupplyDemandListState[] | null;
}

@InputType({ description: 'A list to begin.' })
export class SupplyDemandListCreateInput {
  @Field(() => ID, { description: 'The unit or the grid branch whose list it is; the caller acts for it.' })
  ownerId!: string;

  @Field(() => LocalDate, { description: 'The first day of its period.' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last day of its period, itself part of it; a year at most.' })
  validTo!: string;
}

@InputType({ description: 'A list to submit.' })
export class SupplyDemandListSubmitInput {
  @Field(() => ID, { description: 'The list.' })
  listId!: string;
}

@InputType({ description: 'A list to confirm.' })
export class SupplyDemandListConfirmInput {
  @Field(() => ID, { description: 'The list.' })
  listId!: string;
}

@InputType({ description: 'A list to return to its owner.' })
export class SupplyDemandListReturnInput {
  @Field(() => ID, { description: 'The list.' })
  listId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The owner can read it.` })
  reason!: string;
}

@InputType({ description: 'A list to close.' })
export class SupplyDemandListCloseInput {
  @Field(() => ID, { description: 'The list.' })
  listId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The owner and the staff can read it.` })
  reason!: string;
}
