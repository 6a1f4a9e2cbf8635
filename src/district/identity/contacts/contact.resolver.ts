import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { Resident } from '../resident.entity.ts';
import { contactOf, type MetResident } from './contact.loader.ts';

/** What of a resident is shown in clear to some only. Asked for at all, it is a look. */
@Resolver(() => Resident)
export class ContactResolver {
  @FieldResolver(() => String, {
    description: 'Their name; for those who do not need it only its first character: `陈**`.',
  })
  async name(@Root() met: MetResident, @Ctx() ctx: Context) {
    return (await contactOf(ctx).load(met))?.name;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Their phone number; for those who do not need it with the middle hidden: `138****5678`.',
  })
  async phone(@Root() met: MetResident, @Ctx() ctx: Context) {
    return (await contactOf(ctx).load(met))?.phone;
  }
}
