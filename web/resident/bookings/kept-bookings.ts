import type { BookedLineFragment } from '@grid-commons/client';

/** What is kept begins so: it goes when somebody signs out. */
const STORED = 'mine:bookings';

interface Kept {
  readonly time: string;
  readonly bookings: readonly BookedLineFragment[];
}

/** Keeps what is ahead in this browser, so that a reference can be shown where there is no connection. */
export function keepForLater(bookings: readonly BookedLineFragment[]): void {
  localStorage.setItem(STORED, JSON.stringify({ at: Date.now(), bookings }));
}

export function keptFromBefore(): Kept | undefined {
  const text = localStorage.getItem(STORED);
  if (text === null) return undefined;
  try {
    const { at, bookings } = JSON.parse(text) as { at: number; bookings: readonly BookedLineFragment[] };
    return { time: new Date(at).toLocaleString(document.documentElement.lang), bookings };
  } catch {
    return undefined;
  }
}
