import { Field, ID, InputType, Int } from 'type-graphql';
import { FacilityKind } from '../../facilities/index.ts';
import { QuotaHolder, QuotaMeasure, QuotaPeriod } from './quota.entity.ts';
import { QUOTA_LIMIT_MAX, ROLLING_DAYS_MAX } from './quota.limits.ts';

@InputType({ description: 'A quota, new or as it is to be from now on.' })
export class QuotaSetInput {
  @Field(() => ID, { nullable: true, description: 'Which one changes; a new one if absent.' })
  quotaId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit whose facilities a new one is about.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The facility that a new one is about.' })
  facilityId?: string | null;

  @Field(() => FacilityKind, {
    nullable: true,
    description: 'Of which kind of facility, of a unit or in a division; of all if absent.',
  })
  kind?: FacilityKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the division that a new one is about, with all below it.',
  })
  divisionCode?: string | null;

  @Field(() => QuotaHolder, { description: 'Whose bookings count together.' })
  holder!: QuotaHolder;

  @Field(() => QuotaMeasure, { description: 'What is counted; MINUTES never AT_ONCE.' })
  measure!: QuotaMeasure;

  @Field(() => Int, { description: `How much of it may be held, 1 to ${QUOTA_LIMIT_MAX}.` })
  limit!: number;

  @Field(() => QuotaPeriod, { description: 'Over which time.' })
  period!: QuotaPeriod;

  @Field(() => Int, {
    nullable: true,
    description: `Of ROLLING_DAYS, and then required: how many days, 1 to ${ROLLING_DAYS_MAX}.`,
  })
  days?: number | null;
}

@InputType({ description: 'Which quota is to go.' })
export class QuotaRemoveInput {
  @Field(() => ID, { description: 'The quota.' })
  quotaId!: string;
}
