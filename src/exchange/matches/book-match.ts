import { sql } from 'kysely';
import { bookForMatch } from '../../bookings/index.ts';
import type { WriteContext } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { FacilityAdmission } from '../../facilities/index.ts';
import { ErrorCode } from '../../shared/refusal.ts';
import type { JudgedDates, LostOccurrence } from './judge-dates.ts';
import { type Match, MatchConcern } from './match.entity.ts';
import { noDateLeft, tooManyDates } from './match.errors.ts';
import type { MatchOccurrence } from './match-occurrences.ts';
import { writeRefused } from './rejected-occurrences.ts';
import { OCCURRENCES_MAX } from '../times/occurrences.ts';

/**
 * Books, for a match that both sides have accepted, its occurrences with the facility behind its supply, in the name of
 * the receiving side, and writes down those that cannot be booked, with why. One of today that has begun is asked for
 * too, so that it is among these. Does nothing for a supply without a facility, or with one that needs no booking.
 * @returns the occurrences to come that could not be booked
 * @throws Refusal SLOT_UNAVAILABLE when not one can be had, QUOTA_EXCEEDED for too many
 */
export async function bookMatch(
  ctx: WriteContext,
  match: Match,
  holderId: string,
  { kept, begun }: Pick<JudgedDates, 'kept' | 'begun'>,
): Promise<LostOccurrence[]> {
  const backing = await backingOf(ctx, match);
  if (!backing || backing.admission === FacilityAdmission.OPEN_ACCESS) return [];

  const { facilityId, timeZone } = backing;
  const today = localDateOf(ctx.now());
  const wanted = [...begun.filter(({ start }) => start.startsWith(today)), ...kept];
  if (wanted.length > OCCURRENCES_MAX) throw tooManyDates({ max: OCCURRENCES_MAX });
  const byStart = new Map(kept.map((occurrence) => [momentIn(timeZone, occurrence.start).toString(), occurrence]));
  const { bookingIds, rejected } = await bookForMatch(ctx, {
    facilityId,
    matchId: match.id,
    holderId,
    quantity: match.quantity,
    occurrences: wanted.map((occurrence) => intervalOf(timeZone, occurrence)),
  });
  if (bookingIds.length === 0) throw noDateLeft({ dates: wanted.length });
  await writeRefused(ctx, match.id, rejected);
  return rejected.flatMap(({ interval, refusal }): LostOccurrence[] => {
    const occurrence = byStart.get(interval.start.toString());
    if (!occurrence) return [];
    return [{ ...occurrence, reason: CONCERN_OF_REFUSAL[refusal.code] ?? MatchConcern.HOURS }];
  });
}

/** What it is to a match that a booking was refused by a code; all others are about when the facility can be had. */
const CONCERN_OF_REFUSAL: Partial<Record<ErrorCode, MatchConcern>> = {
  [ErrorCode.SLOT_UNAVAILABLE]: MatchConcern.TAKEN,
  [ErrorCode.NOT_BOOKABLE]: MatchConcern.SUSPENDED,
};

function intervalOf(timeZone: string, { start, end, quantity }: MatchOccurrence) {
  return { start: momentIn(timeZone, start), end: momentIn(timeZone, end), quantity };
}

function momentIn(timeZone: string, wallTime: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).toInstant();
}

/** The facility behind the supply of a match. */
async function backingOf(ctx: WriteContext, { supplyId }: Match) {
  const { rows } = await sql<{ facilityId: string; admission: FacilityAdmission; timeZone: string }>`
    select f.id as "facilityId", f.admission, f.time_zone as "timeZone"
    from supply s join shared_facility f on f.id = s.facility_id where s.id = ${supplyId}`.execute(ctx.db);
  return rows[0];
}
