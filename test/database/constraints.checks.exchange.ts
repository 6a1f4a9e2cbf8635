import {
  type Check,
  between,
  atLeast,
  withinFraction,
  long,
  oneOf,
  together,
  jsonArray,
  place,
  UNITS,
  dates,
} from './constraints.check-forms.ts';

const BOTH_ACCEPTED = 'supply_accepted_at = now(), demand_accepted_at = now()';

/** What a list says of an entry, whether it gives or needs. */
const entry = (table: 'supply' | 'demand'): Record<string, Check> => ({
  [`${table}_audiences_check`]: { refuses: [`audiences = '{}'`], takes: [`audiences = '{PUBLIC}'`] },
  [`${table}_check`]: {
    refuses: [dates('2026-03-02', '2026-03-01')],
    takes: [dates('2026-03-02', '2026-03-02')],
  },
  ...place(table, 'check1'),
  [`${table}_cost_minor_check`]: between('cost_minor', 0, 1_000_000_000),
  [`${table}_delivered_quantity_check`]: atLeast('delivered_quantity', 0),
  [`${table}_held_quantity_check`]: atLeast('held_quantity', 0),
  [`${table}_max_distance_meters_check`]: between('max_distance_meters', 1, 100_000),
  [`${table}_not_exceeded`]: {
    refuses: ['held_quantity = quantity + 1', 'quantity = held_quantity - 1'],
    takes: ['held_quantity = quantity', 'quantity = held_quantity'],
    of: 'held_quantity > 1',
  },
  [`${table}_quantity_check`]: between('held_quantity = 0, quantity', 1, 100_000),
  [`${table}_title_check`]: long('title', 1, 200),
  [`${table}_unit_of_measure_check`]: oneOf('unit_of_measure', UNITS),
  [`${table}_windows_check`]: jsonArray('windows'),
  [`${table}_time_dates_check`]: {
    refuses: [`dates = '[2026-03-02,2026-03-02)'`, `dates = 'empty'`],
    takes: [`dates = '[2026-03-02,2026-03-03)'`],
  },
});

