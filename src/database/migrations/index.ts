import { M0001Foundation } from './m0001_foundation.ts';
import { M0002TerritoryAndUnits } from './m0002_territory_and_units.ts';
import { M0003IdentityAndRecords } from './m0003_identity_and_records.ts';
import { M0004Facilities } from './m0004_facilities.ts';
import { M0005Bookings } from './m0005_bookings.ts';
import { M0006RolesAndCalendarRevision } from './m0006_roles_and_calendar_revision.ts';
import { M0007BookingsOfMatches } from './m0007_bookings_of_matches.ts';
import { M0008WeeklyTime } from './m0008_weekly_time.ts';
import { M0009Exchange } from './m0009_exchange.ts';
import { M0010Projects } from './m0010_projects.ts';
import { M0011OutboxOrder } from './m0011_outbox_order.ts';
import { M0012Webhooks } from './m0012_webhooks.ts';
import { M0013ServiceAccounts } from './m0013_service_accounts.ts';
import { M0014BookingQuotas } from './m0014_booking_quotas.ts';
import { M0015JobQueue } from './m0015_job_queue.ts';
import { M0016StatesKeepToSteps } from './m0016_states_keep_to_steps.ts';
import { M0017BookingQuotasCountedOnce } from './m0017_booking_quotas_counted_once.ts';
import { M0020JobsOfARoleWithoutTables } from './m0020_jobs_of_a_role_without_tables.ts';
import { M0021AuditLinks } from './m0021_audit_links.ts';
import { M0022AuditIsLinked } from './m0022_audit_is_linked.ts';
import { M0023ResidentContacts } from './m0023_resident_contacts.ts';
import { M0024SeenInContext } from './m0024_seen_in_context.ts';

/** Every migration, in the order in which they run. One that has been released is never changed, only followed. */
export const migrations = [
  { name: 'm0001_foundation', class: M0001Foundation },
  { name: 'm0002_territory_and_units', class: M0002TerritoryAndUnits },
  { name: 'm0003_identity_and_records', class: M0003IdentityAndRecords },
  { name: 'm0004_facilities', class: M0004Facilities },
  { name: 'm0005_bookings', class: M0005Bookings },
  { name: 'm0006_roles_and_calendar_revision', class: M0006RolesAndCalendarRevision },
  { name: 'm0007_bookings_of_matches', class: M0007BookingsOfMatches },
  { name: 'm0008_weekly_time', class: M0008WeeklyTime },
  { name: 'm0009_exchange', class: M0009Exchange },
  { name: 'm0010_projects', class: M0010Projects },
  { name: 'm0011_outbox_order', class: M0011OutboxOrder },
  { name: 'm0012_webhooks', class: M0012Webhooks },
  { name: 'm0013_service_accounts', class: M0013ServiceAccounts },
  { name: 'm0014_booking_quotas', class: M0014BookingQuotas },
  { name: 'm0015_job_queue', class: M0015JobQueue },
  { name: 'm0016_states_keep_to_steps', class: M0016StatesKeepToSteps },
  { name: 'm0017_booking_quotas_counted_once', class: M0017BookingQuotasCountedOnce },
  { name: 'm0020_jobs_of_a_role_without_tables', class: M0020JobsOfARoleWithoutTables },
  { name: 'm0021_audit_links', class: M0021AuditLinks },
  { name: 'm0022_audit_is_linked', class: M0022AuditIsLinked },
  { name: 'm0023_resident_contacts', class: M0023ResidentContacts },
  { name: 'm0024_seen_in_context', class: M0024SeenInContext },
];
