import { sql } from 'kysely';
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
  await sql`
    insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, latitude,
                                 longitude, details, grid_minutes, min_minutes, max_minutes, lead_minutes, horizon_days,
                                 synthetic, created_at)
    select ${id}, split_part(d.path, '/', 2), u.id, ${overrides.name ?? '测试停车场'}, ${overrides.kind ?? 'PARKING'},
           ${overrides.capacity ?? 1}, ${overrides.admission ?? 'INSTANT'}, ${overrides.state ?? 'PUBLISHED'},
           ${overrides.timeZone ?? DEFAULT_TIME_ZONE}, ${location?.latitude ?? null}, ${location?.longitude ?? null},
           ${overrides.details ? JSON.stringify(overrides.details) : null}::jsonb, ${bookingRules.gridMinutes},
           ${bookingRules.minMinutes}, ${bookingRules.maxMinutes}, ${bookingRules.leadMinutes},
           ${bookingRules.horizonDays}, ${overrides.synthetic ?? false}, ${now.toString()}
    from resident_unit u join division d on d.id = u.division_id where u.id = ${unitId}`.execute(db);
  for (const [position, rule] of rules.entries()) await insertRule(db, id, position, rule);
  await expandStretches(db, [id], now);
  return { id, unitId };
}

async function insertRule(db: Database, facilityId: string, position: number, rule: OpeningRuleSpec): Promise<void> {
  await sql`
    insert into opening_rule (facility_id, position, day_class, weekdays, start_time, end_time, season_from,
                              season_to, leave_by_next_workday)
    values (${facilityId}, ${position}, ${rule.dayClass}, ${[...rule.weekdays]}, ${rule.startTime},
            ${rule.endTime}, ${rule.seasonFrom ?? null}, ${rule.seasonTo ?? null},
            ${rule.leaveByNextWorkday ?? null})`.execute(db);
}
