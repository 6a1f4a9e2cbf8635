import {
  DeskListsChangedDocument,
  type DeskListCardFragment,
  DeskListCardFragmentDoc,
  DeskListsCsvDocument,
  DeskListsDocument,
  labelOf,
  labelsOf,
  readFragment,
} from '@grid-commons/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { percent, periodText, stateMark } from '../parts/marks.ts';
import { PartNotice, usePlace } from '../within.tsx';
import { ListActions } from './list-actions.tsx';
import { NewListButton } from './new-list.tsx';

const useSay = words('desk-lists', {
  title: { 'zh-CN': '供需清单', en: 'Supply and demand lists' },
  filter: { 'zh-CN': '状态', en: 'State' },
  all: { 'zh-CN': '全部', en: 'All' },
  none: { 'zh-CN': '还没有清单。', en: 'There are no lists yet.' },
  noneHere: { 'zh-CN': '没有“{state}”的清单。', en: 'No list is in the state “{state}”.' },
  showAll: { 'zh-CN': '看全部清单', en: 'Show all lists' },
  begin: {
    'zh-CN': '点“新建清单”写下这一期提供什么、需要什么；提交后由有权的人确认。',
    en: 'Begin a list of what you offer and need in a period; once submitted it is confirmed by who may.',
  },
  waitForThem: {
    'zh-CN': '单位和网格党支部提交清单后会显示在这里。',
    en: 'Lists show here once units and branches submit them.',
  },
  supplies: {
    'zh-CN': '供 {n} 条，已对接 {share}',
    en: '{n, plural, one {# supply} other {# supplies}}, {share} matched',
  },
  demands: {
    'zh-CN': '需 {n} 条，已对接 {share}',
    en: '{n, plural, one {# demand} other {# demands}}, {share} matched',
  },
  problem: { 'zh-CN': '▲ {what}：{n} 条', en: '▲ {what}: {n}' },
  returned: { 'zh-CN': '退回原因：{reason}', en: 'Returned: {reason}' },
  closed: { 'zh-CN': '关闭原因：{reason}', en: 'Closed: {reason}' },
  edit: { 'zh-CN': '编辑清单', en: 'Edit the list' },
  look: { 'zh-CN': '查看清单', en: 'Look at the list' },
  submitted: { 'zh-CN': '提交于 {day}', en: 'Submitted {day}' },
  confirmed: { 'zh-CN': '生效于 {day}', en: 'In force since {day}' },
  closedOn: { 'zh-CN': '关闭于 {day}', en: 'Closed {day}' },
});

/** B1: the lists of a place, where each is, and what is to be done with it. */
export function ListsScreen() {
  const say = useSay();
  const language = useLanguage();
  const scope = usePlace();
  const { params, go } = useAddress();
  const ownerId = (scope.unit ?? scope.branch)?.id;
  const states = labelsOf('SupplyDemandListState', language);
  const state = states.find(({ value }) => value === params.get('state'));
  const where = {
    ...(ownerId === undefined ? { withinCode: scope.division?.code ?? null } : { ownerId }),
    ...(state && { states: [state.value as never] }),
  };
  const client = useClient();
  const variables = { where, after: params.get('after') };
  const [answer, ask] = useQuery({ query: DeskListsDocument, variables });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const [{ data: news }] = useSubscription({ query: DeskListsChangedDocument });
  useEffect(() => {
    if (news) reload();
  }, [news, reload]);
  const filter = (value: string | null) => go({ state: value, after: null });
  return (
    <DeskPage
      title={say('title')}
      tools={
        <>
          {ownerId !== undefined && <NewListButton ownerId={ownerId} />}
          <CsvButton
            name={say('title')}
            csv={async () => (await client.query(DeskListsCsvDocument, { where })).data?.supplyDemandLists.csv}
          />
        </>
      }
    >
      <PartNotice />
      <ul className="chips" aria-label={say('filter')}>
        {[{ value: null, label: say('all') }, ...states].map(({ value, label }) => (
          <li key={label}>
            <button
              type="button"
              className="chip"
              aria-pressed={(state?.value ?? null) === value}
              onClick={() => filter(value)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <Listing answer={answer} reload={reload}>
        {({ supplyDemandLists: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <NoLists state={state?.label} showAll={() => filter(null)} isOwner={ownerId !== undefined} />
          ) : (
            <>
              <ul className="cards">
                {edges.map(({ node }) => (
                  <ListCard key={node.id} list={readFragment(DeskListCardFragmentDoc, node)} changed={reload} />
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

interface NoListsProps {
  readonly state: string | undefined;
  readonly showAll: () => void;
  readonly isOwner: boolean;
}

function NoLists({ state, showAll, isOwner }: NoListsProps) {
  const say = useSay();
  if (state === undefined) {
    return (
      <Empty title={say('none')}>
        <p>{say(isOwner ? 'begin' : 'waitForThem')}</p>
      </Empty>
    );
  }
  return (
    <Empty title={say('noneHere', { state })}>
      <button type="button" onClick={showAll}>
        {say('showAll')}
      </button>
    </Empty>
  );
}

function ListCard({ list, changed }: { readonly list: DeskListCardFragment; readonly changed: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const [done, setDone] = useState<string>();
  const { figures, owner, viewerCan, state, stateReason } = list;
  const dates = [
    ['submitted', list.submittedAt],
    ['confirmed', list.confirmedAt],
    ['closedOn', list.closedAt],
  ] as const;
  return (
    <li className="card">
      <h2>
        {owner.name} {periodText(list.validFrom, list.validTo)}
      </h2>
      <p>
        <strong>{stateMark(state, labelOf('SupplyDemandListState', state, language))}</strong>{' '}
        <span className="muted">
          {dates.flatMap(([key, at]) => (at ? say(key, { day: at.slice(0, 'YYYY-MM-DD'.length) }) : [])).join(' · ')}
        </span>
      </p>
      <p>
        {say('supplies', { n: figures.supplies.entries, share: percent(figures.supplies.matchedShare) })}
        <br />
        {say('demands', { n: figures.demands.entries, share: percent(figures.demands.matchedShare) })}
        {figures.problems.map(({ kind, entries }) => (
          <span key={kind} className="problem">
            <br />
            {say('problem', { what: labelOf('ListProblemKind', kind, language), n: entries })}
          </span>
        ))}
      </p>
      {stateReason && (state === 'DRAFT' || state === 'CLOSED') && (
        <p className="notice" data-kind="warning">
          {say(state === 'DRAFT' ? 'returned' : 'closed', { reason: stateReason })}
        </p>
      )}
      {done !== undefined && (
        <p className="notice" data-kind="done" role="status">
          {done}
        </p>
      )}
      <div className="row">
        <Link className="button" href={href(`/lists/${list.id}`)}>
          {say(viewerCan.edit ? 'edit' : 'look')}
        </Link>
        <ListActions
          list={list}
          done={(what) => {
            setDone(what);
            changed();
          }}
        />
      </div>
    </li>
  );
}
