interface CalendarEntry {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly facility: {
    readonly name: string;
    readonly unit: { readonly name: string };
    readonly location?: { readonly latitude: number; readonly longitude: number } | null | undefined;
  };
}

/** A booking as a calendar takes it (iCalendar, RFC 5545), as a link to a file. */
export function calendarFile({ id, reference, start, end, facility }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Grid Commons//Bookings//ZH',
    'BEGIN:VEVENT',
    `UID:${id}@grid-commons`,
    `DTSTAMP:${instant(new Date().toISOString())}`,
    `DTSTART:${instant(start)}`,
    `DTEND:${instant(end)}`,
    `SUMMARY:${escaped(facility.name)}`,
    `DESCRIPTION:${escaped(reference)}`,
    `LOCATION:${escaped(`${facility.unit.name} ${facility.name}`)}`,
    ...(facility.location ? [`GEO:${facility.location.latitude};${facility.location.longitude}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(lines.map(folded).join('\r\n'))}`;
}

/** §3.3.5: in UTC, without signs in between. */
const instant = (text: string) => text.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** §3.3.11 */
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** §3.1: lines of at most 75 bytes, continued by a blank. A Chinese character takes three. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > 74) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
