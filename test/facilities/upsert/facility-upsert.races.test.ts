import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { UPSERT_STRETCH_DAYS_MAX } from '../../../src/facilities/upsert/facility-upsert.stretches.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { makeClient, tokenOf } from '../../district/identity/service-accounts/service-account.world.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, expectNothingChanges, type FacilityWorld, trailOf } from '../facility-world.ts';
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

describe('the same key again', () => {
  test('is answered the same, refusals and all, and changes nothing, whatever has happened since', async () => {
    const idempotencyKey = randomUUID();
    const items = [item('again-1', { openingRules: [rule()] }), item('again-2', { capacity: 0 }), item('again\0')];
    const first = await upsert(commons, unitId, items, program, { idempotencyKey });
    expect(outcomes(first)).toEqual(['CREATED', 'REFUSED INVALID_INPUT capacity', 'REFUSED INVALID_INPUT externalId']);
    await upsert(commons, unitId, [item('again-1', { name: '后来的名称' })], program);
    await expectNothingChanges(commons, async () => {
      const again = await upsert(commons, unitId, items, program, { idempotencyKey });
      // What came of it is as it was then; the facility is shown as it is now.
      expect(outcomes(again)).toEqual(outcomes(first));
      expect(again[0].facility).toMatchObject({ id: first[0].facility.id, name: '后来的名称' });
      expect(again[2].externalId).toBe('again\0');
    });
  });

  test('with other items, or of another unit, is a conflict', async () => {
    const idempotencyKey = randomUUID();
    const send = (...items: object[]) => sendUpsert(commons, unitId, items, program, { idempotencyKey });
    await send(item('key-1'));
    for (const other of [item('key-1', { capacity: 21 }), item('key-2')]) {
      const { data } = await send(other);
      expect(data.answer).toMatchObject({ results: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    }
    expect((await send(item('key-1'))).data.answer.results).toHaveLength(1);
  });

  test('at the same time does it once', async () => {
    const idempotencyKey = randomUUID();
    const items = [item('twice-1'), item('twice-2')];
    const answers = await Promise.all([1, 2, 3].map(() => upsert(commons, unitId, items, program, { idempotencyKey })));
    for (const results of answers) expect(outcomes(results)).toEqual(['CREATED', 'CREATED']);
    const ids = new Set(answers.map((results) => results[0].facility.id));
    expect(ids.size).toBe(1);
    expect((await trailOf(commons, [...ids][0]!)).audit).toHaveLength(1);
  });

  test('of another program is another key', async () => {
    const idempotencyKey = randomUUID();
    const other = await tokenOf(commons, await makeClient(commons, world.manager, unitId));
    await upsert(commons, unitId, [item('of-one')], program, { idempotencyKey });
    expect(outcomes(await upsert(commons, unitId, [item('of-two')], other, { idempotencyKey }))).toEqual(['CREATED']);
  });

  test('that is none is refused', async () => {
    const { data } = await sendUpsert(commons, unitId, [item('no-key')], program, { idempotencyKey: '' });
    expect(data.answer.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['idempotencyKey'] }]);
  });
});

