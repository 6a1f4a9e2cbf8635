import { UNIT_OF_MEASURE_LABELS } from '../../exchange/index.ts';
import type { BilingualText } from '../../shared/language.ts';
import { moneyOf } from '../../shared/money.ts';
import type { BookContent, ContentNeed } from './book-content.ts';
import { type ContentStretch, stretchText } from './book-times.ts';
import { BUDGET_SOURCE_LABELS } from './book.labels.ts';

export type BookChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED';

/** One difference between two versions of a book. */
export interface BookChange {
  /**
   * Where it is in the content: members, and the position of an element of a list, counted from 0 in the version that
   * has it (in the newer one if both have).
   */
  readonly path: readonly string[];
  readonly label: BilingualText;
  readonly kind: BookChangeKind;
  /** What stood there; null for what was added. */
  readonly before: BilingualText | null;
  /** What stands there now; null for what was removed. */
  readonly after: BilingualText | null;
}

/** What a party is called. */
export type NameOf = (partyId: string) => string;

/**
 * What has changed from one version to another, in the order of the content. Elements of lists are the same thing by
 * their identity, not their place: a milestone by its id, a party by its id, an item by title and provider; so what is
 * put in between is one change. If elements only changed places, that is one change of the list. Empty exactly for
 * contents that are equal.
 * @param nameOf how parties are named in the texts; by their ids if absent
 */
export function bookDiff(from: BookContent, to: BookContent, nameOf: NameOf = (id) => id): BookChange[] {
  return [
    ...valueChanges(['title'], words('title', '名称'), from.title, to.title),
    ...partsOf(nameOf).flatMap((part) => part.changes(from, to)),
    ...valueChanges(['term', 'from'], words('first day of the term', '期限起始日'), from.term.from, to.term.from),
    ...valueChanges(['term', 'to'], words('last day of the term', '期限截止日'), from.term.to, to.term.to),
    ...valueChanges(
      ['terminationClause'],
      words('termination clause', '终止条款'),
      from.terminationClause,
      to.terminationClause,
    ),
  ];
}

/** A list of the content, as far as its elements can be told apart and compared. */
interface Part<T> {
  readonly path: readonly string[];
  /** What one element is called. */
  readonly label: BilingualText;
  readonly listOf: (content: BookContent) => readonly T[];
  /** The same for elements that are the same thing. */
  readonly identityOf: (element: T) => readonly (string | null)[];
  readonly textOf: (element: T) => BilingualText;
  /** What can change about an element while it stays the same thing. */
  readonly members: Readonly<
    Record<string, { readonly label: BilingualText; readonly textOf: (element: T) => BilingualText | null }>
  >;
}

