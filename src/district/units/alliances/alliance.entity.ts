import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { connectionTypes } from '../../../shared/connection.ts';
import { Node } from '../../../shared/node.ts';
import { LocalDate } from '../../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: 'A voluntary alliance of units, led by the committee of its host community. 区域化党建联盟',
  simpleResolvers: true,
})
@Entity({ tableName: 'alliance' })
export class Alliance extends Node {
  @Field(() => String, { description: 'Its name.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  divisionId!: string;

  @Field(() => LocalDate, { description: 'When it was founded.' })
  @Property({ type: 'date' })
  foundedOn!: string;

  /** The version of the charter in force. */
  @Property({ type: 'integer' })
  charterVersion!: number;

  @Field(() => Boolean, { description: 'True when it is made up for demonstration, in whole or in part.' })
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}

@Access('PUBLIC')
@ObjectType({
  description: 'One version of the rules of an alliance. A version never changes; one is in force at a time. 联盟章程',
  simpleResolvers: true,
})
export class AllianceCharter {
  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number;

  @Field(() => LocalDate, { description: 'When the alliance adopted it.' })
  adoptedOn!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;
}

export const { ConnectionType: AllianceConnection, EdgeType: AllianceEdge } = connectionTypes(
  Alliance,
  'Alliance',
  'alliances',
);
