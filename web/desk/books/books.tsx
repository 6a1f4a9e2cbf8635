import {
  DeskBooksChangedDocument,
  DeskBooksCsvDocument,
  DeskBooksDocument,
  labelOf,
  labelsOf,
} from '@grid-commons/client';
import { useCallback, useEffect } from 'react';
import { useClient, useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { percent, stateMark } from '../parts/marks.ts';
import { PartNotice, usePlace } from '../within.tsx';

const useSay = words('desk-books', {
  title: { 'zh-CN': '服务项目书', en: 'Project books' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  all: { 'zh-CN': '全部', en: 'All' },
  SIGNATURE: { 'zh-CN': '等我签署', en: 'Waits for my signature' },
  PAPER: { 'zh-CN': '等我复核', en: 'Waits for my check' },
  MILESTONE: { 'zh-CN': '里程碑到期', en: 'Milestone due' },
  none: { 'zh-CN': '这里还没有项目书。', en: 'There are no project books here.' },
  noneWaits: { 'zh-CN': '没有等您处理的项目书。', en: 'Nothing waits for you.' },
  next: {
    'zh-CN': '双方确认对接后，在对接的页面起草项目书。',
    en: 'Once both sides have confirmed a match, a book is drafted on its page.',
  },
  toMatches: { 'zh-CN': '去看对接', en: 'To the matches' },
  showAll: { 'zh-CN': '看全部项目书', en: 'Show all books' },
  yours: { 'zh-CN': '▲ 等您签署', en: '▲ Waits for your signature' },
  number: { 'zh-CN': '编号 {number} · 第 {version} 版', en: 'No. {number} · version {version}' },
  progress: { 'zh-CN': '进度 {n}', en: '{n} done' },
  signed: { 'zh-CN': '● {name} 已签', en: '● {name} has signed' },
  unsigned: { 'zh-CN': '◐ {name} 未签', en: '◐ {name} has not signed' },
  look: { 'zh-CN': '查看《{title}》', en: 'Look at “{title}”' },
});

const DUTIES = ['SIGNATURE', 'PAPER', 'MILESTONE'] as const;

/** The books of a place, and those that wait for who looks. */
export function BooksScreen() {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const scope = usePlace();
  const { params, go } = useAddress();
  const duty = DUTIES.find((one) => one === params.get('waiting'));
  const states = labelsOf('ServiceProjectBookState', language);
  const state = states.find(({ value }) => value === params.get('state'));
  const partyId = (scope.unit ?? scope.branch)?.id;
  const where = {
    ...(partyId !== undefined && { partyId }),
    ...(scope.division && { withinCode: scope.division.code }),
    ...(duty && { waitingForMe: [duty] }),
    ...(state && { states: [state.value as never] }),
  };
  const client = useClient();
  const [answer, ask] = useQuery({ query: DeskBooksDocument, variables: { where, after: params.get('after') } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const [{ data: news }] = useSubscription({ query: DeskBooksChangedDocument });
  useEffect(() => {
    if (news) reload();
  }, [news, reload]);
  const chip = (key: string, text: string, isOn: boolean, changes: Record<string, string | null>) => (
    <li key={key}>
      <button
        type="button"
        className="chip"
        aria-pressed={isOn}
        onClick={() => go({ waiting: null, state: null, after: null, ...changes })}
      >
        {text}
      </button>
    </li>
  );
  return (
    <DeskPage
      title={say('title')}
      tools={
        <CsvButton
          name={say('title')}
          csv={async () => (await client.query(DeskBooksCsvDocument, { where })).data?.serviceProjectBooks.csv}
        />
      }
    >
      <PartNotice />
      <ul className="chips" aria-label={say('filter')}>
        {chip('all', say('all'), !duty && !state, {})}
        {DUTIES.map((one) => chip(one, say(one), duty === one, { waiting: one }))}
        {states.map(({ value, label }) => chip(value, label, state?.value === value, { state: value }))}
      </ul>
      <Listing answer={answer} reload={reload}>
        {({ serviceProjectBooks: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={say(duty ? 'noneWaits' : 'none')}>
              {duty || state ? (
                <button type="button" onClick={() => go({ waiting: null, state: null })}>
                  {say('showAll')}
                </button>
              ) : (
                <>
                  <p>{say('next')}</p>
                  <Link className="button" href={href('/matches')}>
                    {say('toMatches')}
                  </Link>
                </>
              )}
            </Empty>
          ) : (
            <>
              <ul className="cards">
                {edges.map(({ node: { id, number, title, state, version, progress, parties, viewerCan } }) => (
                  <li key={id} className="card">
                    <h2>{title}</h2>
                    <p className="muted">{say('number', { number, version })}</p>
                    <p>
                      <strong>{stateMark(state, labelOf('ServiceProjectBookState', state, language))}</strong>{' '}
                      {state === 'RUNNING' && say('progress', { n: percent(progress) })}
                      {viewerCan.signFor.length > 0 && <span className="problem"> {say('yours')}</span>}
                    </p>
                    <p className="small">
                      {parties
                        .map(({ party, signedVersion }) =>
                          say(signedVersion === version ? 'signed' : 'unsigned', { name: party.name }),
                        )
                        .join(' · ')}
                    </p>
                    <Link className="button" href={href(`/books/${id}`)}>
                      {say('look', { title })}
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
