// Written by `npm run database:emit` from the migrated database; test/database/tables.test.ts fails when it is not so any more.
import type { ColumnType, SelectType } from 'kysely';
import type { CheckedValueOf } from './column-enums.ts';

/** An INSERT may leave it out. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** A column that a CHECK limits to some words. */
type Word<Column extends keyof CheckedValues> = CheckedValueOf<Column, CheckedValues[Column]>;
/** Only the database writes it. */
type Computed<T> = ColumnType<SelectType<T>, never, never>;

/** Read as PostgreSQL writes it; `iso(…)` makes the text of the API. */
type Instant = ColumnType<string, Date | string, Date | string>;
/** Read as text, since a number of JavaScript does not hold all of them. */
type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;
/** Written as the text of a JSON value. */
type Json = ColumnType<unknown, string, string>;
type Point = ColumnType<{ x: number; y: number }, string, string>;

/** The words that a CHECK constraint leaves each column. */
export interface CheckedValues {
  'alliance_membership.state': 'APPLIED' | 'ACTIVE' | 'SUSPENDED' | 'WITHDRAWN';
  'attachment.visibility': 'PUBLIC' | 'PARTIES' | 'STAFF';
  'booking.type': 'NORMAL' | 'MATCH';
  'booking.state':
    | 'HELD'
    | 'PENDING'
    | 'CONFIRMED'
    | 'CHECKED_IN'
    | 'COMPLETED'
    | 'CANCELLED'
    | 'REJECTED'
    | 'NO_SHOW'
    | 'EXPIRED'
    | 'MOVED';
  'booking.ended_by': 'BOOKER' | 'UNIT' | 'STAFF' | 'PROGRAM' | 'CLOCK';
  'booking.cancel_reason':
    | 'CHANGE_OF_PLANS'
    | 'ILLNESS'
    | 'WEATHER'
    | 'FOUND_ANOTHER_PLACE'
    | 'UNSUITABLE'
    | 'WITHDRAWN_BY_UNIT'
    | 'CLOSURE'
    | 'OTHER';
  'calendar_day.day_class': 'WORKDAY' | 'DAY_OFF';
  'calendar_day.source': 'NOTICE' | 'CORRECTION';
  'closure_effect.choice': 'CANCEL' | 'LET_RUN';
  'closure_plan.state': 'OPEN' | 'STALE' | 'CONFIRMED' | 'DISCARDED';
  'demand.unit_of_measure': 'SPACE' | 'PERSON' | 'ROOM' | 'HOUR' | 'SESSION' | 'SERVICE' | 'PIECE';
  'demand.priority': 'ROUTINE' | 'IMPORTANT' | 'URGENT';
  'division.level': 'DISTRICT' | 'SUBDISTRICT' | 'COMMUNITY' | 'GRID' | 'BUILDING';
  'match.state': 'PROPOSED' | 'ACCEPTED' | 'DECLINED' | 'CONFIRMED' | 'FULFILLED' | 'CANCELLED';
  'match.ended_by': 'SUPPLY' | 'DEMAND' | 'STAFF' | 'RUN' | 'CLOCK';
  'match.reach': 'GRID' | 'COMMUNITY' | 'SUBDISTRICT' | 'DISTRICT';
  'match.proposed_by': 'SUPPLY' | 'DEMAND';
  'matching_progress.state': 'STARTED' | 'READ' | 'SOLVED' | 'WRITTEN' | 'FAILED' | 'CANCELLED';
  'matching_run.method': 'FLOW' | 'INTEGER_PROGRAM' | 'MIXED';
  'matching_run.gap_stage': 'URGENT' | 'IMPORTANT' | 'ROUTINE' | 'SCORE';
  'matching_run.state': 'PENDING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  'notification.kind':
    | 'BOOKED'
    | 'CONFIRMED'
    | 'REJECTED'
    | 'CANCELLED'
    | 'MOVED'
    | 'REMINDER'
    | 'OFFER'
    | 'OFFER_LAPSED'
    | 'DRAW_RESULT'
    | 'CLOSURE'
    | 'NO_SHOW'
    | 'MESSAGE'
    | 'CHARGE'
    | 'PROBLEM_ANSWERED'
    | 'LAPSED';
  'notification_message.channel': 'SMS' | 'MAIL';
  'notification_message.last_failure': 'STATUS' | 'REDIRECT' | 'TIMEOUT' | 'CONNECTION' | 'NO_PUBLIC_ADDRESS' | 'FILE';
  'notification_message.outcome': 'SENT' | 'OUTDATED' | 'NO_ADDRESS';
  'opening_rule.day_class': 'EVERY_DAY' | 'WORKDAY' | 'DAY_OFF';
  'party_organisation.level': 'WORK_COMMITTEE' | 'COMMUNITY_COMMITTEE' | 'GRID_BRANCH' | 'BUILDING_GROUP';
  'personal_data_view.role':
    | 'UNIT_MANAGER'
    | 'BRANCH_SECRETARY'
    | 'COMMUNITY_STAFF'
    | 'SUBDISTRICT_STAFF'
    | 'DISTRICT_ADMIN';
  'quota.kind': 'PARKING' | 'SPORTS_FIELD' | 'RESTROOM' | 'MEETING_ROOM' | 'ACTIVITY_ROOM';
  'quota.holder': 'PERSON' | 'HOUSEHOLD' | 'UNIT' | 'BRANCH';
  'quota.measure': 'BOOKINGS' | 'PLACES' | 'MINUTES';
  'quota.period': 'DAY' | 'WEEK' | 'MONTH' | 'ROLLING_DAYS' | 'AHEAD' | 'AT_ONCE';
  'resident_unit.kind':
    | 'STATE_ORGAN'
    | 'PUBLIC_INSTITUTION'
    | 'STATE_ENTERPRISE'
    | 'NEW_ECONOMIC'
    | 'NEW_SOCIAL'
    | 'MASS_ORGANISATION'
    | 'OTHER';
  'resident_unit.affiliation_level': 'CENTRAL' | 'PROVINCE' | 'CITY' | 'DISTRICT' | 'NONE';
  'role_assignment.role':
    | 'RESIDENT'
    | 'UNIT_MANAGER'
    | 'BRANCH_SECRETARY'
    | 'COMMUNITY_STAFF'
    | 'SUBDISTRICT_STAFF'
    | 'DISTRICT_ADMIN';
  'service_category.unit_of_measure': 'SPACE' | 'PERSON' | 'ROOM' | 'HOUR' | 'SESSION' | 'SERVICE' | 'PIECE';
  'service_category.facility_kind': 'PARKING' | 'SPORTS_FIELD' | 'RESTROOM' | 'MEETING_ROOM' | 'ACTIVITY_ROOM';
  'service_project_book.state':
    | 'DRAFT'
    | 'NEGOTIATING'
    | 'SIGNED'
    | 'RUNNING'
    | 'SUSPENDED'
    | 'COMPLETED'
    | 'EVALUATED'
    | 'TERMINATED';
  'shared_facility.kind': 'PARKING' | 'SPORTS_FIELD' | 'RESTROOM' | 'MEETING_ROOM' | 'ACTIVITY_ROOM';
  'shared_facility.admission': 'OPEN_ACCESS' | 'INSTANT' | 'APPROVAL';
  'shared_facility.state': 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'SUSPENDED' | 'WITHDRAWN';
  'supply.unit_of_measure': 'SPACE' | 'PERSON' | 'ROOM' | 'HOUR' | 'SESSION' | 'SERVICE' | 'PIECE';
  'supply_demand_list.state': 'DRAFT' | 'SUBMITTED' | 'IN_FORCE' | 'CLOSED';
  'unmatched_demand.reason':
    | 'NO_SUCH_CATEGORY'
    | 'NO_COMMON_TIME'
    | 'TOO_FAR'
    | 'AUDIENCE_EXCLUDED'
    | 'PERIOD_MISMATCH'
    | 'DECLINED'
    | 'CAPACITY_EXHAUSTED'
    | 'SUPPLY_TOO_SMALL';
  'webhook.disabled_reason': 'MANAGER' | 'GONE' | 'FAILING';
  'webhook_delivery.state': 'PENDING' | 'DELIVERED' | 'FAILED' | 'DEAD';
  'webhook_delivery.last_failure': 'STATUS' | 'REDIRECT' | 'TIMEOUT' | 'CONNECTION' | 'NO_PUBLIC_ADDRESS';
}

