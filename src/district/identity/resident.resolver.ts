import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer } from '../../request/answer.ts';
import { payloadType } from '../../shared/payload.ts';
import { Resident } from './resident.entity.ts';
import { ResidentRegisterInput } from './resident.input.ts';
import { residentMet } from './contacts/contact.loader.ts';
import { registerResident } from './resident.service.ts';

const ResidentRegisterPayload = payloadType(
  'ResidentRegisterPayload',
  { resident: { type: () => Resident, description: 'The resident; null when registration was refused.' } },
  { of: 'registering', errors: 'Why it was refused; empty when it was not.', access: 'SIGNED_IN' },
);

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
    return answer(ctx, 'resident', registerResident(ctx, input), async (_ctx, id) => residentMet(id));
  }
}
