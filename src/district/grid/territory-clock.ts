/** Where the territory is: its days begin and end by this clock, and so do periods of whole days. */
const TERRITORY_TIME_ZONE = 'Asia/Shanghai';

/**
 * The date of a moment where the territory is, `YYYY-MM-DD`; of this moment, today. In UTC it is still yesterday until
 * eight in the morning, so a date of now is taken from here and from nowhere else.
 */
export function localDateOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(TERRITORY_TIME_ZONE).toPlainDate().toString();
}

/** The moment at which a date, `YYYY-MM-DD`, begins where the territory is. */
export function startOfLocalDate(date: string): Temporal.Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(TERRITORY_TIME_ZONE).toInstant();
}
