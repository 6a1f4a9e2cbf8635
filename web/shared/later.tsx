import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { words } from './words.ts';

const useSay = words('later', {
  failed: { 'zh-CN': '页面没有加载成功，请检查网络。', en: 'This page could not be loaded. Check your connection.' },
  reload: { 'zh-CN': '重新加载', en: 'Load it again' },
});

/** What is loaded when it is first shown, or as soon as somebody may want it. */
export type Later<Props> = ComponentType<Props> & {
  /** Loads it before it is shown. */
  readonly preload: () => void;
};

/**
 * A screen that is loaded for itself. React's `lazy` would do, if it did not hold back what has come so that its fallback
 * stands for 300 ms at least; what is loaded already is shown at once here.
 * @param frame what stands around the words that say it is being loaded, or could not be: as high as the screen will be
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  frame: (content: ReactNode | undefined) => ReactNode,
): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  const loading = () => load().then((screen) => (loaded = screen));
  function LoadedLater(props: Props) {
    const say = useSay();
    const [Screen, show] = useState(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Screen) return;
      loading().then(
        (screen) => show(() => screen),
        () => setFailed(true),
      );
    }, [Screen]);
    if (Screen) return <Screen {...props} />;
    if (!failed) return frame(undefined);
    return frame(
      <div className="notice" data-kind="danger" role="alert">
        <p>{say('failed')}</p>
        <button type="button" onClick={() => location.reload()}>
          {say('reload')}
        </button>
      </div>,
    );
  }
  // What could not be loaded ahead is loaded when it is shown, and only then is it a failure.
  return Object.assign(LoadedLater, { preload: () => void loading().catch(() => undefined) });
}
