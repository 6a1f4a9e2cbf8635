import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { connectionTypes } from '../../../shared/connection.ts';
import { Node } from '../../../shared/node.ts';
import { DateTime } from '../../../shared/scalars.ts';
import { ServiceScope } from '../../../request/viewer.ts';

/** Service accounts in force that one unit can have. */
export const SERVICE_ACCOUNTS_MAX = 20;
/** Longest name, in characters; the database holds the same bound. */
export const SERVICE_ACCOUNT_NAME_MAX = 100;
/** The longest life of a service account, in days: whoever runs it looks at it again at least every two years. */
export const SERVICE_ACCOUNT_DAYS_MAX = 730;
/** And its life when nobody says. */
export const SERVICE_ACCOUNT_DAYS_DEFAULT = 365;
/** How long the old secret may go on beside a new one, in hours. */
export const SECRET_OVERLAP_HOURS_MAX = 168;
export const SECRET_OVERLAP_HOURS_DEFAULT = 24;

@Access('SIGNED_IN')
@ObjectType({
  description:
    'A secret of a service account that is accepted at this moment; the secret itself is not kept. 客户端密钥',
  simpleResolvers: true,
})
export class ServiceAccountSecret {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when it is no longer accepted; null for the current one, which lasts as long as its account.',
  })
  expiresAt!: Date | null;
}

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'A program that a unit lets act for it, inside that unit and its scopes only: it is no resident, holds no role and ' +
    'signs nothing. Its id is the client id for POST /oauth/token. Seen by the managers of the unit and by itself. 服务账号',
  simpleResolvers: true,
})
@Entity({ tableName: 'service_account' })
export class ServiceAccount extends Node {
  /** Stands for it in the audit trail. */
  @Property({ type: 'text' })
  accountId!: string;

  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Field(() => String, {
    description: `What the unit calls it, 1 to ${SERVICE_ACCOUNT_NAME_MAX} characters.`,
  })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [ServiceScope], { description: 'What it may do for its unit.' })
  @Property({ type: 'text[]' })
  scopes!: ServiceScope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'text' })
  createdBy!: string;

  @Field(() => DateTime, { description: 'From when it is no longer accepted.' })
  @Property({ type: 'datetime' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it is not.' })
  @Property({ type: 'datetime', nullable: true })
  revokedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it last got a token, to the minute; null if it never has.',
  })
  @Property({ type: 'datetime', nullable: true })
  lastTokenAt!: Date | null;

  hasEndedAt(now: Date): boolean {
    return this.revokedAt !== null || this.expiresAt <= now;
  }

  /** Ends it at once, with all its secrets and tokens. */
  revoke(now: Date): void {
    if (this.revokedAt !== null) throw new Error('A service account is revoked once');
    this.revokedAt = now;
  }
}

export const { ConnectionType: ServiceAccountConnection, EdgeType: ServiceAccountEdge } = connectionTypes(
  ServiceAccount,
  'ServiceAccount',
  'service accounts',
);
