import {
  type Check,
  between,
  atLeast,
  long,
  oneOf,
  together,
  jsonArray,
  place,
  ARRAY,
  UNITS,
  KINDS,
  dates,
  instants,
} from './constraints.check-forms.ts';

export const FACILITY_CHECKS: Readonly<Record<string, Check>> = {
  shared_facility_admission_check: oneOf('admission', 'OPEN_ACCESS INSTANT APPROVAL'),
  shared_facility_capacity_check: { ...between('capacity', 1, 10_000), of: 'external_id is not null' },
  shared_facility_check: {
    refuses: [`details = '{"typeName": "RoomDetails"}'`, `details = '{"typeName": "OtherDetails"}'`],
    takes: [
      'details = null',
      `details = '{"typeName": "ParkingDetails"}'`,
      `kind = 'SPORTS_FIELD', details = '{"typeName": "SportsFieldDetails"}'`,
      `kind = 'RESTROOM', admission = 'OPEN_ACCESS', details = '{"typeName": "RestroomDetails"}'`,
      `kind = 'MEETING_ROOM', details = '{"typeName": "RoomDetails"}'`,
      `kind = 'ACTIVITY_ROOM', details = '{"typeName": "RoomDetails"}'`,
    ],
    of: `external_id is not null`,
  },
  shared_facility_check1: {
    refuses: ['min_minutes = 60, max_minutes = 59', 'max_minutes = 43201'],
    takes: ['min_minutes = 60, max_minutes = 60', 'max_minutes = 43200'],
  },
  shared_facility_check3: {
    refuses: [`kind = 'RESTROOM', details = null, admission = 'INSTANT'`],
    takes: [`kind = 'RESTROOM', details = null, admission = 'OPEN_ACCESS'`],
    of: 'external_id is not null',
  },
  ...place('shared_facility', 'check2'),
  shared_facility_external_id_check: long('external_id', 1, 200),
  shared_facility_grid_minutes_check: {
    refuses: [0, 14, 16, 45, 90, 721, 1440].map((minutes) => `grid_minutes = ${minutes}`),
    takes: [15, 30, 60, 120, 180, 240, 360, 480, 720].map((minutes) => `grid_minutes = ${minutes}`),
  },
  shared_facility_horizon_days_check: between('horizon_days', 0, 366),
  shared_facility_lead_minutes_check: between('lead_minutes', 0, 525_600),
  shared_facility_min_minutes_check: atLeast('min_minutes', 15),
  shared_facility_kind_check: oneOf(
    'kind',
    KINDS,
    `details = null, admission = 'OPEN_ACCESS'`,
    'external_id is not null',
  ),
  shared_facility_name_check: long('name', 1, 200),
  shared_facility_state_check: oneOf('state', 'DRAFT IN_REVIEW PUBLISHED SUSPENDED WITHDRAWN'),
  open_stretch_check: { refuses: ['ends_at = starts_at'], takes: [`ends_at = starts_at + interval '1 microsecond'`] },
  opening_exception_check: {
    refuses: [`closed = true, windows = '[{}]'`, `closed = false, windows = '[]'`],
    takes: [`closed = true, windows = '[]'`, `closed = false, windows = '[{}]'`],
  },
  opening_exception_windows_check: {
    refuses: ARRAY.map((json) => `closed = false, windows ${json}`),
    takes: [`closed = false, windows = '[{}]'`],
  },
  opening_rule_check: together('season_from', 'season_to', [`'06-01'`, `'08-31'`]),
  opening_rule_day_class_check: oneOf('day_class', 'EVERY_DAY WORKDAY DAY_OFF'),
  opening_rule_season_from_check: {
    refuses: ['6-1', '06-1', '06-01-', '0601', ''].map((day) => `season_from = '${day}', season_to = '08-31'`),
    takes: [`season_from = '06-01', season_to = '08-31'`],
  },
  opening_rule_season_to_check: {
    refuses: ['8-31', '08-3', '08-311', '0831', ''].map((day) => `season_from = '06-01', season_to = '${day}'`),
    takes: [`season_from = '06-01', season_to = '08-31'`],
  },
  opening_rule_weekdays_check: {
    refuses: [`weekdays = '{MONDAY,HOLIDAY}'`],
    takes: [`weekdays = '{}'`, `weekdays = '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}'`],
  },
  facility_upsert_results_check: jsonArray('results'),
  occupancy_has_all_steps: {
    refuses: [
      'taken = array_fill(0, array[23])',
      'taken = array_fill(0, array[25])',
      'taken = array_fill(0, array[4, 6])',
      'taken = array_fill(0, array[24], array[0])',
    ],
    takes: ['taken = array_fill(0, array[24])'],
  },
  occupancy_has_whole_spans: {
    refuses: [`span = '2026-03-02T05:59:59Z'`, `span = '2026-03-02T03:00:00Z'`],
    takes: [`span = '2001-03-02T00:00:00Z'`, `span = '2001-03-02T06:00:00Z'`],
  },
  occupancy_not_negative: {
    refuses: ['taken[24] = -1', 'taken[1] = -1'],
    takes: ['taken[24] = 0', 'taken[1] = 0'],
  },
  occupancy_within_capacity: {
    refuses: ['taken[1] = capacity + 1', 'taken[24] = capacity + 1'],
    takes: ['taken[1] = capacity', 'taken[24] = capacity'],
  },
  booking_check: {
    refuses: ['ends_at = starts_at', `ends_at = starts_at - interval '1 microsecond'`],
    takes: [`ends_at = starts_at + interval '1 microsecond'`],
  },
  booking_check1: {
    refuses: [`ends_at = starts_at + interval '31 days 1 microsecond'`],
    takes: [`ends_at = starts_at + interval '31 days'`],
  },
  booking_check2: {
    refuses: [`type = 'NORMAL', match_id = null, holder_id = null`],
    takes: [`type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`],
  },
  booking_holder_id_check: {
    refuses: ['res', 'cmc', 'wkc', 'bgr'].map((prefix) => `holder_id = '${prefix}_' || substr(holder_id, 5)`),
    takes: ['holder_id = (select min(id) from resident_unit)', `holder_id = holder_id`],
  },
  booking_of_a_person_or_a_match: {
    refuses: [
      'match_id = null',
      'holder_id = null',
      'booker_id = (select min(id) from resident)',
      `type = 'NORMAL', booker_id = (select min(id) from resident)`,
      `type = 'NORMAL', match_id = null, booker_id = (select min(id) from resident)`,
      `type = 'NORMAL', holder_id = null, booker_id = (select min(id) from resident)`,
    ],
    takes: [`type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`],
  },
  booking_quantity_check: between('quantity', 1, 10_000),
  booking_starts_at_check: {
    refuses: [`starts_at = '1969-12-31T23:59:59.999999Z', ends_at = '1970-01-01T01:00Z'`],
    takes: [`starts_at = '1970-01-01T00:00Z', ends_at = '1970-01-01T01:00Z'`],
  },
  booking_state_check: oneOf('state', 'PENDING CONFIRMED CHECKED_IN COMPLETED CANCELLED REJECTED NO_SHOW EXPIRED'),
  booking_type_check: {
    refuses: [`type = 'OTHER', match_id = null, holder_id = null`],
    takes: [
      `type = 'MATCH'`,
      `type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`,
    ],
  },
};

