import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { wrongs } from '../bookings/booking.invariants.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { textTable } from '../support/text-table.ts';

// The week before the Spring Festival of 2026 in Tangmen community, told in order: each test goes on where the one
// before it ended. All that happens goes through the API; all times are those of a clock in Fuzhou.
//
// The holiday is from Sunday 15 to Monday 23 February; for it, people work on Saturday 14 and Saturday 28 February.

/** Of every date below that does not name one. */
const YEAR = 2026;
const ZONE = 'Asia/Shanghai';

// Who acts: the subjects of their tokens.
const COMMUNITY = 'staff of Tangmen community';
const DISTRICT = 'administrator of Gulou district';
const OFFICE = 'manager of the office';
const SCHOOL = 'manager of the school';
const RESIDENTS = ['Chen', 'Lin', 'Huang', 'Zheng'];

/** Where the residents look for a car park from. */
const HOME = { latitude: 26.0935, longitude: 119.3085 };
const ONE_STREET_AWAY = { latitude: 26.0944, longitude: 119.3085 };
const TWO_STREETS_AWAY = { latitude: 26.0962, longitude: 119.3085 };

let commons: Commons;
let alliance: BuiltAlliance;
/** Ids by the words that the tables below use: facilities as the week brings them, units, memberships, bookings. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  await buildCalendar(db);
  await timeIs('02-09T08:30');

  const district = await buildDivision(db, { level: DivisionLevel.DISTRICT, name: '鼓楼区' });
  const subdistrict = await buildDivision(db, { level: DivisionLevel.SUBDISTRICT, parent: district, name: '温泉街道' });
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

describe('Monday: an office joins the alliance and opens its doors', () => {
  test('the community registers an office, and says who acts for it; residents register themselves', async () => {
    await registerUnit('office', { name: '示例省级机关', kind: 'STATE_ORGAN', affiliationLevel: 'PROVINCE' }, OFFICE);
    for (const [number, name] of RESIDENTS.entries()) {
      const input = { name, phone: `1990000000${number}`, divisionCode: alliance.division.code };
      await done(name, 'residentRegister', input, 'resident { id }');
    }
    expect(await isMember('office')).toBe(false);
  });

  test('the office applies with two delegates; the community admits it', async () => {
    const applied = await done(
      OFFICE,
      'membershipApply',
      {
        unitId: ids.office,
        allianceId: alliance.id,
        charterVersion: 2,
        delegates: [{ name: '王建榕', position: '办公室主任' }, { name: '李晓芳' }],
      },
      'membership { id state delegates { name position } }',
    );
    ids.membership = applied.id;
    expect(applied).toMatchObject({
      state: 'APPLIED',
      delegates: [
        { name: '王建榕', position: '办公室主任' },
        { name: '李晓芳', position: null },
      ],
    });
    expect(await isMember('office')).toBe(false);

    expect(await decideOnMembership('membershipAdmit')).toBe('ACTIVE');
    expect(await isMember('office')).toBe(true);
  });

  test('the delegates are known by name to the community, not to residents', async () => {
    expect(await delegatesAsSeenBy(COMMUNITY)).toEqual(['王建榕', '李晓芳']);
    expect(await delegatesAsSeenBy('Chen')).toEqual(['王**', '李**']);
  });

  test('as a member it publishes its car park and its restroom at once', async () => {
    await createFacility('car-park', OFFICE, {
      unitId: ids.office,
      name: '机关大院停车场',
      kind: 'PARKING',
      capacity: 2,
      admission: 'INSTANT',
      location: ONE_STREET_AWAY,
      details: { parking: { vehicleClasses: ['CAR'] } },
    });
    await setHours('car-park', OFFICE, [
      { dayClass: 'WORKDAY', startTime: '18:00', endTime: '08:00' },
      { dayClass: 'DAY_OFF', startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' },
    ]);
    expect(await publish('car-park', OFFICE)).toBe('PUBLISHED');

    await createFacility('restroom', OFFICE, {
      unitId: ids.office,
      name: '机关大院卫生间',
      kind: 'RESTROOM',
      capacity: 4,
      admission: 'OPEN_ACCESS',
      location: ONE_STREET_AWAY,
      details: { restroom: { accessible: true, babyTable: false } },
    });
    await setHours('restroom', OFFICE, [{ dayClass: 'EVERY_DAY', startTime: '07:00', endTime: '22:00' }]);
    expect(await publish('restroom', OFFICE)).toBe('PUBLISHED');
  });

  test('the restroom is there to be used, not to be booked', async () => {
    await expectAnswers(`
             | place     from         to           answer
      Chen   | restroom  02-09T12:00  02-09T12:30  NOT_BOOKABLE
    `);
  });
});

describe('Tuesday evening: residents look for a place to park', () => {
  test('both car parks nearby have room tonight, none at noon', async () => {
    await timeIs('02-10T17:30');
    expect(await carParksNearHome('02-10T19:00', '02-10T23:00')).toEqual([
      'car-park, 100 m: 2 left',
      'hotel, 300 m: 20 left',
    ]);
    expect(await carParksNearHome('02-11T12:00', '02-11T13:00')).toEqual([]);
  });

  test('two residents take the two places near, and a third is told so', async () => {
    await expectAnswers(`
             | place     from         to           answer
      Chen   | car-park  02-10T19:00  02-10T23:00  DONE
      Lin    | car-park  02-10T20:00  02-10T22:00  DONE
      Huang  | car-park  02-10T19:30  02-10T21:30  SLOT_UNAVAILABLE
    `);
    expect(await placesLeft('car-park', '02-10T18:00', '02-11T08:00')).toEqual([
      '2: Tue 02-10 18:00 → Tue 02-10 19:00',
      '1: Tue 02-10 19:00 → Tue 02-10 20:00',
      '0: Tue 02-10 20:00 → Tue 02-10 22:00',
      '1: Tue 02-10 22:00 → Tue 02-10 23:00',
      '2: Tue 02-10 23:00 → Wed 02-11 08:00',
    ]);
    expect(await carParksNearHome('02-10T19:30', '02-10T21:30')).toEqual(['hotel, 300 m: 20 left']);
  });

  test('the third is offered what would do instead, and takes the last of it', async () => {
    const { refusal } = await askFor('Huang', 'car-park', '02-10T19:30', '02-10T21:30');
    expect(refusal).toMatchObject({ __typename: 'SlotUnavailable', remaining: 0 });
    expect(refusal.alternatives.map(offer)).toEqual([
      'car-park: Tue 02-10 18:00 → Tue 02-10 20:00',
      'car-park: Tue 02-10 22:00 → Wed 02-11 00:00',
      'hotel: Tue 02-10 19:30 → Tue 02-10 21:30',
    ]);
    const { facility, start, end } = refusal.alternatives.at(-1);
    const { booking } = await askForExactly('Huang', { facilityId: facility.id, start, end });
    expect(booking).toMatchObject({ state: 'CONFIRMED', facility: { id: ids.hotel } });
  });

  test('the first gives the place back, and it goes to whoever has no other', async () => {
    await timeIs('02-10T18:00');
    await givesBack('Chen', 'car-park 02-10T19:00');
    await expectAnswers(`
             | place     from         to           answer
      Huang  | car-park  02-10T19:30  02-10T21:30  QUOTA_EXCEEDED
      Zheng  | car-park  02-10T19:30  02-10T21:30  DONE
    `);
    expect(await bookingsOf('Chen')).toEqual(['CANCELLED car-park: Tue 02-10 19:00 → Tue 02-10 23:00']);
    expect(await bookingsOf('Zheng')).toEqual(['CONFIRMED car-park: Tue 02-10 19:30 → Tue 02-10 21:30']);
  });
});

describe('Wednesday: a school that is no member opens its field', () => {
  test('its field has to wait for the community, unseen and unbookable', async () => {
    await timeIs('02-11T09:00');
    await registerUnit(
      'school',
      { name: '示例小学', kind: 'PUBLIC_INSTITUTION', affiliationLevel: 'DISTRICT' },
      SCHOOL,
    );
    await createFacility('field', SCHOOL, {
      unitId: ids.school,
      name: '小学运动场',
      kind: 'SPORTS_FIELD',
      capacity: 200,
      admission: 'INSTANT',
      details: { sportsField: { sports: ['篮球'], indoor: false } },
    });
    await setHours('field', SCHOOL, [{ dayClass: 'WORKDAY', startTime: '16:00', endTime: '20:00' }]);

    expect(await publish('field', SCHOOL)).toBe('IN_REVIEW');
    expect(await stateSeenBy('Chen', 'field')).toBeNull();
    await expectAnswers(`
             | place  from         to           answer
      Chen   | field  02-11T16:00  02-11T17:00  NOT_FOUND
    `);
  });

  test('the community returns it, because there are lessons then', async () => {
    const reason = 'There are lessons until 17:30.';
    await done(COMMUNITY, 'facilityReturn', { facilityId: ids.field, reason }, 'facility { id }');
    expect(await stateSeenBy(SCHOOL, 'field')).toEqual({ state: 'DRAFT', stateReason: reason });
  });

  test('the school mends the hours, the community publishes it, and residents book', async () => {
    await setHours('field', SCHOOL, [{ dayClass: 'WORKDAY', startTime: '18:30', endTime: '20:00' }]);
    expect(await publish('field', SCHOOL)).toBe('IN_REVIEW');
    expect(await publish('field', COMMUNITY)).toBe('PUBLISHED');
    expect(await stateSeenBy('Chen', 'field')).toEqual({ state: 'PUBLISHED', stateReason: null });
    await expectAnswers(`
                     | place  from         to           answer
      Chen           | field  02-11T16:00  02-11T17:00  OUTSIDE_OPENING_HOURS
      Chen, later    | field  02-11T18:30  02-11T20:00  DONE
      Lin            | field  02-11T18:30  02-11T19:30  DONE
    `);
  });
});

describe('Thursday: everybody plans the Spring Festival', () => {
  test('the car park is open from the eve of the holiday until the morning after it, but for the day of work', async () => {
    await timeIs('02-12T20:00');
    expect(await openHours('car-park', '02-13T12:00', '02-24T12:00')).toEqual([
      'Fri 02-13 18:00 → Sat 02-14 08:00',
      'Sat 02-14 18:00 → Tue 02-24 08:00',
    ]);
  });

  test('within the holiday a car may stay over midnight, on a day of work it has to be out by 08:00', async () => {
    await expectAnswers(`
                        | place     from         to           answer
      Lin               | car-park  02-19T20:00  02-20T12:00  DONE
      Huang             | car-park  02-14T07:00  02-14T09:00  OUTSIDE_OPENING_HOURS
      Zheng             | car-park  02-24T07:00  02-24T08:15  OUTSIDE_OPENING_HOURS
      Zheng, in time    | car-park  02-24T07:00  02-24T08:00  DONE
      Chen              | car-park  02-18T12:00  02-20T12:00  DURATION_NOT_ALLOWED
      Chen, in April    | car-park  04-04T12:00  04-04T14:00  OUTSIDE_BOOKING_HORIZON
    `);
  });
});

describe('Friday: the district corrects the calendar', () => {
  test('Saturday the 28th makes up for the holiday, so the car park is closed during the day', async () => {
    await timeIs('02-13T10:00');
    expect(await dayOf('02-28')).toEqual({ dayClass: 'WORKDAY', status: 'OFFICIAL', reason: null });
    expect(await openHours('car-park', '02-27T12:00', '03-02T12:00')).toEqual([
      'Fri 02-27 18:00 → Sat 02-28 08:00',
      'Sat 02-28 18:00 → Mon 03-02 08:00',
    ]);
    await expectAnswers(`
             | place     from         to           answer
      Huang  | car-park  02-28T10:00  02-28T12:00  OUTSIDE_OPENING_HOURS
    `);
  });

  test('the district, and no one below it, makes it a day off: hours, bookings and search follow', async () => {
    const input = { date: `${YEAR}-02-28`, dayClass: 'DAY_OFF', reason: 'A typhoon is coming.' };
    expect((await act(COMMUNITY, 'calendarDayCorrect', input, 'calendarDay { id }')).code).toBe('FORBIDDEN');
    await done(DISTRICT, 'calendarDayCorrect', input, 'calendarDay { id }');

    expect(await dayOf('02-28')).toEqual({ dayClass: 'DAY_OFF', status: 'CORRECTED', reason: input.reason });
    expect(await openHours('car-park', '02-27T12:00', '03-02T12:00')).toEqual(['Fri 02-27 18:00 → Mon 03-02 08:00']);
    await expectAnswers(`
             | place     from         to           answer
      Huang  | car-park  02-28T10:00  02-28T12:00  DONE
    `);
    await timeIs('02-13T10:01');
    expect(await carParksNearHome('02-28T10:00', '02-28T12:00')).toEqual([
      'car-park, 100 m: 1 left',
      'hotel, 300 m: 20 left',
    ]);
  });
});

describe('Saturday, a day of work: the alliance suspends the office, and on Sunday takes it back', () => {
  test('while it is suspended its car park takes no bookings; those there are stay', async () => {
    await timeIs('02-14T09:00');
    expect(await decideOnMembership('membershipSuspend', { reason: 'The gate was locked twice.' })).toBe('SUSPENDED');
    expect(await isMember('office')).toBe(false);
    expect(await carParksNearHome('02-15T10:00', '02-15T12:00')).toEqual(['hotel, 300 m: 20 left']);
    await expectAnswers(`
             | place     from         to           answer
      Chen   | car-park  02-15T10:00  02-15T12:00  NOT_BOOKABLE
    `);
    expect(await bookingsOf('Lin', '02-15T00:00')).toEqual(['CONFIRMED car-park: Thu 02-19 20:00 → Fri 02-20 12:00']);
  });

  test('reinstated, it is found and booked again', async () => {
    await timeIs('02-15T09:00');
    expect(await decideOnMembership('membershipReinstate')).toBe('ACTIVE');
    expect(await carParksNearHome('02-15T10:00', '02-15T12:00')).toEqual([
      'car-park, 100 m: 2 left',
      'hotel, 300 m: 20 left',
    ]);
    await expectAnswers(`
             | place     from         to           answer
      Chen   | car-park  02-15T10:00  02-15T12:00  DONE
    `);
  });
});

describe('The books, read past all of our code', () => {
  test('no facility ever had more taken than it has, though one was full', async () => {
    const peaks = await commons.sql<{ id: string; peak: number; capacity: number }>(`
      select id, max(taken)::int as peak, capacity from shared_facility join lateral (
        select (select sum(other.quantity) from booking other
                where other.facility_id = b.facility_id and other.state <> 'CANCELLED'
                  and other.starts_at <= b.starts_at and other.ends_at > b.starts_at) as taken
        from booking b where b.facility_id = shared_facility.id and b.state <> 'CANCELLED') as moments on true
      group by id, capacity`);
    expect(peaks.map(({ id, peak, capacity }) => `${wordFor(id)}: ${peak} of ${capacity}`).toSorted()).toEqual([
      'car-park: 2 of 2',
      'field: 2 of 200',
      'hotel: 1 of 20',
    ]);
    expect(await wrongs(commons)).toEqual([]);
  });

  test('every change of a booking is in the audit trail and in the outbox, once, and nothing else is', async () => {
    const trail = await commons.sql(`
      select b.state, count(*)::int as bookings,
             (select string_agg(action, ', ' order by id) from audit_entry where subject_id = b.id) as audit,
             (select string_agg(topic, ', ' order by id) from outbox_event where subject_id = b.id) as outbox
      from booking b group by b.state, audit, outbox order by b.state`);
    expect(trail).toEqual([
      {
        state: 'CANCELLED',
        bookings: 1,
        audit: 'bookingCreate, bookingCancel',
        outbox: 'booking.created, booking.cancelled',
      },
      { state: 'CONFIRMED', bookings: 9, audit: 'bookingCreate', outbox: 'booking.created' },
    ]);
    const [entries] = await commons.sql(`
      select (select count(*)::int from audit_entry where action like 'booking%') as audit,
             (select count(*)::int from outbox_event where topic like 'booking.%') as outbox`);
    expect(entries).toEqual({ audit: 11, outbox: 11 });
  });
});

// How the story is told to the API, and how its answers are read.

/** Sets the clock, and does what the server does by itself every minute. */
async function timeIs(moment: string): Promise<void> {
  commons.clock.now = Temporal.Instant.from(at(moment));
  await keepStretches(commons.orm, commons.clock.now);
}

