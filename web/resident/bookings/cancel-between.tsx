import { GiveBackBetweenDocument } from '@grid-commons/client';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../shared/api.ts';
import { bookedText } from '../../shared/bookings/booked-text.ts';
import { dateOf, DISTRICT_ZONE, instantOf, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { ReasonField, reasonIn } from './cancel-sheet.tsx';

const useSay = words('cancel-between', {
  title: { 'zh-CN': '取消一段时间内的预约', en: 'Cancel all of a time' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到（含当天）', en: 'To, that day included' },
  what: {
    'zh-CN': '这些天开始的预约都会取消，名额马上让给别人。已过取消时限的保留，不会被记为逾期。',
    en: 'All that starts on these days is cancelled, and free for others at once. What is too late stays, and nothing is marked.',
  },
  cancel: { 'zh-CN': '取消这些天的预约', en: 'Cancel what is on these days' },
  done: {
    'zh-CN': '已取消 {n} 个预约。',
    en: '{n, plural, one {# booking was} other {# bookings were}} cancelled.',
  },
  kept: { 'zh-CN': '仍然保留：', en: 'These stay:' },
  failed: { 'zh-CN': '没有取消成功，请再试一次。', en: 'It was not cancelled. Try again.' },
});

/** Gives back all that is booked for some days, as before a journey, and says what stays. */
export function CancelBetween() {
  const say = useSay();
  const language = useLanguage();
  const [{ data, error, fetching }, giveBack] = useMutation(GiveBackBetweenDocument);
  const first = today(DISTRICT_ZONE);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = (name: string) => dateOf(String(form.get(name)), first);
    await giveBack({
      input: {
        from: instantOf(day('from'), '00:00', DISTRICT_ZONE),
        to: instantOf(day('to').add({ days: 1 }), '00:00', DISTRICT_ZONE),
        cancelReason: reasonIn(form)!,
        idempotencyKey: newIdempotencyKey(),
      },
    });
  };
  const answer = data?.bookingsCancelBetween;
  const problem = error ? say('failed') : answer?.userErrors[0]?.message;
  return (
    <details className="no-print">
      <summary>{say('title')}</summary>
      <form onSubmit={submit}>
        <p>{say('what')}</p>
        <div className="row">
          <label>
            {say('from')} <input type="date" name="from" required defaultValue={first.toString()} />
          </label>
          <label>
            {say('to')} <input type="date" name="to" required defaultValue={first.toString()} />
          </label>
          <ReasonField isRequired />
        </div>
        {problem !== undefined && (
          <p className="notice" data-kind="danger" role="alert">
            {problem}
          </p>
        )}
        {answer && problem === undefined && (
          <div className="notice" data-kind="done" role="status">
            <p>{say('done', { n: answer.cancelled })}</p>
            {answer.kept.length > 0 && (
              <>
                <p>{say('kept')}</p>
                <ul>
                  {answer.kept.map((one) => (
                    <li key={one.id}>
                      {one.facility.name} {bookedText(one, language)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <button type="submit" className="danger-action" aria-busy={fetching}>
          {say('cancel')}
        </button>
      </form>
    </details>
  );
}
