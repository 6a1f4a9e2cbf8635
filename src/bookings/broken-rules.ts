import { slotUnavailable } from './booking.errors.ts';
import { refusalOfQuantity } from './booking.quotas.ts';
import { type BrokenRule, rulesBroken, rulesBrokenOnceAsked } from './booking.rules.ts';
import type { FacilityToBook, Wanted } from './facility-to-book.ts';

/**
 * All that says no to a booking whoever asks, one after the other: the rules of the facility, what nobody can hold, and
 * the places that are left. `bookingCreate` refuses with the first, `slotVerdict` tells of each.
 */
export function* brokenRules(
  facility: FacilityToBook,
  wanted: Wanted,
  now: Temporal.Instant,
): Generator<BrokenRule, void> {
  yield* rulesBroken(facility, wanted.interval, now);
  yield* brokenByPlaces(facility, wanted);
}

/** The same of a request that is to be confirmed, and whose own places are among those left. */
export function* brokenRulesOnceAsked(facility: FacilityToBook, wanted: Wanted): Generator<BrokenRule, void> {
  yield* rulesBrokenOnceAsked(facility, wanted.interval);
  yield* brokenByPlaces(facility, wanted);
}

function* brokenByPlaces(facility: FacilityToBook, { quantity }: Wanted): Generator<BrokenRule, void> {
  const tooMany = refusalOfQuantity(facility, quantity);
  if (tooMany) yield quotaBroken(tooMany);
  const remaining = Math.max(0, facility.remaining);
  if (facility.remaining < quantity) {
    const refusal = slotUnavailable({ remaining, alternatives: [] });
    yield { rule: 'PLACES', refusal, required: String(quantity), actual: String(remaining) };
  }
}

/** A quota with its figures: what is held already counts with what is wanted. */
export function quotaBroken(refusal: BrokenRule['refusal']): BrokenRule {
  const { max, held, wanted } = refusal.details as {
    readonly max: number;
    readonly held?: number;
    readonly wanted?: number;
  };
  // One more is wanted where none is named: a booking beside those to come.
  return { rule: 'QUOTA', refusal, required: `≤ ${max}`, actual: String((held ?? 0) + (wanted ?? 1)) };
}
