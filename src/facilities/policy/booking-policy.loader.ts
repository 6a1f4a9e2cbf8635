import { sql } from 'kysely';
import { defineLoader } from '../../request/loader.ts';
import { type BookingPolicy, type BookingPolicyRow, shownPolicy } from './booking-policy.type.ts';
import { type BookingPolicyValues, DEFAULT_BOOKING_POLICY, policyByVersion } from './booking-policy.values.ts';

/** A version of the policy of a facility: the one in force, if none is named; 0 for the defaults. */
interface PolicyWanted {
  readonly facilityId: string;
  readonly version: number | null;
}

/** Policies of facilities, in one statement. */
export const bookingPolicyOf = defineLoader(
  async (ctx, wanted: readonly PolicyWanted[]): Promise<BookingPolicy[]> => {
    const { rows } = await sql<{ policy: BookingPolicyValues | null; validFrom: string }>`
      select ${policyByVersion(sql`f.id`, sql`coalesce(w.version, f.policy_version)`)} as policy,
             iso(coalesce((select p.valid_from from booking_policy p
                           where p.facility_id = f.id and p.version = coalesce(w.version, f.policy_version)),
                          f.created_at)) as "validFrom"
      from unnest(${wanted.map(({ facilityId }) => facilityId)}::text[], ${wanted.map(({ version }) => version)}::integer[])
        with ordinality as w (facility_id, version, number)
      join shared_facility f on f.id = w.facility_id
      order by w.number`.execute(ctx.db);
    return rows.map(({ policy, validFrom }) =>
      shownPolicy({ ...(policy ?? DEFAULT_BOOKING_POLICY), validFrom } satisfies BookingPolicyRow),
    );
  },
  ({ facilityId, version }) => `${facilityId}/${version}`,
);
