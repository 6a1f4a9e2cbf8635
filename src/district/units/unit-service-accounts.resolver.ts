import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import {
  mayManageServiceAccounts,
  SERVICE_ACCOUNT_SORT_KEYS,
  ServiceAccount,
  ServiceAccountConnection,
  type ServiceAccountRow,
  serviceAccountsOfUnit,
} from '../identity/index.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { ResidentUnit } from './unit.entity.ts';
import { residentUnitById, type UnitRow } from './unit.loader.ts';

/** What service accounts add to units. They belong to identity, which knows nothing of units; so this stands here. */
@Resolver(() => ResidentUnit)
export class UnitServiceAccountsResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => ServiceAccountConnection, {
    nullable: true,
    description:
      'The programs that act or acted for the unit, the oldest first, revoked and expired ones included. Its managers ' +
      'see them; others null. 服务账号',
  })
  async serviceAccounts(
    @Root() unit: UnitRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    // What is asked in a wrong way is told so to everybody alike.
    const page = pageOf(args, SERVICE_ACCOUNT_SORT_KEYS, selection);
    if (!mayManageServiceAccounts(await viewerOf(ctx), unit.id)) return null;
    return serviceAccountsOfUnit(ctx).load({
      parentId: unit.id,
      where: null,
      page,
      withCount: selection.has('totalCount'),
    });
  }
}

@Resolver(() => ServiceAccount)
export class ServiceAccountUnitResolver {
  @FieldResolver(() => ResidentUnit, { description: 'The unit it acts for.' })
  unit(@Root() { unitId }: ServiceAccountRow, @Ctx() ctx: Context) {
    return residentUnitById(ctx).load(unitId);
  }
}
