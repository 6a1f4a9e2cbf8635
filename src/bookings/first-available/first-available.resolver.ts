import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { SharedFacilityFilter } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { SlotAlternative } from '../slot-unavailable.type.ts';
import { FIRST_AVAILABLE_MAX, FirstAvailableInput } from './first-available.input.ts';
import { firstAvailable } from './first-available.ts';

@Resolver()
export class FirstAvailableResolver {
  @Access('PUBLIC')
  @ListSize({ by: 'held', assumed: FIRST_AVAILABLE_MAX })
  @Query(() => [SlotAlternative], {
    description:
      'The first intervals that can be booked, over all published facilities that fit, the earliest first; of those that ' +
      'start together the nearest first if it is known from where, else by name. By the rules of `bookingCreate`, as of now; ' +
      'what the caller holds elsewhere is not looked at. BAD_USER_INPUT for what no booking can be, and for a filter that ' +
      'cannot be meant.',
  })
  firstAvailable(
    @Arg('where', () => SharedFacilityFilter, {
      nullable: true,
      description:
        'Which facilities; all that are published if absent. States and `availableDuring` are not looked at.',
    })
    where: SharedFacilityFilter | null,
    @Arg('input', () => FirstAvailableInput, { description: 'What is wanted.' }) input: FirstAvailableInput,
    @Ctx() ctx: Context,
  ) {
    return firstAvailable(ctx, where ?? {}, input);
  }
}
