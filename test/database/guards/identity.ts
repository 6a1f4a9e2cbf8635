import {
  type Guards,
  type Statements,
  between,
  byId,
  byNumber,
  ID,
  instants,
  key,
  long,
  oneOf,
  OTHER,
  TEXT,
} from './forms.ts';

/** A number that nobody has. */
const PHONE = `'1' || right(abs(hashtext(random()::text))::text || '00000000', 8)`;

/** So many residents beside the one who is there, with their number. */
const joined = (count: number): Statements => {
  const each = `generate_series(1, ${count}) n`;
  return [
    `insert into account (id, issuer, subject, created_at)
     select 'acc_' || md5('joined ' || n), 'joined', 'joined ' || n, now() from ${each}`,
    `insert into resident (id, account_id, masked_name, masked_phone, synthetic, created_at)
     select 'res_' || md5('joined ' || n), 'acc_' || md5('joined ' || n), '某**', '199****8888', true, now() from ${each}`,
    `insert into resident_contact (resident_id, name, phone, household_id, phone_confirmed_at)
     select 'res_' || md5('joined ' || n), '某人', h.phone, h.id, now() from household h, ${each}`,
  ];
};

export const identityGuards: Guards = {
  checks: {
    account_disabled_for_a_reason: {
      refuses: [`disabled_at = now(), disabled_reason = null`, `disabled_at = null, disabled_reason = 'x'`],
      takes: [`disabled_at = now(), disabled_reason = 'x'`, 'disabled_at = null, disabled_reason = null'],
    },
    ended_session_id_check: long('id', 16, 64),
    household_phone_check: {
      // Nobody has the others, so that the references of contacts do not speak first.
      refuses: ['1234', '1234567890123456', '++12345', '12345 6', ''].map((phone) => `phone = '${phone}'`),
      takes: [`phone = phone`],
    },
    household_phone_has_one_form: {
      refuses: ['+8613812345678', '008613812345678', '8613812345678', '013812345678', '00442079460958'].map(
        (phone) => `phone = '${phone}'`,
      ),
      takes: [`phone = phone`],
    },
    phone_code_check: {
      refuses: ['expires_at = created_at'],
      takes: [`expires_at = created_at + interval '1 microsecond'`],
    },
    phone_code_failures_check: between('failures', 0, 5),
    phone_code_hash_check: {
      refuses: [31, 33].map((length) => `hash = decode(repeat('00', ${length}), 'hex')`),
      takes: [`hash = decode(repeat('00', 32), 'hex')`],
    },
    phone_code_salt_check: {
      refuses: [15, 17].map((length) => `salt = decode(repeat('00', ${length}), 'hex')`),
      takes: [`salt = decode(repeat('00', 16), 'hex')`],
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
      takes: [
        'erased_at = now(), masked_phone = null, division_id = null',
        `erased_at = null, masked_phone = '****99'`,
      ],
    },
    resident_contact_confirmed_check: {
      refuses: ['household_id = null', 'phone_confirmed_at = null', 'phone = null'],
      takes: [
        'household_id = null, phone_confirmed_at = null',
        'household_id = null, phone_confirmed_at = null, phone = null',
      ],
      of: 'household_id is not null',
    },
    resident_contact_name_check: long('name', 1, 100),
    resident_contact_phone_check: {
      refuses: ['1234', '1234567890123456', '++12345', '12345 6', '12345a', ''].map((phone) => `phone = '${phone}'`),
      takes: ['12345', '123456789012345', '+8613800000000'].map((phone) => `phone = '${phone}'`),
      of: 'household_id is null',
    },
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
    role_assignment_reason_check: long('reason', 1, 500),
    role_assignment_end_reason_check: {
      refuses: [`valid_to = valid_from, end_reason = ''`, `valid_to = valid_from, end_reason = repeat('x', 501)`],
      takes: [`valid_to = valid_from, end_reason = 'x'`, `valid_to = valid_from, end_reason = repeat('x', 500)`],
    },
    role_assignment_ends_for_a_reason: {
      refuses: [`valid_to = null, end_reason = 'x'`],
      takes: [`valid_to = valid_from, end_reason = 'x'`, 'valid_to = null, end_reason = null'],
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
  },
  keys: {
    account_pkey: byId('account', { subject: TEXT }),
    account_issuer_subject_key: key('account', { id: ID }, { id: ID, issuer: TEXT }),
    ended_session_pkey: key('ended_session', {}, { id: TEXT }),
    household_pkey: key('household', { phone: PHONE }, { phone: PHONE, id: '-1' }),
    household_phone_key: key('household', { id: '-1' }, { id: '-1', phone: PHONE }),
    household_id_phone_key: key(
      'household',
      {},
      { id: '-1', phone: PHONE },
      {
        first: 'alter table household drop constraint household_pkey, drop constraint household_phone_key',
      },
    ),
    phone_code_pkey: key('phone_code', {}, { resident_id: OTHER('resident') }),
    personal_data_export_pkey: byId('personal_data_export', { token_hash: `sha256('another')` }),
    personal_data_export_token_hash_key: key(
      'personal_data_export',
      { id: ID },
      { id: ID, token_hash: `sha256('another')` },
    ),
    personal_data_view_pkey: byNumber('personal_data_view', { at: `at + interval '10 minutes'` }),
    personal_data_view_once: key('personal_data_view', { id: '-1', at: `at + interval '9 minutes 59 seconds'` }, [
      { id: '-1', at: `at + interval '10 minutes'` },
      { id: '-1', viewer_id: OTHER('account') },
      { id: '-1', resident_id: OTHER('resident') },
      { id: '-1', subject_id: ID },
    ]),
    resident_pkey: byId('resident', { account_id: ID }),
    resident_contact_pkey: key(
      'resident_contact',
      {},
      { resident_id: '(select id from resident where id not in (select resident_id from resident_contact))' },
      { first: 'delete from resident_contact where resident_id = (select max(resident_id) from resident_contact)' },
    ),
    resident_account_id_key: key('resident', { id: ID }, { id: ID, account_id: ID }),
    role_assignment_pkey: byId('role_assignment', { account_id: ID }),
    role_assignment_held_once: key(
      'role_assignment',
      { id: ID, valid_from: `valid_from - interval '2 days'`, valid_to: `valid_from + interval '1 day'` },
      { id: ID, valid_from: `valid_from - interval '2 days'`, valid_to: 'valid_from' },
    ),
    service_account_pkey: byId('service_account', { account_id: ID }),
    service_account_account_id_key: key('service_account', { id: ID }, { id: ID, account_id: ID }),
    service_account_secret_pkey: byNumber('service_account_secret', { expires_at: 'now()' }),
    service_account_secret_current: key(
      'service_account_secret',
      { id: '-1' },
      { id: '-1', expires_at: 'now()' },
      'expires_at is null',
    ),
    service_signing_key_pkey: key('service_signing_key', {}, { kid: TEXT }),
  },
  references: {
    phone_code_resident_id_fkey: 'resident_id = $missing',
    personal_data_export_account_id_fkey: 'account_id = $missing',
    personal_data_view_resident_id_fkey: 'resident_id = $missing',
    personal_data_view_unit_id_fkey: 'unit_id = $missing',
    personal_data_view_viewer_id_fkey: 'viewer_id = $missing',
    resident_account_id_fkey: 'account_id = $missing',
    resident_contact_household_fkey: 'household_id = -1 where household_id is not null',
    resident_contact_resident_id_fkey: 'resident_id = $missing',
    resident_division_id_fkey: 'division_id = $missing',
    role_assignment_account_id_fkey: 'account_id = $missing',
    role_assignment_assigned_by_fkey: 'assigned_by = $missing',
    role_assignment_division_id_fkey: "division_id = $missing where role = 'RESIDENT'",
    role_assignment_facility_id_fkey: "unit_id = null, facility_id = $missing where role = 'UNIT_MANAGER'",
    role_assignment_fits_division: "division_id = $district where role = 'COMMUNITY_STAFF'",
    role_assignment_unit_id_fkey: "unit_id = $missing where role = 'UNIT_MANAGER'",
    service_account_account_id_fkey: 'account_id = $missing',
    service_account_created_by_fkey: 'created_by = $missing',
    service_account_unit_id_fkey: 'unit_id = $missing',
    service_account_secret_service_account_id_fkey: 'service_account_id = $missing',
  },
  mayBeEmpty: {
    account: 'disabled_at disabled_reason',
    personal_data_export: 'used_at',
    personal_data_view: 'unit_id',
    resident: 'masked_phone division_id erased_at',
    resident_contact: 'phone household_id phone_confirmed_at mail',
    role_assignment: 'division_id unit_id facility_id valid_to assigned_by reason end_reason',
    service_account: 'revoked_at last_token_at',
    service_account_secret: 'expires_at',
  },
  triggers: {
    'resident_contact.household_is_small': {
      refuses: [['household_is_small', ...joined(6)]],
      takes: [joined(5)],
    },
    'resident_contact.household_has_residents': {
      changes: [
        ['select count(*) from household', -1, 'delete from resident_contact where household_id is not null'],
        [
          'select count(*) from household',
          -1,
          'update resident_contact set household_id = null, phone_confirmed_at = null where household_id is not null',
        ],
        [
          'select count(*) from household',
          0,
          'update resident_contact set household_id = household_id where household_id is not null',
        ],
        [
          'select count(*) from household',
          0,
          ...joined(1),
          'delete from resident_contact where resident_id = (select min(resident_id) from resident_contact where household_id is not null)',
        ],
      ],
    },
    'resident.erased_has_no_contact': {
      changes: [
        [
          'select count(*) from resident_contact',
          -1,
          `update resident set masked_phone = null, division_id = null, erased_at = now()
         where id = (select min(resident_id) from resident_contact)`,
        ],
        [
          'select count(*) from personal_data_view',
          -1,
          `update resident set masked_phone = null, division_id = null, erased_at = now()
         where id = (select min(resident_id) from personal_data_view)`,
        ],
      ],
    },
  },
};
