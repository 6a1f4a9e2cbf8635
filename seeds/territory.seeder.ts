import type { Database } from '../src/database/database.ts';
import { DivisionLevel, GRID_SCHEME, NBS_SCHEME } from '../src/district/grid/division.entity.ts';
import { OrganisationLevel } from '../src/district/grid/organisation.entity.ts';
import gulou from './data/gulou-divisions.json' with { type: 'json' };
import { insertRows, type RowToInsert } from './insert-rows.ts';
import { schematicMap, type Shape, TANGMEN_CENTER } from './schematic-map.ts';
import { seedId } from './seed-id.ts';

/** Gulou District, Fuzhou. */
export const GULOU_CODE = '350102000000';
export const GULOU_ID = divisionSeedId(GULOU_CODE);
/** Wenquan subdistrict, in which Tangmen lies. */
export const WENQUAN_CODE = '350102003000';
export const WENQUAN_ID = divisionSeedId(WENQUAN_CODE);
/** Tangmen community, where the first alliance was founded. */
export const TANGMEN_CODE = '350102003006';
export const TANGMEN_ID = divisionSeedId(TANGMEN_CODE);
/** The branch of the first grid of Tangmen. */
export const TANGMEN_FIRST_BRANCH_ID = branchSeedId(`${TANGMEN_CODE}001`);

/**
 * How 534 grids come about: no public list exists, but 51 communities of eight and 18 of seven give the number that is
 * published. The first by code get eight.
 */
const COMMUNITIES_OF_EIGHT = 51;
const MORE_GRIDS = 8;
const FEWER_GRIDS = 7;
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** Grids too small for a branch of their own share one: the sequence numbers of the grids, by community. */
const JOINT_BRANCHES: Readonly<Record<string, readonly number[]>> = {
  [TANGMEN_CODE]: [7, 8],
  // Junmen community.
  '350102004001': [6, 7, 8],
};

/** Building groups for each branch of Tangmen that serves a grid alone. */
const GROUPS_OF_A_BRANCH = 3;

interface PublishedDivision {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'DISTRICT' | 'SUBDISTRICT' | 'TOWN' | 'COMMUNITY';
  readonly parentCode: string;
}

interface Grid {
  readonly code: string;
  readonly name: string;
  readonly ordinal: string;
}

/** The id of the seeded division with this code. */
export function divisionSeedId(code: string): string {
  return seedId('div', code);
}

/** The id of the seeded branch whose first grid has this code. */
function branchSeedId(firstGridCode: string): string {
  return seedId('gbr', firstGridCode);
}

/**
 * Gulou District with its real divisions, and made-up grids and organisations: a work committee for each subdistrict, a
 * committee for each community, a branch for every grid. Runs on an empty database.
 */
export async function seedTerritory(db: Database): Promise<void> {
  const divisions = gulou.divisions as PublishedDivision[];
  // When a division was made is not published; that it exists on the day of the statistics is.
  const [knownSince] = gulou.meta.asOf.split(' ', 1) as [string];
  const communities = divisions
    .filter(({ level }) => level === 'COMMUNITY')
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const gridsOf = new Map(communities.map((community, i) => [community.code, gridsIn(community, i)]));

  const shapes = schematicMap(divisions, { [TANGMEN_CODE]: TANGMEN_CENTER });

  // Level by level: a division takes its path from its parent.
  for (const levels of [['DISTRICT'], ['SUBDISTRICT', 'TOWN'], ['COMMUNITY']]) {
    const rows = divisions
      .filter(({ level }) => levels.includes(level))
      .map((each) => ({
        ...publishedRow(each, knownSince),
        ...shapeRow(shapes.get(each.code)),
      }));
    await insertRows(db, 'division', rows);
  }
  const grids = communities.flatMap((community) =>
    gridsOf.get(community.code)!.map((grid, i) => gridRow(grid, community, i + 1, knownSince)),
  );
  await insertRows(db, 'division', grids);
  await seedOrganisations(db, divisions, gridsOf, knownSince);
}

