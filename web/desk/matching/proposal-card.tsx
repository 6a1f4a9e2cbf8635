import {
  DeskMatchPinDocument,
  DeskProposalDeclineDocument,
  type DeskProposalFragment,
  labelOf,
} from '@grid-commons/client';
import { useState } from 'react';
import { Link } from 'wouter';
import { distanceText } from '../../shared/distance.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { quantityText, stateMark } from '../parts/marks.ts';
import { ScoreBar } from '../parts/score-bar.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-proposal', {
  gives: { 'zh-CN': '{giver}《{supply}》供 {receiver}', en: '{giver} gives “{supply}” to {receiver}' },
  far: { 'zh-CN': '相距 {far}', en: '{far} apart' },
  pin: { 'zh-CN': '锁定“{title}”', en: 'Pin “{title}”' },
  unpin: { 'zh-CN': '解除锁定“{title}”', en: 'Let “{title}” go' },
  pinned: { 'zh-CN': '▲ 已锁定', en: '▲ Pinned' },
  decline: { 'zh-CN': '谢绝“{title}”', en: 'Decline “{title}”' },
  declineMeans: { 'zh-CN': '以后的运行不再建议这一对。', en: 'No later run proposes this pair again.' },
  giver: { 'zh-CN': '供方', en: 'Giver' },
  receiver: { 'zh-CN': '需方', en: 'Receiver' },
  why: { 'zh-CN': '“{title}”为什么这样对接', en: 'Why “{title}” goes to it' },
  look: { 'zh-CN': '查看“{title}”', en: 'Look at “{title}”' },
});

interface ProposalProps {
  readonly proposal: DeskProposalFragment;
  /** Told when something was done with it; without it, nothing can be. */
  readonly changed?: () => void;
}

/** One proposal: who gives whom what, why, and what can be done with it. */
export function ProposalCard({ proposal, changed }: ProposalProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const pin = useChange(DeskMatchPinDocument);
  const decline = useChange(DeskProposalDeclineDocument);
  const { id, supply, demand, quantity, state, pinned, score, distanceMeters, viewerCan } = proposal;
  const { title } = demand;
  const turnPin = async () => {
    const { problem } = await pin.change({ input: { matchId: id, pinned: !pinned } });
    setProblem(problem);
    if (problem === undefined) changed?.();
  };
  return (
    <li className="card">
      <h4>
        {title} {quantityText(quantity, supply.unitOfMeasure, language)}
      </h4>
      <p>
        {say('gives', {
          giver: supply.list.owner.name,
          supply: supply.title,
          receiver: demand.list.owner.name,
        })}
        <br />
        <span className="muted">
          {stateMark(state, labelOf('MatchState', state, language))}
          {distanceMeters != null && ` · ${say('far', { far: distanceText(distanceMeters, language) })}`}
        </span>
        {pinned && <span className="problem"> {say('pinned')}</span>}
      </p>
      <ScoreBar score={score} />
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <p>
        <Link href={href('/judgement', { demand: demand.id, supply: supply.id })}>{say('why', { title })}</Link>
      </p>
      {changed && (
        <div className="row">
          {viewerCan.pin && (
            <button type="button" aria-busy={pin.isUnderWay} onClick={turnPin}>
              {say(pinned ? 'unpin' : 'pin', { title })}
            </button>
          )}
          {viewerCan.decline && (
            <button type="button" className="danger-action" onClick={() => setAsking(true)}>
              {say('decline', { title })}
            </button>
          )}
          <Link className="button" href={href(`/matches/${id}`)}>
            {say('look', { title })}
          </Link>
        </div>
      )}
      {isAsking && (
        <CheckSheet
          title={say('decline', { title })}
          verb={say('decline', { title })}
          facts={[
            [say('giver'), supply.list.owner.name],
            [say('receiver'), demand.list.owner.name],
          ]}
          consequence={say('declineMeans')}
          withReason
          isDanger
          isUnderWay={decline.isUnderWay}
          close={() => setAsking(false)}
          act={async (reason) => {
            const { problem } = await decline.change({ input: { matchId: id, reason } });
            if (problem === undefined) {
              setAsking(false);
              changed?.();
            }
            return problem;
          }}
        />
      )}
    </li>
  );
}
