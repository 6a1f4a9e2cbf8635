import { CAR_PARK_PLACES_MAX } from '../../../src/bookings/booking.quotas.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { makeClient, tokenOf } from '../../district/identity/service-accounts/service-account.world.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, change, expectNothingChanges, type FacilityWorld, trailOf } from '../facility-world.ts';
import { item, outcomes, rule, sendUpsert, upsert } from './facility-upsert.world.ts';

let commons: Commons;
let world: FacilityWorld;
let unitId: string;
let program: string;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
  unitId = world.member.id;
  program = await tokenOf(commons, await makeClient(commons, world.manager, unitId));
});
afterAll(() => commons.close());

let named = 0;
const name = () => `P-${++named}`;
const send = (items: readonly object[], as = program, unit = unitId) => upsert(commons, unit, items, as);

describe('an item', () => {
  test('makes a facility that is not there yet, as a draft with the defaults of a new one', async () => {
    const externalId = name();
    const [result] = await send([item(externalId)]);
    expect(result).toEqual({
      externalId,
      outcome: 'CREATED',
      errors: [],
      facility: {
        id: expect.stringMatching(/^fac_/),
        externalId,
        name: `停车场 ${externalId}`,
        kind: 'PARKING',
        capacity: 20,
        admission: 'INSTANT',
        state: 'DRAFT',
        timeZone: 'Asia/Shanghai',
        synthetic: false,
        stateReason: null,
        unit: { id: unitId },
        location: null,
        details: null,
        bookingRules: { gridMinutes: 15, minMinutes: 15, maxMinutes: 1440, leadMinutes: 0, horizonDays: 30 },
        openingRules: [],
        openingExceptions: [],
      },
    });
  });

  test('makes it the same as facilityCreate and the mutations after it would', async () => {
    const values = {
      name: '体育馆',
      kind: 'SPORTS_FIELD',
      capacity: 30,
      admission: 'APPROVAL',
      location: { latitude: 26.09, longitude: 119.3 },
      timeZone: 'Asia/Urumqi',
      details: { sportsField: { sports: ['羽毛球'], indoor: true } },
      bookingRules: { gridMinutes: 60, minMinutes: 60, maxMinutes: 120 },
    };
    const rules = [
      rule({ weekdays: ['MONDAY'], leaveByNextWorkday: '07:00' }),
      rule({ seasonFrom: '05-01', seasonTo: '09-30' }),
    ];
    const exception = { date: '2026-03-10', windows: [{ startTime: '10:00', endTime: '12:00' }], reason: '比赛' };
    const { id: facilityId } = await change(commons, 'facilityCreate', { unitId, ...values }, world.manager);
    await change(commons, 'facilityOpeningRulesSet', { facilityId, rules }, world.manager);
    await change(commons, 'facilityOpeningExceptionSet', { facilityId, ...exception }, world.manager);
    const single = await change(commons, 'facilityPublish', { facilityId }, world.manager);
    const openingExceptions = { from: '2026-03-01', to: '2026-03-31', exceptions: [exception] };
    const [{ facility }] = await send([
      { externalId: name(), ...values, openingRules: rules, openingExceptions, publish: true },
    ]);
    expect(facility).toEqual({ ...single, id: facility.id, externalId: facility.externalId });
    const stretches = (id: string) =>
      commons.sql('select starts_at, ends_at from open_stretch where facility_id = $1 order by 1', [id]);
    expect(await stretches(facility.id)).toEqual(await stretches(facilityId));
    expect((await stretches(facility.id)).length).toBeGreaterThan(0);
  });

  test('changes the facility that it names, and says in the trail what', async () => {
    const externalId = name();
    const [{ facility: before }] = await send([item(externalId, { openingRules: [rule()] })]);
    const changes = { name: '新名', capacity: 25, details: { parking: { vehicleClasses: ['CAR'] } } };
    const [result] = await send([item(externalId, { ...changes, openingRules: [rule({ endTime: '22:00' })] })]);
    expect(result).toMatchObject({
      outcome: 'UPDATED',
      facility: { id: before.id, name: '新名', capacity: 25, details: { vehicleClasses: ['CAR'] } },
    });
    expect(result.facility.openingRules).toMatchObject([{ endTime: '22:00' }]);
    const { audit, outbox } = await trailOf(commons, before.id);
    expect(audit.map(({ action, fields }) => [action, fields])).toEqual([
      ['facilitiesUpsert', []],
      ['facilitiesUpsert', ['name', 'capacity', 'details', 'openingRules']],
    ]);
    expect(outbox).toEqual(['facility.changed', 'facility.changed']);
    const [account] = await commons.sql<{ n: number }>(
      'select count(*)::int as n from service_account where account_id = $1',
      [audit[0]!.actorId],
    );
    expect(account!.n).toBe(1);
  });

  test('that says what is so already changes nothing and is not told to anybody', async () => {
    const whole = item(name(), {
      location: { latitude: 26.1, longitude: 119.3 },
      details: { parking: { vehicleClasses: ['CAR', 'TRUCK'] } },
      bookingRules: { horizonDays: 14 },
      openingRules: [rule(), rule({ weekdays: ['SUNDAY'] })],
      openingExceptions: {
        from: '2026-04-01',
        to: '2026-04-30',
        exceptions: [
          { date: '2026-04-20', windows: [] },
          { date: '2026-04-04', windows: [{ startTime: '09:00', endTime: '10:00' }], reason: '清明' },
        ],
      },
      publish: true,
    });
    const [{ facility: before }] = await send([whole]);
    await expectNothingChanges(commons, async () => {
      for (const again of [whole, item(whole.externalId), { ...whole, timeZone: 'Asia/Shanghai' }]) {
        expect(await send([again])).toMatchObject([{ outcome: 'UNCHANGED', facility: before, errors: [] }]);
      }
    });
  });

  test('leaves what it does not name, and takes away what it names as null', async () => {
    const externalId = name();
    const place = { location: { latitude: 26.1, longitude: 119.3 } };
    await send([
      item(externalId, { ...place, bookingRules: { gridMinutes: 30, minMinutes: 60 }, openingRules: [rule()] }),
    ]);
    const [kept] = await send([item(externalId, { bookingRules: { minMinutes: 90 } })]);
    expect(kept.facility).toMatchObject({ ...place, bookingRules: { gridMinutes: 30, minMinutes: 90 } });
    expect(kept.facility.openingRules).toHaveLength(1);
    const [gone] = await send([item(externalId, { location: null, openingRules: [] })]);
    expect(gone.facility).toMatchObject({ location: null, openingRules: [] });
    const [same] = await send([item(externalId, { openingRules: null, openingExceptions: null, publish: null })]);
    expect(same.outcome).toBe('UNCHANGED');
  });

  test('replaces the exceptions in its range of dates and no others', async () => {
    const externalId = name();
    const closed = (date: string) => ({ date, windows: [] });
    const range = (from: string, to: string, ...dates: string[]) =>
      item(externalId, { openingExceptions: { from, to, exceptions: dates.map(closed) } });
    await send([range('2026-05-01', '2026-05-31', '2026-05-01', '2026-05-10', '2026-05-20')]);
    const [{ facility, outcome }] = await send([range('2026-05-05', '2026-05-20', '2026-05-11')]);
    expect(outcome).toBe('UPDATED');
    expect(facility.openingExceptions.map(({ date }: { date: string }) => date)).toEqual(['2026-05-01', '2026-05-11']);
    expect(outcomes(await send([range('2026-05-02', '2026-05-31', '2026-05-11')]))).toEqual(['UNCHANGED']);
    expect(outcomes(await send([range('2026-05-02', '2026-05-31')]))).toEqual(['UPDATED']);
  });

  test.each<[string, object, string]>([
    ['a name of blanks', { name: ' ' }, 'INVALID_INPUT name'],
    ['an externalId of blanks', { externalId: ' ' }, 'INVALID_INPUT externalId'],
    ['an externalId with NUL', { externalId: 'a\0b' }, 'INVALID_INPUT externalId'],
    ['an externalId that is too long', { externalId: 'x'.repeat(201) }, 'INVALID_INPUT externalId'],
    ['no places', { capacity: 0 }, 'INVALID_INPUT capacity'],
    ['too many places', { capacity: 10_001 }, 'INVALID_INPUT capacity'],
    ['a restroom that is booked', { kind: 'RESTROOM' }, 'INVALID_INPUT admission'],
    ['details of another kind', { details: { room: { seats: 3 } } }, 'INVALID_INPUT details'],
    ['a place off the earth', { location: { latitude: 91, longitude: 0 } }, 'INVALID_INPUT location'],
    ['an odd grid', { bookingRules: { gridMinutes: 17 } }, 'INVALID_INPUT bookingRules gridMinutes'],
    [
      'a rule of no season',
      { openingRules: [rule(), rule({ seasonFrom: '05-01' })] },
      'INVALID_INPUT openingRules 1 seasonTo',
    ],
    ['too many rules', { openingRules: Array.from({ length: 51 }, () => rule()) }, 'INVALID_INPUT openingRules'],
    ['a range that ends before it starts', range('2026-05-02', '2026-05-01'), 'INVALID_INPUT openingExceptions to'],
    ['a range that is too long', range('2026-01-01', '2027-01-02'), 'INVALID_INPUT openingExceptions to'],
    [
      'an exception outside of the range',
      range('2026-05-01', '2026-05-02', '2026-05-03'),
      'INVALID_INPUT openingExceptions exceptions 0 date',
    ],
    [
      'two exceptions on one date',
      range('2026-05-01', '2026-05-02', '2026-05-01', '2026-05-01'),
      'INVALID_INPUT openingExceptions exceptions 1 date',
    ],
  ])('with %s is refused, and the others are done', async (_what, wrong, refusal) => {
    const [first, bad, last] = [item(name()), item(name(), wrong), item(name())];
    const results = await send([first, bad, last]);
    expect(outcomes(results)).toEqual(['CREATED', `REFUSED ${refusal}`, 'CREATED']);
    expect(results.map(({ externalId }: { externalId: string }) => externalId)).toEqual(
      [first, bad, last].map(({ externalId }) => externalId),
    );
    expect(results[1].facility).toBeNull();
    const rows = await commons.sql('select from shared_facility where external_id = $1', [
      bad.externalId.replaceAll('\0', ''),
    ]);
    expect(rows).toEqual([]);
  });

  test('is refused whole where only one of its parts is wrong, and the facility stays as it was', async () => {
    const externalId = name();
    const [{ facility: before }] = await send([item(externalId, { openingRules: [rule()] })]);
    await expectNothingChanges(commons, async () => {
      for (const [wrong, refusal] of [
        [{ name: 'new', openingRules: [rule({ seasonTo: '05-01' })] }, 'INVALID_INPUT openingRules 0 seasonFrom'],
        [{ name: 'new', kind: 'MEETING_ROOM' }, 'INVALID_INPUT kind'],
        [{ name: 'new', timeZone: 'Asia/Tokyo' }, 'INVALID_INPUT timeZone'],
      ] as const) {
        const [result] = await send([item(externalId, wrong)]);
        expect(outcomes([result])).toEqual([`REFUSED ${refusal}`]);
        expect(result.facility).toEqual(before);
      }
    });
  });

  test('is refused in the language of the caller', async () => {
    const results = await upsert(commons, unitId, [item(name(), { capacity: 0 })], program, { language: 'zh-CN' });
    expect(results[0].errors[0].message).toBe('容量范围为 1 至 10000。');
  });

  test('cannot bring back what people have withdrawn', async () => {
    const externalId = name();
    const [{ facility }] = await send([item(externalId)]);
    await change(commons, 'facilityWithdraw', { facilityId: facility.id, reason: '拆除' }, world.manager);
    expect(outcomes(await send([item(externalId, { publish: true })]))).toEqual(['REFUSED STATE_CONFLICT externalId']);
  });
});

