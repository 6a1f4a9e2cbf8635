import type { EntityClass } from '@mikro-orm/postgresql';
import type { Context } from './context.ts';
import type { Job } from './job.ts';
import type { NodePrefix } from '../shared/node-types.ts';

/** Reads a thing by a key as the caller may see it: null for what is not there, or not for them. */
export type ReadByKey = (ctx: Context, key: string) => Promise<object | null>;

/**
 * What a feature says of itself, in its `index.ts`; `features.ts` lists them all. Schema, ORM, `node(id:)`, federation
 * and the job runner read it there, so that a feature is entered once.
 */
export interface Feature {
  /** Its tables that use-cases write through MikroORM. */
  readonly entities?: readonly EntityClass<object>[];
  /** Its fields: queries, mutations, and what it adds to the types below it. */
  readonly resolvers?: readonly (new () => object)[];
  /** How each of its types is read by id. A type without a reader cannot be fetched by id, nor be a federated entity. */
  readonly readers?: Partial<Readonly<Record<NodePrefix, ReadByKey>>>;
  /** Further keys by which other graphs refer to its types, by type and field: those of `@key` beside the id. */
  readonly keys?: Readonly<Record<string, Readonly<Record<string, ReadByKey>>>>;
  /** What it does apart from requests. */
  readonly jobs?: readonly Job[];
}
