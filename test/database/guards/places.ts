import { appendOnly, between, copyOf, type Guards, ID, key, long, OTHER } from './forms.ts';

/** Facilities of one place that are there: a half, its hall, and two that exclude each other. */
const [HALF, HALL, ONE, ANOTHER] = [1, 2, 3, 4].map((n) => `fac_${'f'.repeat(31)}${n}`) as [
  string,
  string,
  string,
  string,
];

/** Of somebody, for an hour of a day that will not pass while this project lives. */
const booked = (facilityId: string, changes: Record<string, string> = {}) =>
  copyOf(
    'booking',
    {
      id: `'bkg_' || md5('${facilityId}${Object.keys(changes).join('')}')`,
      reference: `'${facilityId.slice(-1)}${Object.keys(changes).join('')}'`,
      facility_id: `'${facilityId}'`,
      kind: `(select kind from shared_facility where id = '${facilityId}')`,
      type: `'MATCH'`,
      starts_at: `'2099-03-04T08:00Z'`,
      ends_at: `'2099-03-04T09:00Z'`,
      quantity: '1',
      ...changes,
    },
    "type = 'MATCH'",
  );

const TAKEN = 'select coalesce(sum(step), 0) from occupancy, unnest(taken) as step';
const FULL = 'occupancy_within_capacity';

const quarterHours = (column: string) => ({
  refuses: [`${column} = -15`, `${column} = 1`, `${column} = 1455`],
  takes: [`${column} = 0`, `${column} = 1440`],
});

