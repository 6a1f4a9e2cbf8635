import pg from 'pg';
import { PreparingClient } from '../../src/database/preparing-client.ts';

// The statements as the server really sends them, and what PostgreSQL makes of them.

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements with values that some work sends. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const { query } = PreparingClient.prototype;
  const sent: Statement[] = [];
  PreparingClient.prototype.query = function recorded(this: PreparingClient, ...args: unknown[]): never {
    const [text, values] = args;
    if (typeof text === 'string' && Array.isArray(values)) sent.push({ text, values });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    PreparingClient.prototype.query = query;
  }
  return sent;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** A value as it stands in SQL; its type is the one of the parameter. */
function literal(value: unknown): string {
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return pg.escapeLiteral(String(value));
}

/** With the values looked at, as PostgreSQL plans the first times, and without, as it plans from then on. */
export const PLAN_MODES = ['custom', 'generic'] as const;

/** How PostgreSQL runs a statement. */
export async function planOf(client: pg.Client, { text, values }: Statement, mode: (typeof PLAN_MODES)[number]) {
  await client.query('deallocate all');
  await client.query(`set plan_cache_mode = force_${mode}_plan`);
  await client.query(`prepare statement as ${text}`);
  const call = `execute statement (${values.map(literal).join(', ')})`;
  await client.query(call);
  const { rows } = await client.query(`explain (analyze, format json) ${call}`);
  const [{ Plan, 'Execution Time': milliseconds }] = rows[0]['QUERY PLAN'] as [
    { Plan: PlanNode; 'Execution Time': number },
  ];
  return { nodes: nodesOf(Plan), milliseconds };
}
