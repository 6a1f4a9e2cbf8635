import { Int } from 'type-graphql';
import { payloadType } from '../../shared/payload.ts';
import { ResidentUnit } from '../../district/units/index.ts';
import { WebhookDelivery } from './delivery.entity.ts';
import { Webhook } from './webhook.entity.ts';

const webhook = { type: () => Webhook, description: 'The webhook; null when refused.' };
const delivery = { type: () => WebhookDelivery, description: 'The message; null when refused.' };
const unit = { type: () => ResidentUnit, description: 'The unit that it belonged to; null when refused.' };
const secret = {
  type: () => String,
  description: 'The secret that messages are signed with, shown here and never again. Null when refused. 签名密钥',
};
const replayed = { type: () => Int, description: 'How many messages will be sent again; null when refused.' };

const access = 'SIGNED_IN';
const errors = 'Why it was refused; empty when it was not.';

export const WebhookCreatePayload = payloadType(
  'WebhookCreatePayload',
  { webhook, secret },
  { of: 'making a webhook', errors, access },
);
export const WebhookUpdatePayload = payloadType(
  'WebhookUpdatePayload',
  { webhook },
  { of: 'changing a webhook', errors, access },
);
export const WebhookRotateSecretPayload = payloadType(
  'WebhookRotateSecretPayload',
  { webhook, secret },
  { of: 'giving a webhook another secret', errors, access },
);
export const WebhookDisablePayload = payloadType(
  'WebhookDisablePayload',
  { webhook },
  { of: 'disabling a webhook', errors, access },
);
export const WebhookEnablePayload = payloadType(
  'WebhookEnablePayload',
  { webhook },
  { of: 'enabling a webhook', errors, access },
);
export const WebhookDeletePayload = payloadType(
  'WebhookDeletePayload',
  { unit },
  { of: 'deleting a webhook', errors, access },
);
export const WebhookTestPayload = payloadType(
  'WebhookTestPayload',
  { delivery },
  { of: 'trying a webhook', errors, access },
);
export const WebhookDeliveryReplayPayload = payloadType(
  'WebhookDeliveryReplayPayload',
  { delivery },
  { of: 'sending a message again', errors, access },
);
export const WebhookReplayDeadPayload = payloadType(
  'WebhookReplayDeadPayload',
  { webhook, replayed },
  { of: 'sending dead messages again', errors, access },
);
