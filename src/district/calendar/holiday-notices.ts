import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { CalendarDayClass } from './work-calendar.ts';

/**
 * What the State Council's yearly notice says about one date: a holiday, or a weekend day worked to make up for one.
 * Dates the notice does not name have no row: they follow from Monday to Friday. A weekend day inside a holiday does
 * have one, for its name.
 */
export interface CalendarDayRow {
  /** Local date in China, `YYYY-MM-DD`. */
  readonly date: string;
  readonly dayClass: CalendarDayClass;
  /** Chinese name of the holiday; on a make-up work day, the holiday that it makes up for. */
  readonly holidayName: string | undefined;
  /** English name of the same. */
  readonly holidayNameEn: string | undefined;
  /** Where the row comes from: package and version. */
  readonly source: string;
}

// Only the package's data files are read. Its functions take a Date in the time zone of the process, and answer
// for a year without a notice as if it were an ordinary one.
const manifestPath = createRequire(import.meta.url).resolve('chinese-days/package.json');
const yearsFolder = join(dirname(manifestPath), 'dist', 'years');

/** "English name,中文名,days off by law". An English name may hold commas, the other two do not. */
const NAMES = /^(?<english>.+),(?<chinese>[^,]+),\d+$/;

const namedDates = z.record(z.iso.date(), z.string().regex(NAMES));
const noticeFile = z.object({ holidays: namedDates, workdays: namedDates });
const manifestFile = z.object({ name: z.string(), version: z.string() });

/** The years whose notice is in the installed data, ascending. Every other year is provisional. */
export function noticeYears(): number[] {
  return readdirSync(yearsFolder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
}

/**
 * The dates that the notice of a year names, in order; none for a year without a notice.
 *
 * @throws {Error} when the installed data is not of the expected form
 */
export function calendarDaysOf(year: number): CalendarDayRow[] {
  const path = join(yearsFolder, `${year}.json`);
  if (!existsSync(path)) return [];
  const { holidays, workdays } = noticeFile.parse(readJson(path));
  const { name, version } = manifestFile.parse(readJson(manifestPath));
  const source = `${name}@${version}`;
  return [...rows(holidays, 'DAY_OFF', source), ...rows(workdays, 'WORKDAY', source)].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

function rows(dates: Record<string, string>, dayClass: CalendarDayClass, source: string): CalendarDayRow[] {
  return Object.entries(dates).map(([date, names]) => {
    const { english, chinese } = NAMES.exec(names)?.groups ?? {};
    return { date, dayClass, holidayName: chinese, holidayNameEn: english, source };
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
