import { describe, expect, test } from 'vitest';
import { bookingStateConflict } from '../../src/bookings/booking.errors.ts';
import { BookingState } from '../../src/bookings/booking.entity.ts';
import { facilityStateConflict } from '../../src/facilities/facility.errors.ts';
import { FacilityState } from '../../src/facilities/facility.entity.ts';
import { scopeDoesNotFit } from '../../src/district/identity/role.errors.ts';
import { Role } from '../../src/request/viewer.ts';
import { notTheIdOf } from '../../src/shared/node.ts';
import { notFound } from '../../src/shared/refusal.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { membershipStateConflict } from '../../src/district/units/alliances/membership.errors.ts';
import { NODE_TYPES, type NodePrefix } from '../../src/shared/node-types.ts';

const wrongId = (prefix: NodePrefix) => notTheIdOf({ prefixes: [prefix], field: ['id'] });

describe('messages call things by words of their language, never by names of the schema:', () => {
  test.each([
    ...Object.values(NODE_TYPES).map(({ name: type }) => [`no ${type}`, notFound({ type })] as const),
    ...Object.keys(NODE_TYPES).map((prefix) => [`no id of ${prefix}`, wrongId(prefix as NodePrefix)] as const),
    ...Object.values(MembershipState).map(
      (state) => [`membership ${state}`, membershipStateConflict({ state })] as const,
    ),
    ...Object.values(BookingState).map(
      (from) => [`booking ${from}`, bookingStateConflict({ from, to: from })] as const,
    ),
    ...Object.values(FacilityState).map(
      (from) => [`facility ${from}`, facilityStateConflict({ from, to: from })] as const,
    ),
    ...Object.values(Role).map((role) => [`scope of ${role}`, scopeDoesNotFit(role, 'UNIT')] as const),
  ])('%s', (_, refusal) => {
    expect(refusal.messageIn('en')).toMatch(/^[A-Z][a-z ;-]+\.$/);
    expect(refusal.messageIn('zh-CN')).toMatch(/^[\p{Script=Han}“”，]+。$/u);
  });
});
