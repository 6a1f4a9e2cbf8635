import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** Returned for a text that is the code of no division. */
export const notADivisionCode = refusal<{ field: readonly string[] }>(
  'notADivisionCode',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'The code of a division has 12 digits, that of a grid 15.',
    'zh-CN': () => '区划代码为 12 位数字，网格代码为 15 位数字。',
  },
);