describe('two upserts at once', () => {
  test('of the same externalId make it once, and both are answered', async () => {
    const beside = await startCommons({ beside: commons });
    for (let round = 0; round < 5; round++) {
      const items = (capacity: number) => [0, 1, 2, 3].map((i) => item(`race-${round}-${i}`, { capacity }));
      const [one, two] = await Promise.all([
        upsert(commons, unitId, items(10), program),
        upsert(beside, unitId, items(11).toReversed(), program),
      ]);
      const all = [...outcomes(one), ...outcomes(two)];
      expect(all.filter((outcome) => outcome === 'CREATED')).toHaveLength(4);
      expect(all.filter((outcome) => outcome === 'UPDATED')).toHaveLength(4);
      const rows = await commons.sql<{ n: number; capacities: number }>(
        `select count(*)::int as n, count(distinct capacity)::int as capacities from shared_facility
         where unit_id = $1 and external_id like $2`,
        [unitId, `race-${round}-%`],
      );
      expect(rows).toEqual([{ n: 4, capacities: 1 }]);
    }
    await beside.close();
  });

  test('and a manager who changes the same facility do not undo each other', async () => {
    const [{ facility }] = await upsert(commons, unitId, [item('shared')], program);
    const rename = commons.query(
      'mutation ($input: FacilityUpdateInput!) { facilityUpdate(input: $input) { userErrors { code } } }',
      { input: { facilityId: facility.id, location: { latitude: 26, longitude: 119 } } },
      { as: world.manager.subject },
    );
    const [{ data }] = await Promise.all([
      rename,
      upsert(commons, unitId, [item('shared', { capacity: 50 })], program),
    ]);
    expect(data.facilityUpdate.userErrors).toEqual([]);
    const [row] = await commons.sql('select capacity, latitude from shared_facility where id = $1', [facility.id]);
    expect(row).toEqual({ capacity: 50, latitude: 26 });
  });
});

test('a booking made while a capacity is lowered is in it, or the item is refused', async () => {
  const { subject } = await buildResident(commons.db);
  for (let round = 0; round < 5; round++) {
    const externalId = `full-${round}`;
    const always = [rule({ startTime: '00:00', endTime: '00:00' })];
    const [{ facility }] = await upsert(
      commons,
      unitId,
      [item(externalId, { capacity: 5, publish: true, openingRules: always })],
      program,
    );
    const start = Temporal.Instant.from('2026-03-05T02:00:00Z').add({ hours: round * 2 });
    const book = commons.query(
      `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { code } } }`,
      {
        input: {
          facilityId: facility.id,
          start: start.toString(),
          end: start.add({ hours: 1 }).toString(),
          quantity: 2,
          idempotencyKey: randomUUID(),
        },
      },
      { as: subject },
    );
    const [{ data }, results] = await Promise.all([
      book,
      upsert(commons, unitId, [item(externalId, { capacity: 1 })], program),
    ]);
    const [row] = await commons.sql<{ capacity: number; taken: number }>(
      `select f.capacity, coalesce((select sum(b.quantity) from booking b where b.facility_id = f.id), 0)::int as taken
       from shared_facility f where f.id = $1`,
      [facility.id],
    );
    expect(row!.taken).toBeLessThanOrEqual(row!.capacity);
    const isBooked = data.bookingCreate.booking !== null;
    expect(outcomes(results)).toEqual([isBooked ? 'REFUSED STATE_CONFLICT capacity' : 'UPDATED']);
  }
});

