import type { BookedLineFragment } from '@grid-commons/client';
import { keptUnder } from '../session.ts';

/** What is kept of a person; it goes when they sign out, and when somebody else signs in. */
const STORED = 'booked';

interface Kept {
  readonly time: string;
  readonly bookings: readonly BookedLineFragment[];
}

/** Keeps what is ahead in this browser, so that a reference can be shown where there is no connection. */
export function keepForLater(ahead: readonly BookedLineFragment[]): void {
  // What is but held for some minutes is no booking to come with.
  const bookings = ahead.filter(({ state }) => state !== 'HELD');
  try {
    localStorage.setItem(keptUnder(STORED), JSON.stringify({ keptAt: Date.now(), bookings }));
  } catch {
    // A browser that keeps nothing still shows what there is.
  }
}

/** Keeps one more of them, which was booked, or looked at, since. */
export function keepAlso(booking: BookedLineFragment): void {
  const { bookings = [] } = keptFromBefore() ?? {};
  keepForLater([...bookings.filter(({ id }) => id !== booking.id), booking].sort(byStart));
}

const byStart = (a: BookedLineFragment, b: BookedLineFragment) => Date.parse(a.start) - Date.parse(b.start);

export function keptFromBefore(): Kept | undefined {
  try {
    const text = localStorage.getItem(keptUnder(STORED));
    if (text === null) return undefined;
    const { keptAt, bookings } = JSON.parse(text) as { keptAt: number; bookings: readonly BookedLineFragment[] };
    // An older version has kept less of them than is shown now.
    if (bookings.some(({ viewerCan, version }) => viewerCan === undefined || version === undefined)) return undefined;
    return { time: new Date(keptAt).toLocaleString(document.documentElement.lang), bookings };
  } catch {
    return undefined;
  }
}
