import { sql } from 'kysely';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCorrectedDay } from '../../seeds/factories/calendar.factory.ts';
import { type FacilityOverrides, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { type BuiltResident, buildAccount, buildResident, buildRole } from '../../seeds/factories/person.factory.ts';
import { type BuiltUnit } from '../../seeds/factories/unit.factory.ts';
import { hashOfCode } from '../../src/district/identity/phones/phone-code.ts';
import { calendarDayId } from '../../src/district/calendar/calendar.entity.ts';
import { OrganisationLevel } from '../../src/district/grid/organisation.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { creditCodeOf } from '../../src/district/units/credit-code.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { TEST_NOW } from '../support/commons.ts';
import {
  buildExchangeSights,
  EXCHANGE_FIELDS,
  EXCHANGE_SIGHTS,
  exchangeInputs,
  HIDDEN_EXCHANGE_SIGHTS,
} from './access.exchange.ts';
import { buildPeopleSights, PEOPLE_FIELDS, PEOPLE_INPUTS, PEOPLE_SIGHTS } from './access.people.ts';
import {
  buildProjectSights,
  HIDDEN_PROJECT_SIGHTS,
  PROJECT_FIELDS,
  PROJECT_SIGHTS,
  projectInputs,
} from './access.projects.ts';
import { buildMatchSights, MATCH_FIELDS, MATCH_SIGHTS, matchInputs } from './access.matches.ts';
import { buildRunSights, RUN_FIELDS, RUN_INPUTS, RUN_SIGHTS } from './access.runs.ts';
import { buildServiceSights, SERVICE_FIELDS, SERVICE_SIGHTS, serviceInputs } from './access.services.ts';
import { buildWebhookSights, WEBHOOK_FIELDS, WEBHOOK_SIGHTS, webhookInputs } from './access.webhooks.ts';
import { ENDED_AT, type FieldsOf, type InputOf, type SightsOf, type World } from './access.world.ts';

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
  'a Booking',
  'a ClosurePlan',
  'a Booking held by a branch',
  'a RoleAssignment of a resident',
  'a RoleAssignment of a manager',
  ...HIDDEN_EXCHANGE_SIGHTS,
  ...MATCH_SIGHTS,
  ...HIDDEN_PROJECT_SIGHTS,
] as const;
const SIGHTS = [
  ...HIDDEN_SIGHTS,
  ...SERVICE_SIGHTS,
  ...WEBHOOK_SIGHTS,
  ...PROJECT_SIGHTS,
  ...RUN_SIGHTS,
  ...EXCHANGE_SIGHTS,
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
  const nodes: Sights['nodes'] = {
    ...exchange,
    ...(await buildRunSights(world, exchange['a Demand, withdrawn'])),
    ...(await buildMatchSights(world, branch.id)),
    ...(await buildProjectSights(world, branch.id)),
    ...(await buildServiceSights(world)),
    ...(await buildWebhookSights(world)),
    'a SharedFacility that is a draft': draft,
    'a SharedFacility in review': inReview,
    'a SharedFacility that is withdrawn': withdrawn,
    'an AllianceMembership, applied for': applied.id,
    'a Delegate who sat before': former!,
    'a Delegate of an applicant': applied.delegateIds[0]!,
    'a Resident': booker.residentId,
    ...(await buildPeopleSights(world, standing.id)),
    'a ClosurePlan': await buildPlan(world, standing.id),
    'a Booking': standing.id,
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
async function buildPlan({ db, facility, district }: World, bookingId: string): Promise<string> {
  const id = newId('cpl');
  const at = now.toString();
  await sql`
    insert into closure_plan (id, district_code, facility_id, starts_at, reason_zh, state, created_at, updated_at)
    values (${id}, ${district.code}, ${facility.id}, ${at}, '维修', 'OPEN', ${at}, ${at})`.execute(db);
  await sql`
    insert into closure_effect (plan_id, booking_id, district_code, decide_by)
    values (${id}, ${bookingId}, ${district.code}, '2026-03-04T01:00:00Z')`.execute(db);
  return id;
}

type Query = readonly [document: string, variables?: object];

const any = (list: string) => (): Query => [`{ found: ${list}(first: 1) { edges { node { id } } } }`];
const counted = (list: string, where = '') => {
  const args = where ? `first: 50, where: { ${where} }` : 'first: 50';
  return (): Query => [`{ found: ${list}(${args}) { totalCount edges { cursor } } }`];
};
const countedIn = (parents: string, list: string, where = '') => {
  const args = where ? `first: 50, where: { ${where} }` : 'first: 50';
  return (): Query => [
    `{ found: ${parents}(first: 50) { edges { node { list: ${list}(${args}) { totalCount edges { cursor } } } } } }`,
  ];
};
const EVERY_STATE = 'states: [DRAFT, IN_REVIEW, PUBLISHED, SUSPENDED, WITHDRAWN]';

type QueryOf = (world: World, sights: Sights) => Query;

const nodeQueries = Object.fromEntries(
  SIGHTS.map((name): [string, QueryOf] => [
    `node, ${name}`,
    (_world, { nodes }) => ['query ($id: ID!) { found: node(id: $id) { id } }', { id: nodes[name] }],
  ]),
);

const figuresOf = ({ code }: { readonly code: string }): Query => [
  `query ($code: String!) {
    found: divisionFigures(divisionCode: $code, from: "2026-03-01", to: "2026-03-31") { total { facilities } }
  }`,
  { code },
];

/** What each row of the table of queries asks; what it finds goes by `found`. */
export const QUERIES: Readonly<Record<string, QueryOf>> = {
  calendarDays: () => ['{ found: calendarDays(from: "2026-01-01", to: "2026-01-02") { id } }'],
  division: ({ community }) => [
    'query ($code: String!) { found: division(code: $code) { id } }',
    { code: community.code },
  ],
  divisions: any('divisions'),
  partyOrganisations: any('partyOrganisations'),
  gridBranches: any('gridBranches'),
  alliances: any('alliances'),
  'alliances, their memberships': countedIn('alliances', 'memberships'),
  residentUnits: any('residentUnits'),
  'residentUnits, their memberships': countedIn('residentUnits', 'memberships'),
  'residentUnits, their facilities': countedIn('residentUnits', 'facilities', EVERY_STATE),
  sharedFacilities: counted('sharedFacilities'),
  'sharedFacilities, in every state': counted('sharedFacilities', EVERY_STATE),
  sharedFacilityCounts: () => ['{ found: sharedFacilityCounts { total } }'],
  slotVerdict: (_world, { nodes }) => [
    `query ($id: ID!) { found: slotVerdict(input: { facilityId: $id, start: "2026-03-04T02:00:00Z", end: "2026-03-04T03:00:00Z" }) {
       bookable } }`,
    { id: nodes['a SharedFacility that is published'] },
  ],
  'slotVerdict, of a draft': (_world, { nodes }) => [
    `query ($id: ID!) { found: slotVerdict(input: { facilityId: $id, start: "2026-03-04T02:00:00Z", end: "2026-03-04T03:00:00Z" }) {
       bookable } }`,
    { id: nodes['a SharedFacility that is a draft'] },
  ],
  bookings: counted('bookings'),
  'sharedFacilities, their bookings': countedIn('sharedFacilities', 'bookings'),
  'residentUnits, their bookings': countedIn('residentUnits', 'bookings'),
  serviceCategories: () => ['{ found: serviceCategories { id } }'],
  matches: counted('matches'),
  matchingRuns: counted('matchingRuns'),
  matchJudgement: (_world, { nodes }) => [
    'query ($supplyId: ID!, $demandId: ID!) { found: matchJudgement(supplyId: $supplyId, demandId: $demandId) { fits } }',
    { supplyId: nodes['a Supply, withdrawn'], demandId: nodes['a Demand, withdrawn'] },
  ],
  matchWeights: ({ district }) => [`{ found: matchWeights(districtCode: "${district.code}") { version } }`],
  serviceProjectBooks: counted('serviceProjectBooks'),
  supplyDemandLists: counted('supplyDemandLists'),
  supplies: counted('supplies'),
  demands: counted('demands'),
  'residentUnits, their lists': countedIn('residentUnits', 'supplyDemandLists'),
  'gridBranches, their lists': countedIn('gridBranches', 'supplyDemandLists'),
  roleAssignments: counted('roleAssignments'),
  auditEntries: counted('auditEntries', 'action: "auditedInTest"'),
  'auditEntries, of one thing': (_world, { nodes }) => [
    `query ($id: ID!) { found: auditEntries(first: 50, where: { subjectId: $id, action: "auditedInTest" }) {
       totalCount edges { cursor } } }`,
    { id: nodes['a SharedFacility that is published'] },
  ],
  'divisionFigures, of the community': ({ community }) => figuresOf(community),
  'divisionFigures, of the subdistrict': ({ subdistrict }) => figuresOf(subdistrict),
  'viewer, their roles': () => ['{ found: viewer { roles { id } } }'],
  'viewer, themselves as a resident': () => ['{ viewer { found: resident { id } } }'],
  _service: () => ['{ found: _service { sdl } }'],
  _entities: (_world, { nodes }) => [
    'query ($all: [_Any!]!) { found: _entities(representations: $all) { ... on Node { id } } }',
    { all: [{ __typename: 'SharedFacility', id: nodes['a SharedFacility that is published'] }] },
  ],
  'nodes, one of each that can be hidden': (_world, { hidden }) => [
    'query ($ids: [ID!]!) { found: nodes(ids: $ids) { id } }',
    { ids: hidden },
  ],
  ...nodeQueries,
};

const RESIDENT = '{ id name phone }';

/** What each row of the table of fields asks for. */
export const FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'Resident.*, by their id': ({ booker }) => ({
    id: booker.residentId,
    fields: `Resident ${RESIDENT}`,
    inClearTo: 'booker',
  }),
  'Resident.*, of a booking that stands': (_world, { bookings }) => ({
    id: bookings.standing,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'booker',
  }),
  'Resident.*, of one that was cancelled': (_world, { bookings }) => ({
    id: bookings.cancelled,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'other',
  }),
  'Resident.*, of one long past': (_world, { bookings }) => ({
    id: bookings.past,
    fields: `Booking { booker ${RESIDENT} }`,
    inClearTo: 'other',
  }),
  'Booking.*': (_world, { bookings }) => ({
    id: bookings.standing,
    fields:
      'Booking { id reference type quantity state stateReason start end createdAt answerBy cancellableUntil endedBy facility { id } guest: booker { id } }',
    inClearTo: 'booker',
  }),
  'AuditEntry.*': (_world, { nodes }) => ({
    id: nodes['a SharedFacility that is published'],
    fields: 'AuditEntry { at action subjectId fields actorId chainHash }',
    listedBy: 'auditEntries(first: 1, where: { subjectId: $id, action: "auditedInTest" })',
    inClearTo: 'admin',
  }),
  'RoleAssignment.*': (_world, { nodes }) => ({
    id: nodes['a RoleAssignment of a manager'],
    fields: 'RoleAssignment { id role validFrom validTo reason endReason division { id } unit { id } facility { id } }',
    inClearTo: 'admin',
  }),
  'RoleAssignment.giverSubject': ({ subjects }, { nodes }) => ({
    id: nodes['a RoleAssignment of a manager'],
    fields: 'RoleAssignment { giverSubject }',
    inClearTo: { giverSubject: subjects.admin },
  }),
  'RoleAssignment.holder': (_world, { nodes }) => ({
    id: nodes['a RoleAssignment of a resident'],
    fields: `RoleAssignment { booker: holder ${RESIDENT} }`,
    inClearTo: 'booker',
  }),
  'RoleAssignment.holderSubject': (_world, { nodes }) => ({
    id: nodes['a RoleAssignment of a resident'],
    fields: 'RoleAssignment { holderSubject }',
    inClearTo: 'booker',
  }),
  'Delegate.name': (_world, { nodes }) => ({
    id: nodes['a Delegate'],
    fields: 'Delegate { name }',
    inClearTo: 'admin',
  }),
  'ClosurePlan.*': (_world, { nodes }) => ({
    id: nodes['a ClosurePlan'],
    fields:
      'ClosurePlan { id version start end emergency state reason { zh en } facilities { id } effects { totalCount } }',
    inClearTo: 'manager',
  }),
  'ClosureEffect.*': (_world, { nodes }) => ({
    id: nodes['a ClosurePlan'],
    fields: 'ClosurePlan { effects { edges { node { choice decideBy settledAt booking { id } } } } }',
    inClearTo: 'manager',
  }),
  'ClosureNotice.*': (_world, { bookings }) => ({
    id: bookings.standing,
    fields: 'Booking { closureNotice { choice decideBy reason { zh en } } }',
    inClearTo: 'booker',
  }),
  'Booking.closureNotice': (_world, { bookings }) => ({
    id: bookings.standing,
    fields: 'Booking { closureNotice { decideBy } }',
    inClearTo: 'booker',
  }),
  'SharedFacility.openPlans': ({ facility }) => ({
    id: facility.id,
    fields: 'SharedFacility { openPlans { id version state } }',
    inClearTo: 'manager',
  }),
  'SharedFacility.stateReason': (_world, { nodes }) => ({
    id: nodes['a SharedFacility that is suspended'],
    fields: 'SharedFacility { stateReason }',
    inClearTo: 'admin',
  }),
  'SharedFacility.ownOverlappingBooking': (_world, { nodes }) => ({
    id: nodes['a SharedFacility that is published'],
    fields: `SharedFacility {
      ownOverlappingBooking(start: "2026-03-04T02:00:00Z", end: "2026-03-04T03:00:00Z") { id } }`,
    inClearTo: 'booker',
  }),
  'SharedFacility.occupancy': ({ facility }) => ({
    id: facility.id,
    fields:
      'SharedFacility { occupancy(from: "2026-03-04T00:00:00Z", to: "2026-03-04T02:00:00Z") { taken total isOpen } }',
    inClearTo: 'admin',
  }),
  'SharedFacility.openingPreview': ({ facility }) => ({
    id: facility.id,
    fields: 'SharedFacility { openingPreview(days: 1) { bookingsOutsideCount days { date isException } } }',
    inClearTo: 'manager',
  }),
  ...EXCHANGE_FIELDS,
  ...MATCH_FIELDS,
  ...RUN_FIELDS,
  ...PROJECT_FIELDS,
  ...SERVICE_FIELDS,
  ...PEOPLE_FIELDS,
  ...WEBHOOK_FIELDS,
  'AllianceMembership.stateReason': (_world, { suspendedMembershipId }) => ({
    id: suspendedMembershipId,
    fields: 'AllianceMembership { stateReason }',
    inClearTo: 'admin',
  }),
};

const REASON = 'As the table asks.';
let made = 0;

const bookingFor =
  (admission: 'INSTANT' | 'APPROVAL', more: object): InputOf =>
  async (world) => {
    const state = admission === 'APPROVAL' ? 'PENDING' : 'CONFIRMED';
    const facility = await facilityOf(world, world.unit, { admission });
    const booking = { facilityId: facility, bookerId: world.booker.residentId, state, ...nextHour() } as const;
    const { id } = await buildBooking(world.db, booking);
    return { input: { bookingId: id, ...more } };
  };

/** A plan of a facility that has one booking. */
const planFor =
  (more: (made: { bookingId: string }) => object): InputOf =>
  async (world) => {
    const facilityId = await facilityOf(world, world.unit, {});
    const { id } = await buildBooking(world.db, { facilityId, bookerId: world.booker.residentId, ...nextHour() });
    const planId = await buildPlan({ ...world, facility: { ...world.facility, id: facilityId } }, id);
    return { input: { planId, version: 1, ...more({ bookingId: id }) } };
  };

const heldFor =
  (holderOf: (world: World) => string | Promise<string>): InputOf =>
  async (world) => {
    const facilityId = await facilityOf(world, world.unit, {});
    const heldBy = { holderId: await holderOf(world), matchId: newId('mat') };
    const { id } = await buildBooking(world.db, { facilityId, heldBy, ...nextHour() });
    return { input: { bookingId: id } };
  };

/** The branch that `branch` leads. */
async function branchOf({ db, grid, community }: World): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select branch_id as id from branch_grid where grid_id = ${grid.id}`.execute(db);
  return (rows[0] ?? (await buildOrganisation(db, { division: community, grids: [grid] }))).id;
}

/** Hours that nobody has booked before; one person cannot be in two car parks at once. */
function nextHour() {
  const start = now.add({ hours: ++made });
  return { start: start.toString(), end: start.add({ hours: 1 }).toString() };
}

/** A facility that `manager` manages through the unit, and `keeper` by itself. */
async function facilityOf({ db, keeperAccountId }: World, unit: BuiltUnit, given: FacilityOverrides): Promise<string> {
  const { id } = await buildFacility(db, { unitId: unit.id, capacity: 10, now, ...given });
  await buildRole(db, keeperAccountId, { role: Role.UNIT_MANAGER, facilityId: id });
  return id;
}

const facilityFor =
  (state: NonNullable<FacilityOverrides['state']>, more: object = {}, whose: 'unit' | 'outsider' = 'unit'): InputOf =>
  async (world) => ({ input: { facilityId: await facilityOf(world, world[whose], { state }), ...more } });

/** A facility that is closed on a date. */
const exceptionFor =
  (state: NonNullable<FacilityOverrides['state']>): InputOf =>
  async (world, viewer) => {
    const { input } = await facilityFor(state, { date: DATE })(world, viewer);
    const { facilityId } = input as { facilityId: string };
    await sql`
      insert into opening_exception (facility_id, date, closed, windows)
      values (${facilityId}, ${DATE}, true, '[]')`.execute(world.db);
    return { input };
  };

const membershipFor =
  (state: MembershipState, more: object = {}): InputOf =>
  async ({ db, community, candidate }) => {
    const alliance = await buildAlliance(db, { division: community });
    const { id } = await buildMembership(db, { alliance, unit: candidate, state });
    return { input: { membershipId: id, ...more } };
  };

const roleFor =
  (role: Role, scope: (world: World) => object | Promise<object>): InputOf =>
  async (world) => ({ input: { role, accountSubject: `somebody|${++made}`, ...(await scope(world)) } });

const { APPLIED, ACTIVE, SUSPENDED } = MembershipState;
const RULES = { rules: [{ dayClass: 'EVERY_DAY', startTime: '08:00', endTime: '18:00' }] };
const DATE = '2026-05-01';
const DELEGATES = [{ name: '王小榕', position: '主任' }];

/** What each row of the table of mutations sends. */
export const INPUTS: Readonly<Record<string, InputOf>> = {
  bookingCreate: async (world) => ({
    input: {
      facilityId: await facilityOf(world, world.unit, {}),
      ...nextHour(),
      idempotencyKey: `access-${++made}`,
    },
  }),
  bookingGroupCreate: async (world) => ({
    input: {
      items: [{ facilityId: await facilityOf(world, world.unit, {}), ...nextHour() }],
      idempotencyKey: `access-${++made}`,
    },
  }),
  'bookingCancel, with a reason': bookingFor('INSTANT', { reason: REASON }),
  'bookingCancel, without': bookingFor('INSTANT', {}),
  'bookingCancel, held by a branch': heldFor(branchOf),
  'bookingCancel, held by a unit': heldFor(({ neighbour }) => neighbour.id),
  bookingConfirm: bookingFor('APPROVAL', {}),
  bookingReject: bookingFor('APPROVAL', { reason: REASON }),
  closurePlanChoose: planFor(({ bookingId }) => ({ bookingIds: [bookingId], choice: 'LET_RUN' })),
  closureConfirm: planFor(() => ({ idempotencyKey: `access-${++made}` })),

  facilityCreate: async ({ unit }) => ({
    input: { unitId: unit.id, name: '停车场', kind: 'PARKING', capacity: 5, admission: 'INSTANT' },
  }),
  facilityUpdate: facilityFor('PUBLISHED', { name: '新名' }),
  'facilityUpdate, of a draft': facilityFor('DRAFT', { name: '新名' }),
  facilityBookingPolicySet: facilityFor('PUBLISHED', { setupMinutes: 15 }),
  'facilityBookingPolicySet, of a draft': facilityFor('DRAFT', { setupMinutes: 15 }),
  facilityPartsSet: facilityFor('PUBLISHED', { parts: [] }),
  facilityExcludesSet: facilityFor('PUBLISHED', { excludedIds: [] }),
  facilityOpeningRulesSet: facilityFor('PUBLISHED', RULES),
  'facilityOpeningRulesSet, of a draft': facilityFor('DRAFT', RULES),
  facilityOpeningExceptionSet: facilityFor('PUBLISHED', { date: DATE, windows: [] }),
  'facilityOpeningExceptionSet, of a draft': facilityFor('DRAFT', { date: DATE, windows: [] }),
  facilityOpeningExceptionRemove: exceptionFor('PUBLISHED'),
  "facilityOpeningExceptionRemove, a draft's": exceptionFor('DRAFT'),
  "facilityPublish, a member's draft": facilityFor('DRAFT'),
  "facilityPublish, an outsider's draft": facilityFor('DRAFT', {}, 'outsider'),
  "facilityPublish, an outsider's, in review": facilityFor('IN_REVIEW', {}, 'outsider'),
  'facilityPublish, suspended': facilityFor('SUSPENDED'),
  'facilityReturn, in review': facilityFor('IN_REVIEW', { reason: REASON }, 'outsider'),
  'facilityReturn, published': facilityFor('PUBLISHED', { reason: REASON }),
  facilitySuspend: facilityFor('PUBLISHED', { reason: REASON }),
  facilityWithdraw: facilityFor('PUBLISHED', { reason: REASON }),
  'facilityWithdraw, a draft': facilityFor('DRAFT', { reason: REASON }),

  ...exchangeInputs(branchOf),
  ...matchInputs(branchOf),
  ...RUN_INPUTS,
  ...projectInputs(branchOf),
  ...serviceInputs,
  ...webhookInputs,

  unitRegister: async ({ community }) => ({
    input: {
      name: '新单位',
      creditCode: creditCodeOf('91', '350102', `A${String(++made).padStart(7, '0')}`),
      kind: 'NEW_ECONOMIC',
      affiliationLevel: 'NONE',
      divisionCode: community.code,
    },
  }),
  membershipApply: async ({ db, community, candidate }) => {
    const { id, charterVersion } = await buildAlliance(db, { division: community });
    return { input: { allianceId: id, unitId: candidate.id, charterVersion, delegates: DELEGATES } };
  },
  membershipAdmit: membershipFor(APPLIED),
  membershipSuspend: membershipFor(ACTIVE, { reason: REASON }),
  membershipReinstate: membershipFor(SUSPENDED),
  membershipWithdraw: membershipFor(ACTIVE, { reason: REASON }),
  'membershipWithdraw, an application': membershipFor(APPLIED, { reason: REASON }),
  'membershipWithdraw, without a reason': membershipFor(ACTIVE),
  delegatesName: membershipFor(ACTIVE, { delegates: DELEGATES }),
  'delegatesName, of an applicant': membershipFor(APPLIED, { delegates: DELEGATES }),

  calendarDayCorrect: async () => ({ input: { date: dayOf(++made), dayClass: 'DAY_OFF', reason: REASON } }),
  calendarDayRestore: async ({ db }) => {
    const date = dayOf(++made);
    await buildCorrectedDay(db, { date, dayClass: 'DAY_OFF' });
    return { input: { date } };
  },

  phoneCodeRequest: async ({ db }) => {
    await sql`delete from rate_budget`.execute(db);
    return { input: { phone: `1380000${1_000 + ++made}` } };
  },
  // Whoever has confirmed a number has it; so a resident just like them confirms theirs.
  phoneConfirm: async ({ db, roles, subjects }, viewer) => {
    const input = { code: '123456' };
    const { rows } = await sql`
      select from resident r join account a on a.id = r.account_id where a.subject = ${subjects[viewer] ?? ''}`.execute(
      db,
    );
    if (rows.length === 0) return { input };
    const further = roles[viewer]?.filter(({ role }) => role !== Role.RESIDENT) ?? [];
    const alike = await buildResident(db, { phoneConfirmed: false, roles: further });
    const { salt, hash } = hashOfCode(alike.phone!, input.code);
    await sql`
      insert into phone_code (resident_id, salt, hash, created_at, expires_at)
      values (${alike.residentId}, ${salt}, ${hash}, '2026-03-03', '2100-01-01')`.execute(db);
    return { input, as: alike.subject };
  },

  // Whoever registers is a resident from then on; so somebody just like them registers in their place.
  residentRegister: async ({ db, roles, subjects }, viewer) => {
    const input = { name: '新居民', phone: '13900001111' };
    if (viewer === 'guest') return { input, as: 'another guest' };
    const alike = roles[viewer] && (await buildAccount(db, { roles: roles[viewer] })).subject;
    return { input, as: alike ?? subjects[viewer] };
  },
  'roleAssign, UNIT_MANAGER of the unit': roleFor(Role.UNIT_MANAGER, ({ unit }) => ({ unitId: unit.id })),
  'roleAssign, UNIT_MANAGER of a facility': roleFor(Role.UNIT_MANAGER, async (world) => ({
    facilityId: await facilityOf(world, world.unit, {}),
  })),
  'roleAssign, UNIT_MANAGER of a draft': roleFor(Role.UNIT_MANAGER, async (world) => ({
    facilityId: await facilityOf(world, world.unit, { state: 'DRAFT' }),
  })),
  'roleAssign, BRANCH_SECRETARY': roleFor(Role.BRANCH_SECRETARY, ({ grid }) => ({ divisionCode: grid.code })),
  'roleAssign, COMMUNITY_STAFF': roleFor(Role.COMMUNITY_STAFF, ({ community }) => ({ divisionCode: community.code })),
  'roleAssign, SUBDISTRICT_STAFF': roleFor(Role.SUBDISTRICT_STAFF, ({ subdistrict }) => ({
    divisionCode: subdistrict.code,
  })),
  'roleAssign, DISTRICT_ADMIN': roleFor(Role.DISTRICT_ADMIN, ({ district }) => ({ divisionCode: district.code })),
  'roleAssign, RESIDENT again': async ({ db, community }) => {
    const { residentId, accountId } = await buildResident(db, { divisionId: community.id });
    await sql`update role_assignment set valid_to = ${ENDED_AT} where account_id = ${accountId}`.execute(db);
    return { input: { role: Role.RESIDENT, residentId } };
  },
  ...PEOPLE_INPUTS,
  'roleEnd, of a manager of the unit': async ({ db, unit }) => {
    const { roleIds } = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    return { input: { roleAssignmentId: roleIds[0] } };
  },
  'roleEnd, of community staff': async ({ db, community }) => {
    const { roleIds } = await buildAccount(db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }],
    });
    return { input: { roleAssignmentId: roleIds[0] } };
  },
};

/** A Monday to Friday far from everything else. */
function dayOf(number: number): string {
  return Temporal.PlainDate.from('2040-01-02').add({ weeks: number }).toString();
}

/** The same input with ids of the same types that were never given out. */
export function withMissingIds(input: object): object {
  return JSON.parse(
    JSON.stringify(input, (_key, value: unknown) => {
      const prefix = typeof value === 'string' ? /^([a-z]{3})_[0-9a-f]{32}$/.exec(value)?.[1] : undefined;
      return prefix ? newId(prefix as Parameters<typeof newId>[0]) : value;
    }),
  ) as object;
}
