import { payloadType } from '../../../shared/payload.ts';
import { ServiceAccount } from './service-account.entity.ts';

const serviceAccount = { type: () => ServiceAccount, description: 'The service account; null when refused.' };
const revoked = { type: () => ServiceAccount, description: 'The service account, as revoked; null when refused.' };
const clientSecret = {
  type: () => String,
  description:
    'The client secret for POST /oauth/token, shown here and never again: it is not kept. Null when refused. 客户端密钥',
};
const access = 'SIGNED_IN';
const errors = 'Why it was refused; empty when it was not.';

export const ServiceAccountCreatePayload = payloadType(
  'ServiceAccountCreatePayload',
  { serviceAccount, clientSecret },
  { of: 'making a service account', errors, access },
);
export const ServiceAccountRotateSecretPayload = payloadType(
  'ServiceAccountRotateSecretPayload',
  { serviceAccount, clientSecret },
  { of: 'giving a service account another secret', errors, access },
);
export const ServiceAccountRevokePayload = payloadType(
  'ServiceAccountRevokePayload',
  { serviceAccount: revoked },
  { of: 'revoking a service account', errors, access },
);
