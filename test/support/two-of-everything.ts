import { type BuiltDivision, buildDivision } from '../../seeds/factories/division.factory.ts';
import { type BuiltFacility, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { type BuiltUnit, buildUnit } from '../../seeds/factories/unit.factory.ts';
import type { Database } from '../../src/database/database.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';

/** A district with two of everything, so that a test about scopes always has a wrong one at hand. */
export interface TwoOfEverything {
  readonly district: BuiltDivision;
  /** Beside `district`, with nothing in it. */
  readonly otherDistrict: BuiltDivision;
  readonly subdistrict: BuiltDivision;
  readonly otherSubdistrict: BuiltDivision;
  readonly community: BuiltDivision;
  /** Also in `subdistrict`. */
  readonly siblingCommunity: BuiltDivision;
  /** In `otherSubdistrict`. */
  readonly otherCommunity: BuiltDivision;
  /** In `community`. */
  readonly grid: BuiltDivision;
  /** In `otherCommunity`. */
  readonly otherGrid: BuiltDivision;
  /** In `community`. */
  readonly unit: BuiltUnit;
  /** Also in `community`. */
  readonly neighbour: BuiltUnit;
  /** In `otherCommunity`. */
  readonly otherUnit: BuiltUnit;
  /** Two of `unit`, one of `neighbour`, one of `otherUnit`. */
  readonly facility: BuiltFacility;
  readonly secondFacility: BuiltFacility;
  readonly neighbourFacility: BuiltFacility;
  readonly otherFacility: BuiltFacility;
}

/** Builds a {@link TwoOfEverything}; its facilities are published, always open and have 10 places. */
export async function buildTwoOfEverything(db: Database): Promise<TwoOfEverything> {
  const { DISTRICT, SUBDISTRICT, COMMUNITY, GRID } = DivisionLevel;
  const district = await buildDivision(db, { level: DISTRICT });
  const subdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
  const otherSubdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
  const community = await buildDivision(db, { level: COMMUNITY, parent: subdistrict });
  const otherCommunity = await buildDivision(db, { level: COMMUNITY, parent: otherSubdistrict });
  const unit = await buildUnit(db, { division: community });
  const neighbour = await buildUnit(db, { division: community });
  const otherUnit = await buildUnit(db, { division: otherCommunity });
  const facilityOf = ({ id }: BuiltUnit) => buildFacility(db, { unitId: id, capacity: 10 });
  return {
    district,
    otherDistrict: await buildDivision(db, { level: DISTRICT }),
    subdistrict,
    otherSubdistrict,
    community,
    siblingCommunity: await buildDivision(db, { level: COMMUNITY, parent: subdistrict }),
    otherCommunity,
    grid: await buildDivision(db, { level: GRID, parent: community }),
    otherGrid: await buildDivision(db, { level: GRID, parent: otherCommunity }),
    unit,
    neighbour,
    otherUnit,
    facility: await facilityOf(unit),
    secondFacility: await facilityOf(unit),
    neighbourFacility: await facilityOf(neighbour),
    otherFacility: await facilityOf(otherUnit),
  };
}
