import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import { DemandPriority } from '../src/exchange/lists/entries/demand.entity.ts';
import { Audience, type UnitOfMeasure } from '../src/exchange/lists/entries/entry.entity.ts';
import { SupplyDemandListState } from '../src/exchange/lists/supply-demand-list.entity.ts';
import type { WeeklyWindow } from '../src/exchange/times/weekly-window.type.ts';
import { FacilityKind } from '../src/facilities/facility.entity.ts';
import { DayClass, Weekday } from '../src/facilities/opening/opening-rule.entity.ts';
import { localDateOf } from '../src/district/grid/index.ts';
import categories from './data/service-categories.json' with { type: 'json' };
import { insertRows, type RowToInsert } from './insert-rows.ts';
import { seedId } from './seed-id.ts';
import { GULOU_CODE, TANGMEN_CODE, WENQUAN_CODE } from './territory.seeder.ts';
import { TANGMEN_ALLIANCE_ID, TANGMEN_MEMBERS, TANGMEN_PARKING_UNIT } from './units.seeder.ts';

/** Branches that have a list: those of Tangmen, and the first ones of the other communities of its subdistrict. */
const BRANCHES = 30;
/** How long the lists hold, in days. */
const LIST_DAYS = 120;
/** How far people walk to their cars, in metres, and how far they let a neighbourhood of theirs be from a room. */
const WALKS_METERS = [1_200, 1_000, 900, 1_000] as const;
const ROOM_METERS = 1_200;

const { PUBLIC, ELDERS, CHILDREN, PARTY_ORGANISATIONS } = Audience;
const { ROUTINE, IMPORTANT, URGENT } = DemandPriority;
const { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } = Weekday;

const NIGHTS = [window(DayClass.EVERY_DAY, '19:00', '07:00')];
const EVENINGS = [window(DayClass.EVERY_DAY, '18:30', '21:30')];
const WEEKEND_MORNINGS = [window(DayClass.EVERY_DAY, '09:00', '11:30', SATURDAY, SUNDAY)];
const WEEKEND = [window(DayClass.EVERY_DAY, '09:00', '17:00', SATURDAY, SUNDAY)];
const WORKING_HOURS = [window(DayClass.WORKDAY, '09:00', '17:00')];
const AFTER_SCHOOL = [window(DayClass.WORKDAY, '16:00', '18:00', MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)];
const THURSDAY_EVENING = [window(DayClass.EVERY_DAY, '19:00', '21:00', THURSDAY)];
const ROOM_MORNINGS = [window(DayClass.EVERY_DAY, '09:00', '11:00', TUESDAY, FRIDAY)];
const ANY_DAY = [window(DayClass.EVERY_DAY, '08:00', '20:00')];

interface EntryPlan {
  readonly code: string;
  readonly title: string;
  readonly quantity: number;
  readonly windows: readonly WeeklyWindow[];
  readonly audiences?: readonly Audience[];
  readonly reach?: number;
}

interface DemandPlan extends EntryPlan {
  readonly priority: DemandPriority;
  readonly minQuantity?: number;
  readonly minMinutes?: number;
  readonly splittable?: boolean;
  readonly beneficiaries?: number;
}

interface SupplyPlan extends EntryPlan {
  readonly facility?: BackingFacility;
}

