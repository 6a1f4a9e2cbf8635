import { labelOf, RegisterResidentDocument, WhoAmIDocument, type WhoAmIQuery } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { signIn } from '../../shared/session.ts';
import { SignOutButton } from '../../shared/sign-out.tsx';
import { isLargeType, showTypeSize } from '../../shared/type-size.ts';
import { type Language, speak, useLanguage, words } from '../../shared/words.ts';
import { Bars } from './bars.tsx';
import { Limits } from './limits.tsx';
import { masked, Phone } from './phone.tsx';
import { Privacy } from './privacy.tsx';

const useSay = words('me', {
  title: { 'zh-CN': '我的', en: 'Me' },
  notSignedIn: { 'zh-CN': '您还没有登录。', en: 'You are not signed in.' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  confirmed: { 'zh-CN': '已验证', en: 'confirmed' },
  unconfirmed: { 'zh-CN': '未验证', en: 'not confirmed' },
  roles: { 'zh-CN': '身份', en: 'Roles' },
  language: { 'zh-CN': '语言', en: 'Language' },
  type: { 'zh-CN': '字体大小', en: 'Type size' },
  normal: { 'zh-CN': '标准', en: 'Normal' },
  large: { 'zh-CN': '长辈版（大字）', en: 'Large type' },
  register: { 'zh-CN': '登记为居民', en: 'Register as a resident' },
  why: {
    'zh-CN': '登记以后就可以预约。电话只给您预约的单位看。',
    en: 'Then you can book. Your number is shown to the units you book with, and to nobody else.',
  },
  failed: { 'zh-CN': '没有登记成功，请再试一次。', en: 'That did not work. Try again.' },
});

/** R6: who one is here, and how one wants to read. */
export function MeScreen() {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: WhoAmIDocument });
  return (
    <Page title={say('title')}>
      {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={2} />}
      {data &&
        (data.viewer ? (
          <Who viewer={data.viewer} reload={() => reload({ requestPolicy: 'network-only' })} />
        ) : (
          <Nobody />
        ))}
      <Reading />
    </Page>
  );
}

function Nobody() {
  const say = useSay();
  return (
    <div className="notice">
      <p>{say('notSignedIn')}</p>
      <button type="button" onClick={() => signIn()}>
        {say('signIn')}
      </button>
    </div>
  );
}

function Who({ viewer, reload }: { readonly viewer: NonNullable<WhoAmIQuery['viewer']>; readonly reload: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const { resident, roles, phoneConfirmedAt } = viewer;
  const placeOf = ({ division, unit, facility }: (typeof roles)[number]) =>
    facility?.name ?? unit?.name ?? division?.name;
  const duties = roles.filter(({ role }) => role !== 'RESIDENT');
  return (
    <>
      <dl className="facts">
        {resident && (
          <>
            <dt>{say('name')}</dt>
            <dd>{resident.name}</dd>
            <dt>{say('phone')}</dt>
            <dd>
              {resident.phone && `${masked(resident.phone)} · `}
              {say(phoneConfirmedAt ? 'confirmed' : 'unconfirmed')}
            </dd>
          </>
        )}
        {duties.length > 0 && (
          <>
            <dt>{say('roles')}</dt>
            <dd>
              {duties.map((role) => (
                <div key={role.id}>
                  {[labelOf('Role', role.role, language), placeOf(role)].filter(Boolean).join(' · ')}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {resident && <Phone phone={resident.phone} isConfirmed={phoneConfirmedAt !== null} reload={reload} />}
      {resident && <Bars />}
      {resident && <Limits />}
      {!resident && duties.length === 0 && <Register done={reload} />}
      <div className="row">
        <SignOutButton />
      </div>
      {resident && <Privacy />}
    </>
  );
}

function Register({ done }: { readonly done: () => void }) {
  const say = useSay();
  const [{ data, error, fetching }, register] = useMutation(RegisterResidentDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const answer = await register({ input: { name: String(form.get('name')), phone: String(form.get('phone')) } });
    if (answer.data && answer.data.residentRegister.userErrors.length === 0) done();
  };
  const refusals = data?.residentRegister.userErrors ?? [];
  return (
    <form onSubmit={submit}>
      <h2>{say('register')}</h2>
      <p>{say('why')}</p>
      {(error ? [say('failed')] : refusals.map(({ message }) => message)).map((message) => (
        <p key={message} className="notice" data-kind="danger" role="alert">
          {message}
        </p>
      ))}
      <p>
        <label>
          {say('name')} <input type="text" name="name" autoComplete="name" required maxLength={100} />
        </label>
      </p>
      <p>
        <label>
          {say('phone')} <input type="text" inputMode="tel" name="phone" autoComplete="tel" required maxLength={20} />
        </label>
      </p>
      <button className="main-action" type="submit" aria-busy={fetching}>
        {say('register')}
      </button>
    </form>
  );
}

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh-CN', '中文'],
  ['en', 'English'],
];

function Reading() {
  const say = useSay();
  const language = useLanguage();
  const [large, setLarge] = useState(isLargeType);
  const choose = (chosen: boolean) => {
    showTypeSize(chosen);
    setLarge(chosen);
  };
  return (
    <>
      <h2>{say('language')}</h2>
      <div className="chips" role="group" aria-label={say('language')}>
        {LANGUAGES.map(([code, name]) => (
          <button
            key={code}
            type="button"
            className="chip"
            lang={code}
            aria-pressed={language === code}
            onClick={() => speak(code)}
          >
            {name}
          </button>
        ))}
      </div>
      <h2>{say('type')}</h2>
      <div className="chips" role="group" aria-label={say('type')}>
        {[false, true].map((one) => (
          <button
            key={String(one)}
            type="button"
            className="chip"
            aria-pressed={large === one}
            onClick={() => choose(one)}
          >
            {say(one ? 'large' : 'normal')}
          </button>
        ))}
      </div>
    </>
  );
}
