import type { Copy } from '../filled.ts';
import {
  type Guards,
  appendOnly,
  atLeast,
  between,
  byId,
  type Check,
  copyOf,
  dates,
  ID,
  inStates,
  jsonArray,
  key,
  KINDS,
  long,
  NEW,
  oneOf,
  OTHER,
  place,
  type Statements,
  type Trial,
  withinFraction,
} from './forms.ts';

const UNITS = 'SPACE PERSON ROOM HOUR SESSION SERVICE PIECE';

const proposed = (changes: Copy['changes'] = {}) =>
  copyOf(
    'match',
    { id: NEW('mat'), state: `'PROPOSED'`, delivered_quantity: 'null', quantity: '5', ...changes },
    `state = 'FULFILLED' and supply_id in (select id from supply where not shared_over_time)`,
  );

const ROOM = [
  'update supply set quantity = quantity + 5',
  'update demand set quantity = quantity + 5',
] as const satisfies Statements;

/** What a run bears that was called off, but for the reason. */
const CALLED_OFF = `state = 'CANCELLED', input_hash = ''`;

const HELD = 'select sum(held_quantity) from supply';

const ONE_OCCURRENCE = 'ctid = (select min(ctid) from match_occurrence)';

/** 1 once the demand of places is for an hour. */
const ASKED = 'select (asked_minutes = quantity * 60)::integer from demand where shared_over_time';

/** A Sunday on which the demand of places is not wanted, unless it is worked. */
const WORKED_SUNDAY = `insert into calendar_day (date, day_class, source) values ('2026-03-08', 'WORKDAY', 'CORRECTION')`;

/** Another occurrence of a match that is in a state, on a day on which it has none. */
const occurrence = (state: string, changes: Copy['changes'] = {}) =>
  copyOf(
    'match_occurrence',
    { during: `'[2001-01-01,2001-01-02)'::tsrange`, lost_at: 'null', ...changes },
    `match_id = (select max(id) from match where state = '${state}')`,
  );

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

