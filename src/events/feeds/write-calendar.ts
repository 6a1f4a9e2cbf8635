import { BookingState } from '../../bookings/index.ts';
import type { Language } from '../../shared/language.ts';
import { FALLEN_STATES, type FeedBooking } from './feed-bookings.ts';
import { line, textLine, utc, wallTime } from './icalendar.ts';
import { timeZoneLines } from './time-zone.ts';

/** How often a calendar is asked to look again (RFC 7986 §5.7). */
const REFRESHED_EVERY = 'PT1H';
/** What the identifiers of events end with, so that they are those of nobody else. */
const UID_DOMAIN = 'grid-commons';

const WORDS = {
  own: { en: 'My bookings', 'zh-CN': '我的预约' },
  places: { en: 'places', 'zh-CN': '个' },
  reference: { en: 'Reference', 'zh-CN': '预约号' },
  asked: { en: 'waits for the unit', 'zh-CN': '待确认' },
} as const;

/** What a calendar is told. */
export interface Calendar {
  readonly id: string;
  readonly language: Language;
  /** The facility whose it is; null for somebody's own bookings. */
  readonly facilityName: string | null;
  readonly bookings: readonly FeedBooking[];
  /** Where the pages of bookings are; undefined where nobody has said. */
  readonly publicUrl: string | undefined;
}

/** The calendar as it is sent (RFC 5545, with the properties of RFC 7986). The same bookings give the same text. */
export function calendarText(calendar: Calendar): string {
  const { id, language, facilityName, bookings } = calendar;
  const name = facilityName ?? WORDS.own[language];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Grid Commons//Bookings//EN',
    'CALSCALE:GREGORIAN',
    line('UID', `${id}@${UID_DOMAIN}`),
    textLine('NAME', name),
    // What many calendars read that do not know RFC 7986.
    textLine('X-WR-CALNAME', name),
    line('REFRESH-INTERVAL;VALUE=DURATION', REFRESHED_EVERY),
    line('X-PUBLISHED-TTL', REFRESHED_EVERY),
    ...lastModified(bookings),
    ...zonesOf(bookings),
    ...bookings.flatMap((booking) => event(calendar, booking)),
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function lastModified(bookings: readonly FeedBooking[]): string[] {
  const latest = bookings.reduce<string | undefined>(
    (latest, { updatedAt }) => (latest === undefined || updatedAt > latest ? updatedAt : latest),
    undefined,
  );
  return latest === undefined ? [] : [line('LAST-MODIFIED', utc(Temporal.Instant.from(latest)))];
}

/** Each zone from its first event to its last. */
function zonesOf(bookings: readonly FeedBooking[]): string[] {
  return [...Map.groupBy(bookings, ({ timeZone }) => timeZone)].flatMap(([timeZone, inZone]) => {
    const moments = inZone.flatMap(({ start, end }) => [Temporal.Instant.from(start), Temporal.Instant.from(end)]);
    const inOrder = moments.sort(Temporal.Instant.compare);
    return timeZoneLines(timeZone, inOrder[0]!, inOrder.at(-1)!);
  });
}

function event({ language, facilityName, publicUrl }: Calendar, booking: FeedBooking): string[] {
  const { id, reference, timeZone, start, end, version, createdAt, updatedAt, address, latitude, longitude } = booking;
  const changed = utc(Temporal.Instant.from(updatedAt));
  return [
    'BEGIN:VEVENT',
    line('UID', `${id}@${UID_DOMAIN}`),
    line('DTSTAMP', changed),
    line('CREATED', utc(Temporal.Instant.from(createdAt))),
    line('LAST-MODIFIED', changed),
    // Grows with every change, and so with every change of time.
    line('SEQUENCE', String(version - 1)),
    line('STATUS', statusOf(booking.state)),
    line(`DTSTART;TZID=${timeZone}`, wallTimeIn(start, timeZone)),
    line(`DTEND;TZID=${timeZone}`, wallTimeIn(end, timeZone)),
    textLine('SUMMARY', summaryOf(booking, facilityName !== null, language)),
    textLine('DESCRIPTION', `${booking.unitName}\n${WORDS.reference[language]} ${reference}`),
    ...(address === null ? [] : [textLine('LOCATION', address)]),
    ...(latitude === null || longitude === null ? [] : [line('GEO', `${latitude};${longitude}`)]),
    ...(publicUrl === undefined || facilityName !== null ? [] : [line('URL', `${publicUrl}/bookings/${id}`)]),
    'END:VEVENT',
  ];
}

function statusOf(state: BookingState): string {
  if (FALLEN_STATES.includes(state)) return 'CANCELLED';
  return state === BookingState.PENDING ? 'TENTATIVE' : 'CONFIRMED';
}

/** Of the own bookings the place; of a facility how much is taken of it, and never by whom. */
function summaryOf({ facilityName, quantity, state }: FeedBooking, ofFacility: boolean, language: Language): string {
  const places = `${quantity} ${WORDS.places[language]}`;
  const what = ofFacility ? places : quantity === 1 ? facilityName : `${facilityName} × ${quantity}`;
  return state === BookingState.PENDING ? `${what} (${WORDS.asked[language]})` : what;
}

function wallTimeIn(instant: string, timeZone: string): string {
  return wallTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime());
}
