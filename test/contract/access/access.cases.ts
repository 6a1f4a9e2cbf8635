import { sql } from 'kysely';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCorrectedDay } from '../../../seeds/factories/calendar.factory.ts';
import { type FacilityOverrides, buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { counting } from '../../../seeds/factories/counting.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident, buildRole } from '../../../seeds/factories/person.factory.ts';
import { type BuiltUnit } from '../../../seeds/factories/unit.factory.ts';
import { hashOfCode } from '../../../src/district/identity/phones/phone-code.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { creditCodeOf } from '../../../src/district/units/credit-code.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { TEST_NOW } from '../../support/commons.ts';
import { BAR_FIELDS, BAR_INPUTS, QUOTA } from './access.bars.ts';
import { BOOKING_FIELDS, RESIDENT } from './access.bookings.ts';
import { holdsAndMoves } from './access.moves.ts';
import { EXCHANGE_FIELDS, exchangeInputs } from './access.exchange.ts';
import { NOTIFICATION_FIELDS, notificationInputs } from './access.notifications.ts';
import { PEOPLE_FIELDS, PEOPLE_INPUTS } from './access.people.ts';
import { PROJECT_FIELDS, projectInputs } from './access.projects.ts';
import { MATCH_FIELDS, matchInputs } from './access.matches.ts';
import { RUN_FIELDS, RUN_INPUTS } from './access.runs.ts';
import { SERVICE_FIELDS, serviceInputs } from './access.services.ts';
import { WEBHOOK_FIELDS, webhookInputs } from './access.webhooks.ts';
import { ENDED_AT, type FieldsOf, type InputOf, type World } from './access.world.ts';
import { buildPlan, type Sights, SIGHTS } from './access.sights.ts';

const now = Temporal.Instant.from(TEST_NOW);

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
  firstAvailable: () => [
    `{ found: firstAvailable(input: { earliest: "2026-03-04T00:00:00Z", latest: "2026-03-06T00:00:00Z", minutes: 60 }) { start } }`,
  ],
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
  bookingBars: counted('bookingBars'),
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

/** What each row of the table of fields asks for. */
export const FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  ...BOOKING_FIELDS,
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
  ...BAR_FIELDS,
  ...WEBHOOK_FIELDS,
  ...NOTIFICATION_FIELDS,
  'AllianceMembership.stateReason': (_world, { suspendedMembershipId }) => ({
    id: suspendedMembershipId,
    fields: 'AllianceMembership { stateReason }',
    inClearTo: 'admin',
  }),
};

const REASON = 'As the table asks.';
const nextOne = counting();

const bookingFor =
  (admission: 'INSTANT' | 'APPROVAL', more: object): InputOf =>
  async (world) => {
    const state = admission === 'APPROVAL' ? 'PENDING' : 'CONFIRMED';
    const facility = await facilityOf(world, world.unit, { admission });
    // Nobody holds more than a few, or none could be confirmed.
    await sql`
      update booking set state = 'CANCELLED'
      where booker_id = ${world.booker.residentId} and state in ('PENDING', 'CONFIRMED')
        and facility_id <> all(${[world.facility, world.secondFacility, world.otherFacility].map(({ id: seen }) => seen)})`.execute(
      world.db,
    );
    const booking = { facilityId: facility, bookerId: world.booker.residentId, state, ...nextHour() } as const;
    const { id } = await buildBooking(world.db, booking);
    return { input: { bookingId: id, ...more } };
  };

