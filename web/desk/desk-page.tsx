import type { ReactNode } from 'react';
import { Skeleton } from '../shared/notices.tsx';
import { useHeading } from '../shared/page.tsx';

interface DeskPageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done with all of the page, beside its title. */
  readonly tools?: ReactNode;
}

/** A page of the desk: as wide as the window allows, and as long as it takes. */
export function DeskPage({ title, children, tools }: DeskPageProps) {
  const heading = useHeading(title);
  return (
    <main id="content">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {tools !== undefined && <div className="row no-print">{tools}</div>}
      </div>
      {children}
    </main>
  );
}

/** What stands where a screen of the desk will, while it is loaded. */
export const frame = (content: ReactNode | undefined) => (
  <main id="content">
    {content ?? (
      <>
        <div className="page-head">
          <div className="skeleton heading" aria-hidden="true" />
        </div>
        <Skeleton />
      </>
    )}
  </main>
);
