import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchWorld, EVENINGS, type MatchWorld, window } from '../matches/match.world.ts';

let commons: Commons;
let world: MatchWorld;
/** Of another subdistrict. */
let elsewhere: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
  elsewhere = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

interface Asked {
  readonly where?: object;
  readonly orderBy?: object;
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

async function page(of: 'demands' | 'supplies', asked: Asked, as?: string) {
  const type = of === 'demands' ? 'Demand' : 'Supply';
  const { data, errors } = await commons.query(
    `query ($where: Open${type}Filter, $orderBy: Open${type}Order, $first: Int, $after: String, $last: Int, $before: String) {
      page: ${of}(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount edges { cursor node { id title } } pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }`,
    asked,
    { ...(as !== undefined && { as }) },
  );
  if (errors) throw new Error(errors[0]!.message);
  return data.page as {
    totalCount: number;
    edges: { cursor: string; node: { id: string; title: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  };
}

async function idsOf(of: 'demands' | 'supplies', asked: Asked, as?: string): Promise<string[]> {
  const { edges } = await page(of, { first: 100, ...asked }, as);
  return edges.map(({ node }) => node.id);
}

const titled = (text: string, more: object = {}) => ({ where: { text, ...more } });

describe('who sees what is open', () => {
  test('around a unit of a whole district is that district', async () => {
    const need = await world.demand({ title: '全区可见的需求' });
    const unit = await buildUnit(commons.db, { division: world.community.parent!.parent! });
    const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    expect(await idsOf('demands', {}, subject)).toContain(need.id);
  });

  test('those who act for somebody, and staff: around them; everybody else: all that is public', async () => {
    const here = await world.demand({ title: '此处的需求' });
    const there = await elsewhere.demand({ title: '他处的需求' });
    for (const as of [world.manager, world.otherManager, world.secretary, world.above]) {
      const seen = await idsOf('demands', {}, as);
      expect(seen).toContain(here.id);
      expect(seen).not.toContain(there.id);
    }
    for (const as of [undefined, world.resident]) {
      expect(await idsOf('demands', {}, as)).toEqual(expect.arrayContaining([here.id, there.id]));
    }
    const asked = { where: { withinCode: elsewhere.community.code } };
    expect(await idsOf('demands', asked, world.manager)).toEqual([there.id]);
  });

  test('nobody sees what is on a list that is not in force, withdrawn, over, or all held', async () => {
    const title = '看不见的';
    const hidden = [
      await world.demand({ title, listState: 'DRAFT' }),
      await world.demand({ title, listState: 'SUBMITTED' }),
      await world.demand({ title, listState: 'CLOSED' }),
      await world.demand({ title, withdrawn: true }),
      await world.demand({ title, validFrom: '2026-02-01', validTo: '2026-03-02' }),
    ];
    const held = await world.demand({ title, quantity: 4 });
    await world.match(await world.supply(), held, { quantity: 4, state: 'ACCEPTED' });
    const open = await world.demand({ title });
    const seen = await idsOf('demands', titled(title), world.secretary);
    expect(seen).toEqual([open.id]);
    expect(hidden).toHaveLength(5);
  });

  test('supplies of places that are taken at one time are there at another; hours that are gone are not', async () => {
    const title = '余量';
    const places = await world.supply({ title });
    const hours = await world.supply({ title, categoryCode: 'LEGAL.ADVICE' });
    await world.match(places, await world.demand(), { quantity: 10, state: 'ACCEPTED' });
    const need = await world.demand({ categoryCode: 'LEGAL.ADVICE' });
    await world.match(hours, need, { quantity: 10, state: 'ACCEPTED' });
    expect(await idsOf('supplies', titled(title))).toEqual([places.id]);
  });

  test('what is made known in an alliance is around those in its place, as long as its owner is a member', async () => {
    const alliance = await buildAlliance(commons.db, { division: elsewhere.community });
    const { id: membershipId } = await buildMembership(commons.db, { alliance, unit: world.unit });
    const supply = await world.supply({ title: '联盟供给', allianceIds: [alliance.id] });
    expect(await idsOf('supplies', titled('联盟供给'), elsewhere.manager)).toEqual([supply.id]);
    await commons.sql(`update alliance_membership set state = 'SUSPENDED' where id = $1`, [membershipId]);
    expect(await idsOf('supplies', titled('联盟供给'), elsewhere.manager)).toEqual([]);
    expect(await idsOf('supplies', titled('联盟供给'))).toEqual([]);
    await commons.sql(`update alliance_membership set state = 'ACTIVE' where id = $1`, [membershipId]);
    expect(await idsOf('supplies', titled('联盟供给'))).toEqual([supply.id]);
  });
});

describe('the filters', () => {
  test('category, with what is within it', async () => {
    const title = '按类别';
    const parking = await world.demand({ title });
    const advice = await world.demand({ title, categoryCode: 'LEGAL.ADVICE' });
    expect(await idsOf('demands', titled(title, { categoryCode: 'FACILITY' }))).toEqual([parking.id]);
    expect(await idsOf('demands', titled(title, { categoryCode: 'LEGAL.ADVICE' }))).toEqual([advice.id]);
    expect(await idsOf('demands', titled(title, { categoryCode: 'LEG' }))).toEqual([]);
  });

  test('hours of the week, over midnight and over the end of the week', async () => {
    const title = '按时段';
    const nights = await world.demand({ title, windows: [window('20:00', '06:00', { weekdays: ['SUNDAY'] })] });
    const work = await world.demand({ title, windows: [window('09:00', '17:00', { dayClass: 'WORKDAY' })] });
    const off = await world.demand({ title, windows: [window('09:00', '17:00', { dayClass: 'DAY_OFF' })] });
    const at = async (hours: object) => (await idsOf('demands', titled(title, { hours }))).toSorted();
    const ids = (...entries: { id: string }[]) => entries.map(({ id }) => id).toSorted();
    expect(await at({ weekday: 'MONDAY', startTime: '05:00', endTime: '06:00' })).toEqual(ids(nights));
    expect(await at({ weekday: 'MONDAY', startTime: '06:00', endTime: '09:00' })).toEqual([]);
    expect(await at({ weekday: 'SUNDAY', startTime: '16:00', endTime: '21:00' })).toEqual(ids(nights, off));
    expect(await at({ weekday: 'SATURDAY', startTime: '22:00', endTime: '10:00' })).toEqual(ids(off));
    expect(await at({ weekday: 'TUESDAY', startTime: '16:45', endTime: '17:15' })).toEqual(ids(work));
    expect(await at({ startTime: '16:00', endTime: '17:00' })).toEqual(ids(work, off));
    expect(await at({ startTime: '00:00', endTime: '00:00' })).toEqual(ids(nights, work, off));
  });

  test('days, priority, text, a place nearby, and others than oneself', async () => {
    const title = '条件';
    const place = { latitude: 26.1, longitude: 119.3 };
    const early = await world.demand({ title, validTo: '2026-03-10', priority: 'URGENT', location: place });
    const late = await world.demand({ title, validFrom: '2026-03-20', ownerId: world.unit.id });
    const dates = (from: string, to: string) => idsOf('demands', titled(title, { dates: { from, to } }));
    expect(await dates('2026-03-10', '2026-03-12')).toEqual([early.id]);
    expect(await dates('2026-03-11', '2026-03-19')).toEqual([]);
    expect(await dates('2026-03-11', '2026-03-20')).toEqual([late.id]);
    await expect(dates('2026-03-12', '2026-03-11')).rejects.toThrow('dates.to');
    expect(await idsOf('demands', titled(title, { priorities: ['URGENT'] }))).toEqual([early.id]);
    const near = { point: { latitude: 26.101, longitude: 119.3 }, withinMeters: 500 };
    expect(await idsOf('demands', titled(title, { near }))).toEqual([early.id]);
    expect(await idsOf('demands', titled(title, { ofOthers: true }), world.manager)).toEqual([early.id]);
    await expect(idsOf('demands', titled(title, { withinCode: '999' }))).rejects.toThrow('division');
  });
});

describe('the order', () => {
  test('is the newest first, and page after page both ways', async () => {
    const title = '一页一页';
    const entries = [];
    for (const day of [1, 2, 3, 4, 5]) {
      entries.push((await world.demand({ title, createdAt: `2026-03-0${day}T00:00:00Z` })).id);
    }
    const newest = entries.toReversed();
    expect(await idsOf('demands', titled(title))).toEqual(newest);
    const oldest = { field: 'NEWEST', direction: 'ASC' };
    expect(await idsOf('demands', { ...titled(title), orderBy: oldest })).toEqual(entries);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo, totalCount } = await page('demands', {
        ...titled(title),
        first: 2,
        ...(after && { after }),
      });
      expect(totalCount).toBe(5);
      read.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(newest);
    const fromTheEnd = await page('demands', { ...titled(title), last: 2 });
    expect(fromTheEnd.edges.map(({ node }) => node.id)).toEqual(newest.slice(3));
    expect(fromTheEnd.pageInfo.hasPreviousPage).toBe(true);
    await expect(page('demands', { ...titled(title), after: 'bm90IG91cnM' })).rejects.toThrow('cursor');
  });

  test('is by urgency, or by distance, as asked', async () => {
    const title = '次序';
    const at = (latitude: number) => ({ latitude, longitude: 119.2 });
    const routine = await world.demand({ title, location: at(26.002) });
    const urgent = await world.demand({ title, priority: 'URGENT', location: at(26.003) });
    const important = await world.demand({ title, priority: 'IMPORTANT', location: at(26.001) });
    const inOrder = (field: string, more: object = {}, direction?: string) =>
      idsOf('demands', { ...titled(title, more), orderBy: { field, ...(direction && { direction }) } });
    expect(await inOrder('URGENCY')).toEqual([urgent.id, important.id, routine.id]);
    expect(await inOrder('URGENCY', {}, 'ASC')).toEqual([routine.id, important.id, urgent.id]);
    const near = { near: { point: at(26), withinMeters: 5_000 } };
    expect(await inOrder('DISTANCE', near)).toEqual([important.id, routine.id, urgent.id]);
    expect(await idsOf('demands', titled(title, near))).toEqual([important.id, routine.id, urgent.id]);
    expect(await inOrder('DISTANCE', near, 'DESC')).toEqual([urgent.id, routine.id, important.id]);
    await expect(inOrder('DISTANCE')).rejects.toThrow('near');
    await expect(inOrder('FIT')).rejects.toThrow('fitting');
  });

  test('is by the fit to an entry of the caller’s own, with nothing that does not fit', async () => {
    const own = await buildMatchWorld(commons);
    const supply = await own.supply({ windows: [EVENINGS] });
    const half = await own.demand({ windows: [window('20:00', '00:00')] });
    const whole = await own.demand();
    await own.demand({ windows: [window('06:00', '09:00')] });
    expect(await idsOf('demands', { where: { fitting: supply.id } }, own.manager)).toEqual([whole.id, half.id]);
    const worst = { where: { fitting: supply.id }, orderBy: { field: 'FIT', direction: 'ASC' } };
    expect(await idsOf('demands', worst, own.manager)).toEqual([half.id, whole.id]);
    expect(await idsOf('supplies', { where: { fitting: whole.id } }, own.secretary)).toEqual([supply.id]);
    await expect(idsOf('demands', { where: { fitting: supply.id } }, own.secretary)).rejects.toThrow('acts for');
    await expect(idsOf('demands', { where: { fitting: supply.id } })).rejects.toThrow('acts for');
  });
});

test('a page takes three statements at most, however much is on it', async () => {
  const statements = (asked: Asked, as: string) => commons.statements(() => page('demands', asked, as));
  // Who asks is one more: it is read once a request, whatever is asked.
  const reading = 1;
  expect(await statements({}, world.manager)).toBeLessThanOrEqual(3 + reading);
  expect(await statements({ where: { withinCode: world.community.code } }, world.manager)).toBeLessThanOrEqual(
    3 + reading,
  );
});
