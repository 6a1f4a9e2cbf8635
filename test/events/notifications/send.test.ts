import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { messagesInFiles } from '../../../src/events/notifications/messages/message-file.ts';
import { messagesByHttp } from '../../../src/events/notifications/messages/message-http.ts';
import { sendOne } from '../../../src/events/notifications/messages/send-notification.ts';
import { newWebhookSecret } from '../../../src/events/webhooks/signature.ts';
import type { SendMessage } from '../../../src/request/context.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import {
  buildUnitWorld,
  HERE,
  names,
  PUBLIC_ONLY,
  type Receiver,
  startReceiver,
  status,
  type UnitWorld,
} from '../webhooks/webhook.world.ts';
import { booked, CANCEL, SETTINGS, tellAll } from './notification.world.ts';

const OPEN = { rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }] } as const;
const EVENING = ['2026-03-05T11:00:00Z', '2026-03-05T13:00:00Z'] as const;
const giveUp = new AbortController().signal;

type Sent = Parameters<SendMessage>[0];

let commons: Commons;
let world: UnitWorld;
let booker: BuiltResident;
const sent: Sent[] = [];
const carry: SendMessage = async (message) => {
  sent.push(message);
  return { status: null, failure: null };
};

beforeAll(async () => {
  commons = await startCommons({ server: { sendMessage: carry } });
  world = await buildUnitWorld(commons, { ...OPEN, name: '汤门停车场' });
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  sent.length = 0;
  booker = await buildResident(commons.db);
  await choose({ sms: ['BOOKED', 'CANCELLED'] });
});

const choose = (input: object) =>
  commons.query(SETTINGS, { input }, { as: booker.subject, language: 'zh-CN' }).then(({ data }) => {
    expect(data.answer.userErrors).toEqual([]);
  });

type Message = {
  readonly id: string;
  readonly channel: string;
  readonly due_at: Date;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_failure: string | null;
  readonly outcome: string | null;
};

const messages = () =>
  commons.sql<Message>(
    `select m.*, n.kind from notification_message m join notification n on n.id = m.notification_id
     where n.resident_id = $1 order by n.seq, m.channel`,
    [booker.residentId],
  );
const send = (id: string, sendMessage: SendMessage | undefined = carry) =>
  sendOne({ db: commons.db, now: () => commons.clock.now, giveUp, sendMessage }, id);
/** Of jobs that are queued, by what they are about. */
const queued = (id: string) =>
  commons.sql<{ in_seconds: number }>(
    `select extract(epoch from run_at - now())::float8 as in_seconds from graphile_worker.jobs where key = $1`,
    [`notifications.send:${id}`],
  );

describe('a message', () => {
  test('is made of what somebody has chosen, sent by a job, and once', async () => {
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ channel: 'SMS', attempts: 0, outcome: null });
    expect((await queued(message!.id))[0]!.in_seconds).toBeLessThan(1);
    await send(message!.id);
    await send(message!.id);
    expect(sent).toEqual([
      {
        id: message!.id,
        channel: 'SMS',
        to: booker.phone,
        language: 'zh-CN',
        kind: 'BOOKED',
        text: '已预约：汤门停车场 3月5日周四 19:00–21:00。',
        parameters: {
          facility: '汤门停车场',
          start: '2026-03-05T11:00:00.000Z',
          end: '2026-03-05T13:00:00.000Z',
          timeZone: 'Asia/Shanghai',
        },
      },
    ]);
    expect(await messages()).toMatchObject([{ attempts: 1, outcome: 'SENT', last_failure: null }]);
  });

  test('is not made of what nobody has chosen, nor where nobody carries any', async () => {
    await choose({ sms: ['REMINDER'] });
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    await choose({ sms: ['BOOKED'] });
    await booked(commons, booker, world.facilityId, ['2026-03-06T11:00:00Z', '2026-03-06T13:00:00Z']);
    await tellAll(commons);
    expect(await messages()).toEqual([]);
  });

  test('waits until seven when it is made at night', async () => {
    commons.clock.now = Temporal.Instant.from('2026-03-03T22:30:00+08:00');
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    const [message] = await messages();
    expect(message!.due_at.toISOString()).toBe('2026-03-03T23:00:00.000Z');
    const [job] = await queued(message!.id);
    expect(Math.abs(job!.in_seconds - 8.5 * 3_600)).toBeLessThan(60);
  });

  test('is not sent of what was cancelled or moved meanwhile, but that it was is', async () => {
    const bookingId = await booked(commons, booker, world.facilityId, EVENING);
    const moved = await booked(commons, booker, world.facilityId, ['2026-03-06T11:00:00Z', '2026-03-06T13:00:00Z']);
    await tellAll(commons, carry);
    await commons.query(CANCEL, { input: { bookingId } }, { as: booker.subject });
    await commons.sql(`update booking set ends_at = ends_at + interval '1 hour' where id = $1`, [moved]);
    await tellAll(commons, carry);
    for (const { id } of await messages()) await send(id);
    expect(sent.map(({ kind }) => kind)).toEqual(['CANCELLED']);
    expect((await messages()).map(({ outcome }) => outcome)).toEqual(['OUTDATED', 'OUTDATED', 'SENT']);
  });

  test('is not sent to a phone that is no longer known', async () => {
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    await commons.sql(
      'update resident_contact set phone = null, household_id = null, phone_confirmed_at = null where resident_id = $1',
      [booker.residentId],
    );
    const [message] = await messages();
    await send(message!.id);
    expect(sent).toEqual([]);
    expect(await messages()).toMatchObject([{ outcome: 'NO_ADDRESS' }]);
  });

  test('that fails is written down, and fails its job, until it is taken', async () => {
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    const [message] = await messages();
    await expect(send(message!.id, async () => ({ status: 503, failure: 'STATUS' }))).rejects.toThrow('STATUS 503');
    await expect(send(message!.id, async () => ({ status: null, failure: 'TIMEOUT' }))).rejects.toThrow('TIMEOUT');
    expect(await messages()).toMatchObject([
      { attempts: 2, last_status: null, last_failure: 'TIMEOUT', outcome: null },
    ]);
    await expect(sendOne({ db: commons.db, now: () => commons.clock.now, giveUp }, message!.id)).rejects.toThrow(
      'nobody carries messages',
    );
    await send(message!.id);
    expect(await messages()).toMatchObject([{ attempts: 3, last_failure: null, outcome: 'SENT' }]);
  });

  test('goes with the notification that it is of, and with the person', async () => {
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons, carry);
    const [message] = await messages();
    await commons.sql('delete from notification where resident_id = $1', [booker.residentId]);
    await send(message!.id);
    expect(sent).toEqual([]);
  });
});

