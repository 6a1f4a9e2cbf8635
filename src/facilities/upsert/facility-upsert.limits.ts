/** Facilities in one upsert. */
export const UPSERT_ITEMS_MAX = 1_000;
/** The longest range of dates whose exceptions one item replaces, in days: a leap year. */
export const UPSERT_RANGE_DAYS_MAX = 366;