/** The members of an item with exceptions that close these dates. */
function range(from: string, to: string, ...dates: string[]): object {
  return { openingExceptions: { from, to, exceptions: dates.map((date) => ({ date, windows: [] })) } };
}

describe('a capacity', () => {
  const booked = async (capacity: number, quantity: number, start = '2026-03-10T02:00:00Z') => {
    const externalId = name();
    const [{ facility }] = await send([item(externalId, { capacity })]);
    const end = Temporal.Instant.from(start).add({ hours: 1 }).toString();
    for (let left = quantity; left > 0; left -= CAR_PARK_PLACES_MAX) {
      const { residentId: bookerId } = await buildResident(commons.db);
      const places = Math.min(left, CAR_PARK_PLACES_MAX);
      await buildBooking(commons.db, { facilityId: facility.id, bookerId, start, end, quantity: places });
    }
    return { externalId, id: facility.id as string };
  };

  test('below what bookings take is refused for that item alone, whose other changes are not made either', async () => {
    const [full, roomy] = [await booked(5, 4), await booked(5, 1)];
    const results = await send([
      item(name()),
      item(full.externalId, { capacity: 3, name: 'smaller', openingRules: [rule()] }),
      item(roomy.externalId, { capacity: 3, name: 'smaller' }),
    ]);
    expect(outcomes(results)).toEqual(['CREATED', 'REFUSED STATE_CONFLICT capacity', 'UPDATED']);
    expect(results[1].facility).toMatchObject({ capacity: 5, name: `停车场 ${full.externalId}`, openingRules: [] });
    expect(results[2].facility).toMatchObject({ capacity: 3, name: 'smaller' });
  });

  test('may be all that bookings take, or more', async () => {
    const { externalId } = await booked(5, 4);
    expect(outcomes(await send([item(externalId, { capacity: 4 })]))).toEqual(['UPDATED']);
    expect(outcomes(await send([item(externalId, { capacity: 40 })]))).toEqual(['UPDATED']);
  });
});

