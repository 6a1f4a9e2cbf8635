import type pg from 'pg';
import { connect, DatabaseUnusableError } from './connect.ts';

/** Of a table whose rows are made, changed and removed. */
const CHANGED = 'SELECT, INSERT, UPDATE, DELETE';
/** Of a table whose rows stay as they were made. */
const APPENDED = 'SELECT, INSERT';

/**
 * What the role that serves may do with each table: this list, and nothing that PostgreSQL grants by itself. It owns
 * nothing, so it can neither disable a trigger nor alter, drop or truncate a table. A test fails for a table that is not
 * listed here.
 */
export const TABLE_GRANTS: Readonly<Record<string, string>> = {
  account: CHANGED,
  alliance: CHANGED,
  alliance_charter: CHANGED,
  alliance_membership: CHANGED,
  attachment: CHANGED,
  attachment_file: 'SELECT, INSERT, DELETE',
  // Neither the id nor the transaction of an entry is the writer's to choose.
  audit_entry: 'SELECT, INSERT (at, district_code, actor_id, action, subject_id, fields)',
  // Written by link_audit alone.
  audit_head: 'SELECT',
  audit_link: 'SELECT',
  booking: CHANGED,
  booking_bar: 'SELECT, INSERT, UPDATE',
  booking_policy: APPENDED,
  branch_grid: CHANGED,
  calendar_day: CHANGED,
  calendar_feed: CHANGED,
  calendar_revision: CHANGED,
  calendar_year: CHANGED,
  // Written by what changes parts alone.
  claim: 'SELECT',
  closure_effect: CHANGED,
  closure_plan: 'SELECT, INSERT, UPDATE',
  delegate: CHANGED,
  demand: CHANGED,
  division: CHANGED,
  ended_session: 'SELECT, INSERT, DELETE',
  facility_exclusion: 'SELECT, INSERT, DELETE',
  facility_part: CHANGED,
  // Written by what changes quotas and facilities alone.
  facility_quota: 'SELECT',
  facility_to_judge: CHANGED,
  facility_upsert: CHANGED,
  // Read by the functions that judge quotas alone: rows are shown to nobody else.
  household: 'SELECT',
  idempotent_answer: CHANGED,
  lapsed_member: 'SELECT',
  match: CHANGED,
  // An occurrence can be lost, and nothing else.
  match_occurrence: 'SELECT, INSERT, UPDATE (lost_at)',
  match_weights: APPENDED,
  matching_progress: CHANGED,
  matching_run: CHANGED,
  matching_run_input: CHANGED,
  migration: 'SELECT',
  notification: CHANGED,
  notification_message: CHANGED,
  notification_position: CHANGED,
  notification_setting: CHANGED,
  occupancy: CHANGED,
  open_stretch: CHANGED,
  opening_exception: CHANGED,
  opening_rule: CHANGED,
  outbox_event: CHANGED,
  party_organisation: CHANGED,
  personal_data_export: CHANGED,
  // Written and let go of by functions alone.
  personal_data_view: 'SELECT',
  phone_code: CHANGED,
  // Locked by who takes its first place, and written by what changes facilities alone: its trigger refuses the rest.
  pool: 'SELECT, UPDATE (capacity)',
  project_confirmation: APPENDED,
  // Loses its words when who wrote them is erased.
  project_evaluation: 'SELECT, INSERT, UPDATE (comment)',
  // Its trigger writes what follows from the book.
  project_match: 'SELECT, INSERT, UPDATE',
  project_milestone: APPENDED,
  project_milestone_completion: APPENDED,
  project_number: CHANGED,
  project_paper: 'SELECT, INSERT, UPDATE',
  project_party: APPENDED,
  project_session: APPENDED,
  project_session_participant: APPENDED,
  project_signature: APPENDED,
  project_version: APPENDED,
  quota: CHANGED,
  // Written by what changes bookings and quotas alone; what is long over is let go of.
  quota_counter: 'SELECT, DELETE',
  rate_budget: CHANGED,
  rejected_occurrence: CHANGED,
  resident: CHANGED,
  // Read by look_at_contacts alone: rows are shown to nobody else.
  resident_contact: APPENDED,
  resident_unit: CHANGED,
  role_assignment: CHANGED,
  service_account: CHANGED,
  service_account_secret: CHANGED,
  service_category: CHANGED,
  service_project_book: CHANGED,
  service_signing_key: CHANGED,
  shared_facility: CHANGED,
  supply: CHANGED,
  supply_demand_list: CHANGED,
  supply_publication: CHANGED,
  suspended_unit: 'SELECT',
  unmatched_demand: CHANGED,
  webhook: CHANGED,
  webhook_delivery: CHANGED,
  webhook_position: CHANGED,
  webhook_secret: CHANGED,
  withheld_facility: 'SELECT',
  withheld_list: 'SELECT',
  'graphile_worker._private_job_queues': CHANGED,
  'graphile_worker._private_jobs': CHANGED,
  'graphile_worker._private_known_crontabs': CHANGED,
  'graphile_worker._private_tasks': CHANGED,
  'graphile_worker.jobs': 'SELECT',
  'graphile_worker.migrations': 'SELECT',
};

