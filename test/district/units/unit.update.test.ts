import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactPhoneOf } from '../../../src/district/units/contact-phone.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../seeds/factories/unit.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { trailOf } from './alliances/alliance-world.ts';

let commons: Commons;
let unit: BuiltUnit;
let manager: string;
let rival: string;
beforeAll(async () => {
  commons = await startCommons();
  unit = await buildUnit(commons.db);
  const other = await buildUnit(commons.db, { division: unit.division });
  const managerOf = async ({ id }: BuiltUnit) =>
    (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: id }] })).subject;
  manager = await managerOf(unit);
  rival = await managerOf(other);
});
afterAll(() => commons.close());

async function update(input: object, as = manager) {
  const { data } = await commons.query(
    `mutation ($input: UnitUpdateInput!) { answer: unitUpdate(input: $input) {
      unit { contactPhone } userErrors { code field } } }`,
    { input: { unitId: unit.id, ...input } },
    { as },
  );
  return data.answer as {
    unit: { contactPhone: string | null } | null;
    userErrors: { code: string; field: string[] }[];
  };
}

describe('unitUpdate', () => {
  it('names the telephone of a unit, which everybody sees, and leaves a trail without the number', async () => {
    expect(await update({ contactPhone: ' ０591 8755 1234 ' })).toEqual({
      unit: { contactPhone: '0591-8755-1234' },
      userErrors: [],
    });
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on ResidentUnit { contactPhone } } }',
      {
        id: unit.id,
      },
    );
    expect(data.node).toEqual({ contactPhone: '0591-8755-1234' });
    const { audit, topics } = await trailOf(commons, unit.id);
    expect({ audit, topics }).toEqual({
      audit: [expect.objectContaining({ action: 'unitUpdate', fields: ['contactPhone'] })],
      topics: [],
    });
    // The same once more changes nothing.
    await update({ contactPhone: '0591-8755-1234' });
    expect((await trailOf(commons, unit.id)).audit).toHaveLength(1);
  });

  it('leaves alone what is left out, and takes away what is null', async () => {
    await update({ contactPhone: '12345' });
    expect((await update({})).unit).toEqual({ contactPhone: '12345' });
    expect((await update({ contactPhone: null })).unit).toEqual({ contactPhone: null });
  });

  it('is refused for what is no number, and changes nothing', async () => {
    await update({ contactPhone: '12345' });
    for (const contactPhone of [
      '',
      ' ',
      '1234',
      '1'.repeat(16),
      '0591-8755-1234 转 8',
      'tel:12345',
      '+',
      '12\u000034',
    ]) {
      expect(await update({ contactPhone })).toEqual({
        unit: null,
        userErrors: [{ code: 'INVALID_INPUT', field: ['contactPhone'] }],
      });
    }
    expect((await update({})).unit).toEqual({ contactPhone: '12345' });
  });

  it('is for those who manage the unit', async () => {
    expect((await update({ contactPhone: '12345' }, rival)).userErrors).toEqual([{ code: 'FORBIDDEN', field: null }]);
    expect((await update({ unitId: newId('uni'), contactPhone: '12345' })).userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['unitId'] },
    ]);
  });
});

describe('the stored form of a telephone number', () => {
  it.each([
    ['+86 591 8755 1234', '+86-591-8755-1234'],
    ['0591—87551234', undefined],
    ['0591 - 87551234', '0591-87551234'],
    ['12345', '12345'],
    ['123-45', '123-45'],
    ['12-34', undefined],
    ['--12345', undefined],
  ])('of %s is %s', (text, phone) => {
    expect(contactPhoneOf(text)).toBe(phone);
  });
});
