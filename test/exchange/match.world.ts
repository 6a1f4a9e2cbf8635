import { sql } from 'kysely';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { ALWAYS, buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildMatch, type BuiltMatch, type MatchToBuild } from '../../seeds/factories/match.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { insertRows } from '../../seeds/insert-rows.ts';
import { commonSpans, type TimeSpan, weeklyTimes, type WeeklyWindowSpec } from '../../src/exchange/weekly-time.ts';
import { DivisionLevel } from '../../src/grid/division.entity.ts';
import { Role } from '../../src/identity/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import type { Commons } from '../support/commons.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';

/** Four weeks from the Monday before the tests take place. */
export const FROM = '2026-03-02';
export const TO = '2026-03-29';

/** Every evening, 18:00 to 22:00. */
export const EVENINGS: WeeklyWindowSpec = {
  dayClass: 'EVERY_DAY',
  weekdays: [],
  startTime: '18:00',
  endTime: '22:00',
};

export function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { ...EVENINGS, startTime, endTime, ...more };
}

export interface EntryToBuild {
  readonly ownerId?: string;
  /** A list to be on; one of its own, in force, if absent. */
  readonly listId?: string;
  readonly listState?: 'DRAFT' | 'SUBMITTED' | 'IN_FORCE' | 'CLOSED';
  readonly categoryCode?: string;
  readonly unitOfMeasure?: string;
  readonly quantity?: number;
  readonly windows?: readonly WeeklyWindowSpec[];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly audiences?: readonly string[];
  readonly maxDistanceMeters?: number;
  readonly location?: { readonly latitude: number; readonly longitude: number };
}

export interface SupplyToBuild extends EntryToBuild {
  /** A facility to back it, of the owner: its overrides, or the id of one that is there and always open. */
  readonly facility?: FacilityOverrides | string;
}

export interface BuiltEntry {
  readonly id: string;
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
  const account = async (...roles: readonly RoleOf[]) => (await buildAccount(db, { roles })).subject;
  const secretaryRole = { role: Role.BRANCH_SECRETARY, divisionId: grid.id };
  const managerRole = { role: Role.UNIT_MANAGER, unitId: unit.id };
  const people = {
    secretary: await account(secretaryRole),
    manager: await account(managerRole),
    /** Acts for both sides. */
    both: await account(secretaryRole, managerRole),
    /** Of the community that both sides are in. */
    staff: await account({ role: Role.COMMUNITY_STAFF, divisionId: community.id }),
    above: await account({ role: Role.SUBDISTRICT_STAFF, divisionId: community.parent!.id }),
    /** Of the community that `otherUnit` is in. */
    farStaff: await account({ role: Role.COMMUNITY_STAFF, divisionId: far.id }),
    otherManager: await account({ role: Role.UNIT_MANAGER, unitId: otherUnit.id }),
    resident: await account({ role: Role.RESIDENT }),
  };
  const places = new Map([
    [branch.id, grid.path],
    [unit.id, community.path],
    [otherUnit.id, far.path],
  ]);

  async function list(ownerId: string, given: EntryToBuild): Promise<string> {
    const id = newId('sdl');
    const placePath = places.get(ownerId)!;
    await insertRows(db, 'supply_demand_list', [
      {
        id,
        district_code: placePath.split('/')[1],
        branch_id: ownerId.startsWith('gbr') ? ownerId : null,
        unit_id: ownerId.startsWith('uni') ? ownerId : null,
        place_path: placePath,
        valid_from: given.validFrom ?? FROM,
        valid_to: given.validTo ?? TO,
        state: given.listState ?? 'IN_FORCE',
        created_at: clock.now.toString(),
        version: 1,
      },
    ]);
    return id;
  }

  async function entry(
    table: 'supply' | 'demand',
    ownerId: string,
    given: EntryToBuild,
    more: object,
    open: readonly TimeSpan[] | undefined,
  ): Promise<Omit<BuiltEntry, 'facilityId'>> {
    const id = newId(table === 'supply' ? 'sup' : 'dem');
    const listId = given.listId ?? (await list(ownerId, given));
    const { windows = [EVENINGS], validFrom = FROM, validTo = TO, categoryCode = 'FACILITY.PARKING' } = given;
    const { rows } = await sql<{ id: string; measure: string }>`
      select id, unit_of_measure as measure from service_category where code = ${categoryCode}`.execute(db);
    await insertRows(db, table, [
      {
        id,
        district_code: places.get(ownerId)!.split('/')[1],
        list_id: listId,
        category_id: rows[0]!.id,
        title: table === 'supply' ? '夜间车位' : '居民夜间停车',
        quantity: given.quantity ?? 10,
        unit_of_measure: given.unitOfMeasure ?? rows[0]!.measure,
        windows,
        valid_from: validFrom,
        valid_to: validTo,
        latitude: given.location?.latitude ?? null,
        longitude: given.location?.longitude ?? null,
        max_distance_meters: given.maxDistanceMeters ?? null,
        audiences: given.audiences ?? ['PUBLIC'],
        created_at: clock.now.toString(),
        version: 1,
        held_quantity: 0,
        delivered_quantity: 0,
        ...more,
      },
    ]);
    const written = weeklyTimes(windows, validFrom, validTo);
    const times = open ? commonSpans(written, open) : written;
    await insertRows(
      db,
      `${table}_time`,
      times.map(({ from, until, slots, week }) => ({
        [`${table}_id`]: id,
        dates: `[${from},${until})`,
        slots,
        week,
      })),
    );
    return { id, listId };
  }

  return {
    ...people,
    community,
    grid,
    branch,
    unit,
    otherUnit,
    list,
    async supply(given: SupplyToBuild = {}): Promise<BuiltEntry> {
      const ownerId = given.ownerId ?? unit.id;
      const { facility } = given;
      const facilityId =
        facility === undefined
          ? null
          : typeof facility === 'string'
            ? facility
            : (await buildFacility(db, { unitId: ownerId, capacity: 10, now: clock.now, ...facility })).id;
      const rules = typeof facility === 'object' ? (facility.rules ?? [ALWAYS]) : [ALWAYS];
      const open = facilityId === null ? undefined : weeklyTimes(rules, given.validFrom ?? FROM, given.validTo ?? TO);
      return { ...(await entry('supply', ownerId, given, { facility_id: facilityId }, open)), facilityId };
    },
    async demand(given: EntryToBuild = {}): Promise<BuiltEntry> {
      const more = { min_quantity: 1, splittable: true, priority: 'ROUTINE', min_minutes: 60 };
      return { ...(await entry('demand', given.ownerId ?? branch.id, given, more, undefined)), facilityId: null };
    },
    match(
      supply: BuiltEntry,
      demand: BuiltEntry,
      more: Omit<MatchToBuild, 'supplyId' | 'demandId'> = {},
    ): Promise<BuiltMatch> {
      return buildMatch(db, { supplyId: supply.id, demandId: demand.id, now: clock.now, ...more });
    },
  };
}

type RoleOf = NonNullable<NonNullable<Parameters<typeof buildAccount>[1]>['roles']>[number];
