import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { answer, loadedBy } from '../../../request/answer.ts';
import { ServiceAccount, ServiceAccountSecret } from './service-account.entity.ts';
import {
  ServiceAccountCreateInput,
  ServiceAccountRevokeInput,
  ServiceAccountRotateSecretInput,
} from './service-account.input.ts';
import { secretsOfServiceAccount, serviceAccountById, type ServiceAccountRow } from './service-account.loader.ts';
import {
  ServiceAccountCreatePayload,
  ServiceAccountRevokePayload,
  ServiceAccountRotateSecretPayload,
} from './service-account.payload.ts';
import { createServiceAccount, revokeServiceAccount, rotateServiceAccountSecret } from './service-account.service.ts';
import { ViewerProfile } from '../viewer.entity.ts';

@Resolver(() => ServiceAccount)
export class ServiceAccountResolver {
  @FieldResolver(() => [ServiceAccountSecret], {
    description: 'Its secrets that are accepted at this moment, the oldest first.',
  })
  secrets(@Root() { id }: ServiceAccountRow, @Ctx() ctx: Context) {
    return secretsOfServiceAccount(ctx).load(id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceAccountCreatePayload, {
    description:
      'Lets a program act for a unit; for its managers. The client secret is shown in the answer and never again: if the ' +
      'answer was lost, rotate the secret. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT when the ' +
      'unit has as many as it can.',
  })
  serviceAccountCreate(
    @Arg('input', () => ServiceAccountCreateInput, { description: 'For which unit, and what it may do.' })
    input: ServiceAccountCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'serviceAccount', createServiceAccount(ctx, input), loadedBy(serviceAccountById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceAccountRotateSecretPayload, {
    description:
      'Gives a service account another secret, shown in the answer and never again; the one it has goes on for the ' +
      'overlap. Tokens that it has stay valid. Refused with INVALID_INPUT, NOT_FOUND, STATE_CONFLICT.',
  })
  serviceAccountRotateSecret(
    @Arg('input', () => ServiceAccountRotateSecretInput, {
      description: 'Which one, and how long the old secret holds.',
    })
    input: ServiceAccountRotateSecretInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'serviceAccount', rotateServiceAccountSecret(ctx, input), loadedBy(serviceAccountById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceAccountRevokePayload, {
    description:
      'Ends a service account at once: its secrets and every token it has are refused from the next request on. Cannot ' +
      'be undone. Refused with INVALID_INPUT, NOT_FOUND, STATE_CONFLICT.',
  })
  serviceAccountRevoke(
    @Arg('input', () => ServiceAccountRevokeInput, { description: 'Which one.' }) input: ServiceAccountRevokeInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'serviceAccount', revokeServiceAccount(ctx, input), loadedBy(serviceAccountById));
  }
}

@Resolver(() => ViewerProfile)
export class ViewerServiceAccountResolver {
  @FieldResolver(() => ServiceAccount, {
    nullable: true,
    description: 'Themselves as a service account; null for people.',
  })
  async serviceAccount(@Ctx() ctx: Context) {
    const { service } = await viewerOf(ctx);
    return service ? serviceAccountById(ctx).load(service.id) : null;
  }
}
