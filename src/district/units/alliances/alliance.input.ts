import { Field, InputType } from 'type-graphql';
import { SEARCH_TEXT_MAX } from '../../../shared/text.ts';

@InputType({ description: 'Which alliances; all conditions together.' })
export class AllianceFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those hosted in this division, at any depth, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Only those whose name contains this, 1 to ${SEARCH_TEXT_MAX} characters, in any case.`,
  })
  text?: string | null;
}
