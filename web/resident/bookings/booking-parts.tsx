import { type BookedLineFragment, GiveBookingBackDocument, labelOf } from '@grid-commons/client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { bookedMomentText, bookedText } from '../../shared/bookings/booked-text.ts';
import { type Language, localText, useLanguage, words } from '../../shared/words.ts';

const useSay = words('booking-parts', {
  late: {
    'zh-CN': '取消时限（{when}）已过，此次取消会被记为逾期。',
    en: 'The time for cancelling ended {when}: this is marked as late.',
  },
  move: { 'zh-CN': '改期', en: 'Move' },
  moving: {
    'zh-CN': '已申请改到 {what}，等 {unit} 在{when}前答复。答复之前，两个时段都为您保留。',
    en: 'You have asked to move it to {what}; {unit} answers by {when}. Both are kept for you until then.',
  },
  withdraw: { 'zh-CN': '撤回改期申请', en: 'Withdraw the move' },
  held: { 'zh-CN': '为您保留到 {when}，尚未预约。', en: 'Held for you until {when}; not booked yet.' },
  cancelBy: { 'zh-CN': '{when}前可以取消。', en: 'Can be cancelled until {when}.' },
  tooLate: {
    'zh-CN': '{when}后不能再自行取消；有事请联系单位。',
    en: 'It could be cancelled until {when}. Ask the unit if something has come up.',
  },
  answerBy: { 'zh-CN': '{unit}最晚在{when}前答复。', en: '{unit} answers by {when}.' },
  failed: { 'zh-CN': '没有撤回成功，请再试一次。', en: 'It was not withdrawn. Try again.' },
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

/** That it is but held; and the move of it that waits for the unit, which can be withdrawn. */
export function WaitingNotices({ booking }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, giveBack] = useMutation(GiveBookingBackDocument);
  const { moveRequest, heldUntil, facility } = booking;
  const withdraw = async () => {
    const { data, error } = await giveBack({ input: { bookingId: moveRequest!.id } });
    const refusal = data?.bookingCancel.userErrors[0]?.message;
    setProblem(error || refusal ? (refusal ?? say('failed')) : undefined);
  };
  return (
    <>
      {heldUntil && (
        <p className="notice" role="note">
          {say('held', { when: bookedMomentText(heldUntil, facility.timeZone, language) })}
        </p>
      )}
      {moveRequest && (
        <div className="notice" role="note">
          <p>
            {say('moving', {
              what: `${moveRequest.facility.name} ${bookedText(moveRequest, language)}`,
              unit: facility.unit.name,
              when: bookedMomentText(moveRequest.answerBy ?? moveRequest.start, facility.timeZone, language),
            })}
          </p>
          {problem !== undefined && <p role="alert">{problem}</p>}
          <button type="button" aria-busy={fetching} onClick={withdraw}>
            {say('withdraw')}
          </button>
        </div>
      )}
    </>
  );
}

/** Leads to where it is moved, as long as it can be. */
export function MoveLink({ booking: { id, movableUntil } }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  if (!movableUntil || Date.parse(movableUntil) <= Date.now()) return null;
  return (
    <Link className="button" href={`/bookings/${id}/move`}>
      {say('move')}
    </Link>
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

/** Until when it can be given back without a mark; and after that, that it is too late, or marked as late. */
export function useDeadline(): (
  booking: BookedLineFragment,
) => { readonly text: string; readonly isOver: boolean } | undefined {
  const say = useSay();
  const language = useLanguage();
  return ({ cancellableUntil, facility, viewerCan }) => {
    if (!cancellableUntil) return undefined;
    const when = bookedMomentText(cancellableUntil, facility.timeZone, language);
    const isOver = Date.parse(cancellableUntil) < Date.now();
    if (!viewerCan.cancel) return { text: say('tooLate', { when }), isOver };
    return { text: say(isOver ? 'late' : 'cancelBy', { when }), isOver };
  };
}

/** Until when one can give it back, where that is not simply until it ends; and that it is too late. */
export function CancelBy({ booking }: { readonly booking: BookedLineFragment }) {
  const deadlineOf = useDeadline();
  return booking.cancellableUntil === booking.end ? null : <>{deadlineOf(booking)?.text}</>;
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
