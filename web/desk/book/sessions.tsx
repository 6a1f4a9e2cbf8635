import { DeskSessionLogDocument, type DeskBookPageFragment } from '@grid-commons/client';
import { useId, useState } from 'react';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-sessions', {
  title: { 'zh-CN': '活动记录', en: 'Sessions' },
  session: {
    'zh-CN': '{date}：{attendance} 人参加，{minutes} 分钟',
    en: '{date}: {attendance} people, {minutes} minutes',
  },
  none: { 'zh-CN': '还没有活动记录。', en: 'No session has been logged.' },
  log: { 'zh-CN': '记录活动', en: 'Log a session' },
  date: { 'zh-CN': '日期', en: 'Day' },
  attendance: { 'zh-CN': '参加人数', en: 'People who came' },
  minutes: { 'zh-CN': '时长（分钟）', en: 'Minutes' },
  note: { 'zh-CN': '备注（可不填）', en: 'Note (may be left out)' },
  project: { 'zh-CN': '项目', en: 'Project' },
  missing: { 'zh-CN': '请填写日期、人数和时长。', en: 'Fill in the day, the number of people and the minutes.' },
  means: { 'zh-CN': '记录后不能修改。', en: 'It stays as it is written.' },
});

interface SessionsProps {
  readonly book: DeskBookPageFragment;
  readonly changed: () => void;
}

/** The sessions of a project, and one more by whom it binds while it is under way. */
export function Sessions({ book, changed }: SessionsProps) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const { sessions, viewerCan } = book;
  if (sessions.length === 0 && !viewerCan.log) return null;
  return (
    <section>
      <h2>{say('title')}</h2>
      {sessions.length === 0 && <p>{say('none')}</p>}
      <ul>
        {sessions.map(({ date, attendance, minutes, note }, at) => (
          <li key={at}>
            {say('session', { date, attendance, minutes })} {note}
          </li>
        ))}
      </ul>
      {viewerCan.log && (
        <button type="button" onClick={() => setAsking(true)}>
          {say('log')}
        </button>
      )}
      {isAsking && (
        <LogSheet
          book={book}
          close={() => setAsking(false)}
          changed={() => {
            setAsking(false);
            changed();
          }}
        />
      )}
    </section>
  );
}

function LogSheet({ book, close, changed }: SessionsProps & { readonly close: () => void }) {
  const say = useSay();
  const id = useId();
  const { isUnderWay, change } = useChange(DeskSessionLogDocument);
  const [given, setGiven] = useState({ date: '', attendance: '', minutes: '', note: '' });
  const field = (name: keyof typeof given, type: string) => (
    <p>
      <label htmlFor={id + name}>{say(name)}</label>
      <input
        id={id + name}
        type={type}
        min={type === 'number' ? 1 : undefined}
        value={given[name]}
        onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
      />
    </p>
  );
  return (
    <CheckSheet
      title={say('log')}
      verb={say('log')}
      facts={[[say('project'), `${book.number} ${book.title}`]]}
      consequence={say('means')}
      isUnderWay={isUnderWay}
      close={close}
      act={async () => {
        const { date } = given;
        const [attendance, minutes] = [Number(given.attendance), Number(given.minutes)];
        if (date === '' || !(attendance >= 1) || !(minutes >= 1)) return say('missing');
        const note = given.note.trim() === '' ? null : given.note;
        const { problem } = await change({ input: { bookId: book.id, date, attendance, minutes, note } });
        if (problem === undefined) changed();
        return problem;
      }}
    >
      {field('date', 'date')}
      {field('attendance', 'number')}
      {field('minutes', 'number')}
      {field('note', 'text')}
    </CheckSheet>
  );
}
