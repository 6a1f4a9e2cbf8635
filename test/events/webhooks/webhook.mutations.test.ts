import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import {
  forgetOldDeliveries,
  DELIVERED_KEPT_DAYS,
  UNDELIVERED_KEPT_DAYS,
} from '../../../src/events/webhooks/retention.ts';
import { WEBHOOK_OVERLAP_HOURS_MAX, WEBHOOKS_MAX } from '../../../src/events/webhooks/webhook.entity.ts';
import { type Commons, TEST_NOW } from '../../support/commons.ts';
import {
  book,
  buildUnitWorld,
  deliverDue,
  deliveriesOf,
  delivering,
  done,
  makeWebhook,
  names,
  PUBLIC_ONLY,
  refusal,
  send,
  settled,
  startWithWebhooks,
  type UnitWorld,
} from './webhook.world.ts';

// Under the rules of production: these names stand for addresses, and no other does. Nothing is sent to them.
const URL = 'https://partner.example/hook';
names.set('partner.example', ['203.0.114.1', '2606:4700::1']);
names.set('inside.example', ['10.0.0.1']);
names.set('both.example', ['203.0.114.1', '127.0.0.1']);

let commons: Commons;
let world: UnitWorld;
let as: string;
beforeAll(async () => {
  commons = await startWithWebhooks(undefined, PUBLIC_ONLY);
  world = await buildUnitWorld(commons);
  as = world.manager.subject;
});
afterAll(() => commons.close());

const iso = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });
const now = Temporal.Instant.from(TEST_NOW);
const input = (more: object = {}) => ({ unitId: world.unit.id, url: URL, topics: ['BOOKING_CREATED'], ...more });

describe('making a webhook', () => {
  test('answers with it and with a secret of 256 random bits', async () => {
    const answer = await done(
      commons,
      'webhookCreate',
      input({ topics: ['BOOKING_CREATED', 'MATCH_CONFIRMED', 'BOOKING_CREATED'] }),
      as,
    );
    expect(answer).toEqual({
      webhook: {
        id: expect.stringMatching(/^whk_[0-9a-f]{32}$/),
        url: URL,
        topics: ['BOOKING_CREATED', 'MATCH_CONFIRMED'],
        state: 'ENABLED',
        disabledReason: null,
        disabledAt: null,
        failingSince: null,
        createdAt: iso(now),
        unit: { id: world.unit.id },
        secrets: [{ createdAt: iso(now), expiresAt: null }],
      },
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      userErrors: [],
    });
  });

  test.each([
    [{ unitId: 'x' }, 'INVALID_INPUT unitId'],
    [{ unitId: newId('fac') }, 'INVALID_INPUT unitId'],
    [{ unitId: newId('uni') }, 'NOT_FOUND unitId'],
    [{ topics: [] }, 'INVALID_INPUT topics'],
    [{ topics: ['RESIDENT_REGISTERED'] }, 'BAD_USER_INPUT'],
    [{ url: '' }, 'INVALID_INPUT url'],
    [{ url: 'http://partner.example/' }, 'INVALID_INPUT url'],
    [{ url: 'https://user:password@partner.example/' }, 'INVALID_INPUT url'],
    [{ url: 'https://partner.example:6379/' }, 'INVALID_INPUT url'],
    [{ url: 'https://127.0.0.1/' }, 'INVALID_INPUT url'],
    [{ url: 'https://[::ffff:10.0.0.1]/' }, 'INVALID_INPUT url'],
    [{ url: 'https://169.254.169.254/latest/meta-data/' }, 'INVALID_INPUT url'],
    [{ url: 'https://inside.example/' }, 'INVALID_INPUT url'],
    [{ url: 'https://both.example/' }, 'INVALID_INPUT url'],
    [{ url: 'https://nowhere.example/' }, 'INVALID_INPUT url'],
  ])('is refused for %j', async (wrong, expected) => {
    expect(await refusal(commons, 'webhookCreate', input(wrong), as)).toBe(expected);
  });

  test('tells nobody which names there are inside: not found and private are answered alike', async () => {
    const answers = await Promise.all(
      ['inside', 'nowhere'].map((name) =>
        send(commons, 'webhookCreate', input({ url: `https://${name}.example/` }), as),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  test('looks no name up for somebody who does not manage the unit', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: world.unit.division.id }],
    });
    for (const url of [URL, 'https://inside.example/', 'not a URL']) {
      expect(await refusal(commons, 'webhookCreate', input({ url }), subject)).toBe('FORBIDDEN');
    }
  });

  test('stops at the limit, also for two at once', async () => {
    const full = await buildUnitWorld(commons);
    for (let i = 1; i < WEBHOOKS_MAX; i++) await makeWebhook(commons, full, URL);
    const both = await Promise.all(
      [1, 2].map(() => send(commons, 'webhookCreate', input({ unitId: full.unit.id }), full.manager.subject)),
    );
    const codes = both.flatMap(({ data }) => data.answer.userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['STATE_CONFLICT']);
  });
});

