import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../../../shared/scalars.ts';
import {
  SECRET_OVERLAP_HOURS_DEFAULT,
  SECRET_OVERLAP_HOURS_MAX,
  SERVICE_ACCOUNT_DAYS_DEFAULT,
  SERVICE_ACCOUNT_DAYS_MAX,
  SERVICE_ACCOUNT_NAME_MAX,
} from './service-account.entity.ts';
import { ServiceScope } from '../../../request/viewer.ts';

@InputType({ description: 'A program that is to act for a unit.' })
export class ServiceAccountCreateInput {
  @Field(() => ID, { description: 'The unit; the caller manages it.' })
  unitId!: string;

  @Field(() => String, { description: `What to call it, 1 to ${SERVICE_ACCOUNT_NAME_MAX} characters.` })
  name!: string;

  @Field(() => [ServiceScope], { description: 'What it may do for the unit: at least one, and no more than it needs.' })
  scopes!: ServiceScope[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      `From when it is no longer accepted: at most ${SERVICE_ACCOUNT_DAYS_MAX} days from now; ` +
      `${SERVICE_ACCOUNT_DAYS_DEFAULT} days from now if absent.`,
  })
  expiresAt?: Date | null;
}

@InputType({ description: 'A service account that is to get another secret.' })
export class ServiceAccountRotateSecretInput {
  @Field(() => ID, { description: 'The service account.' })
  serviceAccountId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      `For how many hours the secret it has now is accepted beside the new one: 0 to ${SECRET_OVERLAP_HOURS_MAX}; ` +
      `${SECRET_OVERLAP_HOURS_DEFAULT} if absent. 0 for a secret that has become known.`,
  })
  overlapHours?: number | null;
}

@InputType({ description: 'A service account that is to end.' })
export class ServiceAccountRevokeInput {
  @Field(() => ID, { description: 'The service account.' })
  serviceAccountId!: string;
}
