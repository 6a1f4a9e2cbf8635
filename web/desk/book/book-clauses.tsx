import type { DeskBookPageFragment } from '@grid-commons/client';
import type { ReactNode } from 'react';
import { useLanguage, words } from '../../shared/words.ts';
import { periodText, quantityText } from '../parts/marks.ts';
import { Milestones } from './milestones.tsx';
import { Sessions } from './sessions.tsx';
import { stretchText } from './times.ts';

const useSay = words('desk-book-clauses', {
  items: { 'zh-CN': '服务事项', en: 'What is delivered' },
  item: { 'zh-CN': '{title}，{quantity}，由{provider}提供', en: '{title}, {quantity}, by {provider}' },
  when: { 'zh-CN': '服务时间', en: 'When' },
  timed: { 'zh-CN': '{title}：{when}', en: '{title}: {when}' },
  uncovered: { 'zh-CN': '未覆盖的需求', en: 'Needs that are not covered' },
  lacking: { 'zh-CN': '{title}（{receiver}）：{when}', en: '{title} ({receiver}): {when}' },
  aims: { 'zh-CN': '目标', en: 'Aims' },
  aim: { 'zh-CN': '{text}（{indicator}：{target}）', en: '{text} ({indicator}: {target})' },
  term: { 'zh-CN': '期限', en: 'Term' },
  schedule: { 'zh-CN': '进度安排', en: 'Schedule' },
  duties: { 'zh-CN': '各方职责', en: 'Duties' },
  owned: { 'zh-CN': '{party}：{text}', en: '{party}: {text}' },
  contacts: { 'zh-CN': '联系岗位', en: 'Contacts' },
  budget: { 'zh-CN': '预算', en: 'Budget' },
  amounts: { 'zh-CN': '支出 {total} 元，来源 {sources} 元', en: '{total} yuan spent, {sources} yuan given' },
  termination: { 'zh-CN': '终止条款', en: 'Ending it early' },
});

/** The text of a book, clause by clause; a clause that says nothing is left out. */
export function BookClauses({ book, changed }: { readonly book: DeskBookPageFragment; readonly changed: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const { items, uncovered, aims, term, schedule, duties, contacts, budget, terminationClause } = book.content;
  const hasMoney = [budget.total, budget.sourcesTotal].some(({ amount }) => Number(amount) > 0);
  return (
    <>
      <Clause name={say('items')}>
        {items.map(({ title, quantity, unitOfMeasure, provider }) =>
          say('item', { title, quantity: quantityText(quantity, unitOfMeasure, language), provider: provider.name }),
        )}
      </Clause>
      <Clause name={say('when')}>
        {items.flatMap(({ title, when }) =>
          when.map((stretch) => say('timed', { title, when: stretchText(stretch, language) })),
        )}
      </Clause>
      <Clause name={say('uncovered')}>
        {uncovered.flatMap(({ title, receiver, when }) =>
          when.map((stretch) =>
            say('lacking', { title, receiver: receiver.name, when: stretchText(stretch, language) }),
          ),
        )}
      </Clause>
      <Clause name={say('aims')}>
        {aims.map(({ text, indicator, target }) =>
          indicator && target ? say('aim', { text, indicator, target }) : text,
        )}
      </Clause>
      <Clause name={say('term')}>{[periodText(term.from, term.to)]}</Clause>
      <Clause name={say('schedule')}>{schedule.map(({ from, to, what }) => `${periodText(from, to)} ${what}`)}</Clause>
      <Clause name={say('duties')}>{duties.map(({ party, text }) => say('owned', { party: party.name, text }))}</Clause>
      <Milestones book={book} changed={changed} />
      <Sessions book={book} changed={changed} />
      <Clause name={say('budget')}>
        {hasMoney ? [say('amounts', { total: budget.total.amount, sources: budget.sourcesTotal.amount })] : []}
      </Clause>
      <Clause name={say('contacts')}>
        {contacts.map(({ party, role }) => say('owned', { party: party.name, text: role }))}
      </Clause>
      <Clause name={say('termination')}>{[terminationClause]}</Clause>
    </>
  );
}

function Clause({ name, children }: { readonly name: string; readonly children: readonly string[] }): ReactNode {
  if (children.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {children.map((text, at) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
