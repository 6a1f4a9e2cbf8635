import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { type BuiltAlliance, buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildFacility, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { keepStretches } from '../../src/facilities/opening/open-stretch.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { creditCodeOf } from '../../src/district/units/credit-code.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { textTable } from '../support/text-table.ts';

/** Of every date below that does not name one. */
export const YEAR = 2026;
const ZONE = 'Asia/Shanghai';

// Who acts: the subjects of their tokens.
export const COMMUNITY = 'staff of Tangmen community';
export const DISTRICT = 'administrator of Gulou district';
export const OFFICE = 'manager of the office';
export const SCHOOL = 'manager of the school';
export const RESIDENTS = ['Chen', 'Lin', 'Huang', 'Zheng'];

/** Where the residents look for a car park from. */
const HOME = { latitude: 26.0935, longitude: 119.3085 };
export const ONE_STREET_AWAY = { latitude: 26.0944, longitude: 119.3085 };
const TWO_STREETS_AWAY = { latitude: 26.0962, longitude: 119.3085 };

export let commons: Commons;
export let alliance: BuiltAlliance;
/** Ids by the words that the tables below use: facilities as the week brings them, units, memberships, bookings. */
export const ids: Record<string, string> = {};
/** Sets up the community as it is on Monday morning, for the tests of a file. */
export function inTangmen(): void {
  beforeAll(async () => {
    commons = await startCommons();
    const { db } = commons;
    await buildCalendar(db);
    await timeIs('02-09T08:30');

    const district = await buildDivision(db, { level: DivisionLevel.DISTRICT, name: '鼓楼区' });
    const subdistrict = await buildDivision(db, {
      level: DivisionLevel.SUBDISTRICT,
      parent: district,
      name: '温泉街道',
    });
    const community = await buildDivision(db, { parent: subdistrict, name: '汤门社区' });
    const staff = { role: Role.COMMUNITY_STAFF, divisionId: community.id };
    await buildAccount(db, { subject: COMMUNITY, roles: [staff] });
    await buildAccount(db, { subject: DISTRICT, roles: [{ role: Role.DISTRICT_ADMIN, divisionId: district.id }] });

    // A hotel has been a member for long. Its car park is open in the off-hours, too.
    alliance = await buildAlliance(db, { division: community, charterVersion: 2 });
    const hotel = await buildUnit(db, { division: community, name: '示例温泉酒店' });
    await buildMembership(db, { alliance, unit: hotel });
    ids.hotel = (
      await buildFacility(db, {
        unitId: hotel.id,
        name: '温泉酒店停车场',
        location: TWO_STREETS_AWAY,
        capacity: 20,
        rules: OFF_HOURS,
        now: commons.clock.now,
      })
    ).id;
  });
  afterAll(() => commons.close());
}

// How the story is told to the API, and how its answers are read.

/** Sets the clock, and does what the server does by itself every minute. */
export async function timeIs(moment: string): Promise<void> {
  commons.clock.now = Temporal.Instant.from(at(moment));
  await keepStretches(commons.orm, commons.clock.now);
}

/** Sends a mutation. @returns what it changed, or null, and `DONE` or the code of the one refusal */
// oxlint-disable-next-line typescript/no-explicit-any -- the story names what it expects
export async function act(as: string, mutation: string, input: object, changed: string): Promise<any> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
      changed: ${changed}
      userErrors {
        __typename code message
        ... on SlotUnavailable { remaining alternatives { start end facility { id } } }
      }
    } }`,
    { input },
    { as },
  );
  expect(errors).toBeUndefined();
  const [refusal] = data.answer.userErrors;
  return { changed: data.answer.changed, refusal, code: refusal?.code ?? 'DONE' };
}

/** Sends a mutation that is to succeed. @returns what it changed */
// oxlint-disable-next-line typescript/no-explicit-any -- the story names what it expects
export async function done(as: string, mutation: string, input: object, changed: string): Promise<any> {
  const answer = await act(as, mutation, input, changed);
  expect(answer.refusal).toBeUndefined();
  return answer.changed;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the story names what it expects
async function read(as: string | undefined, document: string, variables: object): Promise<any> {
  const { data, errors } = await commons.query(document, variables, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data;
}

let unitsRegistered = 0;

export async function registerUnit(word: string, unit: object, manager: string): Promise<void> {
  const creditCode = creditCodeOf('11', '350000', String(++unitsRegistered).padStart(8, '0'));
  const input = { ...unit, creditCode, divisionCode: alliance.division.code };
  ids[word] = (await done(COMMUNITY, 'unitRegister', input, 'unit { id }')).id;
  const role = { accountSubject: manager, role: 'UNIT_MANAGER', unitId: ids[word] };
  await done(COMMUNITY, 'roleAssign', role, 'roleAssignment { id }');
}

export async function isMember(unit: string): Promise<boolean> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on ResidentUnit { isMember } } }';
  return (await read(undefined, query, { id: ids[unit] })).node.isMember;
}

/** @returns the state of the office's membership after what the community decided */
export async function decideOnMembership(mutation: string, more: object = {}): Promise<string> {
  return (await done(COMMUNITY, mutation, { membershipId: ids.membership, ...more }, 'membership { state }')).state;
}

export async function delegatesAsSeenBy(as: string): Promise<string[]> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on AllianceMembership { delegates { name } } } }';
  const { node } = await read(as, query, { id: ids.membership });
  return node.delegates.map(({ name }: { name: string }) => name);
}

export async function createFacility(word: string, as: string, input: object): Promise<void> {
  ids[word] = (await done(as, 'facilityCreate', input, 'facility { id }')).id;
}

export async function setHours(word: string, as: string, rules: readonly object[]): Promise<void> {
  await done(as, 'facilityOpeningRulesSet', { facilityId: ids[word], rules }, 'facility { id }');
}

/** @returns the state it has got into */
export async function publish(word: string, as: string): Promise<string> {
  return (await done(as, 'facilityPublish', { facilityId: ids[word] }, 'facility { state }')).state;
}

/** @returns null for a facility that the caller does not get to see */
export async function stateSeenBy(as: string, word: string): Promise<object | null> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on SharedFacility { state stateReason } } }';
  return (await read(as, query, { id: ids[word] })).node;
}

/** Asks for places row by row, and expects the answers that the table has. Who asks is the first word of a row. */
export async function expectAnswers(table: string): Promise<void> {
  const { rows } = textTable(table);
  expect(rows.length).toBeGreaterThan(0);
  const answers: Record<string, string> = {};
  for (const { name, cells } of rows) {
    const [who] = name.split(',') as [string];
    const { code, booking } = await askFor(who, cells.place!, cells.from!, cells.to!);
    if (booking) ids[`${who}: ${cells.place} ${cells.from}`] = booking.id;
    answers[name] = code;
  }
  expect(answers).toEqual(Object.fromEntries(rows.map(({ name, cells }) => [name, cells.answer])));
}

export function askFor(who: string, word: string, from: string, to: string) {
  return askForExactly(who, { facilityId: ids[word]!, start: at(from), end: at(to) });
}

export async function askForExactly(who: string, wish: { facilityId: string; start: string; end: string }) {
  const input = { ...wish, idempotencyKey: randomUUID() };
  const { changed, ...rest } = await act(who, 'bookingCreate', input, 'booking { id state facility { id } }');
  return { booking: changed, ...rest };
}

/** Cancels what somebody asked for in a table: the place and the start. */
export async function givesBack(who: string, what: string): Promise<void> {
  const { state } = await done(who, 'bookingCancel', { bookingId: ids[`${who}: ${what}`] }, 'booking { state }');
  expect(state).toBe('CANCELLED');
}

export async function bookingsOf(who: string, from?: string): Promise<string[]> {
  const query = `query ($from: DateTime) { bookings(where: { own: true, from: $from }) {
    edges { node { state start end facility { id } } } } }`;
  const { bookings } = await read(who, query, { from: from && at(from) });
  return bookings.edges.map(({ node }: { node: Offer & { state: string } }) => `${node.state} ${offer(node)}`);
}

/** Car parks within ten minutes on foot that have a place during all of the time, the nearest first. */
export async function carParksNearHome(from: string, to: string): Promise<string[]> {
  const { sharedFacilities } = await read(
    undefined,
    `query ($point: GeoPointInput!, $start: DateTime!, $end: DateTime!) {
      sharedFacilities(where: {
        kinds: [PARKING]
        near: { point: $point, withinMeters: 800 }
        availableDuring: { start: $start, end: $end }
      }) { edges { distanceMeters node { id availability(from: $start, to: $end) { remaining } } } }
    }`,
    { point: HOME, start: at(from), end: at(to) },
  );
  return sharedFacilities.edges.map(
    ({
      distanceMeters,
      node,
    }: {
      distanceMeters: number;
      node: { id: string; availability: { remaining: number }[] };
    }) => {
      const left = Math.min(...node.availability.map(({ remaining }) => remaining));
      return `${wordFor(node.id)}, ${Math.round(distanceMeters / 100) * 100} m: ${left} left`;
    },
  );
}

/** The whole range by the places left, full times included. */
export async function placesLeft(word: string, from: string, to: string): Promise<string[]> {
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on SharedFacility {
    availability(from: $from, to: $to, quantity: 0) { start end remaining } } } }`;
  const { node } = await read(undefined, query, { id: ids[word], from: at(from), to: at(to) });
  return node.availability.map((window: Span & { remaining: number }) => `${window.remaining}: ${span(window)}`);
}

