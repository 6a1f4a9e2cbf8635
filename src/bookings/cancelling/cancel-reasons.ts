import { CancelReason } from '../booking.entity.ts';
import { notYourCancelReason } from '../booking.errors.ts';

/** Reasons that are the booker's to give, and those that are the unit's. */
const REASONS_OF_BOOKER: readonly CancelReason[] = [
  CancelReason.CHANGE_OF_PLANS,
  CancelReason.ILLNESS,
  CancelReason.WEATHER,
  CancelReason.FOUND_ANOTHER_PLACE,
  CancelReason.UNSUITABLE,
  CancelReason.OTHER,
];
const REASONS_OF_UNIT: readonly CancelReason[] = [
  CancelReason.WITHDRAWN_BY_UNIT,
  CancelReason.WEATHER,
  CancelReason.UNSUITABLE,
  CancelReason.OTHER,
];

/** @throws Refusal INVALID_INPUT for a reason that is another's to give */
export function requireOwnReason(reason: CancelReason | null, asHolder: boolean): void {
  if (reason && !(asHolder ? REASONS_OF_BOOKER : REASONS_OF_UNIT).includes(reason)) throw notYourCancelReason();
}
