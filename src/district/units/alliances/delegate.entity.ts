import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { Node } from '../../../shared/node.ts';
import { DateTime } from '../../../shared/scalars.ts';

/** How many delegates a member unit has at least and at most; the database holds the same bounds. */
export const DELEGATES_MIN = 1;
export const DELEGATES_MAX = 2;
/** Longest name and longest position, in characters. */
export const DELEGATE_TEXT_MAX = 100;

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: 'A responsible person who sits for a unit in an alliance. 联盟代表',
  simpleResolvers: true,
})
@Entity({ tableName: 'delegate' })
export class Delegate extends Node {
  @Property({ type: 'text' })
  membershipId!: string;

  /** One of the numbered seats, which are as many as a unit may fill. */
  @Property({ type: 'integer' })
  seat!: number;

  /** Personal: the field resolver decides who sees it whole. */
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The office the delegate holds in the unit. 职务' })
  @Property({ type: 'text', nullable: true })
  position!: string | null;

  /** With which the delegate signs for the unit. Never shown. */
  @Property({ type: 'text', nullable: true })
  accountId!: string | null;

  // A plain value of a row, under the name of the API.
  @Field(() => Boolean, {
    description:
      'Whether the delegate sits and has an account to sign with for the unit. The account itself is never shown. 可签署',
  })
  canSign!: boolean;

  @Field(() => DateTime, { description: 'Since when the delegate sits for the unit.' })
  @Property({ type: 'datetime' })
  validFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody else took the seat; null before.' })
  @Property({ type: 'datetime', nullable: true })
  validTo!: Date | null;
}
