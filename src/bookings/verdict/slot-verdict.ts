import { DURATION_MINUTES_MAX, isPublic, openStretches } from '../../facilities/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { dateOf, type Interval, lengthInMinutes } from '../../shared/interval.ts';
import { apiError, notFound, Refusal } from '../../shared/refusal.ts';
import { onlyResidentsBook, overlapsOwnBooking } from '../booking.errors.ts';
import { bookerFacts, mayBook } from '../booking.policy.ts';
import { type BrokenRule, onTheWall, placesOf } from '../booking.rules.ts';
import { brokenRules, quotaBroken } from '../broken-rules.ts';
import { wantedOf } from '../create-booking.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from '../facility-to-book.ts';
import { ownOverlap } from '../own-overlap.ts';
import { quotasBroken } from '../quotas/broken-by-holdings.ts';
import { quotaIdOf } from '../quotas/quota-exceeded.type.ts';
import type { SlotFailure, SlotVerdict, SlotVerdictInput } from './slot-verdict.type.ts';

/** How far from what was wanted an open stretch is looked for, either way. */
const SEARCH_HOURS = 7 * 24;

/** A rule that says no, and the own booking that is in the way of this one. */
interface Broken extends BrokenRule {
  readonly bookingId?: string;
}

/**
 * Every rule that says no to a booking as of now, by the functions that `bookingCreate` refuses with: a rehearsal, which
 * takes no lock and writes nothing.
 * @throws BAD_USER_INPUT for what no booking can be, NOT_FOUND for a facility that is not public
 */
export async function slotVerdict(ctx: Context, input: SlotVerdictInput): Promise<SlotVerdict> {
  const wanted = asArgument(ctx, () => wantedOf(input));
  // Every rule is looked at, so what is longer than any booking is not: hours of a thousand years take as many years.
  if (lengthInMinutes(wanted.interval) > DURATION_MINUTES_MAX) {
    throw apiError('BAD_USER_INPUT', `start and end are at most ${DURATION_MINUTES_MAX} minutes apart.`);
  }
  const viewer = await viewerOf(ctx);
  const facility = await facilityToBook(ctx, wanted.facilityId, wanted.interval);
  if (!facility || !isPublic(facility.state)) {
    const refusal = notFound({ type: 'SharedFacility' });
    throw apiError('NOT_FOUND', { en: refusal.messageIn('en'), 'zh-CN': refusal.messageIn('zh-CN') });
  }
  const bookerId = mayBook(viewer) ? viewer.residentId : undefined;
  const broken: Broken[] = [
    ...(bookerId === undefined ? [{ rule: 'AUDIENCE', refusal: onlyResidentsBook() } as const] : []),
    ...brokenRules(facility, wanted, bookerId === undefined ? undefined : bookerFacts(viewer), ctx.now()),
    ...(bookerId === undefined ? [] : await brokenByHoldings(ctx, bookerId, facility, wanted)),
  ];
  return {
    bookable: broken.length === 0,
    failures: broken.map((one) => failureOf(ctx, facility, wanted, one)),
    remaining: Math.max(0, facility.remaining),
    facility,
    wanted,
    bookerId,
  };
}

function asArgument<T>(ctx: Context, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw apiError('BAD_USER_INPUT', error.messageIn(ctx.language));
  }
}

/** What the booker holds that is in the way: more than one person may have, or a booking at the same time. */
async function brokenByHoldings(
  ctx: Context,
  bookerId: string,
  facility: FacilityToBook,
  { interval: { start, end }, quantity: wanted }: Wanted,
): Promise<Broken[]> {
  const { id: facilityId, kind } = facility;
  const quantity = placesOf(facility, wanted);
  const [refusals, bookingId] = await Promise.all([
    quotasBroken(ctx, { bookerId, facilityId, kind, start, end, quantity }),
    ownOverlap(ctx).load({ kind, start: dateOf(start), end: dateOf(end) }),
  ]);
  return [
    // Places of a car park are refused before anybody's holdings are looked at.
    ...refusals.filter(({ kind }) => kind !== 'tooManyCarParkPlaces').map(quotaBroken),
    ...(bookingId === null ? [] : [{ rule: 'OWN_OVERLAP', refusal: overlapsOwnBooking({}), bookingId } as const]),
  ];
}

function failureOf(
  { language }: Context,
  facility: FacilityToBook,
  { interval }: Wanted,
  { rule, refusal, required, actual, bookingId }: Broken,
): SlotFailure {
  const openStretch = rule === 'OPEN_HOURS' ? nearestStretch(facility, interval) : null;
  const said = (text: BrokenRule['required']) => (typeof text === 'object' ? text[language] : (text ?? null));
  return {
    rule,
    code: refusal.code,
    message: refusal.messageIn(language),
    required: openStretch ? onTheWall(openStretch, facility.timeZone) : said(required),
    actual: said(actual),
    openStretch,
    bookingId: bookingId ?? null,
    quotaId: quotaIdOf(refusal),
  };
}

/** The open stretch nearest to an interval; null when there is none for a week either way. */
function nearestStretch(facility: FacilityToBook, { start, end }: Interval): Interval | null {
  const around = { start: start.subtract({ hours: SEARCH_HOURS }), end: end.add({ hours: SEARCH_HOURS }) };
  // How far the interval would have to move for its start to lie in the stretch.
  const away = (stretch: Interval) =>
    Math.max(
      0,
      stretch.start.epochMilliseconds - start.epochMilliseconds,
      start.epochMilliseconds - stretch.end.epochMilliseconds,
    );
  const stretches = openStretches(facility, around).toSorted((a, b) => away(a) - away(b));
  return stretches[0] ?? null;
}
