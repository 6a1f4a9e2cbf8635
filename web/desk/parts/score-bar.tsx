import { words } from '../../shared/words.ts';
import { percent } from './marks.ts';

const useSay = words('desk-score', {
  total: { 'zh-CN': '匹配得分 {n}', en: 'Score {n}' },
  timeFit: { 'zh-CN': '时间', en: 'Time' },
  distanceFit: { 'zh-CN': '距离', en: 'Distance' },
  quantityFit: { 'zh-CN': '数量', en: 'Quantity' },
  fairness: { 'zh-CN': '公平', en: 'Fairness' },
  reliability: { 'zh-CN': '履约', en: 'Reliability' },
  part: { 'zh-CN': '{name} {n}', en: '{name} {n}' },
});

/** The five parts of a score, in the order in which they are drawn. */
export const SCORE_PARTS = ['timeFit', 'distanceFit', 'quantityFit', 'fairness', 'reliability'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** The names of the parts, in the language of the page. */
export function usePartName(): (part: ScorePart) => string {
  const say = useSay();
  return (part) => say(part);
}

/** Why two fit: five bars, and the same in words. */
export function ScoreBar({ score }: { readonly score: Readonly<Record<ScorePart | 'total', number>> }) {
  const say = useSay();
  return (
    <div className="score">
      <p className="small">{say('total', { n: percent(score.total) })}</p>
      <div className="score-bars" aria-hidden="true">
        {SCORE_PARTS.map((part) => (
          <span key={part}>
            <i style={{ inlineSize: percent(score[part]) }} />
          </span>
        ))}
      </div>
      <ul className="score-words small muted">
        {SCORE_PARTS.map((part) => (
          <li key={part}>{say('part', { name: say(part), n: percent(score[part]) })}</li>
        ))}
      </ul>
    </div>
  );
}
