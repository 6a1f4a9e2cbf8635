import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { GeoPoint } from '../../shared/geo.ts';
import { ListSize } from '../../shared/list-size.ts';
import { selectionOf } from '../../shared/selection.ts';
import { Division, DivisionConnection, DivisionLevel } from './division.entity.ts';
import { DivisionFilter } from './division.input.ts';
import {
  childrenOfDivision,
  DIVISION_SORT_KEYS,
  divisionByCode,
  divisionById,
  type DivisionRow,
  listDivisions,
  outlineOfDivision,
} from './division.loader.ts';
import { GridBranch, PartyOrganisation } from './organisation.entity.ts';
import { branchOfGrid, organisationOfDivision } from './organisation.loader.ts';

/** Corners of an outline as it is drawn on a phone. */
const CORNERS_ASSUMED = 12;

@Resolver(() => Division)
export class DivisionResolver {
  @Access('PUBLIC')
  @Query(() => Division, { nullable: true, description: 'The division with this code; null when there is none.' })
  division(
    @Arg('code', () => String, { description: 'A code of the scheme NBS (12 digits) or NBS12+3 (15 digits, grids).' })
    code: string,
    @Ctx() ctx: Context,
  ) {
    return divisionByCode(ctx, code);
  }

  @Access('PUBLIC')
  @Query(() => DivisionConnection, { description: 'Divisions that exist today, by code.' })
  divisions(
    @Arg('where', () => DivisionFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: DivisionFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, DIVISION_SORT_KEYS, selection);
    return listDivisions(ctx, where ?? {}, page, selection.has('totalCount'));
  }

  @ListSize({ by: 'held', assumed: CORNERS_ASSUMED })
  @FieldResolver(() => [GeoPoint], {
    nullable: true,
    description:
      'The corners of its outline in order, the last not the first again; of what lies in several parts, the largest. Null ' +
      'when it is not known.',
  })
  outline(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return outlineOfDivision(ctx).load(division.id);
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division it lies in; null for the district.' })
  parent(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return division.parentId === null ? null : divisionById(ctx).load(division.parentId);
  }

  @FieldResolver(() => DivisionConnection, { description: 'The divisions of the next level in it, by code.' })
  children(
    @Root() division: DivisionRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, DIVISION_SORT_KEYS, selection);
    const withCount = selection.has('totalCount');
    return childrenOfDivision(ctx).load({ parentId: division.id, where: null, page, withCount });
  }

  @FieldResolver(() => Division, {
    nullable: true,
    description: 'The division that took its place when it ended; null while it exists, or when none did.',
  })
  successor(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return division.successorId === null ? null : divisionById(ctx).load(division.successorId);
  }

  @FieldResolver(() => GridBranch, {
    nullable: true,
    description:
      'The branch that serves it today, alone or with other grids; null unless its level is GRID. 网格党支部',
  })
  gridBranch(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return division.level === DivisionLevel.GRID ? branchOfGrid(ctx).load(division.id) : null;
  }

  @FieldResolver(() => PartyOrganisation, {
    nullable: true,
    description:
      "The organisation of its own level: a subdistrict's work committee, a community's committee, a grid's branch; " +
      'null for a district or building.',
  })
  partyOrganisation(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return organisationOfDivision(ctx, division);
  }
}