describe('a thousand items', () => {
  // As much as a partner of this size really sends: two rules, a month of exceptions, details, all published.
  const month = Array.from({ length: 4 }, (_, i) => ({
    date: `2026-04-0${i + 1}`,
    windows: [],
    reason: '清明假期闭馆',
  }));
  const many = (more: object = {}) =>
    Array.from({ length: 1_000 }, (_, i) =>
      item(`bulk-${i}`, {
        location: { latitude: 26 + i / 10_000, longitude: 119.3 },
        details: { parking: { vehicleClasses: ['CAR'] } },
        openingRules: [
          rule({ dayClass: 'WORKDAY', startTime: '18:00', endTime: '08:00' }),
          rule({ dayClass: 'DAY_OFF', startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' }),
        ],
        openingExceptions: { from: '2026-04-01', to: '2026-04-30', exceptions: month },
        publish: true,
        ...more,
      }),
    );
  const fields = 'id externalId state';
  const counts = (results: { outcome: string }[]) =>
    Object.fromEntries(
      [...Map.groupBy(results, ({ outcome }) => outcome)].map(([outcome, of]) => [outcome, of.length]),
    );

  test('come through in one request, made, left as they are, changed, and lowered below bookings', async () => {
    const times: Record<string, number> = {};
    const timed = async (what: string, items: object[]) => {
      const start = performance.now();
      let statements = 0;
      const results = await new Promise<{ outcome: string }[]>((resolve, reject) => {
        void commons
          .statements(async () => resolve(await upsert(commons, unitId, items, program, { fields })))
          .then((n) => (statements = n))
          .catch(reject);
      });
      times[what] = Math.round(performance.now() - start);
      await new Promise((resolve) => setImmediate(resolve));
      return { counts: counts(results), statements };
    };
    const created = await timed('created', many());
    expect(created.counts).toEqual({ CREATED: 1_000 });
    const unchanged = await timed('unchanged', many());
    expect(unchanged.counts).toEqual({ UNCHANGED: 1_000 });
    const updated = await timed('updated', many({ capacity: 30, openingRules: [rule()] }));
    expect(updated.counts).toEqual({ UPDATED: 1_000 });
    const lowered = await timed('lowered', many({ capacity: 10, openingRules: undefined }));
    expect(lowered.counts).toEqual({ UPDATED: 1_000 });
    // Set by set and not item by item.
    for (const { statements } of [created, unchanged, updated, lowered]) expect(statements).toBeLessThan(80);
    if (process.env.SHOW_TIMES)
      process.stdout.write(
        `${JSON.stringify({ times, statements: [created, unchanged, updated, lowered].map((x) => x.statements) })}\n`,
      );
    const [{ n }] = (await commons.sql<{ n: number }>(
      `select count(*)::int as n from shared_facility where unit_id = $1 and external_id like 'bulk-%'
       and state = 'PUBLISHED' and capacity = 10`,
      [unitId],
    )) as [{ n: number }];
    expect(n).toBe(1_000);
  }, 60_000);

  test('that can be booked a year ahead leave the search by time to the keeper of the stretches, as far as they are too many', async () => {
    const long = many({ bookingRules: { horizonDays: 366 } }).map((each, i) => ({ ...each, externalId: `long-${i}` }));
    expect(counts(await upsert(commons, unitId, long.slice(0, 300), program, { fields }))).toEqual({ CREATED: 300 });
    const waiting = async () =>
      (
        await commons.sql<{ n: number }>(
          `select count(*)::int as n from shared_facility where external_id like 'long-%' and stretches_until is null`,
        )
      )[0]!.n;
    const days = 366 + 1 + 3;
    expect(await waiting()).toBe(300 - Math.floor(UPSERT_STRETCH_DAYS_MAX / days));
    await keepStretches(commons.orm, commons.clock.now);
    expect(await waiting()).toBe(0);
  }, 60_000);

  test('can be asked about with what they are now, within the limits of a query', async () => {
    const results = await upsert(commons, unitId, many({ capacity: 10, openingRules: undefined }), program, {
      fields: 'id name state unit { id } bookingRules { horizonDays }',
    });
    expect(results).toHaveLength(1_000);
    const few = [1, 2, 3].map((i) => item(`few-${i}`));
    const rich = 'unit { facilities(first: 100) { edges { node { id } } } }';
    expect(await upsert(commons, unitId, few, program, { fields: rich })).toHaveLength(3);
    const greedy = await sendUpsert(commons, unitId, many(), program, {
      fields: rich,
    });
    expect(greedy.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('need a token: a large body of nobody is not read', async () => {
    const payload = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(300 * 1024) } });
    const post = (headers: Record<string, string>) =>
      commons.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...headers },
        payload,
      });
    expect((await post({})).statusCode).toBe(413);
    expect((await post({ authorization: `Bearer ${program.slice(0, -4)}AAAA` })).statusCode).toBe(413);
    expect((await post({ authorization: `Bearer ${program}` })).statusCode).toBe(200);
    const huge = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(4 * 1024 * 1024) } });
    const response = await commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${program}` },
      payload: huge,
    });
    expect(response.statusCode).toBe(413);
  });
});

test('a facility without an externalId is never touched', async () => {
  const { id } = await buildFacility(commons.db, { unitId, name: 'of people' });
  await upsert(commons, unitId, [item('of people', { name: 'of people' })], program);
  expect((await trailOf(commons, id)).audit).toEqual([]);
});
