import type { BookedLineFragment } from '@grid-commons/client';

let last: BookedLineFragment | undefined;

/** Keeps what was booked a moment ago, so that its page shows it at once and asks only for the rest. */
export function keepJustBooked(booking: BookedLineFragment): void {
  last = booking;
}

/** A booking of this page's own making; undefined for any other, and after the page was loaded anew. */
export function justBooked(id: string): BookedLineFragment | undefined {
  return last?.id === id ? last : undefined;
}
