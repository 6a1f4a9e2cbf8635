import { useEffect, useState } from 'react';
import { words } from './words.ts';

const useSay = words('new-version', {
  there: { 'zh-CN': '有新版本。', en: 'There is a new version.' },
  reload: { 'zh-CN': '刷新', en: 'Reload' },
  later: { 'zh-CN': '稍后', en: 'Later' },
});

const WORKER = '/service-worker.js';
/** How often a page that stays open asks whether there is a new version, in milliseconds; also when it is looked at again. */
const ASKED_EVERY_MS = 3_600_000;

/**
 * Starts the worker that keeps the application for times without a connection, once all else is loaded; and says when a
 * new version is there. It is loaded when somebody asks for it, and never by itself.
 */
export function NewVersionNotice() {
  const say = useSay();
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    let registration: ServiceWorkerRegistration | undefined;
    const look = () => {
      // Without one that is in charge this is the first, which nobody needs to be asked about.
      if (registration?.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
    };
    const start = async () => {
      // Where it is forbidden, as in some private windows, all else works without.
      registration = await navigator.serviceWorker.register(WORKER).catch(() => undefined);
      look();
      registration?.addEventListener('updatefound', () => {
        registration?.installing?.addEventListener('statechange', look);
      });
    };
    const ask = () => {
      if (document.visibilityState === 'visible') registration?.update().catch(() => undefined);
    };
    if (document.readyState === 'complete') void start();
    else addEventListener('load', start, { once: true });
    document.addEventListener('visibilitychange', ask);
    const timer = setInterval(ask, ASKED_EVERY_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);
  if (!waiting) return null;
  const reload = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take over');
  };
  return (
    <div className="notice" role="status">
      <p>{say('there')}</p>
      <div className="row">
        <button type="button" onClick={reload}>
          {say('reload')}
        </button>
        <button type="button" onClick={() => setWaiting(undefined)}>
          {say('later')}
        </button>
      </div>
    </div>
  );
}
