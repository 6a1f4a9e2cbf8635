import { sql } from 'kysely';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { type FacilityOverrides, buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { type BuiltResident, buildAccount } from '../../../seeds/factories/person.factory.ts';
import { calendarDayId } from '../../../src/district/calendar/calendar.entity.ts';
import { OrganisationLevel } from '../../../src/district/grid/organisation.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { TEST_NOW } from '../../support/commons.ts';
import { BAR_SIGHTS, buildBarSights } from './access.bars.ts';
import { buildExchangeSights, EXCHANGE_SIGHTS, HIDDEN_EXCHANGE_SIGHTS } from './access.exchange.ts';
import { buildNotificationSights, NOTIFICATION_SIGHTS } from './access.notifications.ts';
import { buildPeopleSights, PEOPLE_SIGHTS } from './access.people.ts';
import { buildProjectSights, HIDDEN_PROJECT_SIGHTS, PROJECT_SIGHTS } from './access.projects.ts';
import { buildMatchSights, MATCH_SIGHTS } from './access.matches.ts';
import { buildRunSights, RUN_SIGHTS } from './access.runs.ts';
import { buildServiceSights, SERVICE_SIGHTS } from './access.services.ts';
import { buildWebhookSights, WEBHOOK_SIGHTS } from './access.webhooks.ts';
import { ENDED_AT, type SightsOf, type World } from './access.world.ts';

const now = Temporal.Instant.from(TEST_NOW);

/** Things that some viewers may not know of, and things that everybody may, as the table of queries calls them. */
const HIDDEN_SIGHTS = [
  'a SharedFacility that is a draft',
  'a SharedFacility in review',
  'a SharedFacility that is withdrawn',
  'an AllianceMembership, applied for',
  'a Delegate who sat before',
  'a Delegate of an applicant',
  'a Resident',
  ...PEOPLE_SIGHTS,
  ...BAR_SIGHTS,
  'a Booking',
  'a ClosurePlan',
  'a Booking held by a branch',
  'a RoleAssignment of a resident',
  'a RoleAssignment of a manager',
  ...HIDDEN_EXCHANGE_SIGHTS,
  ...MATCH_SIGHTS,
  ...HIDDEN_PROJECT_SIGHTS,
] as const;
/** All of them. */
export const SIGHTS = [
  ...HIDDEN_SIGHTS,
  ...SERVICE_SIGHTS,
  ...WEBHOOK_SIGHTS,
  ...NOTIFICATION_SIGHTS,
  ...PROJECT_SIGHTS,
  ...RUN_SIGHTS,
  ...EXCHANGE_SIGHTS,
  'a BookingGroup',
  'a Quota',
  'a Division',
  'a WorkCommittee',
  'a CommunityCommittee',
  'a GridBranch',
  'a BuildingGroup',
  'a ResidentUnit',
  'an Alliance',
  'a CalendarDay',
  'a SharedFacility that is published',
  'a SharedFacility that is suspended',
  'an AllianceMembership, active',
  'a Delegate',
] as const;

/** What is there to be seen. */
export type Sights = SightsOf<(typeof SIGHTS)[number]>;

/** Adds to a world what the tables of queries and fields look at. */
export async function buildSights(world: World): Promise<Sights> {
  const { db, unit, neighbour, otherUnit, facility, booker, other, membership } = world;
  const facilityIn = async (unitId: string, state: NonNullable<FacilityOverrides['state']>) => {
    const { id } = await buildFacility(db, { unitId, state, now });
    await sql`update shared_facility set state_reason = 'Repairs.' where id = ${id}`.execute(db);
    return id;
  };
  const suspended = await facilityIn(unit.id, 'SUSPENDED');
  const draft = await facilityIn(unit.id, 'DRAFT');
  const inReview = await facilityIn(unit.id, 'IN_REVIEW');
  const withdrawn = await facilityIn(otherUnit.id, 'WITHDRAWN');

  const { alliance } = membership;
  const setAside = await buildMembership(db, {
    alliance,
    unit: neighbour,
    state: MembershipState.SUSPENDED,
    stateReason: 'Closed without notice.',
  });
  const applied = await buildMembership(db, { alliance, unit: otherUnit, state: MembershipState.APPLIED });
  const [sitting, former] = membership.delegateIds;
  await sql`update delegate set valid_to = ${ENDED_AT} where id = ${former}`.execute(db);

  const start = '2026-03-04T02:00:00Z';
  const end = '2026-03-04T03:00:00Z';
  const booked = (of: BuiltResident, facilityId: string, more: object = {}) =>
    buildBooking(db, { bookerId: of.residentId, facilityId, start, end, ...more });
  const standing = await booked(booker, facility.id);
  await sql`update booking set state_reason = 'As agreed.' where id = ${standing.id}`.execute(db);
  await booked(booker, world.secondFacility.id, { start: end, end: '2026-03-04T04:00:00Z' });
  await booked(booker, world.otherFacility.id, { start: '2026-03-04T05:00:00Z', end: '2026-03-04T06:00:00Z' });
  const cancelled = await booked(other, facility.id, { state: 'CANCELLED' });
  const past = await booked(other, world.neighbourFacility.id, {
    start: '2026-01-10T02:00:00Z',
    end: '2026-01-10T03:00:00Z',
    state: 'COMPLETED',
  });

  const committee = await buildOrganisation(db, {
    level: OrganisationLevel.WORK_COMMITTEE,
    division: world.subdistrict,
  });
  const community = await buildOrganisation(db, {
    level: OrganisationLevel.COMMUNITY_COMMITTEE,
    division: world.community,
    parent: committee,
  });
  const branch = await buildOrganisation(db, { parent: community, division: world.community, grids: [world.grid] });
  const group = await buildOrganisation(db, {
    level: OrganisationLevel.BUILDING_GROUP,
    division: world.community,
    parent: branch,
  });
  const held = await buildBooking(db, {
    facilityId: facility.id,
    heldBy: { holderId: branch.id, matchId: newId('mat') },
    start: end,
    end: '2026-03-04T04:00:00Z',
  });
  const colleague = await buildAccount(db, {
    roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id, validTo: '2030-01-01T00:00:00Z' }],
  });
  await sql`
    update role_assignment set assigned_by = (select id from account where subject = ${world.subjects.admin})
    where id = ${colleague.roleIds[0]}`.execute(db);
  await sql`
    insert into audit_entry (at, district_code, action, subject_id)
    values (${now.toString()}, ${world.district.code}, 'auditedInTest', ${facility.id})`.execute(db);
  const exchange = await buildExchangeSights(world, branch.id);
  const groupId = newId('bgp');
  await sql`update booking set group_id = ${groupId} where id = ${standing.id}`.execute(db);
  const nodes: Sights['nodes'] = {
    ...exchange,
    ...(await buildRunSights(world, exchange['a Demand, withdrawn'])),
    ...(await buildMatchSights(world, branch.id)),
    ...(await buildProjectSights(world, branch.id)),
    ...(await buildServiceSights(world)),
    ...(await buildWebhookSights(world)),
    ...(await buildNotificationSights(world, standing.id)),
    'a SharedFacility that is a draft': draft,
    'a SharedFacility in review': inReview,
    'a SharedFacility that is withdrawn': withdrawn,
    'an AllianceMembership, applied for': applied.id,
    'a Delegate who sat before': former!,
    'a Delegate of an applicant': applied.delegateIds[0]!,
    'a Resident': booker.residentId,
    ...(await buildPeopleSights(world, standing.id)),
    ...(await buildBarSights(world)),
    'a ClosurePlan': await buildPlan(world, standing.id),
    'a Booking': standing.id,
    'a BookingGroup': groupId,
    'a Quota': (await buildQuota(db, { unitId: unit.id, kind: 'RESTROOM' })).id,
    'a Booking held by a branch': held.id,
    'a RoleAssignment of a resident': booker.roleIds[0]!,
    'a RoleAssignment of a manager': colleague.roleIds[0]!,
    'a Division': world.community.id,
    'a WorkCommittee': committee.id,
    'a CommunityCommittee': community.id,
    'a GridBranch': branch.id,
    'a BuildingGroup': group.id,
    'a ResidentUnit': unit.id,
    'an Alliance': alliance.id,
    'a CalendarDay': calendarDayId('2026-03-03'),
    'a SharedFacility that is published': facility.id,
    'a SharedFacility that is suspended': suspended,
    'an AllianceMembership, active': membership.id,
    'a Delegate': sitting!,
  };
  return {
    nodes,
    hidden: HIDDEN_SIGHTS.map((name) => nodes[name]),
    bookings: { standing: standing.id, past: past.id, cancelled: cancelled.id },
    suspendedMembershipId: setAside.id,
  };
}

/** A plan of the one facility, for a booking that has not started. */
export async function buildPlan(
  { db, facility, district }: World,
  bookingId: string,
  choice = 'CANCEL',
): Promise<string> {
  const id = newId('cpl');
  const at = now.toString();
  await sql`
    insert into closure_plan (id, district_code, facility_id, starts_at, reason_zh, state, created_at, updated_at)
    values (${id}, ${district.code}, ${facility.id}, ${at}, '维修', 'OPEN', ${at}, ${at})`.execute(db);
  await sql`
    insert into closure_effect (plan_id, booking_id, district_code, choice, decide_by)
    values (${id}, ${bookingId}, ${district.code}, ${choice}, '2026-03-04T01:00:00Z')`.execute(db);
  return id;
}
