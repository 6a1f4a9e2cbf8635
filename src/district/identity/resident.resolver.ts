import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer } from '../../request/answer.ts';
import { ResidentRegisterInput } from './resident.input.ts';
import { residentById } from './resident.loader.ts';
import { ResidentRegisterPayload } from './resident.payload.ts';
import { registerResident } from './resident.service.ts';

@Resolver()
export class ResidentResolver {
  @Access('SIGNED_IN')
  @Mutation(() => ResidentRegisterPayload, {
    description:
      'Registers the person who is signed in as a resident, who can then book. The same data again answers the same. ' +
      'Refused with INVALID_INPUT, NOT_FOUND for an unknown division, or STATE_CONFLICT when registered with other data.',
  })
  residentRegister(
    @Arg('input', () => ResidentRegisterInput, { description: 'Who they are.' }) input: ResidentRegisterInput,
    @Ctx() ctx: Context,
  ) {
    return answer(
      ctx,
      'resident',
      () => registerResident(ctx, input),
      (id) => residentById(ctx).load(id),
    );
  }
}
