import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { ResidentUnit } from '../../district/units/index.ts';
import { WebhookDelivery } from './delivery.entity.ts';
import { Webhook } from './webhook.entity.ts';

const SECRET = 'The secret that messages are signed with, shown here and never again. Null when refused. 签名密钥';
const ERRORS = 'Why it was refused; empty when it was not.';
const WEBHOOK = 'The webhook; null when refused.';
const DELIVERY = 'The message; null when refused.';

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of making a webhook.', simpleResolvers: true })
export class WebhookCreatePayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret!: string | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of changing a webhook.', simpleResolvers: true })
export class WebhookUpdatePayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of giving a webhook another secret.', simpleResolvers: true })
export class WebhookRotateSecretPayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => String, { nullable: true, description: SECRET })
  secret!: string | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of disabling a webhook.', simpleResolvers: true })
export class WebhookDisablePayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of enabling a webhook.', simpleResolvers: true })
export class WebhookEnablePayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of deleting a webhook.', simpleResolvers: true })
export class WebhookDeletePayload {
  @Field(() => ResidentUnit, { nullable: true, description: 'The unit that it belonged to; null when refused.' })
  unit!: ResidentUnit | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of trying a webhook.', simpleResolvers: true })
export class WebhookTestPayload {
  @Field(() => WebhookDelivery, { nullable: true, description: DELIVERY })
  delivery!: WebhookDelivery | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of sending a message again.', simpleResolvers: true })
export class WebhookDeliveryReplayPayload {
  @Field(() => WebhookDelivery, { nullable: true, description: DELIVERY })
  delivery!: WebhookDelivery | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of sending dead messages again.', simpleResolvers: true })
export class WebhookReplayDeadPayload {
  @Field(() => Webhook, { nullable: true, description: WEBHOOK })
  webhook!: Webhook | null;

  @Field(() => Int, { nullable: true, description: 'How many messages will be sent again; null when refused.' })
  replayed!: number | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: UserError[];
}
