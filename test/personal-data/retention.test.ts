import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildQuota } from '../../seeds/factories/quota.factory.ts';
import { ERASED_NAME } from '../../src/personal-data/erase-personal-data.ts';
import {
  DELEGATE_NAME_KEPT_DAYS,
  letGo,
  LINKS_KEPT_DAYS,
  PHONE_KEPT_DAYS,
  QUOTA_COUNTERS_KEPT_DAYS,
  VIEWS_KEPT_DAYS,
} from '../../src/personal-data/retention.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const running = new AbortController().signal;
const START = Temporal.Instant.from('2026-03-03T04:00:00Z');
const after = (days: number, ms = 0) => START.add({ hours: days * 24, milliseconds: ms });

const runAt = (now: Temporal.Instant, closing: AbortSignal = running) =>
  letGo({ db: commons.db, now: () => now, closing });

const count = async (table: string) =>
  (await commons.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;

test('who looked is kept for its days, and not a day longer; a run that was cut off leaves the rest to the next', async () => {
  const { residentId } = await buildResident(commons.db);
  const { accountId } = await buildAccount(commons.db);
  await commons.sql(
    `insert into personal_data_view (at, district_code, resident_id, viewer_id, role, purpose, subject_id)
     select $1, '350102000000', $2, $3, 'UNIT_MANAGER', 'BOOKING', 'bkg_' || md5(n::text) from generate_series(1, 2500) n`,
    [START.toString(), residentId, accountId],
  );
  await runAt(after(VIEWS_KEPT_DAYS));
  expect(await count('personal_data_view')).toBe(2500);
  // Ended after its first statement, as if it had been killed then.
  let looks = 0;
  const endsAfterOne = {
    get aborted() {
      return looks++ > 0;
    },
  } as AbortSignal;
  await runAt(after(VIEWS_KEPT_DAYS, 1), endsAfterOne);
  expect(await count('personal_data_view')).toBe(1500);
  await Promise.all([runAt(after(VIEWS_KEPT_DAYS, 1)), runAt(after(VIEWS_KEPT_DAYS, 1))]);
  await runAt(after(VIEWS_KEPT_DAYS, 1));
  expect(await count('personal_data_view')).toBe(0);
});

test('links go a day after they lapsed', async () => {
  const { accountId } = await buildAccount(commons.db);
  await commons.sql(
    `insert into personal_data_export (id, account_id, token_hash, created_at, expires_at)
     values ('pde_' || md5('x'), $1, sha256('x'), $2::timestamptz - interval '1 hour', $2)`,
    [accountId, START.toString()],
  );
  await runAt(after(LINKS_KEPT_DAYS));
  expect(await count('personal_data_export')).toBe(1);
  await runAt(after(LINKS_KEPT_DAYS, 1));
  expect(await count('personal_data_export')).toBe(0);
});

test('how often somebody has booked in a day is kept while it may matter', async () => {
  const { id: facilityId } = await buildFacility(commons.db);
  await buildQuota(commons.db, { facilityId, period: 'DAY' });
  await buildBooking(commons.db, { facilityId, start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' });
  const began = Temporal.Instant.from('2026-03-04T00:00:00Z');
  await runAt(began.add({ hours: 24 * QUOTA_COUNTERS_KEPT_DAYS }));
  expect(await count('quota_counter')).toBe(1);
  await runAt(began.add({ hours: 24 * (QUOTA_COUNTERS_KEPT_DAYS + 1) }));
  expect(await count('quota_counter')).toBe(0);
});

test('a phone is kept while it may be needed, and who comes back gives it anew', async () => {
  const facility = await buildFacility(commons.db);
  const [idle, books, recent] = [
    await buildResident(commons.db, { name: '林小满', phone: '13700000001' }),
    await buildResident(commons.db, { phone: '13700000002' }),
    await buildResident(commons.db, { phone: '13700000003' }),
  ];
  await buildBooking(commons.db, {
    facilityId: facility.id,
    bookerId: books.residentId,
    start: START.subtract({ hours: 1 }).toString(),
    end: START.toString(),
    state: 'COMPLETED',
  });
  await commons.sql('update resident set created_at = $1 where id = $2', [START.toString(), recent.residentId]);
  const phones = async () => {
    const ids = [idle, books, recent].map(({ residentId }) => residentId);
    const rows = await commons.sql<{ id: string; phone: string | null }>(
      'select resident_id as id, phone from resident_contact where resident_id = any($1)',
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)!.phone);
  };
  await runAt(after(PHONE_KEPT_DAYS));
  expect(await phones()).toEqual([null, books.phone, recent.phone]);
  await runAt(after(PHONE_KEPT_DAYS, 1));
  expect(await phones()).toEqual([null, null, null]);

  const REGISTER = `mutation ($input: ResidentRegisterInput!) {
    residentRegister(input: $input) { resident { id phone } userErrors { code } } }`;
  const again = (name: string) =>
    commons.query(REGISTER, { input: { name, phone: '13700000009' } }, { as: idle.subject });
  expect((await again('林大满')).data.residentRegister.userErrors).toEqual([{ code: 'STATE_CONFLICT' }]);
  expect((await again('林小满')).data.residentRegister).toEqual({
    resident: { id: idle.residentId, phone: '13700000009' },
    userErrors: [],
  });
});

test('the name of a delegate goes who gave up the seat long ago and has signed nothing', async () => {
  const alliance = await buildAlliance(commons.db);
  const { delegateIds } = await buildMembership(commons.db, { alliance, delegates: ['王小榕', '黄小榕'] });
  await commons.sql('update delegate set valid_to = $1 where id = $2', [START.toString(), delegateIds[0]]);
  const names = async () => {
    const rows = await commons.sql<{ name: string }>('select name from delegate where id = any($1) order by seat', [
      delegateIds,
    ]);
    return rows.map(({ name }) => name);
  };
  await runAt(after(DELEGATE_NAME_KEPT_DAYS));
  expect(await names()).toEqual(['王小榕', '黄小榕']);
  await runAt(after(DELEGATE_NAME_KEPT_DAYS, 1));
  await runAt(after(DELEGATE_NAME_KEPT_DAYS, 1));
  expect(await names()).toEqual([ERASED_NAME, '黄小榕']);
});
