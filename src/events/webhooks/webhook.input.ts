import { Field, ID, InputType, Int } from 'type-graphql';
import { URL_LENGTH_MAX } from './target.ts';
import { WEBHOOK_OVERLAP_HOURS_DEFAULT, WEBHOOK_OVERLAP_HOURS_MAX, WebhookTopic } from './webhook.entity.ts';

const URL_RULE =
  `an https URL of at most ${URL_LENGTH_MAX} characters on port 443 or 8443, whose host has public addresses only, ` +
  'without user, password or fragment.';

@InputType({ description: 'An address that is to be told of what happens to a unit.' })
export class WebhookCreateInput {
  @Field(() => ID, { description: 'The unit; the caller manages it.' })
  unitId!: string;

  @Field(() => String, { description: `Where messages are to be sent: ${URL_RULE}` })
  url!: string;

  @Field(() => [WebhookTopic], { description: 'What it is to be told of: at least one topic.' })
  topics!: WebhookTopic[];
}

@InputType({ description: 'What is to change about a webhook; what is absent or null stays.' })
export class WebhookUpdateInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => String, {
    nullable: true,
    description: `Where messages are to be sent from now on, those that wait included: ${URL_RULE}`,
  })
  url?: string | null;

  @Field(() => [WebhookTopic], { nullable: true, description: 'What it is to be told of from now on.' })
  topics?: WebhookTopic[] | null;
}

@InputType({ description: 'A webhook that is to get another secret.' })
export class WebhookRotateSecretInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many hours messages are also signed with the secret it has now: 0 to ' +
      `${WEBHOOK_OVERLAP_HOURS_MAX}; ${WEBHOOK_OVERLAP_HOURS_DEFAULT} if absent. 0 for a secret that has become known.`,
  })
  overlapHours?: number | null;
}

@InputType({ description: 'A webhook that is to be told nothing for now.' })
export class WebhookDisableInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'A webhook that is to be told again.' })
export class WebhookEnableInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'A webhook that is no longer wanted.' })
export class WebhookDeleteInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'A webhook that is to be tried.' })
export class WebhookTestInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

@InputType({ description: 'A message that is to be sent again.' })
export class WebhookDeliveryReplayInput {
  @Field(() => ID, { description: 'The message.' })
  deliveryId!: string;
}

@InputType({ description: 'A webhook whose dead messages are to be sent again.' })
export class WebhookReplayDeadInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}
