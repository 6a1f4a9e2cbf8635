import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { type Context, viewerOf } from '../../../request/context.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import type { Viewer } from '../../../request/viewer.ts';
import { dateOf } from '../../../shared/interval.ts';

/** A resident, as somebody comes across them. */
export interface MetResident {
  readonly id: string;
  /** The booking that they are met by: it alone decides. Null where it is none, and then any of theirs may be a reason. */
  readonly bookingId: string | null;
}

/** Name and phone of a resident, as the viewer sees them. */
interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

/** A resident whom a type refers to, with nothing that has to be read before it is asked for. */
export function residentMet(id: string, bookingId: string | null = null): MetResident {
  return { id, bookingId };
}

/**
 * Name and phone: in clear to the resident, and to who manages a facility that they have booked, from the request until an
 * hour after its end. The database judges that and writes down each look by somebody else, in the statement that reads, so
 * that there is none without: look_at_contacts.
 */
export const contactOf = defineLoader(
  async (ctx: Context, met: readonly MetResident[]): Promise<(Contact | undefined)[]> => {
    const { rows } = await sql<Contact & { place: number }>`
      select place::integer, name, phone from look_at_contacts(
        ${personOf(await viewerOf(ctx))}, ${dateOf(ctx.now())}, ${met.map(({ id }) => id)}::text[],
        ${met.map(({ bookingId }) => bookingId)}::text[])`.execute(ctx.db);
    const byPlace = new Map(rows.map(({ place, ...contact }) => [place, contact]));
    return met.map((_, index) => byPlace.get(index + 1));
  },
  ({ id, bookingId }) => `${id} ${bookingId}`,
);

/** Their own name and phone, as the person with this account gave them; undefined for somebody who is no resident. */
export async function ownContact(
  db: Database,
  accountId: string,
  now: Temporal.Instant,
): Promise<(Contact & { readonly residentId: string }) | undefined> {
  const { rows } = await sql<Contact & { residentId: string }>`
    select r.id as "residentId", seen.name, seen.phone
    from resident r, look_at_contacts(${accountId}, ${dateOf(now)}, array[r.id::text], array[null::text]) seen
    where r.account_id = ${accountId}`.execute(db);
  return rows[0];
}

const isReachable = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; clear: boolean }>`
    select resident as id, is_own or reason is not null as clear from reasons_to_reach(
      ${personOf(await viewerOf(ctx))}, ${dateOf(ctx.now())}, ${ids}::text[], array_fill(null::text, array[${ids.length}::integer]))`.execute(
    ctx.db,
  );
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A resident by id; null for whoever does not see them in clear, so that an id tells nobody that it is somebody's. */
export async function knownResidentById(ctx: Context, id: string): Promise<MetResident | null> {
  const resident = await isReachable(ctx).load(id);
  return resident?.clear ? residentMet(id) : null;
}

/** The account by whose roles the database judges. What is said of the account of a program counts for nothing. */
function personOf({ accountId, service }: Viewer): string | null {
  return service ? null : (accountId ?? null);
}
