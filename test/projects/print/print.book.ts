import type { BookContent } from '../../../src/projects/content/book-content.ts';
import type { BookView } from '../../../src/projects/print/book-document.ts';

const BRANCH = 'gbr_1';
const SCHOOL = 'uni_1';

const CONTENT: BookContent = {
  title: '错时停车与课后辅导',
  partyIds: [BRANCH, SCHOOL],
  items: [
    { title: '错时车位', quantity: 25, unitOfMeasure: 'SPACE', providerId: SCHOOL },
    { title: '课后辅导', quantity: 30, unitOfMeasure: 'HOUR', providerId: SCHOOL },
  ],
  aims: [{ text: '缓解夜间停车难', indicator: '夜间可用车位', target: '25 个' }],
  schedule: [{ from: '2026-03-01', to: '2026-06-30', what: '开放车位并安排辅导' }],
  duties: [
    { partyId: SCHOOL, text: '每个工作日 18:00 起开放停车场。' },
    { partyId: BRANCH, text: '组织居民登记车辆。' },
  ],
  contacts: [{ partyId: SCHOOL, role: '总务处' }],
  budget: {
    lines: [{ title: '标识牌', amount: 120_050 }],
    sources: [{ kind: 'FISCAL', providerId: null, amount: 120_050 }],
  },
  milestones: [{ id: 'pms_1', title: '首批车位开放', dueOn: '2026-04-01', weight: 3 }],
  term: { from: '2026-03-01', to: '2026-06-30' },
  terminationClause: '任何一方可提前三十日书面通知终止。\n违约方承担相应责任。',
};

/** A version of a book between a branch and a school that only the branch has signed. */
export function viewOfBook(content: Partial<BookContent> = {}, view: Partial<BookView> = {}): BookView {
  return {
    number: '350102-2026-0001',
    version: 2,
    versionCreatedAt: '2026-03-03T04:00:00.000Z',
    contentHash: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
    signedByAll: false,
    parties: [
      {
        id: BRANCH,
        name: '锦江社区第一网格党支部',
        signature: { on: '2026-03-04', post: '网格党支部书记', scanHash: null },
      },
      { id: SCHOOL, name: '汤门小学', signature: null },
    ],
    content: { ...CONTENT, ...content },
    ...view,
  };
}

/** The same with so many items, duties and milestones that it has several pages. */
export function longViewOfBook(count: number): BookView {
  const each = <T>(make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at + 1));
  return viewOfBook({
    items: each((at) => ({ title: `第${at}项服务`, quantity: at, unitOfMeasure: 'PIECE', providerId: SCHOOL })),
    duties: each((at) => ({
      partyId: SCHOOL,
      text: `职责${at}：${'按约定提供服务并做好记录，'.repeat(8)}每月汇总一次。`,
    })),
    milestones: each((at) => ({ id: `pms_${at}`, title: `节点${at}`, dueOn: '2026-06-30', weight: 1 })),
  });
}
