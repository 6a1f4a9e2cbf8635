import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPackedSpans, packedSpans } from '../../../src/exchange/matching/ordinary-week/packed-span.ts';
import { commonSpans, weeklyTimes } from '../../../src/exchange/times/weekly-time.ts';
import {
  activeQuarters,
  anyCalendar,
  anyEntry,
  classAt,
  dateAt,
  DAYS,
  type Entry,
  longestRunMinutes,
  saysActive,
  weekMinutes,
} from './weekly-world.ts';
import { assertProperty } from '../../support/property.ts';

const QUARTERS = Array.from({ length: DAYS * 96 }, (_, at) => at);

function spansOf({ windows, validFrom, validTo }: Entry) {
  return weeklyTimes(windows, validFrom, validTo);
}

describe('the rows of an entry', () => {
  test('say of every moment at which it is active, on any calendar, that it is', () => {
    assertProperty(
      fc.property(anyEntry, anyCalendar, (entry, calendar) => {
        const spans = spansOf(entry);
        const active = activeQuarters(entry, calendar);
        const missed = QUARTERS.filter((at) => {
          const day = Math.floor(at / 96);
          return active[at] && !saysActive(spans, day, classAt(calendar, day), at % 96);
        });
        expect(missed).toEqual([]);
      }),
    );
  });

  test('say so of no moment at which no calendar makes it active', () => {
    assertProperty(
      fc.property(anyEntry, (entry) => {
        const spans = spansOf(entry);
        // What is on at a moment depends on the class of that date and of the one before: all four are tried.
        for (const dayClass of ['WORKDAY', 'DAY_OFF'] as const) {
          const real = (['WORKDAY', 'DAY_OFF'] as const).flatMap((other) =>
            [0, 1].map((odd) =>
              activeQuarters(
                entry,
                Array.from({ length: DAYS + 1 }, (_, at) => (at % 2 === odd ? dayClass : other)),
              ),
            ),
          );
          const claimed = QUARTERS.filter((at) => saysActive(spans, Math.floor(at / 96), dayClass, at % 96));
          const possible = (at: number) =>
            [0, 1].some((odd) =>
              [0, 2].some((other) => {
                const isOfClass = (Math.floor(at / 96) + 1) % 2 === odd;
                return isOfClass && real[other + odd]![at];
              }),
            );
          expect(claimed.filter((at) => !possible(at))).toEqual([]);
        }
      }),
    );
  });

  test('are in order, share no date, and never are two where one would do', () => {
    assertProperty(
      fc.property(anyEntry, (entry) => {
        const spans = spansOf(entry);
        for (const [at, span] of spans.entries()) {
          expect(span.from < span.until).toBe(true);
          const next = spans[at + 1];
          if (next) expect(span.until <= next.from).toBe(true);
          if (next?.from === span.until) expect([next.slots, next.week]).not.toEqual([span.slots, span.week]);
        }
      }),
    );
  });
});

test('two entries that are active at one moment of some calendar have that moment in common', () => {
  assertProperty(
    fc.property(anyEntry, anyEntry, anyCalendar, (a, b, calendar) => {
      const [activeA, activeB] = [activeQuarters(a, calendar), activeQuarters(b, calendar)];
      const common = commonSpans(spansOf(a), spansOf(b));
      const missed = QUARTERS.filter((at) => {
        const day = Math.floor(at / 96);
        return activeA[at] && activeB[at] && !saysActive(common, day, classAt(calendar, day), at % 96);
      });
      expect(missed).toEqual([]);
    }),
  );
});

test('what two entries have in common is what the rows of both say', () => {
  assertProperty(
    fc.property(anyEntry, anyEntry, (a, b) => {
      const [spansA, spansB] = [spansOf(a), spansOf(b)];
      const common = commonSpans(spansA, spansB);
      for (const dayClass of ['WORKDAY', 'DAY_OFF'] as const) {
        const says = (spans: typeof common) =>
          QUARTERS.filter((at) => saysActive(spans, Math.floor(at / 96), dayClass, at % 96));
        const inB = new Set(says(spansB));
        expect(says(common)).toEqual(says(spansA).filter((at) => inB.has(at)));
      }
      expect(packedSpans(common)).toEqual(commonPackedSpans(packedSpans(spansA), packedSpans(spansB)));
    }),
    { numRuns: 30 },
  );
});

test('the ordinary week is that of a calendar without holidays', () => {
  assertProperty(
    fc.property(
      fc.array(
        anyEntry.map(({ windows }) => windows),
        { minLength: 1, maxLength: 1 },
      ),
      ([windows]) => {
        const allYear = windows!.map((window) => ({ ...window, seasonFrom: null, seasonTo: null }));
        const entry = { windows: allYear, validFrom: dateAt(0), validTo: dateAt(DAYS - 1) };
        const ordinary = Array.from({ length: DAYS + 1 }, (_, at) =>
          Temporal.PlainDate.from(dateAt(at - 1)).dayOfWeek <= 5 ? ('WORKDAY' as const) : ('DAY_OFF' as const),
        );
        const active = activeQuarters(entry, ordinary);
        // The first date is a Thursday, so the Monday of the week after is four days on.
        const week = active.slice(4 * 96, 11 * 96).map(Number);
        const spans = spansOf(entry);
        const isUsed = week.includes(1);
        expect(spans.some(({ week }) => week.includes('1'))).toBe(isUsed);
        if (!isUsed) return;
        const text = spans.find(({ week }) => week.includes('1'))!.week;
        expect(text).toBe(week.join(''));
        expect(weekMinutes(text)).toBe(week.filter((bit) => bit === 1).length * 15);
        let longest = 0;
        for (let start = 0; start < 672; start++) {
          let length = 0;
          while (length < 672 && week[(start + length) % 672] === 1) length++;
          longest = Math.max(longest, length);
        }
        expect(longestRunMinutes(text)).toBe(longest * 15);
      },
    ),
  );
});