export interface AccountTable {
  id: string;
  issuer: string;
  subject: string;
  created_at: Instant;
  disabled_at: Instant | null;
  disabled_reason: string | null;
}

export interface AllianceTable {
  id: string;
  name: string;
  division_id: string;
  founded_on: string;
  charter_version: number;
  synthetic: Generated<boolean>;
}

export interface AllianceCharterTable {
  alliance_id: string;
  version: number;
  adopted_on: string;
  text: string;
}

export interface AllianceMembershipTable {
  id: string;
  alliance_id: string;
  unit_id: string;
  state: Word<'alliance_membership.state'>;
  charter_version: number;
  applied_at: Instant;
  admitted_at: Instant | null;
  ended_at: Instant | null;
  state_reason: string | null;
  version: Generated<number>;
}

export interface AttachmentTable {
  id: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  visibility: Word<'attachment.visibility'>;
  link_key: Buffer;
  created_by: string;
  created_at: Instant;
  received_at: Instant | null;
}

export interface AttachmentFileTable {
  attachment_id: string;
  content: Buffer;
}

export interface AuditEntryTable {
  id: Computed<Int8>;
  at: Instant;
  district_code: string;
  actor_id: string | null;
  action: string;
  subject_id: string;
  fields: Generated<readonly string[]>;
  xid: Generated<string>;
}

