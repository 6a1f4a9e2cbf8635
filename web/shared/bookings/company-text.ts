import { words } from '../words.ts';

const useSay = words('company-text', {
  people: { 'zh-CN': '{n} 人', en: '{n, plural, one {# person} other {# people}}' },
  children: { 'zh-CN': '儿童 {n} 人', en: '{n, plural, one {# child} other {# children}}' },
});

interface Company {
  readonly headcount?: number | null;
  readonly children: number;
  readonly groupName?: string | null;
  readonly note?: string | null;
}

/** Who comes along and what they let the unit know: `榕树合唱团 · 12 人 · 需要投影仪`; empty where nothing was said. */
export function useCompanyText(): (company: Company) => string {
  const say = useSay();
  return ({ headcount, children, groupName, note }) =>
    [
      groupName,
      headcount != null && say('people', { n: headcount }),
      children > 0 && say('children', { n: children }),
      note,
    ]
      .filter(Boolean)
      .join(' · ');
}
