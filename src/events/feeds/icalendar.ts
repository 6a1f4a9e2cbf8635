/** Octets of a line at most, its break not counted (RFC 5545 §3.1). */
const LINE_OCTETS_MAX = 75;
/** What no text may hold: it is left out. Tabs and ends of lines are kept. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A line of a calendar: a property with its parameters, and its value as it is written. */
export function line(property: string, value: string): string {
  return folded(`${property}:${value}`);
}

/** The same for a text that people have written (RFC 5545 §3.3.11). */
export function textLine(property: string, text: string): string {
  const escaped = text
    .replace(CONTROLS, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n');
  return line(property, escaped);
}

/** A moment in UTC. */
export function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** What the clock on the wall shows; in which zone, a parameter says. */
export function wallTime(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** Breaks a line where it has too many octets in UTF-8, and never within a character. */
function folded(text: string): string {
  if (Buffer.byteLength(text) <= LINE_OCTETS_MAX) return text;
  let written = '';
  let octets = 0;
  for (const character of text) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE_OCTETS_MAX) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += more;
  }
  return written;
}
