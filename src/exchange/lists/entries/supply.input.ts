import { Field, ID, InputType, Int } from 'type-graphql';
import { GeoPointInput } from '../../../shared/geo.ts';
import { MoneyInput } from '../../../shared/money.ts';
import { LocalDate } from '../../../shared/scalars.ts';
import { REASON_MAX } from '../../../shared/text.ts';
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

/** Alliances in which one supply can be made known. */
export const ALLIANCES_MAX = 20;

@InputType({ description: 'Something to offer. 供给' })
export class SupplyAddInput {
  @Field(() => ID, { description: 'The list, a draft that the caller keeps; for `matchPropose` one in force.' })
  listId!: string;

  @Field(() => String, { description: 'The code of its category.' })
  categoryCode!: string;

  @Field(() => String, { description: `What it is, 1 to ${ENTRY_TITLE_MAX} characters.` })
  title!: string;

  @Field(() => Int, { description: `How much, 1 to ${QUANTITY_MAX}; not more than the facility has places.` })
  quantity!: number;

  @Field(() => UnitOfMeasure, { nullable: true, description: 'What the quantity counts; as the category, if absent.' })
  unitOfMeasure?: UnitOfMeasure | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The facility of the unit that backs it, of the kind that the category names. It is then to be had only while ' +
      'the facility is open. Its clocks are those of the territory.',
  })
  facilityId?: string | null;

  @Field(() => [WeeklyWindowInput], { description: `When, week by week: 1 to ${WINDOWS_MAX} windows.` })
  windows!: WeeklyWindowInput[];

  @Field(() => LocalDate, { nullable: true, description: 'The first day; that of the list if absent.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; that of the list if absent.' })
  validTo?: string | null;

  @Field(() => GeoPointInput, {
    nullable: true,
    description: 'Where it is given; if absent where the facility is, else where the unit is.',
  })
  location?: GeoPointInput | null;

  @Field(() => Int, {
    nullable: true,
    description: `How far those who need it may be, 1 to ${REACH_METERS_MAX} metres; any distance if absent.`,
  })
  maxDistanceMeters?: number | null;

  @Field(() => [Audience], { nullable: true, description: 'For whom it is, one at least; PUBLIC if absent.' })
  audiences?: Audience[] | null;

  @Field(() => String, { nullable: true, description: `What has to be observed, 1 to ${CONDITIONS_MAX} characters.` })
  conditions?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The price of one of the measure; free if absent.' })
  cost?: MoneyInput | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      `Alliances in which it is made known beyond its own place, at most ${ALLIANCES_MAX}, the unit an active member of ` +
      'each. It stays one offer.',
  })
  allianceIds?: string[] | null;
}

@InputType({
  description:
    'Changes of a supply; what is absent stays, and null restores the default. While the list is in force only title, ' +
    'quantity and conditions change.',
})
export class SupplyUpdateInput {
  @Field(() => ID, { description: 'The supply.' })
  supplyId!: string;

  @Field(() => String, { nullable: true, description: 'The code of its category.' })
  categoryCode?: string | null;

  @Field(() => String, { nullable: true, description: `What it is, 1 to ${ENTRY_TITLE_MAX} characters.` })
  title?: string | null;

  @Field(() => Int, { nullable: true, description: `How much, 1 to ${QUANTITY_MAX}; not less than matches hold.` })
  quantity?: number | null;

  @Field(() => UnitOfMeasure, { nullable: true, description: 'What the quantity counts.' })
  unitOfMeasure?: UnitOfMeasure | null;

  @Field(() => ID, { nullable: true, description: 'The facility that backs it; null for none.' })
  facilityId?: string | null;

  @Field(() => [WeeklyWindowInput], { nullable: true, description: 'All its windows.' })
  windows?: WeeklyWindowInput[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day.' })
  validTo?: string | null;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is given.' })
  location?: GeoPointInput | null;

  @Field(() => Int, { nullable: true, description: 'How far those who need it may be, in metres.' })
  maxDistanceMeters?: number | null;

  @Field(() => [Audience], { nullable: true, description: 'For whom it is.' })
  audiences?: Audience[] | null;

  @Field(() => String, { nullable: true, description: 'What has to be observed.' })
  conditions?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The price of one of the measure.' })
  cost?: MoneyInput | null;

  @Field(() => [ID], { nullable: true, description: 'All alliances in which it is made known.' })
  allianceIds?: string[] | null;
}

@InputType({ description: 'A supply to take off a draft.' })
export class SupplyRemoveInput {
  @Field(() => ID, { description: 'The supply.' })
  supplyId!: string;
}

@InputType({ description: 'A supply to withdraw from a list in force.' })
export class SupplyWithdrawInput {
  @Field(() => ID, { description: 'The supply.' })
  supplyId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The other sides of its matches read it.` })
  reason!: string;
}
