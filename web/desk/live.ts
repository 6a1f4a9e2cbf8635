import { DeskBookingsChangeDocument, DeskBooksChangedDocument, DeskMatchesChangedDocument } from '@grid-commons/client';
import { useEffect } from 'react';
import { useSubscription } from 'urql';
import { useDesk } from './desk.ts';

/** Calls for each event, and for nothing else. */
function useEachEvent(eventId: string | undefined, changed: () => void): void {
  useEffect(() => {
    if (eventId !== undefined) changed();
  }, [eventId]);
}

/** Hears of the bookings of a unit or facility that one works for. Those of a whole territory nobody is told one by one. */
export function useBookingsChange(isOn: boolean, changed: () => void): void {
  const { unit, facility } = useDesk().scope;
  const variables = { unitId: unit?.id ?? null, facilityId: facility?.id ?? null };
  const pause = !isOn || (!unit && !facility);
  const [{ data }] = useSubscription({ query: DeskBookingsChangeDocument, variables, pause });
  useEachEvent(data?.bookingChanged.eventId, changed);
}

/** Hears of matches and project books that one may see. */
export function useAgreementsChange(isOn: boolean, changed: () => void): void {
  const [{ data: match }] = useSubscription({ query: DeskMatchesChangedDocument, pause: !isOn });
  const [{ data: book }] = useSubscription({ query: DeskBooksChangedDocument, pause: !isOn });
  useEachEvent(match?.matchChanged.eventId, changed);
  useEachEvent(book?.serviceProjectBookChanged.eventId, changed);
}
