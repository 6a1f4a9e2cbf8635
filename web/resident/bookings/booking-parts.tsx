import { type BookedLineFragment, GiveBookingBackDocument } from '@grid-commons/client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Sheet } from '../../shared/sheet.tsx';
import { at, dateOf, dayText, spanText, timeText, today } from '../../shared/time.ts';
import { type Language, localText, useLanguage, words } from '../../shared/words.ts';

const useSay = words('booking-parts', {
  cancel: { 'zh-CN': '取消预约', en: 'Cancel booking' },
  consequence: {
    'zh-CN': '取消后名额马上让给别人。需要时可以重新预约，但可能没有空位。',
    en: 'The place is free for others at once. You can book again, if one is left.',
  },
  really: { 'zh-CN': '确定取消', en: 'Yes, cancel it' },
  keep: { 'zh-CN': '保留', en: 'Keep it' },
  answerBy: { 'zh-CN': '{unit}最晚在{when}前答复。', en: '{unit} answers by {when}.' },
  failed: { 'zh-CN': '没有取消成功，请再试一次。', en: 'It was not cancelled. Try again.' },
  closed: {
    'zh-CN': '届时不开放（{reason}）。单位没有另行决定的话，{when}取消此预约。',
    en: 'It is not open then ({reason}). Unless the unit decides otherwise, this is cancelled {when}.',
  },
  letRun: {
    'zh-CN': '届时不开放（{reason}），但单位保留您的预约。',
    en: 'It is not open then ({reason}), but the unit keeps your booking.',
  },
});

/** Whether it is still to come, or under way. */
export function isStanding({ state, end }: Pick<BookedLineFragment, 'state' | 'end'>): boolean {
  return ['PENDING', 'CONFIRMED', 'CHECKED_IN'].includes(state) && Date.parse(end) > Date.now();
}

export function bookingTimeText(
  { start, end, facility: { timeZone } }: BookedLineFragment,
  language: Language,
): string {
  const date = dateOf(at(start, timeZone).toString().slice(0, 'YYYY-MM-DD'.length), today(timeZone));
  return `${dayText(date, timeZone, language)} ${spanText(start, end, timeZone, language)}`;
}

/** Who answers, and until when, of one that waits for the unit. */
export function AnswerBy({ booking: { answerBy, facility } }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  if (!answerBy) return null;
  const time = at(answerBy, facility.timeZone);
  const date = dateOf(time.toString().slice(0, 'YYYY-MM-DD'.length), today(facility.timeZone));
  const day = dayText(date, facility.timeZone, language);
  return <>{say('answerBy', { unit: facility.unit.name, when: `${day} ${timeText(time)}` })}</>;
}

/** That the facility is not open then any more, and what becomes of the booking. */
export function ClosureNotice({ booking: { closureNotice, facility } }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  if (!closureNotice) return null;
  const { choice, decideBy, reason } = closureNotice;
  const time = at(decideBy, facility.timeZone);
  const date = dateOf(time.toString().slice(0, 'YYYY-MM-DD'.length), today(facility.timeZone));
  const when = `${dayText(date, facility.timeZone, language)} ${timeText(time)}`;
  return (
    <p className="notice" data-kind="warning" role="note">
      {say(choice === 'LET_RUN' ? 'letRun' : 'closed', { reason: localText(reason, language), when })}
    </p>
  );
}

/** Gives a booking back: one tap to ask, one to do it, with what it means in between. */
export function CancelButton({ booking }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, giveBack] = useMutation(GiveBookingBackDocument);
  const cancel = async () => {
    const { data, error } = await giveBack({ input: { bookingId: booking.id } });
    const refusal = data?.bookingCancel.userErrors[0]?.message;
    if (error || refusal) setProblem(refusal ?? say('failed'));
    else setAsking(false);
  };
  return (
    <>
      <button type="button" className="danger-action" onClick={() => setAsking(true)}>
        {say('cancel')}
      </button>
      {asking && (
        <Sheet title={say('cancel')} close={() => setAsking(false)}>
          <p>
            {booking.facility.name}
            <br />
            {bookingTimeText(booking, language)}
          </p>
          <p>{say('consequence')}</p>
          {problem !== undefined && (
            <p className="notice" data-kind="danger" role="alert">
              {problem}
            </p>
          )}
          <div className="row">
            <button type="button" className="danger-action" aria-busy={fetching} onClick={cancel}>
              {say('really')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {say('keep')}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
