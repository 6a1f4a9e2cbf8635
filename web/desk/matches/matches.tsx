import {
  DeskMatchesChangedDocument,
  DeskMatchesCsvDocument,
  DeskMatchesDocument,
  labelOf,
  labelsOf,
} from '@grid-commons/client';
import { useCallback, useEffect } from 'react';
import { useClient, useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { quantityText, stateMark } from '../parts/marks.ts';

const useSay = words('desk-matches', {
  title: { 'zh-CN': '对接', en: 'Matches' },
  filter: { 'zh-CN': '状态', en: 'State' },
  all: { 'zh-CN': '全部', en: 'All' },
  none: { 'zh-CN': '这里还没有对接。', en: 'There are no matches here.' },
  next: {
    'zh-CN': '清单生效后，由网格党支部书记或工作人员运行对接，方案会显示在这里。',
    en: 'Once lists are in force, a secretary or staff run the matching; what it proposes shows here.',
  },
  waiting: { 'zh-CN': '等我答复', en: 'Waits for me' },
  claimed: { 'zh-CN': '由{who}认领', en: 'Asked for by {who}' },
  yours: { 'zh-CN': '▲ 等您答复', en: '▲ Waits for your answer' },
  gives: { 'zh-CN': '{giver} 供 {receiver}', en: '{giver} gives to {receiver}' },
  look: { 'zh-CN': '查看“{title}”', en: 'Look at “{title}”' },
});

/** What was proposed and agreed for a place, what waits for its answer marked. */
export function MatchesScreen() {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { scope } = useDesk();
  const { params, go } = useAddress();
  const states = labelsOf('MatchState', language);
  const state = states.find(({ value }) => value === params.get('state'));
  const ownerId = (scope.unit ?? scope.branch)?.id;
  const isWaiting = ownerId !== undefined && params.get('waiting') === 'me';
  const where = {
    ...(ownerId !== undefined && { ownerId }),
    ...(isWaiting ? { waitingForMe: true } : state && { states: [state.value as never] }),
  };
  const client = useClient();
  const [answer, ask] = useQuery({ query: DeskMatchesDocument, variables: { where, after: params.get('after') } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const [{ data: news }] = useSubscription({ query: DeskMatchesChangedDocument });
  useEffect(() => {
    if (news) reload();
  }, [news, reload]);
  return (
    <DeskPage
      title={say('title')}
      tools={
        <CsvButton
          name={say('title')}
          csv={async () => (await client.query(DeskMatchesCsvDocument, { where })).data?.matches.csv}
        />
      }
    >
      <ul className="chips" aria-label={say('filter')}>
        {ownerId !== undefined && (
          <li>
            <button
              type="button"
              className="chip"
              aria-pressed={isWaiting}
              onClick={() => go({ waiting: 'me', state: null, after: null })}
            >
              {say('waiting')}
            </button>
          </li>
        )}
        {[{ value: null, label: say('all') }, ...states].map(({ value, label }) => (
          <li key={label}>
            <button
              type="button"
              className="chip"
              aria-pressed={!isWaiting && (state?.value ?? null) === value}
              onClick={() => go({ state: value, waiting: null, after: null })}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <Listing answer={answer} reload={reload}>
        {({ matches: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')}>
              <p>{say('next')}</p>
            </Empty>
          ) : (
            <>
              <ul className="cards">
                {edges.map(({ node: { id, supply, demand, quantity, state, proposedBy, viewerCan } }) => (
                  <li key={id} className="card">
                    <h2>{demand.title}</h2>
                    <p>
                      <strong>{stateMark(state, labelOf('MatchState', state, language))}</strong>
                      {viewerCan.accept.length > 0 && <span className="problem"> {say('yours')}</span>}
                    </p>
                    <p>
                      {say('gives', { giver: supply.list.owner.name, receiver: demand.list.owner.name })}{' '}
                      {quantityText(quantity, supply.unitOfMeasure, language)}
                      <br />
                      <span className="muted">{labelOf('DemandPriority', demand.priority, language)}</span>
                      {proposedBy && (
                        <>
                          <br />
                          {say('claimed', { who: (proposedBy === 'SUPPLY' ? supply : demand).list.owner.name })}
                        </>
                      )}
                    </p>
                    <Link className="button" href={href(`/matches/${id}`)}>
                      {say('look', { title: demand.title })}
                    </Link>
                  </li>
                ))}
              </ul>
              {pageInfo.hasNextPage && <MoreButton show={() => go({ after: pageInfo.endCursor ?? null })} />}
            </>
          )
        }
      </Listing>
    </DeskPage>
  );
}
