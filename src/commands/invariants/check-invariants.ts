import type { Client } from 'pg';
import { connect } from '../../database/connect.ts';
import { bookingInvariants } from './bookings.ts';
import { exchangeInvariants } from './exchange.ts';
import type { Invariant } from './invariant.ts';
import { projectInvariants } from './projects.ts';
import { recordInvariants } from './records.ts';

/** Everything that is checked. */
export const invariants: readonly Invariant[] = [
  ...bookingInvariants,
  ...exchangeInvariants,
  ...projectInvariants,
  ...recordInvariants,
];

/** Breaches of one invariant that are shown. */
export const SHOWN_MAX = 5;
/** How long one check may take, in milliseconds: it shares the database with those who use it. */
const STATEMENT_MS = 5 * 60_000;

/** What came of checking one invariant. */
export interface Checked {
  readonly name: string;
  readonly says: string;
  readonly breaches: number;
  /** The first of them. */
  readonly shown: readonly string[];
  readonly milliseconds: number;
}

/** How it stands with a database. */
interface Report {
  readonly checked: readonly Checked[];
  /** Of the audit trail: how many links, the hash of the last, and how many entries wait for their link. */
  readonly chain: { readonly links: string; readonly hash: string; readonly waiting: string };
}

/** Checks everything, on one picture of the database, and changes nothing. Both roles may do so. */
export async function checkInvariants(databaseUrl: string): Promise<Report> {
  const client = await connect(databaseUrl);
  try {
    // What was linked while one snapshot is looked at is not in it, so the chain and its trail are of one moment.
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local statement_timeout = ${STATEMENT_MS}`);
    const checked: Checked[] = [];
    for (const invariant of invariants) checked.push(await check(client, invariant));
    const { rows } = await client.query<Report['chain']>(
      'select links::text, last_hash as hash, waiting::text from audit_chain()',
    );
    return { checked, chain: rows[0]! };
  } finally {
    await client.end();
  }
}

async function check(client: Client, { name, says, breaches }: Invariant): Promise<Checked> {
  const begun = performance.now();
  const { rows } = await client.query<{ breach: string; count: string }>(
    `select breach, count(*) over () as count from (${breaches}) found limit ${SHOWN_MAX}`,
  );
  return {
    name,
    says,
    breaches: Number(rows[0]?.count ?? 0),
    shown: rows.map(({ breach }) => breach),
    milliseconds: Math.round(performance.now() - begun),
  };
}
