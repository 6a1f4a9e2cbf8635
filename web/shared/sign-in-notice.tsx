import { useAddress } from './address.ts';
import { oneOf } from './one-of.ts';
import { signIn } from './session.ts';
import { words } from './words.ts';

const useSay = words('sign-in', {
  unavailable: { 'zh-CN': '现在无法登录，请稍后再试。', en: 'Signing in is not possible right now. Try again later.' },
  expired: { 'zh-CN': '登录用时太久，请重新登录。', en: 'Signing in took too long. Try again.' },
  refused: { 'zh-CN': '没有登录成功。', en: 'You were not signed in.' },
  again: { 'zh-CN': '再试一次', en: 'Try again' },
  close: { 'zh-CN': '关闭', en: 'Close' },
});

const PARAMETER = 'sign-in';

/** What came of a sign-in that came to nothing: the server says it in the address of the page that one comes back to. */
export function SignInNotice() {
  const say = useSay();
  const { params, go } = useAddress();
  if (!params.has(PARAMETER)) return null;
  const problem = oneOf(['unavailable', 'expired', 'refused'], params.get(PARAMETER), 'refused');
  const back = new URLSearchParams(params);
  back.delete(PARAMETER);
  return (
    <div className="notice" data-kind="warning" role="alert">
      <p>{say(problem)}</p>
      <div className="row">
        <button type="button" onClick={() => signIn(`${location.pathname}?${back}`)}>
          {say('again')}
        </button>
        <button type="button" onClick={() => go({ [PARAMETER]: null }, 'replace')}>
          {say('close')}
        </button>
      </div>
    </div>
  );
}
