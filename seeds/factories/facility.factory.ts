import type { Database } from '../../src/database/database.ts';
import {
  DEFAULT_BOOKING_RULES,
  DEFAULT_TIME_ZONE,
  type BookingRules,
  type FacilityAdmission,
  type FacilityDetailsValue,
  type FacilityKind,
  type FacilityState,
} from '../../src/facilities/facility.entity.ts';
import { expandStretches } from '../../src/facilities/opening/open-stretch.ts';
import type { OpeningRuleSpec } from '../../src/facilities/opening/opening-hours.ts';
import { districtCodeOf } from '../../src/district/grid/index.ts';
import { newId } from '../../src/shared/node.ts';
import { buildUnit } from './unit.factory.ts';

/** A rule that is always open. */
export const ALWAYS: OpeningRuleSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' };

/** The rules of an off-hours car park: nights before and on work days, all of the days off, out by 08:00 after them. */
export const OFF_HOURS: readonly OpeningRuleSpec[] = [
  { dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '08:00' },
  { dayClass: 'DAY_OFF', weekdays: [], startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' },
];

export interface FacilityOverrides extends Partial<BookingRules> {
  readonly id?: string;
  /** Made if absent. */
  readonly unitId?: string;
  readonly name?: string;
  readonly kind?: `${FacilityKind}`;
  readonly capacity?: number;
  readonly admission?: `${FacilityAdmission}`;
  readonly state?: `${FacilityState}`;
  readonly timeZone?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number } | null;
  readonly details?: FacilityDetailsValue | null;
  readonly rules?: readonly OpeningRuleSpec[];
  readonly synthetic?: boolean;
  /** The moment from which its open stretches are worked out. */
  readonly now?: Temporal.Instant;
}

export interface BuiltFacility {
  readonly id: string;
  readonly unitId: string;
}

/** A facility: a published, always open car park with one place, unless told otherwise. Makes its unit if need be. */
export async function buildFacility(db: Database, overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  const { id = newId('fac'), rules = [ALWAYS], now = Temporal.Now.instant(), location = null } = overrides;
  const unitId = overrides.unitId ?? (await buildUnit(db)).id;
  const bookingRules = { ...DEFAULT_BOOKING_RULES, ...overrides };
  const { path } = await db
    .selectFrom('resident_unit as u')
    .innerJoin('division as d', 'd.id', 'u.division_id')
    .select('d.path')
    .where('u.id', '=', unitId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('shared_facility')
    .values({
      id,
      district_code: districtCodeOf(path),
      unit_id: unitId,
      name: overrides.name ?? '测试停车场',
      kind: overrides.kind ?? 'PARKING',
      capacity: overrides.capacity ?? 1,
      admission: overrides.admission ?? 'INSTANT',
      state: overrides.state ?? 'PUBLISHED',
      time_zone: overrides.timeZone ?? DEFAULT_TIME_ZONE,
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
      details: overrides.details ? JSON.stringify(overrides.details) : null,
      grid_minutes: bookingRules.gridMinutes,
      min_minutes: bookingRules.minMinutes,
      max_minutes: bookingRules.maxMinutes,
      lead_minutes: bookingRules.leadMinutes,
      horizon_days: bookingRules.horizonDays,
      synthetic: overrides.synthetic ?? false,
      created_at: now.toString(),
    })
    .execute();
  for (const [position, rule] of rules.entries()) await insertRule(db, id, position, rule);
  await expandStretches(db, [id], now);
  return { id, unitId };
}

async function insertRule(db: Database, facilityId: string, position: number, rule: OpeningRuleSpec): Promise<void> {
  await db
    .insertInto('opening_rule')
    .values({
      facility_id: facilityId,
      position,
      day_class: rule.dayClass,
      weekdays: [...rule.weekdays],
      start_time: rule.startTime,
      end_time: rule.endTime,
      season_from: rule.seasonFrom ?? null,
      season_to: rule.seasonTo ?? null,
      leave_by_next_workday: rule.leaveByNextWorkday ?? null,
    })
    .execute();
}
