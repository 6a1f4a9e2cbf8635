import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { pageOf, type SortKind } from '../../src/shared/connection.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const cursorOf = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

describe('a cursor is read back only if its list could have given it out:', () => {
  const after = (kinds: readonly SortKind[], ...values: unknown[]) =>
    pageOf({ after: cursorOf(...values) }, kinds).after;
  const id = newId('bkg');

  test.each<[string, readonly SortKind[], readonly unknown[]]>([
    ['a text', ['text'], ['汤门社区']],
    ['an instant', ['instant'], ['2026-03-03T04:00:00.000Z']],
    ['a number', ['number'], [12.5]],
    ['an id', [{ idOf: ['div', 'bkg'] }], [id]],
    ['several', ['text', 'number', { idOf: ['bkg'] }], ['x', 0, id]],
  ])('%s', (_, kinds, values) => {
    expect(after(kinds, ...values)).toEqual(values);
  });

  test.each<[string, readonly SortKind[], readonly unknown[]]>([
    ['no text', ['text'], [1]],
    ['a text that the database cannot take', ['text'], ['a\0b']],
    ['no instant', ['instant'], ['abc']],
    ['an instant in another form', ['instant'], ['2026-03-03T12:00:00+08:00']],
    ['a day that does not exist', ['instant'], ['2026-02-30T04:00:00.000Z']],
    ['an instant before all that is kept', ['instant'], ['0001-01-01T00:00:00.000Z']],
    ['no number', ['number'], ['1']],
    ['nothing in place of a number', ['number'], [null]],
    ['the id of another type', [{ idOf: ['div'] }], [id]],
    ['no id', [{ idOf: ['bkg'] }], ['bkg_1']],
    ['a list in place of an id', [{ idOf: ['bkg'] }], [[id]]],
    ['a key too few', ['text', { idOf: ['bkg'] }], ['x']],
    ['a key too many', ['text'], ['x', 'y']],
  ])('not %s', (_, kinds, values) => {
    expect(() => after(kinds, ...values)).toThrow('This cursor does not come from this list.');
  });
});

describe('a forged cursor is the mistake of the caller, not of the system,', () => {
  let commons: Commons;
  let subject: string;
  let parentId: string;
  beforeAll(async () => {
    commons = await startCommons();
    ({ subject } = await buildResident(commons.db));
    ({ id: parentId } = (await buildDivision(commons.db)).parent!);
  });
  afterAll(() => commons.close());

  test.each([
    ['bookings', cursorOf('abc', 'bkg_1')],
    ['bookings', cursorOf('abc', newId('bkg'))],
    ['divisions', cursorOf('3501\0', newId('div'))],
    ['partyOrganisations', cursorOf('3501', '\0', newId('gbr'))],
    ['gridBranches', cursorOf('3501', '\0', newId('gbr'))],
    ['alliances', cursorOf('\0', newId('all'))],
    ['residentUnits', cursorOf('\0', newId('uni'))],
    ['sharedFacilities', cursorOf('\0', newId('fac'))],
  ])('on %s', async (list, cursor) => {
    for (const where of ['after', 'before']) {
      const document = `query ($cursor: String) { ${list}(${where}: $cursor) { edges { cursor } } }`;
      const { errors } = await commons.query(document, { cursor }, { as: subject });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('on a list under a parent', async () => {
    const { errors } = await commons.query(
      `query ($id: ID!, $cursor: String) {
        node(id: $id) { ... on Division { children(after: $cursor) { edges { cursor } } } }
      }`,
      { id: parentId, cursor: cursorOf('\0', newId('div')) },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
