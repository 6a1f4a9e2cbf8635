import { type RawBuilder, sql } from 'kysely';
import { createUnionType } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { GridBranch, organisationById, organisationValue } from '../../district/grid/index.ts';
import { prefixOf } from '../../shared/node.ts';
import { ResidentUnit, residentUnitById, unitValue } from '../../district/units/index.ts';

export const ListOwner = createUnionType({
  name: 'ListOwner',
  description: 'A party that gives or asks: a grid branch or a unit. 供需清单的主体',
  types: () => [GridBranch, ResidentUnit] as const,
});

/** The unit or the branch with an id, told apart by its prefix; null when there is none. */
export function ownerOf(ctx: Context, ownerId: string) {
  return isBranchId(ownerId) ? organisationById(ctx).load(ownerId) : residentUnitById(ctx).load(ownerId);
}

/** The owner that an expression names, as one value of a larger statement: a unit and a branch are never the same. */
export function ownerValue(ownerId: RawBuilder<string>): RawBuilder<unknown> {
  return sql`coalesce(${unitValue(ownerId)}, ${organisationValue(ownerId)})`;
}

/** Whether an id is that of a branch. */
export function isBranchId(ownerId: string): boolean {
  return prefixOf(ownerId) === 'gbr';
}
