import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FacilityToBook, Wanted } from '../facility-to-book.ts';
import { DURATION_MINUTES_MAX } from '../../facilities/index.ts';
import { QUANTITY_MAX } from '../booking.entity.ts';
import type { RuleName } from '../booking.rules.ts';
import { Access } from '../../shared/access.ts';
import type { Interval } from '../../shared/interval.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { ErrorCode } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';

const SlotRule: { readonly [Name in RuleName]: Name } = {
  FACILITY_STATE: 'FACILITY_STATE',
  UNIT_STATE: 'UNIT_STATE',
  OPEN_HOURS: 'OPEN_HOURS',
  GRID: 'GRID',
  DURATION: 'DURATION',
  LEAD: 'LEAD',
  HORIZON: 'HORIZON',
  PLACES: 'PLACES',
  QUOTA: 'QUOTA',
  OWN_OVERLAP: 'OWN_OVERLAP',
  AUDIENCE: 'AUDIENCE',
};

registerEnumType(SlotRule, {
  name: 'SlotRule',
  description: 'Which rule says no to a booking.',
  valuesConfig: {
    FACILITY_STATE: { description: 'The facility takes no bookings: open access, or not published. 设施状态' },
    UNIT_STATE: { description: 'The unit of the facility is suspended, or has left its alliance. 单位状态' },
    OPEN_HOURS: { description: 'The interval does not lie inside one open stretch. 开放时间' },
    GRID: { description: 'It does not start and end on the time grid. 时间格' },
    DURATION: { description: 'It is shorter or longer than the facility allows. 时长' },
    LEAD: { description: 'It starts too soon, or has begun. 提前量' },
    HORIZON: { description: 'It starts too far ahead. 可约期' },
    PLACES: { description: 'At some moment of it too few places are left. 余位' },
    QUOTA: { description: 'It would be more than one person may hold. 限额' },
    OWN_OVERLAP: { description: 'An own booking of the same kind overlaps it. 自己的预约' },
    AUDIENCE: { description: 'Only registered residents book. 预约资格' },
  },
});

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
