import { describe, expect, test } from 'vitest';
import type { ServiceProjectBookReviseInput } from '../../../src/projects/content/book-content.input.ts';
import { requireWhole, revisedContent } from '../../../src/projects/content/book-content.rules.ts';
import type { BookContent } from '../../../src/projects/content/book-content.ts';
import { Refusal } from '../../../src/shared/refusal.ts';

/** An id of a branch, a unit, a milestone or a resident. */
const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(32, '0')}`;

const CONTENT: BookContent = {
  title: '夜间停车共享',
  partyIds: [id('gbr', 1), id('uni', 1), id('uni', 2)],
  items: [{ title: '车位', quantity: 25, unitOfMeasure: 'SPACE', providerId: id('uni', 1) }],
  aims: [{ text: '少一些乱停', indicator: null, target: null }],
  schedule: [{ from: '2026-03-01', to: '2026-03-31', what: '试行' }],
  duties: [{ partyId: id('uni', 1), text: '开门' }],
  contacts: [{ partyId: id('gbr', 1), role: '网格员' }],
  budget: { lines: [{ title: '标识牌', amount: 100 }], sources: [{ kind: 'FISCAL', providerId: null, amount: 100 }] },
  milestones: [{ id: id('pms', 1), title: '完成', dueOn: '2026-06-30', weight: 1 }],
  term: { from: '2026-03-01', to: '2026-06-30' },
  terminationClause: '提前三十日。',
};

/** The refusal of something, and the field it names. */
function refusalOf(does: () => unknown): string {
  try {
    does();
  } catch (error) {
    if (error instanceof Refusal) return [error.kind, ...(error.field ?? [])].join(' ');
    throw error;
  }
  return 'none';
}

const whole = (changes: object) => refusalOf(() => requireWhole({ ...CONTENT, ...changes }));
const revised = (input: object, known: string[] = [id('pms', 1)], completed: string[] = []) =>
  revisedContent(CONTENT, input as ServiceProjectBookReviseInput, new Set(known), new Set(completed));
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const money = (amount: string) => ({ amount, currencyCode: 'CNY' });

describe('a revision', () => {
  test('leaves what it does not name', () => {
    expect(revised({})).toEqual(CONTENT);
    const nothing = Object.fromEntries(Object.keys(CONTENT).map((member) => [member, null]));
    expect(revised(nothing)).toEqual(CONTENT);
  });

  test('puts what it names in the place of what was there', () => {
    const next = {
      title: '新题',
      partyIds: [id('gbr', 1), id('uni', 1)],
      items: [{ title: '球场', quantity: 1, unitOfMeasure: 'SPACE', providerId: id('uni', 1) }],
      aims: [{ text: '目标', indicator: '指标', target: '百分之九十' }],
      schedule: [{ from: '2026-04-01', to: '2026-04-02', what: '开始' }],
      duties: [{ partyId: id('gbr', 1), text: '看门' }],
      contacts: [{ partyId: id('uni', 1), role: '值班员' }],
      term: { from: '2026-04-01', to: '2026-12-31' },
      terminationClause: '随时。',
    };
    const milestones = [{ id: id('pms', 1), title: '开放', dueOn: '2026-04-05', weight: 3 }];
    expect(revised({ ...next, milestones })).toEqual({ ...CONTENT, ...next, milestones });
  });

  test('takes aims without indicator and target', () => {
    expect(revised({ aims: [{ text: '目标' }] }).aims).toEqual([{ text: '目标', indicator: null, target: null }]);
  });

  test('has a budget in minor units, whose sources may be nobody in particular', () => {
    const budget = {
      lines: [{ title: '牌', amount: money('1.50') }],
      sources: [
        { kind: 'FISCAL', amount: money('1.00') },
        { kind: 'PARTNER_UNIT', providerId: id('uni', 1), amount: money('0.50') },
      ],
    };
    expect(revised({ budget }).budget).toEqual({
      lines: [{ title: '牌', amount: 150 }],
      sources: [
        { kind: 'FISCAL', providerId: null, amount: 100 },
        { kind: 'PARTNER_UNIT', providerId: id('uni', 1), amount: 50 },
      ],
    });
  });

  test('puts stages and milestones in the order of their days, which keeps those of one day as they were', () => {
    const stage = (from: string, what: string) => ({ from, to: '2026-06-30', what });
    const days = ['2026-05-01', '2026-03-01', '2026-05-01', '2026-04-01'];
    const schedule = days.map((from, at) => stage(from, `第 ${at} 段`));
    expect(revised({ schedule }).schedule.map(({ what }) => what)).toEqual([
      '第 1 段',
      '第 3 段',
      '第 0 段',
      '第 2 段',
    ]);
    const milestones = days.map((dueOn, at) => ({ title: `第 ${at} 步`, dueOn, weight: 1 }));
    expect(revised({ milestones }).milestones.map(({ title }) => title)).toEqual([
      '第 1 步',
      '第 3 步',
      '第 0 步',
      '第 2 步',
    ]);
  });

  test('names new milestones, and keeps those it knows, once each', () => {
    const milestone = (known?: string) => ({ id: known, title: '步', dueOn: '2026-05-01', weight: 1 });
    const [kept, fresh] = revised({ milestones: [milestone(id('pms', 1)), milestone()] }).milestones;
    expect(kept!.id).toBe(id('pms', 1));
    expect(fresh!.id).toMatch(/^pms_/);
    expect(refusalOf(() => revised({ milestones: [milestone(), milestone(id('pms', 9))] }))).toBe(
      'milestoneIsWrong milestones 1 id',
    );
    expect(refusalOf(() => revised({ milestones: [milestone(id('pms', 1)), milestone(id('pms', 1))] }))).toBe(
      'milestoneIsWrong milestones 1 id',
    );
  });

  test('keeps the milestones that are completed', () => {
    const milestones = [{ id: id('pms', 2), title: '别的', dueOn: '2026-05-01', weight: 1 }];
    expect(
      refusalOf(() => revised({ milestones }, [id('pms', 1), id('pms', 2)], [id('pms', 1), id('pms', 2)])),
    ).toContain('completedMilestoneMissing');
    expect(refusalOf(() => revised({ milestones }, [id('pms', 1), id('pms', 2)], [id('pms', 2)]))).toBe('none');
  });

  test.each<[string, object]>([
    ['title', { title: '长'.repeat(201) }],
    ['terminationClause', { terminationClause: '长'.repeat(2_001) }],
    ['items 0 quantity', { items: [{ ...CONTENT.items[0], quantity: 100_001 }] }],
    ['items 0 quantity', { items: [{ ...CONTENT.items[0], quantity: 0 }] }],
    ['items 0 title', { items: [{ ...CONTENT.items[0], title: '长'.repeat(201) }] }],
    ['aims 0 text', { aims: [{ text: '长'.repeat(1_001) }] }],
    ['aims 0 indicator', { aims: [{ text: '一', indicator: '长'.repeat(201) }] }],
    ['aims 0 target', { aims: [{ text: '一', target: '长'.repeat(201) }] }],
    ['schedule 0 what', { schedule: [{ ...CONTENT.schedule[0], what: '' }] }],
    ['duties 0 text', { duties: [{ partyId: id('uni', 1), text: '' }] }],
    ['contacts 0 role', { contacts: [{ partyId: id('uni', 1), role: '长'.repeat(101) }] }],
    ['milestones 0 weight', { milestones: [{ title: '步', dueOn: '2026-05-01', weight: 0 }] }],
    ['milestones 0 weight', { milestones: [{ title: '步', dueOn: '2026-05-01', weight: 1_001 }] }],
    ['budget lines 0 title', { budget: { lines: [{ title: '', amount: money('1.00') }], sources: [] } }],
  ])('is refused for what is wrong with %s', (field, input) => {
    expect(refusalOf(() => revised(input))).toMatch(new RegExp(` ${field}$`));
  });

  test('has no phone number for a role, in whatever digits', () => {
    const role = (text: string) => refusalOf(() => revised({ contacts: [{ partyId: id('uni', 1), role: text }] }));
    expect(role('第 123456 号网格员')).toBe('none');
    expect(role('网格员 8 7 6 - 5 4 3 2')).toBe('contactHasNumber contacts 0 role');
    expect(role('网格员 １２３４５６７')).toBe('contactHasNumber contacts 0 role');
    expect(role('网格员')).toBe('none');
  });
});

describe('when items are given', () => {
  const stretch = (changes: object = {}) => ({
    from: '2026-03-02',
    to: '2026-06-30',
    dayClass: 'EVERY_DAY',
    weekdays: [],
    windows: [{ startTime: '18:00', endTime: '08:00' }],
    quantity: 25,
    ...changes,
  });
  const item = (changes: object = {}) => ({ ...CONTENT.items[0]!, ...changes });
  const agreed: BookContent = { ...CONTENT, items: [item({ when: [stretch()] })] as BookContent['items'] };
  const revisedOf = (latest: BookContent, input: object) =>
    revisedContent(latest, input as ServiceProjectBookReviseInput, new Set([id('pms', 1)]), new Set());

  test('stays as it was agreed for an item of the same title and party, of which nothing else is said', () => {
    const [same] = revisedOf(agreed, { items: [item({ quantity: 30 })] }).items;
    expect(same).toEqual(item({ quantity: 30, when: [stretch()] }));
    const [spaced] = revisedOf(agreed, { items: [item({ title: ' 车位 ' })] }).items;
    expect(spaced!.when).toEqual([stretch()]);
    const [unsaid] = revisedOf(agreed, { items: [item({ when: null })] }).items;
    expect(unsaid!.when).toEqual([stretch()]);
  });

  test('is not that of another title, of another party, or of a version that said nothing', () => {
    for (const other of [item({ title: '球场' }), item({ providerId: id('uni', 2) })]) {
      expect(revisedOf(agreed, { items: [other] }).items[0]).not.toHaveProperty('when');
    }
    expect(revised({ items: [item()] }).items[0]).not.toHaveProperty('when');
  });

  test('is what is said of it, with its weekdays in their order and none twice', () => {
    const when = [stretch({ weekdays: ['FRIDAY', 'MONDAY', 'FRIDAY'], dayClass: 'WORKDAY', windows: [] })];
    expect(revisedOf(agreed, { items: [item({ when })] }).items[0]!.when).toEqual([
      stretch({ weekdays: ['MONDAY', 'FRIDAY'], dayClass: 'WORKDAY', windows: [] }),
    ]);
    expect(revisedOf(agreed, { items: [item({ when: [stretch({ weekdays: null })] })] }).items[0]!.when).toEqual([
      stretch(),
    ]);
    expect(revisedOf(agreed, { items: [item({ when: [] })] }).items[0]!.when).toEqual([]);
  });

  const need = (changes: object = {}) => ({
    title: '夜间车位',
    unitOfMeasure: 'SPACE',
    receiverId: id('uni', 2),
    when: [stretch()],
    ...changes,
  });

  test('leaves what is not covered as it was, or puts what is said in its place', () => {
    const uncovered = [need()] as BookContent['uncovered'];
    expect(revisedOf({ ...CONTENT, uncovered: uncovered! }, {}).uncovered).toEqual(uncovered);
    expect(revisedOf({ ...CONTENT, uncovered: uncovered! }, { uncovered: [] }).uncovered).toEqual([]);
    const other = need({ title: '别的', receiverId: id('gbr', 1) });
    expect(revisedOf({ ...CONTENT, uncovered: uncovered! }, { uncovered: [other] }).uncovered).toEqual([other]);
    expect(revised({ uncovered: [need()] }).uncovered).toEqual([need()]);
    expect(revised({})).not.toHaveProperty('uncovered');
  });

  test.each<[string, object]>([
    ['outOfRange items 0 when 1 quantity', { items: [item({ when: [stretch(), stretch({ quantity: 0 })] })] }],
    ['outOfRange items 0 when 0 quantity', { items: [item({ when: [stretch({ quantity: 100_001 })] })] }],
    [
      'entriesOfBookOutOfRange items 0 when 0 windows',
      { items: [item({ when: [stretch({ windows: many(21, { startTime: '18:00', endTime: '19:00' }) })] })] },
    ],
    ['outOfRange uncovered 0 when 0 quantity', { uncovered: [need({ when: [stretch({ quantity: 0 })] })] }],
    ['textOutOfRange uncovered 0 title', { uncovered: [need({ title: '长'.repeat(201) })] }],
  ])('is refused as %s', (refusal, input) => {
    expect(refusalOf(() => revised(input))).toMatch(new RegExp(`${refusal.split(' ').slice(1).join(' ')}$`));
  });

  test('takes as many windows, stretches and needs as there may be, and no more', () => {
    const windows = many(20, { startTime: '18:00', endTime: '19:00' });
    expect(refusalOf(() => revised({ items: [item({ when: [stretch({ windows })] })] }))).toBe('none');
    expect(whole({ items: [item({ when: many(100, stretch()) })] })).toBe('none');
    expect(whole({ items: [item(), item({ when: many(101, stretch()) })] })).toBe(
      'entriesOfBookOutOfRange items 1 when',
    );
    expect(whole({ uncovered: [need({ when: many(100, stretch()) })] })).toBe('none');
    expect(whole({ uncovered: [need({ when: many(101, stretch()) })] })).toBe(
      'entriesOfBookOutOfRange uncovered 0 when',
    );
    expect(whole({ uncovered: [need(), need({ when: [] })] })).toBe('entriesOfBookOutOfRange uncovered 1 when');
    expect(whole({ uncovered: many(50, need()) })).toBe('none');
    expect(whole({ uncovered: many(51, need()) })).toBe('entriesOfBookOutOfRange uncovered');
  });

  test('is within the term, its first and last day among them; what is not covered need not be', () => {
    const dates = (from: string, to: string) => whole({ items: [item({ when: [stretch(), stretch({ from, to })] })] });
    expect(dates('2026-03-01', '2026-06-30')).toBe('none');
    expect(dates('2026-04-01', '2026-04-01')).toBe('none');
    for (const [from, to] of [
      ['2026-02-28', '2026-04-01'],
      ['2026-04-01', '2026-07-01'],
      ['2026-04-02', '2026-04-01'],
    ] as const) {
      expect(dates(from, to)).toBe('outsideTerm items 0 when 1');
    }
    const lacking = (from: string, to: string) => whole({ uncovered: [need({ when: [stretch({ from, to })] })] });
    expect(lacking('2026-01-01', '2027-01-01')).toBe('none');
    expect(lacking('2026-01-01', '2026-01-01')).toBe('none');
    expect(lacking('2026-01-02', '2026-01-01')).toBe('outsideTerm uncovered 0 when 0');
  });

  test('is lacking to a party alone', () => {
    expect(whole({ uncovered: [need(), need({ receiverId: id('uni', 9) })] })).toBe(
      'notAPartyOfBook uncovered 1 receiverId',
    );
  });
});

test('a revision is refused when its parts no longer fit each other', () => {
  expect(refusalOf(() => revised({ partyIds: [id('gbr', 1)] }))).toContain('partiesOfBookAreWrong');
});

describe('a content holds together', () => {
  test('when its parts fit each other', () => {
    expect(whole({})).toBe('none');
  });

  test.each<[string, number, number, unknown]>([
    ['items', 1, 100, CONTENT.items[0]],
    ['aims', 0, 50, CONTENT.aims[0]],
    ['schedule', 0, 100, CONTENT.schedule[0]],
    ['duties', 0, 100, CONTENT.duties[0]],
    ['contacts', 0, 50, CONTENT.contacts[0]],
    ['milestones', 1, 50, CONTENT.milestones[0]],
  ])('with so many %s: %d to %d', (member, min, max, one) => {
    expect(whole({ [member]: many(min, one) })).toBe('none');
    expect(whole({ [member]: many(max, one) })).toBe('none');
    expect(whole({ [member]: many(max + 1, one) })).toBe(`entriesOfBookOutOfRange ${member}`);
    if (min > 0) expect(whole({ [member]: [] })).toBe(`entriesOfBookOutOfRange ${member}`);
  });

  test.each(['lines', 'sources'] as const)('with so many %s of the budget: up to 100', (member) => {
    const one = member === 'lines' ? { title: '牌', amount: 0 } : { kind: 'FISCAL', providerId: null, amount: 1 };
    const budget = (count: number) => ({ budget: { lines: [], sources: [], [member]: many(count, one) } });
    expect([whole(budget(0)), whole(budget(100))]).toEqual(['none', 'none']);
    expect(whole(budget(101))).toBe(`entriesOfBookOutOfRange budget ${member}`);
  });

  test('between two and twenty parties, no two alike, a branch and a unit at least and nobody else', () => {
    const parties = (...partyIds: string[]) => whole({ partyIds }).split(' ')[0];
    const units = (count: number) => Array.from({ length: count }, (_, at) => id('uni', at + 1));
    expect(parties(id('gbr', 1), id('uni', 1))).toBe('none');
    expect(parties(id('gbr', 1), ...units(19))).toBe('none');
    expect(parties(id('gbr', 1), ...units(20))).toBe('partiesOfBookAreWrong');
    expect(parties(id('gbr', 1), id('uni', 1), id('uni', 1))).toBe('partiesOfBookAreWrong');
    expect(parties(id('gbr', 1), id('gbr', 2))).toBe('partiesOfBookAreWrong');
    expect(parties(id('uni', 1), id('uni', 2))).toBe('partiesOfBookAreWrong');
    expect(parties(id('gbr', 1), id('uni', 1), id('res', 1))).toBe('partiesOfBookAreWrong');
    expect(parties(id('gbr', 1), id('res', 1))).toBe('partiesOfBookAreWrong');
    expect(parties(id('uni', 1), id('res', 1))).toBe('partiesOfBookAreWrong');
  });

  test.each<[string, object]>([
    ['items 0 providerId', { items: [{ ...CONTENT.items[0], providerId: id('uni', 9) }] }],
    ['duties 0 partyId', { duties: [{ partyId: id('uni', 9), text: '看' }] }],
    ['contacts 0 partyId', { contacts: [{ partyId: id('uni', 9), role: '员' }] }],
    [
      'budget sources 0 providerId',
      { budget: { lines: [], sources: [{ kind: 'PARTNER_UNIT', providerId: id('uni', 9), amount: 1 }] } },
    ],
  ])('naming nobody who is no party: %s', (field, changes) => {
    expect(whole(changes)).toBe(`notAPartyOfBook ${field}`);
  });

  test('with sources of the budget that name a unit where one gives', () => {
    const source = (kind: string, providerId: string | null) =>
      whole({ budget: { lines: [], sources: [{ kind, providerId, amount: 1 }] } });
    const wrong = 'sourceIsWrong budget sources 0 providerId';
    expect(source('PARTNER_UNIT', id('uni', 1))).toBe('none');
    expect(source('PARTNER_UNIT', null)).toBe(wrong);
    expect(source('PARTNER_UNIT', id('gbr', 1))).toBe(wrong);
    expect(source('FISCAL', null)).toBe('none');
    expect(source('FISCAL', id('uni', 1))).toBe(wrong);
    expect(source('DONATION', id('gbr', 1))).toBe('none');
    expect(source('DONATION', null)).toBe('none');
  });

  test('with a term of days that go forwards, for five years at most, in years that are dealt with', () => {
    const term = (from: string, to: string) =>
      whole({ term: { from, to }, schedule: [], milestones: [{ ...CONTENT.milestones[0], dueOn: from }] });
    expect(term('2026-03-01', '2026-03-01')).toBe('none');
    expect(term('2026-03-02', '2026-03-01')).toContain('termIsWrong');
    expect(term('2026-03-01', '2031-02-28')).toBe('none');
    expect(term('2026-03-01', '2031-03-01')).toContain('termIsWrong');
    expect(term('1970-01-01', '1970-01-01')).toBe('none');
    expect(term('1969-12-31', '1969-12-31')).toContain('termBeginsTooEarly');
  });

  test('with stages and milestones within the term, its first and last day among them', () => {
    const stage = (from: string, to: string) => whole({ schedule: [{ from, to, what: '段' }] });
    expect(stage('2026-03-01', '2026-06-30')).toBe('none');
    expect(stage('2026-04-01', '2026-04-01')).toBe('none');
    for (const [from, to] of [
      ['2026-02-28', '2026-04-01'],
      ['2026-04-01', '2026-07-01'],
      ['2026-04-02', '2026-04-01'],
    ]) {
      expect(stage(from!, to!)).toBe('outsideTerm schedule 0');
    }
    const due = (dueOn: string) => whole({ milestones: [{ ...CONTENT.milestones[0], dueOn }] });
    expect([due('2026-03-01'), due('2026-06-30')]).toEqual(['none', 'none']);
    expect([due('2026-02-28'), due('2026-07-01')]).toEqual(Array(2).fill('outsideTerm milestones 0 dueOn'));
  });

  test('with a budget that its sources cover', () => {
    const budget = (cost: number) =>
      whole({ budget: { ...CONTENT.budget, lines: [{ title: '牌', amount: cost }] } }).split(' ')[0];
    expect(budget(100)).toBe('none');
    expect(budget(101)).toBe('budgetAboveSources');
  });
});
