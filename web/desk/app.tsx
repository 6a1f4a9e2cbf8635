import { DeskViewerDocument } from '@grid-commons/client';
import { Provider, useQuery } from 'urql';
import { Route, Router, Switch } from 'wouter';
import { api } from '../shared/api.ts';
import { Problem, Skeleton } from '../shared/notices.tsx';
import { signIn } from '../shared/session.ts';
import { SignOutButton } from '../shared/sign-out.tsx';
import { SignInNotice } from '../shared/sign-in-notice.tsx';
import { words } from '../shared/words.ts';
import { type Desk, DeskContext, does, useScopeOfAddress } from './desk.ts';
import { DeskPage } from './desk-page.tsx';
import { Navigation, ReadingButtons } from './navigation.tsx';
import { scopesOf } from './scopes.ts';
import { SCREENS } from './screens.ts';

const useSay = words('desk', {
  title: { 'zh-CN': '工作台', en: 'Desk' },
  signedOut: {
    'zh-CN': '工作台给单位、网格党支部和工作人员使用，请先登录。',
    en: 'The desk is for units, grid branches and staff. Sign in first.',
  },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  noRole: {
    'zh-CN': '{name}，您在这里还没有工作身份。单位管理员和网格党支部书记由所在社区的工作人员授权。',
    en: '{name}, you have no duties here yet. Staff of the community make people managers of a unit or secretaries of a grid branch.',
  },
  toResidents: { 'zh-CN': '去找场地', en: 'Find a place' },
  noRight: {
    'zh-CN': '您在“{place}”不做这项工作。需要时请联系所在社区的工作人员授权。',
    en: 'This is not among your duties at “{place}”. Ask the staff of the community if it should be.',
  },
  missing: { 'zh-CN': '工作台没有这个页面。', en: 'The desk has no such page.' },
});

/** What units, branches and staff see. */
export function DeskApp() {
  return (
    <Provider value={api}>
      <Router base="/desk">
        <SignInNotice />
        <WhoIsThere />
      </Router>
    </Provider>
  );
}

function WhoIsThere() {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: DeskViewerDocument });
  const scopes = data?.viewer ? scopesOf(data.viewer) : [];
  const scope = useScopeOfAddress(scopes);
  if (data?.viewer && scope) {
    const { displayName, position } = data.viewer;
    return <DeskOf desk={{ name: displayName, position, scopes, scope }} />;
  }
  return (
    <div className="desk-door">
      <DeskPage title={say('title')}>
        {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
        {!error && !data && <Skeleton />}
        {data && (
          <div className="notice">
            <p>{data.viewer ? say('noRole', { name: data.viewer.displayName }) : say('signedOut')}</p>
            <div className="row">
              {data.viewer ? (
                <SignOutButton />
              ) : (
                <button type="button" onClick={() => signIn()}>
                  {say('signIn')}
                </button>
              )}
              <a className="button" href="/">
                {say('toResidents')}
              </a>
            </div>
          </div>
        )}
        <ReadingButtons />
      </DeskPage>
    </div>
  );
}

function DeskOf({ desk }: { readonly desk: Desk }) {
  const say = useSay();
  const { scope } = desk;
  return (
    <DeskContext.Provider value={desk}>
      <div className="desk">
        <Navigation />
        <Switch>
          {SCREENS.map(({ path, for: duties, screen: Screen }) => (
            <Route key={path} path={path}>
              {({ id = '' }: { readonly id?: string }) =>
                does(scope, duties) ? (
                  <Screen key={`${scope.id} ${id}`} id={id} />
                ) : (
                  <DeskPage title={say('title')}>
                    <p className="notice">{say('noRight', { place: scope.name })}</p>
                  </DeskPage>
                )
              }
            </Route>
          ))}
          <Route>
            <DeskPage title={say('title')}>
              <p className="notice">{say('missing')}</p>
            </DeskPage>
          </Route>
        </Switch>
      </div>
    </DeskContext.Provider>
  );
}
