import { useAddress } from '../../shared/address.ts';
import { does, useDesk, useHref } from '../desk.ts';
import { screenAt } from '../screens.ts';
import { PART_PARAMETER } from '../within.tsx';
import { periodOf } from './period.ts';

/** Behind each figure, the page with the rows that it counts. */
const ROWS = {
  facilities: { path: '/facilities', params: { state: 'PUBLISHED' } },
  bookings: { path: '/bookings/all', params: { state: 'KEPT' } },
  demands: { path: '/lists', params: { state: 'IN_FORCE' } },
  category: { path: '/market', params: { show: 'demands' } },
  fairness: { path: '/matching', params: {} },
  projects: { path: '/books', params: { state: 'RUNNING' } },
  members: { path: '/units', params: {} },
} as const;

/** Where the rows behind a figure of a division are; undefined where whoever looks has no such page. */
export function useRows(): (
  of: keyof typeof ROWS,
  code: string,
  more?: Readonly<Record<string, string | undefined>>,
) => string | undefined {
  const { scope } = useDesk();
  const href = useHref();
  const { params } = useAddress();
  const { from, to } = periodOf(params);
  return (of, code, more = {}) => {
    const { path, params } = ROWS[of];
    const screen = screenAt(path);
    if (!screen || !does(scope, screen.for)) return undefined;
    const part = code === scope.division?.code ? undefined : code;
    const days = of === 'bookings' ? { from: from.toString(), to: to.toString() } : {};
    return href(path, { ...params, ...days, ...more, [PART_PARAMETER]: part });
  };
}
