/** The longest time over which bookings are given back at once, in days: a year. */
export const CANCEL_BETWEEN_DAYS_MAX = 366;
/** The most bookings that are given back at once, the first to start first; more wait for a second time. */
export const CANCEL_BETWEEN_MAX = 200;
