import type { Copy } from './filled.ts';

/**
 * What each key, unique index and exclusion of the database is broken by: a copy of a row with these columns changed. The
 * second set of changes makes of the same copy one that is let in, as its neighbour.
 */
export interface Key {
  readonly table: string;
  /** Which row is copied; any, if absent. */
  readonly of?: string;
  /** What makes such a row of those that are there. */
  readonly first?: string;
  readonly refused: Changes | readonly Changes[];
  readonly taken: Changes | readonly Changes[];
}

type Changes = Copy['changes'];

/** An id that nothing has. */
const ID = `'new_' || md5(random()::text)`;
/** A text that nothing has. */
const TEXT = `left(md5(random()::text), 16)`;
const OTHER = (table: string) => `(select max(id) from ${table})`;

const key = (
  table: string,
  refused: Key['refused'],
  taken: Key['taken'],
  more: string | Pick<Key, 'of' | 'first'> = {},
): Key => ({
  table,
  refused,
  taken,
  ...(typeof more === 'string' ? { of: more } : more),
});

/** What a primary key holds as well, for others to refer to. */
const besidesPrimary = (table: string, taken: Changes = {}) =>
  key(table, taken, { id: ID, ...taken }, { first: `alter table ${table} drop constraint ${table}_pkey cascade` });

/** A table whose rows have an id, and what else has to be another in a copy of one. */
const byId = (table: string, taken: Changes = {}) => key(table, {}, { id: ID, ...taken });
/** A table whose rows are numbered. */
const byNumber = (table: string, taken: Changes = {}) => key(table, {}, { id: '-1', ...taken });

/** The same in each of some states. */
const inStates = (states: string, changes: Changes): Changes[] =>
  states.split(' ').map((state) => ({ ...changes, state: `'${state}'` }));
const BOOKED: Changes = { id: ID, reference: TEXT, ends_at: `ends_at + interval '1 hour'` };

/** A table of one row, whose neighbour only a check keeps out. */
const onlyRow = (table: string, column: string) =>
  key(table, {}, { [column]: 'false' }, { first: `alter table ${table} drop constraint ${table}_${column}_check` });

const CODE = `(select string_agg(substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (random() * 30)::int, 1), '')
              from generate_series(1, 18))`;
const NUMBER = `'999999-2099-0001'`;