/** Sends a mutation. @returns what it changed, or null, and `DONE` or the code of the one refusal */
// oxlint-disable-next-line typescript/no-explicit-any -- the story names what it expects
async function act(as: string, mutation: string, input: object, changed: string): Promise<any> {
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
async function done(as: string, mutation: string, input: object, changed: string): Promise<any> {
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

async function registerUnit(word: string, unit: object, manager: string): Promise<void> {
  const creditCode = creditCodeOf('11', '350000', String(++unitsRegistered).padStart(8, '0'));
  const input = { ...unit, creditCode, divisionCode: alliance.division.code };
  ids[word] = (await done(COMMUNITY, 'unitRegister', input, 'unit { id }')).id;
  const role = { accountSubject: manager, role: 'UNIT_MANAGER', unitId: ids[word] };
  await done(COMMUNITY, 'roleAssign', role, 'roleAssignment { id }');
}

async function isMember(unit: string): Promise<boolean> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on ResidentUnit { isMember } } }';
  return (await read(undefined, query, { id: ids[unit] })).node.isMember;
}

/** @returns the state of the office's membership after what the community decided */
async function decideOnMembership(mutation: string, more: object = {}): Promise<string> {
  return (await done(COMMUNITY, mutation, { membershipId: ids.membership, ...more }, 'membership { state }')).state;
}

