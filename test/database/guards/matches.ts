import type { Copy } from '../filled.ts';
import {
  type Guards,
  appendOnly,
  atLeast,
  byId,
  type Check,
  copyOf,
  ID,
  inStates,
  jsonArray,
  key,
  NEW,
  oneOf,
  OTHER,
  type Statements,
  withinFraction,
} from './forms.ts';

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

/** A transaction that does not see what others commit after its first statement. */
const SNAPSHOT = 'set transaction isolation level repeatable read';

const FEWER_PLACES = 'update shared_facility set capacity = capacity - 1 where capacity > 1';

const HELD = 'select sum(held_quantity) from supply';

const ONE_OCCURRENCE = 'ctid = (select min(ctid) from match_occurrence)';

/** Another occurrence of a match that is in a state, on a day on which it has none. */
const occurrence = (state: string, changes: Copy['changes'] = {}) =>
  copyOf(
    'match_occurrence',
    { during: `'[2001-01-01,2001-01-02)'::tsrange`, lost_at: 'null', ...changes },
    `match_id = (select max(id) from match where state = '${state}')`,
  );

const ACCEPTED_UNTIL_NOW = `update match set state = 'ACCEPTED', supply_accepted_at = now(), lapses_at = now() where state = 'PROPOSED'`;

const BOTH_ACCEPTED = 'supply_accepted_at = now(), demand_accepted_at = now()';

export const matchGuards: Guards = {
  checks: {
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
    match_lapses_when_unanswered: {
      refuses: [`ended_by = 'CLOCK', lapses_at = updated_at + interval '1 microsecond'`],
      takes: [
        `ended_by = 'CLOCK', lapses_at = updated_at`,
        `ended_by = 'STAFF', lapses_at = updated_at + interval '1 day'`,
      ],
      of: `state = 'CANCELLED'`,
    },
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
    unmatched_demand_pkey: key('unmatched_demand', {}, { demand_id: ID }),
  },
  references: {
    match_created_by_fkey: 'created_by = $missing',
    match_demand_accepted_by_fkey: 'demand_accepted_by = $missing',
    match_demand_id_fkey: 'demand_id = $missing',
    match_run_id_fkey: 'run_id = $missing',
    match_supply_accepted_by_fkey: 'supply_accepted_by = $missing',
    match_supply_id_fkey: 'supply_id = $missing',
    match_occurrence_match_id_fkey: 'match_id = $missing',
    match_weights_set_by_fkey: 'set_by = $missing',
    matching_progress_division_id_fkey: 'division_id = $missing',
    matching_run_created_by_fkey: 'created_by = $missing',
    matching_run_division_id_fkey: 'division_id = $missing',
    matching_run_input_run_id_fkey: 'run_id = $missing',
    rejected_occurrence_match_id_fkey: 'match_id = $missing',
    unmatched_demand_demand_id_fkey: 'demand_id = $missing',
    unmatched_demand_run_id_fkey: 'run_id = $missing',
  },
  mayBeEmpty: {
    match:
      'run_id state_reason ended_by proposed_by distance_meters supply_accepted_at supply_accepted_by demand_accepted_at demand_accepted_by delivered_quantity lapses_at created_by',
    match_occurrence: 'lost_at',
    match_weights: 'set_by',
    matching_progress: 'demands supplies matches',
    matching_run: 'category_codes gap_stage failure state_reason',
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
    'match.match_held_as_committed': {
      refuses: [
        [
          'held_as_committed',
          SNAPSHOT,
          ...ROOM,
          proposed(),
          `update match set state = 'ACCEPTED' where state = 'PROPOSED'`,
        ],
        ['held_as_committed', SNAPSHOT, ...ROOM, proposed({ state: `'ACCEPTED'` })],
      ],
      takes: [
        [SNAPSHOT, proposed(), `update match set state = 'DECLINED' where state = 'PROPOSED'`],
        [...ROOM, proposed(), `update match set state = 'ACCEPTED' where state = 'PROPOSED'`],
      ],
    },
    'shared_facility.shared_facility_held_as_committed': {
      refuses: [['held_as_committed', SNAPSHOT, FEWER_PLACES]],
      takes: [
        [SNAPSHOT, 'update shared_facility set capacity = capacity + 1 where capacity > 1'],
        ['update shared_facility set capacity = capacity + 1 where capacity > 1', FEWER_PLACES],
      ],
    },
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
    'match_weights.match_weights_is_append_only': appendOnly('match_weights', 'reason'),
    'match.match_keeps_to_steps': {
      refuses: [['match_keeps_to_steps', `update match set state = 'PROPOSED' where state = 'CANCELLED'`]],
      takes: [[proposed(), `update match set state = 'DECLINED' where state = 'PROPOSED'`]],
    },
    'match.match_is_answered_in_time': {
      refuses: [`state = 'CONFIRMED', ${BOTH_ACCEPTED}`, `state = 'DECLINED', ended_by = 'DEMAND'`].map((answered) => [
        'match_is_answered_in_time',
        ...ROOM,
        proposed(),
        ACCEPTED_UNTIL_NOW,
        `update match set ${answered}, updated_at = lapses_at where state = 'ACCEPTED'`,
      ]),
      takes: [
        [
          ...ROOM,
          proposed(),
          ACCEPTED_UNTIL_NOW,
          `update match set state = 'CONFIRMED', ${BOTH_ACCEPTED}, updated_at = lapses_at - interval '1 microsecond' where state = 'ACCEPTED'`,
        ],
        [
          ...ROOM,
          proposed(),
          ACCEPTED_UNTIL_NOW,
          `update match set state = 'CANCELLED', ended_by = 'CLOCK', updated_at = lapses_at where state = 'ACCEPTED'`,
        ],
      ],
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
  },
};
