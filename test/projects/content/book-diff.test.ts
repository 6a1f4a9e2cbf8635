import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BookContent, hashOfContent } from '../../../src/projects/content/book-content.ts';
import { bookDiff } from '../../../src/projects/content/book-diff.ts';
import { assertProperty } from '../../support/property.ts';

const BRANCH = 'gbr_1';
const SCHOOL = 'uni_1';
const NAMES: Record<string, string> = { gbr_1: '锦江第一网格党支部', uni_1: '汤门小学' };

const CONTENT: BookContent = {
  title: '错时停车与课后辅导',
  partyIds: [BRANCH, SCHOOL],
  items: [
    { title: '错时车位', quantity: 25, unitOfMeasure: 'SPACE', providerId: SCHOOL },
    { title: '课后辅导', quantity: 30, unitOfMeasure: 'HOUR', providerId: SCHOOL },
  ],
  aims: [{ text: '缓解停车难', indicator: '夜间车位', target: '25' }],
  schedule: [{ from: '2026-03-01', to: '2026-06-30', what: '开放车位' }],
  duties: [{ partyId: SCHOOL, text: '开放停车场' }],
  contacts: [{ partyId: SCHOOL, role: '总务处' }],
  budget: {
    lines: [{ title: '标识牌', amount: 120_000 }],
    sources: [{ kind: 'FISCAL', providerId: null, amount: 120_000 }],
  },
  milestones: [
    { id: 'pms_1', title: '首批开放', dueOn: '2026-04-01', weight: 3 },
    { id: 'pms_2', title: '期末总结', dueOn: '2026-06-30', weight: 1 },
  ],
  term: { from: '2026-03-01', to: '2026-06-30' },
  terminationClause: '提前三十日书面通知。',
};

const same = (text: string) => ({ en: text, 'zh-CN': text });