export async function openHours(word: string, from: string, to: string): Promise<string[]> {
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on SharedFacility {
    openHours(from: $from, to: $to) { start end } } } }`;
  const { node } = await read(undefined, query, { id: ids[word], from: at(from), to: at(to) });
  return node.openHours.map(span);
}

export async function dayOf(date: string): Promise<object> {
  const query = `query ($date: LocalDate!) { calendarDays(from: $date, to: $date) { dayClass status reason } }`;
  return (await read(undefined, query, { date: `${YEAR}-${date}` })).calendarDays[0];
}

interface Span {
  readonly start: string;
  readonly end: string;
}

interface Offer extends Span {
  readonly facility: { readonly id: string };
}

/** `02-10T19:00` as an instant of the API. */
function at(moment: string): string {
  return `${YEAR}-${moment}:00+08:00`;
}

/** `Tue 02-10 19:00 → Tue 02-10 23:00`. */
function span({ start, end }: Span): string {
  return `${local(start)} → ${local(end)}`;
}

function local(instant: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][moment.dayOfWeek - 1];
  return `${weekday} ${moment.toPlainDate().toString().slice('YYYY-'.length)} ${moment.toPlainTime().toString().slice(0, 'HH:mm'.length)}`;
}

export function offer({ facility, ...rest }: Offer): string {
  return `${wordFor(facility.id)}: ${span(rest)}`;
}

/** The word of the story for an id. */
export function wordFor(id: string): string | undefined {
  return Object.keys(ids).find((word) => ids[word] === id);
}
