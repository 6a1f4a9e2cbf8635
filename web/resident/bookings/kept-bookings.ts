import type { BookedLineFragment } from '@grid-commons/client';

/** What is kept begins so: it goes when somebody signs out. */
const STORED = 'mine:booked';

interface Kept {
  readonly time: string;
  readonly bookings: readonly BookedLineFragment[];
}

/** Keeps what is ahead in this browser, so that a reference can be shown where there is no connection. */
export function keepForLater(bookings: readonly BookedLineFragment[]): void {
  localStorage.setItem(STORED, JSON.stringify({ keptAt: Date.now(), bookings }));
}

export function keptFromBefore(): Kept | undefined {
  const text = localStorage.getItem(STORED);
  if (text === null) return undefined;
  try {
    const { keptAt, bookings } = JSON.parse(text) as { keptAt: number; bookings: readonly BookedLineFragment[] };
    return { time: new Date(keptAt).toLocaleString(document.documentElement.lang), bookings };
  } catch {
    return undefined;
  }
}
