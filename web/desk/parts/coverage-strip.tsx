import { dateOf, dayText, DISTRICT_ZONE, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { percent } from './marks.ts';

const useSay = words('desk-coverage', {
  days: {
    'zh-CN': '{from} 至 {to}，{n} 天：■ 已覆盖 {all}，◐ 部分 {part}，□ 未覆盖 {none}',
    en: '{from} to {to}, {n, plural, one {# day} other {# days}}: ■ covered {all}, ◐ in part {part}, □ not covered {none}',
  },
  day: { 'zh-CN': '{day} {share}', en: '{day} {share}' },
});

/** What a need asks for on one date, and what of it is held: in minutes times quantity. */
export interface CoveredDay {
  readonly date: string;
  readonly askedMinutes: number;
  readonly heldMinutes: number;
}

/** Dates on which so many are lacking at these times of the day. */
interface Unmet {
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
  readonly windows: readonly { readonly startTime: string; readonly endTime: string }[];
}

/** The days of a need as a run leaves them: covered but for what it lacks, from the first to the last date of the run. */
export function daysAfterRun(
  days: readonly CoveredDay[],
  unmet: readonly Unmet[],
  run: { readonly from: string; readonly to: string },
): CoveredDay[] {
  return days
    .filter(({ date }) => run.from <= date && date <= run.to)
    .map(({ date, askedMinutes }) => {
      const lacking = unmet
        .filter(({ from, to }) => from <= date && date <= to)
        .reduce((sum, { quantity, windows }) => sum + quantity * minutesOf(windows), 0);
      return { date, askedMinutes, heldMinutes: Math.max(0, askedMinutes - lacking) };
    });
}

const DAY_MINUTES = 1_440;

function minutesOf(windows: Unmet['windows']): number {
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return windows.reduce((sum, { startTime, endTime }) => {
    const length = clock(endTime) - clock(startTime);
    return sum + (length > 0 ? length : length + DAY_MINUTES);
  }, 0);
}

type Level = 'all' | 'part' | 'none';

function levelOf({ askedMinutes, heldMinutes }: CoveredDay): Level {
  if (heldMinutes <= 0) return 'none';
  return heldMinutes < askedMinutes ? 'part' : 'all';
}

/** A need day by day: what is covered and what is not, as a strip of days and in words. */
export function CoverageStrip({ days }: { readonly days: readonly CoveredDay[] }) {
  const say = useSay();
  const language = useLanguage();
  const [first] = days;
  const last = days[days.length - 1];
  if (!first || !last) return null;
  const count = (level: Level) => days.filter((day) => levelOf(day) === level).length;
  const now = today(DISTRICT_ZONE);
  return (
    <div className="coverage">
      <p className="small">
        {say('days', {
          from: first.date,
          to: last.date,
          n: days.length,
          all: count('all'),
          part: count('part'),
          none: count('none'),
        })}
      </p>
      <div className="coverage-days" aria-hidden="true">
        {days.map((day) => (
          <i
            key={day.date}
            data-level={levelOf(day)}
            title={say('day', {
              day: dayText(dateOf(day.date, now), DISTRICT_ZONE, language, 'short'),
              share: percent(day.heldMinutes / day.askedMinutes),
            })}
          />
        ))}
      </div>
    </div>
  );
}
