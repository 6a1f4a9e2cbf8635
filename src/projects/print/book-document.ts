import { UNIT_OF_MEASURE_LABELS } from '../../exchange/index.ts';
import { moneyOf } from '../../shared/money.ts';
import { type BookContent, totalOf } from '../content/book-content.ts';
import { type ContentStretch, stretchText } from '../content/book-times.ts';
import { BUDGET_SOURCE_LABELS } from '../content/book.labels.ts';

/** A party as a book is signed by it. */
interface PartyView {
  readonly id: string;
  readonly name: string;
  /** How it has signed this version; null while it has not. */
  readonly signature: SignatureView | null;
}

/** A signature as the print names it: by the office of who signed, never by a name. */
export interface SignatureView {
  /** On which day, YYYY-MM-DD where the territory is. */
  readonly on: string;
  /** The office of who signed. */
  readonly post: string;
  /** Of a signature on paper, the fingerprint (SHA-256) of its scan; null for an electronic one. */
  readonly scanHash: string | null;
}

/** One version of a book with all that its page shows. */
export interface BookView {
  readonly number: string;
  readonly version: number;
  /** When this version was written, ISO 8601. */
  readonly versionCreatedAt: string;
  readonly contentHash: string;
  /** Whether all parties have signed this version. */
  readonly signedByAll: boolean;
  /** In the order of the content's `partyIds`. */
  readonly parties: readonly PartyView[];
  readonly content: BookContent;
}

/** A table of texts, told by the share of the width that each column has. */
export interface BookTable {
  readonly kind: 'TABLE';
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly share: number; readonly numeric?: true }[];
  readonly rows: readonly (readonly string[])[];
}

interface BookParagraph {
  readonly kind: 'PARAGRAPH';
  readonly text: string;
}

interface BookSection {
  readonly heading: string;
  readonly blocks: readonly (BookTable | BookParagraph)[];
}