export interface AuditHeadTable {
  is_only: Generated<boolean>;
  position: Int8;
  hash: Buffer;
  after_xid: string;
  after_id: Int8;
}

export interface AuditLinkTable {
  position: Int8;
  entry_id: Int8;
  hash: Buffer;
}

export interface BookingTable {
  id: string;
  district_code: string;
  reference: string;
  facility_id: string;
  kind: string;
  type: Generated<Word<'booking.type'>>;
  booker_id: string | null;
  starts_at: Instant;
  ends_at: Instant;
  quantity: number;
  state: Word<'booking.state'>;
  state_reason: string | null;
  created_at: Instant;
  updated_at: Instant;
  version: Generated<number>;
  holder_id: string | null;
  holder_unit_id: Computed<string | null>;
  holder_branch_id: Computed<string | null>;
  holder_branch_level: Computed<string | null>;
  match_id: string | null;
  ended_by: Word<'booking.ended_by'> | null;
  answer_by: Instant | null;
  cancel_reason: Word<'booking.cancel_reason'> | null;
  policy_version: number | null;
  occupied_from: Instant | null;
  occupied_until: Instant | null;
  pending_takes_places: Generated<boolean>;
  headcount: number | null;
  children: Generated<number>;
  group_name: string | null;
  note: string | null;
  group_id: string | null;
  cancelled_late: Generated<boolean>;
  moves: Generated<number>;
  moved_from_facility_id: string | null;
  moved_from_start: Instant | null;
  moved_from_end: Instant | null;
  moves_id: string | null;
  held_until: Instant | null;
  has_quotas: Generated<boolean>;
}

export interface BookingBarTable {
  id: string;
  district_code: string;
  resident_id: string;
  unit_id: string | null;
  starts_at: Instant;
  ends_at: Instant;
  reason: string | null;
  automatic: Generated<boolean>;
  appealed_at: Instant | null;
  appeal: string | null;
  decided_at: Instant | null;
  decision: string | null;
  lifted_at: Instant | null;
  version: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
}

export interface BookingPolicyTable {
  facility_id: string;
  version: number;
  district_code: string;
  valid_from: Instant;
  setup_minutes: number;
  turnaround_minutes: number;
  opens_at: string | null;
  curfew_start: string | null;
  curfew_end: string | null;
  whole_only: boolean;
  headcount_min: number | null;
  headcount_max: number | null;
  audiences: readonly string[];
  children_allowed: boolean;
  pending_takes_places: boolean;
  late_start_minutes: number;
  cancel_until_minutes: number;
  answer_within_minutes: number | null;
  hold_minutes: Generated<number>;
  moves_max: number | null;
  late_cancel: Generated<boolean>;
}

export interface BranchGridTable {
  branch_id: string;
  branch_level: Computed<string | null>;
  grid_id: string;
  grid_level: Computed<string | null>;
  valid_from: string;
  valid_to: string | null;
}

export interface CalendarDayTable {
  date: string;
  day_class: Word<'calendar_day.day_class'>;
  name: string | null;
  name_en: string | null;
  source: Word<'calendar_day.source'>;
  reason: string | null;
}

export interface CalendarFeedTable {
  id: string;
  account_id: string;
  facility_id: string | null;
  token_hash: Buffer;
  created_at: Instant;
  last_read_at: Instant | null;
  revoked_at: Instant | null;
}

export interface CalendarRevisionTable {
  only_row: Generated<boolean>;
  revision: Generated<number>;
}

export interface CalendarYearTable {
  year: number;
  source: string;
}

export interface ClaimTable {
  facility_id: string;
  pool_id: string;
  places: number;
}

export interface ClosureEffectTable {
  plan_id: string;
  booking_id: string;
  district_code: string;
  choice: Generated<Word<'closure_effect.choice'>>;
  decide_by: Instant;
  settled_at: Instant | null;
}

