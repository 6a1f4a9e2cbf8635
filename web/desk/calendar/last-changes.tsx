import { DeskCalendarChangesDocument, DeskDayChangeFragmentDoc, readFragment } from '@grid-commons/client';
import { useQuery } from 'urql';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Listing } from '../parts/listing.tsx';

const useSay = words('desk-day-changes', {
  title: { 'zh-CN': '最近的变更', en: 'Last changes' },
  none: { 'zh-CN': '还没有更正过日历。', en: 'The calendar has not been corrected so far.' },
  calendarDayCorrect: { 'zh-CN': '{at} 更正了 {day}', en: '{at} corrected {day}' },
  calendarDayRestore: { 'zh-CN': '{at} 撤销了 {day} 的更正', en: '{at} took back the correction of {day}' },
});

/** How many are shown. */
const SHOWN = 10;

/** The date that the id of a day ends with. */
const dateOfId = (id: string) => id.slice(-8).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3');

/** What was changed in the calendar lately, as the trail has it. */
export function LastChanges({ dayName }: { readonly dayName: (date: string) => string }) {
  const say = useSay();
  const language = useLanguage();
  const [answer, ask] = useQuery({ query: DeskCalendarChangesDocument });
  return (
    <>
      <h2>{say('title')}</h2>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ corrected, restored }) => {
          const changes = [...corrected.edges, ...restored.edges]
            .map(({ node }) => readFragment(DeskDayChangeFragmentDoc, node))
            .sort((one, other) => (one.at < other.at ? 1 : -1))
            .slice(0, SHOWN);
          if (changes.length === 0) return <p>{say('none')}</p>;
          return (
            <ul>
              {changes.map(({ at, action, subjectId }) => (
                <li key={`${at} ${subjectId}`}>
                  {say(action as 'calendarDayCorrect', {
                    at: momentText(at, language),
                    day: dayName(dateOfId(subjectId)),
                  })}
                </li>
              ))}
            </ul>
          );
        }}
      </Listing>
    </>
  );
}
