import { type BookedLineFragment, GiveBookingBackDocument, labelOf } from '@grid-commons/client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../shared/api.ts';
import { bookedMomentText, bookedText } from '../../shared/bookings/booked-text.ts';
import { Sheet } from '../../shared/sheet.tsx';
import { type Language, localText, useLanguage, words } from '../../shared/words.ts';

const useSay = words('booking-parts', {
  cancel: { 'zh-CN': '取消预约', en: 'Cancel booking' },
  consequence: {
    'zh-CN': '取消后名额马上让给别人。需要时可以重新预约，但可能没有空位。',
    en: 'The place is free for others at once. You can book again, if one is left.',
  },
  really: { 'zh-CN': '确定取消', en: 'Yes, cancel it' },
  reallyAll: { 'zh-CN': '确定取消这 {n} 个', en: 'Yes, cancel these {n}' },
  keep: { 'zh-CN': '保留', en: 'Keep it' },
  why: { 'zh-CN': '原因（可不填）', en: 'Why (may be left out)' },
  unsaid: { 'zh-CN': '不说明', en: 'Not said' },
  cancelBy: { 'zh-CN': '{when}前可以取消。', en: 'Can be cancelled until {when}.' },
  tooLate: {
    'zh-CN': '{when}后不能再自行取消；有事请联系单位。',
    en: 'It could be cancelled until {when}. Ask the unit if something has come up.',
  },
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

/** Who answers, and until when, of one that waits for the unit. */
export function AnswerBy({ booking: { answerBy, facility } }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  if (!answerBy) return null;
  return (
    <>{say('answerBy', { unit: facility.unit.name, when: bookedMomentText(answerBy, facility.timeZone, language) })}</>
  );
}

/** That the facility is not open then any more, and what becomes of the booking. */
export function ClosureNotice({ booking: { closureNotice, facility } }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  if (!closureNotice) return null;
  const { choice, decideBy, reason } = closureNotice;
  const when = bookedMomentText(decideBy, facility.timeZone, language);
  return (
    <p className="notice" data-kind="warning" role="note">
      {say(choice === 'LET_RUN' ? 'letRun' : 'closed', { reason: localText(reason, language), when })}
    </p>
  );
}

/** Until when one can give it back, where that is not simply until it ends; and that it is too late. */
export function CancelBy({ booking }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  const { cancellableUntil, end, facility, viewerCan } = booking;
  if (!cancellableUntil || cancellableUntil === end) return null;
  const when = bookedMomentText(cancellableUntil, facility.timeZone, language);
  return <>{say(viewerCan.cancel ? 'cancelBy' : 'tooLate', { when })}</>;
}

/** Who ended it and why, of one that was cancelled or rejected; undefined where nobody said. */
export function endedText(
  { endedBy, cancelReason, stateReason }: Pick<BookedLineFragment, 'endedBy' | 'cancelReason' | 'stateReason'>,
  language: Language,
): string | undefined {
  const parts = [
    endedBy && labelOf('BookingActor', endedBy, language),
    cancelReason && labelOf('CancelReason', cancelReason, language),
    stateReason,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** Why somebody gives a booking back: what is theirs to say. */
const REASONS = ['CHANGE_OF_PLANS', 'ILLNESS', 'WEATHER', 'FOUND_ANOTHER_PLACE', 'UNSUITABLE', 'OTHER'] as const;
type Reason = (typeof REASONS)[number];

/** What came of giving some back: of those that were not, why. */
type Problems = Readonly<Record<string, string>>;

/** Gives bookings back, one after the other: each is done or refused by itself. */
function useGiveBack(): {
  readonly isUnderWay: boolean;
  readonly giveBack: (bookings: readonly BookedLineFragment[], reason: Reason | undefined) => Promise<Problems>;
} {
  const say = useSay();
  const [isUnderWay, setUnderWay] = useState(false);
  const [, send] = useMutation(GiveBookingBackDocument);
  // What was sent once and not answered is sent as the same.
  const [key] = useState(newIdempotencyKey);
  const giveBack = async (bookings: readonly BookedLineFragment[], reason: Reason | undefined) => {
    const problems: Record<string, string> = {};
    setUnderWay(true);
    for (const { id: bookingId } of bookings) {
      const idempotencyKey = [key, bookingId, reason].join(' ');
      const { data, error } = await send({ input: { bookingId, cancelReason: reason ?? null, idempotencyKey } });
      const refusal = data?.bookingCancel.userErrors[0]?.message;
      if (error || refusal) problems[bookingId] = refusal ?? say('failed');
    }
    setUnderWay(false);
    return problems;
  };
  return { isUnderWay, giveBack };
}

interface CancelSheetProps {
  readonly title: string;
  readonly bookings: readonly BookedLineFragment[];
  readonly close: () => void;
}

/** Which are given back, what that means, and the button that does it. Those that are refused stay, with why. */
export function CancelSheet({ title, bookings, close }: CancelSheetProps) {
  const say = useSay();
  const language = useLanguage();
  const [reason, setReason] = useState<Reason>();
  const [problems, setProblems] = useState<Problems>({});
  const { isUnderWay, giveBack } = useGiveBack();
  const [left, setLeft] = useState(bookings);
  const cancel = async () => {
    if (isUnderWay) return;
    const found = await giveBack(left, reason);
    setProblems(found);
    const refused = left.filter(({ id }) => found[id] !== undefined);
    if (refused.length === 0) close();
    else setLeft(refused);
  };
  return (
    <Sheet title={title} close={close}>
      <ul className="plain-list">
        {left.map((booking) => (
          <li key={booking.id}>
            {booking.facility.name}
            <br />
            {bookedText(booking, language)}
            {problems[booking.id] !== undefined && (
              <p className="notice" data-kind="danger" role="alert">
                {problems[booking.id]}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p>{say('consequence')}</p>
      <p>
        <label>
          {say('why')}{' '}
          <select
            value={reason ?? ''}
            onChange={({ target }) => setReason(REASONS.find((one) => one === target.value))}
          >
            <option value="">{say('unsaid')}</option>
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {labelOf('CancelReason', one, language)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <div className="row">
        <button type="button" className="danger-action" aria-busy={isUnderWay} onClick={cancel}>
          {left.length > 1 ? say('reallyAll', { n: left.length }) : say('really')}
        </button>
        <button type="button" onClick={close}>
          {say('keep')}
        </button>
      </div>
    </Sheet>
  );
}

/** Gives a booking back: one tap to ask, one to do it, with what it means in between. */
export function CancelButton({ booking }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  if (!booking.viewerCan.cancel) return null;
  return (
    <>
      <button type="button" className="danger-action" onClick={() => setAsking(true)}>
        {say('cancel')}
      </button>
      {asking && <CancelSheet title={say('cancel')} bookings={[booking]} close={() => setAsking(false)} />}
    </>
  );
}