describe('the difference between two versions', () => {
  it('is one change where something is put in between', () => {
    const [first, ...rest] = CONTENT.milestones;
    const between = { id: 'pms_9', title: '中期检查', dueOn: '2026-05-01', weight: 2 };
    expect(bookDiff(CONTENT, { ...CONTENT, milestones: [first!, between, ...rest] })).toEqual([
      {
        path: ['milestones', '1'],
        label: { en: 'milestone', 'zh-CN': '里程碑' },
        kind: 'ADDED',
        before: null,
        after: same('中期检查 · 2026-05-01 · 2'),
      },
    ]);
  });

  it('names what was removed by its place in the older version, in words of both languages', () => {
    const changes = bookDiff(CONTENT, { ...CONTENT, items: CONTENT.items.slice(1) }, (id) => NAMES[id]!);
    expect(changes).toEqual([
      {
        path: ['items', '0'],
        label: { en: 'item', 'zh-CN': '服务事项' },
        kind: 'REMOVED',
        before: { en: '错时车位 · 25 spaces · 汤门小学', 'zh-CN': '错时车位 · 25 车位 · 汤门小学' },
        after: null,
      },
    ]);
  });

  it('tells when an item is given in the words of its stretches, and nothing where it does not say', () => {
    const stretch = {
      from: '2026-03-01',
      to: '2026-03-31',
      dayClass: 'EVERY_DAY',
      weekdays: [],
      quantity: 25,
    } as const;
    const when = [{ ...stretch, windows: [{ startTime: '18:00', endTime: '08:00' }] }];
    const [parking, tutoring] = CONTENT.items;
    const timed = {
      ...CONTENT,
      items: [
        { ...parking!, when },
        { ...tutoring!, when: [] },
      ],
    };
    const [change, ...others] = bookDiff(CONTENT, timed);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ path: ['items', '0', 'when'], kind: 'ADDED', before: null });
    expect(change!.after!.en).toContain('2026-03-01 – 2026-03-31, every day 18:00–08:00');
    expect(bookDiff(timed, CONTENT)).toMatchObject([{ path: ['items', '0', 'when'], kind: 'REMOVED', after: null }]);
  });

  it('shows what has changed about the same milestone, item and source', () => {
    const [first, second] = CONTENT.milestones;
    const changed: BookContent = {
      ...CONTENT,
      title: '错时停车',
      items: [CONTENT.items[0]!, { ...CONTENT.items[1]!, quantity: 40 }],
      aims: [{ ...CONTENT.aims[0]!, indicator: null }],
      milestones: [{ ...first!, title: '首批车位开放', weight: 4 }, second!],
      budget: { ...CONTENT.budget, sources: [{ kind: 'FISCAL', providerId: null, amount: 150_050 }] },
      term: { ...CONTENT.term, to: '2026-12-31' },
    };
    expect(
      bookDiff(CONTENT, changed).map(({ path, kind, before, after }) => [path.join('.'), kind, before?.en, after?.en]),
    ).toEqual([
      ['title', 'CHANGED', '错时停车与课后辅导', '错时停车'],
      ['aims.0.indicator', 'REMOVED', '夜间车位', undefined],
      ['items.1.quantity', 'CHANGED', '30 hours', '40 hours'],
      ['budget.sources.0.amount', 'CHANGED', '1200.00 CNY', '1500.50 CNY'],
      ['milestones.0.title', 'CHANGED', '首批开放', '首批车位开放'],
      ['milestones.0.weight', 'CHANGED', '3', '4'],
      ['term.to', 'CHANGED', '2026-06-30', '2026-12-31'],
    ]);
    expect(bookDiff(CONTENT, changed).map(({ label }) => label['zh-CN'])).toContain('里程碑权重');
  });

  it('is one change of the list where parties only changed places', () => {
    const turned = { ...CONTENT, partyIds: [SCHOOL, BRANCH] };
    expect(bookDiff(CONTENT, turned, (id) => NAMES[id]!)).toEqual([
      {
        path: ['partyIds'],
        label: { en: 'order: party', 'zh-CN': '当事方次序' },
        kind: 'CHANGED',
        before: { en: '锦江第一网格党支部; 汤门小学', 'zh-CN': '锦江第一网格党支部；汤门小学' },
        after: { en: '汤门小学; 锦江第一网格党支部', 'zh-CN': '汤门小学；锦江第一网格党支部' },
      },
    ]);
  });

  it('is empty exactly when nothing has changed', () => {
    const text = fc.constantFrom('a', 'b', '');
    const party = fc.constantFrom(BRANCH, SCHOOL);
    const number = fc.integer({ min: 1, max: 2 });
    const date = fc.constantFrom('2026-03-01', '2026-06-30');
    const few = <T>(element: fc.Arbitrary<T>) => fc.array(element, { maxLength: 3 });
    const content: fc.Arbitrary<BookContent> = fc.record({
      title: text,
      partyIds: fc.uniqueArray(party),
      items: few(
        fc.record({
          title: text,
          quantity: number,
          unitOfMeasure: fc.constantFrom('HOUR', 'PIECE'),
          providerId: party,
        }),
      ),
      aims: few(fc.record({ text, indicator: fc.option(text), target: fc.option(text) })),
      schedule: few(fc.record({ from: date, to: date, what: text })),
      duties: few(fc.record({ partyId: party, text })),
      contacts: few(fc.record({ partyId: party, role: text })),
      budget: fc.record({
        lines: few(fc.record({ title: text, amount: number })),
        sources: few(
          fc.record({
            kind: fc.constantFrom('FISCAL' as const, 'DONATION' as const),
            providerId: fc.option(party),
            amount: number,
          }),
        ),
      }),
      milestones: fc.uniqueArray(
        fc.record({ id: fc.constantFrom('pms_1', 'pms_2'), title: text, dueOn: date, weight: number }),
        { selector: ({ id }) => id },
      ),
      term: fc.record({ from: date, to: date }),
      terminationClause: text,
    });
    const members = Object.keys(CONTENT) as (keyof BookContent)[];
    assertProperty(
      fc.property(content, content, fc.subarray(members, { maxLength: 2 }), (from, other, taken) => {
        const to = { ...from, ...Object.fromEntries(taken.map((member) => [member, other[member]])) };
        const there = bookDiff(from, to);
        expect(there.length === 0).toBe(hashOfContent(from) === hashOfContent(to));
        const back = bookDiff(to, from);
        const count = (changes: typeof there, kind: string) => changes.filter((change) => change.kind === kind).length;
        expect(count(back, 'ADDED')).toBe(count(there, 'REMOVED'));
        expect(count(back, 'CHANGED')).toBe(count(there, 'CHANGED'));
      }),
    );
  });
});

describe('the words of what was added', () => {
  const added = (changes: Partial<BookContent>) =>
    bookDiff(CONTENT, { ...CONTENT, ...changes }, (id) => NAMES[id]!)
      .filter(({ kind }) => kind === 'ADDED')
      .map(({ after }) => after?.en);

  it('are those of an aim that there are', () => {
    const aims = [...CONTENT.aims, { text: '少一些噪声', indicator: null, target: null }];
    expect(added({ aims })).toEqual(['少一些噪声']);
  });

  it('say of a source of money who gives, where somebody does', () => {
    const sources: BookContent['budget']['sources'] = [
      ...CONTENT.budget.sources,
      { kind: 'PARTNER_UNIT', providerId: SCHOOL, amount: 100 },
      { kind: 'DONATION', providerId: null, amount: 200 },
    ];
    expect(added({ budget: { ...CONTENT.budget, sources } })).toEqual([
      expect.stringMatching(/ · 汤门小学 · 1\.00 CNY$/),
      expect.stringMatching(/^[^·]+ · 2\.00 CNY$/),
    ]);
  });
});
