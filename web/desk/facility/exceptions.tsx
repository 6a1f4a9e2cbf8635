import {
  type FacilityToEditFragment,
  RemoveOpeningExceptionDocument,
  SetOpeningExceptionDocument,
} from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { hoursText } from '../../shared/opening-text.ts';
import { today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';
import { OpeningCalendar } from './opening-calendar.tsx';

const useSay = words('opening-exceptions', {
  title: { 'zh-CN': '临时安排', en: 'Exceptions' },
  none: { 'zh-CN': '没有临时安排，按规则开放。', en: 'None: the rules hold on all dates.' },
  closed: { 'zh-CN': '不开放', en: 'closed' },
  remove: { 'zh-CN': '取消 {date} 的临时安排', en: 'Remove the exception on {date}' },
  removeShort: { 'zh-CN': '取消', en: 'Remove' },
  add: { 'zh-CN': '增加临时安排', en: 'Add an exception' },
  date: { 'zh-CN': '日期', en: 'Date' },
  close: { 'zh-CN': '全天不开放', en: 'Closed all day' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  reason: { 'zh-CN': '原因（大家会看到）', en: 'Why (shown to everybody)' },
  save: { 'zh-CN': '保存临时安排', en: 'Save the exception' },
});

interface Draft {
  readonly date: string;
  readonly isClosed: boolean;
  readonly startTime: string;
  readonly endTime: string;
  readonly reason: string;
}

/** Dates on which other hours hold; what a new one would mean is seen before it is saved. */
export function Exceptions({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const [draft, setDraft] = useState<Draft>();
  const [{ data, error, fetching }, set] = useMutation(SetOpeningExceptionDocument);
  const [removed, remove] = useMutation(RemoveOpeningExceptionDocument);
  const windows = draft && !draft.isClosed ? [{ startTime: draft.startTime, endTime: draft.endTime }] : [];
  const change = (changed: Partial<Draft>) => setDraft((before) => before && { ...before, ...changed });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { date, reason } = draft!;
    const answer = await set({ input: { facilityId: facility.id, date, windows, reason: reason.trim() || null } });
    if (answer.data?.facilityOpeningExceptionSet.facility) setDraft(undefined);
  };
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      {facility.openingExceptions.length === 0 && <p>{say('none')}</p>}
      <Refused error={removed.error} problems={removed.data?.facilityOpeningExceptionRemove.userErrors ?? []} />
      <ul className="rules">
        {facility.openingExceptions.map(({ date, windows, reason }) => (
          <li key={date} className="row">
            <span>
              {date} {windows.length === 0 ? say('closed') : windows.map((one) => hoursText(one, language)).join(', ')}
              {reason && <span className="muted"> {reason}</span>}
            </span>
            {facility.viewerCan.update && (
              <button
                type="button"
                aria-label={say('remove', { date })}
                onClick={() => remove({ input: { facilityId: facility.id, date } })}
              >
                {say('removeShort')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {facility.viewerCan.update && !draft && (
        <button
          type="button"
          onClick={() =>
            setDraft({
              date: today(facility.timeZone).add({ days: 1 }).toString(),
              isClosed: true,
              startTime: '08:00',
              endTime: '18:00',
              reason: '',
            })
          }
        >
          {say('add')}
        </button>
      )}
      {draft && (
        <div className="beside">
          <form onSubmit={submit} className="form">
            <Refused error={error} problems={data?.facilityOpeningExceptionSet.userErrors ?? []} />
            <Field label={say('date')}>
              <input
                type="date"
                required
                value={draft.date}
                onChange={({ target }) => target.value && change({ date: target.value })}
              />
            </Field>
            <label className="check">
              <input
                type="checkbox"
                checked={draft.isClosed}
                onChange={({ target }) => change({ isClosed: target.checked })}
              />{' '}
              {say('close')}
            </label>
            {!draft.isClosed &&
              (['startTime', 'endTime'] as const).map((name) => (
                <Field key={name} label={say(name === 'startTime' ? 'from' : 'to')}>
                  <input
                    type="time"
                    required
                    value={draft[name]}
                    onChange={({ target }) => target.value && change({ [name]: target.value })}
                  />
                </Field>
              ))}
            <Field label={say('reason')}>
              <input
                type="text"
                className="wide"
                maxLength={500}
                value={draft.reason}
                onChange={({ target }) => change({ reason: target.value })}
              />
            </Field>
            <button type="submit" className="do-action" aria-busy={fetching}>
              {say('save')}
            </button>
          </form>
          <OpeningCalendar facility={facility} exception={{ date: draft.date, windows }} />
        </div>
      )}
    </section>
  );
}
