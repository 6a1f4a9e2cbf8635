import {
  DeskCalendarDayCorrectDocument,
  type DeskCalendarDayFragment,
  DeskCalendarDayRestoreDocument,
  labelOf,
} from '@grid-commons/client';
import { useState } from 'react';
import { useLanguage, words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-change-day', {
  title: { 'zh-CN': '更正{day}', en: 'Correct {day}' },
  day: { 'zh-CN': '日期', en: 'Day' },
  now: { 'zh-CN': '现在是', en: 'It is now' },
  becomes: { 'zh-CN': '更正为', en: 'It becomes' },
  correct: { 'zh-CN': '更正', en: 'Correct' },
  consequence: {
    'zh-CN': '全区跟着工作日历的开放时间立即改变，已有的预约不变。原因对所有人公开。',
    en: 'Opening hours that follow the calendar change at once, all over the district; bookings that exist stay. Everybody can read the reason.',
  },
  takeBack: { 'zh-CN': '撤销更正', en: 'Take the correction back' },
  takeBackTitle: { 'zh-CN': '撤销{day}的更正', en: 'Take back the correction of {day}' },
  wasFor: { 'zh-CN': '更正的原因', en: 'It was corrected for' },
  byNotice: {
    'zh-CN': '这一天重新按国务院通知或星期几算。',
    en: 'The day is again what the yearly notice says, or what follows from its weekday.',
  },
});

interface ChangeDayProps {
  readonly day: DeskCalendarDayFragment;
  /** What the day is called. */
  readonly name: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Corrects a day to what it is not so far, or takes a correction back. */
export function ChangeDay({ day, name, close, done }: ChangeDayProps) {
  const say = useSay();
  const language = useLanguage();
  const [isTakenBack, setTakenBack] = useState(false);
  const correcting = useChange(DeskCalendarDayCorrectDocument);
  const restoring = useChange(DeskCalendarDayRestoreDocument);
  const dayClass = day.dayClass === 'WORKDAY' ? 'DAY_OFF' : 'WORKDAY';
  const now = [say('now'), labelOf('WorkdayClass', day.dayClass, language)] as const;
  const finish = ({ problem }: { readonly problem?: string | undefined }) => {
    if (problem === undefined) {
      close();
      done();
    }
    return problem;
  };
  if (isTakenBack) {
    return (
      <CheckSheet
        key="back"
        title={say('takeBackTitle', { day: name })}
        verb={say('takeBack')}
        facts={[[say('day'), name], now, [say('wasFor'), day.reason ?? '–']]}
        consequence={say('byNotice')}
        isUnderWay={restoring.isUnderWay}
        close={close}
        act={async () => finish(await restoring.change({ input: { date: day.date } }))}
      />
    );
  }
  return (
    <CheckSheet
      title={say('title', { day: name })}
      verb={say('correct')}
      facts={[[say('day'), name], now, [say('becomes'), labelOf('WorkdayClass', dayClass, language)]]}
      consequence={say('consequence')}
      withReason
      isUnderWay={correcting.isUnderWay}
      close={close}
      act={async (reason) => finish(await correcting.change({ input: { date: day.date, dayClass, reason } }))}
    >
      {day.status === 'CORRECTED' && (
        <p>
          <button type="button" onClick={() => setTakenBack(true)}>
            {say('takeBack')}
          </button>
        </p>
      )}
    </CheckSheet>
  );
}