/** Functions that are closed to everybody else. */
export const FUNCTION_GRANTS: readonly string[] = [
  'address_of_message(message text)',
  'audit_chain()',
  'audit_of_person(person text)',
  'booking_keeps_quotas()',
  'booking_barred(person text, place text, moment timestamp with time zone)',
  'booking_counts_when_changed()',
  'booking_counts_when_made()',
  'booking_counts_when_removed()',
  'booking_looks_for_quotas()',
  'booking_quotas_broken(person text, place text, place_kind text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])',
  'bookings_without_audit()',
  'confirm_phone(person text, given text, masked text, moment timestamp with time zone)',
  'context_districts()',
  'context_is_staff()',
  'context_is_staff_of(thing text)',
  'default_quota_use(person text, place text, moment timestamp with time zone)',
  'default_quotas_broken(person text, place text, place_kind text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])',
  'erased_has_no_contact()',
  'exclusion_changes_claims()',
  'facility_has_a_pool()',
  'facility_has_quotas()',
  'give_phone_back(person text, given text, masked text)',
  'household_has_residents()',
  'household_is_small()',
  'household_of(person text)',
  'households_amiss()',
  'keep_mail(person text, given text)',
  'let_go_of_looks(before timestamp with time zone, at_most integer)',
  'let_go_of_mails(at_most integer)',
  'let_go_of_phones(before timestamp with time zone, at_most integer)',
  'link_audit(at_most integer)',
  'look_at_contacts(viewer text, moment timestamp with time zone, residents text[], bookings text[])',
  'own_quotas_broken(person text, party text, place text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])',
  'mail_of(person text)',
  'part_changes_claims()',
  'phone_confirmed_at(person text)',
  'quota_holders(holder text, person text, party text)',
  'quota_is_removed()',
  'quota_is_settled()',
  'quota_settle(of_quota text)',
  'quota_uses(person text, place text, moment timestamp with time zone)',
  'quotas_judge(was json, next json)',
  'reasons_to_reach(viewer text, moment timestamp with time zone, residents text[], bookings text[])',
  'residents_masked_wrongly()',
  'unit_moves_quotas()',
];

const SCHEMAS = ['public', 'graphile_worker'];

/** Any constant will do, as long as every process of this program uses the same one. */
const GRANT_LOCK = 7_061_935_002;

/** A privilege on an object, as GRANT words both. */
interface Grant {
  readonly on: string;
  readonly privilege: string;
}

/** What the list says, a privilege each. */
function wantedGrants(): Grant[] {
  const tables = Object.entries(TABLE_GRANTS).flatMap(([name, privileges]) => {
    const on = `TABLE ${name.includes('.') ? name : `public.${name}`}`;
    return privileges.split(/, (?=[A-Z])/).flatMap((text) => {
      const [, privilege, columns] = /^([A-Z]+)(?: \((.+)\))?$/.exec(text)!;
      return columns
        ? columns.split(', ').map((column) => ({ on, privilege: `${privilege} (${column})` }))
        : [{ on, privilege: privilege! }];
    });
  });
  const functions = FUNCTION_GRANTS.map((name) => ({ on: `FUNCTION public.${name}`, privilege: 'EXECUTE' }));
  return [...SCHEMAS.map((name) => ({ on: `SCHEMA ${name}`, privilege: 'USAGE' })), ...tables, ...functions];
}

/** What a role was granted itself in our schemas. */
const HELD = `
  with ours as (select oid, nspname, nspacl from pg_namespace where nspname in ('${SCHEMAS.join("', '")}')),
  held (kind, name, privilege, grantee) as (
    -- As text, or what follows would be cut off where a name ends, after 63 bytes.
    select 'SCHEMA', nspname::text, g.privilege_type, g.grantee from ours, aclexplode(nspacl) g
    union all
    select case relkind when 'S' then 'SEQUENCE' else 'TABLE' end, nspname || '.' || relname, g.privilege_type, g.grantee
    from pg_class c join ours on ours.oid = relnamespace, aclexplode(relacl) g
    union all
    select 'TABLE', nspname || '.' || relname, format('%s (%s)', g.privilege_type, attname), g.grantee
    from pg_attribute a join pg_class c on c.oid = attrelid join ours on ours.oid = relnamespace, aclexplode(attacl) g
    union all
    select 'FUNCTION', format('%s.%s(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)), g.privilege_type,
           g.grantee
    from pg_proc p join ours on ours.oid = pronamespace, aclexplode(proacl) g)
  select kind || ' ' || name as on, privilege from held where grantee = $1::regrole`;

