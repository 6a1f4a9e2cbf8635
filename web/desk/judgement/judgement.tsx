import { DeskJudgementDocument, type DeskJudgementQuery, labelOf } from '@grid-commons/client';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { percent } from '../parts/marks.ts';
import { EntryPicker } from './entry-picker.tsx';

const useSay = words('desk-judgement', {
  title: { 'zh-CN': '为什么能对接，为什么不能', en: 'Why it matches, or does not' },
  both: { 'zh-CN': '请选一个供给和一个需求。', en: 'Choose a supply and a demand.' },
  bothMeans: {
    'zh-CN': '系统按运行对接时的同样条件判断这一对，不改变任何东西。',
    en: 'The pair is judged as a run would judge it; nothing is changed.',
  },
  nothing: { 'zh-CN': '这一对没有判断。', en: 'This pair is not judged.' },
  nothingMeans: {
    'zh-CN': '两者不在同一个区、属于同一主体，或者都不归您管。',
    en: 'The two are in different districts, of one owner, or neither is yours to look at.',
  },
  fits: { 'zh-CN': '● 可以对接，得分 {n}', en: '● It can be matched, score {n}' },
  fails: { 'zh-CN': '▲ 不能对接：{what}', en: '▲ It cannot be matched: {what}' },
  filters: { 'zh-CN': '逐项条件', en: 'Condition by condition' },
  filter: { 'zh-CN': '条件', en: 'Condition' },
  wanted: { 'zh-CN': '需求要的', en: 'Wanted' },
  given: { 'zh-CN': '供给给的', en: 'Given' },
  passes: { 'zh-CN': '● 符合', en: '● Holds' },
  passesNot: { 'zh-CN': '▲ 不符', en: '▲ Does not hold' },
  verdict: { 'zh-CN': '判断', en: 'Verdict' },
  parts: { 'zh-CN': '逐项得分', en: 'Part by part' },
  part: { 'zh-CN': '得分项', en: 'Part' },
  weight: { 'zh-CN': '权重', en: 'Weight' },
  value: { 'zh-CN': '契合', en: 'Fit' },
  dates: { 'zh-CN': '共同的时间（{n} 次）', en: 'Times in common ({n})' },
  first: { 'zh-CN': '下面是最近的 {n} 次。', en: 'Below are the next {n}.' },
  noDates: { 'zh-CN': '没有足够长的共同时间。', en: 'No time in common is long enough.' },
  day: { 'zh-CN': '日期', en: 'Date' },
  from: { 'zh-CN': '开始', en: 'From' },
  to: { 'zh-CN': '结束', en: 'To' },
  left: { 'zh-CN': '这些时间里供给还剩 {n}。', en: '{n} of the supply are left at these times.' },
  nothingSaid: { 'zh-CN': '未写', en: 'not stated' },
});

/** Why a supply and a demand go together, or do not: filter by filter, part by part, with figures and dates. */
export function JudgementScreen() {
  const say = useSay();
  const { params, go } = useAddress();
  const [supplyId, demandId] = [params.get('supply'), params.get('demand')];
  const [answer, ask] = useQuery({
    query: DeskJudgementDocument,
    variables: { supplyId: supplyId ?? '', demandId: demandId ?? '' },
    pause: supplyId === null || demandId === null,
  });
  return (
    <DeskPage title={say('title')}>
      <div className="sides">
        <EntryPicker side="demand" chosen={demandId} choose={(id) => go({ demand: id })} />
        <EntryPicker side="supply" chosen={supplyId} choose={(id) => go({ supply: id })} />
      </div>
      {supplyId === null || demandId === null ? (
        <Empty title={say('both')}>
          <p>{say('bothMeans')}</p>
        </Empty>
      ) : (
        <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
          {({ matchJudgement }) =>
            matchJudgement ? (
              <Judgement judgement={matchJudgement} />
            ) : (
              <Empty title={say('nothing')}>
                <p>{say('nothingMeans')}</p>
              </Empty>
            )
          }
        </Listing>
      )}
    </DeskPage>
  );
}

type Judged = NonNullable<DeskJudgementQuery['matchJudgement']>;

function Judgement({ judgement }: { readonly judgement: Judged }) {
  const say = useSay();
  const language = useLanguage();
  const { fits, total, filters, parts, dates, datesCount, leftQuantity } = judgement;
  const failed = filters.filter(({ passes }) => !passes).map(({ filter }) => labelOf('JudgedFilter', filter, language));
  return (
    <>
      <p role="status">
        <strong>
          {fits
            ? say('fits', { n: percent(total) })
            : say('fails', { what: failed.join(language === 'en' ? ', ' : '、') })}
        </strong>
      </p>
      <Figures
        caption={say('filters')}
        heads={[say('filter'), say('wanted'), say('given'), say('verdict')]}
        rows={filters.map(({ filter, wanted, given, passes }) => [
          labelOf('JudgedFilter', filter, language),
          wanted ?? say('nothingSaid'),
          given ?? say('nothingSaid'),
          say(passes ? 'passes' : 'passesNot'),
        ])}
      />
      <Figures
        caption={say('parts')}
        heads={[say('part'), say('wanted'), say('given'), say('weight'), say('value')]}
        rows={parts.map(({ part, wanted, given, weight, value }) => [
          labelOf('ScorePartName', part, language),
          wanted ?? say('nothingSaid'),
          given ?? say('nothingSaid'),
          percent(weight),
          percent(value),
        ])}
      />
      <h2>{say('dates', { n: datesCount })}</h2>
      <p>{datesCount === 0 ? say('noDates') : say('left', { n: leftQuantity })}</p>
      {datesCount > dates.length && <p className="muted">{say('first', { n: dates.length })}</p>}
      {dates.length > 0 && (
        <Figures
          caption={say('dates', { n: dates.length })}
          heads={[say('day'), say('from'), say('to')]}
          rows={dates.map(({ date, startTime, endTime }) => [date, clock(startTime), clock(endTime)])}
        />
      )}
    </>
  );
}

function clock(time: string): string {
  return time.slice(0, 'HH:mm'.length);
}

interface FiguresProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function Figures({ caption, heads, rows }: FiguresProps) {
  return (
    <div className="table-scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={[name, ...cells].join(' ')}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
