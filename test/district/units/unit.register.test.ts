import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { creditCodeOf } from '../../../src/district/units/credit-code.ts';
import { residentUnitPlace } from '../../../src/district/units/index.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld, trailOf } from './alliances/alliance-world.ts';

let commons: Commons;
let world: AllianceWorld;
let grid: BuiltDivision;
let codes = 0;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildAllianceWorld(commons);
  grid = await buildDivision(commons.db, { level: DivisionLevel.GRID, parent: world.community });
});
afterAll(() => commons.close());

const nextCode = () => creditCodeOf('91', '350102', `R${String(++codes).padStart(7, '0')}`);

const unitIn = (changes: object = {}) => ({
  name: '榕风书店',
  creditCode: nextCode(),
  kind: 'NEW_ECONOMIC',
  affiliationLevel: 'NONE',
  divisionCode: world.community.code,
  location: { latitude: 26.0905, longitude: 119.3065 },
  ...changes,
});

async function register(input: object, as: string | undefined = world.staff) {
  const { data, errors } = await commons.query(
    `mutation ($input: UnitRegisterInput!) { answer: unitRegister(input: $input) {
      unit { id name creditCode kind affiliationLevel synthetic createdAt isMember location { latitude longitude }
             division { code } memberships { totalCount } }
      userErrors { code field }
    } }`,
    { input },
    as === '' ? {} : { as },
  );
  return { unit: data?.answer?.unit, refusals: data?.answer?.userErrors, errors };
}

describe('unitRegister', () => {
  it('takes places next to nothing away from the meridian and the equator as on them', async () => {
    for (const tiny of [5e-324, -1e-300, 1e-200, 1e-10]) {
      const { unit, refusals } = await register(unitIn({ location: { latitude: tiny, longitude: -tiny } }));
      expect([unit?.location, refusals]).toEqual([{ latitude: 0, longitude: 0 }, []]);
    }
  });

  it('registers a unit, and leaves a trail', async () => {
    const input = unitIn({ name: ' 榕风书店 ' });
    const { unit, refusals } = await register(input);
    expect(refusals).toEqual([]);
    expect(unit).toEqual({
      id: expect.stringMatching(/^uni_[0-9a-f]{32}$/),
      name: '榕风书店',
      creditCode: input.creditCode,
      kind: 'NEW_ECONOMIC',
      affiliationLevel: 'NONE',
      synthetic: false,
      createdAt: '2026-03-03T04:00:00.000Z',
      isMember: false,
      location: { latitude: 26.0905, longitude: 119.3065 },
      division: { code: world.community.code },
      memberships: { totalCount: 0 },
    });
    const districtCode = world.community.parent!.parent!.code;
    expect(await trailOf(commons, unit.id)).toEqual({
      audit: [{ action: 'unitRegister', district_code: districtCode, actor: true, fields: [] }],
      topics: ['unit.registered'],
    });
    expect(await residentUnitPlace(commons.db, unit.id)).toEqual({ districtCode, divisionPath: world.community.path });
  });

  it('takes a code as people type it', async () => {
    const creditCode = nextCode();
    const typed = ` ${creditCode.slice(0, 8)} ${creditCode.slice(8).toLowerCase()} `;
    expect((await register(unitIn({ creditCode: typed }))).unit).toMatchObject({ creditCode });
  });

  it('takes a unit without a place, and one that is based in a grid', async () => {
    expect((await register(unitIn({ location: null }))).unit).toMatchObject({ location: null });
    expect((await register(unitIn({ divisionCode: grid.code }))).unit).toMatchObject({ division: { code: grid.code } });
  });

  it('is refused for a code whose form or check digits are wrong', async () => {
    for (const creditCode of ['', '91350100M000100Y4Z', '91350100M000100Y4', nextCode().replace(/.$/, '!')]) {
      const { refusals } = await register(unitIn({ creditCode }));
      expect(refusals).toEqual([{ code: 'INVALID_INPUT', field: ['creditCode'] }]);
    }
  });

  it('is refused for a code that is registered already, also at the same moment', async () => {
    const input = unitIn();
    await register(input);
    expect((await register(input)).refusals).toEqual([{ code: 'STATE_CONFLICT', field: ['creditCode'] }]);
    const another = unitIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => register(another)));
    expect(answers.filter(({ unit }) => unit)).toHaveLength(1);
    const refused = answers.filter(({ unit }) => !unit).flatMap(({ refusals }) => refusals);
    expect(refused).toEqual(Array.from({ length: 5 }, () => ({ code: 'STATE_CONFLICT', field: ['creditCode'] })));
  });

  it('is refused for a name that is none or too long', async () => {
    for (const name of ['', ' \t', '书'.repeat(201), '书\u0000店']) {
      expect((await register(unitIn({ name }))).refusals).toEqual([{ code: 'INVALID_INPUT', field: ['name'] }]);
    }
    expect((await register(unitIn({ name: '书'.repeat(200) }))).refusals).toEqual([]);
  });

  it('is refused for a place that does not exist', async () => {
    for (const location of [
      { latitude: 90.1, longitude: 0 },
      { latitude: 0, longitude: -180.1 },
    ]) {
      expect((await register(unitIn({ location }))).refusals).toEqual([{ code: 'INVALID_INPUT', field: ['location'] }]);
    }
  });

  it('is refused in a whole subdistrict or district', async () => {
    for (const { code } of [world.community.parent!, world.community.parent!.parent!]) {
      expect((await register(unitIn({ divisionCode: code }), world.districtAdmin)).refusals).toEqual([
        { code: 'INVALID_INPUT', field: ['divisionCode'] },
      ]);
    }
  });

  it('is refused for a division that is unknown or has ended, and for what is no code', async () => {
    const ended = await buildDivision(commons.db, { parent: world.community.parent!, validTo: '2026-01-01' });
    for (const divisionCode of ['999999999999', ended.code]) {
      expect((await register(unitIn({ divisionCode }), world.districtAdmin)).refusals).toEqual([
        { code: 'NOT_FOUND', field: ['divisionCode'] },
      ]);
    }
    for (const divisionCode of ['', 'x', '\0', world.community.id]) {
      expect((await register(unitIn({ divisionCode }))).refusals).toEqual([
        { code: 'INVALID_INPUT', field: ['divisionCode'] },
      ]);
    }
  });

  it('is for staff of the division and of what it lies in', async () => {
    for (const as of [world.staff, world.subdistrictStaff, world.districtAdmin]) {
      expect((await register(unitIn(), as)).refusals).toEqual([]);
    }
  });

  it('is refused to everybody else, and changes nothing', async () => {
    const creditCode = nextCode();
    for (const [who, as] of Object.entries({ ...world.outsiders, manager: world.manager })) {
      const { refusals } = await register(unitIn({ creditCode }), as);
      expect({ who, refusals }).toEqual({ who, refusals: [{ code: 'FORBIDDEN', field: null }] });
    }
    expect((await register(unitIn({ creditCode }), world.nobody)).errors?.[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await register(unitIn({ creditCode }), '')).errors?.[0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(await commons.sql('select from resident_unit where credit_code = $1', [creditCode])).toEqual([]);
  });
});
