import { type BookingToApproveFragment, WhoAsksDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { bookedMomentText, bookedText } from '../../shared/bookings/booked-text.ts';
import { useCompanyText } from '../../shared/bookings/company-text.ts';
import { Problem } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('approval-row', {
  confirm: { 'zh-CN': '确认', en: 'Confirm' },
  reject: { 'zh-CN': '拒绝', en: 'Reject' },
  confirmIt: { 'zh-CN': '确认 {what}', en: 'Confirm {what}' },
  rejectIt: { 'zh-CN': '拒绝 {what}', en: 'Reject {what}' },
  back: { 'zh-CN': '返回', en: 'Back' },
  reason: { 'zh-CN': '拒绝的原因（预约人会看到）', en: 'Why not (shown to who asked)' },
  ready: { 'zh-CN': '常用原因', en: 'Common reasons' },
  clash: { 'zh-CN': '该时段本单位自用', en: 'The unit needs it itself then' },
  works: { 'zh-CN': '设施维修', en: 'It is being repaired' },
  unfit: { 'zh-CN': '不符合使用条件', en: 'It is not meant for this' },
  places: { 'zh-CN': '{n} / {of} 个名额', en: '{n} of {of} places' },
  asked: { 'zh-CN': '{time} 提交', en: 'asked {time}' },
  answerBy: { 'zh-CN': '请在{when}前答复', en: 'To be answered by {when}' },
  who: { 'zh-CN': '看预约人', en: 'Who asks' },
  looking: { 'zh-CN': '正在查看…', en: 'Looking…' },
  move: {
    'zh-CN': '改期申请：原为 {what}，{n} 个名额。确认后原时段空出；拒绝则预约保持不变。',
    en: 'A move from {what}, {n, plural, one {# place} other {# places}}. Confirmed, that comes free; rejected, it stays there.',
  },
  match: { 'zh-CN': '来自对接，没有预约人', en: 'From a match, without a booker' },
});

interface ApprovalRowProps {
  readonly booking: BookingToApproveFragment;
  readonly problem: string | undefined;
  readonly confirm: () => void;
  readonly reject: (reason: string) => void;
}

/** One booking to decide on: yes at once, no with a reason. */
export function ApprovalRow({ booking, problem, confirm, reject }: ApprovalRowProps) {
  const say = useSay();
  const language = useLanguage();
  const [isRejecting, setRejecting] = useState(false);
  const { facility, quantity, reference, createdAt, viewerCan, answerBy, moveOf } = booking;
  const company = useCompanyText()(booking);
  const what = `${facility.name} ${bookedText(booking, language)}`;
  const asked = new Date(createdAt).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li className="card approval">
      <div>
        <h2 className="card-title">{facility.name}</h2>
        <div>{bookedText(booking, language)}</div>
        <div className="small muted">
          {say('places', { n: quantity, of: facility.capacity })} · {reference} · {say('asked', { time: asked })}
        </div>
        {moveOf && (
          <p className="small">
            {say('move', { what: `${moveOf.facility.name} ${bookedText(moveOf, language)}`, n: moveOf.quantity })}
          </p>
        )}
        {company !== '' && <div>{company}</div>}
        {answerBy && (
          <div className="small">
            {say('answerBy', { when: bookedMomentText(answerBy, facility.timeZone, language) })}
          </div>
        )}
        <WhoAsks id={booking.id} />
      </div>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      {isRejecting ? (
        <Reasons what={what} reject={reject} back={() => setRejecting(false)} />
      ) : (
        <div className="row">
          {viewerCan.confirm && (
            <button
              type="button"
              className="do-action"
              data-confirm
              aria-label={say('confirmIt', { what })}
              onClick={confirm}
            >
              {say('confirm')}
            </button>
          )}
          {viewerCan.reject && (
            <button
              type="button"
              className="danger-action"
              aria-label={say('rejectIt', { what })}
              onClick={() => setRejecting(true)}
            >
              {say('reject')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Reasons({
  what,
  reject,
  back,
}: {
  readonly what: string;
  readonly reject: (reason: string) => void;
  readonly back: () => void;
}) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (reason) reject(reason);
  };
  return (
    <form onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && back()}>
      <div className="chips" role="group" aria-label={say('ready')}>
        {(['clash', 'works', 'unfit'] as const).map((one) => (
          <button key={one} type="button" className="chip" onClick={() => reject(say(one))}>
            {say(one)}
          </button>
        ))}
      </div>
      <p>
        <label>
          {say('reason')}
          {/* Whoever has just said no goes on with why. */}
          <input type="text" name="reason" className="wide" required maxLength={500} autoFocus />
        </label>
      </p>
      <div className="row">
        <button type="submit" className="danger-action" aria-label={say('rejectIt', { what })}>
          {say('reject')}
        </button>
        <button type="button" onClick={back}>
          {say('back')}
        </button>
      </div>
    </form>
  );
}

/** Name and phone of who asks: looked at one at a time, as each look is noted for the resident. */
function WhoAsks({ id }: { readonly id: string }) {
  const say = useSay();
  const [isWanted, setWanted] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: WhoAsksDocument,
    variables: { id },
    pause: !isWanted,
    requestPolicy: 'cache-first',
  });
  if (!isWanted) {
    return (
      <button type="button" className="plain" onClick={() => setWanted(true)}>
        {say('who')}
      </button>
    );
  }
  const booker = data?.node?.__typename === 'Booking' ? data.node.booker : undefined;
  if (error && !fetching) return <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (fetching || booker === undefined) return <p className="small">{say('looking')}</p>;
  return (
    <p className="small" role="status">
      {booker === null ? say('match') : `${booker.name} ${booker.phone ?? ''}`}
    </p>
  );
}
