import { BookerByReferenceDocument, SetBarDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useClient, useMutation } from 'urql';
import { words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';

const useSay = words('set-bar', {
  title: { 'zh-CN': '限制一位居民', en: 'Keep somebody from booking' },
  reference: { 'zh-CN': '其在本单位的一个预约号', en: 'The reference of one of their bookings here' },
  days: { 'zh-CN': '天数', en: 'For how many days' },
  reason: { 'zh-CN': '原因（居民会看到）', en: 'Why; they are shown it' },
  cancel: { 'zh-CN': '同时取消其尚未开始的预约', en: 'Cancel what they have booked here, too' },
  bar: { 'zh-CN': '限制预约', en: 'Keep them from booking' },
  unknown: { 'zh-CN': '没有这个预约号，或不是居民的预约。', en: 'There is no such booking of a resident.' },
  done: { 'zh-CN': '已限制。', en: 'Done.' },
});

const DAYS_MAX = 366;
const REASON_MAX = 500;
const DAY_MS = 86_400_000;

/** A unit knows whoever has booked with it by the reference of a booking. */
export function SetBar({ unitId, done }: { readonly unitId: string; readonly done: () => void }) {
  const say = useSay();
  const client = useClient();
  const [isDone, setDone] = useState(false);
  const [isUnknown, setUnknown] = useState(false);
  const [{ data, error, fetching }, set] = useMutation(SetBarDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const reference = String(given.get('reference'));
    const found = await client
      .query(BookerByReferenceDocument, { where: { unitId, reference } }, { requestPolicy: 'network-only' })
      .toPromise();
    const residentId = found.data?.bookings.edges[0]?.node.booker?.id;
    setUnknown(residentId === undefined);
    if (residentId === undefined) return;
    const until = new Date(Date.now() + Number(given.get('days')) * DAY_MS).toISOString();
    const reason = String(given.get('reason'));
    const answer = await set({
      input: { residentId, unitId, until, reason, cancelBookings: given.has('cancelBookings') },
    });
    if (!answer.data?.bookingBarSet.bar) return;
    form.reset();
    setDone(true);
    done();
  };
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      <form onSubmit={submit} onChange={() => setDone(false)} className="form">
        <Refused
          error={error}
          problems={isUnknown ? [{ message: say('unknown') }] : (data?.bookingBarSet.userErrors ?? [])}
        />
        <div className="fields">
          <Field label={say('reference')}>
            <input type="text" name="reference" required maxLength={20} autoCapitalize="characters" />
          </Field>
          <Field label={say('days')}>
            <input type="number" name="days" required min={1} max={DAYS_MAX} defaultValue={30} />
          </Field>
          <Field label={say('reason')}>
            <input type="text" name="reason" required maxLength={REASON_MAX} />
          </Field>
          <Field label={say('cancel')}>
            <input type="checkbox" name="cancelBookings" />
          </Field>
        </div>
        <div className="row">
          <button type="submit" className="do-action" aria-busy={fetching}>
            {say('bar')}
          </button>
          <span role="status">{isDone && say('done')}</span>
        </div>
      </form>
    </section>
  );
}
