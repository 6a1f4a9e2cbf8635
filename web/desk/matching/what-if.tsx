import {
  DeskProposalFragmentDoc,
  DeskRunChangesFragmentDoc,
  DeskRunFiguresFragmentDoc,
  DeskTryWeightsDocument,
  type DeskTryWeightsMutation,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useId, useRef, useState } from 'react';
import { useLanguage, words } from '../../shared/words.ts';
import { percent } from '../parts/marks.ts';
import { SCORE_PARTS, type ScorePart, usePartName } from '../parts/score-bar.tsx';
import { useChange } from '../parts/use-change.ts';
import { Changes } from './changes.tsx';
import { ProposalCard } from './proposal-card.tsx';

const useSay = words('desk-what-if', {
  title: { 'zh-CN': '换权重或日期试算', en: 'Try other weights or dates' },
  from: { 'zh-CN': '试算从', en: 'Try from' },
  to: { 'zh-CN': '试算到', en: 'Try to' },
  help: {
    'zh-CN': '试算不改变任何东西。现行权重由区级管理员在设置里修改。',
    en: 'Trying changes nothing. Administrators of the district put weights in force.',
  },
  less: { 'zh-CN': '{part}减一', en: 'Less of {part}' },
  more: { 'zh-CN': '{part}加一', en: 'More of {part}' },
  try: { 'zh-CN': '试算', en: 'Try these' },
  reset: { 'zh-CN': '恢复现行权重', en: 'Back to those in force' },
  trying: { 'zh-CN': '正在试算，下面仍是上一次的结果。', en: 'Being tried; below is what there was before.' },
  table: { 'zh-CN': '现行与试算对比', en: 'In force and tried' },
  figure: { 'zh-CN': '指标', en: 'Figure' },
  now: { 'zh-CN': '现行', en: 'In force' },
  tried: { 'zh-CN': '试算', en: 'Tried' },
  matched: { 'zh-CN': '已对接数量', en: 'Quantity matched' },
  score: { 'zh-CN': '平均得分', en: 'Mean score' },
  gini: { 'zh-CN': '基尼系数', en: 'Gini' },
  share: { 'zh-CN': '{priority}需求满足', en: '{priority} demands met' },
  present: { 'zh-CN': '与现在的建议相比', en: 'Beside what is proposed now' },
  pairs: {
    'zh-CN': '由于权重：新增 {gained} 对，减少 {lost} 对。',
    en: 'By the weights: {gained} pairs come, {lost} go.',
  },
  proposals: { 'zh-CN': '试算的方案（前 {n} 条）', en: 'What it would propose (the first {n})' },
});

/** The largest weight that a slider gives; only how they stand to each other counts. */
const WEIGHT_MAX = 10;

type Weights = Readonly<Record<ScorePart, number>>;

interface WhatIfProps {
  readonly scope: { readonly withinCode: string; readonly validFrom: string; readonly validTo: string };
  readonly weights: Weights;
}

type Tried = NonNullable<DeskTryWeightsMutation['bookingMatch']['run']>;

