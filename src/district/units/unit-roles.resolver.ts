import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { RoleAssignment, type RoleAssignmentRow } from '../identity/index.ts';
import { ResidentUnit } from './unit.entity.ts';
import { residentUnitById } from './unit.loader.ts';

/** What units add to roles. Roles belong to identity, which knows nothing of units; so this stands here. */
@Resolver(() => RoleAssignment)
export class UnitRolesResolver {
  @FieldResolver(() => ResidentUnit, { nullable: true, description: 'The unit it holds for, with all its facilities.' })
  unit(@Root() { unitId }: RoleAssignmentRow, @Ctx() ctx: Context) {
    return unitId === null ? null : residentUnitById(ctx).load(unitId);
  }
}
