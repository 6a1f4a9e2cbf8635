import type { FindFacilitiesQueryVariables } from '@grid-commons/client';
import { now, DISTRICT_ZONE } from '../../shared/time.ts';
import { oneOf } from '../../shared/one-of.ts';
import { type Place, placeOf, storedCode } from './place.ts';
import { type SearchTime, searchTime, spanOf, type When, WHENS } from './search-time.ts';

type FacilityFilter = NonNullable<FindFacilitiesQueryVariables['where']>;
type Kind = NonNullable<FacilityFilter['kinds']>[number];

/** Vehicles, seats and the like: what is asked of one kind only, by the parameter of the address. */
export const DETAILS = {
  vehicle: ['CAR', 'MOTORCYCLE', 'BICYCLE', 'TRUCK'],
  seats: ['10', '20', '30', '50'],
  indoor: ['yes'],
  accessible: ['yes'],
  baby: ['yes'],
} as const;
export type Detail = keyof typeof DETAILS;

/** Which details can be asked of which kind. */
export const DETAILS_OF: Readonly<Record<string, readonly Detail[]>> = {
  PARKING: ['vehicle'],
  SPORTS_FIELD: ['indoor'],
  RESTROOM: ['accessible', 'baby'],
  MEETING_ROOM: ['seats'],
  ACTIVITY_ROOM: ['seats'],
};

/** Longest text of the search box, in characters, and words in it: the API takes no more. */
export const WORDS_LENGTH_MAX = 100;
const WORDS_MAX = 5;

/** All that is chosen on the first screen; every part of it stands in the address. */
export interface Search {
  readonly words: string;
  readonly kind: string | null;
  readonly when: When;
  readonly time: SearchTime;
  readonly place: Place;
  readonly details: Readonly<Partial<Record<Detail, string>>>;
}

/** @param kinds those that the API knows */
export function searchOf(params: URLSearchParams, kinds: readonly string[]): Search {
  const kind = kinds.find((known) => known === params.get('kind')) ?? null;
  const when = oneOf(WHENS, params.get('when'), 'tonight');
  const details = Object.fromEntries(
    (DETAILS_OF[kind ?? ''] ?? []).flatMap((name) => {
      const value = DETAILS[name].find((known) => known === params.get(name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const code = params.has('at') ? null : (params.get('code') ?? storedCode());
  return {
    words: wordsOf(params.get('q')),
    kind,
    when,
    time: searchTime(when, kind, params, now(DISTRICT_ZONE)),
    place: code ? { code } : placeOf(params),
    details,
  };
}

function wordsOf(text: string | null): string {
  return (text ?? '').slice(0, WORDS_LENGTH_MAX).trim().split(/\s+/).slice(0, WORDS_MAX).join(' ');
}

/** What the API is asked for. */
export function filterOf({ words, kind, when, time, place, details }: Search): FacilityFilter {
  const { from, to } = spanOf(time, DISTRICT_ZONE);
  return {
    ...(words && { search: words }),
    ...(kind !== null && { kinds: [kind as Kind] }),
    ...(place && 'code' in place && { withinCode: place.code }),
    ...(place &&
      'latitude' in place && {
        near: { point: { latitude: place.latitude, longitude: place.longitude }, withinMeters: place.meters },
      }),
    ...(details.vehicle && { vehicleClass: details.vehicle as NonNullable<FacilityFilter['vehicleClass']> }),
    ...(details.seats && { seatsMin: Number(details.seats) }),
    ...(details.indoor && { indoor: true }),
    ...(details.accessible && { accessible: true }),
    ...(details.baby && { babyTable: true }),
    ...(when === 'now' ? { openNow: true } : { availableDuring: { start: from, end: to } }),
  };
}
