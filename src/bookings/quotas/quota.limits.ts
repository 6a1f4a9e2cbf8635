/** The largest limit of a quota: minutes of a month in as many places as one booking can take would be more than this. */
export const QUOTA_LIMIT_MAX = 1_000_000;
/** Days that a period of rolling days has at most. */
export const ROLLING_DAYS_MAX = 366;
/** Quotas of one facility, of one unit, and of one division, at most. */
export const QUOTAS_MAX = 20;
