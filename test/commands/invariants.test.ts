import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { checkInvariants, invariants } from '../../src/commands/invariants/check-invariants.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';

let commons: Commons;
let owner: Client;
beforeAll(async () => {
  commons = await startCommons();
  commons.clock.now = Temporal.Now.instant();
  await buildBook(commons.db, { state: 'SIGNED' });
  const { id: facilityId } = await buildFacility(commons.db, { capacity: 2 });
  const { subject } = await buildResident(commons.db);
  const at = (hours: number) =>
    commons.clock.now
      .add({ hours: 24 + hours })
      .round({ smallestUnit: 'hour' })
      .toString();
  const { data, errors } = await commons.query(
    `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { code } } }`,
    { input: { facilityId, start: at(0), end: at(1), idempotencyKey: 'one' } },
    { as: subject },
  );
  expect([errors, data.bookingCreate.userErrors]).toEqual([undefined, []]);
  await vi.waitFor(async () => expect(await linked()).toEqual([{ waiting: '0' }]), { timeout: 20_000 });
  owner = new Client(commons.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await commons?.close();
});

async function linked() {
  await commons.sql('select link_audit(100)');
  return commons.sql('select waiting from audit_chain()');
}

/** As another booking of the same resident, an hour long, at the same time. */
const SAME = `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
    state, created_at, updated_at)
  select '${newId('bkg')}', district_code, 'X', facility_id, kind, booker_id, starts_at, ends_at, quantity, state, created_at,
    updated_at from booking where booker_id is not null limit 1`;

/** Of every facility. */
const QUOTA = `insert into quota (id, district_code, facility_id, holder, measure, most, period, created_at, updated_at)
  select 'quo_' || md5(id), district_code, id, 'PERSON', 'BOOKINGS', 9, 'WEEK', now(), now() from shared_facility`;

/** By invariant: what would have to go wrong, behind the back of triggers and constraints. */
const BREACHES: Readonly<Record<string, readonly string[]>> = {
  'bookings-within-capacity': ['update booking set quantity = 3'],
  'occupancy-equals-bookings': ['update occupancy set taken = array_fill(0, array[24])'],
  'claims-follow-from-parts': ['update claim set places = 2'],
  'quotas-are-about-their-facilities': [
    QUOTA,
    'alter table facility_quota disable trigger user',
    'delete from facility_quota',
  ],
  'quota-counters-equal-bookings': [
    QUOTA,
    'alter table quota_counter disable trigger user',
    'update quota_counter set used = 0',
  ],
  'bookings-keep-their-buffers': [
    `update booking set occupied_from = starts_at, occupied_until = ends_at + interval '15 minutes'`,
  ],
  'one-booking-per-person-and-kind': ['alter table booking drop constraint booking_one_per_person_and_kind', SAME],
  'moves-wait-for-bookings-that-stand': [
    `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
        state, created_at, updated_at, answer_by, moves_id)
      select '${newId('bkg')}', district_code, 'X', facility_id, kind, booker_id, starts_at + interval '1 day',
        ends_at + interval '1 day', quantity, 'PENDING', created_at, updated_at, starts_at, id
      from booking where booker_id is not null limit 1`,
    'alter table booking disable trigger user',
    `update booking set state = 'CANCELLED' where moves_id is null and booker_id is not null`,
  ],
  'one-hold-a-person': [
    'drop index booking_one_hold_a_person',
    'alter table booking drop constraint booking_one_per_person_and_kind',
    SAME,
    'alter table booking disable trigger user',
    `update booking set state = 'HELD', answer_by = starts_at, held_until = starts_at where booker_id is not null`,
  ],
  'bookings-have-one-owner': [
    'alter table booking drop constraint booking_check2, drop constraint booking_of_a_person_or_a_match',
    'update booking set booker_id = null where booker_id is not null',
  ],
  'match-bookings-follow-acceptance': [
    'alter table booking drop constraint booking_of_a_person_or_a_match',
    `update booking set match_id = (select id from match limit 1)`,
    `alter table match drop constraint match_confirmed_by_both`,
    `update match set state = 'PROPOSED'`,
  ],
  'bookings-are-audited': ['delete from audit_entry'],
  'bookings-are-told': ['delete from outbox_event'],
  'supplies-hold-what-matches-take': ['update supply set held_quantity = held_quantity - 1 where held_quantity > 0'],
  'supplies-suffice': [
    'alter table supply drop constraint supply_not_exceeded, drop constraint supply_quantity_check',
    'update supply set quantity = held_quantity - 1 where held_quantity > 0',
  ],
  'facilities-suffice': [
    'alter table shared_facility disable trigger facility_keeps_what_is_held',
    'alter table match_occurrence disable trigger user',
    'alter table supply disable trigger supply_held_keeps_its_facility',
    `update supply set facility_id = (select min(id) from shared_facility) where shared_over_time and held_quantity > 0`,
    `alter table occupancy drop constraint occupancy_within_capacity`,
    'update shared_facility set capacity = 1',
    `update match_occurrence set during = tsrange(lower(during) + interval '100 years', upper(during) + interval '100 years'),
                                 quantity = 2`,
    'update match set quantity = 2',
  ],
  'demands-hold-what-matches-bring': ['update demand set held_quantity = held_quantity - 1 where held_quantity > 0'],
  'demands-ask-for-their-occurrences': ['update demand set asked_minutes = asked_minutes + 1'],
  'demands-are-open-until-nothing-lacks': [`update demand set open_until = '1970-01-01'`],
  'matches-were-accepted': [
    'alter table match drop constraint match_confirmed_by_both',
    'update match set supply_accepted_at = null',
  ],
  'book-versions-count-up': [
    'alter table service_project_book drop constraint service_project_book_id_version_fkey',
    'update service_project_book set version = version + 1',
  ],
  'books-in-force-are-signed': ['delete from project_signature'],
  'papers-are-looked-at-by-two': [
    'alter table project_paper disable trigger user',
    'alter table project_paper drop constraint project_paper_confirmed_by_another',
    `insert into attachment (id, media_type, bytes, sha256, visibility, link_key, created_by, created_at, received_at)
      select '${newId('att')}', 'image/png', 1, sha256('x'), 'PARTIES', sha256('k'), min(id), now(), now() from account`,
    `insert into project_paper (id, book_id, version, party_id, attachment_id, signed_on, signer_post, entered_by,
        entered_for_party, entered_at, decided_by, decided_at, confirmed)
      select '${newId('pap')}', s.book_id, s.version, s.party_id, a.id, '2026-03-01', '校长', a.created_by, true, now(),
        a.created_by, now(), true from attachment a, project_signature s limit 1`,
  ],
  'matches-are-in-one-book': [
    'drop index project_match_one_book',
    'alter table project_match drop constraint project_match_book_id_fkey',
    `insert into project_match (book_id, match_id, position) select '${newId('spb')}', match_id, position from project_match`,
  ],
  'audit-chain-is-whole': [`update audit_link set hash = sha256('x')`],
  'contacts-stay-apart': [
    'alter table resident_contact drop constraint resident_contact_household_fkey',
    `update resident_contact set phone = '19911110000'`,
  ],
  'households-have-residents': [`insert into household (phone) values ('19911110000')`],
  'erased-people-are-nobody': [
    'update resident set masked_phone = null, division_id = null, erased_at = now() where id = (select min(id) from resident)',
  ],
  'people-are-told-of-their-own': [
    'drop index notification_once',
    `insert into notification (id, district_code, resident_id, kind, at, event_xid, event_id)
      select 'ntf_' || md5(n::text), '350102000000', r.id, 'BOOKED', now(), '1', 1
      from (select min(id) as id from resident) r, generate_series(1, 2) as n`,
  ],
  'divisions-lie-in-their-parents': [`update division set path = path || 'x/'`],
  'states-are-known': ['alter table booking drop constraint booking_state_check', `update booking set state = 'LOST'`],
};

describe('what the database should hold', () => {
  test('holds, for both roles, and the trail is told with the hash of its last link', async () => {
    for (const url of [commons.ownerUrl, commons.databaseUrl]) {
      const { checked, chain } = await checkInvariants(url);
      expect(checked.filter(({ breaches }) => breaches > 0)).toEqual([]);
      expect(checked).toHaveLength(invariants.length);
      expect(chain).toEqual({
        links: expect.stringMatching(/^[1-9]/),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        waiting: '0',
      });
    }
  });

  test('has a breach for each here', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(invariants.map(({ name }) => name).sort());
  });

  test.each(invariants)('$name: is found broken', async ({ name, breaches }) => {
    await owner.query('begin');
    try {
      for (const table of [
        'booking',
        'claim',
        'occupancy',
        'match',
        'supply',
        'demand',
        'audit_entry',
        'audit_link',
        'division',
        'service_project_book',
        'project_version',
        'project_signature',
        'project_match',
        'resident_contact',
      ]) {
        await owner.query(`alter table ${table} disable trigger user`);
      }
      await owner.query('set constraints all deferred');
      for (const statement of BREACHES[name]!) await owner.query(statement);
      const { rows } = await owner.query(`select breach from (${breaches}) found`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows[0].breach).toMatch(/\S/);
    } finally {
      await owner.query('rollback');
    }
  });
});