export const DISTRICT_CHECKS: Readonly<Record<string, Check>> = {
  alliance_charter_version_check: atLeast('version', 1),
  alliance_membership_state_check: oneOf('state', 'APPLIED ACTIVE SUSPENDED WITHDRAWN'),
  branch_grid_check: {
    refuses: [dates('2026-03-02', '2026-03-02')],
    takes: [dates('2026-03-02', '2026-03-03')],
  },
  calendar_day_day_class_check: oneOf('day_class', 'WORKDAY DAY_OFF'),
  calendar_day_source_check: oneOf('source', 'NOTICE CORRECTION'),
  calendar_revision_only_row_check: { refuses: ['only_row = false'], takes: ['only_row = true'] },
  calendar_year_year_check: between('year', 1949, 2200),
  delegate_check: {
    refuses: [instants('2026-03-02T00:00:01', '2026-03-02T00:00:00')],
    takes: [instants('2026-03-02T00:00', '2026-03-02T00:00')],
  },
  delegate_name_check: long('name', 1, 100),
  delegate_seat_check: between('seat', 1, 2),
  division_check: { refuses: [dates('2026-03-02', '2026-03-02')], takes: [dates('2026-03-02', '2026-03-03')] },
  division_check1: {
    refuses: [`parent_id = null`, `level = 'DISTRICT'`],
    takes: ['parent_id = parent_id'],
    of: `level = 'GRID'`,
  },
  division_level_check: {
    refuses: [`level = 'CITY'`, `level = ''`],
    takes: ['level = level'],
  },
  party_organisation_check: {
    refuses: ['parent_id = null', `level = 'WORK_COMMITTEE'`],
    takes: ['parent_id = parent_id'],
    of: `level = 'GRID_BRANCH'`,
  },
  party_organisation_level_check: { refuses: [`level = 'OTHER'`, `level = ''`], takes: ['level = level'] },
  idempotent_answer_key_check: long('key', 1, 200),
  audit_head_is_only_check: { refuses: ['is_only = false'], takes: ['is_only = true'] },
  audit_link_hash_check: {
    refuses: [31, 33].map((bytes) => `hash = decode(repeat('00', ${bytes}), 'hex')`),
    takes: [`hash = decode(repeat('00', 32), 'hex')`],
  },
  audit_link_position_check: atLeast('position', 1),
  rate_budget_key_check: {
    refuses: [15, 17].map((bytes) => `key = decode(repeat('00', ${bytes}), 'hex')`),
    takes: [`key = decode(repeat('11', 16), 'hex')`],
  },
  rate_budget_spent_check: { refuses: ['spent = -0.000001'], takes: ['spent = 0'] },
  account_disabled_for_a_reason: {
    refuses: [`disabled_at = now(), disabled_reason = null`, `disabled_at = null, disabled_reason = 'x'`],
    takes: [`disabled_at = now(), disabled_reason = 'x'`, 'disabled_at = null, disabled_reason = null'],
  },
  personal_data_export_check: {
    refuses: ['expires_at = created_at'],
    takes: [`expires_at = created_at + interval '1 microsecond'`],
  },
  personal_data_export_token_hash_check: {
    refuses: [`token_hash = ''`, `token_hash = sha384('x')`],
    takes: [`token_hash = sha256('y')`],
  },
  personal_data_view_purpose_check: oneOf('purpose', 'BOOKING'),
  personal_data_view_role_check: oneOf(
    'role',
    'UNIT_MANAGER BRANCH_SECRETARY COMMUNITY_STAFF SUBDISTRICT_STAFF DISTRICT_ADMIN',
  ),
  resident_erased_is_nobody: {
    refuses: [
      `erased_at = now(), masked_phone = '****99', division_id = null`,
      'erased_at = now(), masked_phone = null, division_id = (select min(id) from division)',
    ],
    takes: ['erased_at = now(), masked_phone = null, division_id = null', `erased_at = null, masked_phone = '****99'`],
  },
  resident_contact_name_check: long('name', 1, 100),
  resident_contact_phone_check: {
    refuses: ['1234', '1234567890123456', '++12345', '12345 6', '12345a', ''].map((phone) => `phone = '${phone}'`),
    takes: ['12345', '123456789012345', '+8613800000000'].map((phone) => `phone = '${phone}'`),
  },
  ...place('resident_unit', 'check'),
  resident_unit_affiliation_level_check: oneOf('affiliation_level', 'CENTRAL PROVINCE CITY DISTRICT NONE'),
  resident_unit_credit_code_check: {
    refuses: [
      '12350102T0000001X',
      '12350102T0000001XMM',
      '12350102I0000001XM',
      '12350102O0000001XM',
      '12350102S0000001XM',
      '12350102V0000001XM',
      '12350102Z0000001XM',
      '12350102t0000001xm',
    ].map((code) => `credit_code = '${code}'`),
    takes: [`credit_code = '0123456789ABCDEFGH'`, `credit_code = 'JKLMNPQRTUWXY00000'`],
  },
  resident_unit_kind_check: oneOf(
    'kind',
    'STATE_ORGAN PUBLIC_INSTITUTION STATE_ENTERPRISE NEW_ECONOMIC NEW_SOCIAL MASS_ORGANISATION OTHER',
  ),
  resident_unit_name_check: long('name', 1, 200),
  role_assignment_check: {
    refuses: [instants('2026-03-02T00:00:01', '2026-03-02T00:00:00')],
    takes: [instants('2026-03-02T00:00', '2026-03-02T00:00')],
  },
  role_assignment_check1: {
    refuses: ['division_id = (select min(id) from division)', 'facility_id = (select min(id) from shared_facility)'],
    takes: ['unit_id = null, facility_id = (select min(id) from shared_facility)'],
    of: `role = 'UNIT_MANAGER'`,
  },
  role_assignment_check2: {
    refuses: ['unit_id = null', `unit_id = null, division_id = (select min(id) from division)`],
    takes: ['unit_id = null, facility_id = (select min(id) from shared_facility)'],
    of: `role = 'UNIT_MANAGER'`,
  },
  role_assignment_check3: {
    refuses: ['division_id = null', 'division_id = null, unit_id = (select min(id) from resident_unit)'],
    takes: [`division_id = null, role = 'RESIDENT'`],
    of: `role = 'COMMUNITY_STAFF'`,
  },
  role_assignment_role_check: {
    refuses: [`role = 'OTHER'`, `role = ''`],
    takes: [
      'DISTRICT DISTRICT_ADMIN',
      'SUBDISTRICT SUBDISTRICT_STAFF',
      'COMMUNITY COMMUNITY_STAFF',
      'GRID BRANCH_SECRETARY',
    ]
      .map((pair) => pair.split(' '))
      .map(
        ([level, role]) => `role = '${role}', division_id = (select min(id) from division where level = '${level}')`,
      ),
    of: `role = 'COMMUNITY_STAFF'`,
  },
  service_account_check: {
    refuses: ['expires_at = created_at'],
    takes: [`expires_at = created_at + interval '1 microsecond'`],
  },
  service_account_name_check: long('name', 1, 100),
  service_account_scopes_check: {
    refuses: [`scopes = '{}'`, `scopes = '{FACILITIES_READ,BOOKINGS_WRITE}'`],
    takes: [`scopes = '{FACILITIES_READ,FACILITIES_WRITE,BOOKINGS_READ}'`, `scopes = '{BOOKINGS_READ}'`],
  },
  service_account_secret_hash_check: {
    refuses: [31, 33].map((length) => `hash = decode(repeat('00', ${length}), 'hex')`),
    takes: [`hash = decode(repeat('00', 32), 'hex')`],
  },
  service_account_secret_salt_check: {
    refuses: [15, 17].map((length) => `salt = decode(repeat('00', ${length}), 'hex')`),
    takes: [`salt = decode(repeat('00', 16), 'hex')`],
  },
  service_category_code_check: {
    refuses: ['a', 'A.', '.A', 'A..B', '1A', 'A.1', 'A B', ''].map((code) => `code = '${code}'`),
    takes: ['A', 'A1_', 'FACILITY.X1'].map((code) => `code = '${code}'`),
    of: `code = 'FACILITY.PARKING'`,
  },
  service_category_facility_kind_check: oneOf('facility_kind', KINDS),
  service_category_unit_of_measure_check: oneOf('unit_of_measure', UNITS),
};