const keyOf = ({ on, privilege }: Grant) => `${privilege} ON ${on}`;

/** What a connection says of its role, and of that role's rights over the tables. */
interface RoleSeen {
  readonly role: string;
  readonly database: string;
  /** Whether it is, or may become, the owner of tables of ours or somebody to whom no limits apply. */
  readonly owns: boolean;
  /** Whether it may make tables, and there are none yet. */
  readonly mayBegin: boolean;
}

async function roleOf(client: pg.Client): Promise<RoleSeen> {
  const { rows } = await client.query<RoleSeen>(`
    select current_user as role, current_database() as database,
           (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) or exists (
             select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
               and pg_has_role(current_user, relowner, 'MEMBER')) as owns,
           not exists (select from pg_class where relname = 'migration' and relnamespace = 'public'::regnamespace)
             and has_schema_privilege('public', 'CREATE') as "mayBegin"`);
  return rows[0]!;
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether somebody at this address may migrate: owns the tables, or may make them. */
export function mayMigrate(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { owns, mayBegin } = await roleOf(client);
    return owns || mayBegin;
  });
}

/**
 * Grants the role that serves what the list says, and takes from it all else. Nothing is written when it stands so.
 * @throws DatabaseUnusableError when the addresses are of two databases, or when that role has more rights by itself
 */
export async function grantToServiceRole(ownerUrl: string, serviceUrl: string): Promise<void> {
  const service = await withClient(serviceUrl, roleOf);
  await withClient(ownerUrl, async (client) => {
    const owner = await roleOf(client);
    if (owner.database !== service.database) {
      throw new DatabaseUnusableError(
        `is "${service.database}", and that of DATABASE_OWNER_URL is "${owner.database}". Give both the same one.`,
      );
    }
    if (service.owns) {
      throw new DatabaseUnusableError(
        `is served as "${service.role}", who owns its tables or is above all limits. With DATABASE_OWNER_URL, serve as a ` +
          `role of its own: create role commons_service login password '…'.`,
      );
    }
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [GRANT_LOCK]);
    await settle(client, service);
    await client.query('commit');
  });
}

async function settle(client: pg.Client, { role, database }: RoleSeen): Promise<void> {
  const name = client.escapeIdentifier(role);
  const held = (await client.query<Grant>(HELD, [name])).rows;
  const wanted = wantedGrants();
  const [has, wants] = [held, wanted].map((grants) => new Set(grants.map(keyOf))) as [Set<string>, Set<string>];
  for (const [on, grants] of Map.groupBy(
    held.filter((grant) => !wants.has(keyOf(grant))),
    (grant) => grant.on,
  )) {
    await client.query(`revoke ${grants.map(({ privilege }) => privilege).join(', ')} on ${on} from ${name}`);
  }
  for (const [on, grants] of Map.groupBy(
    wanted.filter((grant) => !has.has(keyOf(grant))),
    (grant) => grant.on,
  )) {
    await client.query(`grant ${grants.map(({ privilege }) => privilege).join(', ')} on ${on} to ${name}`);
  }
  // Whoever can make a function and a table can make a trigger, and some of ours tell by its depth who writes.
  const { rows } = await client.query<{ temporary: boolean; create: boolean; ours: boolean }>(
    `select has_database_privilege($1, $2, 'TEMPORARY') as temporary, has_schema_privilege($1, 'public', 'CREATE') as create,
            pg_has_role(datdba, 'MEMBER') as ours from pg_database where datname = $2`,
    [role, database],
  );
  const { temporary, create, ours } = rows[0]!;
  if (create) await client.query('revoke create on schema public from public');
  if (temporary && ours) {
    await client.query(`revoke temporary on database ${client.escapeIdentifier(database)} from public`);
  }
}

/** @throws DatabaseUnusableError when the role at this address may not do all that the list says */
export async function requireGrants(serviceUrl: string): Promise<void> {
  await withClient(serviceUrl, async (client) => {
    const { role } = await roleOf(client);
    const held = new Set((await client.query<Grant>(HELD, [client.escapeIdentifier(role)])).rows.map(keyOf));
    const missing = wantedGrants().find((grant) => !held.has(keyOf(grant)));
    if (!missing) return;
    throw new DatabaseUnusableError(
      `has not granted "${role}" all that serving takes, first ${keyOf(missing)}. Run npm run db:migrate, or start once, ` +
        'with the DATABASE_OWNER_URL.',
    );
  });
}
