import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { maskedName } from '../../../shared/personal-name.ts';
import { Delegate } from './delegate.entity.ts';
import type { DelegateRow } from './delegate.loader.ts';
import { maySeeInside } from './membership.policy.ts';

@Resolver(() => Delegate)
export class DelegateResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    description:
      'The name, to the managers of the unit and to staff of the host community; to everybody else only its first ' +
      'character: `王**`.',
  })
  async name(@Root() delegate: DelegateRow, @Ctx() ctx: Context) {
    return maySeeInside(await viewerOf(ctx), delegate) ? delegate.fullName : maskedName(delegate.fullName);
  }
}
