import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** The length of a bar in its own units. */
const LENGTH = 100;

/** A share as a bar, beside its text: it tells nothing that the text does not. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="bar" viewBox={`0 0 ${LENGTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-whole" width={LENGTH} height="8" />
      <rect className="bar-part" width={LENGTH * Math.min(1, Math.max(0, share))} height="8" />
    </svg>
  );
}

/** `62%`; a dash for what nothing is known of. */
function percentText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}

interface ShareProps {
  readonly share: number | null;
  readonly text?: string;
  readonly to?: string | undefined;
}

/** The share with its bar, leading to the rows that it is of. */
export function Share({ share, text, to }: ShareProps) {
  return (
    <>
      <CellLink to={to}>{text ?? percentText(share)}</CellLink>
      {share !== null && <Bar share={share} />}
    </>
  );
}

/** A figure of a table, leading to the rows behind it where there is such a page. */
export function CellLink({ to, children }: { readonly to: string | undefined; readonly children: ReactNode }) {
  if (to === undefined) return children;
  return (
    <Link className="cell-link" href={to}>
      {children}
    </Link>
  );
}
