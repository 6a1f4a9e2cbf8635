import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Copy, type FilledDatabase, filledDatabase } from './filled.ts';

// Every reference of the database and every column that must not be empty, tried by SQL alone.

/**
 * What makes the rows of a table refer to what is not there, or to what is there but of another level; `where` picks the
 * rows, and the names that begin with $ are below. Where others refer to all rows of the table, it is a further row that
 * does so.
 */
const REFERENCES: Readonly<Record<string, string | Copy['changes']>> = {
  alliance_division_id_fkey: 'division_id = $missing',
  alliance_id_charter_version_fkey: 'charter_version = 99',
  alliance_charter_alliance_id_fkey: { alliance_id: '$missing' },
  alliance_membership_alliance_id_charter_version_fkey: 'charter_version = 99',
  alliance_membership_alliance_id_fkey: 'alliance_id = $missing',
  alliance_membership_unit_id_fkey: 'unit_id = $missing',
  booking_booker_id_fkey: "type = 'NORMAL', match_id = null, holder_id = null, booker_id = $missing",
  booking_facility_id_kind_fkey: "kind = 'MEETING_ROOM'",
  booking_holder_branch_id_holder_branch_level_fkey: "holder_id = 'gbr_' || md5('none')",
  booking_holder_unit_id_fkey: "holder_id = 'uni_' || md5('none')",
  booking_match_id_fkey: 'match_id = $missing',
  branch_grid_branch_id_branch_level_fkey: 'branch_id = $committee',
  branch_grid_grid_id_grid_level_fkey: 'grid_id = $community',
  delegate_account_id_fkey: 'account_id = $missing',
  delegate_membership_id_fkey: 'membership_id = $missing',
  demand_category_id_fkey: 'category_id = $missing',
  demand_list_id_fkey: 'list_id = $missing',
  demand_merged_into_id_fkey: 'withdrawn_at = now(), merged_into_id = $missing',
  demand_time_demand_id_fkey: 'demand_id = $missing',
  division_parent_id_parent_level_fkey: "parent_id = $district where level = 'GRID'",
  division_successor_id_fkey: 'successor_id = $missing',
  facility_upsert_unit_id_fkey: 'unit_id = $missing',
  idempotent_answer_actor_id_fkey: 'actor_id = $missing',
  match_created_by_fkey: 'created_by = $missing',
  match_demand_accepted_by_fkey: 'demand_accepted_by = $missing',
  match_demand_id_fkey: 'demand_id = $missing',
  match_run_id_fkey: 'run_id = $missing',
  match_supply_accepted_by_fkey: 'supply_accepted_by = $missing',
  match_supply_id_fkey: 'supply_id = $missing',
  match_time_match_id_fkey: 'match_id = $missing',
  match_weights_set_by_fkey: 'set_by = $missing',
  matching_progress_division_id_fkey: 'division_id = $missing',
  matching_run_created_by_fkey: 'created_by = $missing',
  matching_run_division_id_fkey: 'division_id = $missing',
  matching_run_input_run_id_fkey: 'run_id = $missing',
  occupancy_facility_id_capacity_fkey: 'capacity = 9999',
  open_stretch_facility_id_fkey: 'facility_id = $missing',
  opening_exception_facility_id_fkey: 'facility_id = $missing',
  opening_rule_facility_id_fkey: 'facility_id = $missing',
  party_organisation_division_id_fkey: 'division_id = $missing',
  party_organisation_parent_id_parent_level_fkey: "parent_id = $committee where level = 'GRID_BRANCH'",
  personal_data_export_account_id_fkey: 'account_id = $missing',
  personal_data_view_resident_id_fkey: 'resident_id = $missing',
  personal_data_view_unit_id_fkey: 'unit_id = $missing',
  personal_data_view_viewer_id_fkey: 'viewer_id = $missing',
  project_confirmation_account_id_fkey: 'account_id = $missing',
  project_confirmation_book_id_version_party_id_fkey: 'version = 99',
  project_evaluation_account_id_fkey: 'account_id = $missing',
  project_evaluation_book_id_fkey: 'book_id = $missing',
  project_evaluation_book_id_version_party_id_fkey: 'version = 99',
  project_evaluation_resident_id_fkey: 'party_id = null, resident_id = $missing',
  project_match_book_id_fkey: 'book_id = $missing',
  project_match_book_id_left_in_fkey: 'ended_at = now(), left_in = 99',
  project_match_match_id_fkey: 'match_id = $missing',
  project_milestone_book_id_fkey: 'book_id = $missing',
  project_milestone_completion_account_id_fkey: 'account_id = $missing',
  project_milestone_completion_milestone_id_fkey: 'milestone_id = $missing',
  project_party_book_id_version_fkey: { version: '99' },
  project_party_branch_id_branch_level_fkey: { unit_id: 'null', branch_id: '$committee' },
  project_party_unit_id_fkey: { branch_id: 'null', unit_id: '$missing' },
  project_session_book_id_fkey: 'book_id = $missing',
  project_session_logged_by_fkey: 'logged_by = $missing',
  project_session_participant_resident_id_fkey: 'resident_id = $missing',
  project_session_participant_session_id_fkey: 'session_id = -1',
  project_signature_account_id_fkey: 'account_id = $missing',
  project_signature_book_id_version_party_id_fkey: 'version = 99',
  project_signature_delegate_id_fkey: 'delegate_id = $missing where delegate_id is not null',
  project_version_book_id_fkey: { book_id: '$missing' },
  project_version_created_by_fkey: 'created_by = $missing',
  rejected_occurrence_match_id_fkey: 'match_id = $missing',
  resident_account_id_fkey: 'account_id = $missing',
  resident_contact_resident_id_fkey: 'resident_id = $missing',
  resident_division_id_fkey: 'division_id = $missing',
  resident_unit_division_id_fkey: 'division_id = $missing',
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
  service_category_parent_code_fkey: "code = 'NONE.X'",
  service_project_book_created_by_fkey: 'created_by = $missing',
  service_project_book_id_version_fkey: 'version = 99',
  shared_facility_unit_id_fkey: 'unit_id = $missing',
  supply_category_id_fkey: 'category_id = $missing',
  supply_facility_id_fkey: 'facility_id = $missing',
  supply_list_id_fkey: 'list_id = $missing',
  supply_demand_list_branch_id_branch_level_fkey: 'unit_id = null, branch_id = $committee',
  supply_demand_list_unit_id_fkey: 'unit_id = $missing where unit_id is not null',
  supply_publication_alliance_id_fkey: 'alliance_id = $missing',
  supply_publication_supply_id_fkey: 'supply_id = $missing',
  supply_time_supply_id_fkey: 'supply_id = $missing',
  unmatched_demand_demand_id_fkey: 'demand_id = $missing',
  unmatched_demand_run_id_fkey: 'run_id = $missing',
  webhook_created_by_fkey: 'created_by = $missing',
  webhook_unit_id_fkey: 'unit_id = $missing',
  webhook_delivery_webhook_id_fkey: 'webhook_id = $missing',
  webhook_secret_webhook_id_fkey: 'webhook_id = $missing',
};
const MEANT: Readonly<Record<string, string>> = {
  $missing: `'uni_' || md5('nothing')`,
  $committee: `(select max(id) from party_organisation where level = 'WORK_COMMITTEE')`,
  $community: `(select min(id) from division where level = 'COMMUNITY')`,
  $district: `(select min(id) from division where level = 'DISTRICT')`,
};

