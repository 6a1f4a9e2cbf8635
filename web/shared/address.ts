import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/**
 * What a page shows stands in its address, so that it can be reloaded, copied and come back to.
 * @returns the parameters, and what writes some of them: each `push` is a step that Back undoes, each `replace` is none
 */
export function useAddress(): {
  readonly params: URLSearchParams;
  readonly go: (changes: Readonly<Record<string, string | null>>, how?: 'push' | 'replace') => void;
} {
  const [params, setParams] = useSearchParams();
  const go = useCallback(
    (changes: Readonly<Record<string, string | null>>, how: 'push' | 'replace' = 'push') =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: how === 'replace' },
      ),
    [setParams],
  );
  return { params, go };
}