const MESSAGE: Sent = {
  id: 'ntm_1',
  channel: 'SMS',
  to: '13800005678',
  language: 'zh-CN',
  kind: 'REMINDER',
  text: '即将开始：汤门停车场。',
  parameters: { facility: '汤门停车场' },
};
const deps = { giveUp, now: () => Temporal.Instant.from(TEST_NOW) };

describe('messages in files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messages-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('stand a line each in a file for each channel, which nobody else reads', async () => {
    const send = messagesInFiles(folder, pino({ level: 'silent' }));
    await send(MESSAGE, deps);
    await send({ ...MESSAGE, id: 'ntm_2' }, deps);
    await send({ ...MESSAGE, channel: 'MAIL', to: 'a@example.org' }, deps);
    const path = join(folder, 'messages/sms.jsonl');
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([MESSAGE, { ...MESSAGE, id: 'ntm_2' }]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'messages'))).mode & 0o777).toBe(0o700);
    expect(await readFile(join(folder, 'messages/mail.jsonl'), 'utf8')).toContain('a@example.org');
  });

  test('that cannot be written have failed', async () => {
    await writeFile(join(folder, 'messages'), '');
    expect(await messagesInFiles(folder, pino({ level: 'silent' }))(MESSAGE, deps)).toEqual({
      status: null,
      failure: 'FILE',
    });
  });
});

describe('messages by HTTP', () => {
  const secret = newWebhookSecret();
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = status(204);
  });
  const by = (url = receiver.url, targets = HERE) =>
    messagesByHttp({ url, secret, templates: new Map([['REMINDER', 'SMS_1001']]) }, targets, 2_000);

  test('are posted as JSON, signed, with the wording of their kind by its name', async () => {
    expect(await by()(MESSAGE, { giveUp, now: () => Temporal.Now.instant() })).toEqual({ status: 204, failure: null });
    const [{ body, headers, method }] = receiver.received as [Receiver['received'][number]];
    expect(method).toBe('POST');
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
      ...MESSAGE,
      template: 'SMS_1001',
    });
    await by()({ ...MESSAGE, kind: 'BOOKED' }, deps);
    expect(JSON.parse(receiver.received[1]!.body)).toMatchObject({ kind: 'BOOKED', template: null });
    expect(headers['webhook-id']).toBe(MESSAGE.id);
  });

  test.each([
    [503, 'STATUS'],
    [307, 'REDIRECT'],
  ])('that are answered with %i have failed', async (code, failure) => {
    receiver.answer = status(code, { location: 'http://127.0.0.1:9/' });
    expect(await by()(MESSAGE, deps)).toEqual({ status: code, failure });
  });

  test('go to no address that is not public, unless the settings name this machine', async () => {
    names.set('gateway.example', ['10.0.0.7']);
    expect(await by('https://gateway.example/', PUBLIC_ONLY)(MESSAGE, deps)).toEqual({
      status: null,
      failure: 'NO_PUBLIC_ADDRESS',
    });
    expect(await by(receiver.url, PUBLIC_ONLY)(MESSAGE, deps)).toMatchObject({ failure: 'NO_PUBLIC_ADDRESS' });
    expect(receiver.received).toEqual([]);
  });
});
