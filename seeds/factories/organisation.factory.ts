import type { Database } from '../../src/database/database.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { OrganisationLevel } from '../../src/district/grid/organisation.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { insertRows } from '../insert-rows.ts';
import { BUILT_DIVISIONS_EXIST_SINCE, type BuiltDivision, buildDivision } from './division.factory.ts';
import type { NodePrefix } from '../../src/shared/node-types.ts';

export interface BuiltOrganisation {
  readonly id: string;
  readonly level: OrganisationLevel;
  readonly name: string;
  /** Where it works. */
  readonly division: BuiltDivision;
  readonly parent: BuiltOrganisation | undefined;
}

interface OrganisationToBuild {
  readonly level?: OrganisationLevel;
  readonly name?: string;
  readonly division?: BuiltDivision;
  readonly parent?: BuiltOrganisation;
  /** For a branch: the grids it serves. One is built if absent. */
  readonly grids?: readonly BuiltDivision[];
}

const LEVELS: Record<OrganisationLevel, { prefix: NodePrefix; parent: OrganisationLevel | undefined }> = {
  [OrganisationLevel.WORK_COMMITTEE]: { prefix: 'wkc', parent: undefined },
  [OrganisationLevel.COMMUNITY_COMMITTEE]: { prefix: 'cmc', parent: OrganisationLevel.WORK_COMMITTEE },
  [OrganisationLevel.GRID_BRANCH]: { prefix: 'gbr', parent: OrganisationLevel.COMMUNITY_COMMITTEE },
  [OrganisationLevel.BUILDING_GROUP]: { prefix: 'bgr', parent: OrganisationLevel.GRID_BRANCH },
};

/** An organisation, a grid branch unless told otherwise, under parents that are built too if none is given. */
export async function buildOrganisation(db: Database, given: OrganisationToBuild = {}): Promise<BuiltOrganisation> {
  const { level = OrganisationLevel.GRID_BRANCH } = given;
  const { prefix, parent: parentLevel } = LEVELS[level];
  const division = given.division ?? (await divisionFor(db, level, given));
  const parent = parentLevel && (given.parent ?? (await buildParent(db, parentLevel, division)));
  const organisation = { id: newId(prefix), level, name: given.name ?? `${division.name}党组织`, division, parent };
  await insertRows(db, 'party_organisation', [
    {
      id: organisation.id,
      level,
      name: organisation.name,
      parent_id: parent?.id ?? null,
      division_id: division.id,
      synthetic: true,
    },
  ]);
  if (level === OrganisationLevel.GRID_BRANCH) {
    const grids = given.grids ?? [await buildDivision(db, { level: DivisionLevel.GRID, parent: division })];
    await insertRows(
      db,
      'branch_grid',
      grids.map(({ id }) => ({ branch_id: organisation.id, grid_id: id, valid_from: BUILT_DIVISIONS_EXIST_SINCE })),
    );
  }
  return organisation;
}

async function divisionFor(
  db: Database,
  level: OrganisationLevel,
  { grids, parent }: OrganisationToBuild,
): Promise<BuiltDivision> {
  if (level === OrganisationLevel.WORK_COMMITTEE) return buildDivision(db, { level: DivisionLevel.SUBDISTRICT });
  if (grids?.[0]) return grids[0].parent!;
  if (!parent) return buildDivision(db);
  return parent.level === OrganisationLevel.WORK_COMMITTEE
    ? buildDivision(db, { parent: parent.division })
    : parent.division;
}

function buildParent(db: Database, level: OrganisationLevel, division: BuiltDivision): Promise<BuiltOrganisation> {
  const place = level === OrganisationLevel.WORK_COMMITTEE ? division.parent! : division;
  return buildOrganisation(db, { level, division: place });
}
