import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import {
  buildDemand,
  type BuiltEntry,
  buildList,
  buildSupply,
  type DemandToBuild,
  type ListToBuild,
  type SupplyToBuild,
} from '../../../seeds/factories/exchange.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildMatch, type BuiltMatch, type MatchToBuild } from '../../../seeds/factories/match.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import type { Commons } from '../../support/commons.ts';

/** Four weeks from the Monday before the tests take place. */
export const FROM = '2026-03-02';
export const TO = '2026-03-29';

/** From a time to a time of every day, unless told otherwise. */
export function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

/** The four hours of every evening in which entries are, unless told otherwise. */
export const EVENINGS = window('18:00', '22:00');

interface OnList {
  /** A list of its own over the four weeks, or over the period of the entry, unless one is given. */
  readonly ownerId?: string;
  readonly listState?: ListToBuild['state'];
}

/** An entry with what it brought along. */
export interface EntryInWorld extends BuiltEntry {
  readonly listId: string;
  readonly facilityId: string | null;
}

/** A branch that needs and a unit that gives, of one community, and the people who act for them. */
export type MatchWorld = Awaited<ReturnType<typeof buildMatchWorld>>;

export async function buildMatchWorld({ db, clock }: Pick<Commons, 'db' | 'clock'>) {
  await loadServiceCategories(db);
  const community = await buildDivision(db);
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community });
  const far = await buildDivision(db, { parent: community.parent! });
  const branch = await buildOrganisation(db, { grids: [grid] });
  const unit = await buildUnit(db, { division: community });
  const otherUnit = await buildUnit(db, { division: far });
  const account = async (...roles: RoleToBuild[]) => (await buildAccount(db, { roles })).subject;
  const secretary = { role: Role.BRANCH_SECRETARY, divisionId: grid.id };
  const manager = { role: Role.UNIT_MANAGER, unitId: unit.id };
  const listFor = (
    ownerId: string,
    { listState, validFrom = FROM, validTo = TO }: OnList & Pick<SupplyToBuild, 'validFrom' | 'validTo'>,
  ) => buildList(db, { ownerId, validFrom, validTo, ...(listState && { state: listState }) });

  return {
    community,
    branch,
    unit,
    otherUnit,
    secretary: await account(secretary),
    manager: await account(manager),
    /** Acts for both sides. */
    both: await account(secretary, manager),
    /** Of the community that both sides are in, and of its subdistrict. */
    staff: await account({ role: Role.COMMUNITY_STAFF, divisionId: community.id }),
    above: await account({ role: Role.SUBDISTRICT_STAFF, divisionId: community.parent!.id }),
    /** Of the community that `otherUnit` is in. */
    farStaff: await account({ role: Role.COMMUNITY_STAFF, divisionId: far.id }),
    otherManager: await account({ role: Role.UNIT_MANAGER, unitId: otherUnit.id }),
    resident: await account({ role: Role.RESIDENT }),

    /** Ten parking spaces in the evenings; with a facility of ten places behind them, if one is to be built. */
    async supply(
      given: SupplyToBuild & OnList & { readonly facility?: FacilityOverrides } = {},
    ): Promise<EntryInWorld> {
      const { ownerId = unit.id, facility, listState: _, ...more } = given;
      const list = given.list ?? (await listFor(ownerId, given));
      const built =
        facility && (await buildFacility(db, { unitId: ownerId, capacity: 10, now: clock.now, ...facility }));
      const backed = built && { facilityId: built.id };
      const entry = await buildSupply(db, { windows: [EVENINGS], ...more, ...backed, list });
      return { ...entry, listId: list.id, facilityId: built?.id ?? null };
    },

    /** A need of ten parking spaces in the evenings, for an hour at least. */
    async demand(given: DemandToBuild & OnList = {}): Promise<EntryInWorld> {
      const { ownerId = branch.id, listState: _, ...more } = given;
      const list = given.list ?? (await listFor(ownerId, given));
      const entry = await buildDemand(db, { windows: [EVENINGS], minMinutes: 60, ...more, list });
      return { ...entry, listId: list.id, facilityId: null };
    },

    /** The two set against each other, as a run would. */
    match(
      supply: BuiltEntry,
      demand: BuiltEntry,
      more: Omit<MatchToBuild, 'supplyId' | 'demandId'> = {},
    ): Promise<BuiltMatch> {
      return buildMatch(db, { supplyId: supply.id, demandId: demand.id, now: clock.now, ...more });
    },
  };
}