export const EXCHANGE_CHECKS: Readonly<Record<string, Check>> = {
  ...entry('supply'),
  ...entry('demand'),
  // Where it ends below, demand_check2 comes first.
  demand_quantity_check: {
    refuses: ['quantity = 100001'],
    takes: ['quantity = 100000', 'held_quantity = 0, min_quantity = 1, quantity = 1'],
  },
  demand_beneficiaries_check: between('beneficiaries', 1, 10_000_000),
  demand_check2: {
    refuses: ['min_quantity = 0', 'min_quantity = quantity + 1'],
    takes: ['min_quantity = 1', 'min_quantity = quantity'],
  },
  demand_check3: {
    refuses: ['merged_into_id = (select max(id) from demand), withdrawn_at = null'],
    takes: ['merged_into_id = (select max(id) from demand), withdrawn_at = now()', 'withdrawn_at = now()'],
    of: 'id <> (select max(id) from demand)',
  },
  demand_check4: {
    refuses: ['merged_into_id = id, withdrawn_at = now()'],
    takes: ['merged_into_id = (select max(id) from demand), withdrawn_at = now()'],
    of: 'id <> (select max(id) from demand)',
  },
  demand_min_minutes_check: between('min_minutes', 15, 1440),
  demand_priority_check: oneOf('priority', 'ROUTINE IMPORTANT URGENT'),
  supply_demand_list_check: {
    refuses: ['branch_id = null, unit_id = null', 'branch_id = (select min(branch_id) from branch_grid)'],
    takes: ['branch_id = (select min(branch_id) from branch_grid), unit_id = null'],
    of: 'unit_id is not null',
  },
  supply_demand_list_period: {
    refuses: [dates('2026-03-02', '2026-03-01'), dates('2026-03-02', '2027-03-02'), dates('2024-02-29', '2025-02-28')],
    takes: [dates('2026-03-02', '2026-03-02'), dates('2026-03-02', '2027-03-01'), dates('2024-02-29', '2025-02-27')],
  },
  supply_demand_list_state_check: oneOf('state', 'DRAFT SUBMITTED IN_FORCE CLOSED'),
  match_accepted_by_somebody: {
    refuses: [`state = 'ACCEPTED', delivered_quantity = null, supply_accepted_at = null, demand_accepted_at = null`],
    takes: ['supply', 'demand'].map((side) =>
      `state = 'ACCEPTED', delivered_quantity = null, supply_accepted_at = null, demand_accepted_at = null`.replace(
        `${side}_accepted_at = null`,
        `${side}_accepted_at = now()`,
      ),
    ),
  },
  match_confirmed_by_both: {
    refuses: [
      `state = 'CONFIRMED', delivered_quantity = null, demand_accepted_at = null`,
      `state = 'CONFIRMED', delivered_quantity = null, supply_accepted_at = null`,
      'supply_accepted_at = null',
      'demand_accepted_at = null',
    ],
    takes: [`state = 'CONFIRMED', delivered_quantity = null`, 'delivered_quantity = 0'],
    of: `state = 'FULFILLED'`,
  },
  match_check: {
    refuses: ['delivered_quantity = -1', 'delivered_quantity = quantity + 1'],
    takes: ['delivered_quantity = 0', 'delivered_quantity = quantity'],
    of: `state = 'FULFILLED'`,
  },
  match_check1: {
    refuses: ['delivered_quantity = null', `state = 'CONFIRMED'`],
    takes: [`delivered_quantity = null, state = 'CONFIRMED'`],
    of: `state = 'FULFILLED'`,
  },
  match_distance_fit_check: withinFraction('distance_fit', 0, 1),
  match_fairness_check: withinFraction('fairness', 0, 1),
  match_quantity_fit_check: withinFraction('quantity_fit', 0, 1),
  match_reliability_check: withinFraction('reliability', 0, 1),
  match_time_fit_check: withinFraction('time_fit', 0, 1),
  match_score_check: {
    refuses: ['score = -0.000001', 'score = 1.000002'],
    takes: ['score = 0', 'score = 1', 'score = 1.000001'],
  },
  match_ended_by_check: oneOf('ended_by', 'SUPPLY DEMAND STAFF RUN'),
  match_quantity_check: { ...atLeast('quantity', 1), of: `state = 'CANCELLED'` },
  match_reach_check: oneOf('reach', 'GRID COMMUNITY SUBDISTRICT DISTRICT'),
  match_state_check: {
    refuses: [`state = 'OTHER'`, `state = ''`],
    takes: [
      ...['PROPOSED', 'ACCEPTED', 'DECLINED', 'CONFIRMED', 'CANCELLED'].map(
        (state) => `state = '${state}', delivered_quantity = null, ${BOTH_ACCEPTED}`,
      ),
      `state = 'FULFILLED', delivered_quantity = 0, ${BOTH_ACCEPTED}`,
    ],
    of: `state = 'CANCELLED' and ctid = (select min(ctid) from match where state = 'CANCELLED')`,
  },
  match_time_dates_check: {
    refuses: [`dates = '[2026-03-02,2026-03-02)'`],
    takes: [`dates = '[2026-03-02,2026-03-03)'`],
  },
  match_weights_check: {
    refuses: ['time_fit = time_fit + 0.00000001', 'time_fit = time_fit - 0.00000001', 'fairness = 1'],
    takes: [
      'time_fit = 1, distance_fit = 0, quantity_fit = 0, fairness = 0, reliability = 0',
      'time_fit = 0.2, distance_fit = 0.2, quantity_fit = 0.2, fairness = 0.2, reliability = 0.2',
    ],
  },
  ...Object.fromEntries(
    ['time_fit', 'distance_fit', 'quantity_fit', 'fairness', 'reliability'].map((part, _at, parts): [string, Check] => {
      const others = parts.filter((other) => other !== part);
      const rest = (sum: number) => others.map((other, at) => `${other} = ${at === 0 ? sum : 0}`).join(', ');
      return [
        `match_weights_${part}_check`,
        { refuses: [`${part} = -0.5, ${rest(1.5)}`], takes: [`${part} = 0, ${rest(1)}`, `${part} = 1, ${rest(0)}`] },
      ];
    }),
  ),
  match_weights_version_check: atLeast('version', 1),
  matching_progress_demands_check: atLeast('demands', 0),
  matching_progress_supplies_check: atLeast('supplies', 0),
  matching_progress_matches_check: atLeast('matches', 0),
  matching_progress_state_check: {
    ...oneOf('state', 'STARTED READ SOLVED WRITTEN FAILED', 'run_id = (select max(id) from shared_facility)'),
  },
  matching_run_method_check: oneOf('method', 'FLOW INTEGER_PROGRAM MIXED'),
  matching_run_optimality_gap_check: { refuses: ['optimality_gap = -0.000001'], takes: ['optimality_gap = 0'] },
  unmatched_demand_reason_check: oneOf(
    'reason',
    'NO_SUCH_CATEGORY NO_COMMON_TIME TOO_FAR AUDIENCE_EXCLUDED PERIOD_MISMATCH DECLINED CAPACITY_EXHAUSTED',
  ),
  unmatched_demand_unmet_quantity_check: atLeast('unmet_quantity', 1),
  rejected_occurrence_check: {
    refuses: ['ends_at = starts_at'],
    takes: [`ends_at = starts_at + interval '1 microsecond'`],
  },
};