/** A plan of a facility that has one booking. */
const planFor =
  (more: (made: { bookingId: string }) => object, choice = 'CANCEL'): InputOf =>
  async (world) => {
    const facilityId = await facilityOf(world, world.unit, {});
    const { id } = await buildBooking(world.db, { facilityId, bookerId: world.booker.residentId, ...nextHour() });
    const planId = await buildPlan({ ...world, facility: { ...world.facility, id: facilityId } }, id, choice);
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
  const start = now.add({ hours: nextOne() });
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
  async (world) => ({ input: { role, accountSubject: `somebody|${nextOne()}`, ...(await scope(world)) } });

const { APPLIED, ACTIVE, SUSPENDED } = MembershipState;
const RULES = { rules: [{ dayClass: 'EVERY_DAY', startTime: '08:00', endTime: '18:00' }] };
const DATE = '2026-05-01';
const DELEGATES = [{ name: '王小榕', position: '主任' }];

/** Where somebody books next. What was booked so before is given back: nobody holds more than one person may. */
async function facilityToBookIn(world: World): Promise<string> {
  await sql`update booking set state = 'CANCELLED' where facility_id = any(${bookedIn}) and state = 'CONFIRMED'`.execute(
    world.db,
  );
  const id = await facilityOf(world, world.unit, {});
  bookedIn.push(id);
  return id;
}
const bookedIn: string[] = [];

/** What each row of the table of mutations sends. */
export const INPUTS: Readonly<Record<string, InputOf>> = {
  bookingCreate: async (world) => ({
    input: {
      facilityId: await facilityToBookIn(world),
      ...nextHour(),
      idempotencyKey: `access-${nextOne()}`,
    },
  }),
  bookingGroupCreate: async (world) => ({
    input: {
      items: [{ facilityId: await facilityToBookIn(world), ...nextHour() }],
      idempotencyKey: `access-${nextOne()}`,
    },
  }),
  'bookingCancel, with a reason': bookingFor('INSTANT', { reason: REASON }),
  'bookingCancel, without': bookingFor('INSTANT', {}),
  'bookingCancel, held by a branch': heldFor(branchOf),
  'bookingCancel, held by a unit': heldFor(({ neighbour }) => neighbour.id),
  ...holdsAndMoves({ facilityToBookIn, nextHour, nextOne }),
  bookingConfirm: bookingFor('APPROVAL', {}),
  bookingReject: bookingFor('APPROVAL', { reason: REASON }),
  closurePlanChoose: planFor(({ bookingId }) => ({ bookingIds: [bookingId], choice: 'LET_RUN' })),
  // What is let run leaves one line in the trail.
  closureConfirm: planFor(() => ({ idempotencyKey: newId('cpl') }), 'LET_RUN'),

  facilityCreate: async ({ unit }) => ({
    input: { unitId: unit.id, name: '停车场', kind: 'PARKING', capacity: 5, admission: 'INSTANT' },
  }),
  facilityUpdate: facilityFor('PUBLISHED', { name: '新名' }),
  'facilityUpdate, of a draft': facilityFor('DRAFT', { name: '新名' }),
  facilityBookingPolicySet: facilityFor('PUBLISHED', { setupMinutes: 15 }),
  'facilityBookingPolicySet, of a draft': facilityFor('DRAFT', { setupMinutes: 15 }),
  facilityPartsSet: facilityFor('PUBLISHED', { parts: [] }),
  facilityExcludesSet: facilityFor('PUBLISHED', { excludedIds: [] }),
  quotaSet: facilityFor('PUBLISHED', QUOTA),
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
  ...BAR_INPUTS,
  ...projectInputs(branchOf),
  ...serviceInputs,
  ...webhookInputs,
  ...notificationInputs,

  unitRegister: async ({ community }) => ({
    input: {
      name: '新单位',
      creditCode: creditCodeOf('91', '350102', `A${String(nextOne()).padStart(7, '0')}`),
      kind: 'NEW_ECONOMIC',
      affiliationLevel: 'NONE',
      divisionCode: community.code,
    },
  }),
  unitUpdate: async ({ unit }) => ({ input: { unitId: unit.id, contactPhone: '0591-0000-0001' } }),
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

  calendarDayCorrect: async () => ({ input: { date: dayOf(nextOne()), dayClass: 'DAY_OFF', reason: REASON } }),
  calendarDayRestore: async ({ db }) => {
    const date = dayOf(nextOne());
    await buildCorrectedDay(db, { date, dayClass: 'DAY_OFF' });
    return { input: { date } };
  },

  phoneCodeRequest: async ({ db }) => {
    await sql`delete from rate_budget`.execute(db);
    return { input: { phone: `1380000${1_000 + nextOne()}` } };
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
