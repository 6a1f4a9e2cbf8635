/** Where the territory is: its days begin and end by this clock, and so do periods of whole days. */
export const TERRITORY_TIME_ZONE = 'Asia/Shanghai';

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

/** The moment at which the clock of the territory shows a wall time, `YYYY-MM-DDTHH:MM`. */
export function momentOfLocalTime(wallTime: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(TERRITORY_TIME_ZONE).toInstant();
}

/** What the clock of the territory shows at a moment, to the minute, `YYYY-MM-DDTHH:MM`. */
export function localTimeOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(TERRITORY_TIME_ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** Whether clocks in a zone show what those of the territory do, under whatever name. */
export function keepsTerritoryClock(timeZone: string): boolean {
  const [own, other] = [TERRITORY_TIME_ZONE, timeZone].map((zone) => new Temporal.ZonedDateTime(0n, zone));
  return own!.equals(other!);
}
