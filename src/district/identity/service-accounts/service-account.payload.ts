import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { UserError } from '../../../request/answer.ts';
import { ServiceAccount } from './service-account.entity.ts';

const CLIENT_SECRET =
  'The client secret for POST /oauth/token, shown here and never again: it is not kept. Null when refused. 客户端密钥';

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of making a service account.', simpleResolvers: true })
export class ServiceAccountCreatePayload {
  @Field(() => ServiceAccount, { nullable: true, description: 'The service account; null when refused.' })
  serviceAccount!: ServiceAccount | null;

  @Field(() => String, { nullable: true, description: CLIENT_SECRET })
  clientSecret!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of giving a service account another secret.', simpleResolvers: true })
export class ServiceAccountRotateSecretPayload {
  @Field(() => ServiceAccount, { nullable: true, description: 'The service account; null when refused.' })
  serviceAccount!: ServiceAccount | null;

  @Field(() => String, { nullable: true, description: CLIENT_SECRET })
  clientSecret!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of revoking a service account.', simpleResolvers: true })
export class ServiceAccountRevokePayload {
  @Field(() => ServiceAccount, { nullable: true, description: 'The service account, as revoked; null when refused.' })
  serviceAccount!: ServiceAccount | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}
