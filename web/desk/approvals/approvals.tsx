import {
  BookingsToApproveDocument,
  type BookingToApproveFragment,
  BookingToApproveFragmentDoc,
  ConfirmBookingDocument,
  readFragment,
  RejectBookingDocument,
} from '@grid-commons/client';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { useBookingsChange } from '../live.ts';
import { bookingsOf } from '../of-scope.ts';
import { Listing } from '../parts/listing.tsx';
import { ApprovalRow } from './approval-row.tsx';

const useSay = words('approvals', {
  title: { 'zh-CN': '审核预约', en: 'Approve bookings' },
  list: { 'zh-CN': '待审核的预约', en: 'Bookings to approve' },
  keys: {
    'zh-CN': '键盘：↑ ↓ 选择，Enter 确认，Tab 到“拒绝”。',
    en: 'Keyboard: ↑ ↓ to choose, Enter to confirm, Tab to “Reject”.',
  },
  none: { 'zh-CN': '没有待审核的预约。', en: 'No booking waits for you.' },
  sheet: { 'zh-CN': '看日视图', en: 'See the day sheet' },
  more: {
    'zh-CN': '还有 {n} 条，处理后会显示。',
    en: '{n, plural, one {# more comes} other {# more come}} up as you decide.',
  },
  confirmed: { 'zh-CN': '已确认：{what}', en: 'Confirmed: {what}' },
  rejected: { 'zh-CN': '已拒绝：{what}', en: 'Rejected: {what}' },
  failed: { 'zh-CN': '没有提交成功，请再试一次。', en: 'That was not sent. Try again.' },
});

const PAGE = 30;

/** What came back of a decision that was refused, and of which booking. */
type Problems = Readonly<Record<string, { readonly what: string; readonly message: string }>>;

/**
 * U3: the bookings that wait for the unit. A row that is decided leaves at once; where the decision is refused, it comes
 * back and says why.
 */
export function ApprovalsScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const href = useHref();
  // One moment for as long as the page is open: another would be another question each time.
  const [openedAt] = useState(() => new Date().toISOString());
  const variables = useMemo(
    () => ({ where: { ...bookingsOf(scope), states: ['PENDING' as const], from: openedAt }, first: PAGE }),
    [scope, openedAt],
  );
  const [answer, reload] = useQuery({ query: BookingsToApproveDocument, variables });
  const again = () => reload({ requestPolicy: 'network-only' });
  const decisions = useDecisions(again);
  useBookingsChange(answer.data !== undefined, again);
  return (
    <DeskPage title={say('title')}>
      <p className="visually-hidden" role="status">
        {decisions.last && say(decisions.last.kind, { what: decisions.last.what })}
      </p>
      <Listing answer={answer} reload={again}>
        {({ bookings: { edges, totalCount } }) => {
          const found = edges
            .map(({ node }) => readFragment(BookingToApproveFragmentDoc, node))
            .filter(({ id }) => !decisions.made.has(id));
          const beyond = totalCount - edges.length;
          // Refused, and decided elsewhere meanwhile: the row does not come back, its reason does.
          const gone = Object.entries(decisions.problems).filter(([id]) => !found.some((booking) => booking.id === id));
          return (
            <>
              {gone.map(([id, { what, message }]) => (
                <p key={id} className="notice" data-kind="danger" role="alert">
                  {what}
                  <br />
                  {message}
                </p>
              ))}
              {found.length === 0 && !answer.stale && (
                <Empty title={say('none')}>
                  <Link className="button" href={href('/bookings')}>
                    {say('sheet')}
                  </Link>
                </Empty>
              )}
              {found.length > 0 && (
                <>
                  <p className="small muted wide-only">{say('keys')}</p>
                  <Rows found={found} decisions={decisions} />
                </>
              )}
              {beyond > 0 && <p className="small muted">{say('more', { n: beyond })}</p>}
            </>
          );
        }}
      </Listing>
    </DeskPage>
  );
}

interface Decisions {
  /** What has been decided here, and is not to be seen any more. */
  readonly made: ReadonlySet<string>;
  readonly problems: Problems;
  readonly last: { readonly kind: 'confirmed' | 'rejected'; readonly what: string } | undefined;
  confirm(booking: BookingToApproveFragment): void;
  reject(booking: BookingToApproveFragment, reason: string): void;
}

function useDecisions(reload: () => void): Decisions {
  const say = useSay();
  const language = useLanguage();
  const [made, setMade] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<Problems>({});
  const [last, setLast] = useState<Decisions['last']>();
  const [, confirm] = useMutation(ConfirmBookingDocument);
  const [, reject] = useMutation(RejectBookingDocument);
  const decide = async (
    booking: BookingToApproveFragment,
    kind: 'confirmed' | 'rejected',
    send: () => Promise<string | undefined>,
  ) => {
    const { id, facility } = booking;
    setMade((before) => new Set(before).add(id));
    setProblems(({ [id]: _gone, ...others }) => others);
    const message = await send();
    if (message === undefined) return setLast({ kind, what: facility.name });
    const what = `${facility.name} ${bookedText(booking, language)}`;
    setProblems((before) => ({ ...before, [id]: { what, message } }));
    setMade((before) => new Set([...before].filter((one) => one !== id)));
    reload();
  };
  return {
    made,
    problems,
    last,
    confirm: (booking) =>
      void decide(booking, 'confirmed', async () => {
        const { data, error } = await confirm({ input: { bookingId: booking.id } });
        return error ? say('failed') : data?.bookingConfirm.userErrors[0]?.message;
      }),
    reject: (booking, reason) =>
      void decide(booking, 'rejected', async () => {
        const { data, error } = await reject({ input: { bookingId: booking.id, reason } });
        return error ? say('failed') : data?.bookingReject.userErrors[0]?.message;
      }),
  };
}

/** The rows, one of which has the keyboard: it goes to the next when one leaves. */
function Rows({
  found,
  decisions,
}: {
  readonly found: readonly BookingToApproveFragment[];
  readonly decisions: Decisions;
}) {
  const say = useSay();
  const list = useRef<HTMLUListElement>(null);
  const focusOn = (at: number) => {
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('[data-confirm]') ?? [];
    buttons[Math.min(Math.max(at, 0), buttons.length - 1)]?.focus();
  };
  const indexOf = (target: EventTarget) =>
    [...(list.current?.children ?? [])].findIndex((row) => row.contains(target as Node));
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || (event.target as HTMLElement).tagName === 'INPUT') return;
    event.preventDefault();
    focusOn(indexOf(event.target) + step);
  };
  // Whoever has just come to the page needs no way to the list.
  useEffect(() => {
    const enter = ({ key, target }: globalThis.KeyboardEvent) => {
      const isNowhere = target === document.body || (target as HTMLElement).tagName === 'H1';
      if (key === 'ArrowDown' && isNowhere) focusOn(0);
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, []);
  // Whoever works by keyboard goes on where the row was.
  const goOn = (id: string) => {
    const at = found.findIndex((one) => one.id === id);
    requestAnimationFrame(() => focusOn(at));
  };
  return (
    <ul ref={list} className="cards" aria-label={say('list')} onKeyDown={move}>
      {found.map((booking) => (
        <ApprovalRow
          key={booking.id}
          booking={booking}
          problem={decisions.problems[booking.id]?.message}
          confirm={() => {
            decisions.confirm(booking);
            goOn(booking.id);
          }}
          reject={(reason) => {
            decisions.reject(booking, reason);
            goOn(booking.id);
          }}
        />
      ))}
    </ul>
  );
}