describe('publishing', () => {
  test('is done at once for a member, and for others goes to review, as with facilityPublish', async () => {
    const [one] = await send([item(name(), { publish: true })]);
    expect(one).toMatchObject({ outcome: 'CREATED', facility: { state: 'PUBLISHED' } });
    const as = await tokenOf(commons, await makeClient(commons, world.applicantManager, world.applicant.id));
    const [other] = await send([item(name(), { publish: true })], as, world.applicant.id);
    expect(other).toMatchObject({ outcome: 'CREATED', facility: { state: 'IN_REVIEW' } });
  });

  test('comes later with an item that says so, and never ends by one that does not', async () => {
    const externalId = name();
    await send([item(externalId)]);
    const [{ outcome, facility }] = await send([item(externalId, { publish: true })]);
    expect([outcome, facility.state]).toEqual(['UPDATED', 'PUBLISHED']);
    expect((await trailOf(commons, facility.id)).audit.at(-1)!.fields).toEqual(['state']);
    expect(outcomes(await send([item(externalId, { publish: false })]))).toEqual(['UNCHANGED']);
  });

  test('is left to people where people have suspended', async () => {
    const externalId = name();
    const [{ facility }] = await send([item(externalId, { publish: true })]);
    await change(commons, 'facilitySuspend', { facilityId: facility.id, reason: '维修' }, world.manager);
    const [result] = await send([item(externalId, { publish: true, capacity: 30 })]);
    expect(result).toMatchObject({
      outcome: 'UPDATED',
      facility: { state: 'SUSPENDED', stateReason: '维修', capacity: 30 },
    });
  });

  test('of what was returned waits for a change', async () => {
    const as = await tokenOf(commons, await makeClient(commons, world.applicantManager, world.applicant.id));
    const externalId = name();
    const publish = (more: object = {}) => send([item(externalId, { publish: true, ...more })], as, world.applicant.id);
    const [{ facility }] = await publish();
    await change(commons, 'facilityReturn', { facilityId: facility.id, reason: '请补充名称' }, world.staff.community);
    const [same] = await publish();
    expect(same).toMatchObject({ outcome: 'UNCHANGED', facility: { state: 'DRAFT', stateReason: '请补充名称' } });
    const [mended] = await publish({ name: '西门停车场' });
    expect(mended).toMatchObject({ outcome: 'UPDATED', facility: { state: 'IN_REVIEW', stateReason: null } });
  });
});

