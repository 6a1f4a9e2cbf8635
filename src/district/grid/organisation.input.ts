import { Field, InputType } from 'type-graphql';
import { SEARCH_TEXT_MAX } from '../../shared/text.ts';
import { OrganisationLevel } from './organisation.entity.ts';

@InputType({ description: 'Which grid branches; all conditions together.' })
export class GridBranchFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Only those that work in this division, at any depth, by its code; by the code of a grid, the branch that ' +
      'serves it today. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Only those whose name contains this, 1 to ${SEARCH_TEXT_MAX} characters, in any case.`,
  })
  text?: string | null;
}

@InputType({ description: 'Which organisations; all conditions together.' })
export class PartyOrganisationFilter extends GridBranchFilter {
  @Field(() => [OrganisationLevel], { nullable: true, description: 'Only those of these levels.' })
  levels?: OrganisationLevel[] | null;
}
