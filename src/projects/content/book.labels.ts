import type { Labels } from '../../shared/labels.ts';
import type { BudgetSourceKind } from './book-content.ts';

/** What sources of money are called in documents for people. */
export const BUDGET_SOURCE_LABELS: Labels<BudgetSourceKind> = {
  FISCAL: { en: 'public money', 'zh-CN': '财政投入' },
  PARTNER_UNIT: { en: 'partner unit', 'zh-CN': '共建单位支持' },
  DONATION: { en: 'donation', 'zh-CN': '社会捐助' },
};

/** By which office somebody speaks for a branch, and for a unit: a book names no person. */
export const BRANCH_POST = '网格党支部书记';
export const UNIT_POST = '联盟代表';
