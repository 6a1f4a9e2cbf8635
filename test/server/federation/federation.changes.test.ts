import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIntendedChanges, unintendedChanges } from '../../../src/server/federation/schema-changes.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';

const released = readFileSync('schema/released.graphql', 'utf8');
const { sdl } = buildCommonsSchema();
const REASON = 'The number is the same as the reference.';

describe('the schema as it is now', () => {
  it('breaks no client of the released one but as it says', async () => {
    const intended = readIntendedChanges(readFileSync('schema/intended-changes.json', 'utf8'));
    expect(await unintendedChanges(released, sdl, intended)).toEqual([]);
  });
});

describe('a change from the released schema', () => {
  const before = `
    directive @link(url: String!) repeatable on SCHEMA
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")
    type Query { booking(id: ID!): Booking bookings(first: Int): [Booking!]! }
    type Booking @key(fields: "id") { id: ID! number: String! state: BookingState! }
    enum BookingState { HELD CONFIRMED }`;

  it.each([
    ['takes a field away', before.replace('number: String! ', ''), 'FIELD_REMOVED Booking.number'],
    ['lets a field be null', before.replace('number: String!', 'number: String'), 'FIELD_TYPE_CHANGED Booking.number'],
    ['takes a value away', before.replace('HELD ', ''), 'ENUM_VALUE_REMOVED BookingState.HELD'],
    [
      'asks for more',
      before.replace('(first: Int)', '(first: Int, of: ID!)'),
      'FIELD_ARGUMENT_ADDED Query.bookings.of',
    ],
    ['takes a type away', before.replaceAll('BookingState', 'State'), 'TYPE_REMOVED BookingState'],
  ])('that %s is refused by its name, until it is listed with a reason', async (_what, after, name) => {
    const lines = await unintendedChanges(before, after, []);
    expect(lines.map((line) => line.split(' breaks clients')[0])).toContain(name);
    const listed = lines.map((line) => ({ change: line.split(' breaks')[0]!, reason: REASON, date: '2026-11-23' }));
    expect(await unintendedChanges(before, after, listed)).toEqual([]);
  });

  it.each([
    ['a field more', before.replace('number: String!', 'number: String! note: String')],
    ['a text that explains', before.replace('type Booking', '"A booking." type Booking')],
    ['another key', before.replace('@key(fields: "id")', '@key(fields: "id") @key(fields: "number")')],
    ['a field that will end', before.replace('number: String!', 'number: String! @deprecated(reason: "Use id.")')],
  ])('that is %s is not refused', async (_what, after) => {
    expect(await unintendedChanges(before, after, [])).toEqual([]);
  });

  it('that is listed and was never made is refused, so that the list stays short', async () => {
    const listed = [{ change: 'FIELD_REMOVED Booking.number', reason: REASON, date: '2026-11-23' }];
    expect(await unintendedChanges(before, before, listed)).toEqual([expect.stringContaining('no change')]);
  });
});

describe('the list of intended changes', () => {
  const entry = { change: 'FIELD_REMOVED Booking.number', reason: REASON, date: '2026-11-23' };

  it('is read', () => {
    expect(readIntendedChanges(JSON.stringify([entry]))).toEqual([entry]);
  });

  it.each([
    ['without a reason', { ...entry, reason: ' '.repeat(30) }],
    ['without a date', { change: entry.change, reason: entry.reason }],
    ['with a date that is none', { ...entry, date: '2026-02-30' }],
    ['without a place', { ...entry, change: 'FIELD_REMOVED' }],
    ['with something else', { ...entry, ok: true }],
  ])('takes no entry %s', (_what, bad) => {
    expect(() => readIntendedChanges(JSON.stringify([bad]))).toThrow(/invalid|Invalid|Too small|Unrecognized/);
  });
});