export const KEYS: Readonly<Record<string, Key>> = {
  account_pkey: byId('account', { subject: TEXT }),
  account_issuer_subject_key: key('account', { id: ID }, { id: ID, issuer: TEXT }),
  alliance_pkey: byId('alliance'),
  alliance_charter_pkey: key('alliance_charter', {}, { version: '2' }),
  alliance_membership_pkey: byId('alliance_membership', { state: `'WITHDRAWN'` }),
  alliance_membership_one_seat: key(
    'alliance_membership',
    inStates('APPLIED ACTIVE SUSPENDED', { id: ID }),
    inStates('WITHDRAWN', { id: ID }),
  ),
  audit_entry_pkey: byNumber('audit_entry'),
  audit_entry_order: key(
    'audit_entry',
    {},
    { xid: `'1'` },
    { first: 'alter table audit_entry drop constraint audit_entry_pkey' },
  ),
  audit_head_pkey: key(
    'audit_head',
    {},
    { is_only: 'false' },
    { first: 'alter table audit_head drop constraint audit_head_is_only_check' },
  ),
  audit_link_pkey: key('audit_link', { entry_id: '-1' }, { entry_id: '-1', position: '100' }),
  audit_link_entry_id_key: key('audit_link', { position: '100' }, { position: '100', entry_id: '-1' }),
  booking_pkey: byId('booking', { reference: TEXT }),
  booking_reference_key: key('booking', { id: ID }, { id: ID, reference: TEXT }),
  booking_one_per_person_and_kind: key(
    'booking',
    inStates('PENDING CONFIRMED CHECKED_IN', { ...BOOKED, starts_at: `ends_at - interval '1 minute'` }),
    [
      { ...BOOKED, starts_at: 'ends_at' },
      { ...BOOKED, booker_id: `(select min(id) from resident)` },
      ...inStates('COMPLETED CANCELLED REJECTED NO_SHOW EXPIRED', BOOKED),
    ],
    {
      of: `type = 'NORMAL'`,
      first: `update booking set type = 'NORMAL', match_id = null, holder_id = null, booker_id = ${OTHER('resident')}
              where id = ${OTHER('booking')}`,
    },
  ),
  branch_grid_pkey: key('branch_grid', {}, { valid_from: `date '2010-01-01'`, valid_to: 'valid_from' }),
  branch_grid_one_branch: key(
    'branch_grid',
    { valid_from: `valid_from - 2`, valid_to: 'valid_from + 1' },
    { valid_from: `valid_from - 2`, valid_to: 'valid_from' },
  ),
  calendar_day_pkey: key('calendar_day', {}, { date: `date '2199-01-01'` }),
  calendar_revision_pkey: onlyRow('calendar_revision', 'only_row'),
  calendar_year_pkey: key('calendar_year', {}, { year: '2199' }),
  delegate_pkey: byId('delegate', { valid_to: 'valid_from' }),
  delegate_one_per_seat: key('delegate', { id: ID }, { id: ID, seat: '2' }, 'valid_to is null and seat = 1'),
  demand_pkey: byId('demand'),
  demand_time_pkey: key('demand_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
  division_pkey: byId('division', { code: TEXT, path: TEXT }),
  division_code_scheme_code_key: key('division', { id: ID, path: TEXT }, { id: ID, path: TEXT, code_scheme: TEXT }),
  division_path_key: key('division', { id: ID, code: TEXT }, { id: ID, code: TEXT, path: TEXT }),
  division_id_level_key: besidesPrimary('division', { code: TEXT, path: TEXT }),
  facility_upsert_pkey: byNumber('facility_upsert'),
  idempotent_answer_pkey: key('idempotent_answer', {}, { key: TEXT }),
  match_pkey: byId('match'),
  match_one_proposal: key(
    'match',
    inStates('PROPOSED', { id: ID, delivered_quantity: 'null' }),
    inStates('ACCEPTED DECLINED CONFIRMED CANCELLED', { id: ID, delivered_quantity: 'null' }),
    {
      of: `state = 'PROPOSED'`,
      first: `update match set state = 'PROPOSED', delivered_quantity = null where id = ${OTHER('match')}`,
    },
  ),
  match_time_pkey: key('match_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
  match_weights_pkey: key('match_weights', {}, { version: '2' }),
  matching_progress_pkey: key('matching_progress', {}, { state: `'FAILED'` }),
  matching_run_pkey: byId('matching_run'),
  matching_run_input_pkey: key('matching_run_input', {}, { run_id: ID }),
  migration_pkey: byNumber('migration'),
  occupancy_pkey: key('occupancy', {}, { span: `timestamptz '2001-01-01T00:00Z'` }),
  open_stretch_pkey: key('open_stretch', {}, { starts_at: `starts_at - interval '1 minute'` }),
  opening_exception_pkey: key('opening_exception', {}, { date: `date '2001-01-01'` }),
  opening_rule_pkey: key('opening_rule', {}, { position: '99' }),
  outbox_event_pkey: byNumber('outbox_event'),
  outbox_event_order: key(
    'outbox_event',
    {},
    { id: '-1' },
    { first: 'alter table outbox_event drop constraint outbox_event_pkey' },
  ),
  party_organisation_pkey: byId('party_organisation'),
  party_organisation_id_level_key: besidesPrimary('party_organisation'),
  party_organisation_one_committee: key(
    'party_organisation',
    [{ id: ID }, { id: ID, level: `'WORK_COMMITTEE'`, parent_id: 'null' }],
    [
      { id: ID, division_id: `(select min(id) from division where id <> division_id)` },
      { id: ID, level: `'GRID_BRANCH'` },
      { id: ID, level: `'BUILDING_GROUP'` },
    ],
    `level = 'COMMUNITY_COMMITTEE'`,
  ),
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
  project_confirmation_once: key('project_confirmation', {}, { version: '99' }),
  project_evaluation_once: key(
    'project_evaluation',
    {},
    { party_id: 'null', resident_id: OTHER('resident') },
    'party_id is not null',
  ),
  project_match_pkey: key('project_match', {}, { match_id: ID }),
  project_match_one_book: key(
    'project_match',
    { book_id: ID, ended_at: 'null', left_in: 'null' },
    { book_id: ID, ended_at: 'now()', left_in: 'null' },
    {
      of: 'ended_at is null',
      first: `update project_match set ended_at = null, left_in = null where match_id = (select max(match_id) from project_match)`,
    },
  ),
  project_milestone_pkey: byId('project_milestone'),
  project_milestone_completed_once: key('project_milestone_completion', {}, { milestone_id: ID }),
  project_number_pkey: key('project_number', {}, { year: 'year + 1' }),
  project_party_pkey: key('project_party', {}, { version: '99' }),
  project_session_pkey: byNumber('project_session'),
  project_session_participant_pkey: key('project_session_participant', {}, { resident_id: ID }),
  project_signature_once: key('project_signature', {}, { version: '99' }),
  project_signature_for_one_party: key(
    'project_signature',
    { party_id: `'uni_' || md5(random()::text)` },
    { party_id: `'uni_' || md5(random()::text)`, account_id: ID },
    'delegate_id is not null',
  ),
  project_version_pkey: key('project_version', {}, { version: '99' }),
  rate_budget_pkey: key('rate_budget', {}, { key: `decode(repeat('11', 16), 'hex')` }),
  rejected_occurrence_pkey: key('rejected_occurrence', {}, { starts_at: `starts_at - interval '1 minute'` }),
  resident_pkey: byId('resident', { account_id: ID }),
  resident_contact_pkey: key(
    'resident_contact',
    {},
    { resident_id: '(select id from resident where id not in (select resident_id from resident_contact))' },
    { first: 'delete from resident_contact where resident_id = (select max(resident_id) from resident_contact)' },
  ),
  resident_account_id_key: key('resident', { id: ID }, { id: ID, account_id: ID }),
  resident_unit_pkey: byId('resident_unit', { credit_code: CODE }),
  resident_unit_credit_code_key: key('resident_unit', { id: ID }, { id: ID, credit_code: CODE }),
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
  service_category_pkey: byId('service_category', { code: `'NEW'` }),
  service_category_code_key: key('service_category', { id: ID }, { id: ID, code: `'NEW'` }),
  service_project_book_pkey: byId('service_project_book', { number: NUMBER }),
  service_project_book_number_key: key('service_project_book', { id: ID }, { id: ID, number: NUMBER }),
  service_signing_key_pkey: key('service_signing_key', {}, { kid: TEXT }),
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
  supply_pkey: byId('supply'),
  supply_demand_list_pkey: byId('supply_demand_list'),
  supply_publication_pkey: key('supply_publication', {}, { alliance_id: ID }),
  supply_time_pkey: key('supply_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
  unmatched_demand_pkey: key('unmatched_demand', {}, { demand_id: ID }),
  webhook_pkey: byId('webhook'),
  webhook_delivery_pkey: byId('webhook_delivery', { event_xid: 'null', event_id: 'null' }),
  webhook_delivery_once: key(
    'webhook_delivery',
    { id: ID },
    { id: ID, event_id: '2' },
    { first: `update webhook_delivery set event_xid = '1', event_id = 1` },
  ),
  webhook_position_pkey: onlyRow('webhook_position', 'one'),
  webhook_secret_pkey: byNumber('webhook_secret', { expires_at: 'now()' }),
  webhook_secret_current: key('webhook_secret', { id: '-1' }, { id: '-1', expires_at: 'now()' }, 'expires_at is null'),
};
