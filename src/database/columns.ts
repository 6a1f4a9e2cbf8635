import {
  DummyDriver,
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SelectExpression,
  type Selection,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

/** Tables by the aliases that they have in a statement. */
type Aliased<From extends Record<string, keyof Tables>> = { [Alias in keyof From]: Tables[From[Alias]] };

/** The row that columns make. */
export type RowOf<Columns> = Columns extends RawBuilder<infer Row> ? Row : never;

/**
 * The columns of a row that more than one statement gives back, with their types: `b.facility_id as facilityId`, or an
 * expression under a name. They become text once, here; the query builder takes 40 times as long for a statement as
 * a template does, which the hot ones would feel.
 * @param from the tables by the aliases under which the statements have them
 */
export function columnsOf<
  const From extends Record<string, keyof Tables>,
  const Column extends SelectExpression<Aliased<From>, keyof From & string>,
>(
  _from: From,
  columns: (tables: ExpressionBuilder<Aliased<From>, keyof From & string>) => readonly Column[],
): RawBuilder<{ [Name in keyof RowIn<From, Column>]: RowIn<From, Column>[Name] }> {
  const list = columns(expressionBuilder<Aliased<From>, keyof From & string>());
  const statement = compiler.selectNoFrom(list as never).compile();
  if (statement.parameters.length > 0) throw new Error(`Columns have no parameters: ${statement.sql}`);
  return sql.raw(statement.sql.slice('select '.length));
}

type RowIn<From extends Record<string, keyof Tables>, Column> = Selection<Aliased<From>, keyof From & string, Column>;

/** Any of some values: one parameter, and so one statement however many there are. */
export function anyOf<T>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`any(${values})`;
}

/** An instant as the API writes it. */
export function iso<T extends string | null>(at: Expression<T>): RawBuilder<T> {
  return sql<T>`iso(${at})`;
}

/** Writes statements, and has nowhere to send them. */
const compiler = new Kysely<Record<never, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
