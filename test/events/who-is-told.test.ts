import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltAlliance, buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { type BuiltAccount, buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { completeBookings, lapseRequests } from '../../src/bookings/clock/end-by-the-clock.ts';
import { remind } from '../../src/events/notifications/remind.ts';
import { creditCodeOf } from '../../src/district/units/credit-code.ts';
import { EVENT_TOPICS } from '../../src/request/event-topics.ts';
import { Role } from '../../src/request/viewer.ts';
import { book } from '../bookings/booking.operations.ts';
import { buildMatchWorld, EVENINGS, type MatchWorld } from '../exchange/matches/match.world.ts';
import { scanned } from '../projects/papers/scans.ts';
import { buildProjectWorld, entering, type ProjectWorld, seen, signing } from '../projects/project-world.ts';
import { textTable } from '../support/text-table.ts';
import { listen, type Listeners } from './listeners.ts';
import { type Served, startServed } from './live/live-world.ts';
import { telling } from './notifications/notification.world.ts';
import { HERE } from './webhooks/webhook.world.ts';

// Every kind of event, and who is told of it: a dash for nobody, a word that is told, or "yes" where the places left are
// told, and the topic where a message is made. Each event is made by the mutation that makes it, and all listen all the
// time. So whoever is told too much is noticed as well, and so is a mutation that makes no event, or another.

const TOLD = textTable(`
                                   | bookingChanged  availabilityChanged  matchChanged  matchingRunProgress  supplyDemandListChanged  serviceProjectBookChanged  notificationReceived  webhook
  booking.created                  | CREATED         yes                  -             -                    -                        -                          -                     booking.created
  booking.confirmed                | CONFIRMED       -                    -             -                    -                        -                          -                     booking.confirmed
  booking.rejected                 | REJECTED        yes                  -             -                    -                        -                          -                     booking.rejected
  booking.cancelled                | CANCELLED       yes                  -             -                    -                        -                          -                     booking.cancelled
  booking.completed                | COMPLETED       -                    -             -                    -                        -                          -                     booking.completed
  booking.expired                  | EXPIRED         yes                  -             -                    -                        -                          -                     booking.expired
  booking.held                     | HELD            yes                  -             -                    -                        -                          -                     booking.held
  booking.moved                    | MOVED           yes                  -             -                    -                        -                          -                     booking.moved
  booking.changed                  | CHANGED         -                    -             -                    -                        -                          -                     -

  notification.received            | -               -                    -             -                    -                        -                          RECEIVED              -

  match.set                        | -               -                    SET           -                    -                        -                          -                     -
  match.pinned                     | -               -                    PINNED        -                    -                        -                          -                     -
  match.accepted                   | -               -                    ACCEPTED      -                    -                        -                          -                     match.accepted
  match.confirmed                  | -               -                    CONFIRMED     -                    -                        -                          -                     match.confirmed
  match.declined                   | -               -                    DECLINED      -                    -                        -                          -                     match.declined
  match.fulfilled                  | -               -                    FULFILLED     -                    -                        -                          -                     match.fulfilled
  match.cancelled                  | -               -                    CANCELLED     -                    -                        -                          -                     match.cancelled
  match_weights.set                | -               -                    -             -                    -                        -                          -                     -

  matching_run.started             | -               -                    -             STARTED              -                        -                          -                     -
  matching_run.read                | -               -                    -             READ                 -                        -                          -                     -
  matching_run.solved              | -               -                    -             SOLVED               -                        -                          -                     -
  matching_run.completed           | -               -                    -             WRITTEN              -                        -                          -                     -
  matching_run.failed              | -               -                    -             FAILED               -                        -                          -                     -
  matching_run.cancelled           | -               -                    -             CANCELLED            -                        -                          -                     -

  facility.changed                 | -               yes                  -             -                    -                        -                          -                     -
  calendar.day-corrected           | -               yes                  -             -                    -                        -                          -                     -
  calendar.day-restored            | -               yes                  -             -                    -                        -                          -                     -
  membership.suspended             | -               yes                  -             -                    -                        -                          -                     -
  membership.admitted              | -               yes                  -             -                    -                        -                          -                     -
  membership.withdrawn             | -               yes                  -             -                    -                        -                          -                     -
  membership.reinstated            | -               yes                  -             -                    -                        -                          -                     -
  membership.applied               | -               -                    -             -                    -                        -                          -                     -
  membership.delegates_changed     | -               -                    -             -                    -                        -                          -                     -

  resident.registered              | -               -                    -             -                    -                        -                          -                     -
  resident.erased                  | -               -                    -             -                    -                        -                          -                     -
  account.disabled                 | -               -                    -             -                    -                        -                          -                     -
  account.enabled                  | -               -                    -             -                    -                        -                          -                     -
  unit.registered                  | -               -                    -             -                    -                        -                          -                     -
  role.assigned                    | -               -                    -             -                    -                        -                          -                     -
  role.ended                       | -               -                    -             -                    -                        -                          -                     -

  supply_demand_list.created       | -               -                    -             -                    CREATED                  -                          -                     -
  supply_demand_list.submitted     | -               -                    -             -                    SUBMITTED                -                          -                     -
  supply_demand_list.returned      | -               -                    -             -                    RETURNED                 -                          -                     -
  supply_demand_list.confirmed     | -               -                    -             -                    CONFIRMED                -                          -                     -
  supply_demand_list.closed        | -               -                    -             -                    CLOSED                   -                          -                     -
  supply_demand_list.entry_removed | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  supply.added                     | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  supply.changed                   | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  supply.removed                   | -               -                    -             -                    -                        -                          -                     -
  supply.withdrawn                 | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  demand.added                     | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  demand.changed                   | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  demand.merged                    | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -
  demand.removed                   | -               -                    -             -                    -                        -                          -                     -
  demand.withdrawn                 | -               -                    -             -                    ENTRIES_CHANGED          -                          -                     -

  project.drafted                  | -               -                    -             -                    -                        DRAFTED                    -                     -
  project.revised                  | -               -                    -             -                    -                        REVISED                    -                     -
  project.revision_withdrawn       | -               -                    -             -                    -                        REVISION_WITHDRAWN         -                     -
  project.paper_entered            | -               -                    -             -                    -                        PAPER_ENTERED              -                     -
  project.paper_rejected           | -               -                    -             -                    -                        PAPER_REJECTED             -                     -
  project.party_signed             | -               -                    -             -                    -                        PARTY_SIGNED               -                     -
  project.signed                   | -               -                    -             -                    -                        SIGNED                     -                     -
  project.started                  | -               -                    -             -                    -                        STARTED                    -                     -
  project.suspended                | -               -                    -             -                    -                        SUSPENDED                  -                     -
  project.resumed                  | -               -                    -             -                    -                        RESUMED                    -                     -
  project.milestone_completed      | -               -                    -             -                    -                        MILESTONE_COMPLETED        -                     -
  project.session_logged           | -               -                    -             -                    -                        SESSION_LOGGED             -                     -
  project.party_confirmed          | -               -                    -             -                    -                        PARTY_CONFIRMED            -                     -
  project.completed                | -               -                    -             -                    -                        COMPLETED                  -                     -
  project.evaluated                | -               -                    -             -                    -                        EVALUATED                  -                     -
  project.review_needed            | -               -                    -             -                    -                        REVIEW_NEEDED              -                     -
  project.terminated               | -               -                    -             -                    -                        TERMINATED                 -                     -
`);

/** The work day that is followed, open all day, and its evening that is matched. */
const DAY = '2026-03-05';
const RANGE = { from: `${DAY}T00:00:00+08:00`, to: '2026-03-06T00:00:00+08:00' };
const AS_ONE: readonly string[] = ['availabilityChanged', 'supplyDemandListChanged'];
const OPEN_ON_WORK_DAYS = { dayClass: 'WORKDAY', weekdays: [], startTime: '00:00', endTime: '00:00' } as const;

let served: Served;
let world: MatchWorld;
let projects: ProjectWorld;
let alliance: BuiltAlliance;
let otherAlliance: BuiltAlliance;
let membershipId: string;
let facilityId: string;
let booker: BuiltAccount;
let admin: string;
let listeners: Listeners;

const happened = new Set<string>();
/** What each listener should have been told so far. */
const expected: Record<string, string[]> = {};

beforeAll(async () => {
  served = await startServed({ server: { webhookTargets: HERE } });
  const { db, clock } = served;
  world = await buildMatchWorld(served);
  projects = await buildProjectWorld(served);
  const { unit, community } = world;
  const district = community.parent!.parent!;
  admin = (await buildAccount(db, { roles: [{ role: Role.DISTRICT_ADMIN, divisionId: district.id }] })).subject;
  alliance = await buildAlliance(db, { division: community });
  otherAlliance = await buildAlliance(db, { division: community });
  membershipId = (await buildMembership(db, { alliance, unit })).id;
  booker = await buildResident(db);
  const facility = { unitId: unit.id, capacity: 10, rules: [OPEN_ON_WORK_DAYS], now: clock.now };
  facilityId = (await buildFacility(db, { ...facility, admission: 'APPROVAL' })).id;
  const manager = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
  listeners = await listen(served, {
    unit: { unit, manager },
    facilityId,
    ...RANGE,
    resident: booker,
    matchStaff: world.staff,
    bookStaff: projects.staff,
    runStaff: world.above,
  });
  for (const name of listeners.names) expected[name] = [];
});
afterAll(async () => {
  listeners.stop();
  await served.close();
});

/** Does something that makes events of these kinds, in this order, and sees who is told. @returns what they are about */
async function makes(topics: readonly string[], act: () => Promise<unknown>): Promise<readonly string[]> {
  const [{ last } = { last: '0' }] = await served.sql<{ last: string }>(
    'select coalesce(max(id), 0)::text as last from outbox_event',
  );
  await act();
  const events = await served.sql<{ topic: string; subjectId: string }>(
    'select topic, subject_id as "subjectId" from outbox_event where id > $1 order by xid, id',
    [last],
  );
  expect(events.map(({ topic }) => topic)).toEqual(topics);
  for (const name of listeners.names) {
    const words = topics.map((topic) => {
      happened.add(topic);
      return TOLD.rows.find((row) => row.name === topic)!.cells[name]!;
    });
    const told = words.filter((word) => word !== '-');
    // What comes together is told as one, of the places left and of the entries of a list.
    expected[name]!.push(...(AS_ONE.includes(name) ? new Set(told) : told));
  }
  const counts = Object.fromEntries(Object.entries(expected).map(([name, words]) => [name, words.length]));
  expect(await listeners.told(counts)).toEqual(expected);
  return events.map(({ subjectId }) => subjectId);
}

/** Sends a mutation that is to be done. */
async function send(name: string, input: object, as: string): Promise<void> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const { data, errors } = await served.query(
    `mutation ($input: ${type}) { answer: ${name}(input: $input) { userErrors { code message field } } }`,
    { input },
    { as },
  );
  expect({ name, errors, refusals: data?.answer?.userErrors }).toEqual({ name, errors: undefined, refusals: [] });
}

