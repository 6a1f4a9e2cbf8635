import {
  DeskMatchChangedDocument,
  DeskMatchDocument,
  type DeskMatchPageFragment,
  DeskMatchPageFragmentDoc,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useCallback, useEffect, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { openingText } from '../../shared/opening-text.ts';
import { at, dateOf, dayText, DISTRICT_ZONE, spanText, today } from '../../shared/time.ts';
import { distanceText } from '../../shared/distance.ts';
import { type Language, useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { CoverageStrip } from '../parts/coverage-strip.tsx';
import { percent, periodText, quantityText, stateMark } from '../parts/marks.ts';
import { ScoreBar } from '../parts/score-bar.tsx';
import { MatchActions } from './match-actions.tsx';
import { MatchLine } from './match-line.tsx';

const useSay = words('desk-match', {
  title: { 'zh-CN': '对接', en: 'Match' },
  missing: {
    'zh-CN': '没有这个对接，或者它与您无关：只有供需双方和所在地的工作人员能看到。',
    en: 'There is no such match, or it is none of yours: both sides and staff of their places see it.',
  },
  all: { 'zh-CN': '全部对接', en: 'All matches' },
  supply: { 'zh-CN': '供：{owner}', en: 'Supply: {owner}' },
  demand: { 'zh-CN': '需：{owner}', en: 'Demand: {owner}' },
  what: { 'zh-CN': '内容', en: 'What' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  period: { 'zh-CN': '有效期', en: 'Period' },
  when: { 'zh-CN': '时段', en: 'When' },
  facility: { 'zh-CN': '设施', en: 'Facility' },
  conditions: { 'zh-CN': '条件', en: 'Conditions' },
  priority: { 'zh-CN': '优先级', en: 'Priority' },
  answer: { 'zh-CN': '答复', en: 'Answer' },
  accepted: { 'zh-CN': '● 已接受', en: '● Accepted' },
  open: { 'zh-CN': '◐ 还没有答复', en: '◐ Not answered yet' },
  matched: { 'zh-CN': '对接 {quantity}', en: '{quantity} matched' },
  pinned: { 'zh-CN': '已锁定，重新运行时保持不变。', en: 'Pinned: later runs leave it as it is.' },
  byHand: { 'zh-CN': '由工作人员人工指定：{reason}', en: 'Set by staff: {reason}' },
  claimed: { 'zh-CN': '由{who}认领。', en: 'Asked for by {who}.' },
  claimedFor: { 'zh-CN': '由{who}认领：{reason}', en: 'Asked for by {who}: {reason}' },
  ended: { 'zh-CN': '原因：{reason}', en: 'Why: {reason}' },
  delivered: { 'zh-CN': '实际兑现 {quantity}', en: '{quantity} delivered' },
  books: { 'zh-CN': '会预约什么', en: 'What will be booked' },
  willBook: {
    'zh-CN':
      '双方都接受后，在“{facility}”为{receiver}预约双方共同的每个时段，每次 {quantity}。约不上的日期会在这里说明原因。',
    en: 'Once both sides accept, every time that both have is booked at “{facility}” for {receiver}, {quantity} each time. Dates that cannot be had are named here with why.',
  },
  noFacility: {
    'zh-CN': '没有设施需要预约，双方按约定的时段自行安排。',
    en: 'No facility is booked: both sides arrange it in the times agreed.',
  },
  dates: { 'zh-CN': '接受后的日期（{n}）', en: 'The dates once accepted ({n})' },
  willBeBooked: { 'zh-CN': '预约 {quantity}', en: 'Booked, {quantity}' },
  agreed: { 'zh-CN': '按约定，{quantity}', en: 'As agreed, {quantity}' },
  lost: { 'zh-CN': '▲ 已经不行', en: '▲ Cannot be had any more' },
  booked: { 'zh-CN': '已预约（{n}）', en: 'Booked ({n})' },
  rejected: { 'zh-CN': '没有约上（{n}）', en: 'Could not be booked ({n})' },
  why: { 'zh-CN': '原因', en: 'Why' },
  state: { 'zh-CN': '状态', en: 'State' },
  attention: { 'zh-CN': '请留意：约定的内容有变化', en: 'To look into: what was agreed has changed' },
  concern: { 'zh-CN': '{what}，{n} 次：{dates}', en: '{what}, {n, plural, one {# time} other {# times}}: {dates}' },
  covered: { 'zh-CN': '这项需求已覆盖 {share}', en: '{share} of the need is covered' },
  distance: { 'zh-CN': '相距 {far}', en: '{far} apart' },
  book: { 'zh-CN': '项目书 {number}《{title}》', en: 'Project book {number} “{title}”' },
});

/** B4: both sides of a match, what comes of it, and the answer to it. */
export function MatchScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const href = useHref();
  const [answer, ask] = useQuery({ query: DeskMatchDocument, variables: { id } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const [{ data: news }] = useSubscription({ query: DeskMatchChangedDocument });
  useEffect(() => {
    if (news?.matchChanged.match.id === id) reload();
  }, [news, id, reload]);
  const node = answer.data?.node;
  const match = node?.__typename === 'Match' ? readFragment(DeskMatchPageFragmentDoc, node) : undefined;
  return (
    <DeskPage title={match?.demand.title ?? say('title')}>
      <Listing answer={answer} reload={reload}>
        {() =>
          match ? (
            <MatchPage match={match} changed={reload} />
          ) : (
            <div className="notice">
              <p>{say('missing')}</p>
              <Link className="button" href={href('/matches')}>
                {say('all')}
              </Link>
            </div>
          )
        }
      </Listing>
    </DeskPage>
  );
}

function MatchPage({ match, changed }: { readonly match: DeskMatchPageFragment; readonly changed: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const [done, setDone] = useState<string>();
  const { supply, demand, state, stateReason, origin, proposedBy, projectBook, score } = match;
  const quantity = quantityText(match.quantity, demand.unitOfMeasure, language);
  const stands = state === 'PROPOSED' || state === 'ACCEPTED' || state === 'CONFIRMED';
  const isSet = origin === 'BY_HAND' && stands;
  const claimer = proposedBy && (proposedBy === 'SUPPLY' ? supply : demand).list.owner.name;
  return (
    <>
      <p>
        <strong>{stateMark(state, labelOf('MatchState', state, language))}</strong> {say('matched', { quantity })}
      </p>
      {done !== undefined && (
        <p className="notice" data-kind="done" role="status">
          {done}
        </p>
      )}
      {claimer && (!stands || !stateReason) && <p className="notice">{say('claimed', { who: claimer })}</p>}
      {stateReason &&
        (claimer && stands ? (
          <p className="notice">{say('claimedFor', { who: claimer, reason: stateReason })}</p>
        ) : (
          <p className="notice">{say(isSet ? 'byHand' : 'ended', { reason: stateReason })}</p>
        ))}
      <Attention attention={match.attention} />
      {match.pinned && <p className="notice">{say('pinned')}</p>}
      {match.deliveredQuantity != null && (
        <p>{say('delivered', { quantity: quantityText(match.deliveredQuantity, demand.unitOfMeasure, language) })}</p>
      )}
      <div className="row no-print">
        <MatchActions
          match={match}
          done={(what) => {
            setDone(what);
            changed();
          }}
        />
        {projectBook && (
          <Link className="button" href={href(`/books/${projectBook.id}`)}>
            {say('book', { number: projectBook.number, title: projectBook.title })}
          </Link>
        )}
      </div>
      <div className="sides">
        <Side
          name={say('supply', { owner: supply.list.owner.name })}
          entry={supply}
          acceptedAt={match.acceptedBySupplierAt}
          language={language}
        />
        <Side
          name={say('demand', { owner: demand.list.owner.name })}
          entry={demand}
          acceptedAt={match.acceptedByDemanderAt}
          language={language}
        />
      </div>
      {match.distanceMeters != null && (
        <MatchLine
          text={say('distance', { far: distanceText(match.distanceMeters, language) })}
          giver={supply.list.owner.name}
          receiver={demand.list.owner.name}
        />
      )}
      <Coverage demand={demand} />
      <ScoreBar score={score} />
      <Bookings match={match} quantity={quantity} />
    </>
  );
}

/** What was agreed and is no longer as it was, in words and with its dates. */
function Attention({ attention }: Pick<DeskMatchPageFragment, 'attention'>) {
  const say = useSay();
  const language = useLanguage();
  if (attention.length === 0) return null;
  return (
    <div className="notice" data-kind="warning">
      <p>{say('attention')}</p>
      <ul>
        {attention.map(({ reason, count, dates }) => (
          <li key={reason}>
            {say('concern', {
              what: labelOf('MatchConcern', reason, language),
              n: count,
              dates: dates.join(language === 'en' ? ', ' : '、'),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How far all its matches together cover the need, day by day. */
function Coverage({ demand }: Pick<DeskMatchPageFragment, 'demand'>) {
  const say = useSay();
  return (
    <section>
      <h2>{say('covered', { share: percent(demand.coverage) })}</h2>
      <CoverageStrip days={demand.dayCoverage} />
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly entry: DeskMatchPageFragment['supply'] | DeskMatchPageFragment['demand'];
  readonly acceptedAt: string | null | undefined;
  readonly language: Language;
}

function Side({ name, entry, acceptedAt, language }: SideProps) {
  const say = useSay();
  const facts = [
    [say('what'), entry.title],
    [say('quantity'), quantityText(entry.quantity, entry.unitOfMeasure, language)],
    'priority' in entry && [say('priority'), labelOf('DemandPriority', entry.priority, language)],
    [say('period'), periodText(entry.validFrom, entry.validTo)],
    [say('when'), entry.windows.map((window) => openingText(window, language)).join(language === 'en' ? '; ' : '；')],
    'facility' in entry && entry.facility && [say('facility'), entry.facility.name],
    entry.conditions && [say('conditions'), entry.conditions],
    [say('answer'), say(acceptedAt ? 'accepted' : 'open')],
  ].filter((fact) => fact !== false && fact !== null && fact !== '' && fact !== undefined) as [string, string][];
  return (
    <section className="card">
      <h2>{name}</h2>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term} className="fact">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Bookings({ match, quantity }: { readonly match: DeskMatchPageFragment; readonly quantity: string }) {
  const say = useSay();
  const language = useLanguage();
  const { supply, demand, bookings, occurrences, rejectedOccurrences, state } = match;
  const zone = bookings[0]?.facility.timeZone ?? DISTRICT_ZONE;
  const when = (start: string, end: string) => {
    const date = dateOf(at(start, zone).toString().slice(0, 'YYYY-MM-DD'.length), today(zone));
    return `${dayText(date, zone, language)} ${spanText(start, end, zone, language)}`;
  };
  const isOpen = state === 'PROPOSED' || state === 'ACCEPTED';
  return (
    <>
      {isOpen && (
        <>
          <h2>{say('books')}</h2>
          <p>
            {supply.facility
              ? say('willBook', { facility: supply.facility.name, receiver: demand.list.owner.name, quantity })
              : say('noFacility')}
          </p>
        </>
      )}
      {isOpen && occurrences.length > 0 && (
        <Times
          caption={say('dates', { n: occurrences.filter(({ lost }) => !lost).length })}
          last={say('state')}
          rows={occurrences.map(({ start, end, quantity, lost }) => [
            start,
            when(start, end),
            say(lost ? 'lost' : supply.facility ? 'willBeBooked' : 'agreed', {
              quantity: quantityText(quantity, demand.unitOfMeasure, language),
            }),
          ])}
        />
      )}
      {bookings.length > 0 && (
        <Times
          caption={say('booked', { n: bookings.length })}
          last={say('state')}
          rows={bookings.map(({ id, start, end, state }) => [
            id,
            when(start, end),
            labelOf('BookingState', state, language),
          ])}
        />
      )}
      {rejectedOccurrences.length > 0 && (
        <Times
          caption={say('rejected', { n: rejectedOccurrences.length })}
          last={say('why')}
          rows={rejectedOccurrences.map(({ start, end, message }) => [start, when(start, end), message])}
        />
      )}
    </>
  );
}

interface TimesProps {
  readonly caption: string;
  readonly last: string;
  readonly rows: readonly (readonly [key: string, when: string, last: string])[];
}

function Times({ caption, last, rows }: TimesProps) {
  const say = useSay();
  return (
    <details open={rows.length <= 10}>
      <summary>{caption}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, when, text]) => (
            <tr key={key}>
              <td>{when}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
