import { type BookedLineFragment, type CancelReason, GiveBookingBackDocument, labelOf } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { Sheet } from '../../shared/sheet.tsx';
import { at, dateOf, dayText, spanText, timeText, today } from '../../shared/time.ts';
import { type Language, localText, useLanguage, words } from '../../shared/words.ts';

const useSay = words('booking-parts', {
  cancel: { 'zh-CN': '取消预约', en: 'Cancel booking' },
  consequence: {
    'zh-CN': '取消后名额马上让给别人。需要时可以重新预约，但可能没有空位。',
    en: 'The place is free for others at once. You can book again, if one is left.',
  },
  until: { 'zh-CN': '{when}前可以取消。', en: 'It can be cancelled until {when}.' },
  late: {
    'zh-CN': '取消时限（{when}）已过，此次取消会被记为逾期。',
    en: 'The time for cancelling ended {when}: this is marked as late.',
  },
  tooLate: { 'zh-CN': '取消时限已过，不能再取消。', en: 'It is too late to cancel.' },
  why: { 'zh-CN': '原因', en: 'Why' },
  words: { 'zh-CN': '补充说明（可不填）', en: 'In words (optional)' },
  move: { 'zh-CN': '改期', en: 'Move' },
  moving: {
    'zh-CN': '已申请改到 {what}，等 {unit} 在{when}前答复。答复之前，两个时段都为您保留。',
    en: 'You have asked to move it to {what}; {unit} answers by {when}. Both are kept for you until then.',
  },
  withdraw: { 'zh-CN': '撤回改期申请', en: 'Withdraw the move' },
  held: { 'zh-CN': '为您保留到 {when}，尚未预约。', en: 'Held for you until {when}; not booked yet.' },
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
  return ['HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'].includes(state) && Date.parse(end) > Date.now();
}

export function bookingTimeText(booking: BookedLineFragment, language: Language): string {
  return slotText(booking, language);
}

/** When something is booked, where it is. */
export function slotText(
  {
    start,
    end,
    facility: { timeZone },
  }: Pick<BookedLineFragment, 'start' | 'end'> & {
    readonly facility: { readonly timeZone: string };
  },
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
  return <>{say('answerBy', { unit: facility.unit.name, when: whenText(answerBy, facility.timeZone, language) })}</>;
}

/** A moment as people read it where the facility is. */
function whenText(instant: string, zone: string, language: Language): string {
  const time = at(instant, zone);
  const date = dateOf(time.toString().slice(0, 'YYYY-MM-DD'.length), today(zone));
  return `${dayText(date, zone, language)} ${timeText(time)}`;
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
          {say('held', { when: whenText(heldUntil, facility.timeZone, language) })}
        </p>
      )}
      {moveRequest && (
        <div className="notice" role="note">
          <p>
            {say('moving', {
              what: `${moveRequest.facility.name} ${slotText(moveRequest, language)}`,
              unit: facility.unit.name,
              when: whenText(moveRequest.answerBy ?? moveRequest.start, facility.timeZone, language),
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
  const time = at(decideBy, facility.timeZone);
  const date = dateOf(time.toString().slice(0, 'YYYY-MM-DD'.length), today(facility.timeZone));
  const when = `${dayText(date, facility.timeZone, language)} ${timeText(time)}`;
  return (
    <p className="notice" data-kind="warning" role="note">
      {say(choice === 'LET_RUN' ? 'letRun' : 'closed', { reason: localText(reason, language), when })}
    </p>
  );
}

const REASONS = [
  'CHANGE_OF_PLANS',
  'ILLNESS',
  'WEATHER',
  'FOUND_ANOTHER_PLACE',
  'UNSUITABLE',
  'OTHER',
] as const satisfies readonly CancelReason[];

/** The reasons that are a booker's to give. */
export function ReasonField({ label }: { readonly label: string }) {
  const language = useLanguage();
  return (
    <label>
      {label}{' '}
      <select name="cancelReason" defaultValue="CHANGE_OF_PLANS">
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {labelOf('CancelReason', reason, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Gives a booking back: one tap to ask, one to do it, with what it means, and until when, in between. */
export function CancelButton({ booking }: { readonly booking: BookedLineFragment }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="danger-action" onClick={() => setAsking(true)}>
        {say('cancel')}
      </button>
      {asking && <CancelSheet booking={booking} close={() => setAsking(false)} />}
    </>
  );
}

function CancelSheet({ booking, close }: { readonly booking: BookedLineFragment; readonly close: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, giveBack] = useMutation(GiveBookingBackDocument);
  const { facility, cancellableUntil: until, policy } = booking;
  // What this browser has kept from an earlier version says nothing of it.
  const isLate = until != null && Date.parse(until) < Date.now();
  const cancel = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = String(form.get('reason')).trim();
    const { data, error } = await giveBack({
      input: {
        bookingId: booking.id,
        cancelReason: form.get('cancelReason') as CancelReason,
        reason: reason === '' ? null : reason,
        expectedVersion: booking.version,
      },
    });
    const refusal = data?.bookingCancel.userErrors[0]?.message;
    if (error || refusal) setProblem(refusal ?? say('failed'));
    else close();
  };
  return (
    <Sheet title={say('cancel')} close={close}>
      <form onSubmit={cancel}>
        <p>
          {facility.name}
          <br />
          {bookingTimeText(booking, language)}
        </p>
        {until != null && (
          <p className={isLate ? 'notice' : undefined} data-kind={isLate ? 'warning' : undefined}>
            {isLate && !policy.lateCancel
              ? say('tooLate')
              : say(isLate ? 'late' : 'until', { when: whenText(until, facility.timeZone, language) })}
          </p>
        )}
        <p>{say('consequence')}</p>
        <p>
          <ReasonField label={say('why')} />
        </p>
        <p>
          <label>
            {say('words')} <input type="text" name="reason" className="wide" maxLength={500} />
          </label>
        </p>
        {problem !== undefined && (
          <p className="notice" data-kind="danger" role="alert">
            {problem}
          </p>
        )}
        <div className="row">
          <button type="submit" className="danger-action" aria-busy={fetching}>
            {say('really')}
          </button>
          <button type="button" onClick={close}>
            {say('keep')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