export interface ClosurePlanTable {
  id: string;
  district_code: string;
  facility_id: string;
  starts_at: Instant;
  ends_at: Instant | null;
  reason_zh: string;
  reason_en: string | null;
  emergency: Generated<boolean>;
  state: Word<'closure_plan.state'>;
  version: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
}

export interface DelegateTable {
  id: string;
  membership_id: string;
  seat: number;
  name: string;
  position: string | null;
  valid_from: Instant;
  valid_to: Instant | null;
  account_id: string | null;
}

export interface DemandTable {
  id: string;
  district_code: string;
  list_id: string;
  category_id: string;
  title: string;
  quantity: number;
  unit_of_measure: Word<'demand.unit_of_measure'>;
  min_quantity: Generated<number>;
  splittable: Generated<boolean>;
  priority: Word<'demand.priority'>;
  beneficiaries: number | null;
  windows: Json;
  min_minutes: Generated<number>;
  valid_from: string;
  valid_to: string;
  latitude: number | null;
  longitude: number | null;
  location: Computed<Point | null>;
  max_distance_meters: number | null;
  audiences: readonly string[];
  conditions: string | null;
  cost_minor: number | null;
  held_quantity: Generated<number>;
  delivered_quantity: Generated<number>;
  escalated_at: Instant | null;
  withdrawn_at: Instant | null;
  state_reason: string | null;
  merged_into_id: string | null;
  created_at: Instant;
  version: Generated<number>;
  needs_all: Generated<boolean>;
  min_occurrences: Generated<number>;
  shared_over_time: Computed<boolean | null>;
  asked_minutes: Int8 | null;
  held_minutes: Generated<Int8>;
  delivered_minutes: Generated<Int8>;
  state: Computed<string | null>;
  open_to_claims_until: string | null;
  open_until: string | null;
}

export interface DivisionTable {
  id: string;
  code: string;
  code_scheme: string;
  name: string;
  name_en: string | null;
  level: Word<'division.level'>;
  parent_id: string | null;
  parent_level: Computed<string | null>;
  path: Generated<string>;
  valid_from: string;
  valid_to: string | null;
  successor_id: string | null;
  synthetic: Generated<boolean>;
  latitude: number | null;
  longitude: number | null;
  outline: Json | null;
  shape_synthetic: Generated<boolean>;
}

export interface EndedSessionTable {
  id: string;
  ended_at: Instant;
}

export interface FacilityExclusionTable {
  one_id: string;
  other_id: string;
  capacity: Generated<number>;
  pool_id: Computed<string>;
}

export interface FacilityPartTable {
  part_id: string;
  whole_id: string;
  places: number;
}

export interface FacilityQuotaTable {
  facility_id: string;
  quota_id: string;
}

export interface FacilityToJudgeTable {
  facility_id: string;
  district_code: string;
  since: Generated<Instant>;
}

export interface FacilityUpsertTable {
  id: Computed<Int8>;
  district_code: string;
  unit_id: string;
  at: Instant;
  results: Json;
}

export interface HouseholdTable {
  id: Computed<Int8>;
  phone: string;
}

export interface IdempotentAnswerTable {
  actor_id: string;
  key: string;
  request_hash: string;
  answer: Json | null;
  created_at: Instant;
}

export interface LapsedMemberTable {
  unit_id: Computed<string | null>;
  left_at: Computed<Instant | null>;
}

export interface MatchTable {
  id: string;
  district_code: string;
  run_id: string | null;
  supply_id: string;
  demand_id: string;
  quantity: number;
  state: Word<'match.state'>;
  state_reason: string | null;
  ended_by: Word<'match.ended_by'> | null;
  pinned: Generated<boolean>;
  time_fit: number;
  distance_fit: number;
  quantity_fit: number;
  fairness: number;
  reliability: number;
  score: number;
  weights_version: number;
  reach: Word<'match.reach'>;
  distance_meters: number | null;
  supply_version: number;
  demand_version: number;
  supply_accepted_at: Instant | null;
  supply_accepted_by: string | null;
  demand_accepted_at: Instant | null;
  demand_accepted_by: string | null;
  delivered_quantity: number | null;
  held_quantity: Computed<number | null>;
  created_at: Instant;
  created_by: string | null;
  updated_at: Instant;
  version: Generated<number>;
  lapses_at: Instant | null;
  proposed_by: Word<'match.proposed_by'> | null;
}

export interface MatchOccurrenceTable {
  match_id: string;
  during: string;
  quantity: number;
  lost_at: Instant | null;
}

