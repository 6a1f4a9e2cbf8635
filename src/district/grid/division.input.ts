import { Field, InputType } from 'type-graphql';
import { SEARCH_TEXT_MAX } from '../../shared/text.ts';
import { DivisionLevel } from './division.entity.ts';

@InputType({ description: 'Which divisions; all conditions together.' })
export class DivisionFilter {
  @Field(() => DivisionLevel, { nullable: true, description: 'Only those of this level.' })
  level?: DivisionLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this division and what lies in it, at any depth, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Only those whose Chinese name or pinyin contains this, 1 to ${SEARCH_TEXT_MAX} characters, in any case.`,
  })
  text?: string | null;
}
