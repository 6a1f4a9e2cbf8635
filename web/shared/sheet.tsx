import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A question above the page, which waits below it. The browser keeps the focus in it, gives it back afterwards, and
 * closes it with Escape.
 */
export function Sheet({
  title,
  close,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    // The oldest browsers have a dialog that is none: there it stands in the page, after what it is about.
    if (typeof element.showModal !== 'function') return element.setAttribute('open', '');
    if (!element.open) element.showModal();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
