import type { ReactNode } from 'react';
import type { CombinedError } from '@urql/core';
import { requestIdOf, troubleOf } from './api.ts';
import { signIn } from './session.ts';
import { words } from './words.ts';

const useSay = words('notices', {
  loading: { 'zh-CN': '正在加载…', en: 'Loading…' },
  offline: {
    'zh-CN': '连不上服务器。请检查网络后再试。',
    en: 'The server cannot be reached. Check your connection and try again.',
  },
  busy: { 'zh-CN': '现在人很多，请稍等片刻再试。', en: 'It is busy right now. Try again in a moment.' },
  failed: { 'zh-CN': '我们这边出了问题。', en: 'Something went wrong on our side.' },
  signedOut: { 'zh-CN': '登录以后才能看到这里的内容。', en: 'Sign in to see this.' },
  number: { 'zh-CN': '编号 {id}', en: 'Number {id}' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  stale: { 'zh-CN': '显示的是 {time} 的内容。', en: 'Shown as of {time}.' },
});

/** What stands where a list will: as high as it will be, so that nothing jumps. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  const say = useSay();
  return (
    <div role="status" aria-label={say('loading')}>
      <div className="cards" aria-hidden="true">
        {Array.from({ length: rows }, (_, at) => (
          <div key={at} className="skeleton" />
        ))}
      </div>
    </div>
  );
}

/** Why nothing came, by what number we know of it, and the way on. */
export function Problem({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }) {
  const say = useSay();
  const trouble = troubleOf(error);
  const id = requestIdOf(error);
  if (trouble === 'signed-out') {
    return (
      <div className="notice" role="alert">
        <p>{say('signedOut')}</p>
        <button type="button" onClick={() => signIn()}>
          {say('signIn')}
        </button>
      </div>
    );
  }
  return (
    <div className="notice" data-kind="danger" role="alert">
      <p>{say(trouble)}</p>
      {id !== undefined && trouble === 'failed' && <p className="small">{say('number', { id })}</p>}
      <button type="button" onClick={retry}>
        {say('retry')}
      </button>
    </div>
  );
}

interface NotRenewedProps {
  /** When that was found which is shown all the same. */
  readonly since: string | undefined;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/** Why nothing newer came, above what is shown from before; nothing while all is well. */
export function NotRenewed({ since, error, retry }: NotRenewedProps) {
  if (!error) return null;
  return (
    <>
      {since !== undefined && <Stale time={since} />}
      <Problem error={error} retry={retry} />
    </>
  );
}

/** There is nothing, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="notice" role="status">
      <p>{title}</p>
      {children}
    </div>
  );
}

/** What was kept from an earlier time. */
export function Stale({ time }: { readonly time: string }) {
  const say = useSay();
  return (
    <p className="notice" data-kind="warning" role="status">
      {say('stale', { time })}
    </p>
  );
}
