import type { FacilityToBookQuery } from '@grid-commons/client';

/** A facility, as its page asks for it. */
export type Facility = Extract<NonNullable<FacilityToBookQuery['node']>, { readonly __typename: 'SharedFacility' }>;
/** A time from which it can be had. */
export type Start = Facility['bookableStarts'][number];
