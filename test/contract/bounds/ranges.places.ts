import { newId } from '../../../src/shared/node.ts';
import { type InputRange, NOT_A_LENGTH, times } from './input-range.ts';

/** The ranges of policies, parts, groups, and of who comes along. */
export const PLACES_RANGES: Readonly<Record<string, InputRange>> = {
  'facilities/policy/booking-policy.rules.ts: minutes': {
    row: 'facilityBookingPolicySet',
    as: 'manager',
    field: ['cancelUntilMinutes'],
    min: 0,
    max: 43_200,
    give: (cancelUntilMinutes) => ({ cancelUntilMinutes }),
  },
  'facilities/policy/booking-policy.rules.ts: given': {
    row: 'facilityBookingPolicySet',
    as: 'manager',
    field: ['headcountMin'],
    min: 1,
    max: 10_000,
    give: (headcountMin) => ({ headcountMin }),
  },
  'bookings/parts/facility-parts.service.ts: parts.length': {
    row: 'facilityPartsSet',
    as: 'manager',
    field: ['parts'],
    min: 0,
    max: 100,
    give: (value) => ({ parts: times(value, () => ({ facilityId: newId('fac') })) }),
    otherwise: { 100: 'NOT_FOUND at parts.0.facilityId' },
    leftOut: NOT_A_LENGTH,
  },
  'bookings/parts/facility-parts.service.ts: number': {
    row: 'facilityPartsSet',
    as: 'manager',
    field: ['parts', '0', 'placesOfWhole'],
    min: 1,
    max: 10_000,
    give: (placesOfWhole) => ({ parts: [{ facilityId: newId('fac'), placesOfWhole }] }),
    otherwise: { 1: 'NOT_FOUND at parts.0.facilityId', 10_000: 'NOT_FOUND at parts.0.facilityId' },
  },
  'bookings/parts/facility-parts.service.ts: excludedIds.length': {
    row: 'facilityExcludesSet',
    as: 'manager',
    field: ['excludedIds'],
    min: 0,
    max: 100,
    give: (value) => ({ excludedIds: times(value, () => newId('fac')) }),
    otherwise: { 100: 'NOT_FOUND at excludedIds.0' },
    leftOut: NOT_A_LENGTH,
  },
  'bookings/quotas/quota.service.ts: limit': {
    row: 'quotaSet',
    as: 'manager',
    field: ['limit'],
    min: 1,
    max: 1_000_000,
    give: (limit) => ({ limit }),
  },
  'bookings/quotas/quota.service.ts: days': {
    row: 'quotaSet',
    as: 'manager',
    field: ['days'],
    min: 1,
    max: 366,
    give: (days) => ({ period: 'ROLLING_DAYS', days }),
  },
  'bookings/groups/create-group.ts: items.length': {
    row: 'bookingGroupCreate',
    as: 'booker',
    field: ['items'],
    min: 1,
    max: 20,
    give: (value, _world, { items }) => ({
      items: times(value, () => ({ ...(items as object[])[0], facilityId: newId('fac') })),
    }),
    otherwise: { 1: 'NOT_FOUND at items.0.facilityId', 20: 'NOT_FOUND at items.0.facilityId' },
  },
  'bookings/moves/move-booking.ts: quantity': {
    row: 'bookingMove',
    as: 'booker',
    field: ['quantity'],
    min: 1,
    max: 10_000,
    give: (quantity) => ({ quantity }),
    // No resident has so many places of a car park.
    otherwise: { 10_000: 'QUOTA_EXCEEDED at quantity' },
  },
  'bookings/cancelling/cancel-between.ts: days': {
    row: 'bookingsCancelBetween',
    as: 'booker',
    field: ['to'],
    min: 0,
    max: 366,
    give: (days, _world, { from }) => ({
      to: Temporal.Instant.from(from as string)
        .add({ hours: days * 24 })
        .toString(),
    }),
    // A time has a length.
    otherwise: { 0: 'INVALID_INPUT at to' },
  },
  'bookings/create-booking.ts: headcount': {
    row: 'bookingCreate',
    as: 'booker',
    field: ['headcount'],
    min: 1,
    max: 10_000,
    give: (headcount) => ({ headcount }),
  },
  'bookings/create-booking.ts: children': {
    row: 'bookingCreate',
    as: 'booker',
    field: ['children'],
    min: 0,
    max: 100,
    give: (children) => ({ children }),
    // Nobody has so many places.
    otherwise: { 100: 'NOT_ELIGIBLE at quantity' },
  },
};
