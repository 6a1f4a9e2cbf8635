import { sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { managedFacilityIds, managedUnitIds, staffCondition } from '../../request/viewer.ts';

/** How long after its end a booking is still a reason to reach its booker, in hours: lost property, damage, no-shows. */
export const CONTACT_HOURS_AFTER_BOOKING = 30 * 24;

/** A resident as the viewer sees them. */
interface ResidentRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  /** Whether the viewer sees name and phone in clear. */
  readonly clear: boolean;
}

/**
 * Residents by id. In clear to themselves, and to those who run or oversee a facility (its managers, those of its
 * unit, staff of the territory of the unit) that they have a booking of: one that stands or was kept, from when it is
 * made until {@link CONTACT_HOURS_AFTER_BOOKING} after its end. Masked for everybody else.
 *
 * The database judges once more, by the roles that it has, which of the contacts asked for the viewer sees: what either
 * of the two does not let through stays masked.
 */
export const residentById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const viewer = await viewerOf(ctx);
  const since = dateOf(ctx.now().subtract({ hours: CONTACT_HOURS_AFTER_BOOKING }));
  const { rows } = await sql<ResidentRow>`
    with seen as materialized (
      select r.id, r.masked_name, r.masked_phone, coalesce(r.account_id = ${viewer.accountId ?? null}, false) or exists (
      select from booking b
      join shared_facility f on f.id = b.facility_id
      join resident_unit u on u.id = f.unit_id
      join division d on d.id = u.division_id
      where b.booker_id = r.id and b.ends_at > ${since}
        and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
        and (f.unit_id = any(${managedUnitIds(viewer)}) or f.id = any(${managedFacilityIds(viewer)})
             or ${staffCondition(viewer, sql`d.path`)})
      ) as clear
      from resident r where r.id = any(${ids}))
    select s.id, c.resident_id is not null as clear, coalesce(c.name, s.masked_name) as name,
           case when c.resident_id is null then s.masked_phone else c.phone end as phone
    from seen s left join contacts_seen_by(
      ${viewer.accountId ?? null}, ${dateOf(ctx.now())}, array(select id::text from seen where clear)) c
      on c.resident_id = s.id`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A resident by id; null for whoever does not see them in clear, so that an id tells nobody that it is somebody's. */
export async function knownResidentById(ctx: Context, id: string): Promise<ResidentRow | null> {
  const resident = await residentById(ctx).load(id);
  return resident?.clear ? resident : null;
}
