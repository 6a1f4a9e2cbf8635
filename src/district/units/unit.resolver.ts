import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Division, divisionById } from '../grid/index.ts';
import { Access } from '../../shared/access.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import { prefetchedFields } from '../../request/prefetch.ts';
import { payloadType } from '../../shared/payload.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { AllianceMembershipConnection } from './alliances/membership.entity.ts';
import { AllianceMembershipFilter } from './alliances/membership.input.ts';
import { MEMBERSHIP_SORT_KEYS, membershipsOfUnit } from './alliances/membership.loader.ts';
import { ResidentUnit, ResidentUnitConnection } from './unit.entity.ts';
import { ResidentUnitFilter, UnitRegisterInput, UnitUpdateInput } from './unit.input.ts';
import { isMemberUnit, listResidentUnits, residentUnitById, UNIT_SORT_KEYS, type UnitRow } from './unit.loader.ts';
import { registerUnit, updateUnit } from './unit.service.ts';

const UnitRegisterPayload = payloadType('UnitRegisterPayload', {
  unit: { type: () => ResidentUnit, description: 'The unit as registered; null when refused.' },
});

const UnitUpdatePayload = payloadType('UnitUpdatePayload', {
  unit: { type: () => ResidentUnit, description: 'The unit as it is now; null when refused.' },
});

@Resolver(() => ResidentUnit)
export class UnitResolver {
  @Access('PUBLIC')
  @Query(() => ResidentUnitConnection, { description: 'Resident units, by name.' })
  async residentUnits(
    @Arg('where', () => ResidentUnitFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: ResidentUnitFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, UNIT_SORT_KEYS, selection);
    return listResidentUnits(ctx, where ?? {}, page, selection.has('totalCount'), await prefetchedFields(info, ctx));
  }

  @Access('SIGNED_IN')
  @Mutation(() => UnitRegisterPayload, {
    description:
      'Registers a unit; for staff of the division it is based in, or of one above. Refused with INVALID_INPUT for a ' +
      'credit code that is none or a division that is no community, grid or building; with STATE_CONFLICT when a unit ' +
      'with this credit code exists; with NOT_FOUND or FORBIDDEN.',
  })
  unitRegister(
    @Arg('input', () => UnitRegisterInput, { description: 'The unit.' }) input: UnitRegisterInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'unit', registerUnit(ctx, input), loadedBy(residentUnitById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => UnitUpdatePayload, {
    description:
      'Changes what a unit says of itself, such as the telephone under which it is reached; for its managers. Refused with ' +
      'INVALID_INPUT for a number that is none; with NOT_FOUND or FORBIDDEN. 修改单位资料',
  })
  unitUpdate(
    @Arg('input', () => UnitUpdateInput, { description: 'Which unit, and what changes.' }) input: UnitUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'unit', updateUnit(ctx, input), loadedBy(residentUnitById));
  }

  @FieldResolver(() => Division, { description: 'Where it is based: a community, or a grid or building in one.' })
  division(@Root() unit: UnitRow, @Ctx() ctx: Context) {
    return divisionById(ctx).load(unit.divisionId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is a member unit: some alliance has it as an active member. 联盟成员单位',
  })
  isMember(@Root() unit: UnitRow, @Ctx() ctx: Context) {
    return isMemberUnit(ctx).load(unit.id);
  }

  @FieldResolver(() => AllianceMembershipConnection, {
    description:
      'Its memberships, by the name of the alliance. Applications and ended memberships show only to the managers of ' +
      'the unit and to staff of the host community.',
  })
  memberships(
    @Root() unit: UnitRow,
    @Arg('where', () => AllianceMembershipFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: AllianceMembershipFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, MEMBERSHIP_SORT_KEYS, selection);
    const withCount = selection.has('totalCount');
    return membershipsOfUnit(ctx).load({ parentId: unit.id, where: where ?? {}, page, withCount });
  }
}
