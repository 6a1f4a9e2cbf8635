import { requireMoney } from '../../shared/money.ts';
import { newId, prefixOf } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { YEAR_MIN } from '../../shared/scalars.ts';
import { requireText } from '../../shared/text.ts';
import { type BookContent, type ContentItem, type ContentMilestone, totalOf } from './book-content.ts';
import { type ContentStretch, WEEKDAY_NAMES } from './book-times.ts';
import type {
  ProjectBudgetInput,
  ProjectMilestoneInput,
  ProjectStretchInput,
  ServiceProjectBookReviseInput,
} from './book-content.input.ts';
import {
  completedMilestoneMissing,
  contactHasNumber,
  countOutOfRange,
  milestoneIsWrong,
  notAPartyOfBook,
  outsideTerm,
  partiesOfBookAreWrong,
  sourceIsWrong,
  termBeginsTooEarly,
  termIsWrong,
} from './book-content.errors.ts';
import * as limits from './book-content.limits.ts';
import { budgetAboveSources } from '../service-project-book.errors.ts';

type Path = readonly string[];

/**
 * The content that a revision makes of the latest version.
 * @param known the milestones that the book has had in any version
 * @param completed those that are completed, which have to stay
 * @throws Refusal INVALID_INPUT when it does not hold together: a text out of range, somebody named who is no party, a
 * day outside the term, a budget above its sources
 */
export function revisedContent(
  latest: BookContent,
  input: ServiceProjectBookReviseInput,
  known: ReadonlySet<string>,
  completed: ReadonlySet<string>,
): BookContent {
  const text = (value: string, path: Path, max: number = limits.TEXT_MAX) => requireText(value, path, max);
  const content: BookContent = {
    title: input.title == null ? latest.title : text(input.title, ['title'], limits.TITLE_MAX),
    partyIds: input.partyIds ?? latest.partyIds,
    items:
      input.items?.map(({ title, quantity, unitOfMeasure, providerId, when }, i) => {
        requireRange(quantity, { min: 1, max: limits.ITEM_QUANTITY_MAX, field: ['items', String(i), 'quantity'] });
        return {
          title: text(title, ['items', String(i), 'title'], limits.TITLE_MAX),
          quantity,
          unitOfMeasure,
          providerId,
          ...(when == null
            ? whenOf(latest, title, providerId)
            : { when: stretchesFrom(when, ['items', String(i), 'when']) }),
        };
      }) ?? latest.items,
    ...(input.uncovered == null
      ? latest.uncovered && { uncovered: latest.uncovered }
      : {
          uncovered: input.uncovered.map(({ title, unitOfMeasure, receiverId, when }, i) => ({
            title: text(title, ['uncovered', String(i), 'title'], limits.TITLE_MAX),
            unitOfMeasure,
            receiverId,
            when: stretchesFrom(when, ['uncovered', String(i), 'when']),
          })),
        }),
    aims:
      input.aims?.map((aim, i) => ({
        text: text(aim.text, ['aims', String(i), 'text']),
        indicator:
          aim.indicator == null ? null : text(aim.indicator, ['aims', String(i), 'indicator'], limits.TITLE_MAX),
        target: aim.target == null ? null : text(aim.target, ['aims', String(i), 'target'], limits.TITLE_MAX),
      })) ?? latest.aims,
    schedule:
      input.schedule?.map(({ from, to, what }, i) => ({
        from,
        to,
        what: text(what, ['schedule', String(i), 'what']),
      })) ?? latest.schedule,
    duties:
      input.duties?.map(({ partyId, text: duty }, i) => ({
        partyId,
        text: text(duty, ['duties', String(i), 'text']),
      })) ?? latest.duties,
    contacts:
      input.contacts?.map(({ partyId, role }, i) => ({
        partyId,
        role: roleOf(role, ['contacts', String(i), 'role']),
      })) ?? latest.contacts,
    budget: input.budget == null ? latest.budget : budgetFrom(input.budget),
    milestones: input.milestones == null ? latest.milestones : milestonesFrom(input.milestones, known),
    term: input.term == null ? latest.term : { from: input.term.from, to: input.term.to },
    terminationClause:
      input.terminationClause == null
        ? latest.terminationClause
        : text(input.terminationClause, ['terminationClause'], limits.CLAUSE_MAX),
  };
  requireWhole(content);
  const staying = new Set(content.milestones.map(({ id }) => id));
  if ([...completed].some((id) => !staying.has(id))) throw completedMilestoneMissing();
  // In order only now, since a refusal names an entry by its place in the input.
  return {
    ...content,
    schedule: content.schedule.toSorted((a, b) => compare(a.from, b.from)),
    milestones: content.milestones.toSorted((a, b) => compare(a.dueOn, b.dueOn)),
  };
}

