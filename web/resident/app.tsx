import { type ReactNode, useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Provider } from 'urql';
import { api } from '../shared/api.ts';
import { later } from '../shared/later.tsx';
import { NewVersionNotice } from '../shared/new-version.tsx';
import { Skeleton } from '../shared/notices.tsx';
import { SignInNotice } from '../shared/sign-in-notice.tsx';
import { words } from '../shared/words.ts';
import { FindScreen } from './find/find.tsx';

/** As high as the screen that comes, above the tabs: nothing jumps when it is there. */
const frame = (content: ReactNode | undefined) => (
  <main id="content">
    <div className="content">
      {content ?? (
        <>
          <div className="skeleton heading" aria-hidden="true" />
          <Skeleton />
        </>
      )}
    </div>
  </main>
);

const FacilityScreen = later(async () => (await import('./facility/facility.tsx')).FacilityScreen, frame);
const BookingsScreen = later(async () => (await import('./bookings/bookings.tsx')).BookingsScreen, frame);
const BookingScreen = later(async () => (await import('./bookings/booking.tsx')).BookingScreen, frame);
const MoveScreen = later(async () => (await import('./move/move.tsx')).MoveScreen, frame);
const UnitScreen = later(async () => (await import('./unit/unit.tsx')).UnitScreen, frame);
const MeScreen = later(async () => (await import('./me/me.tsx')).MeScreen, frame);
const MessagesScreen = later(async () => (await import('./messages/messages.tsx')).MessagesScreen, frame);
const UnreadCount = later(
  async () => (await import('./unread/unread-count.tsx')).UnreadCount,
  () => null,
);
const MissingScreen = later(async () => (await import('./missing.tsx')).MissingScreen, frame);

const useSay = words('tabs', {
  name: { 'zh-CN': '主导航', en: 'Main' },
  find: { 'zh-CN': '找场地', en: 'Find' },
  bookings: { 'zh-CN': '我的预约', en: 'Bookings' },
  messages: { 'zh-CN': '消息', en: 'Messages' },
  me: { 'zh-CN': '我的', en: 'Me' },
});

const OF_FACILITY = /^\/(facilities|f)\//;

/** What residents see: the screens by their paths, and the tabs below them. */
export function ResidentApp() {
  const [path] = useLocation();
  // While one reads a screen, the one that follows most often is loaded.
  useEffect(() => {
    if (path === '/') FacilityScreen.preload();
    else if (OF_FACILITY.test(path)) BookingScreen.preload();
  }, [path]);
  return (
    <Provider value={api}>
      <div className="resident">
        <NewVersionNotice />
        <SignInNotice />
        <Switch>
          <Route path="/" component={FindScreen} />
          <Route path="/facilities/:id">{({ id }) => <FacilityScreen key={id} id={id} />}</Route>
          <Route path="/f/:id">{({ id }) => <FacilityScreen key={id} id={id} />}</Route>
          <Route path="/u/:id">{({ id }) => <UnitScreen key={id} id={id} />}</Route>
          <Route path="/bookings" component={BookingsScreen} />
          <Route path="/bookings/:id/move">{({ id }) => <MoveScreen key={id} id={id} />}</Route>
          <Route path="/bookings/:id">{({ id }) => <BookingScreen key={id} id={id} />}</Route>
          <Route path="/messages" component={MessagesScreen} />
          <Route path="/me" component={MeScreen} />
          <Route component={MissingScreen} />
        </Switch>
        <Tabs />
      </div>
    </Provider>
  );
}

function Tabs() {
  const say = useSay();
  const [path] = useLocation();
  const tabs = [
    ['/', say('find'), path === '/' || /^\/(facilities|f|u)\//.test(path)],
    ['/bookings', say('bookings'), path.startsWith('/bookings')],
    ['/messages', say('messages'), path.startsWith('/messages')],
    ['/me', say('me'), path.startsWith('/me')],
  ] as const;
  return (
    <nav className="tabs" aria-label={say('name')}>
      {tabs.map(([to, name, current]) => (
        <Link key={to} href={to} aria-current={current ? 'page' : undefined}>
          {name}
          {to === '/messages' && <UnreadCount />}
        </Link>
      ))}
    </nav>
  );
}
