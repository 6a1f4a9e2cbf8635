import {
  DeskBookingLineFragmentDoc,
  DeskBookingsDocument,
  DeskBookingsTableDocument,
  labelsOf,
  readFragment,
} from '@grid-commons/client';
import { type FormEvent, useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { oneOf } from '../../shared/one-of.ts';
import { Empty } from '../../shared/notices.tsx';
import { dateOf, DISTRICT_ZONE, instantOf, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { BookingTable } from '../booking-table.tsx';
import { DeskPage } from '../desk-page.tsx';
import { bookingsOf } from '../of-scope.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { PartNotice, usePlace } from '../within.tsx';

const useSay = words('booking-list', {
  title: { 'zh-CN': '全部预约', en: 'All bookings' },
  reference: { 'zh-CN': '预约号', en: 'Reference' },
  find: { 'zh-CN': '查找', en: 'Find' },
  state: { 'zh-CN': '状态', en: 'State' },
  all: { 'zh-CN': '全部', en: 'All' },
  kept: { 'zh-CN': '有效的', en: 'Kept' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  order: { 'zh-CN': '排序', en: 'Order' },
  newest: { 'zh-CN': '最近提交在前', en: 'Latest made first' },
  latest: { 'zh-CN': '最晚开始在前', en: 'Latest start first' },
  soonest: { 'zh-CN': '最早开始在前', en: 'Earliest start first' },
  found: { 'zh-CN': '共 {n} 条', en: '{n, plural, one {# booking} other {# bookings}}' },
  none: { 'zh-CN': '没有这样的预约。', en: 'There is no such booking.' },
  clear: { 'zh-CN': '看全部', en: 'See all' },
});

const PAGE = 50;
/** Those that took place, or will: what figures count. */
const KEPT = 'KEPT';
const KEPT_STATES = ['CONFIRMED' as const, 'CHECKED_IN' as const, 'COMPLETED' as const];
const ORDERS = ['newest', 'latest', 'soonest'] as const;
const ORDER_OF = {
  newest: { field: 'CREATED', direction: 'DESC' },
  latest: { field: 'START', direction: 'DESC' },
  soonest: { field: 'START', direction: 'ASC' },
} as const;

/** All bookings of a place: by the reference that somebody shows at the gate, by state, in any order, and as a file. */
export function BookingsScreen() {
  const say = useSay();
  const language = useLanguage();
  const place = usePlace();
  const client = useClient();
  const { params, go } = useAddress();
  const states = labelsOf('BookingState', language);
  const state = [KEPT, ...states.map(({ value }) => value)].find((one) => one === params.get('state')) ?? null;
  const [from, to] = [params.get('from'), params.get('to')];
  const order = oneOf(ORDERS, params.get('order'), 'newest');
  const reference = params.get('reference');
  const after = params.get('after');
  const variables = useMemo(
    () => ({
      where: {
        ...bookingsOf(place),
        reference,
        states: state === null ? null : state === KEPT ? KEPT_STATES : [state as never],
        from: from && dayBegins(from, 0),
        to: to && dayBegins(to, 1),
      },
      orderBy: ORDER_OF[order],
      first: PAGE,
      after,
    }),
    [place, reference, state, order, after, from, to],
  );
  const [answer, reload] = useQuery({ query: DeskBookingsDocument, variables });
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('reference')).trim();
    go({ reference: typed || null, after: null });
  };
  return (
    <DeskPage
      title={say('title')}
      tools={
        <CsvButton
          name={say('title')}
          csv={async () => (await client.query(DeskBookingsTableDocument, variables)).data?.bookings.csv}
        />
      }
    >
      <PartNotice />
      <form role="search" className="row" onSubmit={find}>
        <label>
          {say('reference')} <input type="search" name="reference" defaultValue={reference ?? ''} maxLength={20} />
        </label>
        <button type="submit">{say('find')}</button>
        <select
          aria-label={say('state')}
          value={state ?? ''}
          onChange={({ target }) => go({ state: target.value || null, after: null }, 'replace')}
        >
          <option value="">{say('all')}</option>
          <option value={KEPT}>{say('kept')}</option>
          {states.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {say(name)}{' '}
            <input
              type="date"
              value={params.get(name) ?? ''}
              onChange={({ target }) => go({ [name]: target.value || null, after: null }, 'replace')}
            />
          </label>
        ))}
        <select
          aria-label={say('order')}
          value={order}
          onChange={({ target }) => go({ order: target.value, after: null }, 'replace')}
        >
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
      </form>
      <Listing answer={answer} reload={() => reload({ requestPolicy: 'network-only' })}>
        {({ bookings: { edges, totalCount, pageInfo } }) => (
          <>
            <p className="small muted" role="status">
              {say('found', { n: totalCount })}
            </p>
            {edges.length === 0 ? (
              <Empty title={say('none')}>
                <button
                  type="button"
                  onClick={() => go({ reference: null, state: null, from: null, to: null, after: null })}
                >
                  {say('clear')}
                </button>
              </Empty>
            ) : (
              <BookingTable
                caption={say('title')}
                bookings={edges.map(({ node }) => readFragment(DeskBookingLineFragmentDoc, node))}
              />
            )}
            {pageInfo.hasNextPage && <MoreButton show={() => go({ after: pageInfo.endCursor ?? null })} />}
          </>
        )}
      </Listing>
    </DeskPage>
  );
}

/** When a day begins, or one so many days after it. */
function dayBegins(date: string, days: number): string {
  return instantOf(dateOf(date, today(DISTRICT_ZONE)).add({ days }), '00:00', DISTRICT_ZONE);
}
