import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { isBranchId } from '../exchange/index.ts';
import { localDateOf } from '../district/grid/index.ts';
import { dateOf } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { requireText } from '../shared/text.ts';
import { type AgreedMatch, lockAgreedMatches, takeMatches } from './agreed-matches.ts';
import type { BookContent } from './content/book-content.ts';
import { TITLE_MAX } from './content/book-content.limits.ts';
import { BRANCH_POST, UNIT_POST } from './content/book.labels.ts';
import { requireWhole } from './content/book-content.rules.ts';
import { recordBook } from './book-under-lock.ts';
import { ServiceProjectBook, ServiceProjectBookState } from './service-project-book.entity.ts';
import { partiesAreWrong } from './service-project-book.errors.ts';
import type { ServiceProjectBookDraftInput } from './service-project-book.input.ts';
import { districtOf, placesOf, writeVersion } from './content/write-version.ts';
import { type BookTimes, timesOfMatches } from './times-of-matches.ts';

/** The clause that a draft begins with. */
const TERMINATION_CLAUSE = '任何一方需提前终止本项目的，应提前三十日告知其他各方，并共同商定已开展事项的善后安排。';
/** The one milestone that a draft begins with. */
const LAST_MILESTONE = '项目完成';

/**
 * Drafts a book from matches on which both sides have agreed, for one of their parties or as staff of a place of theirs:
 * the owners of the matches are its parties, what is supplied its items. @returns its id
 */
export function draftBook(ctx: Context, input: ServiceProjectBookDraftInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const title = requireText(input.title, ['title'], TITLE_MAX);
    const matches = await lockAgreedMatches(ctx, input.matchIds, ['matchIds']);
    const content = draftFrom(title, matches, await timesOfMatches(ctx, input.matchIds));
    requireWhole(content);

    const places = await placesOf(ctx, content.partyIds, ['matchIds']);
    const districtCode = districtOf(content.partyIds, places);
    const now = dateOf(ctx.now());
    const book = Object.assign(new ServiceProjectBook(), {
      id: newId('spb'),
      districtCode,
      number: await nextNumber(ctx, districtCode),
      state: ServiceProjectBookState.DRAFT,
      version: 1,
      versionInForce: null,
      withdrawnVersion: null,
      stateReason: null,
      settlement: null,
      createdBy: ctx.actor.accountId,
      createdAt: now,
      updatedAt: now,
    });
    ctx.em.persist(book);
    await ctx.em.flush();
    await writeVersion(ctx, book, content, places);
    await takeMatches(ctx, book.id, matches, ['matchIds']);
    await recordBook(ctx, book, { action: 'serviceProjectBookDraft', topic: 'project.drafted' });
    return book.id;
  });
}

function draftFrom(title: string, matches: readonly AgreedMatch[], times: BookTimes): BookContent {
  const owners = [...new Set(matches.flatMap(({ demandOwnerId, supplyOwnerId }) => [demandOwnerId, supplyOwnerId]))];
  const branches = owners.filter(isBranchId);
  const units = owners.filter((id) => !isBranchId(id));
  if (branches.length !== 1 || units.length === 0) throw partiesAreWrong();
  const partyIds = [...branches, ...units];
  const { from, to } = termOf(matches, times);
  return {
    title,
    partyIds,
    items: matches.map(({ id, title, quantity, unitOfMeasure, supplyOwnerId }) => ({
      title,
      quantity,
      unitOfMeasure,
      providerId: supplyOwnerId,
      when: times.when.get(id) ?? [],
    })),
    uncovered: times.uncovered,
    aims: [],
    schedule: [],
    duties: [],
    contacts: partyIds.map((partyId) => ({ partyId, role: isBranchId(partyId) ? BRANCH_POST : UNIT_POST })),
    budget: { lines: [], sources: [] },
    milestones: [{ id: newId('pms'), title: LAST_MILESTONE, dueOn: to, weight: 1 }],
    term: { from, to },
    terminationClause: TERMINATION_CLAUSE,
  };
}

/**
 * The first and the last date on which anything is given; of a match that does not say when, those on which both its sides
 * hold.
 */
function termOf(matches: readonly AgreedMatch[], { when }: BookTimes): BookContent['term'] {
  const terms = matches.flatMap(({ id, from, to }): readonly BookContent['term'][] => {
    const stretches = when.get(id) ?? [];
    return stretches.length > 0 ? stretches : [{ from, to }];
  });
  return {
    from: terms.map(({ from }) => from).reduce((a, b) => (b < a ? b : a)),
    to: terms.map(({ to }) => to).reduce((a, b) => (b > a ? b : a)),
  };
}

/** District, year and the next serial number; two who draft at once wait for each other, so that none is left out. */
async function nextNumber(ctx: WriteContext, districtCode: string): Promise<string> {
  const year = Number(localDateOf(ctx.now()).slice(0, 4));
  const { last } = await ctx.db
    .insertInto('project_number')
    .values({ district_code: districtCode, year, last: 1 })
    .onConflict((known) =>
      known.columns(['district_code', 'year']).doUpdateSet((eb) => ({ last: eb('project_number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${districtCode.slice(0, 6)}-${year}-${String(last).padStart(4, '0')}`;
}
