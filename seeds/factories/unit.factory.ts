import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/shared/node.ts';
import { creditCodeOf } from '../../src/district/units/credit-code.ts';
import { AffiliationLevel, UnitKind } from '../../src/district/units/unit.entity.ts';
import { insertRows } from '../insert-rows.ts';
import { counting } from './counting.ts';
import { type BuiltDivision, buildDivision } from './division.factory.ts';

/** When built units were registered. */
const BUILT_AT = '2020-01-01T00:00:00Z';

export interface BuiltUnit {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly kind: UnitKind;
  /** Where it is based. */
  readonly division: BuiltDivision;
}

interface UnitToBuild {
  readonly name?: string;
  readonly creditCode?: string;
  readonly kind?: UnitKind;
  readonly affiliationLevel?: AffiliationLevel;
  readonly division?: BuiltDivision;
  readonly location?: { readonly latitude: number; readonly longitude: number };
}

const next = counting();

/** A unit, a public institution of the district unless told otherwise, in a community that is built if none is given. */
export async function buildUnit(db: Database, given: UnitToBuild = {}): Promise<BuiltUnit> {
  const division = given.division ?? (await buildDivision(db));
  const number = next();
  const unit = {
    id: newId('uni'),
    name: given.name ?? `第${number}单位`,
    creditCode: given.creditCode ?? creditCodeOf('12', '350102', `T${String(number).padStart(7, '0')}`),
    kind: given.kind ?? UnitKind.PUBLIC_INSTITUTION,
    division,
  };
  await insertRows(db, 'resident_unit', [
    {
      id: unit.id,
      name: unit.name,
      credit_code: unit.creditCode,
      kind: unit.kind,
      affiliation_level: given.affiliationLevel ?? AffiliationLevel.DISTRICT,
      division_id: division.id,
      latitude: given.location?.latitude ?? null,
      longitude: given.location?.longitude ?? null,
      synthetic: true,
      created_at: BUILT_AT,
    },
  ]);
  return unit;
}
