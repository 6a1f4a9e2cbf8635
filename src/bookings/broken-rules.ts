import { slotUnavailable } from './booking.errors.ts';
import { refusalOfQuantity } from './booking.quotas.ts';
import {
  type BookerFacts,
  type BrokenRule,
  companyNotAllowed,
  isForOthers,
  placesOf,
  rulesBroken,
  rulesBrokenOnceAsked,
} from './booking.rules.ts';
import type { FacilityToBook, Wanted } from './facility-to-book.ts';

/** What is asked for; without company, nobody has said yet who comes. */
interface Asked extends Pick<Wanted, 'interval' | 'quantity'> {
  readonly company: Wanted['company'] | undefined;
}

/**
 * All that says no to a booking but what the booker holds, one after the other: the rules of the facility, who it is for,
 * what nobody can hold, and the places that are left. `bookingCreate` refuses with the first, `slotVerdict` tells of each.
 * @param booker undefined for who is no resident
 */
export function* brokenRules(
  facility: FacilityToBook,
  { interval, quantity: wanted, company }: Asked,
  booker: BookerFacts | undefined,
  now: Temporal.Instant,
): Generator<BrokenRule, void> {
  const quantity = placesOf(facility, wanted);
  yield* rulesBroken(facility, interval, now);
  if (booker && company) yield* isForOthers(facility, booker, company);
  if (company) yield* companyNotAllowed(facility, company, quantity);
  yield* brokenByPlaces(facility, quantity);
}

/**
 * The same of what was asked for before, and whose own places are among those left. Who comes along to a request was judged by
 * the policy that it was made under, and is not named here.
 */
export function* brokenRulesOnceAsked(
  facility: FacilityToBook,
  { interval, quantity: wanted, company }: Asked,
): Generator<BrokenRule, void> {
  const quantity = placesOf(facility, wanted);
  yield* rulesBrokenOnceAsked(facility, interval);
  if (company) yield* companyNotAllowed(facility, company, quantity);
  yield* brokenByPlaces(facility, quantity);
}

function* brokenByPlaces(facility: FacilityToBook, quantity: number): Generator<BrokenRule, void> {
  const tooMany = refusalOfQuantity(facility, quantity);
  if (tooMany) yield quotaBroken(tooMany);
  const remaining = Math.max(0, facility.remaining);
  if (facility.remaining < quantity) {
    const refusal = slotUnavailable({ remaining, alternatives: [] });
    // Its own places would be there, but for what is booked of its whole, of its parts or of what excludes it.
    const rule = facility.remainingOfOwn < quantity ? 'PLACES' : 'PARTS';
    yield { rule, refusal, required: String(quantity), actual: String(remaining) };
  }
}

/** A quota with its figures: what is held already counts with what is wanted; or what keeps the booker from all of it. */
export function quotaBroken(refusal: BrokenRule['refusal']): BrokenRule {
  if (refusal.kind === 'bookingBarred') {
    return { rule: 'BARRED', refusal, required: `≥ ${String(refusal.details.until)}` };
  }
  const { max, held, wanted } = refusal.details as {
    readonly max: number;
    readonly held?: number;
    readonly wanted?: number;
  };
  // One more is wanted where none is named: a booking beside those to come.
  return { rule: 'QUOTA', refusal, required: `≤ ${max}`, actual: String((held ?? 0) + (wanted ?? 1)) };
}

/** Whether it is the places that say no, for which alternatives are looked for. */
export function isAboutPlaces({ rule }: BrokenRule): boolean {
  return rule === 'PLACES' || rule === 'PARTS';
}
