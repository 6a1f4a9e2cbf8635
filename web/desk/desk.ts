import { createContext, useCallback, useContext } from 'react';
import { useAddress } from '../shared/address.ts';
import type { Duty, Scope } from './scopes.ts';

/** Who is at the desk, and for which place. */
export interface Desk {
  readonly name: string;
  readonly position: string | null;
  readonly scopes: readonly Scope[];
  readonly scope: Scope;
}

/** The place stands in the address of every page, where somebody has several. */
export const SCOPE_PARAMETER = 'as';

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Only screens of the desk ask for it');
  return desk;
}

/** Whether the person does one of these here. */
export function does({ duties }: Scope, anyOf: readonly Duty[]): boolean {
  return duties.some((duty) => anyOf.includes(duty));
}

/** The place that the address names; the first where it names none of theirs. */
export function useScopeOfAddress(scopes: readonly Scope[]): Scope | undefined {
  const { params } = useAddress();
  return scopes.find(({ id }) => id === params.get(SCOPE_PARAMETER)) ?? scopes[0];
}

/**
 * Writes addresses of pages of the desk, below `/desk`, so that they stay with the place: `href('/bookings', { date })`.
 */
export function useHref(): (path: string, params?: Readonly<Record<string, string | undefined>>) => string {
  const { scopes, scope } = useDesk();
  const fixed = scopes.length > 1 ? scope.id : undefined;
  return useCallback(
    (path, params = {}) => {
      // The front page is `/desk`, without a slash behind it.
      const page = path === '/' ? '' : path;
      const given = Object.entries({ ...params, [SCOPE_PARAMETER]: fixed }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      );
      return given.length === 0 ? page : `${page}?${new URLSearchParams(given)}`;
    },
    [fixed],
  );
}
