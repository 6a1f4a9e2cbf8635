import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLLocalTime, GraphQLTimeZone } from 'graphql-scalars';

/** The years in which an instant may lie: beyond them nothing is kept here, and calendars differ. */
export const YEAR_MIN = 1970;
export const YEAR_MAX = 9999;

// Date, a capital T, hours to 23, seconds, at most millisecond precision, and an offset: nothing to guess.
const INSTANT = /^(\d{4})-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function parseInstant(value: unknown): Date {
  const text = typeof value === 'string' ? value : '';
  if (!INSTANT.test(text)) {
    throw new GraphQLError('A DateTime is an ISO 8601 instant with an offset, such as 2026-02-13T18:00:00+08:00.');
  }
  const instant = instantFrom(text);
  // In UTC, as it is kept: an offset can carry the last day of a year into the next.
  const year = instant.getUTCFullYear();
  if (year < YEAR_MIN || year > YEAR_MAX) {
    throw new GraphQLError(`A DateTime lies in the years ${YEAR_MIN} to ${YEAR_MAX}, in UTC.`);
  }
  return instant;
}

function instantFrom(text: string): Date {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw new GraphQLError('A DateTime names a day that exists.');
  }
}

function writeInstant(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return (value as Temporal.Instant).toString({ fractionalSecondDigits: 3 });
}

/** Whether a text is an instant as this system writes it: in UTC, with milliseconds. */
export function isWrittenInstant(text: string): boolean {
  try {
    return parseInstant(text).toISOString() === text;
  } catch {
    return false;
  }
}

/** An instant. Read strictly; written as UTC with milliseconds. Rows from the database carry it as text already. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description:
    'An instant, as ISO 8601 with an offset (`2026-02-13T18:00:00+08:00`); answered in UTC with milliseconds ' +
    `(\`2026-02-13T10:00:00.000Z\`). Years ${YEAR_MIN} to ${YEAR_MAX} in UTC. An instant without an offset is refused.`,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: writeInstant,
  parseValue: parseInstant,
  parseLiteral: (node: ValueNode) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** A date without a time or zone. */
export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  description: 'A calendar date without time and zone, `YYYY-MM-DD`, to be read where the facility is.',
});

/** A time of day without a date or zone. */
export const LocalTime = new GraphQLScalarType({
  ...GraphQLLocalTime.toConfig(),
  description:
    'A time of day without date and zone, `HH:mm`, `HH:mm:ss` or `HH:mm:ss.SSS`, from 00:00 to 23:59:59.999, to be ' +
    'read where the facility is. The end of a day is the 00:00 of the next; `24:00` is refused.',
});

function parseTimeZone(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  // Temporal would also take an offset, or a whole date with a zone in brackets, for the name of a zone.
  if (/^[A-Za-z]/.test(text)) {
    try {
      return new Temporal.ZonedDateTime(0n, text).timeZoneId;
    } catch {
      // Falls through to the same answer.
    }
  }
  throw new GraphQLError('A TimeZone is named as in the IANA database, such as Asia/Shanghai; an offset is none.');
}

/** An IANA time zone. Kept in the case of the database, however it was typed. */
export const TimeZone = new GraphQLScalarType<string, string>({
  ...GraphQLTimeZone.toConfig(),
  description: 'A time zone by its IANA name, such as `Asia/Shanghai`. An offset such as `+08:00` is refused.',
  parseValue: parseTimeZone,
  parseLiteral: (node: ValueNode) => parseTimeZone(node.kind === Kind.STRING ? node.value : undefined),
});
