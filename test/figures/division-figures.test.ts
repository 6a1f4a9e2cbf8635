import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { FacilityState } from '../../src/facilities/facility.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let admin: string;

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

/** A place in the community, and one that is some 1,100 m north of it. */
const HERE = { latitude: 26.09, longitude: 119.3 };
const NORTH = { latitude: 26.1, longitude: 119.3 };

const FIGURES = `query ($code: String!, $from: LocalDate!, $to: LocalDate!, $near: Int) {
  report: divisionFigures(divisionCode: $code, from: $from, to: $to, withinMeters: $near) {
    from to withinMeters csv total { ...All } parts { ...All }
  }
}
fragment All on DivisionFigures {
  division { code name } facilities places bookings placeMinutesBooked bookingsLeftOut units memberUnits memberShare
  runningProjects demands demandsMet grids gridsLocated centersSynthetic
  kinds { kind facilities places gridsCovered coverage }
  demandsByCategory { category { code } demands demandsMet quantity quantityMatched }
}`;

interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly near?: number;
}

async function figuresOf({ code }: { readonly code: string }, { from, to, near }: Wanted = {}, options: object = {}) {
  const variables = { code, from: from ?? MARCH.from, to: to ?? MARCH.to, near };
  return commons.query(FIGURES, variables, { as: admin, ...options });
}

/** Books one place of a facility for an hour, for each of so many people. */
async function bookedBy(people: number, facilityId: string, date: string, hours = 1) {
  for (let one = 0; one < people; one++) {
    const { residentId: bookerId } = await buildResident(commons.db);
    const start = Temporal.Instant.from(`${date}T12:00:00+08:00`);
    await buildBooking(commons.db, {
      facilityId,
      bookerId,
      start: start.toString(),
      end: start.add({ hours }).toString(),
    });
  }
}

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  world = await buildTwoOfEverything(db);
  await loadServiceCategories(db);
  ({ subject: admin } = await buildAccount(db, {
    roles: [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }],
  }));

  // A draft counts nowhere.
  await buildFacility(db, { unitId: world.unit.id, capacity: 99, state: FacilityState.DRAFT });
  await buildMembership(db, { unit: world.unit, state: MembershipState.ACTIVE });

  // Three people in the community in March, two in the other; more of them in other months, or given back.
  await bookedBy(3, world.facility.id, '2026-03-01', 2);
  await bookedBy(2, world.otherFacility.id, '2026-03-31');
  await bookedBy(1, world.facility.id, '2026-04-01');
  await bookedBy(1, world.facility.id, '2026-02-28');
  const { residentId: bookerId } = await buildResident(db);
  await buildBooking(db, {
    facilityId: world.facility.id,
    bookerId,
    start: '2026-03-10T04:00:00Z',
    end: '2026-03-10T05:00:00Z',
    state: 'CANCELLED',
  });

  const branch = await buildOrganisation(db, { division: world.community, grids: [world.grid] });
  const list = await buildList(db, { ownerId: branch.id });
  const { id: met } = await buildDemand(db, { list, quantity: 4 });
  await buildDemand(db, { list, quantity: 6, validFrom: '2026-03-31', validTo: '2026-05-01' });
  await buildDemand(db, { list, validFrom: '2026-04-01', validTo: '2026-05-01' });
  await buildDemand(db, { list, withdrawn: true });
  await buildDemand(db, { list: await buildList(db, { ownerId: branch.id, state: 'DRAFT' }) });
  const { id: supplyId } = await buildSupply(db, { list: await buildList(db, { ownerId: world.unit.id }) });
  const match = await buildMatch(db, { supplyId, demandId: met, quantity: 4, state: 'CONFIRMED' });
  await buildBook(db, { state: 'RUNNING', branch, units: [world.unit, world.otherUnit], matchIds: [match.id] });

  await commons.sql(`
    update division set latitude = ${HERE.latitude}, longitude = ${HERE.longitude}, shape_synthetic = true
    where id = '${world.community.id}'`);
  await commons.sql(`
    update division set latitude = ${NORTH.latitude}, longitude = ${NORTH.longitude} where id = '${world.otherGrid.id}'`);
  await commons.sql(`
    update shared_facility set latitude = ${HERE.latitude}, longitude = ${HERE.longitude}
    where id = '${world.facility.id}'`);
});
afterAll(() => commons.close());

