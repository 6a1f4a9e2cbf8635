import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Division, type DivisionRow } from '../district/grid/index.ts';
import { FacilityKind } from '../facilities/index.ts';
import { Access } from '../shared/access.ts';
import { ListSize } from '../shared/list-size.ts';
import { LocalDate } from '../shared/scalars.ts';

/** Divisions of the next level in one that is looked at: a large district has as many. */
const PARTS_ASSUMED = 30;
/** Categories in which anything is asked for, of those that there are. */
const CATEGORIES_ASSUMED = 30;
const KINDS = Object.keys(FacilityKind).length;

@Access('SIGNED_IN')
@ObjectType({ description: 'What a division has of one kind of facility. 分类设施', simpleResolvers: true })
export class FacilityKindFigures {
  @Field(() => FacilityKind, { description: 'The kind.' })
  kind!: FacilityKind;

  @Field(() => Int, { description: 'Published facilities of it today.' })
  facilities!: number;

  @Field(() => Int, { description: 'Their places together.' })
  places!: number;

  @Field(() => Int, {
    description: 'Of the `gridsLocated`, those with a published facility of it near enough, wherever it lies.',
  })
  gridsCovered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of grids that have one near enough, 0 to 1; null when it is not known where any grid lies.',
  })
  coverage!: number | null;
}

@Access('SIGNED_IN')
@ObjectType({
  description: 'What was asked for in a division in one category, and met. 分类需求',
  simpleResolvers: true,
})
export class DemandCategoryFigures {
  /** What its category is read by. */
  categoryId!: string;

  @Field(() => Int, { description: 'Demands that hold on a day of the period.' })
  demands!: number;

  @Field(() => Int, { description: 'Of these, those for which all of the quantity is matched, or delivered.' })
  demandsMet!: number;

  @Field(() => Float, { description: 'What they ask for together.' })
  quantity!: number;

  @Field(() => Float, { description: 'Of that, what is matched: of each demand, its quantity by its `coverage`.' })
  quantityMatched!: number;
}

@Access('SIGNED_IN')
@ObjectType({
  description:
    'What a division has and does: facilities, units and projects as of today, bookings and demands of the period. 区划统计',
  simpleResolvers: true,
})
export class DivisionFigures {
  @Field(() => Division, { description: 'The division.' })
  division!: DivisionRow;

  @Field(() => Int, { description: 'Published facilities of the units in it.' })
  facilities!: number;

  @Field(() => Int, { description: 'The places of these facilities together.' })
  places!: number;

  @ListSize({ by: 'held', assumed: KINDS })
  @Field(() => [FacilityKindFigures], { description: 'The same by kind, each kind once, with who is near one.' })
  kinds!: readonly FacilityKindFigures[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Bookings that start in the period and were kept: CONFIRMED, CHECKED_IN or COMPLETED. Those of places (the division ' +
      'that a unit is registered in) where fewer than three people booked are left out here and in all sums above, so ' +
      'that no figure tells of somebody; null when that leaves nothing.',
  })
  bookings!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Minutes booked times places, of the same bookings; null when they are.',
  })
  placeMinutesBooked!: number | null;

  @Field(() => Boolean, { description: 'True when bookings are left out because too few people made them.' })
  bookingsLeftOut!: boolean;

  @Field(() => Int, { description: 'Units registered in it.' })
  units!: number;

  @Field(() => Int, { description: 'Of these, those that are an active member of an alliance.' })
  memberUnits!: number;

  @Field(() => Float, { nullable: true, description: 'The share of member units, 0 to 1; null without any unit.' })
  memberShare!: number | null;

  @Field(() => Int, {
    description:
      'Project books that are RUNNING and have a party in it. One whose parties lie apart counts in each place, so this ' +
      'does not add up.',
  })
  runningProjects!: number;

  @Field(() => Int, { description: 'Demands of lists in force or closed that hold on a day of the period.' })
  demands!: number;

  @Field(() => Int, { description: 'Of these, those for which all of the quantity is matched, or delivered.' })
  demandsMet!: number;

  @ListSize({ by: 'held', assumed: CATEGORIES_ASSUMED })
  @Field(() => [DemandCategoryFigures], { description: 'The same by category, those with most demands first.' })
  demandsByCategory!: readonly DemandCategoryFigures[];

  @Field(() => Int, { description: 'Grids in it.' })
  grids!: number;

  @Field(() => Int, {
    description: 'Of these, those of which a centre is known: their own or, without one, that of their community.',
  })
  gridsLocated!: number;

  @Field(() => Boolean, { description: 'True when some of these centres are made up for demonstration. 示意' })
  centersSynthetic!: boolean;
}

@Access('SIGNED_IN')
@ObjectType({
  description: 'The figures of a division and of the divisions of the next level in it. 看板',
  simpleResolvers: true,
})
export class DivisionFiguresReport {
  @Field(() => LocalDate, { description: 'The first day of the period.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day of the period.' })
  to!: string;

  @Field(() => Int, { description: 'What counts as near, in metres.' })
  withinMeters!: number;

  @Field(() => DivisionFigures, { description: 'The figures of the division as a whole.' })
  total!: DivisionFigures;

  @ListSize({ by: 'held', assumed: PARTS_ASSUMED })
  @Field(() => [DivisionFigures], { description: 'The figures of each division of the next level in it, by code.' })
  parts!: readonly DivisionFigures[];
}