/** @throws Refusal INVALID_INPUT when the parts of a content do not fit each other */
export function requireWhole(content: BookContent): void {
  requireCounts(content);
  requireParties(content);
  requireDays(content);
  if (totalOf(content.budget.lines) > totalOf(content.budget.sources)) throw budgetAboveSources();
}

function requireCounts(content: BookContent): void {
  const { items, uncovered = [], aims, schedule, duties, contacts, budget, milestones } = content;
  requireRange(items.length, { min: 1, max: limits.ITEMS_MAX, field: ['items'] }, countOutOfRange);
  requireRange(uncovered.length, { min: 0, max: limits.UNCOVERED_MAX, field: ['uncovered'] }, countOutOfRange);
  const requireStretches = (count: number, min: number, field: Path) =>
    requireRange(count, { min, max: limits.STRETCHES_MAX, field }, countOutOfRange);
  items.forEach(({ when = [] }, i) => requireStretches(when.length, 0, ['items', String(i), 'when']));
  uncovered.forEach(({ when }, i) => requireStretches(when.length, 1, ['uncovered', String(i), 'when']));
  requireRange(aims.length, { min: 0, max: limits.AIMS_MAX, field: ['aims'] }, countOutOfRange);
  requireRange(schedule.length, { min: 0, max: limits.STAGES_MAX, field: ['schedule'] }, countOutOfRange);
  requireRange(duties.length, { min: 0, max: limits.DUTIES_MAX, field: ['duties'] }, countOutOfRange);
  requireRange(contacts.length, { min: 0, max: limits.CONTACTS_MAX, field: ['contacts'] }, countOutOfRange);
  requireRange(
    budget.lines.length,
    { min: 0, max: limits.BUDGET_ENTRIES_MAX, field: ['budget', 'lines'] },
    countOutOfRange,
  );
  requireRange(
    budget.sources.length,
    { min: 0, max: limits.BUDGET_ENTRIES_MAX, field: ['budget', 'sources'] },
    countOutOfRange,
  );
  requireRange(milestones.length, { min: 1, max: limits.MILESTONES_MAX, field: ['milestones'] }, countOutOfRange);
}

function requireParties({ partyIds, items, uncovered = [], duties, contacts, budget }: BookContent): void {
  const kinds = new Set(partyIds.map(prefixOf));
  const right = partyIds.length <= limits.PARTIES_MAX && new Set(partyIds).size === partyIds.length;
  if (!right || !kinds.has('gbr') || !kinds.has('uni') || kinds.size !== 2) {
    throw partiesOfBookAreWrong();
  }
  const requireParty = (id: string, path: Path) => {
    if (!partyIds.includes(id)) throw notAPartyOfBook({ field: path });
  };
  items.forEach(({ providerId }, i) => requireParty(providerId, ['items', String(i), 'providerId']));
  uncovered.forEach(({ receiverId }, i) => requireParty(receiverId, ['uncovered', String(i), 'receiverId']));
  duties.forEach(({ partyId }, i) => requireParty(partyId, ['duties', String(i), 'partyId']));
  contacts.forEach(({ partyId }, i) => requireParty(partyId, ['contacts', String(i), 'partyId']));
  for (const [i, { kind, providerId }] of budget.sources.entries()) {
    const path = ['budget', 'sources', String(i), 'providerId'];
    if (providerId !== null) requireParty(providerId, path);
    const named = providerId !== null && prefixOf(providerId) === 'uni';
    if ((kind === 'PARTNER_UNIT' && !named) || (kind === 'FISCAL' && providerId !== null))
      throw sourceIsWrong({ field: path });
  }
}

