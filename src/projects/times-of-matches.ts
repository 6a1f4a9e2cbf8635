import { promisedTimes } from '../exchange/index.ts';
import { localDateOf } from '../district/grid/index.ts';
import type { WriteContext } from '../request/context.ts';
import type { ContentNeed } from './content/book-content.ts';
import { STRETCHES_MAX, UNCOVERED_MAX } from './content/book-content.limits.ts';
import { type ContentStretch, stretchesOf } from './content/book-times.ts';
import { tooManyTimes } from './service-project-book.errors.ts';

/** What a book says of the times of its matches. */
export interface BookTimes {
  /** When each match gives, by its id; none for one that does not say. */
  readonly when: ReadonlyMap<string, readonly ContentStretch[]>;
  /** What the demands of the matches lack all the same, from today on. */
  readonly uncovered: readonly ContentNeed[];
}

/**
 * When matches give, and what of the needs behind them a book of theirs does not cover, in the words of an agreement.
 * @throws Refusal INVALID_INPUT when that takes more words than a book has
 */
export async function timesOfMatches(ctx: WriteContext, matchIds: readonly string[]): Promise<BookTimes> {
  const today = localDateOf(ctx.now());
  const { promised, lacking, calendar } = await promisedTimes(ctx.db, matchIds, today);
  const isWorkday = (date: string) => calendar.dayClassOf(Temporal.PlainDate.from(date)) === 'WORKDAY';
  const when = new Map(
    promised.map(({ matchId, quantity, isShared, given }) => {
      // Of what is used up, the times say when it can be given, and the match how much in all.
      const stretches = stretchesOf(given, isWorkday).map((one) => (isShared ? one : { ...one, quantity }));
      return [matchId, stretches] as const;
    }),
  );
  const uncovered = lacking
    .filter(({ to }) => to >= today)
    .map(({ title, unitOfMeasure, ownerId, lacking, quantity, from, to }) => ({
      title,
      unitOfMeasure,
      receiverId: ownerId,
      when: [
        ...stretchesOf(lacking, isWorkday),
        ...(quantity > 0 ? [{ from, to, dayClass: 'EVERY_DAY' as const, weekdays: [], windows: [], quantity }] : []),
      ],
    }))
    .filter(({ when }) => when.length > 0);
  const lists = [...when.values(), ...uncovered.map(({ when }) => when)];
  if (uncovered.length > UNCOVERED_MAX || lists.some(({ length }) => length > STRETCHES_MAX)) throw tooManyTimes();
  return { when, uncovered };
}