describe('a webhook', () => {
  test('is changed in what is given and stays in what is not', async () => {
    const { id } = await makeWebhook(commons, world, URL);
    const other = 'https://partner.example:8443/other';
    const changed = async (more: object) =>
      (await done(commons, 'webhookUpdate', { webhookId: id, ...more }, as)).webhook;
    expect(await changed({ url: other })).toMatchObject({
      url: other,
      topics: ['BOOKING_CREATED', 'BOOKING_CANCELLED'],
    });
    expect(await changed({ topics: ['MATCH_FULFILLED'] })).toMatchObject({ url: other, topics: ['MATCH_FULFILLED'] });
    expect(await changed({ url: null, topics: null })).toMatchObject({ url: other, topics: ['MATCH_FULFILLED'] });
    for (const [wrong, expected] of [
      [{ url: 'https://inside.example/' }, 'INVALID_INPUT url'],
      [{ topics: [] }, 'INVALID_INPUT topics'],
    ] as const) {
      expect(await refusal(commons, 'webhookUpdate', { webhookId: id, ...wrong }, as)).toBe(expected);
    }
  });

  test('is disabled and enabled again, each once', async () => {
    const { id: webhookId } = await makeWebhook(commons, world, URL);
    expect(await refusal(commons, 'webhookEnable', { webhookId }, as)).toBe('STATE_CONFLICT webhookId');
    expect((await done(commons, 'webhookDisable', { webhookId }, as)).webhook).toMatchObject({
      state: 'DISABLED',
      disabledReason: 'MANAGER',
      disabledAt: iso(now),
    });
    expect(await refusal(commons, 'webhookDisable', { webhookId }, as)).toBe('STATE_CONFLICT webhookId');
    expect((await done(commons, 'webhookEnable', { webhookId }, as)).webhook).toMatchObject({
      state: 'ENABLED',
      disabledReason: null,
      disabledAt: null,
    });
  });

  test('has at most two secrets, and one of no overlap ends at once', async () => {
    const { id: webhookId } = await makeWebhook(commons, world, URL);
    const rotate = async (overlapHours?: number) =>
      (await done(commons, 'webhookRotateSecret', { webhookId, overlapHours }, as)).webhook.secrets;
    const ends = (hours: number) => [
      { createdAt: iso(now), expiresAt: iso(now.add({ hours })) },
      { createdAt: iso(now), expiresAt: null },
    ];
    expect(await rotate()).toEqual(ends(24));
    expect(await rotate(WEBHOOK_OVERLAP_HOURS_MAX)).toEqual(ends(WEBHOOK_OVERLAP_HOURS_MAX));
    expect(await rotate(0)).toEqual([{ createdAt: iso(now), expiresAt: null }]);
    for (const overlapHours of [-1, WEBHOOK_OVERLAP_HOURS_MAX + 1]) {
      expect(await refusal(commons, 'webhookRotateSecret', { webhookId, overlapHours }, as)).toBe(
        'INVALID_INPUT overlapHours',
      );
    }
  });

  test('is deleted with its secrets and messages, and told to the trail', async () => {
    const { id } = await makeWebhook(commons, world, URL);
    await done(commons, 'webhookTest', { webhookId: id }, as);
    expect((await done(commons, 'webhookDelete', { webhookId: id }, as)).unit).toEqual({ id: world.unit.id });
    expect(await refusal(commons, 'webhookDelete', { webhookId: id }, as)).toBe('NOT_FOUND webhookId');
    for (const table of ['webhook_secret', 'webhook_delivery']) {
      expect(await commons.sql(`select from ${table} where webhook_id = $1`, [id])).toEqual([]);
    }
    const trail = await commons.sql('select action from audit_entry where subject_id = $1 order by id', [id]);
    expect(trail.map(({ action }) => action)).toEqual(['webhookCreate', 'webhookTest', 'webhookDelete']);
  });

  test('keeps its secret to itself: neither answers, nor the trail, nor the outbox, nor messages hold it', async () => {
    const hidden = await buildUnitWorld(commons);
    const { id, secret } = await makeWebhook(commons, hidden, URL);
    const { secret: second } = await done(commons, 'webhookRotateSecret', { webhookId: id }, hidden.manager.subject);
    await book(commons, hidden.facilityId);
    await settled(commons);
    await deliverDue(delivering(commons, { targets: { ...PUBLIC_ONLY, resolve: async () => [] } }));
    const shown = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on ResidentUnit { webhooks { edges { node {
         id url topics state secrets { createdAt expiresAt } deliveries { edges { node { id body lastFailure } } } } } } } } }`,
      { id: hidden.unit.id },
      { as: hidden.manager.subject },
    );
    expect(shown.data.node.webhooks.edges[0].node.deliveries.edges).toMatchObject([
      { node: { lastFailure: 'NO_PUBLIC_ADDRESS' } },
    ]);
    for (const table of ['audit_entry', 'outbox_event', 'webhook_delivery', 'webhook']) {
      const rows = await commons.sql<{ row: string }>(`select ${table}::text as row from ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      for (const key of [secret, second]) expect(rows.map(({ row }) => row).join('\n')).not.toContain(key.slice(6));
    }
    for (const key of [secret, second]) expect(JSON.stringify(shown)).not.toContain(key.slice(6));
  });

  test('whose name comes to stand for a private address is told nothing more', async () => {
    names.set('rebound.example', ['203.0.114.1']);
    const turned = await buildUnitWorld(commons);
    const { id } = await makeWebhook(commons, turned, 'https://rebound.example/');
    names.set('rebound.example', ['127.0.0.1']);
    await book(commons, turned.facilityId);
    await settled(commons);
    await deliverDue(delivering(commons, { targets: PUBLIC_ONLY }));
    expect(await deliveriesOf(commons, id, turned.manager.subject)).toMatchObject([
      { state: 'FAILED', attempts: 1, lastStatus: null, lastFailure: 'NO_PUBLIC_ADDRESS' },
    ]);
  });
});

