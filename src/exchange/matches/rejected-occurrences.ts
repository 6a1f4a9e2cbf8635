import { sql } from 'kysely';
import { momentOfLocalTime } from '../../district/grid/index.ts';
import type { WriteContext } from '../../request/context.ts';
import type { RejectedOccurrence } from '../../bookings/index.ts';
import type { LostOccurrence } from './judge-dates.ts';
import { occurrenceNotInCommon, occurrenceTaken } from './match.errors.ts';

/** Writes down each occurrence of a match that cannot be had; one that a booking was refused for stands there already. */
export async function writeRejected(
  ctx: WriteContext,
  matchId: string,
  lost: readonly LostOccurrence[],
): Promise<void> {
  await insert(
    ctx,
    matchId,
    lost.map(({ start, end, reason }) => ({
      interval: { start: momentOfLocalTime(start), end: momentOfLocalTime(end) },
      refusal: reason === 'TAKEN' ? occurrenceTaken() : occurrenceNotInCommon({ why: reason }),
    })),
  );
}

/** Writes down each occurrence that could not be booked, as the refusal that the booking has met. */
export async function writeRefused(
  ctx: WriteContext,
  matchId: string,
  rejected: readonly RejectedOccurrence[],
): Promise<void> {
  await insert(ctx, matchId, rejected);
}

async function insert(ctx: WriteContext, matchId: string, rejected: readonly RejectedOccurrence[]): Promise<void> {
  if (rejected.length === 0) return;
  const rows = rejected.map(({ interval: { start, end }, refusal: { kind, details } }) => ({
    match_id: matchId,
    starts_at: start.toString(),
    ends_at: end.toString(),
    refusal: kind,
    details,
  }));
  await sql`
    insert into rejected_occurrence select * from jsonb_populate_recordset(
      null::rejected_occurrence, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(ctx.db);
}
