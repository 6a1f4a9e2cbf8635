import { describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident } from '../../seeds/factories/person.factory.ts';
import { BOOKING_STEPS, BookingState } from '../../src/bookings/booking.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { buildTwoOfEverything } from '../support/two-of-everything.ts';
import { rowCounts, wrongs } from './booking.invariants.ts';
import type { Asking, Outcome } from './booking.operations.ts';

// What cancelling, confirming and rejecting have in common: who may, from which states, and until when.

/** A facility with one place, and everybody who might have something to say about its bookings; values are subjects. */
export interface World {
  readonly commons: Commons;
  readonly facilityId: string;
  readonly unitId: string;
  readonly booker: BuiltResident;
  readonly managers: Readonly<Record<string, string>>;
  /** Those who see its bookings and decide nothing. */
  readonly staff: Readonly<Record<string, string>>;
  /** Those who see nothing. */
  readonly strangers: Readonly<Record<string, string>>;
  /** A booking of the booker, on a slot that nobody has had before. */
  newBooking(state?: `${BookingState}`): Promise<{ id: string; start: string; end: string }>;
}

export async function buildWorld(): Promise<World> {
  const commons = await startCommons();
  const { db } = commons;
  const two = await buildTwoOfEverything(db);
  const { id: facilityId, unitId } = await buildFacility(db, {
    unitId: two.unit.id,
    now: commons.clock.now,
    admission: 'APPROVAL',
  });
  const account = async (role: Role, scope: object) =>
    (await buildAccount(db, { roles: [{ role, ...scope }] })).subject;
  const booker = await buildResident(db);
  let slots = 0;
  return {
    commons,
    facilityId,
    unitId,
    booker,
    managers: {
      'the manager of the unit': await account(Role.UNIT_MANAGER, { unitId }),
      'the manager of this facility': await account(Role.UNIT_MANAGER, { facilityId }),
    },
    staff: {
      'staff of the community': await account(Role.COMMUNITY_STAFF, { divisionId: two.community.id }),
      'staff of the subdistrict': await account(Role.SUBDISTRICT_STAFF, { divisionId: two.subdistrict.id }),
      'the administrator of the district': await account(Role.DISTRICT_ADMIN, { divisionId: two.district.id }),
    },
    strangers: {
      'another resident': (await buildResident(db)).subject,
      'somebody without a role': (await buildAccount(db)).subject,
      'the manager of another facility of the unit': await account(Role.UNIT_MANAGER, {
        facilityId: two.secondFacility.id,
      }),
      'the manager of another unit': await account(Role.UNIT_MANAGER, { unitId: two.neighbour.id }),
      'a manager whose role has ended': await account(Role.UNIT_MANAGER, { unitId, validTo: TEST_NOW }),
      'staff of another community': await account(Role.COMMUNITY_STAFF, { divisionId: two.siblingCommunity.id }),
      'staff of another subdistrict': await account(Role.SUBDISTRICT_STAFF, { divisionId: two.otherSubdistrict.id }),
      'the administrator of another district': await account(Role.DISTRICT_ADMIN, { divisionId: two.otherDistrict.id }),
      'the secretary of a branch in the community': await account(Role.BRANCH_SECRETARY, { divisionId: two.grid.id }),
    },
    async newBooking(state = BookingState.PENDING) {
      const start = Temporal.Instant.from(TEST_NOW).add({ hours: ++slots });
      const slot = { start: start.toString(), end: start.add({ hours: 1 }).toString() };
      // Nobody holds more than a few: what was built long before has been looked at.
      await commons.sql(
        `delete from booking where booker_id = $1 and starts_at < $2::timestamptz - interval '8 hours'`,
        [booker.residentId, slot.start],
      );
      // One hold a person.
      await commons.sql(`update booking set state = 'CANCELLED' where booker_id = $1 and state = 'HELD'`, [
        booker.residentId,
      ]);
      const { id } = await buildBooking(db, { facilityId, bookerId: booker.residentId, ...slot, state });
      return { id, ...slot };
    },
  };
}

/** A mutation that moves a booking on. */
export interface Decision {
  readonly name: string;
  readonly to: BookingState;
  readonly topic: string;
  /** Whether who booked may do it, as the managers may. */
  readonly byBooker: boolean;
  /** Does it, with a reason where one can be given. */
  readonly act: (commons: Commons, bookingId: string, asking: Asking) => Promise<Outcome>;
}

