/**
 * One thing that can happen in the life of something: from which states it leads where, and whose step it is. It leads
 * `from` some states `to` another; in those in which it `stays`, it happens all the same and the state remains.
 */
export type Step<State extends string = string, Party extends string = string> = {
  /** Whose step it is, by the names that the feature gives to those concerned. Its policy says who they are. */
  readonly by: readonly Party[];
  readonly stays?: readonly State[];
} & (
  | { readonly from: readonly State[]; readonly to: State }
  | { readonly from?: never; readonly to?: never; readonly stays: readonly State[] }
);

type Table<State extends string> = Readonly<Record<string, Step<State>>>;

/**
 * The life of something: a table of its steps, by name. No other change of state exists. What the database holds of it,
 * the function `…_may_become(was, next)`, is held against the table by test/contract/state-machines.test.ts.
 *
 * @example
 * export const LIST_STEPS = new StateMachine(SupplyDemandListState, {
 *   SUBMIT: { from: [DRAFT], to: SUBMITTED, by: ['OWNER'] },
 *   RETURN: { from: [SUBMITTED], to: DRAFT, by: ['DECIDER'] },
 * });
 * if (LIST_STEPS.canTake('SUBMIT', list.state)) list.state = LIST_STEPS.after('SUBMIT', list.state);
 */
export class StateMachine<State extends string, const Steps extends Table<State>> {
  /** All states, in the order of the enum. */
  readonly states: readonly State[];
  /** The names of the steps, in the order of the table. */
  readonly steps: readonly (keyof Steps & string)[];
  readonly #table: Table<State>;

  /** @throws Error for a table in which a step leads two ways from one state, or nowhere but where it comes from */
  constructor(states: Readonly<Record<string, State>>, table: Steps) {
    this.states = Object.values(states);
    this.steps = Object.keys(table);
    this.#table = table;
    for (const [name, { from = [], to, stays = [] }] of Object.entries<Step<State>>(table)) {
      const named = [...from, ...stays];
      const isClear = new Set(named).size === named.length && (to === undefined || !from.includes(to));
      if (!isClear) throw new Error(`The step ${name} names a state twice`);
    }
  }

  /** Whether a step can be taken in a state. */
  canTake(step: keyof Steps & string, state: State): boolean {
    return this.statesThatTake(step).includes(state);
  }

  /** The state after a step. @throws Error when it cannot be taken in the state before */
  after(step: keyof Steps & string, state: State): State {
    if (!this.canTake(step, state)) throw new Error(`The step ${step} does not lead on from ${state}`);
    const { to, stays = [] } = this.#table[step]!;
    return to === undefined || stays.includes(state) ? state : to;
  }

  /** The state that a step leads to. @throws Error for one that happens without leading anywhere */
  targetOf(step: keyof Steps & string): State {
    const { to } = this.#table[step]!;
    if (to === undefined) throw new Error(`The step ${step} leads nowhere`);
    return to;
  }

  /** The states in which a step can be taken. */
  statesThatTake(step: keyof Steps & string): readonly State[] {
    const { from = [], stays = [] } = this.#table[step]!;
    return [...from, ...stays];
  }

  /** Whether a step is for any of these to take. */
  isFor(step: keyof Steps & string, parties: readonly Steps[keyof Steps]['by'][number][]): boolean {
    const { by } = this.#table[step]!;
    return parties.some((party) => by.includes(party));
  }

  /** Whether any step leads from one state to another. */
  canBecome(was: State, next: State): boolean {
    return was !== next && this.steps.some((step) => this.canTake(step, was) && this.after(step, was) === next);
  }
}

/** The name of a step of a machine. */
export type StepOf<Machine extends { readonly steps: readonly string[] }> = Machine['steps'][number];

/** The names of those to whom the steps of a machine belong. */
export type PartyOf<Machine extends { isFor(step: never, parties: never): boolean }> = Parameters<
  Machine['isFor']
>[1][number];
