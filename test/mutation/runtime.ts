/** What is switched on, and what was reached: the one thing that the instrumented sources and the runner share. */
export interface Mutation {
  /** The number of the mutant that is switched on; 0 for none. */
  active: number;
  /** How often it has been asked for since. */
  asked: number;
  /** The numbers asked for, while they are being recorded. */
  reached: Set<number> | undefined;
  /** Whether the mutant is on, where its place in the source is. */
  is(id: number): boolean;
  /** The tag of a template, which changes a word of the text if that mutant is on. */
  template<T>(tag: Tag<T>, slips: readonly Slip[]): Tag<T>;
}

type Tag<T> = (strings: TemplateStringsArray, ...values: unknown[]) => T;
/** Number of the mutant, piece of the template, from where to where in it, and what instead. */
type Slip = readonly [id: number, piece: number, from: number, until: number, instead: string];

/** A mutant that is asked for so often has made a loop endless. */
const ASKED_MAX = 20_000_000;

const mutation: Mutation = {
  active: 0,
  asked: 0,
  reached: undefined,
  is(id) {
    mutation.reached?.add(id);
    if (mutation.active !== id) return false;
    if (++mutation.asked > ASKED_MAX) throw new Error('The mutant goes round in circles');
    return true;
  },
  template: (tag, slips) => {
    const slip = slips.filter(([id]) => mutation.is(id))[0];
    if (!slip) return tag;
    const [, piece, from, until, instead] = slip;
    return (strings, ...values) => {
      const changed = strings.map((text, at) =>
        at === piece ? text.slice(0, from) + instead + text.slice(until) : text,
      );
      return tag(Object.assign(changed, { raw: changed }), ...values);
    };
  },
};

declare global {
  var mutation: Mutation;
}

/** The switches of this process. */
export function switches(): Mutation {
  return (globalThis.mutation ??= mutation);
}
