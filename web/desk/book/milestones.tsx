import { DeskMilestoneCompleteDocument, type DeskBookPageFragment } from '@grid-commons/client';
import { useState } from 'react';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-milestones', {
  title: { 'zh-CN': '里程碑', en: 'Milestones' },
  due: { 'zh-CN': '◐ {title}，{day} 前', en: '◐ {title}, until {day}' },
  reached: { 'zh-CN': '● {title}，已于 {day} 完成', en: '● {title}, reached on {day}' },
  complete: { 'zh-CN': '完成“{title}”', en: 'Complete “{title}”' },
  milestone: { 'zh-CN': '里程碑', en: 'Milestone' },
  until: { 'zh-CN': '期限', en: 'Until' },
  evidence: { 'zh-CN': '完成情况', en: 'By what it shows' },
  means: { 'zh-CN': '完成后不能撤回，计入项目进度。', en: 'It is not taken back, and counts for the progress.' },
});

type Milestone = DeskBookPageFragment['milestones'][number];

interface MilestonesProps {
  readonly book: DeskBookPageFragment;
  readonly changed: () => void;
}

/** The milestones of a book, each with its day, and completed by whom it binds while the project is under way. */
export function Milestones({ book: { milestones, viewerCan }, changed }: MilestonesProps) {
  const say = useSay();
  const [asking, setAsking] = useState<Milestone>();
  const { isUnderWay, change } = useChange(DeskMilestoneCompleteDocument);
  return (
    <section>
      <h2>{say('title')}</h2>
      <ul>
        {milestones.map((milestone) => {
          const { id, title, dueOn, completedAt } = milestone;
          return (
            <li key={id}>
              {completedAt
                ? say('reached', { title, day: completedAt.slice(0, 'YYYY-MM-DD'.length) })
                : say('due', { title, day: dueOn })}{' '}
              {viewerCan.log && !completedAt && (
                <button type="button" onClick={() => setAsking(milestone)}>
                  {say('complete', { title })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {asking && (
        <CheckSheet
          title={say('complete', { title: asking.title })}
          verb={say('complete', { title: asking.title })}
          facts={[
            [say('milestone'), asking.title],
            [say('until'), asking.dueOn],
          ]}
          consequence={say('means')}
          withReason
          reasonName={say('evidence')}
          isUnderWay={isUnderWay}
          close={() => setAsking(undefined)}
          act={async (evidence) => {
            const { problem } = await change({ input: { milestoneId: asking.id, evidence } });
            if (problem === undefined) {
              setAsking(undefined);
              changed();
            }
            return problem;
          }}
        />
      )}
    </section>
  );
}
