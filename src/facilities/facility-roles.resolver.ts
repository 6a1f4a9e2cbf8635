import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RoleAssignment, type RoleAssignmentRow } from '../district/identity/index.ts';
import type { Context } from '../request/context.ts';
import { SharedFacility } from './facility.entity.ts';
import { facilityById } from './facility.loader.ts';

/** What facilities add to roles. Roles belong to identity, which knows nothing of facilities; so this stands here. */
@Resolver(() => RoleAssignment)
export class FacilityRolesResolver {
  @FieldResolver(() => SharedFacility, { nullable: true, description: 'The one facility it holds for.' })
  facility(@Root() { facilityId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return facilityId === null ? null : facilityById(ctx).load(facilityId);
  }
}
