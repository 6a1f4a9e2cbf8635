import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Access } from '../shared/access.ts';
import { ConnectionArgs, pageOf } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { Division, DivisionConnection } from './division.entity.ts';
import { DivisionFilter } from './division.input.ts';
import { divisionByCode, divisionById, type DivisionRow, listDivisions } from './division.loader.ts';

/** A cursor of a list of divisions holds the code and the id. */
const SORT_KEYS = 2;

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
    return listDivisions(ctx, where ?? {}, pageOf(args, SORT_KEYS), selectionOf(info).has('totalCount'));
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division it lies in; null for the district.' })
  parent(@Root() division: DivisionRow, @Ctx() ctx: Context) {
    return division.parentId === null ? null : divisionById(ctx).load(division.parentId);
  }

  @FieldResolver(() => DivisionConnection, { description: 'The divisions of the next step in it, by code.' })
  children(
    @Root() division: DivisionRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const withCount = selectionOf(info).has('totalCount');
    return listDivisions(ctx, { parentId: division.id }, pageOf(args, SORT_KEYS), withCount);
  }
}
