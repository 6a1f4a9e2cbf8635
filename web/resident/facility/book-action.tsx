import { BookedLineFragmentDoc, BookSlotDocument, readFragment } from '@grid-commons/client';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { Link, useLocation } from 'wouter';
import { newIdempotencyKey, troubleOf } from '../../shared/api.ts';
import { keepJustBooked } from '../../shared/just-booked.ts';
import { signIn } from '../../shared/session.ts';
import { at, dateOf, dayText, spanText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Alternatives } from './alternatives.tsx';
import { BookForm } from './book-form.tsx';
import type { Facility, Start } from './facility-types.ts';
import { WhyNot } from './why-not.tsx';

const useSay = words('book-action', {
  book: { 'zh-CN': '预约 {day} {span}', en: 'Book {day} {span}' },
  booking: { 'zh-CN': '正在预约…', en: 'Booking…' },
  choose: { 'zh-CN': '请先选一个时间', en: 'Choose a time first' },
  approval: { 'zh-CN': '由{unit}确认后生效。', en: 'It holds once {unit} has confirmed it.' },
  offline: {
    'zh-CN': '没有收到回复，不知道是否约上。再点一次不会重复预约。',
    en: 'No answer came, so it is not known whether it was booked. Trying again books nothing twice.',
  },
  retry: { 'zh-CN': '再试一次', en: 'Try again' },
  mine: { 'zh-CN': '查看我的预约', en: 'See my bookings' },
  register: { 'zh-CN': '先登记为居民，再预约', en: 'Register as a resident first' },
  details: { 'zh-CN': '填写同行人和备注', en: 'Who comes, and a note' },
  confirmPhone: { 'zh-CN': '去验证手机号', en: 'Confirm my phone' },
});

interface BookActionProps {
  readonly facility: Facility;
  readonly chosen: Start | undefined;
  /** What was looked for, whether it can be had or not; undefined when nothing was. */
  readonly wanted: { readonly start: string; readonly end: string } | undefined;
  readonly quantity: number;
  readonly reload: () => void;
}

/** The one button that books. Until it is known what came of it, the same intent is sent again, whoever taps how often. */
export function BookAction({ facility, chosen, wanted, quantity, reload }: BookActionProps) {
  const say = useSay();
  const language = useLanguage();
  const [, open] = useLocation();
  const [{ fetching, data, error }, book] = useMutation(BookSlotDocument);
  const intent = useRef<{ readonly what: string; readonly key: string }>(undefined);
  const [asked, setAsked] = useState<string>();
  const [isFilling, setFilling] = useState(false);
  const zone = facility.timeZone;
  const slot = chosen ?? wanted;
  const what = chosen && `${facility.id} ${chosen.start} ${chosen.end} ${quantity}`;

  const submit = async () => {
    if (!chosen || fetching) return;
    if (intent.current?.what !== what) intent.current = { what: what!, key: newIdempotencyKey() };
    setAsked(what);
    const input = {
      facilityId: facility.id,
      start: chosen.start,
      end: chosen.end,
      quantity,
      idempotencyKey: intent.current!.key,
    };
    const answer = await book({ input });
    if (answer.error && troubleOf(answer.error) === 'signed-out') return signIn();
    const booking = answer.data?.bookingCreate.booking;
    if (booking) {
      keepJustBooked(readFragment(BookedLineFragmentDoc, booking));
      open(`/bookings/${booking.id}?new=yes`);
    } else if (answer.data) {
      // An answer was given to this intent: the next tap is another one.
      intent.current = undefined;
      reload();
    }
  };

  // What was asked for may be gone from the list by now; it is told until something else is chosen.
  const isAsked = asked !== undefined && (what === undefined || what === asked);
  const refusals = isAsked ? data?.bookingCreate.userErrors : undefined;
  return (
    <>
      {error && isAsked && (
        <p className="notice" data-kind="danger" role="alert">
          {say('offline')}
        </p>
      )}
      {refusals?.map((refusal) => (
        <div key={refusal.code} className="notice" data-kind="warning" role="alert">
          <p>{refusal.message}</p>
          {refusal.__typename === 'PhoneUnconfirmed' && (
            <Link className="button" href="/me">
              {say('confirmPhone')}
            </Link>
          )}
          {refusal.code === 'QUOTA_EXCEEDED' && <Link href="/bookings">{say('mine')}</Link>}
          {refusal.code === 'FORBIDDEN' && <Link href="/me">{say('register')}</Link>}
          {refusal.__typename === 'SlotUnavailable' && refusal.alternatives.length > 0 && (
            <Alternatives of={refusal.alternatives} />
          )}
        </div>
      ))}
      {slot && !refusals?.length && !fetching && (
        <WhyNot facilityId={facility.id} start={slot.start} end={slot.end} quantity={quantity} zone={zone} />
      )}
      {facility.admission === 'APPROVAL' && chosen && (
        <p className="small muted">{say('approval', { unit: facility.unit.name })}</p>
      )}
      {chosen && !fetching && (
        <button type="button" className="plain" onClick={() => setFilling(true)}>
          {say('details')}
        </button>
      )}
      {chosen && isFilling && (
        <BookForm
          facility={facility}
          chosen={chosen}
          quantity={quantity}
          close={() => {
            setFilling(false);
            reload();
          }}
        />
      )}
      <button type="button" className="main-action" disabled={!chosen} aria-busy={fetching} onClick={submit}>
        {bookText()}
      </button>
    </>
  );

  function bookText(): string {
    if (!chosen) return say('choose');
    if (fetching) return say('booking');
    if (error && isAsked) return say('retry');
    const day = dayText(
      dateOf(at(chosen.start, zone).toString().slice(0, 'YYYY-MM-DD'.length), today(zone)),
      zone,
      language,
    );
    return say('book', { day, span: spanText(chosen.start, chosen.end, zone, language) });
  }
}
