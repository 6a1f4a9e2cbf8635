import type { DeskOwnEntriesQuery } from '@grid-commons/client';

/** An entry of one's own that a claim can be made with. */
export interface OpenEntry {
  readonly id: string;
  readonly title: string;
}

/** A list in force on which an entry can be written. */
export interface OwnList {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string;
}

interface OwnEntries {
  readonly supplies: readonly OpenEntry[];
  readonly demands: readonly OpenEntry[];
  readonly lists: readonly OwnList[];
}

/** Of somebody who claims nothing, such as staff. */
export const NO_ENTRIES: OwnEntries = { supplies: [], demands: [], lists: [] };

export function ownEntriesOf({ supplyDemandLists: { edges } }: DeskOwnEntriesQuery): OwnEntries {
  const lists = edges.map(({ node }) => node);
  return {
    supplies: lists.flatMap(({ supplyConnection }) => supplyConnection.edges.map(({ node }) => node)),
    // What is lacking of a need may be past: then there is nothing to ask for.
    demands: lists.flatMap(({ demandConnection }) =>
      demandConnection.edges.flatMap(({ node }) => (node.unmetQuantity > 0 ? [node] : [])),
    ),
    lists: lists.map(({ id, validFrom, validTo }) => ({ id, validFrom, validTo })),
  };
}
