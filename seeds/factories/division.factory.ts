import type { Database } from '../../src/database/database.ts';
import { DivisionLevel, GRID_SCHEME, NBS_SCHEME } from '../../src/district/grid/division.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { insertRows } from '../insert-rows.ts';
import { counting } from './counting.ts';

/** Since when built divisions exist, unless told otherwise: before anything a test looks at. */
export const BUILT_DIVISIONS_EXIST_SINCE = '2020-01-01';

export interface BuiltDivision {
  readonly id: string;
  readonly code: string;
  readonly codeScheme: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: DivisionLevel;
  readonly path: string;
  /** The division it lies in; undefined for a district. */
  readonly parent: BuiltDivision | undefined;
}

interface DivisionToBuild {
  readonly level?: DivisionLevel;
  readonly parent?: BuiltDivision;
  readonly name?: string;
  readonly nameEn?: string | null;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successorId?: string;
}

/** The level a division of each level lies in, and how many digits its code adds. */
const LEVELS: Record<
  DivisionLevel,
  { parent: DivisionLevel | undefined; digits: number; scheme: string; name: string }
> = {
  [DivisionLevel.DISTRICT]: { parent: undefined, digits: 6, scheme: NBS_SCHEME, name: '区' },
  [DivisionLevel.SUBDISTRICT]: { parent: DivisionLevel.DISTRICT, digits: 3, scheme: NBS_SCHEME, name: '街道' },
  [DivisionLevel.COMMUNITY]: { parent: DivisionLevel.SUBDISTRICT, digits: 3, scheme: NBS_SCHEME, name: '社区' },
  [DivisionLevel.GRID]: { parent: DivisionLevel.COMMUNITY, digits: 3, scheme: GRID_SCHEME, name: '网格' },
  [DivisionLevel.BUILDING]: { parent: DivisionLevel.GRID, digits: 3, scheme: `${GRID_SCHEME}+3`, name: '楼' },
};

const next = counting();

/** A division, a community unless told otherwise, in parents that are built too if none is given. */
export async function buildDivision(db: Database, given: DivisionToBuild = {}): Promise<BuiltDivision> {
  const { level = DivisionLevel.COMMUNITY } = given;
  const { parent: parentLevel, digits, scheme, name } = LEVELS[level];
  const parent = parentLevel && (given.parent ?? (await buildDivision(db, { level: parentLevel })));
  const number = next();
  // The statistical scheme pads the codes of the upper levels with zeros to 12 digits; the digits that count come first.
  const prefix = parent ? parent.code.slice(0, digitsDownTo(parent.level)) : '';
  // Of zeros alone it would be the code of its parent.
  const own = 1 + ((number - 1) % (10 ** digits - 1));
  const code = (prefix + String(own).padStart(digits, '0')).padEnd(12, '0');
  const division = {
    id: newId('div'),
    code,
    codeScheme: scheme,
    name: given.name ?? `第${number}${name}`,
    nameEn: given.nameEn ?? null,
    level,
    path: `${parent?.path ?? '/'}${code}/`,
    parent,
  };
  await insertRows(db, 'division', [
    {
      id: division.id,
      code,
      code_scheme: scheme,
      name: division.name,
      name_en: division.nameEn,
      level,
      parent_id: parent?.id ?? null,
      valid_from: given.validFrom ?? BUILT_DIVISIONS_EXIST_SINCE,
      valid_to: given.validTo ?? null,
      successor_id: given.successorId ?? null,
      synthetic: true,
    },
  ]);
  return division;
}

function digitsDownTo(level: DivisionLevel): number {
  const { parent, digits } = LEVELS[level];
  return digits + (parent ? digitsDownTo(parent) : 0);
}