export const PROJECT_CHECKS: Readonly<Record<string, Check>> = {
  project_evaluation_check: {
    refuses: ['resident_id = (select min(id) from resident)'],
    takes: ['party_id = null, resident_id = (select min(id) from resident)'],
    of: 'party_id is not null',
  },
  project_evaluation_score_check: between('score', 1, 5),
  project_match_check: {
    refuses: ['left_in = 1, ended_at = null'],
    takes: ['left_in = 1, ended_at = now()', 'left_in = null, ended_at = now()', 'left_in = null, ended_at = null'],
  },
  project_number_last_check: atLeast('last', 1),
  project_party_check: {
    refuses: ['branch_id = (select min(branch_id) from branch_grid)'],
    takes: ['unit_id = unit_id'],
    of: 'unit_id is not null',
  },
  project_party_position_check: atLeast('"position"', 0),
  project_session_attendance_check: between('attendance', 1, 100_000),
  project_session_minutes_check: between('minutes', 1, 1440),
  project_signature_check: {
    refuses: ['delegate_id = (select min(id) from delegate)'],
    takes: ['delegate_id = null'],
    of: `party_id like 'gbr%'`,
  },
  project_version_version_check: { refuses: ['version = 0'], takes: ['version = 1'], of: 'version = 1' },
  project_version_within_sources: {
    refuses: [
      [100, 99],
      [1, 0],
      [60, 41, 99, 1],
    ].map((amounts) => `content = ${contentWith(amounts)}`),
    takes: [
      [100, 100],
      [0, 0],
      [99, 100],
    ].map((amounts) => `content = ${contentWith(amounts)}`),
  },
  service_project_book_check: {
    refuses: ['version_in_force = version + 1'],
    takes: ['version_in_force = version'],
    of: 'version_in_force is not null',
  },
  service_project_book_in_force: {
    refuses: [
      ...['SIGNED', 'RUNNING', 'SUSPENDED', 'COMPLETED', 'EVALUATED'].map(
        (state) => `state = '${state}', version_in_force = null`,
      ),
      ...['DRAFT', 'NEGOTIATING'].map((state) => `state = '${state}', version_in_force = version`),
    ],
    takes: [
      ...['SIGNED', 'RUNNING', 'SUSPENDED', 'COMPLETED', 'EVALUATED', 'TERMINATED'].map(
        (state) => `state = '${state}', version_in_force = version`,
      ),
      ...['DRAFT', 'NEGOTIATING', 'TERMINATED'].map((state) => `state = '${state}', version_in_force = null`),
    ],
  },
  service_project_book_number_check: {
    refuses: ['00001-2026-0001', '000001-206-0001', '000001-2026-001', '000001-2026-0001x', '0000010-2026-0001'].map(
      (number) => `number = '${number}'`,
    ),
    takes: [`number = '999999-2026-0001'`, `number = '999999-2026-12345'`],
  },
  service_project_book_state_check: {
    refuses: [`state = 'NO_SUCH', version_in_force = version`],
    takes: [`state = 'DRAFT', version_in_force = null`],
  },
  service_project_book_version_check: {
    refuses: [`version = 0, version_in_force = null, state = 'DRAFT'`],
    takes: [`version = 1, version_in_force = null, state = 'DRAFT'`],
  },
};

