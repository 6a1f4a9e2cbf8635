import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { Division } from './division.entity.ts';
import { divisionById } from './division.loader.ts';
import {
  GridBranch,
  GridBranchConnection,
  OrganisationLevel,
  PartyOrganisation,
  PartyOrganisationConnection,
} from './organisation.entity.ts';
import { GridBranchFilter, PartyOrganisationFilter } from './organisation.input.ts';
import {
  childrenOfOrganisation,
  gridsOfBranch,
  listOrganisations,
  ORGANISATION_SORT_KEYS,
  organisationById,
  type OrganisationRow,
} from './organisation.loader.ts';

@Resolver(() => PartyOrganisation)
export class PartyOrganisationResolver {
  @Access('PUBLIC')
  @Query(() => PartyOrganisationConnection, { description: 'Organisations of all levels, by the place they work in.' })
  partyOrganisations(
    @Arg('where', () => PartyOrganisationFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: PartyOrganisationFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, ORGANISATION_SORT_KEYS, selection);
    return listOrganisations(ctx, where ?? {}, page, selection.has('totalCount'));
  }

  @FieldResolver(() => PartyOrganisation, {
    nullable: true,
    description: 'The organisation of the level above; null for a work committee.',
  })
  parent(@Root() organisation: OrganisationRow, @Ctx() ctx: Context) {
    return organisation.parentId === null ? null : organisationById(ctx).load(organisation.parentId);
  }

  @FieldResolver(() => PartyOrganisationConnection, {
    description: 'The organisations of the level below, by the place they work in.',
  })
  children(
    @Root() organisation: OrganisationRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, ORGANISATION_SORT_KEYS, selection);
    const withCount = selection.has('totalCount');
    return childrenOfOrganisation(ctx).load({ parentId: organisation.id, where: null, page, withCount });
  }

  @FieldResolver(() => Division, {
    description: 'Where it works: a subdistrict or town, or a community; for branches and groups their community.',
  })
  division(@Root() organisation: OrganisationRow, @Ctx() ctx: Context) {
    return divisionById(ctx).load(organisation.divisionId);
  }
}

@Resolver(() => GridBranch)
export class GridBranchResolver {
  @Access('PUBLIC')
  @Query(() => GridBranchConnection, { description: 'Grid branches, by the first grid they serve.' })
  gridBranches(
    @Arg('where', () => GridBranchFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: GridBranchFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const branches = { ...where, levels: [OrganisationLevel.GRID_BRANCH] };
    const selection = selectionOf(info);
    const page = pageOf(args, ORGANISATION_SORT_KEYS, selection);
    return listOrganisations(ctx, branches, page, selection.has('totalCount'));
  }

  @FieldResolver(() => [Division], { description: 'The grids it serves today, by code.' })
  grids(@Root() branch: OrganisationRow, @Ctx() ctx: Context) {
    return gridsOfBranch(ctx).load(branch.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is a joint branch, serving more than one grid. 联合党支部' })
  async isJoint(@Root() branch: OrganisationRow, @Ctx() ctx: Context) {
    return (await gridsOfBranch(ctx).load(branch.id)).length > 1;
  }
}