/** Declares the tests that every such mutation has to pass. */
export function describeDecision({ name, to, topic, byBooker, act }: Decision, world: () => World): void {
  describe(`${name} is for`, () => {
    test.each(['the manager of the unit', 'the manager of this facility'])('%s', async (who) => {
      const { commons, managers, newBooking } = world();
      const { id } = await newBooking();
      const { booking } = await act(commons, id, { as: managers[who]! });
      expect(booking).toMatchObject({ id, state: to });
    });

    test(`${byBooker ? 'who booked' : 'nobody who only booked'}`, async () => {
      const { commons, booker, newBooking } = world();
      const { id } = await newBooking();
      expect((await act(commons, id, { as: booker.subject })).code).toBe(byBooker ? 'DONE' : 'FORBIDDEN');
    });

    test('nobody on the staff of the territory: they only see it', async () => {
      const { commons, staff, newBooking } = world();
      const { id } = await newBooking();
      const before = await rowCounts(commons);
      for (const [who, subject] of Object.entries(staff)) {
        const english = await act(commons, id, { as: subject, language: 'en' });
        expect(english.refusal, who).toMatchObject({
          code: 'FORBIDDEN',
          field: null,
          message: 'Only the managers of the facility may do this.',
        });
        const chinese = await act(commons, id, { as: subject, language: 'zh-CN' });
        expect(chinese.refusal!.message).toBe('只有该设施的管理员可以进行此操作。');
      }
      expect(await rowCounts(commons)).toEqual(before);
      expect(await stateOf(commons, id)).toBe('PENDING');
    });

    test('no stranger, to whom it is as if there were no booking', async () => {
      const { commons, strangers, newBooking } = world();
      const { id } = await newBooking();
      const before = await rowCounts(commons);
      for (const [who, subject] of Object.entries(strangers)) {
        const { refusal } = await act(commons, id, { as: subject, language: 'en' });
        const ofNothing = await act(commons, newId('bkg'), { as: subject, language: 'en' });
        expect(refusal, who).toEqual(ofNothing.refusal);
        expect(refusal).toEqual({
          __typename: 'PlainError',
          code: 'NOT_FOUND',
          field: ['bookingId'],
          message: 'There is no such booking.',
        });
      }
      expect(await rowCounts(commons)).toEqual(before);
      expect(await stateOf(commons, id)).toBe('PENDING');
    });
  });

  describe(`${name} refuses`, () => {
    test.each([
      ['the id of another type', newId('fac')],
      ['what is no id', 'booking 1'],
      ['nothing', ''],
    ])('%s', async (_what, id) => {
      const { commons, managers } = world();
      const { refusal } = await act(commons, id, { as: Object.values(managers)[0]! });
      expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['bookingId'] });
    });
  });

  describe(`${name} of a booking that is`, () => {
    test.each(Object.values(BookingState))('%s goes by the table of transitions', async (from) => {
      const { commons, managers, newBooking } = world();
      const { id } = await newBooking(from);
      const before = await rowCounts(commons);
      const asking = { as: Object.values(managers)[0]! };
      const { refusal, code } = await act(commons, id, { ...asking, language: 'en' });
      const step = name.slice('booking'.length).toUpperCase() as 'CONFIRM' | 'REJECT' | 'CANCEL';
      const allowed = BOOKING_STEPS.canTake(step, from);
      expect(code).toBe(allowed ? 'DONE' : 'STATE_CONFLICT');
      expect(await stateOf(commons, id)).toBe(allowed ? to : from);
      if (!allowed) {
        expect(refusal).toMatchObject({
          field: ['bookingId'],
          message: expect.stringMatching(/^A booking that is [a-z -]+ does not become [a-z]+\.$/),
        });
        const chinese = await act(commons, id, { ...asking, language: 'zh-CN' });
        expect(chinese.refusal!.message).toMatch(/^状态为“\p{Script=Han}+”的预约不能变为“\p{Script=Han}+”。$/u);
        expect(await rowCounts(commons)).toEqual(before);
      }
      expect(await wrongs(commons)).toEqual([]);
    });

    const atTime = async (at: Temporal.Instant, booking: { id: string }) => {
      const { commons, managers } = world();
      commons.clock.now = at;
      try {
        return await act(commons, booking.id, { as: Object.values(managers)[0]!, language: 'en' });
      } finally {
        commons.clock.now = Temporal.Instant.from(TEST_NOW);
      }
    };
    const after = (text: string, milliseconds: number) => Temporal.Instant.from(text).add({ milliseconds });

    test('waiting is possible until it starts, and goes on being possible only for who ends it', async () => {
      const { commons, newBooking } = world();
      const [inTime, lapsed, longOver] = [await newBooking(), await newBooking(), await newBooking()];
      expect((await atTime(after(inTime.start, -1), inTime)).code).toBe('DONE');
      for (const [one, at] of [
        [lapsed, after(lapsed.start, 0)],
        [longOver, after(longOver.end, 86_400_000)],
      ] as const) {
        const { code, refusal } = await atTime(at, one);
        expect(code).toBe(to === BookingState.CONFIRMED ? 'STATE_CONFLICT' : 'DONE');
        if (refusal) expect(refusal.message).toBe('A booking that is expired does not become confirmed.');
      }
      expect(await wrongs(commons)).toEqual([]);
    });
  });

  test(`${name} is in the trail and the outbox, without the reason`, async () => {
    const { commons, managers, newBooking } = world();
    const { id } = await newBooking();
    await act(commons, id, { as: Object.values(managers)[0]! });
    expect(
      await commons.sql(
        `select action, fields, at, subject = any ($2) as "byManager" from audit_entry e join account a on a.id = e.actor_id
         where subject_id = $1`,
        [id, Object.values(managers)],
      ),
    ).toEqual([{ action: name, fields: ['state', 'stateReason'], at: new Date(TEST_NOW), byManager: true }]);
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', [id])).toEqual([{ topic }]);
    expect(await commons.sql('select version, updated_at from booking where id = $1', [id])).toEqual([
      { version: 2, updated_at: new Date(TEST_NOW) },
    ]);
  });

  test(`${name} is for nobody without a token`, async () => {
    const { commons, newBooking } = world();
    const { id } = await newBooking();
    const input = to === BookingState.CONFIRMED ? { bookingId: id } : { bookingId: id, reason: 'Why' };
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { booking { id } } }`;
    const anonymous = await commons.query(document, { input });
    expect(anonymous).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const unknown = await commons.query(document, { input }, { as: 'a stranger' });
    expect(unknown).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await stateOf(commons, id)).toBe('PENDING');
  });
}

async function stateOf({ sql }: Commons, id: string): Promise<unknown> {
  return (await sql('select state from booking where id = $1', [id]))[0]?.state;
}

/** Tests that a reason has to be a text of 1 to 500 characters. */
export function describeReason(
  decide: (commons: Commons, input: { bookingId: string; reason: string }, asking: Asking) => Promise<Outcome>,
  world: () => World,
): void {
  describe('the reason', () => {
    test.each([
      ['is empty', ''],
      ['is blank', '  　'],
      ['is longer than 500 characters', 'x'.repeat(501)],
      ['has a control character', 'a\u0007b'],
    ])('is refused when it %s', async (_what, reason) => {
      const { commons, managers, newBooking } = world();
      const { id } = await newBooking();
      const { refusal } = await decide(commons, { bookingId: id, reason }, { as: Object.values(managers)[0]! });
      expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['reason'] });
      expect(await stateOf(commons, id)).toBe('PENDING');
    });

    test('is kept without outer blanks, up to 500 characters', async () => {
      const { commons, managers, newBooking, booker } = world();
      const { id } = await newBooking();
      const reason = `${'因'.repeat(499)}x`;
      const asking = { as: Object.values(managers)[0]! };
      const { booking } = await decide(commons, { bookingId: id, reason: `  ${reason}  ` }, asking);
      expect(booking!.stateReason).toBe(reason);
      const { data } = await commons.query(
        `query ($id: ID!) { node(id: $id) { ... on Booking { state stateReason } } }`,
        { id },
        { as: booker.subject },
      );
      expect(data.node).toEqual({ state: booking!.state, stateReason: reason });
    });
  });
}
