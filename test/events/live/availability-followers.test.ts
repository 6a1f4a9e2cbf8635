import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildFacility, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { PreparingClient } from '../../../src/database/preparing-client.ts';
import { Role } from '../../../src/request/viewer.ts';
import {
  FACILITY_DAYS_MAX,
  followedDays,
  STRANGER_DAYS_MAX,
  STRANGER_RANGE_DAYS_MAX,
  weightOf,
} from '../../../src/events/live/followed-days.ts';
import { book } from '../../bookings/booking.operations.ts';
import { type Served, startServed, type Subscriber, subscribeByStream } from './live-world.ts';

let served: Served;
let facility: { id: string; unitId: string };
let resident: string;

beforeAll(async () => {
  served = await startServed();
  facility = await buildFacility(served.db, { capacity: 100, rules: OFF_HOURS, now: served.clock.now });
  resident = (await buildResident(served.db)).subject;
});
afterAll(() => served.close());

const AVAILABILITY = `subscription ($id: ID!, $from: DateTime!, $to: DateTime!) {
  availabilityChanged(facilityId: $id, from: $from, to: $to) { windows { start end remaining } }
}`;
const FROM = Temporal.Instant.from('2026-03-04T00:00:00Z');

function follow({
  days,
  from = FROM,
  as,
}: {
  days: number;
  from?: Temporal.Instant;
  as?: string;
}): Promise<Subscriber> {
  const variables = { id: facility.id, from: from.toString(), to: from.add({ hours: days * 24 }).toString() };
  return subscribeByStream(served, AVAILABILITY, { variables, ...(as && { as }) });
}

/** `open`, or the codes that it ended with. */
async function outcome(subscriber: Subscriber): Promise<string> {
  return Promise.race([subscriber.ended.then(String), pause(500, 'open')]);
}

describe('a range of more than a month', () => {
  test('is refused to strangers, with and without a token, in their language', async () => {
    for (const as of [undefined, resident]) {
      const refused = await follow({ days: STRANGER_RANGE_DAYS_MAX + 1, ...(as && { as }) });
      expect(await refused.ended).toEqual(['BAD_USER_INPUT']);
      const taken = await follow({ days: STRANGER_RANGE_DAYS_MAX, ...(as && { as }) });
      expect(await outcome(taken)).toBe('open');
      taken.stop();
    }
    const messageIn = async (language: string) => {
      const response = await fetch(`${served.url}/graphql/stream`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({
          query: AVAILABILITY,
          variables: { id: facility.id, from: '2026-03-04T00:00:00Z', to: '2026-04-04T00:00:01Z' },
        }),
      });
      return response.text();
    };
    expect(await messageIn('en')).toContain('from and to are at most 31 days apart');
    expect(await messageIn('zh-CN')).toContain('最多相距 31 天');
  });

  test('is followed by those who run or review the facility, and nobody who does so elsewhere', async () => {
    const [unit] = await served.sql<{ divisionId: string }>(
      'select division_id as "divisionId" from resident_unit where id = $1',
      [facility.unitId],
    );
    const manager = await buildAccount(served.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }] });
    const staff = await buildAccount(served.db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: unit!.divisionId }],
    });
    const elsewhere = await buildAccount(served.db, {
      roles: [{ role: Role.UNIT_MANAGER, unitId: (await buildFacility(served.db)).unitId }],
    });
    for (const { subject } of [manager, staff]) {
      const taken = await follow({ days: 366, as: subject });
      expect(await outcome(taken)).toBe('open');
      taken.stop();
      expect(await (await follow({ days: 367, as: subject })).ended).toEqual(['BAD_USER_INPUT']);
    }
    expect(await (await follow({ days: 32, as: elsewhere.subject })).ended).toEqual(['BAD_USER_INPUT']);
  });
});

test('strangers at one address follow so many days together, and have them back when they go', async () => {
  const months = await Promise.all(
    Array.from({ length: Math.floor(STRANGER_DAYS_MAX / 31) }, () => follow({ days: 31 })),
  );
  const rest = await follow({ days: STRANGER_DAYS_MAX % 31 });
  expect(await outcome(rest)).toBe('open');
  expect(await (await follow({ days: 1 })).ended).toEqual(['503']);
  // Who is known shares nothing with them.
  const known = await follow({ days: 31, as: resident });
  expect(await outcome(known)).toBe('open');
  months[0]!.stop();
  await expect
    .poll(async () => {
      const again = await follow({ days: 31 });
      const came = await outcome(again);
      again.stop();
      return came;
    })
    .toBe('open');
  for (const each of [...months, rest, known]) each.stop();
});

