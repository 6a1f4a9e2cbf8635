import {
  DeskBookChangedDocument,
  DeskBookDocument,
  type DeskBookPageFragment,
  DeskBookPageFragmentDoc,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useCallback, useEffect, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { CoverageStrip } from '../parts/coverage-strip.tsx';
import { percent, stateMark } from '../parts/marks.ts';
import { BookActions } from './book-actions.tsx';
import { BookClauses } from './book-clauses.tsx';
import { BookDiff } from './book-diff.tsx';
import { OpenRevision } from './open-revision.tsx';
import { EnterPapers, PartyPaper } from './papers.tsx';
import { Revise } from './revise.tsx';

const useSay = words('desk-book', {
  title: { 'zh-CN': '服务项目书', en: 'Project book' },
  missing: {
    'zh-CN': '没有这份项目书，或者它还在协商：协商中的只有签约方和所在地的工作人员能看到。',
    en: 'There is no such book, or it is being negotiated: until then its parties and staff of their places see it.',
  },
  all: { 'zh-CN': '全部项目书', en: 'All project books' },
  number: { 'zh-CN': '编号 {number} · 第 {version} 版', en: 'No. {number} · version {version}' },
  inForce: { 'zh-CN': '生效的是第 {version} 版。', en: 'Version {version} is in force.' },
  progress: { 'zh-CN': '进度 {n}', en: '{n} done' },
  why: { 'zh-CN': '原因：{reason}', en: 'Why: {reason}' },
  attention: { 'zh-CN': '请留意', en: 'To look into' },
  concern: { 'zh-CN': '{what}，{n} 次：{dates}', en: '{what}, {n, plural, one {# time} other {# times}}: {dates}' },
  parties: { 'zh-CN': '签署情况', en: 'Signatures' },
  signedOn: { 'zh-CN': '● 已签署第 {version} 版，{day}', en: '● Signed version {version}, {day}' },
  signedPaper: {
    'zh-CN': '● 已纸质签署第 {version} 版，{day}',
    en: '● Signed version {version} on paper, {day}',
  },
  by: { 'zh-CN': '（{post}）', en: '({post})' },
  revise: { 'zh-CN': '修订项目书', en: 'Revise the book' },
  unsigned: { 'zh-CN': '◐ 还没有签署这一版', en: '◐ Has not signed this version' },
  print: { 'zh-CN': '打印（PDF）', en: 'Print (PDF)' },
  matches: { 'zh-CN': '由这些对接而来', en: 'Comes from these matches' },
});

/** B5: a book with its clauses, what is new in it, and the signatures. */
export function BookScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const href = useHref();
  const [answer, ask] = useQuery({ query: DeskBookDocument, variables: { id } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const node = answer.data?.node;
  const book = node?.__typename === 'ServiceProjectBook' ? readFragment(DeskBookPageFragmentDoc, node) : undefined;
  const [{ data: news }] = useSubscription({
    query: DeskBookChangedDocument,
    variables: { bookId: id },
    // Of a book that is not theirs, there is nothing to follow.
    pause: !book,
  });
  useEffect(() => {
    if (news) reload();
  }, [news, reload]);
  return (
    <DeskPage title={book?.title ?? say('title')}>
      <Listing answer={answer} reload={reload}>
        {() =>
          book ? (
            <BookPage book={book} changed={reload} />
          ) : (
            <div className="notice">
              <p>{say('missing')}</p>
              <Link className="button" href={href('/books')}>
                {say('all')}
              </Link>
            </div>
          )
        }
      </Listing>
    </DeskPage>
  );
}

function BookPage({ book, changed }: { readonly book: DeskBookPageFragment; readonly changed: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const [done, setDone] = useState<string>();
  const [isRevising, setRevising] = useState(false);
  const tell = (what: string) => {
    setDone(what);
    setRevising(false);
    changed();
  };
  const { number, version, versionInForce, state, stateReason, progress, parties, attention, matches } = book;
  return (
    <>
      <p>
        <strong>{stateMark(state, labelOf('ServiceProjectBookState', state, language))}</strong>{' '}
        <span className="muted">{say('number', { number, version })}</span>{' '}
        {versionInForce != null && versionInForce !== version && say('inForce', { version: versionInForce })}{' '}
        {state === 'RUNNING' && say('progress', { n: percent(progress) })}
      </p>
      {stateReason && <p className="notice">{say('why', { reason: stateReason })}</p>}
      {done !== undefined && (
        <p className="notice" data-kind="done" role="status">
          {done}
        </p>
      )}
      {attention.length > 0 && (
        <div className="notice" data-kind="warning">
          <p>{say('attention')}</p>
          <ul>
            {attention.map(({ kind, concern, subjectId, value, dates }, at) => (
              <li key={`${kind} ${at}`}>
                {labelOf('BookAttentionKind', kind, language)}
                {concern != null && (
                  <>
                    {language === 'en' ? ': ' : '：'}
                    <Link href={href(`/matches/${subjectId}`)}>
                      {say('concern', {
                        what: labelOf('MatchConcern', concern, language),
                        n: value ?? dates.length,
                        dates: dates.join(language === 'en' ? ', ' : '、'),
                      })}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2>{say('parties')}</h2>
      <ul>
        {parties.map((one) => (
          <li key={one.party.id}>
            {one.party.name}{' '}
            {one.signedVersion === version && one.signedAt
              ? say(one.signedOnPaper ? 'signedPaper' : 'signedOn', {
                  version,
                  day: one.signedAt.slice(0, 'YYYY-MM-DD'.length),
                })
              : say('unsigned')}{' '}
            {one.signerPost != null && say('by', { post: one.signerPost })}{' '}
            <PartyPaper book={book} party={one} done={tell} />
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <BookActions book={book} done={tell} />
        <EnterPapers book={book} done={tell} />
        {book.viewerCan.revise && !isRevising && (
          <button type="button" onClick={() => setRevising(true)}>
            {say('revise')}
          </button>
        )}
        <a className="button" href={book.pdfUrl} target="_blank" rel="noreferrer">
          {say('print')}
        </a>
      </div>
      {isRevising && <Revise book={book} close={() => setRevising(false)} done={tell} />}
      {book.openRevision ? <OpenRevision book={book} done={tell} /> : <BookDiff book={book} />}
      <BookClauses book={book} changed={changed} />
      {matches.length > 0 && (
        <>
          <h2>{say('matches')}</h2>
          <ul>
            {matches.map(({ id, supply, demand }) => (
              <li key={id}>
                <Link href={href(`/matches/${id}`)}>
                  {supply.title} → {demand.title}
                </Link>
                <CoverageStrip days={demand.dayCoverage} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
