import { TERRITORY_TIME_ZONE } from '../../district/grid/index.ts';

/** From ten at night until seven in the morning, by the clock of the territory, nobody is woken by a message. */
const QUIET_FROM_HOUR = 22;
const QUIET_UNTIL_HOUR = 7;

/**
 * When a message is sent: now; in quiet hours, at their end. What begins before they end would come too late then, and is
 * sent now.
 * @param startsAt when that begins which the message is about, if it is about such a thing
 */
export function sendingTime(now: Temporal.Instant, startsAt: Temporal.Instant | null): Temporal.Instant {
  const local = now.toZonedDateTimeISO(TERRITORY_TIME_ZONE);
  const isEvening = local.hour >= QUIET_FROM_HOUR;
  if (!isEvening && local.hour >= QUIET_UNTIL_HOUR) return now;
  const morning = local.toPlainDate().add({ days: isEvening ? 1 : 0 });
  const end = morning
    .toZonedDateTime({ timeZone: TERRITORY_TIME_ZONE, plainTime: `${String(QUIET_UNTIL_HOUR).padStart(2, '0')}:00` })
    .toInstant();
  const { compare } = Temporal.Instant;
  const isDue = startsAt !== null && compare(startsAt, now) >= 0 && compare(startsAt, end) <= 0;
  return isDue ? now : end;
}
