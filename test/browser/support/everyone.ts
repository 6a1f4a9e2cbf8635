import { sql } from 'kysely';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { type BuiltFacility, buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { type BuiltBook, buildBook } from '../../../seeds/factories/project.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../../src/request/viewer.ts';
import type { Pages } from './pages.ts';

const ZONE = 'Asia/Shanghai';

/** What there is to look at, of one of each kind of place. */
export interface Everyone {
  readonly unitId: string;
  readonly facility: BuiltFacility;
  /** Of the demands, in force. */
  readonly listId: string;
  readonly bookingId: string;
  readonly book: BuiltBook;
}

/**
 * A unit that shares a car park, a court and rooms, with a branch beside it and staff above, all of whom can sign in: 校长,
 * 书记, 社区, 街道, 区里, 代表 and 居民小郑, who has booked.
 */
export async function buildEveryone(pages: Pages): Promise<Everyone> {
  const { db } = pages.commons;
  await buildCalendar(db);
  await loadServiceCategories(db);
  const { year } = Temporal.Now.plainDateISO(ZONE);
  const period = { validFrom: `${year}-01-01`, validTo: `${year}-12-31` };
  const district = await buildDivision(db, { level: DivisionLevel.DISTRICT });
  const subdistrict = await buildDivision(db, { level: DivisionLevel.SUBDISTRICT, parent: district });
  const community = await buildDivision(db, { parent: subdistrict, name: '汤门社区' });
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community, name: '第一网格' });
  const branch = await buildOrganisation(db, { division: community, grids: [grid] });
  const unit = await buildUnit(db, { division: community, name: '汤门小学' });
  const membership = await buildMembership(db, { alliance: await buildAlliance(db, { division: community }), unit });
  const facility = await buildFacility(db, { unitId: unit.id, name: '校园停车场', capacity: 20, maxMinutes: 1_440 });
  const court = {
    unitId: unit.id,
    name: '篮球场',
    kind: 'SPORTS_FIELD',
    admission: 'APPROVAL',
    capacity: 10,
  } as const;
  const approved = await buildFacility(db, court);
  for (let n = 1; n <= 18; n++) await buildFacility(db, { unitId: unit.id, name: `会议室 ${n}`, kind: 'MEETING_ROOM' });
  const supplies = await buildList(db, { ownerId: unit.id, ...period });
  await buildSupply(db, { list: supplies, title: '校园夜间车位', quantity: 20 });
  const demands = await buildList(db, { ownerId: branch.id, ...period });
  await buildDemand(db, { list: demands, title: '居民夜间停车', quantity: 12 });
  await buildList(db, { ownerId: unit.id, state: 'DRAFT', ...period });
  await buildList(db, { ownerId: branch.id, state: 'SUBMITTED', ...period });
  const book = await buildBook(db, { branch, units: [unit] });
  const people: Readonly<Record<string, readonly RoleToBuild[]>> = {
    校长: [{ role: Role.UNIT_MANAGER, unitId: unit.id }],
    书记: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id }],
    社区: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }],
    街道: [{ role: Role.SUBDISTRICT_STAFF, divisionId: subdistrict.id }],
    区里: [{ role: Role.DISTRICT_ADMIN, divisionId: district.id }],
    代表: [],
  };
  for (const [name, roles] of Object.entries(people)) {
    const { subject, accountId } = await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles });
    pages.offer(name, subject);
    if (name === '代表') {
      await sql`update delegate set account_id = ${accountId} where id = ${membership.delegateIds[0]!}`.execute(db);
    }
  }
  const resident = await buildResident(db, { name: '小郑', issuer: DEVELOPMENT_ISSUER });
  pages.offer('居民小郑', resident.subject);
  const tomorrow = Temporal.Now.zonedDateTimeISO(ZONE).add({ days: 1 }).startOfDay();
  const booked = (hour: number) => ({
    bookerId: resident.residentId,
    start: tomorrow.add({ hours: hour }).toInstant().toString(),
    end: tomorrow
      .add({ hours: hour + 1 })
      .toInstant()
      .toString(),
  });
  const bookingId = (await buildBooking(db, { facilityId: facility.id, ...booked(9) })).id;
  await buildBooking(db, { facilityId: approved.id, ...booked(11), state: 'PENDING' });
  return { unitId: unit.id, facility, listId: demands.id, bookingId, book };
}