/** Where one party signs. */
export interface SignatureBlock {
  readonly role: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** A book as it is printed: texts in their order, before anything is laid out. Plain data. */
export interface BookDocument {
  readonly kindOfDocument: string;
  readonly title: string;
  /** Set while the version does not bind: that it is a draft. */
  readonly notice: string | null;
  readonly facts: readonly (readonly [term: string, text: string])[];
  readonly preamble: string;
  readonly sections: readonly BookSection[];
  readonly signatures: {
    readonly heading: string;
    /** Above those on a further page. */
    readonly continued: string;
    readonly blocks: readonly SignatureBlock[];
  };
  /** At the foot of every page: number, version, fingerprint of the content. */
  readonly footer: string;
  /** ISO 8601: the creation of the version. */
  readonly createdAt: string;
}

const ORDINALS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const SECTION_NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const NOTHING_AGREED = '未约定。';

/** The text of a version in the layout of such agreements: title, number, parties, what is agreed, signatures. */
export function bookDocument(view: BookView): BookDocument {
  const { content, parties } = view;
  const nameOf = (partyId: string | null) => parties.find(({ id }) => id === partyId)?.name ?? '';
  const sections = [
    { heading: '服务目标', blocks: [aimsTable(content)] },
    { heading: '服务事项', blocks: [itemsTable(content, nameOf), ...timesTables(content, nameOf)] },
    { heading: '进度安排', blocks: [scheduleTable(content)] },
    { heading: '各方职责', blocks: [dutiesTable(content, nameOf)] },
    { heading: '经费预算', blocks: budgetTables(content, nameOf) },
    { heading: '里程碑', blocks: [milestonesTable(content)] },
    { heading: '联系岗位', blocks: [contactsTable(content, nameOf)] },
    {
      heading: '期限',
      blocks: [
        paragraph(`本项目自 ${dateInWords(content.term.from)}起，至 ${dateInWords(content.term.to)}止，首尾两日计入。`),
      ],
    },
    { heading: '终止', blocks: [paragraph(content.terminationClause)] },
  ];
  return {
    kindOfDocument: '服务项目书',
    title: content.title,
    notice: view.signedByAll ? null : '本版本尚未经各方全部签署，不具约束力。',
    facts: [
      ['编号', view.number],
      ['版本', `第 ${view.version} 版`],
      ...parties.map(({ name }, at) => [roleOf(at), name] as const),
    ],
    preamble: '各方协商一致，就本项目约定如下：',
    sections: sections.map(({ heading, blocks }, at) => ({
      heading: `${SECTION_NUMERALS[at]}、${heading}`,
      blocks: withWordsForNothing(blocks),
    })),
    signatures: {
      heading: '签署',
      continued: `（续）各方在本页签署的，为《${content.title}》（编号 ${view.number}，第 ${view.version} 版）全文。`,
      blocks: parties.map((party, at) => signatureOf(party, at, view.version)),
    },
    footer: `${view.number} · 第 ${view.version} 版 · 内容指纹 ${view.contentHash}`,
    createdAt: view.versionCreatedAt,
  };
}

/** Says once of a section, or else of each table in it by name, that nothing was agreed. */
function withWordsForNothing(blocks: BookSection['blocks']): BookSection['blocks'] {
  const isEmpty = (block: BookTable | BookParagraph): block is BookTable =>
    block.kind === 'TABLE' && block.rows.length === 0;
  if (blocks.every(isEmpty)) return [paragraph(NOTHING_AGREED)];
  return blocks.map((block) => (isEmpty(block) ? paragraph(`${block.caption}：${NOTHING_AGREED}`) : block));
}

type NameOf = (partyId: string | null) => string;

function aimsTable({ aims }: BookContent): BookTable {
  return {
    kind: 'TABLE',
    caption: '目标与指标',
    columns: [
      { title: '序号', share: 1, numeric: true },
      { title: '目标', share: 5 },
      { title: '指标', share: 3 },
      { title: '目标值', share: 2 },
    ],
    rows: aims.map(({ text, indicator, target }, at) => [String(at + 1), text, indicator ?? '—', target ?? '—']),
  };
}

function itemsTable({ items }: BookContent, nameOf: NameOf): BookTable {
  return {
    kind: 'TABLE',
    caption: '服务事项及提供方',
    columns: [
      { title: '序号', share: 1, numeric: true },
      { title: '事项', share: 5 },
      { title: '数量', share: 1.4, numeric: true },
      { title: '单位', share: 1.2 },
      { title: '提供方', share: 3.4 },
    ],
    rows: items.map(({ title, quantity, unitOfMeasure, providerId }, at) => [
      String(at + 1),
      title,
      String(quantity),
      UNIT_OF_MEASURE_LABELS[unitOfMeasure as keyof typeof UNIT_OF_MEASURE_LABELS]['zh-CN'],
      nameOf(providerId),
    ]),
  };
}

/** When each item is given, and what is needed beside it; none for a version that says nothing of times. */
function timesTables({ items, uncovered = [] }: BookContent, nameOf: NameOf): BookTable[] {
  const columns = [
    { title: '事项', share: 3 },
    { title: '日期和时段', share: 5.6 },
    { title: '数量', share: 1.4, numeric: true as const },
  ];
  const rowsOf = (title: string, when: readonly ContentStretch[]) =>
    when.map((stretch) => [title, stretchText(stretch)['zh-CN'], String(stretch.quantity)]);
  const given = items.flatMap(({ title, when = [] }) => rowsOf(title, when));
  const lacking = uncovered.flatMap(({ title, receiverId, when }) => rowsOf(`${title}（${nameOf(receiverId)}）`, when));
  const tables: BookTable[] = [
    { kind: 'TABLE', caption: '服务时间', columns, rows: given },
    { kind: 'TABLE', caption: '本项目书未覆盖的需求', columns, rows: lacking },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function scheduleTable({ schedule }: BookContent): BookTable {
  return {
    kind: 'TABLE',
    caption: '各阶段起止日期与内容',
    columns: [
      { title: '开始', share: 1.6 },
      { title: '结束', share: 1.6 },
      { title: '内容', share: 6 },
    ],
    rows: schedule.map(({ from, to, what }) => [from, to, what]),
  };
}

function dutiesTable({ duties }: BookContent, nameOf: NameOf): BookTable {
  return {
    kind: 'TABLE',
    caption: '各方承担的职责',
    columns: [
      { title: '当事方', share: 3 },
      { title: '职责', share: 7 },
    ],
    rows: duties.map(({ partyId, text }) => [nameOf(partyId), text]),
  };
}

function budgetTables({ budget: { lines, sources } }: BookContent, nameOf: NameOf): BookTable[] {
  const total = (amounts: readonly { readonly amount: number }[]) => yuan(totalOf(amounts));
  return [
    {
      kind: 'TABLE',
      caption: '支出',
      columns: [
        { title: '支出项目', share: 7 },
        { title: '金额（元）', share: 3, numeric: true },
      ],
      rows:
        lines.length === 0 ? [] : [...lines.map(({ title, amount }) => [title, yuan(amount)]), ['合计', total(lines)]],
    },
    {
      kind: 'TABLE',
      caption: '资金来源',
      columns: [
        { title: '来源', share: 3 },
        { title: '出资方', share: 4 },
        { title: '金额（元）', share: 3, numeric: true },
      ],
      rows:
        sources.length === 0
          ? []
          : [
              ...sources.map(({ kind, providerId, amount }) => [
                BUDGET_SOURCE_LABELS[kind]['zh-CN'],
                nameOf(providerId) || '—',
                yuan(amount),
              ]),
              ['合计', '', total(sources)],
            ],
    },
  ];
}

function milestonesTable({ milestones }: BookContent): BookTable {
  return {
    kind: 'TABLE',
    caption: '里程碑及权重',
    columns: [
      { title: '序号', share: 1, numeric: true },
      { title: '里程碑', share: 6 },
      { title: '完成期限', share: 2 },
      { title: '权重', share: 1.2, numeric: true },
    ],
    rows: milestones.map(({ title, dueOn, weight }, at) => [String(at + 1), title, dueOn, String(weight)]),
  };
}

function contactsTable({ contacts }: BookContent, nameOf: NameOf): BookTable {
  return {
    kind: 'TABLE',
    caption: '各方联系岗位',
    columns: [
      { title: '当事方', share: 5 },
      { title: '岗位', share: 5 },
    ],
    rows: contacts.map(({ partyId, role }) => [nameOf(partyId), role]),
  };
}

/**
 * Where a party signs. Its seal, the hand of who answers for it and the day have their place also when somebody has signed
 * electronically: a delegate seldom holds the seal of the unit.
 */
function signatureOf({ name, signature }: PartyView, at: number, version: number): SignatureBlock {
  return { role: `${roleOf(at)}（盖章）`, name, lines: linesOfSignature(signature, version) };
}

const BLANK_HAND = '负责人（签字）：';
const BLANK_DATE = '日期：      年    月    日';

function linesOfSignature(signature: SignatureView | null, version: number): string[] {
  if (signature === null) return [BLANK_HAND, BLANK_DATE];
  const { on, post, scanHash } = signature;
  if (scanHash === null) {
    return [`电子签署第 ${version} 版：${post}`, `签署时间：${dateInWords(on)}`, BLANK_HAND, BLANK_DATE];
  }
  return [`纸质签署第 ${version} 版，扫描件指纹 ${scanHash}`, `负责人：${post}`, `日期：${dateInWords(on)}`];
}

/** How a party is called in the agreement, by its place among the parties. */
function roleOf(at: number): string {
  return at < ORDINALS.length ? `${ORDINALS[at]}方` : `第 ${at + 1} 方`;
}

function paragraph(text: string): BookParagraph {
  return { kind: 'PARAGRAPH', text };
}

function yuan(amount: number): string {
  return moneyOf(amount).amount;
}

function dateInWords(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${year} 年 ${month} 月 ${day} 日`;
}
