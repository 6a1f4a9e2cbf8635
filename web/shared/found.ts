import { useRef } from 'react';
import { DISTRICT_ZONE, now, timeText } from './time.ts';

/** What `useQuery` says, as far as it is needed here. */
export interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  /** Which question it is: the same has the same key. */
  readonly operation?: { readonly key: number } | undefined;
}

/**
 * What a question has found, also while asking it again comes to nothing: then with the time of when it was found. What was
 * found for another question is no answer to this one.
 */
export function useFound<Data>({ data, error, operation }: Answer<Data>): {
  readonly data: Data | undefined;
  readonly since?: string;
} {
  const kept = useRef<{ readonly key: number | undefined; readonly data: Data; readonly time: string }>(undefined);
  if (data !== undefined) {
    if (kept.current?.data !== data) kept.current = { key: operation?.key, data, time: timeText(now(DISTRICT_ZONE)) };
    return { data };
  }
  if (!error || !kept.current || kept.current.key !== operation?.key) return { data: undefined };
  return { data: kept.current.data, since: kept.current.time };
}
