import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildUnitWorld, type UnitWorld } from '../webhooks/webhook.world.ts';
import { booked, SETTINGS, tellAll, toldTo } from './notification.world.ts';

const OPEN = {
  rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }],
  admission: 'APPROVAL',
} as const;
const EVENING = ['2026-03-05T11:00:00Z', '2026-03-05T13:00:00Z'] as const;

let commons: Commons;
let silent: Commons;
let world: UnitWorld;
let booker: BuiltResident;

beforeAll(async () => {
  commons = await startCommons({
    server: {
      sendMessage: async () => ({ status: null, failure: null }),
      // Who comes as `…+mail` has a mailbox that the issuer has verified.
      verifyToken: async (header) => {
        if (!header) return undefined;
        const [subject, mail] = header.slice('Bearer '.length).split('+') as [string, string?];
        return { issuer: DEVELOPMENT_ISSUER, subject, ...(mail && { verifiedMail: `${mail}@example.org` }) };
      },
    },
  });
  silent = await startCommons({ beside: commons });
  world = await buildUnitWorld(commons, OPEN);
});
afterAll(async () => {
  await silent.close();
  await commons.close();
});
beforeEach(async () => {
  booker = await buildResident(commons.db);
});

const READ = `mutation ($input: NotificationsReadInput!) {
  answer: notificationsRead(input: $input) {
    viewer { notifications(unread: true) { totalCount } } userErrors { code message field } } }`;
const read = async (notificationIds: readonly string[], as = booker.subject) =>
  (await commons.query(READ, { input: { notificationIds } }, { as })).data.answer;

/** Something of which they have not read yet. */
async function unread(): Promise<string> {
  const bookingId = await booked(commons, booker, world.facilityId, EVENING);
  await commons.query(
    `mutation ($input: BookingConfirmInput!) { bookingConfirm(input: $input) { userErrors { code } } }`,
    { input: { bookingId } },
    { as: world.manager.subject },
  );
  await tellAll(commons);
  const [told] = await toldTo(commons, booker, { unread: true });
  return told!.id;
}

describe('notificationsRead', () => {
  test('takes them for read, with the time of the first time', async () => {
    const id = await unread();
    const before = commons.clock.now;
    expect(await read([id, id])).toEqual({ viewer: { notifications: { totalCount: 0 } }, userErrors: [] });
    commons.clock.now = before.add({ minutes: 5 });
    expect((await read([id])).userErrors).toEqual([]);
    commons.clock.now = before;
    expect((await toldTo(commons, booker))[0]!.readAt).toBe(before.toString({ smallestUnit: 'millisecond' }));
    expect(await toldTo(commons, booker, { unread: true })).toEqual([]);
  });

  test('refuses those of others as if there were none, and then takes none for read', async () => {
    const theirs = await unread();
    booker = await buildResident(commons.db);
    await commons.sql(`update booking set state = 'CANCELLED' where state = 'CONFIRMED'`);
    const own = await unread();
    expect(await read([own, theirs])).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['notificationIds'] }],
    });
    expect(await toldTo(commons, booker, { unread: true })).toHaveLength(1);
  });

  test('refuses none, and more than a page', async () => {
    const id = await unread();
    for (const ids of [[], Array.from({ length: 101 }, () => id)]) {
      expect((await read(ids)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['notificationIds'] }]);
    }
    expect(await toldTo(commons, booker, { unread: true })).toHaveLength(1);
  });
});

const set = async (input: object, { as = booker.subject, on = commons } = {}) =>
  (await on.query(SETTINGS, { input }, { as, language: 'en' })).data.answer;
const NOTHING = { remindMinutesBefore: [60], sms: [], mail: [], mailAddress: null };
const settings = async (as = booker.subject) =>
  (await commons.query('{ viewer { notificationSettings { remindMinutesBefore sms mail mailAddress } } }', {}, { as }))
    .data.viewer.notificationSettings;

describe('notificationSettingsSet', () => {
  test('changes what is given, and leaves the rest', async () => {
    expect(await settings()).toEqual(NOTHING);
    await set({ remindMinutesBefore: [1_440, 60, 60] });
    expect(await settings()).toEqual({ ...NOTHING, remindMinutesBefore: [60, 1_440] });
    await set({ sms: ['REMINDER', 'CANCELLED', 'REMINDER'] });
    expect(await settings()).toEqual({
      ...NOTHING,
      remindMinutesBefore: [60, 1_440],
      sms: ['REMINDER', 'CANCELLED'],
    });
    await set({ remindMinutesBefore: [], sms: [] });
    expect(await settings()).toEqual({ ...NOTHING, remindMinutesBefore: [] });
  });

  test('takes the mailbox that the token claims as verified, keeps it while it is used, and takes no other', async () => {
    expect(await set({ mail: ['REMINDER'] })).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'STATE_CONFLICT', field: ['mail'] }],
    });
    expect((await set({ mail: ['REMINDER'] }, { as: `${booker.subject}+lin` })).userErrors).toEqual([]);
    expect(await settings()).toMatchObject({ mail: ['REMINDER'], mailAddress: 'lin@example.org' });
    // Signed in otherwise, the same mailbox goes on.
    expect((await set({ mail: ['CANCELLED'] })).userErrors).toEqual([]);
    expect(await settings()).toMatchObject({ mail: ['CANCELLED'], mailAddress: 'lin@example.org' });
    await set({ mail: [] });
    expect(await settings()).toEqual(NOTHING);
  });

  test('refuses messages to a phone that is not confirmed, and where nobody carries them', async () => {
    booker = await buildResident(commons.db, { phoneConfirmed: false });
    expect((await set({ sms: ['REMINDER'] })).userErrors).toMatchObject([{ code: 'STATE_CONFLICT', field: ['sms'] }]);
    booker = await buildResident(commons.db);
    for (const channel of ['sms', 'mail']) {
      expect((await set({ [channel]: ['REMINDER'] }, { on: silent })).userErrors).toEqual([
        {
          code: 'STATE_CONFLICT',
          message: 'No messages are sent from here. What you are told stands in the application.',
          field: [channel],
        },
      ]);
    }
    expect((await set({ sms: [], mail: [] }, { on: silent })).userErrors).toEqual([]);
    expect(await settings()).toEqual(NOTHING);
  });

  test('refuses too many reminders, and each that is out of range by its place', async () => {
    for (const [minutes, field] of [
      [
        [60, 14],
        ['remindMinutesBefore', '1'],
      ],
      [[10_081], ['remindMinutesBefore', '0']],
      [[15, 30, 45, 60], ['remindMinutesBefore']],
    ] as const) {
      expect((await set({ remindMinutesBefore: minutes })).userErrors).toMatchObject([
        { code: 'INVALID_INPUT', field },
      ]);
    }
    expect(await settings()).toEqual(NOTHING);
  });

  test('is for residents', async () => {
    expect((await set({ remindMinutesBefore: [] }, { as: world.manager.subject })).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect(await settings(world.manager.subject)).toBeNull();
  });
});