describe('the days that strangers follow', () => {
  const at = (address: string) => ({ owner: undefined, address });
  const BUSY = expect.objectContaining({ extensions: { code: 'BUSY' } });

  test('are counted by address without a token, by the network of an IPv6 address, and by person with one', () => {
    const days = followedDays();
    const fill = (follower: Parameters<typeof days.take>[0]) => days.take(follower, 'fac_1', STRANGER_DAYS_MAX);
    const refusal = (follower: Parameters<typeof days.take>[0]) => {
      try {
        days.take(follower, 'fac_2', 1)();
        return undefined;
      } catch (error) {
        return error;
      }
    };
    fill(at('192.0.2.1'));
    expect(refusal(at('192.0.2.1'))).toEqual(BUSY);
    expect(refusal(at('::ffff:192.0.2.1'))).toEqual(BUSY);
    expect(refusal(at('192.0.2.2'))).toBeUndefined();
    fill(at('2001:db8:0:1::1'));
    expect(refusal(at('2001:db8:0:1:ffff::2'))).toEqual(BUSY);
    expect(refusal(at('2001:db8:0:2::1'))).toBeUndefined();
    const release = fill({ owner: 'issuer somebody', address: '192.0.2.1' });
    expect(refusal({ owner: 'issuer somebody', address: '192.0.2.3' })).toEqual(BUSY);
    expect(refusal({ owner: 'issuer another', address: '192.0.2.1' })).toBeUndefined();
    release();
    expect(refusal({ owner: 'issuer somebody', address: '192.0.2.3' })).toBeUndefined();
  });

  test('of one facility have an end, wherever they come from', () => {
    const days = followedDays();
    const ends = Array.from({ length: FACILITY_DAYS_MAX / STRANGER_DAYS_MAX }, (_, n) =>
      days.take(at(`192.0.2.${n}`), 'fac_1', STRANGER_DAYS_MAX),
    );
    expect(() => days.take(at('198.51.100.1'), 'fac_1', 1)).toThrow(/Too many follow this facility/);
    days.take(at('198.51.100.1'), 'fac_2', 1);
    ends[0]!();
    days.take(at('198.51.100.1'), 'fac_1', 1);
  });

  test('weigh more when much is selected of each', () => {
    const days = (count: number) => ({ start: FROM, end: FROM.add({ hours: 24 * count }) });
    // As the cost counts: each day, and thirty for the range.
    expect(weightOf(days(7), 5 * 37)).toBe(7);
    expect(weightOf(days(7), 10 * 37)).toBe(7);
    expect(weightOf(days(7), 100 * 37)).toBe(70);
    expect(weightOf({ start: FROM, end: FROM.add({ minutes: 15 }) }, 31)).toBe(1);
    expect(weightOf({ start: FROM, end: FROM.add({ hours: 25 }) }, 32)).toBe(2);
  });

  test('are counted with what is selected, for a subscription that would be told the same a thousand times', async () => {
    const aliases = Array.from({ length: 1_000 }, (_, n) => `a${n}: remaining`).join(' ');
    const query = `subscription ($id: ID!) {
      availabilityChanged(facilityId: $id, from: "2026-03-04T00:00:00Z", to: "2026-03-24T00:00:00Z") { windows { ${aliases} } }
    }`;
    const greedy = await subscribeByStream(served, query, { variables: { id: facility.id } });
    expect(await greedy.ended).toEqual(['503']);
  });
});

test('a booking is looked at once for all who follow, and each is told what a query of their range would say', async () => {
  const query = vi.spyOn(PreparingClient.prototype, 'query');
  const looks = () =>
    query.mock.calls.filter(([asked]) => {
      const { text = asked } = asked as { text?: unknown };
      return String(text).includes(`'span', iso(o.span)`);
    }).length;
  const followers = await Promise.all(
    Array.from({ length: 60 }, async (_, at) => {
      const from = FROM.add({ minutes: 45 * at });
      return { from, days: 7 + (at % 3), subscriber: await follow({ from, days: 7 + (at % 3) }) };
    }),
  );
  // They have begun by what they found.
  await Promise.all(followers.map(({ subscriber }) => outcome(subscriber)));
  const before = looks();
  const slot = { start: '2026-03-09T12:00:00.000Z', end: '2026-03-09T14:00:00.000Z' };
  await book(served, { facilityId: facility.id, ...slot }, { as: resident });
  const told = await Promise.all(followers.map(({ subscriber }) => subscriber.received(1)));
  expect(looks() - before).toBe(1);
  query.mockRestore();
  for (const [at, { from, days, subscriber }] of followers.entries()) {
    const { data } = await served.query(
      `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
        node(id: $id) {
          ... on SharedFacility { availability(from: $from, to: $to, quantity: 0) { start end remaining } }
        }
      }`,
      { id: facility.id, from: from.toString(), to: from.add({ hours: days * 24 }).toString() },
    );
    const { windows } = told[at]![0]!.data.availabilityChanged;
    expect(windows).toContainEqual({ ...slot, remaining: 99 });
    expect(windows).toEqual(data.node.availability);
    subscriber.stop();
  }
});
