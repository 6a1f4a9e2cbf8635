import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Access } from '../shared/access.ts';
import { answer, UserError } from '../shared/answer.ts';
import { Resident } from './resident.entity.ts';
import { ResidentRegisterInput } from './resident.input.ts';
import { residentById } from './resident.loader.ts';
import { registerResident } from './resident.service.ts';

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of registering.', simpleResolvers: true })
export class ResidentRegisterPayload {
  @Field(() => Resident, { nullable: true, description: 'The resident; null when registration was refused.' })
  resident!: Resident | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: UserError[];
}

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