describe('the figures of a division', () => {
  test('are those of all that lies in it, and of each part apart', async () => {
    const { data, errors } = await figuresOf(world.district);
    expect(errors).toBeUndefined();
    const { total, parts, withinMeters } = data.report;
    expect(withinMeters).toBe(500);
    expect(total).toMatchObject({
      division: { code: world.district.code },
      places: 40 + 10 * (total.facilities - 4),
      bookings: 3,
      placeMinutesBooked: 360,
      bookingsLeftOut: true,
      runningProjects: 1,
      grids: 2,
      gridsLocated: 2,
      centersSynthetic: true,
    });
    expect(parts.map(({ division }: { division: { code: string } }) => division.code)).toEqual(
      [world.subdistrict.code, world.otherSubdistrict.code].toSorted(),
    );
    const [one, other] = [world.subdistrict, world.otherSubdistrict].map(({ code }) =>
      parts.find(({ division }: { division: { code: string } }) => division.code === code),
    );
    expect(one).toMatchObject({
      facilities: 3,
      places: 30,
      bookings: 3,
      bookingsLeftOut: false,
      units: 2,
      memberUnits: 1,
      memberShare: 0.5,
      runningProjects: 1,
      grids: 1,
    });
    expect(other).toMatchObject({ facilities: 1, places: 10, units: 1, runningProjects: 1, grids: 1 });
    expect(total.facilities).toBe(one.facilities + other.facilities);
  });

  test('tell nothing of bookings where fewer than three people booked, in no sum either', async () => {
    const { data } = await figuresOf(world.otherSubdistrict);
    const hidden = { bookings: null, placeMinutesBooked: null, bookingsLeftOut: true };
    expect(data.report.total).toMatchObject(hidden);
    expect(data.report.parts).toMatchObject([hidden]);
    const { data: ofOneDay } = await figuresOf(world.district, { from: '2026-03-31' });
    expect(ofOneDay.report.total).toMatchObject(hidden);
    const { data: none } = await figuresOf(world.otherSubdistrict, { from: '2026-05-01', to: '2026-05-31' });
    expect(none.report.total).toMatchObject({ bookings: 0, placeMinutesBooked: 0, bookingsLeftOut: false });
  });

  test('count demands that hold in the period, by category, and what of them is met', async () => {
    const { data } = await figuresOf(world.community);
    const category = { category: { code: 'FACILITY.PARKING' }, demands: 2, demandsMet: 1 };
    const figures = {
      demands: 2,
      demandsMet: 1,
      demandsByCategory: [{ ...category, quantity: 10, quantityMatched: 4 }],
    };
    expect(data.report.total).toMatchObject(figures);
    expect(data.report.parts).toMatchObject([{ division: { code: world.grid.code }, ...figures }]);
    const { data: later } = await figuresOf(world.community, { from: '2026-06-01', to: '2026-06-30' });
    expect(later.report.total).toMatchObject({ demands: 1, demandsMet: 1 });
  });

  test('say which share of the grids has a kind near, by their own centre or that of their community', async () => {
    const coverage = async (near: number) => {
      const { data } = await figuresOf(world.district, { near });
      const { kinds } = data.report.total;
      return kinds.find(({ kind }: { kind: string }) => kind === 'PARKING');
    };
    expect(await coverage(500)).toMatchObject({ gridsCovered: 1, coverage: 0.5 });
    expect(await coverage(1_050)).toMatchObject({ gridsCovered: 1 });
    expect(await coverage(1_150)).toMatchObject({ gridsCovered: 2, coverage: 1 });
    const { data } = await figuresOf(world.siblingCommunity);
    expect(data.report.total).toMatchObject({ grids: 0, gridsLocated: 0, memberShare: null });
    expect(data.report.total.kinds).toContainEqual(expect.objectContaining({ kind: 'RESTROOM', coverage: null }));
  });

  test('are a table for spreadsheets in the language of the request', async () => {
    const { data } = await figuresOf(world.otherSubdistrict, {}, { language: 'zh-CN' });
    const [header, part, whole, ...more] = data.report.csv.split('\r\n');
    expect(header).toMatch(/^区划代码,区划,设施,名额,预约,/);
    expect(part).toMatch(new RegExp(`^${world.otherCommunity.code},${world.otherCommunity.name},1,10,,,1,`));
    expect(whole).toMatch(new RegExp(`^${world.otherSubdistrict.code},`));
    expect(more).toEqual(['']);
    const { data: english } = await figuresOf(world.otherSubdistrict, {}, { language: 'en' });
    expect(english.report.csv).toMatch(/^code,name,facilities,/);
  });

  test('take the same few statements however many parts there are', async () => {
    const counted = (division: { code: string }) => commons.statements(() => figuresOf(division));
    // Who asks, the division, its figures, the categories.
    expect(await counted(world.district)).toBe(4);
    expect(await counted(world.community)).toBe(4);
  });

  test('are refused to who is not its staff, and without a division or a period', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id }],
    });
    const refused = async (...asked: Parameters<typeof figuresOf>) => {
      const { errors } = await figuresOf(...asked);
      return errors?.map(({ extensions, message }) => [extensions.code, message]);
    };
    expect(await refused(world.district, {}, { as: subject, language: 'zh-CN' })).toEqual([
      ['FORBIDDEN', '这些统计只供本区划及上级区划的工作人员查看。'],
    ]);
    expect(await refused(world.subdistrict, {}, { as: subject, language: 'en' })).toEqual([
      ['FORBIDDEN', 'These figures are for the staff of this place and of those above it.'],
    ]);
    expect(await refused(world.otherCommunity, {}, { as: subject })).toBeUndefined();
    expect(await refused({ code: '000000000000' })).toMatchObject([['BAD_USER_INPUT', expect.any(String)]]);
    expect(await refused(world.district, { to: '2026-02-28' })).toMatchObject([['BAD_USER_INPUT', expect.any(String)]]);
    expect(await refused(world.district, { near: 0 })).toMatchObject([['BAD_USER_INPUT', expect.any(String)]]);
  });
});
