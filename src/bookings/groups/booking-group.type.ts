import { Directive, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';

@Access('RESTRICTED')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description: 'Bookings that were made together, all or none. Seen by who sees one of them. 组合预约',
  simpleResolvers: true,
})
export class BookingGroup extends Node {}
