import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { instantOf } from '../../shared/interval.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

/** The longest bar, in days; the database holds this bound and the next two as well. */
export const BAR_DAYS_MAX = 366;
/** Longest appeal, in characters. */
export const APPEAL_MAX = 1_000;

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'That somebody may not book for the time being: at the facilities of a unit, or in the district. Seen by whom it is about, ' +
    'by the managers of the unit, and by staff of its territory. 限制预约',
  simpleResolvers: true,
})
@Entity({ tableName: 'booking_bar' })
export class BookingBar extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  residentId!: string;

  /** Null for one that holds in the district. */
  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'datetime' })
  startsAt!: Date;

  @Property({ type: 'datetime' })
  endsAt!: Date;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => Boolean, { description: 'Whether it follows by itself from not having come, and nobody decided on it.' })
  @Property({ type: 'boolean' })
  automatic!: boolean;

  @Property({ type: 'datetime', nullable: true })
  appealedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What whom it is about says against it; null while they have not. 申诉',
  })
  @Property({ type: 'text', nullable: true })
  appeal!: string | null;

  @Property({ type: 'datetime', nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was lifted, or the appeal was not followed; null before.',
  })
  @Property({ type: 'text', nullable: true })
  decision!: string | null;

  @Property({ type: 'datetime', nullable: true })
  liftedAt!: Date | null;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  // Plain values of a row, under the names of the API.
  @Field(() => DateTime, { description: 'From when on it holds.' })
  from!: string;

  @Field(() => DateTime, { description: 'Until when it holds, unless it is lifted.' })
  until!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the appeal was decided on; null while it waits, or without one.',
  })
  appealDecidedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted; null while it was not.' })
  liftedSince!: string | null;

  /** Whether it holds at a moment. */
  holdsAt(now: Temporal.Instant): boolean {
    return this.liftedAt === null && Temporal.Instant.compare(now, instantOf(this.endsAt)) < 0;
  }
}

export const { ConnectionType: BookingBarConnection } = connectionTypes(BookingBar, 'BookingBar', 'bars');
