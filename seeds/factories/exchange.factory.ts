import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import type { DemandPriority } from '../../src/exchange/lists/entries/demand.entity.ts';
import type { Audience, UnitOfMeasure } from '../../src/exchange/lists/entries/entry.entity.ts';
import type { SupplyDemandListState } from '../../src/exchange/lists/supply-demand-list.entity.ts';
import type { WeeklyWindowSpec } from '../../src/exchange/times/weekly-time.ts';
import { newId, prefixOf } from '../../src/shared/node.ts';
import { insertRows } from '../insert-rows.ts';
import { buildOrganisation } from './organisation.factory.ts';
import { buildUnit } from './unit.factory.ts';

/** When built lists were begun. */
const BUILT_AT = '2026-01-01T00:00:00Z';
/** The period of built lists. */
export const BUILT_LISTS_FROM = '2026-01-01';
export const BUILT_LISTS_TO = '2026-12-31';

/** A window over all of every day. */
const ALL_WEEK: WeeklyWindowSpec = {
  dayClass: 'EVERY_DAY',
  weekdays: [],
  startTime: '00:00',
  endTime: '00:00',
  seasonFrom: null,
  seasonTo: null,
};

export interface BuiltList {
  readonly id: string;
  /** The unit or the branch. */
  readonly ownerId: string;
  readonly districtCode: string;
  readonly placePath: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface ListToBuild {
  readonly id?: string;
  /** A unit or a branch, which has to exist; a unit is built if absent. */
  readonly ownerId?: string;
  /** IN_FORCE if absent. */
  readonly state?: `${SupplyDemandListState}`;
  readonly stateReason?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** A list, in force over 2026 unless told otherwise. */
export async function buildList(db: Database, given: ListToBuild = {}): Promise<BuiltList> {
  const { id = newId('sdl'), state = 'IN_FORCE', validFrom = BUILT_LISTS_FROM, validTo = BUILT_LISTS_TO } = given;
  const ownerId = given.ownerId ?? (await buildUnit(db)).id;
  const ofBranch = prefixOf(ownerId) === 'gbr';
  const { rows } = await sql<{ path: string }>`
    select d.path from resident_unit u join division d on d.id = u.division_id where u.id = ${ownerId}
    union all
    select coalesce((select min(g.path) from branch_grid b join division g on g.id = b.grid_id
                     where b.branch_id = o.id having count(*) = 1), d.path)
    from party_organisation o join division d on d.id = o.division_id where o.id = ${ownerId}`.execute(db);
  const placePath = rows[0]!.path;
  const districtCode = placePath.split('/')[1]!;
  const past = { submitted: state !== 'DRAFT', confirmed: state === 'IN_FORCE' || state === 'CLOSED' };
  await insertRows(db, 'supply_demand_list', [
    {
      id,
      district_code: districtCode,
      branch_id: ofBranch ? ownerId : null,
      unit_id: ofBranch ? null : ownerId,
      place_path: placePath,
      valid_from: validFrom,
      valid_to: validTo,
      state,
      state_reason: given.stateReason ?? null,
      submitted_at: past.submitted ? BUILT_AT : null,
      confirmed_at: past.confirmed ? BUILT_AT : null,
      closed_at: state === 'CLOSED' ? BUILT_AT : null,
      created_at: BUILT_AT,
      version: 1,
    },
  ]);
  return { id, ownerId, districtCode, placePath, validFrom, validTo };
}

/** A list of a branch that is built too, in force over 2026 unless told otherwise. */
async function buildBranchList(db: Database, given: Omit<ListToBuild, 'ownerId'> = {}): Promise<BuiltList> {
  return buildList(db, { ...given, ownerId: (await buildOrganisation(db)).id });
}

interface EntryToBuild {
  readonly id?: string;
  readonly list?: BuiltList;
  /** FACILITY.PARKING if absent. */
  readonly categoryCode?: string;
  readonly title?: string;
  /** 10 if absent. */
  readonly quantity?: number;
  /** That of the category if absent. */
  readonly unitOfMeasure?: `${UnitOfMeasure}`;
  /** All week if absent. */
  readonly windows?: readonly WeeklyWindowSpec[];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number } | null;
  readonly maxDistanceMeters?: number | undefined;
  readonly audiences?: readonly `${Audience}`[];
  readonly conditions?: string | undefined;
  readonly costMinor?: number | undefined;
  readonly withdrawn?: boolean;
  readonly createdAt?: string;
}

export interface BuiltEntry {
  readonly id: string;
  readonly list: BuiltList;
}

export interface SupplyToBuild extends EntryToBuild {
  readonly facilityId?: string;
  readonly allianceIds?: readonly string[];
}

/**
 * A supply of ten parking spaces all week, for everybody, on a unit's list that is built if none is given. The opening
 * hours of a facility are not looked at: give windows in which it is open.
 */
export async function buildSupply(db: Database, given: SupplyToBuild = {}): Promise<BuiltEntry> {
  const list = given.list ?? (await buildList(db));
  const id = given.id ?? newId('sup');
  const row = await entryRow(db, id, list, { title: '夜间停车位', ...given });
  await insertRows(db, 'supply', [
    { ...row, facility_id: given.facilityId ?? null, held_quantity: 0, delivered_quantity: 0, version: 1 },
  ]);
  await insertRows(
    db,
    'supply_publication',
    (given.allianceIds ?? []).map((allianceId) => ({ supply_id: id, alliance_id: allianceId })),
  );
  return { id, list };
}

export interface DemandToBuild extends EntryToBuild {
  /** ROUTINE if absent. */
  readonly priority?: `${DemandPriority}`;
  readonly beneficiaries?: number | undefined;
  /** 1 if absent. */
  readonly minQuantity?: number;
  /** 15 if absent. */
  readonly minMinutes?: number;
  /** True if absent. */
  readonly splittable?: boolean;
  /** False if absent. */
  readonly needsAll?: boolean;
  /** 1 if absent. */
  readonly minOccurrences?: number;
  readonly mergedIntoId?: string;
  /** Open to runs and claims alike if absent. */
  readonly openToClaimsUntil?: string;
}

/** A demand of ten parking spaces all week, of everybody, on a branch's list that is built if none is given. */
export async function buildDemand(db: Database, given: DemandToBuild = {}): Promise<BuiltEntry> {
  const list = given.list ?? (await buildBranchList(db));
  const id = given.id ?? newId('dem');
  const withdrawn = given.withdrawn ?? given.mergedIntoId !== undefined;
  const row = await entryRow(db, id, list, { title: '居民夜间停车', ...given, withdrawn });
  await insertRows(db, 'demand', [
    {
      ...row,
      priority: given.priority ?? 'ROUTINE',
      beneficiaries: given.beneficiaries ?? null,
      min_quantity: given.minQuantity ?? 1,
      min_minutes: given.minMinutes ?? 15,
      splittable: given.splittable ?? true,
      needs_all: given.needsAll ?? false,
      min_occurrences: given.minOccurrences ?? 1,
      merged_into_id: given.mergedIntoId ?? null,
      open_to_claims_until: given.openToClaimsUntil ?? null,
      held_quantity: 0,
      delivered_quantity: 0,
      version: 1,
    },
  ]);
  return { id, list };
}

async function entryRow(db: Database, id: string, list: BuiltList, given: EntryToBuild & { title: string }) {
  const { categoryCode = 'FACILITY.PARKING' } = given;
  const category = await db
    .selectFrom('service_category')
    .select(['id', 'unit_of_measure as unitOfMeasure'])
    .where('code', '=', categoryCode)
    .executeTakeFirst();
  if (!category) throw new Error(`No category ${categoryCode}`);
  return {
    id,
    district_code: list.districtCode,
    list_id: list.id,
    category_id: category.id,
    title: given.title,
    quantity: given.quantity ?? 10,
    unit_of_measure: given.unitOfMeasure ?? category.unitOfMeasure,
    // As the API stores them.
    windows: (given.windows ?? [ALL_WEEK]).map((window) => ({ seasonFrom: null, seasonTo: null, ...window })),
    valid_from: given.validFrom ?? list.validFrom,
    valid_to: given.validTo ?? list.validTo,
    latitude: given.location?.latitude ?? null,
    longitude: given.location?.longitude ?? null,
    max_distance_meters: given.maxDistanceMeters ?? null,
    audiences: given.audiences ?? ['PUBLIC'],
    conditions: given.conditions ?? null,
    cost_minor: given.costMinor ?? null,
    withdrawn_at: given.withdrawn ? BUILT_AT : null,
    created_at: given.createdAt ?? BUILT_AT,
  };
}