/** The same, for what makes one event. @returns what it is about */
async function makesOne(topic: string, name: string, input: object, as: string): Promise<string> {
  const [subjectId] = await makes([topic], () => send(name, input, as));
  return subjectId!;
}

describe('told are', () => {
  test('those who wait for bookings and for places', async () => {
    const evening = { start: `${DAY}T18:00:00+08:00`, end: `${DAY}T19:00:00+08:00` };
    const wish = { facilityId, ...evening };
    const as = booker.subject;
    const [first] = await makes(['booking.created'], () => book(served, wish, { as }));
    await makesOne('booking.confirmed', 'bookingConfirm', { bookingId: first }, world.manager);
    await makesOne('booking.cancelled', 'bookingCancel', { bookingId: first }, as);
    const [second] = await makes(['booking.created'], () => book(served, wish, { as }));
    await makesOne('booking.rejected', 'bookingReject', { bookingId: second, reason: '维修' }, world.manager);
  });

  test('those who wait for bookings and for places, of what is held, and of what moves', async () => {
    const at = (hour: number) => ({ start: `${DAY}T${hour}:00:00+08:00`, end: `${DAY}T${hour + 1}:00:00+08:00` });
    const as = booker.subject;
    const keyed = (input: object) => ({ ...input, idempotencyKey: randomUUID() });
    const held = await makesOne('booking.held', 'bookingHold', keyed({ facilityId, ...at(18) }), as);
    await makesOne('booking.cancelled', 'bookingHoldRelease', { bookingId: held }, as);
    const booked = await makesOne('booking.created', 'bookingCreate', keyed({ facilityId, ...at(18) }), as);
    await makesOne('booking.moved', 'bookingMove', keyed({ bookingId: booked, expectedVersion: 1, ...at(20) }), as);
    await makesOne('booking.cancelled', 'bookingCancel', { bookingId: booked }, as);
  });

  test('those who wait for bookings, of what the clock ends and of what no longer fits', async () => {
    const evening = { start: `${DAY}T18:00:00+08:00`, end: `${DAY}T19:00:00+08:00` };
    const as = booker.subject;
    const job = { db: served.db, now: () => served.clock.now, closing: new AbortController().signal };
    const [unanswered] = await makes(['booking.created'], () => book(served, { facilityId, ...evening }, { as }));
    await served.sql('update booking set answer_by = created_at where id = $1', [unanswered]);
    // Messages are made after a transaction; a job tells nobody of its own.
    const nothing = { facilityId, date: '2026-04-01' };
    const hint = () => send('facilityOpeningExceptionRemove', nothing, world.manager);
    await makes(['booking.expired'], () => lapseRequests(job).then(hint));
    const morning = { start: '2026-03-03T08:00:00+08:00', end: '2026-03-03T09:00:00+08:00' };
    await buildBooking(served.db, { facilityId, ...morning });
    await makes(['booking.completed'], () => completeBookings(job).then(hint));

    const [standing] = await makes(['booking.created'], () => book(served, { facilityId, ...evening }, { as }));
    const both = ['facility.changed', 'booking.changed'];
    const closed = { facilityId, date: DAY, windows: [] };
    await makes(both, () => send('facilityOpeningExceptionSet', closed, world.manager));
    await makes(both, () => send('facilityOpeningExceptionRemove', { facilityId, date: DAY }, world.manager));
    await makesOne('booking.confirmed', 'bookingConfirm', { bookingId: standing }, world.manager);
    const before = served.clock.now;
    served.clock.now = Temporal.Instant.from(evening.start).subtract({ minutes: 30 });
    await makes(['notification.received'], () => remind(telling(served)).then(hint));
    served.clock.now = before;
    await makesOne('booking.cancelled', 'bookingCancel', { bookingId: standing }, as);
  });

  test('those who wait for matches', async () => {
    const period = { validFrom: '2026-03-02', validTo: '2026-03-29' };
    const set = async (supply: { id: string }, demand: { id: string }) => {
      const chosen = { supplyId: supply.id, demandId: demand.id, quantity: 4, reason: '就近' };
      return makesOne('match.set', 'matchSet', chosen, world.staff);
    };
    const accept = (matchId: string, as: string) => send('matchAccept', { matchId, idempotencyKey: randomUUID() }, as);
    const declined = await set(await world.supply(period), await world.demand(period));
    await makesOne('match.pinned', 'matchPin', { matchId: declined, pinned: false }, world.staff);
    await makesOne('match.declined', 'matchDecline', { matchId: declined, reason: '太远' }, world.manager);

    const matchId = await set(await world.supply(period), await world.demand(period));
    await makes(['match.accepted'], () => accept(matchId, world.manager));
    await makes(['match.confirmed'], () => accept(matchId, world.secretary));
    // Of places, something is delivered once the first of them could be had.
    const before = served.clock.now;
    served.clock.now = before.add({ hours: 24 });
    await makesOne('match.fulfilled', 'matchFulfil', { matchId, deliveredQuantity: 3 }, world.secretary);
    served.clock.now = before;

    // Who asks has accepted, and that is what the other side is told.
    const asked = { supplyId: (await world.supply(period)).id, demandId: (await world.demand(period)).id, quantity: 4 };
    const claim = { ...asked, idempotencyKey: randomUUID() };
    await makes(['match.accepted'], () => send('matchPropose', claim, world.manager));

    // With a facility behind it, a match takes places, and gives them back.
    const evening = { validFrom: DAY, validTo: DAY };
    const list = await buildList(served.db, { ownerId: world.unit.id, ...period });
    const backed = await buildSupply(served.db, { list, facilityId, windows: [EVENINGS], ...evening });
    const booked = await set(backed, await world.demand(evening));
    await makes(['match.accepted'], () => accept(booked, world.manager));
    await makes(['booking.created', 'match.confirmed'], () => accept(booked, world.secretary));
    const cancelling = { matchId: booked, reason: '不再需要' };
    await makes(['match.cancelled', 'booking.cancelled'], () => send('matchCancel', cancelling, world.manager));
  });

  test('those who wait for runs', async () => {
    const input = { withinCode: world.community.parent!.code, validFrom: '2026-03-03', validTo: '2026-06-30' };
    const began = ['matching_run.started', 'matching_run.read', 'matching_run.solved'];
    await makes([...began, 'matching_run.completed'], () => send('bookingMatch', input, world.above));
    await makesOne('matching_run.started', 'bookingMatchStart', input, world.above);
    const [started] = await served.sql<{ id: string }>(`select id from matching_run where state = 'PENDING'`);
    await makesOne('matching_run.cancelled', 'matchingRunCancel', { runId: started!.id, reason: '改期' }, world.above);
    await served.sql(`
      create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
      create trigger sabotage before insert on matching_run for each row execute function sabotage()`);
    await makes([...began, 'matching_run.failed'], async () => {
      const document = 'mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { run { id } } }';
      const { errors } = await served.query(document, { input }, { as: world.above });
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    });
    await served.sql('drop trigger sabotage on matching_run; drop function sabotage');
    const weights = { timeFit: 1, distanceFit: 1, quantityFit: 1, fairness: 1, reliability: 1 };
    const { code: districtCode } = world.community.parent!.parent!;
    await makesOne('match_weights.set', 'matchWeightsSet', { districtCode, weights, reason: '商定' }, admin);
  });

  test('those who wait for places, whatever it is that takes or gives them', async () => {
    await makesOne('facility.changed', 'facilityUpdate', { facilityId, capacity: 12 }, world.manager);
    const correction = { date: DAY, dayClass: 'DAY_OFF', reason: '调休' };
    await makesOne('calendar.day-corrected', 'calendarDayCorrect', correction, admin);
    await makesOne('calendar.day-restored', 'calendarDayRestore', { date: DAY }, admin);

    const { staff, manager } = world;
    await makesOne('membership.suspended', 'membershipSuspend', { membershipId, reason: '整改' }, staff);
    const delegates = [{ name: '王建榕' }];
    const applying = { unitId: world.unit.id, allianceId: otherAlliance.id, charterVersion: 1, delegates };
    const second = await makesOne('membership.applied', 'membershipApply', applying, manager);
    // Active in one alliance is enough.
    await makesOne('membership.admitted', 'membershipAdmit', { membershipId: second }, staff);
    await makesOne('membership.withdrawn', 'membershipWithdraw', { membershipId: second }, manager);
    await makesOne('membership.reinstated', 'membershipReinstate', { membershipId }, staff);
    await makesOne('membership.delegates_changed', 'delegatesName', { membershipId, delegates }, manager);
  });

  test('nobody, when it is about people', async () => {
    const { code: divisionCode } = world.community;
    const person = { name: '陈晓', phone: '19900000000', divisionCode };
    const residentId = await makesOne('resident.registered', 'residentRegister', person, 'somebody new');
    await makes(['account.disabled'], () => send('accountDisable', { residentId, reason: '遗失' }, admin));
    await makes(['account.enabled'], () => send('accountEnable', { residentId }, admin));
    await makes(['resident.erased'], () => send('personalDataErase', { name: person.name }, 'somebody new'));
    const creditCode = creditCodeOf('11', '350000', '00000001');
    const unit = { name: '某机关', kind: 'STATE_ORGAN', affiliationLevel: 'PROVINCE', creditCode, divisionCode };
    const unitId = await makesOne('unit.registered', 'unitRegister', unit, world.staff);
    const role = { accountSubject: 'its manager', role: 'UNIT_MANAGER', unitId };
    const roleAssignmentId = await makesOne('role.assigned', 'roleAssign', role, world.staff);
    await makesOne('role.ended', 'roleEnd', { roleAssignmentId }, world.staff);
  });

  test('those who wait for lists', async () => {
    const { manager, unit } = world;
    const period = { validFrom: '2026-03-01', validTo: '2027-02-28' };
    const listId = await makesOne(
      'supply_demand_list.created',
      'supplyDemandListCreate',
      { ownerId: unit.id, ...period },
      manager,
    );
    const entry = (title: string) => ({
      listId,
      categoryCode: 'LEGAL.ADVICE',
      title,
      quantity: 5,
      windows: [EVENINGS],
    });
    const supply = (title: string) => makesOne('supply.added', 'supplyAdd', entry(title), manager);
    const demand = (title: string) => makesOne('demand.added', 'demandAdd', entry(title), manager);
    const [supplyId, demandId, goneSupply, goneDemand, mergedId] = [
      await supply('车位'),
      await demand('车位'),
      await supply('误填'),
      await demand('误填'),
      await demand('重复'),
    ];
    const removed = 'supply_demand_list.entry_removed';
    await makesOne('supply.changed', 'supplyUpdate', { supplyId, title: '夜间车位' }, manager);
    await makesOne('demand.changed', 'demandUpdate', { demandId, title: '夜间车位' }, manager);
    await makes(['supply.removed', removed], () => send('supplyRemove', { supplyId: goneSupply }, manager));
    await makes(['demand.removed', removed], () => send('demandRemove', { demandId: goneDemand }, manager));
    await makesOne('supply_demand_list.submitted', 'supplyDemandListSubmit', { listId }, manager);
    await makesOne('supply_demand_list.returned', 'supplyDemandListReturn', { listId, reason: '补充' }, manager);
    await makesOne('supply_demand_list.submitted', 'supplyDemandListSubmit', { listId }, manager);
    await makesOne('supply_demand_list.confirmed', 'supplyDemandListConfirm', { listId }, manager);
    const merging = { demandId: mergedId, intoDemandId: demandId, quantity: 8, reason: '同一需求' };
    await makes(['demand.merged', 'demand.changed'], () => send('demandMerge', merging, manager));
    await makesOne('supply.withdrawn', 'supplyWithdraw', { supplyId, reason: '停用' }, manager);
    await makesOne('demand.withdrawn', 'demandWithdraw', { demandId, reason: '已解决' }, manager);
    await makesOne('supply_demand_list.closed', 'supplyDemandListClose', { listId, reason: '到期' }, manager);
  });

  test('those who wait for projects', async () => {
    const { secretary, staff, branch, unit } = projects;
    const draft = async () => {
      const input = { matchIds: [await projects.match()], title: '夜间停车共享' };
      return makesOne('project.drafted', 'serviceProjectBookDraft', input, secretary);
    };
    const bookId = await draft();
    const milestones = [{ title: '车位开放', dueOn: '2026-03-25', weight: 1 }];
    const revision = { bookId, expectedVersion: 1, milestones };
    await makesOne('project.revised', 'serviceProjectBookRevise', revision, secretary);
    const sign = 'serviceProjectBookSign';
    const scan = await scanned(served, unit.manager);
    await makesOne('project.paper_entered', 'paperSignatureEnter', entering(bookId, 2, unit.id, scan), unit.manager);
    const [paper] = await served.sql<{ id: string }>('select id from project_paper where book_id = $1', [bookId]);
    const rejection = { paperSignatureId: paper!.id, reason: '看不清' };
    await makesOne('project.paper_rejected', 'paperSignatureReject', rejection, staff);
    await makesOne('project.party_signed', sign, signing(bookId, 2, branch.id), secretary);
    await makesOne('project.signed', sign, signing(bookId, 2, unit.id), unit.delegate);
    const anew = { bookId, expectedVersion: 2, title: '夜间停车（修订）' };
    await makes(['project.revised'], () => send('serviceProjectBookRevise', anew, secretary));
    const withdrawal = { bookId, version: 3 };
    await makesOne('project.revision_withdrawn', 'serviceProjectBookWithdrawRevision', withdrawal, unit.manager);
    await makesOne('project.started', 'serviceProjectBookStart', { bookId }, secretary);
    await makesOne('project.suspended', 'serviceProjectBookSuspend', { bookId, reason: '维修' }, staff);
    await makesOne('project.resumed', 'serviceProjectBookResume', { bookId }, secretary);
    const [{ id: milestoneId }] = (await seen(served, bookId)).milestones;
    await makesOne('project.milestone_completed', 'milestoneComplete', { milestoneId, evidence: '照片' }, secretary);
    const session = { bookId, date: '2026-03-02', attendance: 3, minutes: 60 };
    await makesOne('project.session_logged', 'projectSessionLog', session, secretary);
    const complete = 'serviceProjectBookComplete';
    await makesOne('project.party_confirmed', complete, { bookId, partyId: branch.id }, secretary);
    await makesOne('project.completed', complete, { bookId, partyId: unit.id }, unit.manager);
    const evaluate = (partyId: string, score: number, as: string) => () =>
      send('projectEvaluate', { bookId, partyId, score }, as);
    await makes(['project.evaluated'], evaluate(branch.id, 3, secretary));
    await makes(['project.evaluated', 'project.review_needed'], evaluate(unit.id, 2, unit.manager));
    const ending = { bookId: await draft(), reason: '不办了' };
    await makesOne('project.terminated', 'serviceProjectBookTerminate', ending, secretary);
  });

  test('by every kind of event that there is', () => {
    expect(TOLD.columns).toEqual(listeners.names);
    expect(TOLD.rows.map(({ name }) => name).sort()).toEqual([...EVENT_TOPICS].sort());
    expect([...happened].sort()).toEqual([...EVENT_TOPICS].sort());
  });
});