export const exchangeGuards: Guards = {
  checks: {
    service_category_code_check: {
      refuses: ['a', 'A.', '.A', 'A..B', '1A', 'A.1', 'A B', ''].map((code) => `code = '${code}'`),
      takes: ['A', 'A1_', 'FACILITY.X1'].map((code) => `code = '${code}'`),
      of: `code = 'FACILITY.PARKING'`,
    },
    service_category_facility_kind_check: oneOf('facility_kind', KINDS),
    service_category_unit_of_measure_check: oneOf('unit_of_measure', UNITS),
    ...entry('supply'),
    ...entry('demand'),
    // Where it ends below, demand_check2 comes first.
    demand_claims_end_in_time: {
      refuses: ['open_to_claims_until = valid_to + 1'],
      takes: [
        'open_to_claims_until = valid_to',
        'open_to_claims_until = valid_from - 30',
        'open_to_claims_until = null',
      ],
    },
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
    demand_min_occurrences_check: between('min_occurrences', 1, 366),
    demand_asked_minutes_check: atLeast('asked_minutes', 0),
    demand_held_minutes_check: atLeast('held_minutes', 0),
    demand_delivered_minutes_check: atLeast('delivered_minutes', 0),
    match_occurrence_during_check: {
      refuses: [
        'empty',
        '[2026-03-02 10:00,)',
        '(,2026-03-02 10:00)',
        '(2026-03-02 10:00,2026-03-02 11:00)',
        '[2026-03-02 10:00,2026-03-02 11:00]',
        '[-infinity,2026-03-02 11:00)',
        '[2026-03-02 10:00,2026-03-03 10:01)',
      ].map((during) => `during = '${during}'`),
      takes: ['[2026-03-02 10:00,2026-03-02 10:01)', '[2026-03-02 10:00,2026-03-03 10:00)'].map(
        (during) => `during = '${during}'`,
      ),
      of: ONE_OCCURRENCE,
    },
    match_occurrence_quantity_check: { ...atLeast('quantity', 1), of: ONE_OCCURRENCE },
    demand_min_minutes_check: between('min_minutes', 15, 1440),
    demand_priority_check: oneOf('priority', 'ROUTINE IMPORTANT URGENT'),
    supply_demand_list_check: {
      refuses: ['branch_id = null, unit_id = null', 'branch_id = (select min(branch_id) from branch_grid)'],
      takes: ['branch_id = (select min(branch_id) from branch_grid), unit_id = null'],
      of: 'unit_id is not null',
    },
    supply_demand_list_period: {
      refuses: [
        dates('2026-03-02', '2026-03-01'),
        dates('2026-03-02', '2027-03-02'),
        dates('2024-02-29', '2025-02-28'),
      ],
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
    match_ended_by_check: oneOf('ended_by', 'SUPPLY DEMAND STAFF RUN CLOCK'),
    match_of_a_run_or_a_side: {
      refuses: [`proposed_by = 'SUPPLY', run_id = (select min(id) from matching_run)`],
      takes: [
        `proposed_by = 'SUPPLY', run_id = null`,
        `proposed_by = null, run_id = (select min(id) from matching_run)`,
      ],
    },
    match_proposed_by_check: {
      refuses: [`proposed_by = 'STAFF', run_id = null`, `proposed_by = '', run_id = null`],
      takes: [`proposed_by = 'SUPPLY', run_id = null`, `proposed_by = 'DEMAND', run_id = null`, `proposed_by = null`],
    },
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
      ['time_fit', 'distance_fit', 'quantity_fit', 'fairness', 'reliability'].map(
        (part, _at, parts): [string, Check] => {
          const others = parts.filter((other) => other !== part);
          const rest = (sum: number) => others.map((other, at) => `${other} = ${at === 0 ? sum : 0}`).join(', ');
          return [
            `match_weights_${part}_check`,
            {
              refuses: [`${part} = -0.5, ${rest(1.5)}`],
              takes: [`${part} = 0, ${rest(1)}`, `${part} = 1, ${rest(0)}`],
            },
          ];
        },
      ),
    ),
    match_weights_version_check: atLeast('version', 1),
    matching_progress_demands_check: atLeast('demands', 0),
    matching_progress_supplies_check: atLeast('supplies', 0),
    matching_progress_matches_check: atLeast('matches', 0),
    matching_progress_state_check: {
      ...oneOf(
        'state',
        'STARTED READ SOLVED WRITTEN FAILED CANCELLED',
        'run_id = (select max(id) from shared_facility)',
      ),
    },
    matching_run_state_check: {
      refuses: [`state = 'OTHER', input_hash = ''`, `state = '', input_hash = ''`],
      takes: [
        `state = 'COMPLETED'`,
        ...['PENDING', 'RUNNING'].map((state) => `state = '${state}', input_hash = ''`),
        `state = 'CANCELLED', input_hash = '', state_reason = '改期'`,
        `state = 'FAILED', input_hash = '', failure = '{}'`,
      ],
    },
    matching_run_state_reason_check: {
      refuses: [`state_reason = ''`, `state_reason = repeat('改', 501)`].map((reason) => `${CALLED_OFF}, ${reason}`),
      takes: [`state_reason = '改'`, `state_reason = repeat('改', 500)`].map((reason) => `${CALLED_OFF}, ${reason}`),
    },
    matching_run_tries_check: atLeast('tries', 0),
    matching_run_has_result: {
      refuses: [`input_hash = ''`, `state = 'RUNNING'`],
      takes: [`input_hash = 'another'`, `state = 'RUNNING', input_hash = ''`],
    },
    matching_run_cancelled_for_a_reason: {
      refuses: [CALLED_OFF, `state_reason = '改期'`],
      takes: [`${CALLED_OFF}, state_reason = '改期'`],
    },
    matching_run_failed_for_a_reason: {
      refuses: [`state = 'FAILED', input_hash = ''`, `failure = '{}'`],
      takes: [`state = 'FAILED', input_hash = '', failure = '{}'`],
    },
    matching_run_gap_stage_check: oneOf('gap_stage', 'URGENT IMPORTANT ROUTINE SCORE'),
    matching_run_method_check: oneOf('method', 'FLOW INTEGER_PROGRAM MIXED'),
    matching_run_model_version_check: {
      refuses: ['model_version = 0', 'model_version = 3'],
      takes: ['model_version = 1', 'model_version = 2'],
    },
    matching_run_optimality_gap_check: { refuses: ['optimality_gap = -0.000001'], takes: ['optimality_gap = 0'] },
    matching_run_served_quantity_check: { refuses: ['served_quantity = -0.000001'], takes: ['served_quantity = 0'] },
    unmatched_demand_coverage_check: withinFraction('coverage', 0, 1),
    unmatched_demand_reason_check: oneOf(
      'reason',
      'NO_SUCH_CATEGORY NO_COMMON_TIME TOO_FAR AUDIENCE_EXCLUDED PERIOD_MISMATCH DECLINED CAPACITY_EXHAUSTED',
      'short_by = null',
    ),
    unmatched_demand_relaxations_check: {
      refuses: [`relaxations = '{}'`, `relaxations = '1'`, `relaxations = 'null'`],
      takes: [`relaxations = '[]'`, `relaxations = '[{}]'`],
    },
    unmatched_demand_short_by_check: {
      refuses: [`reason = 'SUPPLY_TOO_SMALL', short_by = 0`],
      takes: [`reason = 'SUPPLY_TOO_SMALL', short_by = 1`],
    },
    unmatched_demand_short_of_something: {
      refuses: [`reason = 'SUPPLY_TOO_SMALL', short_by = null`, `reason = 'DECLINED', short_by = 1`],
      takes: [`reason = 'SUPPLY_TOO_SMALL', short_by = 1`, `reason = 'DECLINED', short_by = null`],
    },
    unmatched_demand_unmet_quantity_check: atLeast('unmet_quantity', 1),
    unmatched_demand_unmet_stretches_check: jsonArray('unmet_stretches'),
    rejected_occurrence_check: {
      refuses: ['ends_at = starts_at'],
      takes: [`ends_at = starts_at + interval '1 microsecond'`],
    },
  },
  keys: {
    demand_pkey: byId('demand'),
    demand_time_pkey: key('demand_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
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
    match_occurrence_pkey: key('match_occurrence', {}, { during: `'[2001-01-01,2001-01-02)'::tsrange` }),
    match_time_pkey: key('match_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
    match_weights_pkey: key('match_weights', {}, { version: '2' }),
    matching_progress_pkey: key('matching_progress', {}, { state: `'FAILED'` }),
    matching_run_pkey: byId('matching_run'),
    matching_run_one_running: key(
      'matching_run',
      { id: ID, state: `'RUNNING'`, input_hash: `''` },
      { id: ID, state: `'PENDING'`, input_hash: `''` },
      {
        of: `state = 'RUNNING'`,
        first: `update matching_run set state = 'RUNNING', input_hash = '' where id = ${OTHER('matching_run')}`,
      },
    ),
    matching_run_input_pkey: key('matching_run_input', {}, { run_id: ID }),
    rejected_occurrence_pkey: key('rejected_occurrence', {}, { starts_at: `starts_at - interval '1 minute'` }),
    service_category_pkey: byId('service_category', { code: `'NEW'` }),
    service_category_code_key: key('service_category', { id: ID }, { id: ID, code: `'NEW'` }),
    supply_pkey: byId('supply'),
    supply_demand_list_pkey: byId('supply_demand_list'),
    supply_publication_pkey: key('supply_publication', {}, { alliance_id: ID }),
    supply_time_pkey: key('supply_time', {}, { dates: `'[2001-01-01,2001-01-02)'::daterange` }),
    unmatched_demand_pkey: key('unmatched_demand', {}, { demand_id: ID }),
  },
  references: {
    demand_category_id_fkey: 'category_id = $missing',
    demand_list_id_fkey: 'list_id = $missing',
    demand_merged_into_id_fkey: 'withdrawn_at = now(), merged_into_id = $missing',
    demand_time_demand_id_fkey: 'demand_id = $missing',
    match_created_by_fkey: 'created_by = $missing',
    match_demand_accepted_by_fkey: 'demand_accepted_by = $missing',
    match_demand_id_fkey: 'demand_id = $missing',
    match_run_id_fkey: 'run_id = $missing',
    match_supply_accepted_by_fkey: 'supply_accepted_by = $missing',
    match_supply_id_fkey: 'supply_id = $missing',
    match_occurrence_match_id_fkey: 'match_id = $missing',
    match_time_match_id_fkey: 'match_id = $missing',
    match_weights_set_by_fkey: 'set_by = $missing',
    matching_progress_division_id_fkey: 'division_id = $missing',
    matching_run_created_by_fkey: 'created_by = $missing',
    matching_run_division_id_fkey: 'division_id = $missing',
    matching_run_input_run_id_fkey: 'run_id = $missing',
    rejected_occurrence_match_id_fkey: 'match_id = $missing',
    service_category_parent_code_fkey: "code = 'NONE.X'",
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
  },
  following: {
    demand_time_demand_id_fkey: 'goes',
    supply_time_supply_id_fkey: 'goes',
    supply_publication_supply_id_fkey: 'goes',
  },
  mayBeEmpty: {
    demand:
      'beneficiaries latitude longitude max_distance_meters conditions cost_minor asked_minutes escalated_at withdrawn_at state_reason merged_into_id open_to_claims_until',
    match:
      'run_id state_reason ended_by proposed_by distance_meters supply_accepted_at supply_accepted_by demand_accepted_at demand_accepted_by delivered_quantity lapses_at created_by',
    match_occurrence: 'lost_at',
    match_weights: 'set_by',
    matching_progress: 'demands supplies matches',
    matching_run: 'category_codes gap_stage failure state_reason',
    service_category: 'facility_kind',
    supply:
      'facility_id opening_hash latitude longitude max_distance_meters conditions cost_minor withdrawn_at state_reason',
    supply_demand_list: 'branch_id unit_id state_reason submitted_at confirmed_at closed_at approved_at',
    unmatched_demand: 'relaxation short_by',
  },
  triggers: {
    'match_occurrence.match_occurrence_is_append_only': {
      refuses: [
        ['match_occurrence_is_append_only', 'delete from match_occurrence'],
        ['match_occurrence_is_append_only', 'truncate match_occurrence'],
      ],
    },
    'match_occurrence.match_occurrence_is_only_lost': {
      refuses: [
        ['match_occurrence_is_only_lost', 'update match_occurrence set quantity = quantity + 1, lost_at = now()'],
        ['match_occurrence_is_only_lost', 'update match_occurrence set lost_at = null'],
      ],
      takes: [['update match_occurrence set lost_at = now() where lost_at is null']],
    },
    'match_occurrence.match_occurrence_frees_its_places': {
      changes: [
        [
          'select sum(sign(held_minutes)) from demand',
          -2,
          'update match_occurrence set lost_at = now() where lost_at is null',
        ],
        [
          'select count(*) from supply where shared_over_time and held_quantity > 0',
          -2,
          'update match_occurrence set lost_at = now() where lost_at is null',
        ],
      ],
    },
    'match_occurrence.match_occurrences_come_before_acceptance': {
      refuses: [
        ['match_occurrences_come_before_acceptance', occurrence('FULFILLED')],
        ['match_occurrences_take_no_more', occurrence('CANCELLED', { quantity: '1000' })],
        [
          'match_occurrences_are_apart',
          occurrence('CANCELLED'),
          occurrence('CANCELLED', { during: `'[2001-01-01 23:00,2001-01-02 10:00)'::tsrange` }),
        ],
      ],
      takes: [[occurrence('CANCELLED'), occurrence('CANCELLED', { during: `'[2001-01-02,2001-01-03)'::tsrange` })]],
    },
    'demand.demand_asks_minutes': {
      changes: [
        [
          'select count(*) from demand where asked_minutes = 7',
          0,
          copyOf('demand', { id: NEW('dem'), asked_minutes: '7' }),
        ],
      ],
    },
    'demand.demand_asks_minutes_anew': {
      changes: [
        ['select count(*) from demand where asked_minutes = 7', 0, 'update demand set asked_minutes = 7'],
        [
          ASKED,
          1,
          `update demand set windows = '[{"dayClass": "EVERY_DAY", "weekdays": [], "startTime": "23:30", "endTime": "00:30"}]', valid_to = valid_from, quantity = held_quantity where shared_over_time`,
        ],
      ],
    },
    'demand.demand_held_keeps_its_measure': {
      refuses: [
        ['demand_held_keeps_its_measure', `update demand set unit_of_measure = 'PIECE' where held_quantity > 0`],
      ],
      takes: [[`update demand set unit_of_measure = 'PIECE' where held_quantity = 0`]],
    },
    ...Object.fromEntries(
      (
        [
          ['added', []],
          ['changed', [WORKED_SUNDAY]],
          ['removed', [WORKED_SUNDAY]],
        ] as const
      ).map(([what, first]): [string, Trial] => [
        `calendar_day.calendar_day_${what}_asks_anew`,
        {
          changes: [
            [
              'select sum(asked_minutes / quantity) from demand',
              what === 'added' ? 210 : 0,
              ...first,
              {
                added: WORKED_SUNDAY,
                changed: `update calendar_day set day_class = 'DAY_OFF' where date = '2026-03-08'`,
                removed: `delete from calendar_day where date = '2026-03-08'`,
              }[what],
            ],
          ],
        },
      ]),
    ),
    'shared_facility.facility_keeps_what_is_held': {
      refuses: [
        [
          'facility_keeps_what_is_held',
          `alter table match_occurrence disable trigger user`,
          `update match_occurrence set during = tsrange(lower(during) + interval '100 years', upper(during) + interval '100 years')`,
          `alter table occupancy drop constraint occupancy_within_capacity`,
          `update shared_facility set capacity = 1 where id in (select facility_id from supply where held_quantity > 0)`,
        ],
      ],
      takes: [[`update shared_facility set capacity = capacity + 1 where capacity > 1`]],
    },
    'match_time.match_time_is_append_only': appendOnly('match_time', 'slots'),
    'match_weights.match_weights_is_append_only': appendOnly('match_weights', 'reason'),
    'supply_demand_list.list_keeps_to_steps': {
      refuses: [['list_keeps_to_steps', `update supply_demand_list set state = 'DRAFT' where state = 'IN_FORCE'`]],
      takes: [[`update supply_demand_list set state = 'CLOSED' where state = 'IN_FORCE'`]],
    },
    'match.match_keeps_to_steps': {
      refuses: [['match_keeps_to_steps', `update match set state = 'PROPOSED' where state = 'CANCELLED'`]],
      takes: [[proposed(), `update match set state = 'DECLINED' where state = 'PROPOSED'`]],
    },
    'matching_run.matching_run_keeps_to_steps': {
      refuses: [
        [
          'matching_run_keeps_to_steps',
          `update matching_run set state = 'RUNNING', input_hash = '' where state = 'COMPLETED'`,
        ],
      ],
      takes: [
        [
          copyOf('matching_run', { id: NEW('run'), state: `'PENDING'`, input_hash: `''` }),
          `update matching_run set state = 'RUNNING' where state = 'PENDING'`,
        ],
      ],
    },
    'demand.demand_held_follows_from_matches': {
      refuses: [
        ['held_follows_from_matches', 'update demand set held_quantity = held_quantity - 1'],
        ['held_follows_from_matches', 'update demand set delivered_quantity = delivered_quantity - 1'],
        ['held_follows_from_matches', 'update demand set held_minutes = held_minutes + 1'],
        ['held_follows_from_matches', 'update demand set delivered_minutes = delivered_minutes + 1'],
      ],
      takes: [['update demand set quantity = quantity + 1']],
    },
    'supply.supply_held_follows_from_matches': {
      refuses: [
        ['held_follows_from_matches', 'update supply set held_quantity = held_quantity - 1 where held_quantity > 0'],
        ['held_follows_from_matches', 'update supply set delivered_quantity = 1 where delivered_quantity = 0'],
      ],
      takes: [['update supply set quantity = quantity + 1']],
    },
    'supply.supply_held_keeps_its_measure': {
      refuses: [
        ['supply_held_keeps_its_measure', `update supply set unit_of_measure = 'PIECE' where held_quantity > 0`],
      ],
      takes: [[`update supply set unit_of_measure = 'PIECE' where held_quantity = 0`]],
    },
    'match.match_keep_quantities': {
      refuses: [
        ['match_keeps_its_entries', 'update match set supply_id = (select max(id) from supply)'],
        [
          'match_keeps_its_entries',
          'update match set demand_id = (select max(id) from demand) where demand_id <> (select max(id) from demand)',
        ],
        ['match_keeps_its_quantity', `update match set quantity = quantity + 1 where state = 'CANCELLED'`],
        ['demand_not_exceeded', ROOM[0], proposed(), `update match set state = 'ACCEPTED' where state = 'PROPOSED'`],
        ['supply_not_exceeded', ROOM[1], proposed(), `update match set state = 'ACCEPTED' where state = 'PROPOSED'`],
        [
          'match_has_time',
          ...ROOM,
          copyOf(
            'match',
            { id: NEW('mat'), state: `'ACCEPTED'`, delivered_quantity: 'null', quantity: '1' },
            `supply_id in (select id from supply where shared_over_time)`,
          ),
        ],
      ],
      changes: [
        [HELD, 5, ...ROOM, proposed({ state: `'ACCEPTED'` })],
        [HELD, 5, ...ROOM, proposed(), `update match set state = 'ACCEPTED' where state = 'PROPOSED'`],
        [HELD, 0, ...ROOM, proposed({ state: `'ACCEPTED'` }), `delete from match where id = ${NEW('mat')}`],
        ['select sum(held_quantity) from demand', 5, ...ROOM, proposed({ state: `'ACCEPTED'` })],
        [
          'select sum(delivered_quantity) from demand',
          -1,
          `update match set delivered_quantity = delivered_quantity - 1 where id = (select max(id) from match where state = 'FULFILLED')`,
        ],
        [
          'select sum(delivered_quantity) from supply',
          -1,
          `update match set delivered_quantity = delivered_quantity - 1 where id = (select max(id) from match where state = 'FULFILLED')`,
        ],
      ],
    },
    'match_time.match_time_comes_before_acceptance': {
      refuses: [
        [
          'match_time_comes_before_acceptance',
          copyOf(
            'match_time',
            { dates: `'[2001-01-01,2001-01-02)'::daterange` },
            `match_id in (select id from match where state = 'FULFILLED')`,
          ),
        ],
      ],
      takes: [
        [
          copyOf(
            'match_time',
            { dates: `'[2001-01-01,2001-01-02)'::daterange` },
            `match_id in (select id from match where state = 'CANCELLED')`,
          ),
        ],
      ],
    },
  },
};
