import {
  type Guards,
  ARRAY,
  atLeast,
  besidesPrimary,
  between,
  byId,
  byNumber,
  ID,
  jsonArray,
  key,
  KINDS,
  long,
  oneOf,
  place,
  TEXT,
  together,
} from './forms.ts';

export const facilityGuards: Guards = {
  checks: {
    shared_facility_address_check: long('address', 1, 200),
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
  },
  keys: {
    facility_upsert_pkey: byNumber('facility_upsert'),
    open_stretch_pkey: key('open_stretch', {}, { starts_at: `starts_at - interval '1 minute'` }),
    opening_exception_pkey: key('opening_exception', {}, { date: `date '2001-01-01'` }),
    opening_rule_pkey: key('opening_rule', {}, { position: '99' }),
    shared_facility_pkey: byId('shared_facility', { external_id: TEXT }),
    shared_facility_id_capacity_key: besidesPrimary('shared_facility'),
    shared_facility_id_kind_key: key(
      'shared_facility',
      {},
      { id: ID },
      {
        first: `alter table shared_facility drop constraint shared_facility_pkey cascade,
                                          drop constraint shared_facility_id_capacity_key cascade`,
      },
    ),
    shared_facility_external_id: key(
      'shared_facility',
      { id: ID },
      { id: ID, external_id: 'null' },
      'external_id is not null',
    ),
  },
  references: {
    facility_upsert_unit_id_fkey: 'unit_id = $missing',
    open_stretch_facility_id_fkey: 'facility_id = $missing',
    opening_exception_facility_id_fkey: 'facility_id = $missing',
    opening_rule_facility_id_fkey: 'facility_id = $missing',
    shared_facility_unit_id_fkey: 'unit_id = $missing',
  },
  mayBeEmpty: {
    opening_exception: 'reason',
    opening_rule: 'season_from season_to leave_by_next_workday',
    shared_facility:
      'state_reason approved_at address latitude longitude details stretches_until stretches_calendar external_id policy_version',
  },
  triggers: {
    'shared_facility.facility_keeps_to_steps': {
      refuses: [['facility_keeps_to_steps', `update shared_facility set state = 'DRAFT' where state = 'PUBLISHED'`]],
      takes: [[`update shared_facility set state = 'SUSPENDED' where state = 'PUBLISHED'`]],
    },
  },
};