interface BackingFacility {
  readonly id: string;
  readonly unitId: string;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly capacity: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A unit or a branch that has a list. */
interface Owner {
  readonly id: string;
  readonly name: string;
  readonly placePath: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * Lists in force of thirty branches and of the 29 members of the Tangmen alliance, all made up: what grids ask for in
 * winter and what offices, schools, hospitals and firms can give, so that a run meets most of it, splits some of it,
 * leaves some to whom it mattered less, and finds nobody for one. Needs territory, units, facilities and categories.
 */
export async function seedExchange(db: Database, now: Temporal.Instant): Promise<void> {
  const today = Temporal.PlainDate.from(localDateOf(now));
  const period = { from: today.toString(), to: today.add({ days: LIST_DAYS - 1 }).toString() };
  const branches = await readBranches(db);
  const units = await readUnits(db);
  const facilities = Map.groupBy(await readFacilities(db), ({ unitId }) => unitId);

  await insertRows(
    db,
    'supply_demand_list',
    [...branches, ...units].map((owner) => listRow(owner, period, now)),
  );
  for (const [at, branch] of branches.entries()) {
    await insertEntries(db, branch, demandsOfBranch(at), suppliesOfBranch(at), period, now);
  }
  for (const [at, unit] of units.entries()) {
    await insertEntries(
      db,
      unit,
      demandsOfUnit(at),
      suppliesOfUnit(unit, at, facilities.get(unit.id) ?? []),
      period,
      now,
    );
  }
}

/** What grids ask for. The numbers go round, so that neighbours do not ask for the same. */
function demandsOfBranch(at: number): DemandPlan[] {
  const priority = [URGENT, IMPORTANT, ROUTINE, ROUTINE][at % 4]!;
  const plans: DemandPlan[] = [
    {
      code: 'FACILITY.PARKING',
      title: '居民夜间停车位',
      quantity: 3 + ((at * 5) % 11),
      windows: NIGHTS,
      priority,
      reach: WALKS_METERS[at % WALKS_METERS.length]!,
      minMinutes: 360,
      beneficiaries: 20 + at,
    },
  ];
  if (at % 2 === 0) {
    plans.push({
      code: 'EDUCATION.TUTORING',
      title: '周末课业辅导',
      quantity: 20 + ((at * 3) % 20),
      windows: WEEKEND_MORNINGS,
      audiences: [CHILDREN],
      priority: IMPORTANT,
      beneficiaries: 12,
    });
  }
  if (at % 3 === 0) {
    plans.push({
      code: 'HEALTH.CHECK_UP',
      title: '独居老人健康体检',
      quantity: 15 + at,
      windows: WORKING_HOURS,
      audiences: [ELDERS],
      priority: at % 2 === 0 ? URGENT : IMPORTANT,
      minMinutes: 120,
    });
  }
  if (at % 3 === 1) {
    plans.push({
      code: 'FACILITY.ACTIVITY_ROOM',
      title: '老年合唱队活动室',
      quantity: 12 + (at % 8),
      windows: ROOM_MORNINGS,
      audiences: [ELDERS],
      priority: ROUTINE,
      reach: ROOM_METERS,
      minMinutes: 120,
      splittable: false,
    });
  }
  if (at % 4 === 2) {
    plans.push({
      code: 'LEGAL.ADVICE',
      title: '法律咨询夜',
      quantity: 6,
      windows: THURSDAY_EVENING,
      priority: ROUTINE,
      minMinutes: 60,
    });
  }
  if (at % 5 === 0) {
    plans.push({
      code: 'REPAIRS',
      title: '独居老人家中水电维修',
      quantity: 10,
      windows: ANY_DAY,
      audiences: [ELDERS],
      priority: URGENT,
    });
  }
  if (at % 6 === 5) {
    plans.push({
      code: 'PARTY.VENUE',
      title: '主题党日会议室',
      quantity: 1,
      windows: THURSDAY_EVENING,
      audiences: [PARTY_ORGANISATIONS],
      priority: IMPORTANT,
      minMinutes: 120,
      splittable: false,
    });
  }
  if (at === 3) {
    plans.push({
      code: 'ELDERS.BATHING',
      title: '失能老人上门助浴',
      quantity: 8,
      windows: WORKING_HOURS,
      audiences: [ELDERS],
      priority: URGENT,
    });
  }
  return plans;
}

/** What grids can give: their people's time. */
function suppliesOfBranch(at: number): SupplyPlan[] {
  if (at % 3 !== 0) return [];
  return [
    { code: 'VOLUNTEERS.EVENT', title: '网格志愿服务队', quantity: 30 + at, windows: WEEKEND },
    ...(at % 2 === 0
      ? [{ code: 'VOLUNTEERS.PATROL', title: '夜间平安巡逻队', quantity: 40, windows: EVENINGS } satisfies SupplyPlan]
      : []),
  ];
}

/** What units ask of the grids. */
function demandsOfUnit(at: number): DemandPlan[] {
  if (at % 5 !== 1) return [];
  return [
    {
      code: 'VOLUNTEERS.EVENT',
      title: '开放日志愿者',
      quantity: 16,
      windows: WEEKEND,
      priority: ROUTINE,
      minQuantity: 4,
    },
  ];
}

/** What units give: part of their facilities, and what they do for a living. */
function suppliesOfUnit({ name }: Owner, at: number, facilities: readonly BackingFacility[]): SupplyPlan[] {
  const backed = facilities.flatMap((facility) => backedSupply(facility));
  const has = (...words: readonly string[]) => words.some((word) => name.includes(word));
  const services: SupplyPlan[] = [];
  if (has('医院', '卫生')) {
    services.push({
      code: 'HEALTH.CHECK_UP',
      title: '义诊体检',
      quantity: 110,
      windows: WORKING_HOURS,
      audiences: [ELDERS],
    });
  }
  if (has('中学', '小学', '研究院', '青年')) {
    const subject = at % 2 === 0 ? 'EDUCATION.TUTORING.MATHEMATICS' : 'EDUCATION.TUTORING.CHINESE';
    services.push({
      code: subject,
      title: '教师志愿辅导',
      quantity: 90,
      windows: WEEKEND_MORNINGS,
      audiences: [CHILDREN],
    });
  }
  if (has('幼儿园')) {
    services.push({
      code: 'CHILDREN.AFTER_SCHOOL',
      title: '四点钟课堂',
      quantity: 25,
      windows: AFTER_SCHOOL,
      audiences: [CHILDREN],
    });
  }
  if (has('机关', '协会')) {
    services.push({ code: 'LEGAL.ADVICE', title: '法律顾问咨询', quantity: 10, windows: THURSDAY_EVENING });
  }
  if (has('电力', '供水', '物业')) {
    services.push({ code: 'REPAIRS.WATER_AND_POWER', title: '水电检修队', quantity: 18, windows: ANY_DAY });
  }
  if (has('养老', '公益')) {
    services.push({
      code: 'ELDERS.MEALS',
      title: '长者助餐',
      quantity: 60,
      windows: WORKING_HOURS,
      audiences: [ELDERS],
    });
  }
  if (backed.length + services.length === 0) {
    services.push({ code: 'VOLUNTEERS.PROFESSIONAL', title: '职工志愿服务队', quantity: 24, windows: WEEKEND });
  }
  return [...backed, ...services];
}

/** What of a facility is set aside for the grids. */
function backedSupply(facility: BackingFacility): SupplyPlan[] {
  const { kind, capacity, name } = facility;
  switch (kind) {
    case FacilityKind.PARKING:
      return [
        {
          code: 'FACILITY.PARKING',
          title: name,
          quantity: Math.max(1, Math.floor(capacity * 0.75)),
          windows: NIGHTS,
          facility,
        },
      ];
    case FacilityKind.ACTIVITY_ROOM:
      return [{ code: 'FACILITY.ACTIVITY_ROOM', title: name, quantity: capacity, windows: ANY_DAY, facility }];
    case FacilityKind.MEETING_ROOM:
      return [
        {
          code: 'PARTY.VENUE',
          title: name,
          quantity: 1,
          windows: EVENINGS,
          audiences: [PARTY_ORGANISATIONS],
          facility,
        },
      ];
    default:
      return [];
  }
}

async function readBranches(db: Database): Promise<Owner[]> {
  const { rows } = await sql<Omit<Owner, 'latitude' | 'longitude'>>`
    select o.id, o.name, case when count(g.id) = 1 then min(g.path) else min(c.path) end as "placePath"
    from party_organisation o join branch_grid b on b.branch_id = o.id join division g on g.id = b.grid_id
    join division c on c.id = g.parent_id join division s on s.id = c.parent_id
    where s.code = ${WENQUAN_CODE}
    group by o.id, o.name
    order by min(c.code) <> ${TANGMEN_CODE}, right(min(g.code), 3), min(g.code) limit ${BRANCHES}`.execute(db);
  // A place in the neighbourhood for each: a grid's own is published nowhere. The first is beside the car park in which
  // the examples book; the others go round it, farther and farther.
  const { latitude, longitude } = TANGMEN_PARKING_UNIT;
  return rows.map((row, at) => ({
    ...row,
    latitude: rounded(latitude + 0.0003 + 0.0004 * at * Math.cos(at)),
    longitude: rounded(longitude + 0.0004 * at * Math.sin(at)),
  }));
}

async function readUnits(db: Database): Promise<Owner[]> {
  const ids = TANGMEN_MEMBERS.map(({ id }) => id);
  const { rows } = await sql<Owner>`
    select u.id, u.name, d.path as "placePath", u.latitude, u.longitude
    from resident_unit u join division d on d.id = u.division_id
    where u.id = any(${ids}) order by u.credit_code`.execute(db);
  return rows;
}

async function readFacilities(db: Database): Promise<BackingFacility[]> {
  const { rows } = await sql<BackingFacility>`
    select f.id, f.unit_id as "unitId", f.kind, f.name, f.capacity, f.latitude, f.longitude
    from shared_facility f
    where f.state = 'PUBLISHED' and f.admission <> 'OPEN_ACCESS' and f.unit_id = any(${TANGMEN_MEMBERS.map(({ id }) => id)})
    order by f.id`.execute(db);
  return rows;
}

function listRow(
  owner: Owner,
  { from, to }: { from: string; to: string },
  now: Temporal.Instant,
): RowToInsert<'supply_demand_list'> {
  const isBranch = owner.id.startsWith('gbr_');
  return {
    id: listSeedId(owner.id),
    district_code: GULOU_CODE,
    branch_id: isBranch ? owner.id : null,
    unit_id: isBranch ? null : owner.id,
    place_path: owner.placePath,
    valid_from: from,
    valid_to: to,
    state: SupplyDemandListState.IN_FORCE,
    submitted_at: now.toString(),
    confirmed_at: now.toString(),
    created_at: now.toString(),
    version: 1,
  };
}

/** The id of the seeded list of a branch or unit. */
function listSeedId(ownerId: string): string {
  return seedId('sdl', ownerId);
}

async function insertEntries(
  db: Database,
  owner: Owner,
  demands: readonly DemandPlan[],
  supplies: readonly SupplyPlan[],
  period: { from: string; to: string },
  now: Temporal.Instant,
): Promise<void> {
  const demandIds = demands.map(({ code }) => seedId('dem', `${owner.id}/${code}`));
  const supplyIds = supplies.map(({ code }) => seedId('sup', `${owner.id}/${code}`));
  await insertRows(
    db,
    'demand',
    demands.map((plan, at) => ({
      ...entryRow(owner, plan, period, now),
      id: demandIds[at]!,
      priority: plan.priority,
      min_quantity: plan.minQuantity ?? 1,
      min_minutes: plan.minMinutes ?? 60,
      splittable: plan.splittable ?? true,
      beneficiaries: plan.beneficiaries ?? null,
    })),
  );
  await insertRows(
    db,
    'supply',
    supplies.map((plan, at) => ({
      ...entryRow({ ...owner, ...placeOf(plan, owner) }, plan, period, now),
      id: supplyIds[at]!,
      facility_id: plan.facility?.id ?? null,
    })),
  );
  const ofUnit = owner.id.startsWith('uni_');
  if (ofUnit) {
    const publications = supplyIds.map((supply_id) => ({ supply_id, alliance_id: TANGMEN_ALLIANCE_ID }));
    await insertRows(db, 'supply_publication', publications);
  }
}

function placeOf({ facility }: SupplyPlan, { latitude, longitude }: Owner) {
  return facility ? { latitude: facility.latitude, longitude: facility.longitude } : { latitude, longitude };
}

function entryRow(
  { id, latitude, longitude }: Owner,
  plan: EntryPlan,
  { from, to }: { from: string; to: string },
  now: Temporal.Instant,
) {
  const category = categories.find(({ code }) => code === plan.code)!;
  return {
    district_code: GULOU_CODE,
    list_id: listSeedId(id),
    category_id: seedId('cat', plan.code),
    title: plan.title,
    quantity: plan.quantity,
    unit_of_measure: category.unitOfMeasure as UnitOfMeasure,
    windows: plan.windows,
    valid_from: from,
    valid_to: to,
    latitude,
    longitude,
    max_distance_meters: plan.reach ?? null,
    audiences: plan.audiences ?? [PUBLIC],
    created_at: now.toString(),
    version: 1,
  };
}

function window(dayClass: DayClass, startTime: string, endTime: string, ...weekdays: Weekday[]): WeeklyWindow {
  return { dayClass, weekdays, startTime, endTime, seasonFrom: null, seasonTo: null };
}

/** To six decimals, some ten centimetres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