const meaning = (sql: string) => sql.replaceAll(/\$\w+/g, (word) => MEANT[word]!);

/** What takes its rows along when what they refer to goes or changes; all others stand in the way of that. */
const FOLLOWING: Readonly<Record<string, string>> = {
  demand_time_demand_id_fkey: 'goes',
  supply_time_supply_id_fkey: 'goes',
  supply_publication_supply_id_fkey: 'goes',
  webhook_delivery_webhook_id_fkey: 'goes',
  webhook_secret_webhook_id_fkey: 'goes',
  occupancy_facility_id_capacity_fkey: 'changes',
};

/** The columns of each table that may be empty. All others must not. */
const MAY_BE_EMPTY: Readonly<Record<string, string>> = {
  account: 'disabled_at disabled_reason',
  alliance_membership: 'admitted_at ended_at state_reason',
  audit_entry: 'actor_id',
  booking: 'booker_id state_reason holder_id match_id',
  branch_grid: 'valid_to',
  calendar_day: 'name name_en reason',
  delegate: 'position valid_to account_id',
  demand:
    'beneficiaries latitude longitude max_distance_meters conditions cost_minor escalated_at withdrawn_at state_reason merged_into_id',
  division: 'name_en parent_id valid_to successor_id',
  idempotent_answer: 'answer',
  match:
    'run_id state_reason ended_by distance_meters supply_accepted_at supply_accepted_by demand_accepted_at demand_accepted_by delivered_quantity created_by',
  match_weights: 'set_by',
  matching_progress: 'demands supplies matches',
  matching_run: 'category_codes',
  migration: 'statements_sha256',
  opening_exception: 'reason',
  opening_rule: 'season_from season_to leave_by_next_workday',
  outbox_event: 'delivered_at',
  party_organisation: 'parent_id',
  personal_data_export: 'used_at',
  personal_data_view: 'unit_id',
  project_evaluation: 'party_id resident_id comment',
  project_match: 'ended_at left_in',
  project_party: 'branch_id unit_id',
  project_session: 'note',
  project_signature: 'delegate_id',
  resident: 'masked_phone division_id erased_at',
  resident_contact: 'phone',
  resident_unit: 'latitude longitude',
  role_assignment: 'division_id unit_id facility_id valid_to assigned_by',
  service_account: 'revoked_at last_token_at',
  service_account_secret: 'expires_at',
  service_category: 'facility_kind',
  service_project_book: 'version_in_force state_reason settlement',
  shared_facility: 'state_reason latitude longitude details stretches_until stretches_calendar external_id',
  supply:
    'facility_id opening_hash latitude longitude max_distance_meters conditions cost_minor withdrawn_at state_reason',
  supply_demand_list: 'branch_id unit_id state_reason submitted_at confirmed_at closed_at',
  unmatched_demand: 'relaxation',
  webhook: 'disabled_at disabled_reason failing_since lease leased_until',
  webhook_delivery: 'event_xid event_id last_attempt_at last_status last_failure next_attempt_at',
  webhook_secret: 'expires_at',
};

