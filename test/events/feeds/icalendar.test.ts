import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { line, textLine } from '../../../src/events/feeds/icalendar.ts';
import { timeZoneLines } from '../../../src/events/feeds/time-zone.ts';
import { assertProperty } from '../../support/property.ts';

const octets = (text: string) => Buffer.byteLength(text);
const valueOf = (written: string) =>
  (
    ICAL.parse(`BEGIN:VCALENDAR\r\n${written}\r\nEND:VCALENDAR`) as unknown as [
      string,
      [string, object, string, string][],
    ]
  )[1][0]![3];

describe('a line', () => {
  test('has at most 75 octets, is broken between characters, and is read as it was meant', () => {
    const characters = fc.constantFrom(...'a宅😀é,;\\:"\n\t ', '👨‍👩‍👧');
    assertProperty(
      fc.property(fc.array(characters, { maxLength: 300 }), (parts) => {
        const text = parts.join('');
        const written = textLine('SUMMARY', text);
        const lines = written.split('\r\n');
        expect(lines.every((one) => octets(one) <= 75)).toBe(true);
        expect(lines.slice(1).every((one) => one.startsWith(' '))).toBe(true);
        expect(Buffer.from(written).toString('utf8')).toBe(written);
        expect(written).not.toContain('\uFFFD');
        expect(valueOf(written)).toBe(text);
      }),
    );
  });

  test('of exactly 75 octets is not broken, and of 76 is', () => {
    const exact = 'x'.repeat(75 - 'X:'.length);
    expect(line('X', exact)).toBe(`X:${exact}`);
    expect(line('X', `${exact}y`)).toBe(`X:${exact}\r\n y`);
    // A character of three octets that would end at the 76th.
    expect(line('X', `${'x'.repeat(71)}宅`)).toBe(`X:${'x'.repeat(71)}\r\n 宅`);
    expect(line('X', `${'x'.repeat(70)}宅`)).toBe(`X:${'x'.repeat(70)}宅`);
  });

  test('leaves out what no text may hold, and takes all ends of lines for one', () => {
    expect(textLine('X', 'a\u0000b\u0007c\u007fd')).toBe('X:abcd');
    expect(textLine('X', 'a\r\nb\rc\nd')).toBe(String.raw`X:a\nb\nc\nd`);
    expect(textLine('X', 'END:VEVENT\r\nBEGIN:VEVENT')).not.toContain('\r\n');
  });
});

/** What a calendar makes of wall times, with nothing but the zone that it was told. */
function readBy(timeZone: string, from: string, until: string) {
  const zone = timeZoneLines(timeZone, Temporal.Instant.from(from), Temporal.Instant.from(until)).join('\r\n');
  const component = new ICAL.Component(ICAL.parse(zone));
  const read = new ICAL.Timezone({ component, tzid: timeZone });
  return (wallTime: string) => {
    const time = ICAL.Time.fromDateTimeString(wallTime);
    time.zone = read;
    return time.toUnixTime();
  };
}

describe('a zone', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-01T00:00:00Z'],
    ['Europe/Berlin', '2026-03-01T00:00:00Z'],
    ['Europe/Dublin', '2026-03-01T00:00:00Z'],
    ['Australia/Lord_Howe', '2026-03-01T00:00:00Z'],
    ['America/New_York', '2026-10-01T00:00:00Z'],
    ['Pacific/Apia', '2011-09-01T00:00:00Z'],
    ['Asia/Kolkata', '2026-03-01T00:00:00Z'],
    ['UTC', '2026-03-01T00:00:00Z'],
  ])('is told so that each hour of a year in %s is the moment that it is', (timeZone, from) => {
    const start = Temporal.Instant.from(from);
    const read = readBy(timeZone, from, start.add({ hours: 366 * 24 }).toString());
    const wrong: string[] = [];
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const meant = start.add({ hours: hour }).toZonedDateTimeISO(timeZone);
      // An hour that there is twice is not told apart by its wall time.
      const again = meant.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'later' });
      if (again.offset !== meant.toPlainDateTime().toZonedDateTime(timeZone).offset) continue;
      const wallTime = meant.toPlainDateTime().toString({ smallestUnit: 'second' });
      if (read(wallTime) !== meant.epochMilliseconds / 1_000) wrong.push(wallTime);
    }
    expect(wrong).toEqual([]);
  });

  test('begins before the first event, also when the clock is changed at that very moment', () => {
    const change = '2026-03-29T01:00:00Z';
    const zone = timeZoneLines('Europe/Berlin', Temporal.Instant.from(change), Temporal.Instant.from(change));
    expect(zone).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:20251026T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]);
  });
});
