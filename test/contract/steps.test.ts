import { describe, expect, test } from 'vitest';
import { BOOKING_STEPS } from '../../src/bookings/booking.entity.ts';
import { MEMBERSHIP_STEPS } from '../../src/district/units/alliances/membership.entity.ts';
import { LIST_STEPS } from '../../src/exchange/lists/supply-demand-list.entity.ts';
import { MATCH_STEPS } from '../../src/exchange/matches/match.entity.ts';
import { MATCHING_RUN_STEPS } from '../../src/exchange/matching/matching-run.entity.ts';
import { FACILITY_STEPS } from '../../src/facilities/facility.entity.ts';
import { BOOK_STEPS } from '../../src/projects/service-project-book.entity.ts';

/** What a test asks of a machine, whatever its states are called. */
interface Machine {
  readonly states: readonly string[];
  readonly steps: readonly string[];
  canTake(step: string, state: string): boolean;
  after(step: string, state: string): string;
  isFor(step: string, parties: readonly string[]): boolean;
}

/** Everybody that a step of some machine may be for. */
const PARTIES = [
  'FACILITY',
  'HOLDER',
  'CLOCK',
  'UNIT',
  'REVIEWER',
  'HOST',
  'OWNER',
  'DECIDER',
  'STAFF',
  'SUPPLY',
  'DEMAND',
  'RUN',
  'RUNNER',
  'INSIDER',
  'SIGNATORY',
  'BOUND',
  'SPEAKER',
  'PARTICIPANT',
];

/** A line for each step: whose it is, and where it leads from each state in which it can be taken. */
function stepsOf(machine: Machine): string[] {
  return machine.steps.map((step) => {
    const parties = PARTIES.filter((party) => machine.isFor(step, [party]));
    const ways = machine.states
      .filter((state) => machine.canTake(step, state))
      .map((state) => `${state} → ${machine.after(step, state)}`);
    return `${step} by ${parties.join(' or ')}: ${ways.join(', ')}`;
  });
}

