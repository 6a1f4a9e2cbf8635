import { useState } from 'react';
import { signOut } from './session.ts';
import { words } from './words.ts';

const useSay = words('sign-out', {
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  failed: {
    'zh-CN': '还没有退出登录。请检查网络后再试。',
    en: 'You are still signed in. Check your connection and try again.',
  },
});

/** Ends the session, and says so when it did not: on a machine of several people, who goes has to know. */
export function SignOutButton() {
  const say = useSay();
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    setFailed(false);
    await signOut().catch(() => setFailed(true));
  };
  return (
    <>
      <button type="button" onClick={leave}>
        {say('signOut')}
      </button>
      {failed && (
        <p className="notice" data-kind="danger" role="alert">
          {say('failed')}
        </p>
      )}
    </>
  );
}