describe('the lists', () => {
  test('are for managers, page by page, in one statement each for many units', async () => {
    const both = [await buildUnitWorld(commons), await buildUnitWorld(commons)];
    const roles = both.map(({ unit }) => ({ role: Role.UNIT_MANAGER, unitId: unit.id }));
    const { subject } = await buildAccount(commons.db, { roles });
    for (const one of both) {
      for (let i = 0; i < 2; i++) {
        const { id } = await makeWebhook(commons, one, URL);
        await done(commons, 'webhookTest', { webhookId: id }, one.manager.subject);
      }
    }
    const LIST = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ResidentUnit { webhooks(first: 1) { totalCount
      pageInfo { hasNextPage } edges { node { unit { id } secrets { createdAt }
        deliveries(states: [PENDING]) { totalCount edges { node { topic webhook { id } } } } } } } } } }`;
    const ids = both.map(({ unit }) => unit.id);
    let answer = await commons.query(LIST, { ids }, { as: subject });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.nodes).toMatchObject(
      ids.map((id) => ({
        webhooks: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          edges: [
            {
              node: {
                unit: { id },
                secrets: [{}],
                deliveries: { totalCount: 1, edges: [{ node: { topic: 'ping' } }] },
              },
            },
          ],
        },
      })),
    );
    const counted = (some: string[]) =>
      commons.statements(async () => {
        answer = await commons.query(LIST, { ids: some }, { as: subject });
      });
    expect(await counted(ids)).toBe(await counted(ids.slice(0, 1)));
    answer = await commons.query(LIST, { ids }, { as });
    expect(answer.data.nodes).toEqual([{ webhooks: null }, { webhooks: null }]);
  });
});

describe('old messages', () => {
  test('are forgotten, those that arrived sooner, and secrets that sign no more', async () => {
    const old = await buildUnitWorld(commons);
    const { id } = await makeWebhook(commons, old, URL);
    await done(commons, 'webhookRotateSecret', { webhookId: id, overlapHours: 1 }, old.manager.subject);
    for (const state of ['DELIVERED', 'DEAD', 'FAILED']) {
      await commons.sql(
        `insert into webhook_delivery (id, district_code, webhook_id, topic, body, state, created_at, next_attempt_at)
         values ($1, '1', $2, 'ping', '{}', $3, $4, $5)`,
        [newId('whd'), id, state, String(now), state === 'FAILED' ? String(now) : null],
      );
    }
    const left = async (days: number) => {
      await forgetOldDeliveries({ db: commons.db, now: () => now.add({ hours: days * 24 + 1 }) });
      const rows = await commons.sql('select state from webhook_delivery where webhook_id = $1 order by seq', [id]);
      return rows.map(({ state }) => state);
    };
    expect(await left(DELIVERED_KEPT_DAYS - 1)).toEqual(['DELIVERED', 'DEAD', 'FAILED']);
    expect(await commons.sql('select from webhook_secret where webhook_id = $1', [id])).toHaveLength(1);
    expect(await left(DELIVERED_KEPT_DAYS)).toEqual(['DEAD', 'FAILED']);
    expect(await left(UNDELIVERED_KEPT_DAYS - 1)).toEqual(['DEAD', 'FAILED']);
    expect(await left(UNDELIVERED_KEPT_DAYS)).toEqual([]);
  });
});
