import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Commons } from '../../support/commons.ts';

// What tests of matches send, and what they look at in the answer.

const MATCH = `match {
  id quantity state stateReason pinned origin proposedBy reach distanceMeters acceptedBySupplierAt acceptedByDemanderAt
  deliveredQuantity createdAt
  score { total timeFit distanceFit quantityFit fairness reliability }
  supply { id state quantity remainingQuantity } demand { id state quantity unmetQuantity }
  bookings { id state stateReason start end quantity facility { id } }
  rejectedOccurrences { start end code message }
}`;

const MUTATIONS = {
  accept: 'matchAccept(input: $input)',
  decline: 'matchDecline(input: $input)',
  pin: 'matchPin(input: $input)',
  set: 'matchSet(input: $input)',
  propose: 'matchPropose(input: $input)',
  cancel: 'matchCancel(input: $input)',
  fulfil: 'matchFulfil(input: $input)',
} as const;
export type Step = keyof typeof MUTATIONS;

/** How often a caller comes back to a busy system before the test fails. */
const BUSY_REPEATS = 20;

interface MatchShown {
  readonly id: string;
  readonly quantity: number;
  readonly state: string;
  readonly stateReason: string | null;
  readonly pinned: boolean;
  readonly origin: string;
  readonly proposedBy: string | null;
  readonly reach: string;
  readonly distanceMeters: number | null;
  readonly acceptedBySupplierAt: string | null;
  readonly acceptedByDemanderAt: string | null;
  readonly deliveredQuantity: number | null;
  readonly score: Readonly<Record<string, number>>;
  readonly supply: { readonly id: string; readonly state: string; readonly remainingQuantity: number };
  readonly demand: { readonly id: string; readonly state: string; readonly unmetQuantity: number };
  readonly bookings: {
    readonly id: string;
    readonly state: string;
    readonly stateReason: string | null;
    readonly start: string;
    readonly end: string;
    readonly quantity: number;
  }[];
  readonly rejectedOccurrences: { start: string; end: string; code: string; message: string }[];
}

/** What came of a mutation: the match, or the one refusal. */
export interface Outcome {
  readonly match: MatchShown | null;
  readonly refusal: { readonly code: string; readonly message: string; readonly field: string[] | null } | undefined;
  /** The state of the match, or the code of the refusal. */
  readonly code: string;
}

/** Sends a step, and comes back while the system is busy, as a well-behaved caller does. */
export async function take(
  commons: Pick<Commons, 'query'>,
  step: Step,
  input: object,
  as: string,
  language?: string,
): Promise<Outcome> {
  for (let repeat = 0; ; repeat++) {
    const answer = await send(commons, step, input, { as, ...(language && { language }) });
    const busy = answer.errors?.some(({ extensions }) => extensions.code === 'BUSY');
    if (!busy || repeat === BUSY_REPEATS) return outcomeOf(answer);
    await pause(50);
  }
}

/** The same, with the answer as it comes. */
export function send(
  commons: Pick<Commons, 'query'>,
  step: Step,
  input: object,
  asking: { as?: string; language?: string } = {},
): Promise<Answer> {
  const type = `Match${step[0]!.toUpperCase()}${step.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) {
    answer: ${MUTATIONS[step]} { ${MATCH} userErrors { __typename code message field } }
  }`;
  return commons.query(document, { input }, asking);
}

/** Accepts with a key of its own, unless one is given. */
export function accept(
  commons: Pick<Commons, 'query'>,
  matchId: string,
  as: string,
  more: {
    readonly side?: 'SUPPLY' | 'DEMAND';
    readonly idempotencyKey?: string;
    readonly acceptReduced?: boolean;
  } = {},
): Promise<Outcome> {
  return take(commons, 'accept', { matchId, idempotencyKey: randomUUID(), ...more }, as);
}

/** @throws Error for an error of the whole request, or a payload that neither has the match nor one refusal */
function outcomeOf({ data, errors }: Answer): Outcome {
  if (errors) throw new Error(`The request failed: ${JSON.stringify(errors)}`);
  const { match, userErrors } = data.answer;
  if (userErrors.length !== (match ? 0 : 1)) throw new Error(`An odd payload: ${JSON.stringify(data)}`);
  return { match, refusal: userErrors[0], code: userErrors[0]?.code ?? match.state };
}
