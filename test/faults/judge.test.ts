import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { judged } from './judge.ts';
import { Recorder } from './recorder.ts';
import { field, hourOf, people, sendTo } from './world.ts';

// The judge is only worth something if it finds what is wrong: each of these does what must never be.

let commons: Commons;
let recorder: Recorder;
/** Two people after two hours of a field of one place; the second is given back. */
let facilityId: string;
let subjects: string[];
let kept: string;
let givenBack: string;

beforeEach(async () => {
  commons = await startCommons();
  recorder = new Recorder();
  const send = sendTo(commons);
  const { db, clock } = commons;
  facilityId = (await field(db, clock.now, { capacity: 1 })).id;
  subjects = await people(db, 2);
  const calls = [
    await recorder.create(send, subjects[0]!, hourOf(facilityId, clock.now, 0)),
    await recorder.create(send, subjects[1]!, hourOf(facilityId, clock.now, 1)),
    await recorder.create(send, subjects[1]!, hourOf(facilityId, clock.now, 0)),
  ];
  expect(calls.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'refused']);
  [kept, givenBack] = calls.map(({ bookingId }) => bookingId!) as [string, string];
  await recorder.change(send, 'cancel', subjects[1]!, givenBack);
});
afterEach(() => commons.close());

/** The numbers of the invariants that are broken. */
async function broken(): Promise<string[]> {
  return [...new Set((await judged(commons, recorder)).map((breach) => breach.split(':', 1)[0]!))].toSorted();
}

/** Writes past all that keeps bookings, trail and outbox right. */
async function tamper(...statements: string[]): Promise<void> {
  const { sql } = commons;
  await sql(`
    alter table booking disable trigger user; alter table occupancy disable trigger user;
    alter table audit_entry disable trigger user; alter table outbox_event disable trigger user;
    alter table occupancy drop constraint occupancy_within_capacity`);
  for (const statement of statements) await sql(statement);
}

const copyOf = (id: string, changes: string) => `
  insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at, quantity, state,
                       created_at, updated_at)
  select 'bkg_' || md5(id), district_code, 'COPY', facility_id, kind, type, ${changes}, quantity, 'CONFIRMED', created_at,
         updated_at from booking where id = '${id}'`;

test('finds nothing where nothing is wrong', async () => {
  expect(await judged(commons, recorder)).toEqual([]);
});

test('I1 finds a place that two people have', async () => {
  const other = `(select r.id from resident r join account a on a.id = r.account_id where a.subject = '${subjects[1]}')`;
  await tamper(copyOf(kept, `${other}, starts_at - interval '15 minutes', ends_at`));
  expect(await broken()).toContain('I1');
});

test.each([
  ['is gone', () => `delete from booking where id = '${kept}'`],
  ['is another', () => `update booking set ends_at = ends_at + interval '1 hour' where id = '${kept}'`],
  [
    'was given back and is there',
    () => `update booking set state = 'CONFIRMED', ended_by = null where id = '${givenBack}'`,
  ],
])('I2 finds that what was answered %s', async (_what, statement) => {
  await tamper(statement());
  expect(await broken()).toContain('I2');
});

test('I3 finds a booking that nobody asked for, and one more than were asked for', async () => {
  await tamper(copyOf(kept, `booker_id, starts_at + interval '5 hours', ends_at + interval '5 hours'`));
  expect(await broken()).toContain('I3');
  await commons.sql(`update booking set starts_at = starts_at - interval '5 hours', ends_at = ends_at - interval '5 hours',
                     state = 'CANCELLED' where reference = 'COPY'`);
  expect(await broken()).toContain('I3');
});

test('I3 lets one call without an answer account for one booking', async () => {
  const [call] = recorder.calls;
  await tamper();
  expect(await broken()).toEqual([]);
  Object.assign(call!, { outcome: 'unknown', bookingId: undefined });
  expect(await broken()).toEqual([]);
  Object.assign(call!, { outcome: 'refused' });
  expect(await broken()).toEqual(['I3']);
});

test('I4 finds a key with two answers, a booking of two keys, and an answer that is not kept', async () => {
  const [call] = recorder.calls;
  recorder.calls.push({ ...call!, bookingId: givenBack });
  expect(await broken()).toContain('I4');
  recorder.calls.pop();
  recorder.calls.push({ ...call!, key: 'another' });
  expect(await broken()).toContain('I4');
  recorder.calls.pop();
  await commons.sql(`delete from idempotent_answer where answer ->> 'id' = '${kept}'`);
  expect(await broken()).toEqual(['I4']);
});

test.each([
  ['the trail lacks one', () => `delete from audit_entry where subject_id = '${kept}'`],
  ['the outbox lacks one', () => `delete from outbox_event where subject_id = '${kept}'`],
  [
    'the outbox has one twice',
    () => `insert into outbox_event (at, district_code, topic, subject_id)
           select at, district_code, topic, subject_id from outbox_event where subject_id = '${kept}'`,
  ],
  [
    'the outbox tells of what is not there',
    () => `insert into outbox_event (at, district_code, topic, subject_id)
           select at, district_code, topic, 'bkg_' || md5('') from outbox_event where subject_id = '${kept}'`,
  ],
  ['what was given back is not written down', () => `delete from audit_entry where action = 'bookingCancel'`],
])('I6 finds that %s', async (_what, statement) => {
  await tamper(statement());
  expect(await broken()).toEqual(['I6']);
});

test('I7 finds a counter that is wrong', async () => {
  await tamper(`update occupancy set taken[1] = taken[1] + 1`);
  expect(await broken()).toEqual(['I7']);
});

test('finds a call that never ended', async () => {
  Object.assign(recorder.calls[2]!, { outcome: 'open' });
  expect(await broken()).toEqual(['a call that never ended']);
});
