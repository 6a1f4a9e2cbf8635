import { BookingToMoveDocument, type BookingToMoveQuery, MoveBookingDocument } from '@grid-commons/client';
import { type FormEvent, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { newIdempotencyKey } from '../../shared/api.ts';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { at, dateOf, dayText, instantOf, lengthText, spanText, timeText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { MissingScreen } from '../missing.tsx';

const useSay = words('move', {
  title: { 'zh-CN': '改期', en: 'Move a booking' },
  now: { 'zh-CN': '现在', en: 'Now' },
  until: { 'zh-CN': '{when}前可以改期。', en: 'It can be moved until {when}.' },
  cannot: { 'zh-CN': '此预约不能改期。', en: 'This booking does not move.' },
  approval: {
    'zh-CN': '改期须由 {unit} 确认；答复之前，现在的和新的时段都为您保留。只是缩短或减少名额，马上生效。',
    en: '{unit} has to confirm it; this and the new time are kept for you until then. To give back part of it needs nobody.',
  },
  once: {
    'zh-CN': '改期后预约号不变，原来的时段马上让给别人。没有空位时保持不变。',
    en: 'The reference stays; the time that you leave is free for others at once. If there is no place, nothing changes.',
  },
  day: { 'zh-CN': '哪一天', en: 'Day' },
  start: { 'zh-CN': '几点开始', en: 'From' },
  length: { 'zh-CN': '多久', en: 'How long' },
  quantity: { 'zh-CN': '几个名额', en: 'Places' },
  move: { 'zh-CN': '改到这个时段', en: 'Move it' },
  retry: { 'zh-CN': '再试一次', en: 'Try again' },
  failed: {
    'zh-CN': '没有收到回复，不知道是否已改期。再点一次不会重复改期。',
    en: 'No answer came, so it is not known whether it has moved. Trying again moves nothing twice.',
  },
  others: { 'zh-CN': '这些时段有空位：', en: 'There is room:' },
  keep: { 'zh-CN': '保持不变', en: 'Leave it' },
});

type BookingToMove = Extract<NonNullable<BookingToMoveQuery['node']>, { readonly __typename: 'Booking' }>;

/** R6: a booking, and where it is to move, with until when, and who has to say yes, told before. */
export function MoveScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: BookingToMoveDocument, variables: { id } });
  if (error && !data) {
    return (
      <Page title={say('title')}>
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={say('title')}>
        <Skeleton rows={2} />
      </Page>
    );
  }
  if (data.node?.__typename !== 'Booking') return <MissingScreen />;
  return <MovePage key={data.node.version} booking={data.node} />;
}

function MovePage({ booking }: { readonly booking: BookingToMove }) {
  const say = useSay();
  const language = useLanguage();
  const [, open] = useLocation();
  const { facility, movableUntil } = booking;
  const zone = facility.timeZone;
  const [{ data, error, fetching }, move] = useMutation(MoveBookingDocument);
  const intent = useRef<{ readonly what: string; readonly key: string }>(undefined);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const start = instantOf(dateOf(String(form.get('date')), today(zone)), String(form.get('start')), zone);
    const end = new Date(Date.parse(start) + Number(form.get('minutes')) * 60_000).toISOString();
    const quantity = Number(form.get('quantity') ?? booking.quantity);
    const what = `${start} ${end} ${quantity}`;
    if (intent.current?.what !== what) intent.current = { what, key: newIdempotencyKey() };
    const answer = await move({
      input: {
        bookingId: booking.id,
        expectedVersion: booking.version,
        start,
        end,
        quantity,
        idempotencyKey: intent.current.key,
      },
    });
    if (answer.data?.bookingMove.booking) open(`/bookings/${booking.id}?moved=yes`);
    else if (answer.data) intent.current = undefined;
  };
  const day = (instant: string) =>
    dayText(dateOf(at(instant, zone).toString().slice(0, 'YYYY-MM-DD'.length), today(zone)), zone, language);
  const slot = (one: { readonly start: string; readonly end: string }) =>
    `${day(one.start)} ${spanText(one.start, one.end, zone, language)}`;
  return (
    <Page title={say('title')}>
      <p>
        {facility.name}
        <br />
        {say('now')}：{slot(booking)}
      </p>
      {movableUntil === null ? (
        <p className="notice" data-kind="warning" role="status">
          {say('cannot')}
        </p>
      ) : (
        <form onSubmit={submit}>
          <p>{say('until', { when: `${day(movableUntil)} ${timeText(at(movableUntil, zone))}` })}</p>
          <p className="small muted">
            {facility.admission === 'APPROVAL' ? say('approval', { unit: facility.unit.name }) : say('once')}
          </p>
          <Where booking={booking} />
          {error && (
            <p className="notice" data-kind="danger" role="alert">
              {say('failed')}
            </p>
          )}
          {data?.bookingMove.userErrors.map((refusal) => (
            <div key={refusal.code} className="notice" data-kind="warning" role="alert">
              <p>{refusal.message}</p>
              {refusal.__typename === 'SlotUnavailable' && refusal.alternatives.length > 0 && (
                <>
                  <p>{say('others')}</p>
                  <ul>
                    {refusal.alternatives.map((one) => (
                      <li key={`${one.facility.id} ${one.start}`}>
                        {one.facility.name} {slot(one)}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          ))}
          <button type="submit" className="main-action" aria-busy={fetching}>
            {say(error ? 'retry' : 'move')}
          </button>
        </form>
      )}
      <p>
        <Link className="button" href={`/bookings/${booking.id}`}>
          {say('keep')}
        </Link>
      </p>
    </Page>
  );
}

/** Day, time, length and places, as they are now. */
function Where({ booking: { start, end, quantity, facility } }: { readonly booking: BookingToMove }) {
  const say = useSay();
  const language = useLanguage();
  const [date] = useState(() => at(start, facility.timeZone).toString().slice(0, 'YYYY-MM-DD'.length));
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const first = today(facility.timeZone);
  const { gridMinutes, horizonDays } = facility.bookingRules;
  return (
    <div className="row">
      <label>
        {say('day')}{' '}
        <input
          type="date"
          name="date"
          required
          defaultValue={date}
          min={first.toString()}
          max={first.add({ days: horizonDays }).toString()}
        />
      </label>
      <label>
        {say('start')}{' '}
        <input
          type="time"
          name="start"
          required
          step={gridMinutes * 60}
          defaultValue={timeText(at(start, facility.timeZone))}
        />
      </label>
      <label>
        {say('length')}{' '}
        <select name="minutes" defaultValue={minutes}>
          {lengthsOf(facility.bookingRules, minutes).map((length) => (
            <option key={length} value={length}>
              {lengthText(length, language)}
            </option>
          ))}
        </select>
      </label>
      {facility.capacity > 1 && (
        <label>
          {say('quantity')}{' '}
          <input
            type="number"
            name="quantity"
            inputMode="numeric"
            required
            min={1}
            max={facility.capacity}
            defaultValue={quantity}
          />
        </label>
      )}
    </div>
  );
}

/** Lengths people take, of those that are allowed; and the one that it has. */
function lengthsOf({ gridMinutes, minMinutes, maxMinutes }: BookingToMove['facility']['bookingRules'], now: number) {
  const usual = [15, 30, 60, 90, 120, 180, 240, 480, 720, 840, 1_440];
  const allowed = usual.filter((length) => length % gridMinutes === 0 && length >= minMinutes && length <= maxMinutes);
  return [...new Set([...allowed, minMinutes, now])].sort((a, b) => a - b);
}
