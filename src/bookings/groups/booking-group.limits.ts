/** Bookings that are made together, at most. */
export const GROUP_ITEMS_MAX = 20;
