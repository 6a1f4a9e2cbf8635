/** Suggestions that are asked for at most, and when nobody says how many. */
export const SUGGESTIONS_MAX = 50;
export const SUGGESTIONS_DEFAULT = 10;
