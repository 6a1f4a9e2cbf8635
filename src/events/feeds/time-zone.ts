import { line, wallTime } from './icalendar.ts';

/** Long enough before the first event for what holds then to have begun: a transition may fall on the event itself. */
const BEFORE_HOURS = 24;

/**
 * What a calendar has to know of a zone (RFC 5545 §3.6.5): from what held before the first moment to the last, each change
 * by itself. So it needs no rule of which nobody knows how long it goes on.
 */
export function timeZoneLines(timeZone: string, from: Temporal.Instant, until: Temporal.Instant): string[] {
  const first = from.subtract({ hours: BEFORE_HOURS }).toZonedDateTimeISO(timeZone);
  const changes: string[] = [];
  let next = first.getTimeZoneTransition('previous');
  if (!next) {
    changes.push(...observance('STANDARD', '19700101T000000', first.offset, first.offset));
    next = first.getTimeZoneTransition('next');
  }
  for (; next && Temporal.Instant.compare(next.toInstant(), until) <= 0; next = next.getTimeZoneTransition('next')) {
    changes.push(...change(next));
  }
  return ['BEGIN:VTIMEZONE', line('TZID', timeZone), ...changes, 'END:VTIMEZONE'];
}

function change(transition: Temporal.ZonedDateTime): string[] {
  const before = transition.subtract({ nanoseconds: 1 });
  const back = transition.getTimeZoneTransition('next');
  // Summer is when clocks are ahead, and will be set back.
  const isAhead = transition.offsetNanoseconds > before.offsetNanoseconds;
  const isSummer = isAhead && back !== null && back.offsetNanoseconds < transition.offsetNanoseconds;
  // By the clock that was right until then.
  const local = Temporal.Instant.fromEpochNanoseconds(transition.epochNanoseconds + BigInt(before.offsetNanoseconds));
  const start = local.toZonedDateTimeISO('UTC').toPlainDateTime();
  return observance(isSummer ? 'DAYLIGHT' : 'STANDARD', wallTime(start), before.offset, transition.offset);
}

function observance(name: 'STANDARD' | 'DAYLIGHT', start: string, from: string, to: string): string[] {
  return [
    `BEGIN:${name}`,
    line('DTSTART', start),
    line('TZOFFSETFROM', from.replaceAll(':', '')),
    line('TZOFFSETTO', to.replaceAll(':', '')),
    `END:${name}`,
  ];
}
