import { lazy, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Provider } from 'urql';
import { api } from '../shared/api.ts';
import { NewVersionNotice } from '../shared/new-version.tsx';
import { Skeleton } from '../shared/notices.tsx';
import { SignInNotice } from '../shared/sign-in-notice.tsx';
import { words } from '../shared/words.ts';
import { FindScreen } from './find/find.tsx';

const FacilityScreen = lazy(async () => ({ default: (await import('./facility/facility.tsx')).FacilityScreen }));
const BookingsScreen = lazy(async () => ({ default: (await import('./bookings/bookings.tsx')).BookingsScreen }));
const BookingScreen = lazy(async () => ({ default: (await import('./bookings/booking.tsx')).BookingScreen }));
const UnitScreen = lazy(async () => ({ default: (await import('./unit/unit.tsx')).UnitScreen }));
const MeScreen = lazy(async () => ({ default: (await import('./me/me.tsx')).MeScreen }));
const MissingScreen = lazy(async () => ({ default: (await import('./missing.tsx')).MissingScreen }));

const useSay = words('tabs', {
  name: { 'zh-CN': '主导航', en: 'Main' },
  find: { 'zh-CN': '找场地', en: 'Find' },
  bookings: { 'zh-CN': '我的预约', en: 'Bookings' },
  me: { 'zh-CN': '我的', en: 'Me' },
});

/** What residents see: the screens by their paths, and the tabs below them. */
export function ResidentApp() {
  return (
    <Provider value={api}>
      <div className="resident">
        <NewVersionNotice />
        <SignInNotice />
        <Suspense fallback={<Skeleton />}>
          <Switch>
            <Route path="/" component={FindScreen} />
            <Route path="/facilities/:id">{({ id }) => <FacilityScreen key={id} id={id} />}</Route>
            <Route path="/f/:id">{({ id }) => <FacilityScreen key={id} id={id} />}</Route>
            <Route path="/u/:id">{({ id }) => <UnitScreen key={id} id={id} />}</Route>
            <Route path="/bookings" component={BookingsScreen} />
            <Route path="/bookings/:id">{({ id }) => <BookingScreen key={id} id={id} />}</Route>
            <Route path="/me" component={MeScreen} />
            <Route component={MissingScreen} />
          </Switch>
        </Suspense>
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
    ['/me', say('me'), path.startsWith('/me')],
  ] as const;
  return (
    <nav className="tabs" aria-label={say('name')}>
      {tabs.map(([to, name, current]) => (
        <Link key={to} href={to} aria-current={current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
