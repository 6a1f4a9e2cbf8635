import { describe, expect, test } from 'vitest';
import { wrongs } from '../bookings/booking.invariants.ts';
import {
  act,
  alliance,
  askFor,
  askForExactly,
  bookingsOf,
  carParksNearHome,
  commons,
  COMMUNITY,
  createFacility,
  dayOf,
  decideOnMembership,
  delegatesAsSeenBy,
  DISTRICT,
  done,
  expectAnswers,
  givesBack,
  ids,
  inTangmen,
  isMember,
  offer,
  OFFICE,
  ONE_STREET_AWAY,
  openHours,
  placesLeft,
  publish,
  registerUnit,
  RESIDENTS,
  SCHOOL,
  setHours,
  stateSeenBy,
  timeIs,
  wordFor,
  YEAR,
} from './tangmen-world.ts';

// The week before the Spring Festival of 2026 in Tangmen community, told in order: each test goes on where the one
// before it ended. All that happens goes through the API; all times are those of a clock in Fuzhou.
//
// The holiday is from Sunday 15 to Monday 23 February; for it, people work on Saturday 14 and Saturday 28 February.
inTangmen();

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