function publishedRow({ code, name, nameEn, level, parentCode }: PublishedDivision, validFrom: string) {
  return {
    id: divisionSeedId(code),
    code,
    code_scheme: NBS_SCHEME,
    name,
    name_en: nameEn,
    level: level === 'TOWN' ? DivisionLevel.SUBDISTRICT : level,
    parent_id: level === 'DISTRICT' ? null : divisionSeedId(parentCode),
    valid_from: validFrom,
    synthetic: false,
  };
}

function shapeRow(shape: Shape | undefined) {
  return {
    latitude: shape?.center.latitude ?? null,
    longitude: shape?.center.longitude ?? null,
    outline: shape?.outline ?? null,
    shape_synthetic: shape !== undefined,
  };
}

function gridsIn({ code, name }: PublishedDivision, place: number): Grid[] {
  const count = place < COMMUNITIES_OF_EIGHT ? MORE_GRIDS : FEWER_GRIDS;
  return ORDINALS.slice(0, count).map((numeral, i) => ({
    code: `${code}${String(i + 1).padStart(3, '0')}`,
    name: `${name}第${numeral}网格`,
    ordinal: `第${numeral}`,
  }));
}

function gridRow({ code, name }: Grid, community: PublishedDivision, number: number, validFrom: string) {
  return {
    id: divisionSeedId(code),
    code,
    code_scheme: GRID_SCHEME,
    name,
    name_en: `${community.nameEn} Grid ${number}`,
    level: DivisionLevel.GRID,
    parent_id: divisionSeedId(community.code),
    valid_from: validFrom,
    synthetic: true,
  };
}

async function seedOrganisations(
  db: Database,
  divisions: readonly PublishedDivision[],
  gridsOf: ReadonlyMap<string, readonly Grid[]>,
  validFrom: string,
): Promise<void> {
  const nameOf = new Map(divisions.map(({ code, name }) => [code, name]));
  const organisations: RowToInsert<'party_organisation'>[] = [];
  const links: RowToInsert<'branch_grid'>[] = [];
  const add = (level: OrganisationLevel, id: string, name: string, parentId: string | null, divisionCode: string) => {
    const division_id = divisionSeedId(divisionCode);
    organisations.push({ id, level, name, parent_id: parentId, division_id, synthetic: true });
  };

  for (const { code, name, level, parentCode } of divisions) {
    if (level === 'SUBDISTRICT' || level === 'TOWN') {
      const committee = level === 'TOWN' ? '委员会' : '工作委员会';
      add(OrganisationLevel.WORK_COMMITTEE, seedId('wkc', code), `中共鼓楼区${name}${committee}`, null, code);
    }
    if (level !== 'COMMUNITY') continue;
    const committeeId = seedId('cmc', code);
    const parentId = seedId('wkc', parentCode);
    add(
      OrganisationLevel.COMMUNITY_COMMITTEE,
      committeeId,
      `中共${nameOf.get(parentCode)}${name}委员会`,
      parentId,
      code,
    );

    for (const served of servedTogether(code, gridsOf.get(code)!)) {
      const id = branchSeedId(served[0]!.code);
      const joint = served.length > 1;
      const branchName = `${name}${served.map(({ ordinal }) => ordinal).join('、')}网格${joint ? '联合' : ''}党支部`;
      add(OrganisationLevel.GRID_BRANCH, id, branchName, committeeId, code);
      links.push(
        ...served.map((grid) => ({ branch_id: id, grid_id: divisionSeedId(grid.code), valid_from: validFrom })),
      );
      if (code !== TANGMEN_CODE || joint) continue;
      for (let number = 1; number <= GROUPS_OF_A_BRANCH; number++) {
        const groupId = seedId('bgr', `${served[0]!.code}/${number}`);
        add(OrganisationLevel.BUILDING_GROUP, groupId, `${served[0]!.name}${number}号楼党小组`, id, code);
      }
    }
  }
  await insertRows(db, 'party_organisation', organisations);
  await insertRows(db, 'branch_grid', links);
}

/** The grids of a community by the branch that serves them: mostly one, a few together. */
function servedTogether(communityCode: string, grids: readonly Grid[]): Grid[][] {
  const joint = JOINT_BRANCHES[communityCode] ?? [];
  const together = grids.filter((_, i) => joint.includes(i + 1));
  const alone = grids.filter((_, i) => !joint.includes(i + 1)).map((grid) => [grid]);
  return together.length > 0 ? [...alone, together] : alone;
}
