import type { Scope } from './scopes.ts';

/** The bookings that belong to a place, as a filter. Branches and delegates have none there. */
export function bookingsOf({ unit, facility, division }: Scope) {
  if (facility) return { facilityId: facility.id };
  return unit ? { unitId: unit.id } : { withinCode: division?.code ?? null };
}

/** The facilities that belong to a place, as a filter. */
export function facilitiesOf({ unit, facility, division }: Scope) {
  if (facility) return { ids: [facility.id] };
  return unit ? { unitId: unit.id } : { withinCode: division?.code ?? null };
}