let database: FilledDatabase;

interface Reference {
  readonly table: string;
  readonly following: string | null;
}
let references: ReadonlyMap<string, Reference>;

beforeAll(async () => {
  database = await filledDatabase({ triggers: false });
  const { rows } = await database.client.query<Reference & { name: string }>(
    `select conname as name, conrelid::regclass::text as table,
            case when confdeltype = 'c' then 'goes' when confupdtype = 'c' then 'changes' end as following
     from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`,
  );
  references = new Map(rows.map(({ name, ...reference }) => [name, reference]));
});
afterAll(() => database.drop());

test('each reference has a row in the table, and no row is without one', () => {
  expect(Object.keys(REFERENCES).toSorted()).toEqual([...references.keys()].toSorted());
});

test.each(Object.entries(REFERENCES))('%s refuses what is not there', async (name, change) => {
  const { table } = references.get(name)!;
  if (typeof change !== 'string') {
    const changes = Object.fromEntries(Object.entries(change).map(([column, value]) => [column, meaning(value)]));
    expect(await database.verdict({ of: table, changes })).toBe(name);
    return;
  }
  const [assignments, where = 'true'] = change.split(' where ');
  const row = `ctid = (select ctid from ${table} where ${where} order by ctid limit 1)`;
  const { rowCount } = await database.client.query(`select from ${table} where ${row}`);
  expect(rowCount, 'rows to try it on').toBe(1);
  expect(await database.verdict(`update ${table} set ${meaning(assignments!)} where ${row}`)).toBe(name);
});

test('nothing else goes or changes with what it refers to', () => {
  const following = [...references].flatMap(([name, reference]) =>
    reference.following ? [[name, reference.following] as const] : [],
  );
  expect(Object.fromEntries(following)).toEqual(FOLLOWING);
});

describe('a column that must not be empty', () => {
  interface Column {
    readonly table: string;
    readonly name: string;
    readonly required: boolean;
    /** By the database itself. */
    readonly written: boolean;
  }
  let columns: readonly Column[];

  beforeAll(async () => {
    const { rows } = await database.client.query<Column>(
      `select c.relname as table, a.attname as name, a.attnotnull as required,
              a.attgenerated <> '' or a.attidentity = 'a' as written
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
    );
    columns = rows;
  });

  test('is each but those named above', () => {
    const empty = Map.groupBy(
      columns.filter(({ required, written }) => !required && !written),
      ({ table }) => table,
    );
    const named = Object.fromEntries([...empty].map(([table, of]) => [table, of.map(({ name }) => name).toSorted()]));
    const meant = Object.entries(MAY_BE_EMPTY).map(([table, names]) => [table, names.split(' ').toSorted()]);
    expect(named).toEqual(Object.fromEntries(meant));
  });

  test('is not emptied', async () => {
    const taken: string[] = [];
    let tried = 0;
    for (const { table, name, required, written } of columns) {
      if (!required || written) continue;
      tried++;
      const said = await database.verdict(`update ${table} set "${name}" = null`);
      if (said !== name) taken.push(`${table}.${name}: ${said}`);
    }
    expect(tried).toBeGreaterThan(300);
    expect(taken).toEqual([]);
  });
});
