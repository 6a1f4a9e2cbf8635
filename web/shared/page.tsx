import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { words } from './words.ts';

const useSay = words('page', {
  product: { 'zh-CN': '共享社区', en: 'Grid Commons' },
  skip: { 'zh-CN': '跳到内容', en: 'Skip to content' },
});

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What one came for, always in sight: it stands below what scrolls, and covers none of it. */
  readonly action?: ReactNode;
}

/** The heading of a page: its title is that of the window, and where reading begins. */
export function useHeading(title: string): RefObject<HTMLHeadingElement | null> {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  // Whoever hears the page is taken to the new one; the first page is read from its beginning anyway.
  useEffect(() => {
    if (history.length > 1 && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** A page of the application. */
export function Page({ title, children, action }: PageProps) {
  const say = useSay();
  const heading = useHeading(title);
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <main id="content">
        <div className="content" tabIndex={-1}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
        {action !== undefined && <div className="action">{action}</div>}
      </main>
    </>
  );
}
