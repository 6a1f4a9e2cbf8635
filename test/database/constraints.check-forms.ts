/**
 * What each check of the database refuses, and what it takes at its very bounds: the columns that an UPDATE gives to a row
 * that is there.
 */
export interface Check {
  readonly refuses: readonly string[];
  readonly takes: readonly string[];
  /** Which row is changed; any, if absent. */
  readonly of?: string;
}

const STEP = 0.000_001;

export const between = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = ${min - 1}`, `${column} = ${max + 1}`],
  takes: [`${column} = ${min}`, `${column} = ${max}`],
});
export const atLeast = (column: string, min: number): Check => ({
  refuses: [`${column} = ${min - 1}`],
  takes: [`${column} = ${min}`],
});
/** Of a number with a fraction. */
export const withinFraction = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = ${min - STEP}`, `${column} = ${max + STEP}`],
  takes: [`${column} = ${min}`, `${column} = ${max}`],
});
/** Characters, not bytes. */
export const long = (column: string, min: number, max: number): Check => ({
  refuses: [`${column} = repeat('宅', ${min - 1})`, `${column} = repeat('宅', ${max + 1})`],
  takes: [`${column} = repeat('宅', ${min})`, `${column} = repeat('宅', ${max})`],
});
/** @param also what else the row must be, to have one of the values */
export const oneOf = (column: string, values: string, also = '', of?: string): Check => ({
  refuses: ['NO_SUCH', '', values.split(' ')[0]!.toLowerCase()].map((value) => set(column, value, also)),
  takes: values.split(' ').map((value) => set(column, value, also)),
  ...(of && { of }),
});
const set = (column: string, value: string, also: string) => `${column} = '${value}'${also && `, ${also}`}`;
/** Both or neither. */
export const together = (one: string, other: string, values: readonly [string, string]): Check => ({
  refuses: [`${one} = ${values[0]}, ${other} = null`, `${one} = null, ${other} = ${values[1]}`],
  takes: [`${one} = ${values[0]}, ${other} = ${values[1]}`, `${one} = null, ${other} = null`],
});
/** On the globe. */
export const place = (table: string, pair: string): Record<string, Check> => ({
  [`${table}_latitude_check`]: withinFraction('longitude = 0, latitude', -90, 90),
  [`${table}_longitude_check`]: withinFraction('latitude = 0, longitude', -180, 180),
  [`${table}_${pair}`]: together('latitude', 'longitude', ['0', '0']),
});
export const ARRAY: Check['refuses'] = [`= '{}'`, `= '1'`, `= 'null'`];
export const jsonArray = (column: string): Check => ({
  refuses: ARRAY.map((json) => `${column} ${json}`),
  takes: [`${column} = '[]'`, `${column} = '[{}]'`],
});
export const UNITS = 'SPACE PERSON ROOM HOUR SESSION SERVICE PIECE';
export const KINDS = 'PARKING SPORTS_FIELD RESTROOM MEETING_ROOM ACTIVITY_ROOM';
export const dates = (from: string, to: string) => `valid_from = date '${from}', valid_to = date '${to}'`;
export const instants = (from: string, to: string) => `valid_from = '${from}Z', valid_to = '${to}Z'`;
