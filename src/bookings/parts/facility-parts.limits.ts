/** Parts of one facility. */
export const PARTS_MAX = 100;
/** Facilities that one excludes. */
export const EXCLUDED_MAX = 100;
/** Places of a whole that one place of a part can be; the database holds the same bound. */
export const PLACES_OF_WHOLE_MAX = 10_000;
