/** Something that the database should hold at every moment. */
export interface Invariant {
  readonly name: string;
  /** What holds, as a sentence. */
  readonly says: string;
  /** Gives a row for each breach, with what is wrong as `breach`. It asks the rows themselves, and trusts no constraint. */
  readonly breaches: string;
}
