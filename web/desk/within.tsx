import { DeskPartNameDocument } from '@grid-commons/client';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../shared/address.ts';
import { words } from '../shared/words.ts';
import { useDesk } from './desk.ts';
import type { Scope } from './scopes.ts';

const useSay = words('desk-within', {
  only: { 'zh-CN': '只看{place}。', en: 'Only of {place}.' },
  all: { 'zh-CN': '看{place}的全部', en: 'All of {place}' },
});

/** Under which an address names a part of a territory. */
export const PART_PARAMETER = 'in';

const CODE = /^(\d{12}|\d{15})$/;

/** The code of the part that the address names; undefined where it is all of the place. */
function usePart(): string | undefined {
  const { scope } = useDesk();
  const { params } = useAddress();
  const code = params.get(PART_PARAMETER);
  return scope.division && code !== null && CODE.test(code) && code !== scope.division.code ? code : undefined;
}

/**
 * The place that a page is about: that of who looks or, where the address names one, the part of it whose figures led here.
 */
export function usePlace(): Scope {
  const { scope } = useDesk();
  const code = usePart();
  return useMemo(
    () => (code === undefined || !scope.division ? scope : { ...scope, division: { ...scope.division, code } }),
    [scope, code],
  );
}

/** That a page is about a part alone, and the way to the whole. */
export function PartNotice() {
  const say = useSay();
  const { scope } = useDesk();
  const { go } = useAddress();
  const code = usePart();
  const [{ data }] = useQuery({ query: DeskPartNameDocument, variables: { code: code ?? '' }, pause: !code });
  if (code === undefined) return null;
  return (
    <p className="row">
      <span>{say('only', { place: data?.division?.name ?? code })}</span>
      <button type="button" onClick={() => go({ [PART_PARAMETER]: null, after: null })}>
        {say('all', { place: scope.name })}
      </button>
    </p>
  );
}