function partsOf(nameOf: NameOf): readonly { changes(from: BookContent, to: BookContent): BookChange[] }[] {
  return [
    part<string>({
      path: ['partyIds'],
      label: words('party', '当事方'),
      listOf: ({ partyIds }) => partyIds,
      identityOf: (id) => [id],
      textOf: (id) => same(nameOf(id)),
      members: {},
    }),
    part<BookContent['aims'][number]>({
      path: ['aims'],
      label: words('aim', '目标'),
      listOf: ({ aims }) => aims,
      identityOf: ({ text }) => [text],
      textOf: ({ text, indicator, target }) => same([text, indicator, target].filter(Boolean).join(' · ')),
      members: {
        indicator: { label: words('indicator', '指标'), textOf: ({ indicator }) => maybe(indicator) },
        target: { label: words('target', '目标值'), textOf: ({ target }) => maybe(target) },
      },
    }),
    part<BookContent['items'][number]>({
      path: ['items'],
      label: words('item', '服务事项'),
      listOf: ({ items }) => items,
      identityOf: ({ title, providerId }) => [title, providerId],
      textOf: (item) => joined(same(item.title), quantityOf(item), same(nameOf(item.providerId))),
      members: {
        quantity: { label: words('quantity', '数量'), textOf: quantityOf },
        when: { label: words('times', '时间'), textOf: ({ when = [] }) => timesOf(when) },
      },
    }),
    part<ContentNeed>({
      path: ['uncovered'],
      label: words('need that is not covered', '未覆盖的需求'),
      listOf: ({ uncovered = [] }) => uncovered,
      identityOf: ({ title, receiverId, unitOfMeasure }) => [title, receiverId, unitOfMeasure],
      textOf: ({ title, receiverId, when }) => joined(same(title), same(nameOf(receiverId)), timesOf(when)),
      members: { when: { label: words('times', '时间'), textOf: ({ when }) => timesOf(when) } },
    }),
    part<BookContent['schedule'][number]>({
      path: ['schedule'],
      label: words('stage', '阶段'),
      listOf: ({ schedule }) => schedule,
      identityOf: ({ what }) => [what],
      textOf: ({ what, from, to }) => same(`${what} · ${from} – ${to}`),
      members: {
        from: { label: words('first day', '开始日'), textOf: ({ from }) => same(from) },
        to: { label: words('last day', '截止日'), textOf: ({ to }) => same(to) },
      },
    }),
    part<BookContent['duties'][number]>({
      path: ['duties'],
      label: words('duty', '职责'),
      listOf: ({ duties }) => duties,
      identityOf: ({ partyId, text }) => [partyId, text],
      textOf: ({ partyId, text }) => same(`${nameOf(partyId)} · ${text}`),
      members: {},
    }),
    part<BookContent['budget']['lines'][number]>({
      path: ['budget', 'lines'],
      label: words('expense', '支出'),
      listOf: ({ budget }) => budget.lines,
      identityOf: ({ title }) => [title],
      textOf: ({ title, amount }) => same(`${title} · ${yuan(amount)}`),
      members: { amount: { label: words('amount', '金额'), textOf: ({ amount }) => same(yuan(amount)) } },
    }),
    part<BookContent['budget']['sources'][number]>({
      path: ['budget', 'sources'],
      label: words('source of money', '资金来源'),
      listOf: ({ budget }) => budget.sources,
      identityOf: ({ kind, providerId }) => [kind, providerId],
      textOf: ({ kind, providerId, amount }) =>
        joined(BUDGET_SOURCE_LABELS[kind], providerId === null ? null : same(nameOf(providerId)), same(yuan(amount))),
      members: { amount: { label: words('amount', '金额'), textOf: ({ amount }) => same(yuan(amount)) } },
    }),
    part<BookContent['milestones'][number]>({
      path: ['milestones'],
      label: words('milestone', '里程碑'),
      listOf: ({ milestones }) => milestones,
      identityOf: ({ id }) => [id],
      textOf: ({ title, dueOn, weight }) => same(`${title} · ${dueOn} · ${weight}`),
      members: {
        title: { label: words('title', '名称'), textOf: ({ title }) => same(title) },
        dueOn: { label: words('due date', '完成期限'), textOf: ({ dueOn }) => same(dueOn) },
        weight: { label: words('weight', '权重'), textOf: ({ weight }) => same(String(weight)) },
      },
    }),
    part<BookContent['contacts'][number]>({
      path: ['contacts'],
      label: words('contact', '联系岗位'),
      listOf: ({ contacts }) => contacts,
      identityOf: ({ partyId, role }) => [partyId, role],
      textOf: ({ partyId, role }) => same(`${nameOf(partyId)} · ${role}`),
      members: {},
    }),
  ];
}

/** An element with its place in its list. */
interface Placed<T> {
  readonly element: T;
  readonly at: number;
}