export const EVENT_CHECKS: Readonly<Record<string, Check>> = {
  webhook_check: together('disabled_at', 'disabled_reason', ['now()', `'GONE'`]),
  webhook_disabled_reason_check: oneOf('disabled_reason', 'MANAGER GONE FAILING', 'disabled_at = now()'),
  webhook_topics_check: {
    refuses: [`topics = '{}'`, `topics = '{booking.created,booking.made}'`],
    takes: [
      `topics = '{booking.created,booking.confirmed,booking.cancelled,booking.rejected,match.accepted,match.confirmed,match.declined,match.cancelled,match.fulfilled}'`,
    ],
  },
  webhook_url_check: long('url', 1, 2000),
  webhook_delivery_attempts_check: atLeast('attempts', 0),
  webhook_delivery_check: {
    refuses: [
      ...['DELIVERED', 'DEAD'].map((state) => `state = '${state}', next_attempt_at = now()`),
      ...['PENDING', 'FAILED'].map((state) => `state = '${state}', next_attempt_at = null`),
    ],
    takes: [
      ...['DELIVERED', 'DEAD'].map((state) => `state = '${state}', next_attempt_at = null`),
      ...['PENDING', 'FAILED'].map((state) => `state = '${state}', next_attempt_at = now()`),
    ],
  },
  webhook_delivery_check1: together('event_xid', 'event_id', [`'1'`, '1']),
  webhook_delivery_last_failure_check: oneOf('last_failure', 'STATUS REDIRECT TIMEOUT CONNECTION NO_PUBLIC_ADDRESS'),
  webhook_delivery_state_check: {
    refuses: [`state = 'OTHER', next_attempt_at = now()`],
    takes: [`state = 'PENDING', next_attempt_at = now()`, `state = 'DEAD', next_attempt_at = null`],
  },
  webhook_position_one_check: { refuses: ['one = false'], takes: ['one = true'] },
  webhook_secret_secret_check: {
    refuses: [
      `'whsec_' || repeat('A', 31)`,
      `repeat('A', 32)`,
      `'whsec_' || repeat('A', 31) || '-'`,
      `'whsec_' || repeat('A', 32) || '==='`,
    ].map((secret) => `secret = ${secret}`),
    takes: [`secret = 'whsec_' || repeat('A', 32)`, `secret = 'whsec_' || repeat('/', 44) || '=='`],
  },
};

/** A content whose lines are all but the last half of the amounts, and its sources the rest. */
function contentWith(amounts: readonly number[]): string {
  const half = amounts.length / 2;
  const json = (list: readonly number[]) => JSON.stringify(list.map((amount) => ({ amount })));
  const budget = `{"lines": ${json(amounts.slice(0, half))}, "sources": ${json(amounts.slice(half))}}`;
  return `content || '{"budget": ${budget}}'`;
}
