import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import type { SharedFacility } from '../facility.entity.ts';
import { facilityToChange, recordChange } from '../lock-facility.ts';
import type { FacilityBookingPolicySetInput } from './booking-policy.input.ts';
import { policyFrom } from './booking-policy.rules.ts';
import { type BookingPolicyValues, DEFAULT_BOOKING_POLICY, policyOfFacility } from './booking-policy.values.ts';

/** Sets how a facility is booked from now on, as a new version; what is booked keeps its own. @returns the facility's id */
export function setBookingPolicy(ctx: Context, input: FacilityBookingPolicySetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const before = await policyInForce(ctx, facility.id);
    const policy = policyFrom(before, input);
    if (isDeepStrictEqual(policy, before)) return facility.id;
    await writeVersion(ctx, facility, { ...policy, version: before.version + 1 });
    await recordChange(ctx, facility, 'facilityBookingPolicySet', ['bookingPolicy']);
    return facility.id;
  });
}

async function policyInForce(ctx: WriteContext, id: string): Promise<BookingPolicyValues> {
  const { rows } = await sql<{ policy: BookingPolicyValues | null }>`
    select ${policyOfFacility} as policy from shared_facility f where f.id = ${id}`.execute(ctx.db);
  return rows[0]!.policy ?? DEFAULT_BOOKING_POLICY;
}

async function writeVersion(ctx: WriteContext, facility: SharedFacility, policy: BookingPolicyValues): Promise<void> {
  await sql`
    insert into booking_policy (
      facility_id, version, district_code, valid_from, setup_minutes, turnaround_minutes, opens_at, curfew_start, curfew_end,
      whole_only, headcount_min, headcount_max, audiences, children_allowed, pending_takes_places,
      late_start_minutes, cancel_until_minutes, late_cancel, answer_within_minutes, hold_minutes, moves_max)
    values (
      ${facility.id}, ${policy.version}, ${facility.districtCode}, ${dateOf(ctx.now())}, ${policy.setupMinutes},
      ${policy.turnaroundMinutes}, ${policy.opensAt}, ${policy.curfew?.startTime ?? null}, ${policy.curfew?.endTime ?? null},
      ${policy.wholeOnly}, ${policy.headcountMin}, ${policy.headcountMax}, ${[...policy.audiences]}::text[],
      ${policy.childrenAllowed}, ${policy.pendingTakesPlaces}, ${policy.lateStartMinutes},
      ${policy.cancelUntilMinutes}, ${policy.lateCancel}, ${policy.answerWithinMinutes}, ${policy.holdMinutes},
      ${policy.movesMax})`.execute(ctx.db);
  await sql`update shared_facility set policy_version = ${policy.version} where id = ${facility.id}`.execute(ctx.db);
}
