import type { Language } from '../../shared/language.ts';
import type { NotificationKind } from './notification.entity.ts';

/** What a sentence is made of, as it is when it is read. */
export interface NotificationFacts {
  readonly kind: NotificationKind;
  /** Where, when, and in which zone; null for what is of no booking. */
  readonly facilityName: string | null;
  readonly timeZone: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  /** Whether the unit decides on it. */
  readonly isAskedFor: boolean;
  /** Whether it takes back what was told before. */
  readonly isWithdrawal: boolean;
  /** What the unit has said, if it has. */
  readonly reason: string | null;
}

/** The parts of a sentence: which booking, and why. */
interface Told {
  readonly what: string;
  readonly why: string;
}

type Sentence = (told: Told, facts: NotificationFacts) => string;

/** The sentence of each kind, in each language. */
const SENTENCES: Readonly<Record<NotificationKind, Readonly<Record<Language, Sentence>>>> = {
  BOOKED: {
    en: ({ what }, { isAskedFor }) => (isAskedFor ? `Asked for: ${what}. The unit will answer.` : `Booked: ${what}.`),
    'zh-CN': ({ what }, { isAskedFor }) => (isAskedFor ? `已申请：${what}，等待单位确认。` : `已预约：${what}。`),
  },
  CONFIRMED: { en: ({ what }) => `Confirmed: ${what}.`, 'zh-CN': ({ what }) => `已确认：${what}。` },
  REJECTED: {
    en: ({ what, why }) => `Not confirmed: ${what}.${why}`,
    'zh-CN': ({ what, why }) => `未获确认：${what}。${why}`,
  },
  CANCELLED: {
    en: ({ what, why }) => `Cancelled: ${what}.${why}`,
    'zh-CN': ({ what, why }) => `已取消：${what}。${why}`,
  },
  MOVED: { en: ({ what }) => `Moved, and now: ${what}.`, 'zh-CN': ({ what }) => `已改约，现为：${what}。` },
  REMINDER: { en: ({ what }) => `Begins soon: ${what}.`, 'zh-CN': ({ what }) => `即将开始：${what}。` },
  OFFER: {
    en: ({ what }) => `Places came free, and are kept for you a while: ${what}.`,
    'zh-CN': ({ what }) => `候补有位，暂时为您保留：${what}。`,
  },
  OFFER_LAPSED: {
    en: ({ what }) => `No longer kept for you: ${what}.`,
    'zh-CN': ({ what }) => `候补保留已过期：${what}。`,
  },
  DRAW_RESULT: { en: ({ what }) => `A draw has decided: ${what}.`, 'zh-CN': ({ what }) => `抽签已有结果：${what}。` },
  CLOSURE: {
    en: ({ what, why }, { isWithdrawal }) =>
      isWithdrawal ? `Takes place after all: ${what}.` : `May not take place: ${what}.${why}`,
    'zh-CN': ({ what, why }, { isWithdrawal }) =>
      isWithdrawal ? `可以照常使用：${what}。` : `可能无法使用：${what}。${why}`,
  },
  NO_SHOW: { en: ({ what }) => `Nobody came: ${what}.`, 'zh-CN': ({ what }) => `未到场：${what}。` },
  MESSAGE: {
    en: ({ what }) => `The unit has written about ${what}.`,
    'zh-CN': ({ what }) => `单位给您留言：${what}。`,
  },
  CHARGE: { en: ({ what }) => `A charge has changed: ${what}.`, 'zh-CN': ({ what }) => `费用有变动：${what}。` },
  PROBLEM_ANSWERED: {
    en: () => 'The problem that you reported has an answer.',
    'zh-CN': () => '您上报的问题已有答复。',
  },
  LAPSED: {
    en: ({ what }) => `The unit has not answered in time: ${what}.`,
    'zh-CN': ({ what }) => `单位未在期限内答复：${what}。`,
  },
};

/** The sentence of a notification, for who reads it in a language. */
export function textOf(facts: NotificationFacts, language: Language): string {
  const { reason } = facts;
  const why = reason === null ? '' : language === 'en' ? ` ${reason}` : reason;
  return SENTENCES[facts.kind][language]({ what: whatOf(facts, language), why }, facts);
}

/** The place, and its time by the clock there. */
function whatOf({ facilityName, timeZone, startsAt, endsAt }: NotificationFacts, language: Language): string {
  if (facilityName === null) return language === 'en' ? 'a booking' : '预约';
  if (startsAt === null || endsAt === null) return facilityName;
  return `${facilityName} ${intervalText(startsAt, endsAt, timeZone ?? 'UTC', language)}`;
}

/** "3月5日周四 19:00–21:00"; the second date is said where it is another. */
function intervalText(start: string, end: string, timeZone: string, language: Language): string {
  const date = new Intl.DateTimeFormat(language, { timeZone, month: 'short', day: 'numeric', weekday: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [from, to] = [new Date(start), new Date(end)];
  const until = date.format(from) === date.format(to) ? time.format(to) : `${date.format(to)} ${time.format(to)}`;
  return `${date.format(from)} ${time.format(from)}–${until}`;
}
