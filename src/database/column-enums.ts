import type { ColumnType } from 'kysely';

/**
 * The enums whose values stand in columns, by `table.column`. A feature says so beside its enum, and from then on the
 * column is read and compared in its terms, and written in either:
 *
 *     declare module '../database/column-enums.ts' {
 *       interface ColumnEnums {
 *         'booking.state': BookingState;
 *       }
 *     }
 */
export interface ColumnEnums {}

/** What stands in a column that a CHECK limits to some words: a value of its enum, or else one of the words. */
export type CheckedValueOf<Column extends string, Words> = Column extends keyof ColumnEnums
  ? IfSame<ColumnEnums[Column], Words>
  : Words;

/** Where enum and constraint differ, the column fits nowhere: what names it does not compile. */
type IfSame<Enum, Words> = [`${Enum & string}`, Words] extends [Words, `${Enum & string}`]
  ? ColumnType<Enum, Words, Words>
  : { readonly 'enum and constraint differ': [Enum, Words] };
