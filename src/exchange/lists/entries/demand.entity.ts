import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { Node } from '../../../shared/node.ts';
import { LocalDate } from '../../../shared/scalars.ts';
import { ListEntry } from './entry.entity.ts';

/** Shortest and longest time, in minutes, that can be named as the shortest of use; the database holds the same bounds. */
export const MIN_MINUTES_MIN = 15;
export const MIN_MINUTES_MAX = 1_440;
/** Most occurrences that can be named as the fewest of use; the database holds the same bound. */
export const MIN_OCCURRENCES_MAX = 366;
/** Most people that one demand can be for; the database holds the same bound. */
export const BENEFICIARIES_MAX = 10_000_000;

export enum DemandPriority {
  ROUTINE = 'ROUTINE',
  IMPORTANT = 'IMPORTANT',
  URGENT = 'URGENT',
}

registerEnumType(DemandPriority, {
  name: 'DemandPriority',
  description: 'How pressing a demand is. A run serves urgent ones first, then important ones. 优先级',
  valuesConfig: {
    ROUTINE: { description: 'It can wait. 一般' },
    IMPORTANT: { description: 'It matters to many, or much. 重要' },
    URGENT: { description: 'It cannot wait. 紧急' },
  },
});

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, ListEntry],
  description: 'Something that a branch or a unit needs. 需求',
  simpleResolvers: true,
})
@Entity({ tableName: 'demand' })
export class Demand extends ListEntry {
  @Field(() => Int, { description: 'Fewer than this in all are of no use.' })
  @Property({ type: 'integer' })
  minQuantity!: number;

  @Field(() => Boolean, { description: 'Whether several supplies may meet it together.' })
  @Property({ type: 'boolean' })
  splittable!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a part of it is of no use: all occurrences at the full quantity, or none.',
  })
  @Property({ type: 'boolean' })
  needsAll!: boolean;

  @Field(() => Int, {
    description:
      'Fewer occurrences than this are of no use. An occurrence is what starts on one date; it counts when the least of ' +
      'use is given at each of its moments. 最少次数',
  })
  @Property({ type: 'integer' })
  minOccurrences!: number;

  @Field(() => DemandPriority, { description: 'How pressing it is.' })
  @Property({ type: 'text' })
  priority!: DemandPriority;

  @Field(() => Int, { nullable: true, description: 'How many people it is for; null if that is not said. 受益人数' })
  @Property({ type: 'integer', nullable: true })
  beneficiaries!: number | null;

  @Field(() => Int, { description: 'The shortest time in one piece that is of use, in minutes.' })
  @Property({ type: 'integer' })
  minMinutes!: number;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The last day on which who could meet it claims it with `matchPropose`; until then no run allots it, and what is ' +
      'left after it is for the runs. Null when it is open to runs and to claims alike. 开放认领至',
  })
  @Property({ type: 'date', nullable: true })
  openToClaimsUntil!: string | null;

  @Property({ type: 'text', nullable: true })
  mergedIntoId!: string | null;

  // A plain value of a row, put together by the query; no column of its own.
  @Field(() => Float, {
    description:
      'The share of it that matches hold, 0 to 1: of places, of quantity times minutes over all its occurrences; of all ' +
      'else, of the quantity. 覆盖率',
  })
  coverage!: number;
}

declare module '../../../database/column-enums.ts' {
  interface ColumnEnums {
    'demand.priority': DemandPriority;
  }
}