export interface MatchWeightsTable {
  district_code: string;
  version: number;
  time_fit: number;
  distance_fit: number;
  quantity_fit: number;
  fairness: number;
  reliability: number;
  reason: string;
  set_at: Instant;
  set_by: string | null;
}

export interface MatchingProgressTable {
  run_id: string;
  state: Word<'matching_progress.state'>;
  at: Instant;
  district_code: string;
  division_id: string;
  demands: number | null;
  supplies: number | null;
  matches: number | null;
}

export interface MatchingRunTable {
  id: string;
  district_code: string;
  division_id: string;
  valid_from: string;
  valid_to: string;
  category_codes: readonly string[] | null;
  weights_version: number;
  input_hash: string;
  method: Word<'matching_run.method'>;
  solve_milliseconds: number;
  optimality_gap: number;
  demanded_quantity: number;
  matched_quantity: number;
  metrics: Json;
  created_at: Instant;
  created_by: string;
  model_version: Generated<number>;
  served_quantity: Generated<number>;
  gap_stage: Word<'matching_run.gap_stage'> | null;
  state: Generated<Word<'matching_run.state'>>;
  state_reason: string | null;
  failure: Json | null;
  tries: Generated<number>;
}

export interface MatchingRunInputTable {
  run_id: string;
  input: Json;
}

export interface NotificationTable {
  id: string;
  seq: Computed<Int8>;
  district_code: string;
  resident_id: string;
  kind: Word<'notification.kind'>;
  at: Instant;
  booking_id: string | null;
  starts_at: Instant | null;
  ends_at: Instant | null;
  is_withdrawal: Generated<boolean>;
  event_xid: string | null;
  event_id: Int8 | null;
  remind_minutes: number | null;
  read_at: Instant | null;
}

export interface NotificationMessageTable {
  id: string;
  notification_id: string;
  channel: Word<'notification_message.channel'>;
  due_at: Instant;
  attempts: Generated<number>;
  last_attempt_at: Instant | null;
  last_status: number | null;
  last_failure: Word<'notification_message.last_failure'> | null;
  outcome: Word<'notification_message.outcome'> | null;
  settled_at: Instant | null;
}

export interface NotificationPositionTable {
  one: Generated<boolean>;
  xid: string;
  id: Int8;
}

export interface NotificationSettingTable {
  resident_id: string;
  remind_minutes: Generated<readonly number[]>;
  sms: Generated<readonly string[]>;
  mail: Generated<readonly string[]>;
  language: string;
  updated_at: Instant;
}

export interface OccupancyTable {
  pool_id: string;
  span: Instant;
  district_code: string;
  capacity: number;
  taken: readonly number[];
}

export interface OpenStretchTable {
  facility_id: string;
  starts_at: Instant;
  ends_at: Instant;
}

export interface OpeningExceptionTable {
  facility_id: string;
  date: string;
  closed: boolean;
  windows: Generated<Json>;
  reason: string | null;
}

export interface OpeningRuleTable {
  facility_id: string;
  position: number;
  day_class: Word<'opening_rule.day_class'>;
  weekdays: Generated<readonly string[]>;
  start_time: string;
  end_time: string;
  season_from: string | null;
  season_to: string | null;
  leave_by_next_workday: string | null;
}

export interface OutboxEventTable {
  id: Computed<Int8>;
  at: Instant;
  district_code: string;
  topic: string;
  subject_id: string;
  delivered_at: Instant | null;
  xid: Generated<string>;
}

export interface PartyOrganisationTable {
  id: string;
  level: Word<'party_organisation.level'>;
  name: string;
  parent_id: string | null;
  parent_level: Computed<string | null>;
  division_id: string;
  synthetic: Generated<boolean>;
}

