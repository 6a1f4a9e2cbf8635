// The bounds of what a version may hold: as many as an agreement between neighbours could need, few enough to be read.

export const PARTIES_MAX = 20;
export const ITEMS_MAX = 100;
/** Stretches of dates in which one item is given, or one need lacks something. */
export const STRETCHES_MAX = 100;
/** Times of the day in one stretch. */
export const WINDOWS_MAX = 20;
/** Needs that are not covered in full. */
export const UNCOVERED_MAX = 50;
export const AIMS_MAX = 50;
export const STAGES_MAX = 100;
export const DUTIES_MAX = 100;
export const CONTACTS_MAX = 50;
/** Of lines and of sources each. */
export const BUDGET_ENTRIES_MAX = 100;
export const MILESTONES_MAX = 50;
export const TERM_YEARS_MAX = 5;

/** Largest quantity of an item: as of an entry of a list. */
export const ITEM_QUANTITY_MAX = 100_000;
/** Largest weight of a milestone; only its proportion to the others counts. */
export const WEIGHT_MAX = 1_000;

/** Longest texts, in characters. */
export const TITLE_MAX = 200;
export const TEXT_MAX = 1_000;
export const CLAUSE_MAX = 2_000;
export const ROLE_MAX = 100;

/** So many digits, whatever stands between them, could be a phone number: a local one has seven. */
export const PHONE_DIGITS_MIN = 7;
