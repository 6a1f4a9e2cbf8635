import { BookedLineFragmentDoc, BookSlotDocument, readFragment } from '@grid-commons/client';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { newIdempotencyKey, troubleOf } from '../../shared/api.ts';
import { useCompanyText } from '../../shared/bookings/company-text.ts';
import { keepJustBooked } from '../../shared/bookings/just-booked.ts';
import { signIn } from '../../shared/session.ts';
import { at, dateOf, dayText, spanText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { BookForm } from './book-form.tsx';
import { type Company, companyInput, companyNumbers, forgetCompany } from './company.ts';
import type { Facility, Start } from './facility-types.ts';
import { Refusals } from './refusals.tsx';
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
  details: { 'zh-CN': '填写同行人和备注', en: 'Who comes, and a note' },
});

interface BookActionProps {
  readonly facility: Facility;
  readonly chosen: Start | undefined;
  /** What was looked for, whether it can be had or not; undefined when nothing was. */
  readonly wanted: { readonly start: string; readonly end: string } | undefined;
  readonly quantity: number;
  readonly company: Company;
  readonly change: (changed: Partial<Company>) => void;
  readonly reload: () => void;
}

/** The one button that books. Until it is known what came of it, the same intent is sent again, whoever taps how often. */
export function BookAction({ facility, chosen, wanted, quantity, company, change, reload }: BookActionProps) {
  const say = useSay();
  const language = useLanguage();
  const [, open] = useLocation();
  const [{ fetching, data, error }, book] = useMutation(BookSlotDocument);
  const intent = useRef<{ readonly what: string; readonly key: string }>(undefined);
  const [asked, setAsked] = useState<string>();
  const [isFilling, setFilling] = useState(false);
  const zone = facility.timeZone;
  const slot = chosen ?? wanted;
  const along = companyInput(company);
  const companyText = useCompanyText();
  const what = chosen && `${facility.id} ${chosen.start} ${chosen.end} ${quantity} ${JSON.stringify(along)}`;

  const submit = async () => {
    if (!chosen || fetching) return;
    if (intent.current?.what !== what) intent.current = { what: what!, key: newIdempotencyKey() };
    setAsked(what);
    const input = {
      facilityId: facility.id,
      start: chosen.start,
      end: chosen.end,
      quantity,
      ...along,
      idempotencyKey: intent.current!.key,
    };
    const answer = await book({ input });
    if (answer.error && troubleOf(answer.error) === 'signed-out') return signIn();
    const booking = answer.data?.bookingCreate.booking;
    if (booking) {
      forgetCompany(facility.id);
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
      {refusals && <Refusals of={refusals} />}
      {slot && !refusals?.length && !fetching && !isFilling && (
        <WhyNot
          facilityId={facility.id}
          start={slot.start}
          end={slot.end}
          quantity={quantity}
          company={companyNumbers(company)}
          zone={zone}
        />
      )}
      {facility.admission === 'APPROVAL' && chosen && (
        <p className="small muted">{say('approval', { unit: facility.unit.name })}</p>
      )}
      {chosen && !fetching && (
        <p className="small">
          <button type="button" className="plain" onClick={() => setFilling(true)}>
            {say('details')}
          </button>{' '}
          {companyText({ ...company, headcount: company.headcount ?? null })}
        </p>
      )}
      {chosen && isFilling && (
        <BookForm
          facility={facility}
          chosen={chosen}
          quantity={quantity}
          company={company}
          change={change}
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