export interface PersonalDataExportTable {
  id: string;
  account_id: string;
  token_hash: Buffer;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface PersonalDataViewTable {
  id: Computed<Int8>;
  at: Instant;
  district_code: string;
  resident_id: string;
  viewer_id: string;
  role: Word<'personal_data_view.role'>;
  unit_id: string | null;
  purpose: string;
  subject_id: string;
}

export interface PhoneCodeTable {
  resident_id: string;
  salt: Buffer;
  hash: Buffer;
  failures: Generated<number>;
  created_at: Instant;
  expires_at: Instant;
}

export interface PoolTable {
  id: string;
  district_code: string;
  facility_id: string | null;
  capacity: number;
}

export interface ProjectConfirmationTable {
  book_id: string;
  version: number;
  party_id: string;
  confirmed_at: Instant;
  account_id: string;
}

export interface ProjectEvaluationTable {
  book_id: string;
  version: number;
  party_id: string | null;
  resident_id: string | null;
  evaluator_id: Computed<string>;
  score: number;
  comment: string | null;
  evaluated_at: Instant;
  account_id: string;
}

export interface ProjectMatchTable {
  book_id: string;
  match_id: string;
  position: number;
  ended_at: Instant | null;
  left_in: number | null;
}

export interface ProjectMilestoneTable {
  id: string;
  book_id: string;
  created_at: Instant;
}

export interface ProjectMilestoneCompletionTable {
  milestone_id: string;
  completed_at: Instant;
  account_id: string;
  evidence: string;
}

export interface ProjectNumberTable {
  district_code: string;
  year: number;
  last: number;
}

export interface ProjectPaperTable {
  id: string;
  book_id: string;
  version: number;
  party_id: string;
  attachment_id: string;
  signed_on: string;
  signer_post: string;
  entered_by: string;
  entered_for_party: boolean;
  entered_at: Instant;
  decided_by: string | null;
  decided_at: Instant | null;
  confirmed: boolean | null;
  reject_reason: string | null;
}

export interface ProjectPartyTable {
  book_id: string;
  version: number;
  branch_id: string | null;
  branch_level: Computed<string | null>;
  unit_id: string | null;
  party_id: Computed<string>;
  position: number;
  place_path: string;
}

export interface ProjectSessionTable {
  id: Computed<Int8>;
  book_id: string;
  held_on: string;
  attendance: number;
  minutes: number;
  note: string | null;
  logged_at: Instant;
  logged_by: string;
}

export interface ProjectSessionParticipantTable {
  session_id: Int8;
  resident_id: string;
}

export interface ProjectSignatureTable {
  book_id: string;
  version: number;
  party_id: string;
  signed_at: Instant;
  account_id: string;
  delegate_id: string | null;
  paper_id: string | null;
}

export interface ProjectVersionTable {
  book_id: string;
  version: number;
  content: Json;
  hash: string;
  budget_total: Computed<Int8>;
  sources_total: Computed<Int8>;
  created_at: Instant;
  created_by: string;
}

export interface QuotaTable {
  id: string;
  district_code: string;
  unit_id: string | null;
  facility_id: string | null;
  division_id: string | null;
  kind: Word<'quota.kind'> | null;
  holder: Word<'quota.holder'>;
  measure: Word<'quota.measure'>;
  most: number;
  period: Word<'quota.period'>;
  days: number | null;
  version: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
}

export interface QuotaCounterTable {
  quota_id: string;
  holder_id: string;
  period_start: string;
  district_code: string;
  used: number;
  allowed: number;
}

export interface RateBudgetTable {
  key: Buffer;
  spent: number;
  granted: number;
  at: Instant;
  full_at: Instant;
}

export interface RejectedOccurrenceTable {
  match_id: string;
  starts_at: Instant;
  ends_at: Instant;
  refusal: string;
  details: Generated<Json>;
}

export interface ResidentTable {
  id: string;
  account_id: string;
  division_id: string | null;
  synthetic: Generated<boolean>;
  created_at: Instant;
  masked_name: string;
  masked_phone: string | null;
  erased_at: Instant | null;
}

export interface ResidentContactTable {
  resident_id: string;
  name: string;
  phone: string | null;
  household_id: Int8 | null;
  phone_confirmed_at: Instant | null;
  mail: string | null;
}

export interface ResidentUnitTable {
  id: string;
  name: string;
  credit_code: string;
  kind: Word<'resident_unit.kind'>;
  affiliation_level: Word<'resident_unit.affiliation_level'>;
  division_id: string;
  latitude: number | null;
  longitude: number | null;
  location: Computed<Point | null>;
  synthetic: Generated<boolean>;
  created_at: Instant;
  address: string | null;
  contact_phone: string | null;
}

export interface RoleAssignmentTable {
  id: string;
  account_id: string;
  role: Word<'role_assignment.role'>;
  division_id: string | null;
  unit_id: string | null;
  facility_id: string | null;
  valid_from: Instant;
  valid_to: Instant | null;
  assigned_by: string | null;
  division_level: Computed<string | null>;
  reason: string | null;
  end_reason: string | null;
}

export interface ServiceAccountTable {
  id: string;
  account_id: string;
  district_code: string;
  unit_id: string;
  name: string;
  scopes: readonly string[];
  created_at: Instant;
  created_by: string;
  expires_at: Instant;
  revoked_at: Instant | null;
  last_token_at: Instant | null;
}

export interface ServiceAccountSecretTable {
  id: Computed<Int8>;
  service_account_id: string;
  salt: Buffer;
  hash: Buffer;
  created_at: Instant;
  expires_at: Instant | null;
}

export interface ServiceCategoryTable {
  id: string;
  code: string;
  parent_code: Computed<string | null>;
  name: string;
  name_en: string;
  unit_of_measure: Word<'service_category.unit_of_measure'>;
  facility_kind: Word<'service_category.facility_kind'> | null;
  position: number;
}

export interface ServiceProjectBookTable {
  id: string;
  district_code: string;
  number: string;
  state: Word<'service_project_book.state'>;
  version: number;
  version_in_force: number | null;
  state_reason: string | null;
  settlement: string | null;
  created_by: string;
  created_at: Instant;
  updated_at: Instant;
  withdrawn_version: number | null;
  latest_version: Computed<number>;
}

export interface ServiceSigningKeyTable {
  kid: string;
  private_key: Json;
  created_at: Instant;
}

export interface SharedFacilityTable {
  id: string;
  district_code: string;
  unit_id: string;
  name: string;
  kind: Word<'shared_facility.kind'>;
  capacity: number;
  admission: Word<'shared_facility.admission'>;
  state: Word<'shared_facility.state'>;
  state_reason: string | null;
  time_zone: string;
  latitude: number | null;
  longitude: number | null;
  location: Computed<Point | null>;
  details: Json | null;
  grid_minutes: Generated<number>;
  min_minutes: Generated<number>;
  max_minutes: Generated<number>;
  lead_minutes: Generated<number>;
  horizon_days: Generated<number>;
  stretches_until: Instant | null;
  stretches_calendar: number | null;
  synthetic: Generated<boolean>;
  version: Generated<number>;
  created_at: Instant;
  external_id: string | null;
  address: string | null;
  approved_at: Instant | null;
  policy_version: number | null;
}

export interface SupplyTable {
  id: string;
  district_code: string;
  list_id: string;
  category_id: string;
  title: string;
  quantity: number;
  unit_of_measure: Word<'supply.unit_of_measure'>;
  shared_over_time: Computed<boolean | null>;
  facility_id: string | null;
  windows: Json;
  valid_from: string;
  valid_to: string;
  latitude: number | null;
  longitude: number | null;
  location: Computed<Point | null>;
  max_distance_meters: number | null;
  audiences: readonly string[];
  conditions: string | null;
  cost_minor: number | null;
  held_quantity: Generated<number>;
  delivered_quantity: Generated<number>;
  withdrawn_at: Instant | null;
  state_reason: string | null;
  state: Computed<string | null>;
  created_at: Instant;
  version: Generated<number>;
}

export interface SupplyDemandListTable {
  id: string;
  district_code: string;
  branch_id: string | null;
  branch_level: Computed<string | null>;
  unit_id: string | null;
  owner_id: Computed<string | null>;
  place_path: string;
  valid_from: string;
  valid_to: string;
  state: Word<'supply_demand_list.state'>;
  state_reason: string | null;
  submitted_at: Instant | null;
  confirmed_at: Instant | null;
  closed_at: Instant | null;
  created_at: Instant;
  version: Generated<number>;
  approved_at: Instant | null;
}

export interface SupplyPublicationTable {
  supply_id: string;
  alliance_id: string;
}

export interface SuspendedUnitTable {
  unit_id: Computed<string | null>;
}

export interface UnmatchedDemandTable {
  run_id: string;
  demand_id: string;
  unmet_quantity: number;
  reason: Word<'unmatched_demand.reason'>;
  lost_to: Generated<readonly string[]>;
  relaxation: Json | null;
  escalated: Generated<boolean>;
  coverage: Generated<number>;
  unmet_stretches: Generated<Json>;
  relaxations: Generated<Json>;
  short_by: number | null;
}

export interface WebhookTable {
  id: string;
  district_code: string;
  unit_id: string;
  url: string;
  topics: readonly string[];
  created_at: Instant;
  created_by: string;
  disabled_at: Instant | null;
  disabled_reason: Word<'webhook.disabled_reason'> | null;
  failing_since: Instant | null;
  lease: string | null;
  leased_until: Instant | null;
}

export interface WebhookDeliveryTable {
  id: string;
  seq: Computed<Int8>;
  district_code: string;
  webhook_id: string;
  event_xid: string | null;
  event_id: Int8 | null;
  topic: string;
  body: string;
  state: Word<'webhook_delivery.state'>;
  attempts: Generated<number>;
  last_attempt_at: Instant | null;
  last_status: number | null;
  last_failure: Word<'webhook_delivery.last_failure'> | null;
  next_attempt_at: Instant | null;
  created_at: Instant;
}

export interface WebhookPositionTable {
  one: Generated<boolean>;
  xid: string;
  id: Int8;
}

export interface WebhookSecretTable {
  id: Computed<Int8>;
  webhook_id: string;
  secret: string;
  created_at: Instant;
  expires_at: Instant | null;
}

export interface WithheldFacilityTable {
  facility_id: Computed<string | null>;
  unit_id: Computed<string | null>;
  left_at: Computed<Instant | null>;
}

export interface WithheldListTable {
  list_id: Computed<string | null>;
  unit_id: Computed<string | null>;
  left_at: Computed<Instant | null>;
}

/** Every table and view, by its name. */
export interface Tables {
  account: AccountTable;
  alliance: AllianceTable;
  alliance_charter: AllianceCharterTable;
  alliance_membership: AllianceMembershipTable;
  attachment: AttachmentTable;
  attachment_file: AttachmentFileTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  audit_link: AuditLinkTable;
  booking: BookingTable;
  booking_bar: BookingBarTable;
  booking_policy: BookingPolicyTable;
  branch_grid: BranchGridTable;
  calendar_day: CalendarDayTable;
  calendar_feed: CalendarFeedTable;
  calendar_revision: CalendarRevisionTable;
  calendar_year: CalendarYearTable;
  claim: ClaimTable;
  closure_effect: ClosureEffectTable;
  closure_plan: ClosurePlanTable;
  delegate: DelegateTable;
  demand: DemandTable;
  division: DivisionTable;
  ended_session: EndedSessionTable;
  facility_exclusion: FacilityExclusionTable;
  facility_part: FacilityPartTable;
  facility_quota: FacilityQuotaTable;
  facility_to_judge: FacilityToJudgeTable;
  facility_upsert: FacilityUpsertTable;
  household: HouseholdTable;
  idempotent_answer: IdempotentAnswerTable;
  lapsed_member: LapsedMemberTable;
  match: MatchTable;
  match_occurrence: MatchOccurrenceTable;
  match_weights: MatchWeightsTable;
  matching_progress: MatchingProgressTable;
  matching_run: MatchingRunTable;
  matching_run_input: MatchingRunInputTable;
  notification: NotificationTable;
  notification_message: NotificationMessageTable;
  notification_position: NotificationPositionTable;
  notification_setting: NotificationSettingTable;
  occupancy: OccupancyTable;
  open_stretch: OpenStretchTable;
  opening_exception: OpeningExceptionTable;
  opening_rule: OpeningRuleTable;
  outbox_event: OutboxEventTable;
  party_organisation: PartyOrganisationTable;
  personal_data_export: PersonalDataExportTable;
  personal_data_view: PersonalDataViewTable;
  phone_code: PhoneCodeTable;
  pool: PoolTable;
  project_confirmation: ProjectConfirmationTable;
  project_evaluation: ProjectEvaluationTable;
  project_match: ProjectMatchTable;
  project_milestone: ProjectMilestoneTable;
  project_milestone_completion: ProjectMilestoneCompletionTable;
  project_number: ProjectNumberTable;
  project_paper: ProjectPaperTable;
  project_party: ProjectPartyTable;
  project_session: ProjectSessionTable;
  project_session_participant: ProjectSessionParticipantTable;
  project_signature: ProjectSignatureTable;
  project_version: ProjectVersionTable;
  quota: QuotaTable;
  quota_counter: QuotaCounterTable;
  rate_budget: RateBudgetTable;
  rejected_occurrence: RejectedOccurrenceTable;
  resident: ResidentTable;
  resident_contact: ResidentContactTable;
  resident_unit: ResidentUnitTable;
  role_assignment: RoleAssignmentTable;
  service_account: ServiceAccountTable;
  service_account_secret: ServiceAccountSecretTable;
  service_category: ServiceCategoryTable;
  service_project_book: ServiceProjectBookTable;
  service_signing_key: ServiceSigningKeyTable;
  shared_facility: SharedFacilityTable;
  supply: SupplyTable;
  supply_demand_list: SupplyDemandListTable;
  supply_publication: SupplyPublicationTable;
  suspended_unit: SuspendedUnitTable;
  unmatched_demand: UnmatchedDemandTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_position: WebhookPositionTable;
  webhook_secret: WebhookSecretTable;
  withheld_facility: WithheldFacilityTable;
  withheld_list: WithheldListTable;
}
