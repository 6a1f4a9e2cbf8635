import { type ReactNode, useEffect, useState } from 'react';
import type { CombinedError } from '@urql/core';
import { Problem, Skeleton, Stale } from '../../shared/notices.tsx';
import { DISTRICT_ZONE, now, timeText } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';

const useSay = words('desk-listing', {
  more: { 'zh-CN': '再看更多', en: 'Show more' },
});

interface ListingProps<Data> {
  readonly answer: { readonly data?: Data | undefined; readonly error?: CombinedError | undefined };
  readonly reload: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** What a query has found, or why it has not: what was found earlier stays, with its time, while nothing newer comes. */
export function Listing<Data>({ answer: { data, error }, reload, children }: ListingProps<Data>) {
  const [foundAt, setFoundAt] = useState('');
  useEffect(() => {
    if (data && !error) setFoundAt(timeText(now(DISTRICT_ZONE)));
  }, [data, error]);
  return (
    <>
      {error && data && <Stale time={foundAt} />}
      {error && <Problem error={error} retry={reload} />}
      {!error && !data && <Skeleton />}
      {data && children(data)}
    </>
  );
}

/** Asks for the next page, which comes in place of this one: an address names it. */
export function MoreButton({ show }: { readonly show: () => void }) {
  const say = useSay();
  return (
    <p>
      <button type="button" onClick={show}>
        {say('more')}
      </button>
    </p>
  );
}
