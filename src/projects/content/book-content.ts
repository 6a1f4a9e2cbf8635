import { createHash } from 'node:crypto';
import type { ContentStretch } from './book-times.ts';

/*
 * What a version of a book says, as it is stored: ids instead of names, amounts in fen, dates as YYYY-MM-DD. A version
 * never changes, so neither does this.
 */

export type BudgetSourceKind = 'FISCAL' | 'PARTNER_UNIT' | 'DONATION';

/** What is delivered, how much of it, and by whom. */
export interface ContentItem {
  readonly title: string;
  readonly quantity: number;
  /** A `UnitOfMeasure` of the exchange. */
  readonly unitOfMeasure: string;
  /** The party that delivers it. */
  readonly providerId: string;
  /** When; absent in versions written before books said so, and empty where nothing was agreed. */
  readonly when?: readonly ContentStretch[];
}

/** What is needed beside what the items give: a need that a match of the book serves in part. */
export interface ContentNeed {
  readonly title: string;
  readonly unitOfMeasure: string;
  /** The party that needs it. */
  readonly receiverId: string;
  readonly when: readonly ContentStretch[];
}

/** What is to be reached, and how it shows. */
interface ContentAim {
  readonly text: string;
  readonly indicator: string | null;
  readonly target: string | null;
}

/** What happens when; both days belong to the stage. */
interface ContentStage {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

export interface ContentDuty {
  readonly partyId: string;
  readonly text: string;
}

/** Whom to turn to, by role: a book holds no name and no phone number. */
export interface ContentContact {
  readonly partyId: string;
  readonly role: string;
}

interface ContentBudgetLine {
  readonly title: string;
  /** In fen. */
  readonly amount: number;
}

export interface ContentBudgetSource {
  readonly kind: BudgetSourceKind;
  /** The party that pays; null for public money and for donations from outside. */
  readonly providerId: string | null;
  /** In fen. */
  readonly amount: number;
}

export interface ContentMilestone {
  /** Stays the same from version to version. */
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly weight: number;
}

/** The whole text of one version. */
export interface BookContent {
  readonly title: string;
  /** The branch and the units that agree, in the order in which they are named; ids of grid branches and units. */
  readonly partyIds: readonly string[];
  readonly items: readonly ContentItem[];
  /** What the needs behind the items lack all the same; absent as `when` is. */
  readonly uncovered?: readonly ContentNeed[];
  readonly aims: readonly ContentAim[];
  readonly schedule: readonly ContentStage[];
  readonly duties: readonly ContentDuty[];
  readonly contacts: readonly ContentContact[];
  readonly budget: {
    readonly lines: readonly ContentBudgetLine[];
    readonly sources: readonly ContentBudgetSource[];
  };
  /** By due date. */
  readonly milestones: readonly ContentMilestone[];
  /** Both days belong to it. */
  readonly term: { readonly from: string; readonly to: string };
  readonly terminationClause: string;
}

/** The sum of amounts, in fen. */
export function totalOf(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * How much is done, 0 to 1: the weight of the completed milestones by the weight of all; 0 where there are none.
 * @param completed the ids of milestones that are completed
 */
export function progressOf({ milestones }: Pick<BookContent, 'milestones'>, completed: ReadonlySet<string>): number {
  const weightOf = (some: readonly ContentMilestone[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const all = weightOf(milestones);
  return all === 0 ? 0 : weightOf(milestones.filter(({ id }) => completed.has(id))) / all;
}

/** The fingerprint of a version (SHA-256, base64url): the same for the same content, however its keys are ordered. */
export function hashOfContent(content: BookContent): string {
  return createHash('sha256').update(JSON.stringify(content, inOrder)).digest('base64url');
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
