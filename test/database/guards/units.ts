import {
  type Guards,
  atLeast,
  between,
  byId,
  copyOf,
  ID,
  instants,
  inStates,
  key,
  long,
  NEW,
  oneOf,
  place,
} from './forms.ts';

const CODE = `(select string_agg(substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (random() * 30)::int, 1), '')
              from generate_series(1, 18))`;

export const unitGuards: Guards = {
  checks: {
    alliance_charter_version_check: atLeast('version', 1),
    alliance_membership_state_check: oneOf('state', 'APPLIED ACTIVE SUSPENDED WITHDRAWN'),
    delegate_check: {
      refuses: [instants('2026-03-02T00:00:01', '2026-03-02T00:00:00')],
      takes: [instants('2026-03-02T00:00', '2026-03-02T00:00')],
    },
    delegate_name_check: long('name', 1, 100),
    delegate_seat_check: between('seat', 1, 2),
    ...place('resident_unit', 'check'),
    resident_unit_address_check: long('address', 1, 200),
    resident_unit_contact_phone_check: {
      refuses: [
        '',
        '1234',
        '12-34',
        '1234567890123456',
        '0591 87551234',
        '0591--87551234',
        '-12345',
        '12345-',
        '12a45',
      ].map((phone) => `contact_phone = '${phone}'`),
      takes: ['12345', '+86-591-8755-1234', '123456789012345'].map((phone) => `contact_phone = '${phone}'`),
    },
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
  },
  keys: {
    alliance_pkey: byId('alliance'),
    alliance_charter_pkey: key('alliance_charter', {}, { version: '2' }),
    alliance_membership_pkey: byId('alliance_membership', { state: `'WITHDRAWN'` }),
    alliance_membership_one_seat: key(
      'alliance_membership',
      inStates('APPLIED ACTIVE SUSPENDED', { id: ID }),
      inStates('WITHDRAWN', { id: ID }),
    ),
    delegate_pkey: byId('delegate', { valid_to: 'valid_from' }),
    delegate_one_per_seat: key('delegate', { id: ID }, { id: ID, seat: '2' }, 'valid_to is null and seat = 1'),
    resident_unit_pkey: byId('resident_unit', { credit_code: CODE }),
    resident_unit_credit_code_key: key('resident_unit', { id: ID }, { id: ID, credit_code: CODE }),
  },
  references: {
    alliance_division_id_fkey: 'division_id = $missing',
    alliance_id_charter_version_fkey: 'charter_version = 99',
    alliance_charter_alliance_id_fkey: { alliance_id: '$missing' },
    alliance_membership_alliance_id_charter_version_fkey: 'charter_version = 99',
    alliance_membership_alliance_id_fkey: 'alliance_id = $missing',
    alliance_membership_unit_id_fkey: 'unit_id = $missing',
    delegate_account_id_fkey: 'account_id = $missing',
    delegate_membership_id_fkey: 'membership_id = $missing',
    resident_unit_division_id_fkey: 'division_id = $missing',
  },
  mayBeEmpty: {
    alliance_membership: 'admitted_at ended_at state_reason',
    delegate: 'position valid_to account_id',
    resident_unit: 'latitude longitude address contact_phone',
  },
  triggers: {
    'alliance_membership.membership_keeps_to_steps': {
      refuses: [['membership_keeps_to_steps', `update alliance_membership set state = 'APPLIED'`]],
      takes: [[`update alliance_membership set state = 'SUSPENDED'`]],
    },
    'alliance_membership.membership_has_delegate': {
      refuses: [
        [
          'membership_has_delegate',
          `update alliance_membership set state = 'SUSPENDED'`,
          'set constraints all immediate',
          'update delegate set valid_to = now() where valid_to is null',
          `update alliance_membership set state = 'ACTIVE'`,
        ],
      ],
      takes: [
        [
          `update alliance_membership set state = 'SUSPENDED'`,
          'set constraints all immediate',
          `update alliance_membership set state = 'ACTIVE'`,
        ],
      ],
    },
    'delegate.delegate_is_not_the_last': {
      refuses: [
        ['membership_has_delegate', 'update delegate set valid_to = now() where valid_to is null'],
        ['membership_has_delegate', 'delete from delegate where valid_to is null and account_id is null'],
      ],
      takes: [
        [
          'update delegate set valid_to = now() where valid_to is null and account_id is null',
          copyOf(
            'delegate',
            { id: NEW('del'), seat: '2', valid_to: 'null' },
            'account_id is null and valid_to = now()',
          ),
        ],
      ],
    },
  },
};
