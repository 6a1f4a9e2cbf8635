import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

/** Links that one account can have at the same time. */
export const FEEDS_MAX = 10;

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'iCalendar (RFC 5545 and 7986) behind a link that only its owner knows: what they have booked, or what is taken in a ' +
    'facility that they manage, without names. Seen by its owner alone. 日历订阅',
  simpleResolvers: true,
})
export class CalendarFeed extends Node {
  @Field(() => DateTime, { description: 'When the link was made.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When a calendar last read it; null while none has.' })
  lastReadAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while the link works.' })
  revokedAt!: string | null;
}
