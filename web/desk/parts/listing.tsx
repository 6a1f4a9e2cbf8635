import type { ReactNode } from 'react';
import type { CombinedError } from '@urql/core';
import { type Answer, useFound } from '../../shared/found.ts';
import { NotRenewed, Skeleton } from '../../shared/notices.tsx';
import { words } from '../../shared/words.ts';

const useSay = words('desk-listing', {
  more: { 'zh-CN': '再看更多', en: 'Show more' },
});

interface ListingProps<Data> {
  readonly answer: Answer<Data> & { readonly error?: CombinedError | undefined };
  readonly reload: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** What a query has found, or why it has not: what was found earlier stays, with its time, while nothing newer comes. */
export function Listing<Data>({ answer, reload, children }: ListingProps<Data>) {
  const { error } = answer;
  const { data, since } = useFound(answer);
  return (
    <>
      <NotRenewed since={since} error={error} retry={reload} />
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