function requireDays({ term: { from, to }, items, uncovered = [], schedule, milestones }: BookContent): void {
  const first = Temporal.PlainDate.from(from);
  if (first.year < YEAR_MIN) {
    throw termBeginsTooEarly();
  }
  const last = first.add({ years: limits.TERM_YEARS_MAX }).toString();
  if (to < from || to >= last) {
    throw termIsWrong();
  }
  const within = (day: string) => from <= day && day <= to;
  schedule.forEach((stage, i) => {
    const right = stage.from <= stage.to && within(stage.from) && within(stage.to);
    if (!right) throw outsideTerm({ field: ['schedule', String(i)] });
  });
  milestones.forEach(({ dueOn }, i) => {
    if (!within(dueOn)) throw outsideTerm({ field: ['milestones', String(i), 'dueOn'] });
  });
  const requireStretches = (
    when: readonly ContentStretch[],
    path: Path,
    isRight: (stretch: ContentStretch) => boolean,
  ) =>
    when.forEach((stretch, i) => {
      if (stretch.from > stretch.to || !isRight(stretch)) throw outsideTerm({ field: [...path, String(i)] });
    });
  items.forEach(({ when = [] }, i) =>
    requireStretches(when, ['items', String(i), 'when'], (stretch) => within(stretch.from) && within(stretch.to)),
  );
  // What is not covered may well lie outside the term.
  uncovered.forEach(({ when }, i) => requireStretches(when, ['uncovered', String(i), 'when'], () => true));
}

function budgetFrom({ lines, sources }: ProjectBudgetInput): BookContent['budget'] {
  return {
    lines: lines.map(({ title, amount }, i) => {
      const path = ['budget', 'lines', String(i)];
      return {
        title: requireText(title, [...path, 'title'], limits.TITLE_MAX),
        amount: requireMoney(amount, [...path, 'amount']),
      };
    }),
    sources: sources.map(({ kind, providerId, amount }, i) => ({
      kind,
      providerId: providerId ?? null,
      amount: requireMoney(amount, ['budget', 'sources', String(i), 'amount']),
    })),
  };
}

/** When an item of this title is given by this party, as it was agreed. */
function whenOf({ items }: BookContent, title: string, providerId: string): Pick<ContentItem, 'when'> {
  const same = items.find((item) => item.title === title.trim() && item.providerId === providerId);
  return same?.when ? { when: same.when } : {};
}

function stretchesFrom(inputs: readonly ProjectStretchInput[], path: Path): ContentStretch[] {
  return inputs.map((stretch, i) => {
    const { from, to, dayClass, weekdays, windows, quantity } = stretch;
    requireRange(stretch.quantity, { min: 1, max: limits.ITEM_QUANTITY_MAX, field: [...path, String(i), 'quantity'] });
    const field = [...path, String(i), 'windows'];
    requireRange(windows.length, { min: 0, max: limits.WINDOWS_MAX, field }, countOutOfRange);
    return {
      from,
      to,
      dayClass,
      weekdays: WEEKDAY_NAMES.filter((name) => weekdays?.some((weekday) => weekday === name)),
      windows: windows.map(({ startTime, endTime }) => ({ startTime, endTime })),
      quantity,
    };
  });
}

function milestonesFrom(inputs: readonly ProjectMilestoneInput[], known: ReadonlySet<string>): ContentMilestone[] {
  return inputs.map(({ id, title, dueOn, weight }, i) => {
    const path = ['milestones', String(i)];
    if (id != null && (!known.has(id) || inputs.findIndex((other) => other.id === id) !== i)) {
      throw milestoneIsWrong({ field: [...path, 'id'] });
    }
    requireRange(weight, { min: 1, max: limits.WEIGHT_MAX, field: [...path, 'weight'] });
    return { id: id ?? newId('pms'), title: requireText(title, [...path, 'title'], limits.TITLE_MAX), dueOn, weight };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A role; never with a phone number, in whatever digits and however spaced. @throws Refusal INVALID_INPUT */
export function roleOf(value: string, path: Path): string {
  const role = requireText(value, path, limits.ROLE_MAX);
  const digits = role.normalize('NFKC').match(/\p{Nd}/gu) ?? [];
  if (digits.length < limits.PHONE_DIGITS_MIN) return role;
  throw contactHasNumber({ field: path });
}
