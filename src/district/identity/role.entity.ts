import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';
import { Role } from '../../request/viewer.ts';

/**
 * What each role is held in: a division of one level, with all below it, or a unit or facility. Residents are residents
 * everywhere. The database holds the same for divisions.
 */
export const ROLE_SCOPES: Readonly<Record<Role, 'DISTRICT' | 'SUBDISTRICT' | 'COMMUNITY' | 'GRID' | 'UNIT' | 'NONE'>> =
  {
    [Role.DISTRICT_ADMIN]: 'DISTRICT',
    [Role.SUBDISTRICT_STAFF]: 'SUBDISTRICT',
    [Role.COMMUNITY_STAFF]: 'COMMUNITY',
    [Role.BRANCH_SECRETARY]: 'GRID',
    [Role.UNIT_MANAGER]: 'UNIT',
    [Role.RESIDENT]: 'NONE',
  };

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'A role and where it holds: at most one of division (with all below it), unit, facility. Seen by who holds it ' +
    'and by those who may give or end it. 角色授权',
  simpleResolvers: true,
})
@Entity({ tableName: 'role_assignment' })
export class RoleAssignment extends Node {
  @Property({ type: 'text' })
  accountId!: string;

  @Field(() => Role, { description: 'The role.' })
  @Property({ type: 'text' })
  role!: Role;

  @Property({ type: 'text', nullable: true })
  divisionId!: string | null;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'text', nullable: true })
  facilityId!: string | null;

  @Field(() => DateTime, { description: 'From when it holds.' })
  @Property({ type: 'datetime' })
  validFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'From when it no longer holds; null until further notice.' })
  @Property({ type: 'datetime', nullable: true })
  validTo!: Date | null;

  /** The account of who gave it; null for what came with registration or from the operator's console. */
  @Property({ type: 'text', nullable: true })
  assignedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was given, in the words of who gave it; null when they did not say.',
  })
  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was ended, in the words of who ended it; null while it holds, and when they did not say.',
  })
  @Property({ type: 'text', nullable: true })
  endReason!: string | null;

  hasEndedAt(now: Date): boolean {
    return this.validTo !== null && this.validTo <= now;
  }

  /** Ends it at once. One that has not begun never will. */
  end(now: Date, reason: string | null): void {
    if (this.hasEndedAt(now)) throw new Error('A role ends once');
    this.endReason = reason;
    this.validTo = now > this.validFrom ? now : this.validFrom;
  }
}

export const { ConnectionType: RoleAssignmentConnection, EdgeType: RoleAssignmentEdge } = connectionTypes(
  RoleAssignment,
  'RoleAssignment',
  'role assignments',
);

/** Characters at the end of a subject by which somebody who knows it tells it from others. */
const SHOWN_OF_SUBJECT = 4;

/** The end of a token's subject, for those who know whom they look for; nothing of one that it would show half of. */
export function maskedSubject(subject: string): string {
  return `****${subject.length > 2 * SHOWN_OF_SUBJECT ? subject.slice(-SHOWN_OF_SUBJECT) : ''}`;
}