async function delegatesAsSeenBy(as: string): Promise<string[]> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on AllianceMembership { delegates { name } } } }';
  const { node } = await read(as, query, { id: ids.membership });
  return node.delegates.map(({ name }: { name: string }) => name);
}

async function createFacility(word: string, as: string, input: object): Promise<void> {
  ids[word] = (await done(as, 'facilityCreate', input, 'facility { id }')).id;
}

async function setHours(word: string, as: string, rules: readonly object[]): Promise<void> {
  await done(as, 'facilityOpeningRulesSet', { facilityId: ids[word], rules }, 'facility { id }');
}

/** @returns the state it has got into */
async function publish(word: string, as: string): Promise<string> {
  return (await done(as, 'facilityPublish', { facilityId: ids[word] }, 'facility { state }')).state;
}

/** @returns null for a facility that the caller does not get to see */
async function stateSeenBy(as: string, word: string): Promise<object | null> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on SharedFacility { state stateReason } } }';
  return (await read(as, query, { id: ids[word] })).node;
}

/** Asks for places row by row, and expects the answers that the table has. Who asks is the first word of a row. */
async function expectAnswers(table: string): Promise<void> {
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

function askFor(who: string, word: string, from: string, to: string) {
  return askForExactly(who, { facilityId: ids[word]!, start: at(from), end: at(to) });
}

async function askForExactly(who: string, wish: { facilityId: string; start: string; end: string }) {
  const input = { ...wish, idempotencyKey: randomUUID() };
  const { changed, ...rest } = await act(who, 'bookingCreate', input, 'booking { id state facility { id } }');
  return { booking: changed, ...rest };
}

/** Cancels what somebody asked for in a table: the place and the start. */
async function givesBack(who: string, what: string): Promise<void> {
  const { state } = await done(who, 'bookingCancel', { bookingId: ids[`${who}: ${what}`] }, 'booking { state }');
  expect(state).toBe('CANCELLED');
}

async function bookingsOf(who: string, from?: string): Promise<string[]> {
  const query = `query ($from: DateTime) { bookings(where: { own: true, from: $from }) {
    edges { node { state start end facility { id } } } } }`;
  const { bookings } = await read(who, query, { from: from && at(from) });
  return bookings.edges.map(({ node }: { node: Offer & { state: string } }) => `${node.state} ${offer(node)}`);
}

/** Car parks within ten minutes on foot that have a place during all of the time, the nearest first. */
async function carParksNearHome(from: string, to: string): Promise<string[]> {
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
async function placesLeft(word: string, from: string, to: string): Promise<string[]> {
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on SharedFacility {
    availability(from: $from, to: $to, quantity: 0) { start end remaining } } } }`;
  const { node } = await read(undefined, query, { id: ids[word], from: at(from), to: at(to) });
  return node.availability.map((window: Span & { remaining: number }) => `${window.remaining}: ${span(window)}`);
}

async function openHours(word: string, from: string, to: string): Promise<string[]> {
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on SharedFacility {
    openHours(from: $from, to: $to) { start end } } } }`;
  const { node } = await read(undefined, query, { id: ids[word], from: at(from), to: at(to) });
  return node.openHours.map(span);
}

async function dayOf(date: string): Promise<object> {
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

function offer({ facility, ...rest }: Offer): string {
  return `${wordFor(facility.id)}: ${span(rest)}`;
}

/** The word of the story for an id. */
function wordFor(id: string): string | undefined {
  return Object.keys(ids).find((word) => ids[word] === id);
}
