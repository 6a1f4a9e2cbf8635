import { type ReactNode, useEffect, useRef } from 'react';
import { words } from './words.ts';

const useSay = words('page', {
  product: { 'zh-CN': '共享社区', en: 'Grid Commons' },
  skip: { 'zh-CN': '跳到内容', en: 'Skip to content' },
});

/** A page of the application: its title is that of the window, and where reading begins. */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  // Whoever hears the page is taken to the new one; the first page is read from its beginning anyway.
  useEffect(() => {
    if (history.length > 1 && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <main id="content">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </>
  );
}