export const placesGuards: Guards = {
  checks: {
    booking_policy_version_check: { refuses: ['version = 0'], takes: ['version = 1', 'version = 2'] },
    booking_policy_setup_check: quarterHours('setup_minutes'),
    booking_policy_turnaround_check: quarterHours('turnaround_minutes'),
    booking_policy_headcount_min_check: between('headcount_max = null, headcount_min', 1, 10_000),
    booking_policy_headcount_max_check: between('headcount_min = null, headcount_max', 1, 10_000),
    booking_policy_headcount_check: {
      refuses: ['headcount_min = 3, headcount_max = 2'],
      takes: ['headcount_min = 2, headcount_max = 2', 'headcount_min = 3, headcount_max = null'],
    },
    booking_policy_answer_check: between('answer_within_minutes', 1, 43_200),
    booking_policy_hold_check: between('hold_minutes', 0, 60),
    booking_policy_moves_check: between('moves_max', 0, 100),
    booking_policy_late_start_minutes_check: between('late_start_minutes', 0, 1_440),
    booking_policy_cancel_until_minutes_check: between('cancel_until_minutes', 0, 43_200),
    booking_policy_curfew_check: {
      refuses: ['curfew_start = null', 'curfew_end = null', 'curfew_end = curfew_start'],
      takes: ['curfew_start = null, curfew_end = null', "curfew_start = '06:00', curfew_end = '22:00'"],
    },
    booking_policy_audiences_check: {
      refuses: ["audiences = '{DISABLED}'", "audiences = '{STAFF,VOLUNTEERS}'"],
      takes: ["audiences = '{}'", "audiences = '{PUBLIC,CHILDREN,FAMILIES,PARTY_ORGANISATIONS,STAFF}'"],
    },
    booking_occupies_its_time: {
      refuses: [
        'occupied_from = starts_at',
        'occupied_until = ends_at',
        "occupied_from = starts_at + interval '1 minute', occupied_until = ends_at",
        "occupied_from = starts_at, occupied_until = ends_at - interval '1 minute'",
        "occupied_from = starts_at - interval '1441 minutes', occupied_until = ends_at",
        "occupied_from = starts_at, occupied_until = ends_at + interval '1441 minutes'",
      ],
      takes: [
        'occupied_from = starts_at, occupied_until = ends_at',
        "occupied_from = starts_at - interval '1 day', occupied_until = ends_at + interval '1 day'",
      ],
    },
    booking_headcount_check: between('headcount', 1, 10_000),
    booking_children_check: between('children', 0, 100),
    booking_group_name_check: long('group_name', 1, 100),
    booking_note_check: long('note', 1, 500),
    pool_is_of_a_facility_or_a_pair: {
      refuses: [
        'facility_id = null',
        "id = 'xcl_' || md5('x')",
        "facility_id = null, capacity = 2, id = 'xcl_' || md5('x')",
      ],
      takes: ['capacity = 1'],
      of: `id = '${HALF}'`,
    },
    claim_places_check: between('places', 1, 10_000),
    facility_part_places_check: between('places', 1, 10_000),
    facility_exclusion_capacity_check: { refuses: ['capacity = 2', 'capacity = 0'], takes: ['capacity = 1'] },
    facility_exclusion_order_check: {
      refuses: ['one_id = other_id', 'one_id = other_id, other_id = one_id'],
      takes: [`one_id = '${HALF}'`],
    },
  },
  keys: {
    booking_policy_pkey: key('booking_policy', {}, { version: '2' }),
    pool_pkey: key(
      'pool',
      { facility_id: 'null', id: "(select min(id) from pool where id like 'xcl%')", capacity: '1' },
      { id: "'xcl_' || md5('new')" },
      "id like 'xcl%'",
    ),
    pool_id_capacity_key: key(
      'pool',
      {},
      { facility_id: 'null', capacity: '1', id: "'xcl_' || md5('new')" },
      { first: 'alter table pool drop constraint pool_pkey cascade' },
    ),
    claim_pkey: key('claim', {}, { pool_id: OTHER('pool') }, `facility_id = '${HALL}'`),
    facility_part_pkey: key('facility_part', {}, { part_id: `'${ONE}'` }),
    facility_exclusion_pkey: key('facility_exclusion', {}, { one_id: `'${HALF}'` }),
  },
  references: {
    booking_policy_facility_id_fkey: 'facility_id = $missing',
    shared_facility_policy_fkey: 'policy_version = 9999',
    booking_policy_fkey: 'policy_version = 9999',
    pool_facility_id_capacity_fkey: `capacity = 9999 where id = '${HALF}'`,
    claim_facility_id_fkey: 'facility_id = $missing',
    claim_pool_id_fkey: 'pool_id = $missing',
    facility_part_part_id_fkey: 'part_id = $missing',
    facility_part_whole_id_fkey: 'whole_id = $missing',
    facility_exclusion_one_fkey: "one_id = 'aaa_' || md5('nothing')",
    facility_exclusion_other_fkey: "other_id = 'uni_' || md5('nothing')",
  },
  following: {
    pool_facility_id_capacity_fkey: 'goes',
    claim_facility_id_fkey: 'goes',
    claim_pool_id_fkey: 'goes',
  },
  mayBeEmpty: {
    booking_policy: 'opens_at curfew_start curfew_end headcount_min headcount_max answer_within_minutes moves_max',
    pool: 'facility_id',
  },
  triggers: {
    'booking_policy.booking_policy_is_append_only': appendOnly('booking_policy', 'whole_only'),
    'booking.booking_takes_counters': {
      refuses: [[FULL, booked(HALF), booked(HALL)]],
      changes: [
        [TAKEN, 8, booked(HALF)],
        [TAKEN, 16, booked(HALF, { occupied_from: "'2099-03-04T07:30Z'", occupied_until: "'2099-03-04T09:30Z'" })],
      ],
    },
    'booking.booking_moves_counters': {
      changes: [
        [TAKEN, 6, booked(HALF), `update booking set ends_at = '2099-03-04T08:45Z' where facility_id = '${HALF}'`],
        [TAKEN, 0, booked(HALF), `update booking set state = 'NO_SHOW' where facility_id = '${HALF}'`],
      ],
    },
    'booking.booking_gives_counters_back': {
      changes: [[TAKEN, 0, booked(HALF), `delete from booking where facility_id = '${HALF}'`]],
    },
    'shared_facility.facility_has_a_pool': {
      changes: [
        [
          'select count(*) from claim',
          1,
          copyOf('shared_facility', { id: "'fac_' || md5('new')", external_id: 'null' }),
        ],
      ],
    },
    // What it orders is seen by who waits alone: see pools.database.test.ts.
    'shared_facility.facility_locks_its_counters': {
      takes: [['update shared_facility set capacity = 31 where capacity = 30']],
    },
    'shared_facility.facility_keeps_its_places': {
      refuses: [
        ['facility_parts_fit_into_whole', `update shared_facility set capacity = 2 where id = '${HALF}'`],
        [
          'facility_places_share_unit_and_zone',
          `update shared_facility set time_zone = 'Asia/Tokyo' where id = '${HALF}'`,
        ],
      ],
      takes: [[`update shared_facility set capacity = 2 where id = '${HALL}'`]],
    },
    'facility_part.part_claims_its_whole': {
      refuses: [
        ['facility_parts_make_no_ring', copyOf('facility_part', { part_id: `'${HALL}'`, whole_id: `'${HALF}'` })],
        [
          'facility_places_are_booked',
          booked(ONE),
          booked(HALL),
          `insert into facility_part (part_id, whole_id, places) values ('${HALL}', '${ONE}', 1)`,
        ],
      ],
      changes: [
        [
          'select sum(places) from claim',
          2,
          `insert into facility_part (part_id, whole_id, places) values ('${ONE}', '${HALF}', 1)`,
        ],
      ],
    },
    'facility_part.part_claims_another_whole': {
      refuses: [['facility_parts_fit_into_whole', 'update facility_part set places = 2']],
      takes: [[`update facility_part set whole_id = '${ONE}'`]],
    },
    'facility_part.part_claims_no_whole': {
      changes: [['select sum(places) from claim', -1, 'delete from facility_part']],
    },
    'facility_part.parts_are_not_truncated': { refuses: [['parts_are_not_truncated', 'truncate facility_part']] },
    'facility_exclusion.exclusion_claims_a_place': {
      refuses: [
        [
          'facility_excludes_no_whole_of_it',
          `insert into facility_exclusion (one_id, other_id) values ('${HALF}', '${HALL}')`,
        ],
        [
          'facility_places_are_booked',
          booked(HALF),
          booked(ONE),
          `insert into facility_exclusion (one_id, other_id) values ('${HALF}', '${ONE}')`,
        ],
      ],
      changes: [
        [
          'select count(*) from pool',
          1,
          `insert into facility_exclusion (one_id, other_id) values ('${HALF}', '${ONE}')`,
        ],
      ],
    },
    'facility_exclusion.exclusion_claims_no_place': {
      changes: [['select count(*) from pool', -1, 'delete from facility_exclusion']],
    },
    'facility_exclusion.exclusion_does_not_change': {
      refuses: [
        ['exclusion_does_not_change', `update facility_exclusion set one_id = '${HALF}'`],
        ['exclusion_does_not_change', 'truncate facility_exclusion'],
      ],
      takes: [[`delete from facility_exclusion where other_id = '${ANOTHER}'`]],
    },
    'claim.claims_follow_from_parts': {
      refuses: [
        ['claims_follow_from_parts', 'update claim set places = 1'],
        ['claims_follow_from_parts', 'delete from claim'],
        ['claims_follow_from_parts', copyOf('claim', { pool_id: OTHER('pool') }, `facility_id = '${HALL}'`)],
      ],
    },
    'claim.claims_are_not_truncated': { refuses: [['claims_follow_from_parts', 'truncate claim']] },
    'pool.pools_follow_from_parts': {
      refuses: [
        ['claims_follow_from_parts', 'update pool set capacity = capacity'],
        ['claims_follow_from_parts', `delete from pool where id = '${HALF}'`],
        ['claims_follow_from_parts', copyOf('pool', { id: ID })],
      ],
      takes: [['update shared_facility set capacity = 31 where capacity = 30']],
    },
    'pool.pools_are_not_truncated': { refuses: [['claims_follow_from_parts', 'truncate pool cascade']] },
  },
};
