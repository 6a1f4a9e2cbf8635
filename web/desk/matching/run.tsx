import {
  DeskProposalFragmentDoc,
  DeskRunDocument,
  DeskRunFiguresFragmentDoc,
  DeskUnmatchedFragmentDoc,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { percent, periodText } from '../parts/marks.ts';
import { ProposalCard } from './proposal-card.tsx';
import { RunState } from './run-state.tsx';
import { UnmatchedCard } from './unmatched-card.tsx';

const useSay = words('desk-run', {
  missing: {
    'zh-CN': '没有这次运行，或者它不在您工作的地方。',
    en: 'There is no such run, or it is not of your place.',
  },
  matched: { 'zh-CN': '已对接 {matched} / {demanded}', en: '{matched} of {demanded} matched' },
  share: { 'zh-CN': '{priority} {share}', en: '{priority} {share}' },
  gini: { 'zh-CN': '基尼系数 {n}（越低越公平）', en: 'Gini {n} (the lower, the fairer)' },
  gap: { 'zh-CN': '距最优至多 {n}', en: 'At most {n} from the best' },
  best: { 'zh-CN': '已证明为最优', en: 'Proven to be the best' },
  proposals: { 'zh-CN': '对接方案（{n}）', en: 'Proposals ({n})' },
  none: { 'zh-CN': '没有可以对接的。', en: 'Nothing could be matched.' },
  look: { 'zh-CN': '看下面每条需求没有满足的原因。', en: 'See below why each demand was not met.' },
  unmet: { 'zh-CN': '没有满足的需求（{n}）', en: 'Unmet demands ({n})' },
  allMet: { 'zh-CN': '所有需求都满足了。', en: 'All demands are met.' },
});

const PRIORITIES = ['URGENT', 'IMPORTANT', 'ROUTINE'] as const;

/** What a run proposes, the most pressing first, and what it could not meet. */
export function RunPage({ id }: { readonly id: string }) {
  const say = useSay();
  const language = useLanguage();
  const { params, go } = useAddress();
  const variables = { id, after: params.get('after'), unmatchedAfter: params.get('unmatched') };
  const [answer, ask] = useQuery({ query: DeskRunDocument, variables });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return (
    <Listing answer={answer} reload={reload}>
      {({ node }) => {
        if (node?.__typename !== 'MatchingRun') return <p className="notice">{say('missing')}</p>;
        if (node.state !== 'COMPLETED') {
          const { state, stateReason, validFrom, validTo } = node;
          const period = periodText(validFrom, validTo);
          return <RunState id={id} state={state} period={period} reason={stateReason} changed={reload} />;
        }
        const { matchConnection, unmatchedConnection } = node;
        const { demandedQuantity, matchedQuantity, metrics, optimalityGap } = readFragment(
          DeskRunFiguresFragmentDoc,
          node,
        );
        const proposals = matchConnection.edges.map((edge) => readFragment(DeskProposalFragmentDoc, edge.node));
        const unmet = unmatchedConnection.edges.map((edge) => readFragment(DeskUnmatchedFragmentDoc, edge.node));
        return (
          <>
            <p>
              <strong>{say('matched', { matched: matchedQuantity, demanded: demandedQuantity })}</strong>
              <br />
              <span className="muted">
                {[
                  ...metrics.priorities.map(({ priority, share }) =>
                    say('share', { priority: labelOf('DemandPriority', priority, language), share: percent(share) }),
                  ),
                  say('gini', { n: metrics.gini.toFixed(2) }),
                  optimalityGap === 0 ? say('best') : say('gap', { n: percent(optimalityGap) }),
                ].join(' · ')}
              </span>
            </p>
            <h2>{say('proposals', { n: matchConnection.totalCount })}</h2>
            {proposals.length === 0 && (
              <Empty title={say('none')}>
                <p>{say('look')}</p>
              </Empty>
            )}
            {PRIORITIES.map((priority) => {
              const some = proposals.filter(({ demand }) => demand.priority === priority);
              return (
                some.length > 0 && (
                  <section key={priority}>
                    <h3>{labelOf('DemandPriority', priority, language)}</h3>
                    <ul className="cards">
                      {some.map((proposal) => (
                        <ProposalCard key={proposal.id} proposal={proposal} changed={reload} />
                      ))}
                    </ul>
                  </section>
                )
              );
            })}
            {matchConnection.pageInfo.hasNextPage && (
              <MoreButton show={() => go({ after: matchConnection.pageInfo.endCursor ?? null })} />
            )}
            <h2>{say('unmet', { n: unmatchedConnection.totalCount })}</h2>
            {unmet.length === 0 ? (
              <p>{say('allMet')}</p>
            ) : (
              <ul className="cards">
                {unmet.map((one) => (
                  <UnmatchedCard
                    key={one.demand.id}
                    run={{ from: node.validFrom, to: node.validTo }}
                    unmatched={one}
                    changed={reload}
                  />
                ))}
              </ul>
            )}
            {unmatchedConnection.pageInfo.hasNextPage && (
              <MoreButton show={() => go({ unmatched: unmatchedConnection.pageInfo.endCursor ?? null })} />
            )}
          </>
        );
      }}
    </Listing>
  );
}