/** Who may do what, when, and what comes of it: whoever changes a machine says here that they mean it. */
const LIVES: readonly { readonly of: string; readonly machine: unknown; readonly steps: readonly string[] }[] = [
  {
    of: 'a booking',
    machine: BOOKING_STEPS,
    steps: [
      'TAKE by HOLDER: HELD → CONFIRMED',
      'ASK by HOLDER: HELD → PENDING',
      'CONFIRM by FACILITY: PENDING → CONFIRMED',
      'GRANT by FACILITY: PENDING → MOVED',
      'MOVE by HOLDER: PENDING → PENDING, CONFIRMED → CONFIRMED',
      'REJECT by FACILITY: PENDING → REJECTED, EXPIRED → REJECTED',
      'EXPIRE by CLOCK: HELD → EXPIRED, PENDING → EXPIRED',
      'CANCEL by FACILITY or HOLDER or CLOCK: HELD → CANCELLED, PENDING → CANCELLED, CONFIRMED → CANCELLED, EXPIRED → CANCELLED',
      'CHECK_IN by FACILITY or HOLDER: CONFIRMED → CHECKED_IN',
      'MISS by FACILITY or CLOCK: CONFIRMED → NO_SHOW',
      'COMPLETE by FACILITY or CLOCK: CONFIRMED → COMPLETED, CHECKED_IN → COMPLETED',
    ],
  },
  {
    of: 'a facility',
    machine: FACILITY_STEPS,
    steps: [
      'PUBLISH by UNIT: DRAFT → PUBLISHED, IN_REVIEW → PUBLISHED, SUSPENDED → PUBLISHED',
      'SUBMIT by UNIT: DRAFT → IN_REVIEW, SUSPENDED → IN_REVIEW',
      'APPROVE by REVIEWER: IN_REVIEW → PUBLISHED',
      'RETURN by REVIEWER: IN_REVIEW → DRAFT',
      'SUSPEND by UNIT: PUBLISHED → SUSPENDED',
      'WITHDRAW by UNIT: DRAFT → WITHDRAWN, IN_REVIEW → WITHDRAWN, PUBLISHED → WITHDRAWN, SUSPENDED → WITHDRAWN',
    ],
  },
  {
    of: 'a membership',
    machine: MEMBERSHIP_STEPS,
    steps: [
      'ADMIT by HOST: APPLIED → ACTIVE',
      'SUSPEND by HOST: ACTIVE → SUSPENDED',
      'REINSTATE by HOST: SUSPENDED → ACTIVE',
      'WITHDRAW by UNIT or HOST: APPLIED → WITHDRAWN, ACTIVE → WITHDRAWN, SUSPENDED → WITHDRAWN',
    ],
  },
  {
    of: 'a list',
    machine: LIST_STEPS,
    steps: [
      'SUBMIT by OWNER: DRAFT → SUBMITTED',
      'CONFIRM by DECIDER: SUBMITTED → IN_FORCE',
      'RETURN by DECIDER: SUBMITTED → DRAFT',
      'CLOSE by OWNER or STAFF: IN_FORCE → CLOSED',
    ],
  },
  {
    of: 'a match',
    machine: MATCH_STEPS,
    steps: [
      'ACCEPT by SUPPLY or DEMAND: PROPOSED → ACCEPTED',
      'ACCEPT_LAST by SUPPLY or DEMAND: ACCEPTED → CONFIRMED',
      'DECLINE by SUPPLY or DEMAND: PROPOSED → DECLINED, ACCEPTED → DECLINED',
      'CANCEL by STAFF or SUPPLY or DEMAND: PROPOSED → CANCELLED, ACCEPTED → CANCELLED, CONFIRMED → CANCELLED',
      'SUPERSEDE by RUN: PROPOSED → CANCELLED',
      'LAPSE by CLOCK: ACCEPTED → CANCELLED',
      'FULFIL by DEMAND: CONFIRMED → FULFILLED',
    ],
  },
  {
    of: 'a matching run',
    machine: MATCHING_RUN_STEPS,
    steps: [
      'BEGIN by RUNNER: PENDING → RUNNING, RUNNING → RUNNING',
      'COMPLETE by RUNNER: RUNNING → COMPLETED',
      'FAIL by RUNNER: PENDING → FAILED, RUNNING → FAILED',
      'CANCEL by STAFF: PENDING → CANCELLED, RUNNING → CANCELLED',
    ],
  },
  {
    of: 'a service project book',
    machine: BOOK_STEPS,
    steps: [
      'REVISE by INSIDER: DRAFT → NEGOTIATING, NEGOTIATING → NEGOTIATING, SIGNED → SIGNED, RUNNING → RUNNING, SUSPENDED → SUSPENDED',
      'WITHDRAW_REVISION by BOUND: SIGNED → SIGNED, RUNNING → RUNNING, SUSPENDED → SUSPENDED',
      'SIGN by SIGNATORY: DRAFT → NEGOTIATING, NEGOTIATING → NEGOTIATING, SIGNED → SIGNED, RUNNING → RUNNING, SUSPENDED → SUSPENDED',
      'SIGN_LAST by SIGNATORY: NEGOTIATING → SIGNED, SIGNED → SIGNED, RUNNING → RUNNING, SUSPENDED → SUSPENDED',
      'START by BOUND: SIGNED → RUNNING',
      'SUSPEND by BOUND: RUNNING → SUSPENDED',
      'RESUME by BOUND: SUSPENDED → RUNNING',
      'COMPLETE by SPEAKER: RUNNING → COMPLETED',
      'EVALUATE by SPEAKER or PARTICIPANT: COMPLETED → COMPLETED, EVALUATED → EVALUATED',
      'EVALUATE_LAST by SPEAKER: COMPLETED → EVALUATED',
      'TERMINATE by BOUND: DRAFT → TERMINATED, NEGOTIATING → TERMINATED, SIGNED → TERMINATED, RUNNING → TERMINATED, SUSPENDED → TERMINATED',
    ],
  },
];

describe('the life', () => {
  test.each(LIVES)('of $of has these steps and no others', ({ machine, steps }) => {
    expect(stepsOf(machine as Machine)).toEqual(steps);
  });
});