/** Other weights, by sliders or by buttons, and what they would give beside those in force. */
export function WhatIf({ scope, weights }: WhatIfProps) {
  const say = useSay();
  const id = useId();
  const partName = usePartName();
  const inForce = onSliders(weights);
  const [chosen, setChosen] = useState<Weights>(inForce);
  const [dates, setDates] = useState({ validFrom: scope.validFrom, validTo: scope.validTo });
  const [tried, setTried] = useState<Tried>();
  const [problem, setProblem] = useState<string>();
  const [isTrying, setTrying] = useState(false);
  const asked = useRef(0);
  const { change } = useChange(DeskTryWeightsDocument);
  const set = (part: ScorePart, value: number) =>
    setChosen((before) => ({ ...before, [part]: Math.max(0, Math.min(WEIGHT_MAX, value)) }));
  const tryThem = async () => {
    const turn = ++asked.current;
    setTrying(true);
    const { problem, data } = await change({ input: { ...scope, ...dates, dryRun: true, weights: chosen } });
    // An answer that comes after a later question is about something else.
    if (turn !== asked.current) return;
    setTrying(false);
    setProblem(problem);
    const run = data?.bookingMatch.run;
    if (run) setTried(run);
  };
  return (
    <section>
      <h2>{say('title')}</h2>
      <p className="muted">{say('help')}</p>
      <div className="sliders">
        {SCORE_PARTS.map((part) => (
          <div key={part} className="slider">
            <label htmlFor={`${id}${part}`}>{partName(part)}</label>
            <button
              type="button"
              aria-label={say('less', { part: partName(part) })}
              onClick={() => set(part, chosen[part] - 1)}
            >
              −
            </button>
            <input
              id={`${id}${part}`}
              type="range"
              min={0}
              max={WEIGHT_MAX}
              step={1}
              value={chosen[part]}
              onChange={({ target }) => set(part, Number(target.value))}
            />
            <button
              type="button"
              aria-label={say('more', { part: partName(part) })}
              onClick={() => set(part, chosen[part] + 1)}
            >
              +
            </button>
            <output htmlFor={`${id}${part}`}>{chosen[part]}</output>
          </div>
        ))}
      </div>
      <div className="row form-row">
        {(['validFrom', 'validTo'] as const).map((end) => (
          <p key={end}>
            <label htmlFor={`${id}${end}`}>{say(end === 'validFrom' ? 'from' : 'to')}</label>
            <input
              id={`${id}${end}`}
              type="date"
              value={dates[end]}
              onChange={({ target }) => setDates((before) => ({ ...before, [end]: target.value }))}
            />
          </p>
        ))}
      </div>
      <div className="row">
        <button type="button" className="do-action" aria-busy={isTrying} onClick={tryThem}>
          {say('try')}
        </button>
        <button type="button" onClick={() => setChosen(inForce)}>
          {say('reset')}
        </button>
      </div>
      <p role="status">{isTrying && say('trying')}</p>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      {tried && <Comparison tried={tried} />}
    </section>
  );
}

/** Weights in force add up to one; on the sliders the greatest of them stands at the end. */
function onSliders(weights: Weights): Weights {
  const most = Math.max(...SCORE_PARTS.map((part) => weights[part]));
  const scaled = SCORE_PARTS.map((part) => [part, Math.round((weights[part] / most) * WEIGHT_MAX)] as const);
  return Object.fromEntries(scaled) as Record<ScorePart, number>;
}

function Comparison({ tried }: { readonly tried: Tried }) {
  const say = useSay();
  const language = useLanguage();
  const { comparison, matchConnection } = tried;
  const changes = tried.changes && readFragment(DeskRunChangesFragmentDoc, tried.changes);
  const { matchedQuantity, metrics } = readFragment(DeskRunFiguresFragmentDoc, tried);
  if (!comparison) return null;
  const now = comparison.metrics;
  const rows = [
    [say('matched'), String(comparison.matchedQuantity), String(matchedQuantity)],
    [say('score'), percent(now.meanScore), percent(metrics.meanScore)],
    [say('gini'), now.gini.toFixed(2), metrics.gini.toFixed(2)],
    ...metrics.priorities.map(({ priority, share }) => [
      say('share', { priority: labelOf('DemandPriority', priority, language) }),
      percent(now.priorities.find((one) => one.priority === priority)?.share ?? 0),
      percent(share),
    ]),
  ] as [string, string, string][];
  const proposals = matchConnection.edges.map((edge) => readFragment(DeskProposalFragmentDoc, edge.node));
  return (
    <>
      <div className="table-scroll">
        <table>
          <caption>{say('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('figure')}</th>
              <th scope="col" className="number">
                {say('now')}
              </th>
              <th scope="col" className="number">
                {say('tried')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, before, after]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changes && (
        <>
          <h3>{say('present')}</h3>
          <Changes changes={changes} />
        </>
      )}
      <p>{say('pairs', { gained: comparison.pairsGained, lost: comparison.pairsLost })}</p>
      <h3>{say('proposals', { n: proposals.length })}</h3>
      <ul className="cards">
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </>
  );
}