describe('the whole', () => {
  const refusedWith = async (items: readonly object[], as: string | undefined = program, unit = unitId) => {
    let refusal = '';
    await expectNothingChanges(commons, async () => {
      const { data, errors } = await sendUpsert(commons, unit, items, as, { fields: 'id' });
      if (errors) refusal = errors[0]!.extensions.code;
      else {
        expect(data.answer.results).toBeNull();
        refusal = [data.answer.userErrors[0].code, ...(data.answer.userErrors[0].field ?? [])].join(' ');
      }
    });
    return refusal;
  };

  test('is refused for no items, too many, or one twice', async () => {
    expect(await refusedWith([])).toBe('INVALID_INPUT items');
    const many = Array.from({ length: 1_001 }, (_, i) => item(`many-${i}`));
    expect(await refusedWith(many)).toBe('INVALID_INPUT items');
    expect(await refusedWith([item('A'), item('B'), item(' A ')])).toBe('INVALID_INPUT items 2 externalId');
  });

  test('is refused for a unit that is none, or not the own one', async () => {
    expect(await refusedWith([item('A')], program, newId('fac'))).toBe('INVALID_INPUT unitId');
    expect(await refusedWith([item('A')], program, newId('uni'))).toBe('NOT_FOUND unitId');
    expect(await refusedWith([item('A')], program, world.applicant.id)).toBe('FORBIDDEN');
  });

  test('is for managers of the unit and its programs with the scope, and for nobody else', async () => {
    expect(outcomes(await send([item(name())], world.manager.subject))).toEqual(['CREATED']);
    const { id } = await buildFacility(commons.db, { unitId });
    expect(id).toBeDefined();
    for (const { subject } of [
      ...Object.values(world.staff),
      ...Object.values(world.strangers),
      world.applicantManager,
    ]) {
      expect(await refusedWith([item('A')], subject)).toBe('FORBIDDEN');
    }
    const reading = await makeClient(commons, world.manager, unitId, ['FACILITIES_READ', 'BOOKINGS_READ']);
    expect(await refusedWith([item('A')], await tokenOf(commons, reading))).toBe('FORBIDDEN');
    const narrow = await makeClient(commons, world.manager, unitId, ['FACILITIES_READ', 'FACILITIES_WRITE']);
    expect(await refusedWith([item('A')], await tokenOf(commons, narrow, 'FACILITIES_READ'))).toBe('FORBIDDEN');
    expect((await sendUpsert(commons, unitId, [item('A')])).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect((await sendUpsert(commons, unitId, [item('A')], 'guest')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('an externalId', () => {
  const FIND = `query ($unitId: ID, $id: String) { sharedFacilities(where: { unitId: $unitId, externalId: $id }) {
    totalCount edges { node { externalId unit { id } } } } }`;

  test('means something in its unit only, to the letter', async () => {
    const externalId = name();
    const as = await tokenOf(commons, await makeClient(commons, world.applicantManager, world.applicant.id));
    await send([item(externalId, { publish: true }), item(externalId.toLowerCase(), { publish: true })]);
    expect(outcomes(await send([item(externalId)], as, world.applicant.id))).toEqual(['CREATED']);
    const { data } = await commons.query(FIND, { unitId, id: externalId });
    expect(data.sharedFacilities).toEqual({ totalCount: 1, edges: [{ node: { externalId, unit: { id: unitId } } }] });
    for (const [variables, code] of [
      [{ id: externalId }, 'BAD_USER_INPUT'],
      [{ unitId, id: 'x'.repeat(201) }, 'BAD_USER_INPUT'],
      [{ unitId, id: 'a\0' }, 'BAD_USER_INPUT'],
    ] as const) {
      expect((await commons.query(FIND, variables)).errors).toMatchObject([{ extensions: { code } }]);
    }
  });

  test('finds the facility under its unit, and is null for what no program has published', async () => {
    const externalId = name();
    const plain = await buildFacility(commons.db, { unitId, name: 'ZZ 手工登记' });
    await send([item(externalId, { publish: true })]);
    const { data } = await commons.query(
      `query ($id: ID!, $externalId: String!, $plain: ID!) {
         node(id: $id) { ... on ResidentUnit { facilities(where: { externalId: $externalId }) { edges { node { externalId } } } } }
         plain: node(id: $plain) { ... on SharedFacility { externalId } }
         residentUnits(first: 50) { edges { node { id facilities(where: { externalId: $externalId }) { totalCount } } } } }`,
      { id: unitId, externalId, plain: plain.id },
    );
    expect(data.node.facilities.edges).toEqual([{ node: { externalId } }]);
    expect(data.plain.externalId).toBeNull();
    const counts = data.residentUnits.edges.map(
      ({ node }: { node: { facilities: { totalCount: number } } }) => node.facilities.totalCount,
    );
    expect(counts.reduce((sum: number, n: number) => sum + n, 0)).toBe(1);
  });

  test('is once in a unit in the database as well', async () => {
    const [one, two] = [await buildFacility(commons.db, { unitId }), await buildFacility(commons.db, { unitId })];
    const call = (id: string) => commons.sql(`update shared_facility set external_id = 'once' where id = $1`, [id]);
    await call(one.id);
    await expect(call(two.id)).rejects.toThrow('shared_facility_external_id');
    const elsewhere = await buildFacility(commons.db, { unitId: (await buildUnit(commons.db)).id });
    await call(elsewhere.id);
  });
});

describe('what a program sees', () => {
  const UNPUBLISHED = `query ($unitId: ID!) { sharedFacilities(first: 100, where: { unitId: $unitId, states: [DRAFT] }) {
    edges { node { id stateReason } } } }`;
  const BOOKINGS = '{ bookings(first: 100) { edges { node { id booker { name phone } } } } }';

  test('are the drafts of its unit with a scope of facilities, and the bookings there with that of bookings', async () => {
    const [{ facility }] = await send([item(name())]);
    const { residentId } = await buildResident(commons.db, { name: '林小榕', phone: '13800004321' });
    const booking = await buildBooking(commons.db, {
      facilityId: facility.id,
      bookerId: residentId,
      start: '2026-03-12T02:00:00Z',
      end: '2026-03-12T03:00:00Z',
    });
    const foreign = await buildBooking(commons.db, {
      facilityId: (await buildFacility(commons.db, { unitId: world.applicant.id })).id,
      bookerId: residentId,
      start: '2026-03-12T04:00:00Z',
      end: '2026-03-12T05:00:00Z',
    });
    const sees = async (...scopes: ('FACILITIES_READ' | 'FACILITIES_WRITE' | 'BOOKINGS_READ')[]) => {
      const as = await tokenOf(commons, await makeClient(commons, world.manager, unitId, scopes));
      const idsOf = async (document: string, list: string) => {
        const { data, errors } = await commons.query(document, { unitId }, { as });
        expect(errors).toBeUndefined();
        return data[list].edges.map(({ node }: { node: { id: string } }) => node.id);
      };
      const drafts = await idsOf(UNPUBLISHED, 'sharedFacilities');
      const bookings = await idsOf(BOOKINGS.replace('booker { name phone }', ''), 'bookings');
      expect(bookings).not.toContain(foreign.id);
      const nodes = await commons.query(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids: [facility.id, booking.id, foreign.id, residentId] },
        { as },
      );
      return [drafts.includes(facility.id), bookings.includes(booking.id), ...nodes.data.nodes.map(Boolean)];
    };
    expect(await sees('FACILITIES_READ')).toEqual([true, false, true, false, false, false]);
    expect(await sees('FACILITIES_WRITE')).toEqual([true, false, true, false, false, false]);
    expect(await sees('BOOKINGS_READ')).toEqual([false, true, false, true, false, false]);
    const as = await tokenOf(commons, await makeClient(commons, world.manager, unitId, ['BOOKINGS_READ']));
    const { data } = await commons.query(BOOKINGS, {}, { as });
    const shown = data.bookings.edges.find(({ node }: { node: { id: string } }) => node.id === booking.id);
    expect(shown.node.booker).toEqual({ name: '林**', phone: '138****4321' });
  });
});
