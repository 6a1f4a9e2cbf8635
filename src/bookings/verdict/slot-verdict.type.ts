import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { FacilityToBook, Wanted } from '../facility-to-book.ts';
import { DURATION_MINUTES_MAX, HEADCOUNT_MAX } from '../../facilities/index.ts';
import { CHILDREN_MAX, QUANTITY_MAX } from '../booking.entity.ts';
import type { RuleName } from '../booking.rules.ts';
import { SlotRule } from '../terms/slot-rule.ts';
import { Access } from '../../shared/access.ts';
import type { Interval } from '../../shared/interval.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { ErrorCode } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';

@InputType({ description: 'What would be booked.' })
export class SlotVerdictInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => DateTime, { description: 'When it would start.' })
  start!: Date;

  @Field(() => DateTime, {
    description: `When it would end, itself no longer part of it; at most ${DURATION_MINUTES_MAX} minutes after its start.`,
  })
  end!: Date;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: `How many places, 1 to ${QUANTITY_MAX}.` })
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: `How many people would come, all together, 1 to ${HEADCOUNT_MAX}.` })
  headcount?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: `Children under 14 who would come along, 0 to ${CHILDREN_MAX}.`,
  })
  children?: number | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'One rule that says no.', simpleResolvers: true })
export class SlotFailure {
  @Field(() => SlotRule, { description: 'Which rule.' })
  rule!: RuleName;

  @Field(() => ErrorCode, { description: 'The code with which `bookingCreate` refuses for it.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'Its sentence for people.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it asks for, as people read it; null where it has no value.',
  })
  required!: string | null;

  @Field(() => String, { nullable: true, description: 'What it was asked, as people read it; null so too.' })
  actual!: string | null;

  @Field(() => TimeInterval, {
    nullable: true,
    description: 'Of OPEN_HOURS: the open stretch that is nearest, within a week either way. Null of other rules.',
  })
  openStretch!: Interval | null;

  bookingId!: string | null;
  quotaId!: string | null;
}

@Access('PUBLIC')
@ObjectType({
  description: 'Whether something would be booked if it were asked for now, and every rule that says no.',
  simpleResolvers: true,
})
export class SlotVerdict {
  @Field(() => Boolean, { description: 'Whether `bookingCreate` would book it: no rule says no.' })
  bookable!: boolean;

  @Field(() => [SlotFailure], {
    description: 'Each rule that says no, in the order in which `bookingCreate` asks them.',
  })
  failures!: SlotFailure[];

  @Field(() => Int, { description: 'Places left at its tightest moment.' })
  remaining!: number;

  facility!: FacilityToBook;
  wanted!: Wanted;
  bookerId!: string | undefined;
}