function part<T>(spec: Part<T>) {
  const { path, label, listOf, textOf } = spec;
  return {
    changes(from: BookContent, to: BookContent): BookChange[] {
      const old = byIdentity(listOf(from), spec);
      const now = byIdentity(listOf(to), spec);
      const gone = [...old].filter(([key]) => !now.has(key)).map(([, placed]) => placed);
      const kept = [...now].filter(([key]) => old.has(key));
      const found = [
        ...gone.map(({ element, at }) => ({
          path: [...path, String(at)],
          label,
          kind: 'REMOVED' as const,
          before: textOf(element),
          after: null,
        })),
        ...[...now].flatMap(([key, { element, at }]) => {
          const place = [...path, String(at)];
          const before = old.get(key);
          if (before) return memberChanges(spec, place, before.element, element);
          return [{ path: place, label, kind: 'ADDED' as const, before: null, after: textOf(element) }];
        }),
      ];
      const storedBefore = [...old].filter(([key]) => now.has(key));
      if (storedBefore.some(([key], at) => key !== kept[at]![0])) {
        found.push({
          path,
          label: words(`order: ${label.en}`, `${label['zh-CN']}次序`),
          kind: 'CHANGED',
          before: listed(storedBefore.map(([, { element }]) => textOf(element))),
          after: listed(kept.map(([, { element }]) => textOf(element))),
        });
      }
      return found;
    },
  };
}

/** Elements by what identifies them; of several that are alike, the first of one list is the first of the other. */
function byIdentity<T>(elements: readonly T[], { identityOf }: Part<T>): Map<string, Placed<T>> {
  const alike = new Map<string, number>();
  return new Map(
    elements.map((element, at) => {
      const identity = JSON.stringify(identityOf(element));
      const count = alike.get(identity) ?? 0;
      alike.set(identity, count + 1);
      return [JSON.stringify([identity, count]), { element, at }];
    }),
  );
}

function memberChanges<T>({ label, members }: Part<T>, place: readonly string[], from: T, to: T): BookChange[] {
  return Object.entries(members).flatMap(([member, { label: memberLabel, textOf }]) => {
    const whole = { en: `${label.en}: ${memberLabel.en}`, 'zh-CN': `${label['zh-CN']}${memberLabel['zh-CN']}` };
    return textChanges([...place, member], whole, textOf(from), textOf(to));
  });
}

function valueChanges(path: readonly string[], label: BilingualText, from: string, to: string): BookChange[] {
  return textChanges(path, label, same(from), same(to));
}

function textChanges(
  path: readonly string[],
  label: BilingualText,
  before: BilingualText | null,
  after: BilingualText | null,
): BookChange[] {
  if (before?.en === after?.en) return [];
  return [{ path, label, kind: before === null ? 'ADDED' : after === null ? 'REMOVED' : 'CHANGED', before, after }];
}

function quantityOf({ quantity, unitOfMeasure }: BookContent['items'][number]): BilingualText {
  const measure = UNIT_OF_MEASURE_LABELS[unitOfMeasure as keyof typeof UNIT_OF_MEASURE_LABELS];
  return words(`${quantity} ${measure.en}`, `${quantity} ${measure['zh-CN']}`);
}

/** Stretches in words; null for none. */
function timesOf(when: readonly ContentStretch[]): BilingualText | null {
  if (when.length === 0) return null;
  return listed(
    when.map((stretch) => {
      const text = stretchText(stretch);
      return words(`${text.en} × ${stretch.quantity}`, `${text['zh-CN']} × ${stretch.quantity}`);
    }),
  );
}

function yuan(amount: number): string {
  return `${moneyOf(amount).amount} CNY`;
}

function words(en: string, zh: string): BilingualText {
  return { en, 'zh-CN': zh };
}

function same(text: string): BilingualText {
  return words(text, text);
}

function maybe(text: string | null): BilingualText | null {
  return text === null ? null : same(text);
}

function joined(...texts: readonly (BilingualText | null)[]): BilingualText {
  const all = texts.filter((text) => text !== null);
  return words(all.map(({ en }) => en).join(' · '), all.map((text) => text['zh-CN']).join(' · '));
}

function listed(texts: readonly BilingualText[]): BilingualText {
  return words(texts.map(({ en }) => en).join('; '), texts.map((text) => text['zh-CN']).join('；'));
}
