import { Field, ID, InputType, Int } from 'type-graphql';
import { GeoPointInput } from '../../../shared/geo.ts';
import { MoneyInput } from '../../../shared/money.ts';
import { LocalDate } from '../../../shared/scalars.ts';
import { REASON_MAX } from '../../../shared/text.ts';
import {
  BENEFICIARIES_MAX,
  DemandPriority,
  MIN_MINUTES_MAX,
  MIN_MINUTES_MIN,
  MIN_OCCURRENCES_MAX,
} from './demand.entity.ts';
import {
  Audience,
  CONDITIONS_MAX,
  ENTRY_TITLE_MAX,
  QUANTITY_MAX,
  REACH_METERS_MAX,
  UnitOfMeasure,
} from './entry.entity.ts';
import { WINDOWS_MAX } from '../../times/weekly-time.ts';
import { WeeklyWindowInput } from '../../times/weekly-window.type.ts';

@InputType({ description: 'Something to ask for. 需求' })
export class DemandAddInput {
  @Field(() => ID, { description: 'The list, a draft that the caller keeps; for `matchPropose` one in force.' })
  listId!: string;

  @Field(() => String, {
    description: 'The code of its category. What is offered under it, or under a category within it, can meet it.',
  })
  categoryCode!: string;

  @Field(() => String, { description: `What it is, 1 to ${ENTRY_TITLE_MAX} characters.` })
  title!: string;

  @Field(() => Int, { description: `How much, 1 to ${QUANTITY_MAX}.` })
  quantity!: number;

  @Field(() => UnitOfMeasure, { nullable: true, description: 'What the quantity counts; as the category, if absent.' })
  unitOfMeasure?: UnitOfMeasure | null;

  @Field(() => [WeeklyWindowInput], { description: `When, week by week: 1 to ${WINDOWS_MAX} windows.` })
  windows!: WeeklyWindowInput[];

  @Field(() => DemandPriority, {
    nullable: true,
    defaultValue: DemandPriority.ROUTINE,
    description: 'How pressing it is.',
  })
  priority?: DemandPriority | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many people it is for, 1 to ${BENEFICIARIES_MAX}. 受益人数`,
  })
  beneficiaries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Fewer than this in all are of no use, 1 to the quantity; 1 if absent.',
  })
  minQuantity?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      `The shortest time in one piece that is of use, ${MIN_MINUTES_MIN} to ${MIN_MINUTES_MAX} minutes; ` +
      `${MIN_MINUTES_MIN} if absent.`,
  })
  minMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether several supplies may meet it together; yes if absent.',
  })
  splittable?: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The last day on which others claim it with `matchPropose`, no later than its own last day; until then no run ' +
      'allots it. Open to runs and to claims alike if absent. 开放认领至',
  })
  openToClaimsUntil?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a part of it is of no use: all occurrences at the full quantity, or none; no if absent.',
  })
  needsAll?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      `Fewer occurrences than this are of no use, 1 to ${MIN_OCCURRENCES_MAX}; 1 if absent. An occurrence is what starts ` +
      'on one date. 最少次数',
  })
  minOccurrences?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day; that of the list if absent.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; that of the list if absent.' })
  validTo?: string | null;

  @Field(() => GeoPointInput, {
    nullable: true,
    description: 'Where it is needed; where the unit is, if absent. A branch has no place of its own.',
  })
  location?: GeoPointInput | null;

  @Field(() => Int, {
    nullable: true,
    description: `How far the supply may be, 1 to ${REACH_METERS_MAX} metres; any distance if absent.`,
  })
  maxDistanceMeters?: number | null;

  @Field(() => [Audience], { nullable: true, description: 'Who needs it, one at least; PUBLIC if absent.' })
  audiences?: Audience[] | null;

  @Field(() => String, { nullable: true, description: `What has to be observed, 1 to ${CONDITIONS_MAX} characters.` })
  conditions?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The most that is paid for one of the measure; nothing is said if absent.',
  })
  cost?: MoneyInput | null;
}

@InputType({
  description:
    'Changes of a demand; what is absent stays, and null restores the default. While the list is in force only title, ' +
    'quantity and conditions change.',
})
export class DemandUpdateInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => String, { nullable: true, description: 'The code of its category.' })
  categoryCode?: string | null;

  @Field(() => String, { nullable: true, description: `What it is, 1 to ${ENTRY_TITLE_MAX} characters.` })
  title?: string | null;

  @Field(() => Int, { nullable: true, description: `How much, 1 to ${QUANTITY_MAX}; not less than matches hold.` })
  quantity?: number | null;

  @Field(() => UnitOfMeasure, { nullable: true, description: 'What the quantity counts.' })
  unitOfMeasure?: UnitOfMeasure | null;

  @Field(() => [WeeklyWindowInput], { nullable: true, description: 'All its windows.' })
  windows?: WeeklyWindowInput[] | null;

  @Field(() => DemandPriority, { nullable: true, description: 'How pressing it is.' })
  priority?: DemandPriority | null;

  @Field(() => Int, { nullable: true, description: 'How many people it is for. 受益人数' })
  beneficiaries?: number | null;

  @Field(() => Int, { nullable: true, description: 'Fewer than this in all are of no use.' })
  minQuantity?: number | null;

  @Field(() => Int, { nullable: true, description: 'The shortest time in one piece that is of use, in minutes.' })
  minMinutes?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether several supplies may meet it together.' })
  splittable?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which others claim it. 开放认领至' })
  openToClaimsUntil?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a part of it is of no use.' })
  needsAll?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Fewer occurrences than this are of no use.' })
  minOccurrences?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day.' })
  validTo?: string | null;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is needed.' })
  location?: GeoPointInput | null;

  @Field(() => Int, { nullable: true, description: 'How far the supply may be, in metres.' })
  maxDistanceMeters?: number | null;

  @Field(() => [Audience], { nullable: true, description: 'Who needs it.' })
  audiences?: Audience[] | null;

  @Field(() => String, { nullable: true, description: 'What has to be observed.' })
  conditions?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The most that is paid for one of the measure.' })
  cost?: MoneyInput | null;
}

@InputType({ description: 'A demand to take off a draft.' })
export class DemandRemoveInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;
}

@InputType({ description: 'A demand to withdraw from a list in force.' })
export class DemandWithdrawInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The other sides of its matches read it.` })
  reason!: string;
}

@InputType({ description: 'Two demands that are the same need. 合并需求' })
export class DemandMergeInput {
  @Field(() => ID, { description: 'The demand that is withdrawn; no match holds anything of it.' })
  demandId!: string;

  @Field(() => ID, { description: 'The demand that stays, with the requesters of both.' })
  intoDemandId!: string;

  @Field(() => Int, {
    nullable: true,
    description: `How much the demand that stays asks for from now on, 1 to ${QUANTITY_MAX}; as before if absent.`,
  })
  quantity?: number | null;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The owners and the staff read it.` })
  reason!: string;
}
