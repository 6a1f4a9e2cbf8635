import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { TimeInterval } from '../../shared/interval.type.ts';
import { UserError } from '../../shared/payload.ts';
import { LocalDate } from '../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({ description: 'A date of a preview of opening hours.', simpleResolvers: true })
export class OpeningPreviewDay {
  @Field(() => LocalDate, { description: 'The date, where the facility is.' })
  date!: string;

  @Field(() => Boolean, { description: 'Whether an exception holds on it instead of the rules.' })
  isException!: boolean;

  @Field(() => [TimeInterval], {
    description:
      'What is open from then on: stretches that start on the date, nights with their morning. One of more than a day is ' +
      'cut at midnight.',
  })
  hours!: { readonly start: Temporal.Instant; readonly end: Temporal.Instant }[];
}

@Access('PUBLIC')
@ObjectType({
  description:
    'What would be open if these rules were set, and which bookings would lie outside. Nothing is set. 开放时间预览',
  simpleResolvers: true,
})
export class OpeningPreview {
  @Field(() => [OpeningPreviewDay], { description: 'The dates, in order; empty when the rules cannot be.' })
  days!: OpeningPreviewDay[];

  @Field(() => Int, {
    description: 'How many bookings that stand would lie outside of the hours, over all time to come.',
  })
  bookingsOutsideCount!: number;

  /** The field resolver reads them. */
  outsideIds!: readonly string[];

  @Field(() => [UserError], { description: 'Why such rules would be refused; empty when they would not.' })
  userErrors!: UserError[];
}
