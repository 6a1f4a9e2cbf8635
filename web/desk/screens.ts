import { type Later, later } from '../shared/later.tsx';
import type { Language } from '../shared/words.ts';
import { frame } from './desk-page.tsx';
import { type Duty, STAFF } from './scopes.ts';

type Name = Readonly<Record<Language, string>>;

/** What people come to do, in the order in which the navigation shows it. */
export const TASKS = {
  today: { 'zh-CN': '今天', en: 'Today' },
  facilities: { 'zh-CN': '设施', en: 'Facilities' },
  bookings: { 'zh-CN': '预约', en: 'Bookings' },
  lists: { 'zh-CN': '清单', en: 'Lists' },
  matches: { 'zh-CN': '对接', en: 'Matches' },
  books: { 'zh-CN': '项目书', en: 'Project books' },
  dashboard: { 'zh-CN': '看板', en: 'Dashboard' },
  settings: { 'zh-CN': '设置', en: 'Settings' },
} as const satisfies Readonly<Record<string, Name>>;
export type Task = keyof typeof TASKS;

/** A screen of the desk. */
export interface DeskScreen {
  /** Below `/desk`; `:id` is handed to the screen. */
  readonly path: string;
  readonly task: Task;
  /** What it is called in the navigation of its task. One without a name is reached from another screen. */
  readonly name?: Name;
  /** Whoever does one of these sees it. */
  readonly for: readonly Duty[];
  readonly screen: Later<{ readonly id: string }>;
}

/** Every screen, in one row; its folder holds all the rest. Of two paths that fit, the first is meant. */
export const SCREENS: readonly DeskScreen[] = [
  {
    path: '/',
    task: 'today',
    name: TASKS.today,
    for: ['UNIT_MANAGER', 'DELEGATE', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./today/today.tsx')).TodayScreen, frame),
  },
  {
    path: '/facilities',
    task: 'facilities',
    name: TASKS.facilities,
    for: ['UNIT_MANAGER', ...STAFF],
    screen: later(async () => (await import('./facilities/facilities.tsx')).FacilitiesScreen, frame),
  },
  {
    path: '/facilities/new',
    task: 'facilities',
    for: ['UNIT_MANAGER'],
    screen: later(async () => (await import('./facilities/new-facility.tsx')).NewFacilityScreen, frame),
  },
  {
    path: '/facilities/:id',
    task: 'facilities',
    for: ['UNIT_MANAGER', ...STAFF],
    screen: later(async () => (await import('./facility/facility.tsx')).FacilityScreen, frame),
  },
  {
    path: '/bookings',
    task: 'bookings',
    name: { 'zh-CN': '日视图', en: 'Day sheet' },
    for: ['UNIT_MANAGER', ...STAFF],
    screen: later(async () => (await import('./day-sheet/day-sheet.tsx')).DaySheetScreen, frame),
  },
  {
    path: '/bookings/approvals',
    task: 'bookings',
    name: { 'zh-CN': '审核', en: 'Approvals' },
    for: ['UNIT_MANAGER'],
    screen: later(async () => (await import('./approvals/approvals.tsx')).ApprovalsScreen, frame),
  },
  {
    path: '/bookings/closures',
    task: 'bookings',
    name: { 'zh-CN': '不再适用', en: 'No longer fits' },
    for: ['UNIT_MANAGER'],
    screen: later(async () => (await import('./closures/closures.tsx')).ClosuresScreen, frame),
  },
  {
    path: '/bookings/bars',
    task: 'bookings',
    name: { 'zh-CN': '限制', en: 'Bars' },
    for: ['UNIT_MANAGER', ...STAFF],
    screen: later(async () => (await import('./bars/bars.tsx')).BarsScreen, frame),
  },
  {
    path: '/bookings/all',
    task: 'bookings',
    name: { 'zh-CN': '全部预约', en: 'All bookings' },
    for: ['UNIT_MANAGER', ...STAFF],
    screen: later(async () => (await import('./bookings/bookings.tsx')).BookingsScreen, frame),
  },
  {
    path: '/lists',
    task: 'lists',
    name: TASKS.lists,
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./lists/lists.tsx')).ListsScreen, frame),
  },
  {
    path: '/lists/:id',
    task: 'lists',
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./list/list.tsx')).ListScreen, frame),
  },
  {
    path: '/matches',
    task: 'matches',
    name: TASKS.matches,
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./matches/matches.tsx')).MatchesScreen, frame),
  },
  {
    path: '/market',
    task: 'matches',
    name: { 'zh-CN': '供需大厅', en: 'Market' },
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./market/market.tsx')).MarketScreen, frame),
  },
  {
    path: '/matching',
    task: 'matches',
    name: { 'zh-CN': '对接工作台', en: 'Workbench' },
    for: ['BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./matching/matching.tsx')).MatchingScreen, frame),
  },
  {
    path: '/judgement',
    task: 'matches',
    name: { 'zh-CN': '为什么（不）对接', en: 'Why, why not' },
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./judgement/judgement.tsx')).JudgementScreen, frame),
  },
  {
    path: '/matches/:id',
    task: 'matches',
    for: ['UNIT_MANAGER', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./match/match.tsx')).MatchScreen, frame),
  },
  {
    path: '/books',
    task: 'books',
    name: TASKS.books,
    for: ['UNIT_MANAGER', 'DELEGATE', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./books/books.tsx')).BooksScreen, frame),
  },
  {
    path: '/books/:id',
    task: 'books',
    for: ['UNIT_MANAGER', 'DELEGATE', 'BRANCH_SECRETARY', ...STAFF],
    screen: later(async () => (await import('./book/book.tsx')).BookScreen, frame),
  },
  {
    path: '/dashboard',
    task: 'dashboard',
    name: TASKS.dashboard,
    for: STAFF,
    screen: later(async () => (await import('./dashboard/dashboard.tsx')).DashboardScreen, frame),
  },
  {
    path: '/units',
    task: 'dashboard',
    name: { 'zh-CN': '驻区单位', en: 'Resident units' },
    for: STAFF,
    screen: later(async () => (await import('./units/units.tsx')).UnitsScreen, frame),
  },
  {
    path: '/people',
    task: 'settings',
    name: { 'zh-CN': '人员与角色', en: 'People and roles' },
    for: STAFF,
    screen: later(async () => (await import('./people/people.tsx')).PeopleScreen, frame),
  },
  {
    path: '/calendar',
    task: 'settings',
    name: { 'zh-CN': '工作日历', en: 'Work calendar' },
    for: STAFF,
    screen: later(async () => (await import('./calendar/calendar.tsx')).CalendarScreen, frame),
  },
  {
    path: '/weights',
    task: 'settings',
    name: { 'zh-CN': '对接权重', en: 'Weights of matching' },
    for: STAFF,
    screen: later(async () => (await import('./weights/weights.tsx')).WeightsScreen, frame),
  },
];

/** Whether somebody with these duties gets anywhere by this path, its parameters left out. */
export function screenAt(path: string): DeskScreen | undefined {
  const parts = partsOf(path);
  return SCREENS.find((screen) => {
    const pattern = partsOf(screen.path);
    return pattern.length === parts.length && pattern.every((part, i) => part.startsWith(':') || part === parts[i]);
  });
}

function partsOf(path: string): string[] {
  return path.split('?')[0]!.split('/').filter(Boolean);
}
