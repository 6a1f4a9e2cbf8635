import { type BookedLineFragment, type CancelReason, GiveBookingBackDocument, labelOf } from '@grid-commons/client';
import { type FormEvent, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../shared/api.ts';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { Sheet } from '../../shared/sheet.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useDeadline } from './booking-parts.tsx';

const useSay = words('cancel-sheet', {
  cancel: { 'zh-CN': '取消预约', en: 'Cancel booking' },
  consequence: {
    'zh-CN': '取消后名额马上让给别人。需要时可以重新预约，但可能没有空位。',
    en: 'The place is free for others at once. You can book again, if one is left.',
  },
  really: { 'zh-CN': '确定取消', en: 'Yes, cancel it' },
  reallyAll: { 'zh-CN': '确定取消这 {n} 个', en: 'Yes, cancel these {n}' },
  keep: { 'zh-CN': '保留', en: 'Keep it' },
  why: { 'zh-CN': '原因（可不填）', en: 'Why (may be left out)' },
  whyRequired: { 'zh-CN': '原因', en: 'Why' },
  unsaid: { 'zh-CN': '不说明', en: 'Not said' },
  words: { 'zh-CN': '补充说明（可不填）', en: 'In words (may be left out)' },
  failed: { 'zh-CN': '没有取消成功，请再试一次。', en: 'It was not cancelled. Try again.' },
});

/** Why somebody gives a booking back: what is theirs to say. */
const REASONS = [
  'CHANGE_OF_PLANS',
  'ILLNESS',
  'WEATHER',
  'FOUND_ANOTHER_PLACE',
  'UNSUITABLE',
  'OTHER',
] as const satisfies readonly CancelReason[];
/** What the API takes. */
const WORDS_MAX = 500;

/** The reasons that are a booker's to give; a form reads what was chosen with `reasonIn`. */
export function ReasonField({ isRequired = false }: { readonly isRequired?: boolean }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <label>
      {say(isRequired ? 'whyRequired' : 'why')}{' '}
      <select name="cancelReason" defaultValue={isRequired ? REASONS[0] : ''}>
        {!isRequired && <option value="">{say('unsaid')}</option>}
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {labelOf('CancelReason', reason, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function reasonIn(form: FormData): CancelReason | null {
  return REASONS.find((one) => one === form.get('cancelReason')) ?? null;
}

/** What is said of why. */
interface Why {
  readonly cancelReason: CancelReason | null;
  readonly reason: string | null;
}

/** What came of giving some back: of those that were not, why. */
type Problems = Readonly<Record<string, string>>;

/** Gives bookings back, one after the other: each is done or refused by itself. */
function useGiveBack(): {
  readonly isUnderWay: boolean;
  readonly giveBack: (bookings: readonly BookedLineFragment[], why: Why) => Promise<Problems>;
} {
  const say = useSay();
  const [isUnderWay, setUnderWay] = useState(false);
  const [, send] = useMutation(GiveBookingBackDocument);
  // What was sent once and not answered is sent as the same.
  const keys = useRef(new Map<string, string>());
  const giveBack = async (bookings: readonly BookedLineFragment[], why: Why) => {
    const problems: Record<string, string> = {};
    setUnderWay(true);
    for (const { id: bookingId, version: expectedVersion } of bookings) {
      const wanted = { bookingId, expectedVersion, ...why };
      const what = JSON.stringify(wanted);
      const idempotencyKey = keys.current.get(what) ?? newIdempotencyKey();
      keys.current.set(what, idempotencyKey);
      const { data, error } = await send({ input: { ...wanted, idempotencyKey } });
      if (data) keys.current.delete(what);
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

/** Which are given back, until when without a mark, what that means, and the button that does it. Those that are refused stay, with why. */
export function CancelSheet({ title, bookings, close }: CancelSheetProps) {
  const say = useSay();
  const [problems, setProblems] = useState<Problems>({});
  const { isUnderWay, giveBack } = useGiveBack();
  const [asked, setAsked] = useState(bookings);
  // One that has changed since it was asked for is given back as it is now.
  const left = asked.map((one) => bookings.find(({ id }) => id === one.id) ?? one);
  const cancel = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isUnderWay) return;
    const form = new FormData(event.currentTarget);
    const reason = String(form.get('reason')).trim();
    const found = await giveBack(left, { cancelReason: reasonIn(form), reason: reason === '' ? null : reason });
    setProblems(found);
    const refused = left.filter(({ id }) => found[id] !== undefined);
    if (refused.length === 0) close();
    else setAsked(refused);
  };
  return (
    <Sheet title={title} close={close}>
      <form onSubmit={cancel}>
        <ul className="plain-list">
          {left.map((booking) => (
            <li key={booking.id}>
              <ToCancel booking={booking} problem={problems[booking.id]} />
            </li>
          ))}
        </ul>
        <p>{say('consequence')}</p>
        <p>
          <ReasonField />
        </p>
        <p>
          <label>
            {say('words')} <input type="text" name="reason" className="wide" maxLength={WORDS_MAX} />
          </label>
        </p>
        <div className="row">
          <button type="submit" className="danger-action" aria-busy={isUnderWay}>
            {left.length > 1 ? say('reallyAll', { n: left.length }) : say('really')}
          </button>
          <button type="button" onClick={close}>
            {say('keep')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

interface ToCancelProps {
  readonly booking: BookedLineFragment;
  readonly problem: string | undefined;
}

function ToCancel({ booking, problem }: ToCancelProps) {
  const language = useLanguage();
  const deadline = useDeadline()(booking);
  return (
    <>
      {booking.facility.name}
      <br />
      {bookedText(booking, language)}
      {deadline && (
        <p className={deadline.isOver ? 'notice' : undefined} data-kind={deadline.isOver ? 'warning' : undefined}>
          {deadline.text}
        </p>
      )}
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Gives a booking back: one tap to ask, one to do it, with what it means, and until when, in between. */
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
