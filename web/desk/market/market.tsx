import {
  DeskCategoriesDocument,
  DeskOpenDemandsCsvDocument,
  DeskOpenDemandsDocument,
  type DeskOpenEntryFragment,
  DeskOpenEntryFragmentDoc,
  DeskOpenSuppliesCsvDocument,
  DeskOpenSuppliesDocument,
  DeskOwnEntriesDocument,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { type FormEvent, type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { openingText } from '../../shared/opening-text.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { CoverageStrip, type CoveredDay } from '../parts/coverage-strip.tsx';
import { leftText, periodText, quantityText } from '../parts/marks.ts';
import { PartNotice, usePlace } from '../within.tsx';
import { ClaimSheet } from './claim-sheet.tsx';
import { NO_ENTRIES, type OpenEntry, ownEntriesOf } from './own-entries.ts';

const useSay = words('desk-market', {
  title: { 'zh-CN': '供需大厅', en: 'Market of needs and offers' },
  show: { 'zh-CN': '看什么', en: 'What to show' },
  demands: { 'zh-CN': '别人的需求', en: 'Needs of others' },
  supplies: { 'zh-CN': '别人的供给', en: 'Offers of others' },
  search: { 'zh-CN': '名称', en: 'Title' },
  find: { 'zh-CN': '查找', en: 'Find' },
  category: { 'zh-CN': '服务类别', en: 'Category' },
  any: { 'zh-CN': '不限', en: 'Any' },
  order: { 'zh-CN': '排序', en: 'Order' },
  NEWEST: { 'zh-CN': '最新的在前', en: 'Newest first' },
  URGENCY: { 'zh-CN': '最紧急的在前', en: 'Most urgent first' },
  fitting: { 'zh-CN': '只看契合我的', en: 'Only what fits mine' },
  none: { 'zh-CN': '没有符合条件的条目。', en: 'Nothing here is open.' },
  next: {
    'zh-CN': '清单生效后，尚未对接的条目会显示在这里。',
    en: 'What nobody has been matched with shows here, once its list is in force.',
  },
  found: { 'zh-CN': '共 {n} 条', en: '{n, plural, one {# entry} other {# entries}}' },
  lacks: { 'zh-CN': '还缺 {quantity}', en: '{quantity} still needed' },
  left: { 'zh-CN': '还有 {quantity}', en: '{quantity} left' },
  depends: { 'zh-CN': '视时段而定', en: 'depending on the time' },
  why: { 'zh-CN': '“{title}”与我的契合在哪里', en: 'How “{title}” fits mine' },
  until: { 'zh-CN': '开放认领至 {day}', en: 'Open to claims until {day}' },
  claim: { 'zh-CN': '认领“{title}”', en: 'Claim “{title}”' },
});

type Side = 'demands' | 'supplies';

/** U, B: what others around need and offer, to be claimed from an entry of one's own or with one written for it. */
export function MarketScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const { params, go } = useAddress();
  const ownerId = (scope.unit ?? scope.branch)?.id;
  const usual: Side = scope.branch ? 'supplies' : 'demands';
  const side: Side =
    params.get('show') === 'demands' ? 'demands' : params.get('show') === 'supplies' ? 'supplies' : usual;
  const [{ data: own }] = useQuery({
    query: DeskOwnEntriesDocument,
    variables: { where: { ownerId: ownerId ?? null, states: ['IN_FORCE'] } },
    pause: ownerId === undefined,
  });
  const entries = useMemo(() => (own && ownerId !== undefined ? ownEntriesOf(own) : NO_ENTRIES), [own, ownerId]);
  return (
    <DeskPage title={say('title')} tools={<Table side={side} />}>
      <PartNotice />
      <ul className="chips" aria-label={say('show')}>
        {(['demands', 'supplies'] as const).map((one) => (
          <li key={one}>
            <button
              type="button"
              className="chip"
              aria-pressed={side === one}
              onClick={() => go({ show: one, order: null, fitting: null, after: null })}
            >
              {say(one)}
            </button>
          </li>
        ))}
      </ul>
      <Filters side={side} mine={side === 'demands' ? entries.supplies : entries.demands} />
      {side === 'demands' ? <Demands entries={entries} /> : <Supplies entries={entries} />}
    </DeskPage>
  );
}

/** What is shown, for a spreadsheet. */
function Table({ side }: Pick<FiltersProps, 'side'>) {
  const say = useSay();
  const client = useClient();
  const { where } = useFilter();
  const orderBy = useDemandOrder();
  const csv = async () =>
    side === 'demands'
      ? (await client.query(DeskOpenDemandsCsvDocument, { where, orderBy })).data?.demands.csv
      : (await client.query(DeskOpenSuppliesCsvDocument, { where })).data?.supplies.csv;
  return <CsvButton name={say(side)} csv={csv} />;
}

interface FiltersProps {
  readonly side: Side;
  /** The own entries that what is shown could fit. */
  readonly mine: readonly OpenEntry[];
}

function Filters({ side, mine }: FiltersProps) {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const { params, go } = useAddress();
  const [text, setText] = useState(params.get('text') ?? '');
  const [{ data }] = useQuery({ query: DeskCategoriesDocument });
  const find = (event: FormEvent) => {
    event.preventDefault();
    go({ text: text.trim() === '' ? null : text.trim(), after: null });
  };
  const choose = (name: string) => (value: string) => go({ [name]: value === '' ? null : value, after: null });
  return (
    <form className="row" onSubmit={find}>
      <label htmlFor={`${id}text`}>{say('search')}</label>
      <input
        id={`${id}text`}
        type="search"
        value={text}
        maxLength={100}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit">{say('find')}</button>
      <Choice
        name={say('category')}
        value={params.get('category') ?? ''}
        choose={choose('category')}
        options={[
          ['', say('any')],
          ...(data?.serviceCategories ?? []).map(
            ({ code, name, nameEn }) => [code, language === 'en' ? nameEn : name] as const,
          ),
        ]}
      />
      {params.get('fitting') === null && side === 'demands' && (
        <Choice
          name={say('order')}
          value={params.get('order') ?? ''}
          choose={choose('order')}
          options={[
            ['', say('NEWEST')],
            ['URGENCY', say('URGENCY')],
          ]}
        />
      )}
      {mine.length > 0 && (
        <Choice
          name={say('fitting')}
          value={params.get('fitting') ?? ''}
          choose={choose('fitting')}
          options={[['', say('any')], ...mine.map(({ id, title }) => [id, title] as const)]}
        />
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, value, choose, options }: ChoiceProps) {
  const id = useId();
  return (
    <span className="row">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** What the address asks for, but the order. */
function useFilter() {
  const { params } = useAddress();
  const place = usePlace();
  const given = { text: params.get('text'), categoryCode: params.get('category'), fitting: params.get('fitting') };
  const within = place.division && given.fitting === null ? { withinCode: place.division.code } : {};
  return { where: { ...given, ...within, ofOthers: true }, after: params.get('after') };
}

/** The order that the address asks for; what fits comes in an order of its own. */
function useDemandOrder() {
  const { params } = useAddress();
  const isUrgent = params.get('order') === 'URGENCY' && params.get('fitting') === null;
  return isUrgent ? { field: 'URGENCY' as const } : null;
}

interface EntriesProps {
  readonly entries: ReturnType<typeof ownEntriesOf>;
}

function Demands({ entries }: EntriesProps) {
  const say = useSay();
  const language = useLanguage();
  const { where, after } = useFilter();
  const orderBy = useDemandOrder();
  const [answer, ask] = useQuery({ query: DeskOpenDemandsDocument, variables: { where, orderBy, after } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return (
    <Listing answer={answer} reload={reload}>
      {({ demands: { edges, pageInfo, totalCount } }) => (
        <Cards total={totalCount} next={pageInfo}>
          {edges.map(({ node }) => {
            const entry = readFragment(DeskOpenEntryFragmentDoc, node);
            const lacking = quantityText(node.unmetQuantity, entry.unitOfMeasure, language);
            return (
              <Card
                key={node.id}
                title={node.title}
                entry={entry}
                facts={[
                  labelOf('DemandPriority', node.priority, language),
                  say('lacks', { quantity: lacking }),
                  ...(node.openToClaimsUntil == null ? [] : [say('until', { day: node.openToClaimsUntil })]),
                ]}
                days={node.dayCoverage}
                claim={{ side: 'SUPPLY', id: node.id, quantity: node.unmetQuantity }}
                mine={entries.supplies}
                lists={entries.lists}
              />
            );
          })}
        </Cards>
      )}
    </Listing>
  );
}

function Supplies({ entries }: EntriesProps) {
  const say = useSay();
  const language = useLanguage();
  const { where, after } = useFilter();
  const [answer, ask] = useQuery({ query: DeskOpenSuppliesDocument, variables: { where, after } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return (
    <Listing answer={answer} reload={reload}>
      {({ supplies: { edges, pageInfo, totalCount } }) => (
        <Cards total={totalCount} next={pageInfo}>
          {edges.map(({ node }) => {
            const entry = readFragment(DeskOpenEntryFragmentDoc, node);
            const left = `${leftText(node)} ${labelOf('UnitOfMeasure', entry.unitOfMeasure, language)}`;
            const depends = node.remainingQuantity !== node.mostRemainingQuantity;
            return (
              <Card
                key={node.id}
                title={node.title}
                entry={entry}
                facts={[say('left', { quantity: left }), ...(depends ? [say('depends')] : [])]}
                claim={{ side: 'DEMAND', id: node.id, quantity: node.mostRemainingQuantity }}
                mine={entries.demands}
                lists={entries.lists}
              />
            );
          })}
        </Cards>
      )}
    </Listing>
  );
}

interface CardsProps {
  readonly total: number;
  readonly next: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
  readonly children: ReactNode;
}

function Cards({ total, next, children }: CardsProps) {
  const say = useSay();
  const { go } = useAddress();
  if (total === 0) {
    return (
      <Empty title={say('none')}>
        <p>{say('next')}</p>
      </Empty>
    );
  }
  return (
    <>
      <p className="muted">{say('found', { n: total })}</p>
      <ul className="cards">{children}</ul>
      {next.hasNextPage && <MoreButton show={() => go({ after: next.endCursor ?? null })} />}
    </>
  );
}

interface CardProps {
  readonly title: string;
  readonly entry: DeskOpenEntryFragment;
  readonly facts: readonly string[];
  /** Of a need: how far it is covered. */
  readonly days?: readonly CoveredDay[];
  readonly claim: { readonly side: 'SUPPLY' | 'DEMAND'; readonly id: string; readonly quantity: number };
  readonly mine: readonly OpenEntry[];
  readonly lists: ReturnType<typeof ownEntriesOf>['lists'];
}

function Card({ title, entry, facts, days = [], claim, mine, lists }: CardProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { params } = useAddress();
  const own = params.get('fitting');
  const [isAsking, setAsking] = useState(false);
  const { category, list, validFrom, validTo, windows, conditions } = entry;
  return (
    <li className="card">
      <h2>{title}</h2>
      <p>
        {list.owner.name} · {language === 'en' ? category.nameEn : category.name}
      </p>
      <p>
        <strong>{facts.join(language === 'en' ? ', ' : '，')}</strong>
      </p>
      <p className="muted">
        {periodText(validFrom, validTo)}
        <br />
        {windows.map((window) => openingText(window, language)).join(language === 'en' ? '; ' : '；')}
        {conditions && (
          <>
            <br />
            {conditions}
          </>
        )}
      </p>
      <CoverageStrip days={days} />
      {own !== null && (
        <p>
          <Link
            href={href(
              '/judgement',
              claim.side === 'SUPPLY' ? { demand: claim.id, supply: own } : { demand: own, supply: claim.id },
            )}
          >
            {say('why', { title })}
          </Link>
        </p>
      )}
      {lists.length > 0 && (
        <button type="button" className="do-action" onClick={() => setAsking(true)}>
          {say('claim', { title })}
        </button>
      )}
      {isAsking && (
        <ClaimSheet
          title={title}
          entry={entry}
          claim={claim}
          mine={mine}
          lists={lists}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}
