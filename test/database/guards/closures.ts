import { byId, type Guards, key, long, NEW, oneOf, OTHER } from './forms.ts';

const JUDGED = 'select least(count(*), 1) from facility_to_judge';
const NOTHING_JUDGED = 'delete from facility_to_judge';
const WORKED_OUT = 'update shared_facility set stretches_until = now()';
const ONE = (table: string) => `ctid = (select min(ctid) from ${table})`;

/** One facility is to be judged in the filled database; it is taken out, so that another stands in its place. */
const judgedBy = (statement: string) => ({
  changes: [
    [JUDGED, 0, WORKED_OUT, NOTHING_JUDGED, statement],
    [JUDGED, -1, 'update shared_facility set stretches_until = null', NOTHING_JUDGED, statement],
  ] as const,
});

export const closureGuards: Guards = {
  checks: {
    closure_plan_reason_zh_check: long('reason_zh', 1, 500),
    closure_plan_reason_en_check: long('reason_en', 1, 500),
    closure_plan_state_check: oneOf('state', 'OPEN STALE CONFIRMED DISCARDED'),
    closure_plan_runs_forward: {
      refuses: ['ends_at = starts_at'],
      takes: [`ends_at = starts_at + interval '1 microsecond'`, 'ends_at = null'],
    },
    closure_effect_choice_check: oneOf('choice', 'CANCEL LET_RUN'),
  },
  keys: {
    closure_plan_pkey: byId('closure_plan', { facility_id: OTHER('shared_facility') }),
    closure_plan_one_open: key('closure_plan', { id: NEW('cpl') }, [
      { id: NEW('cpl'), state: `'CONFIRMED'` },
      { id: NEW('cpl'), facility_id: OTHER('shared_facility') },
    ]),
    closure_effect_pkey: key('closure_effect', { settled_at: 'now()' }, { booking_id: OTHER('booking') }),
    closure_effect_one_open: key(
      'closure_effect',
      { plan_id: OTHER('closure_plan') },
      [
        { plan_id: OTHER('closure_plan'), settled_at: 'now()' },
        { plan_id: OTHER('closure_plan'), booking_id: OTHER('booking') },
      ],
      {
        // A plan of another facility, open as well.
        first: `insert into closure_plan (id, district_code, facility_id, starts_at, reason_zh, state, created_at, updated_at)
                select 'cpl_' || repeat('f', 32), district_code, ${OTHER('shared_facility')}, starts_at, reason_zh, 'OPEN',
                       created_at, updated_at from closure_plan limit 1`,
      },
    ),
    facility_to_judge_pkey: key('facility_to_judge', {}, { facility_id: OTHER('shared_facility') }),
  },
  references: {
    closure_plan_facility_id_fkey: 'facility_id = $missing',
    closure_effect_plan_id_fkey: 'plan_id = $missing',
    closure_effect_booking_id_fkey: 'booking_id = $missing',
    facility_to_judge_facility_id_fkey: 'facility_id = $missing',
  },
  following: {
    facility_to_judge_facility_id_fkey: 'goes',
  },
  mayBeEmpty: {
    closure_plan: 'ends_at reason_en',
    closure_effect: 'settled_at',
  },
  triggers: {
    'closure_plan.closure_plan_keeps_to_steps': {
      refuses: [
        [
          'closure_plan_keeps_to_steps',
          `update closure_plan set state = 'CONFIRMED'`,
          `update closure_plan set state = 'OPEN'`,
        ],
      ],
      takes: [[`update closure_plan set state = 'CONFIRMED'`], [`update closure_plan set state = 'DISCARDED'`]],
    },
    'closure_effect.closure_effect_stays_settled': {
      refuses: [
        [
          'closure_effect_stays_settled',
          'update closure_effect set settled_at = now()',
          `update closure_effect set choice = 'LET_RUN'`,
        ],
        ['closure_effect_stays_settled', 'update closure_effect set settled_at = now()', 'delete from closure_effect'],
      ],
      takes: [[`update closure_effect set choice = 'LET_RUN'`], ['delete from closure_effect']],
    },
    'opening_rule.opening_rule_is_judged': judgedBy(`delete from opening_rule where ${ONE('opening_rule')}`),
    'opening_exception.opening_exception_is_judged': judgedBy(
      `delete from opening_exception where ${ONE('opening_exception')}`,
    ),
    'shared_facility.facility_is_judged': judgedBy(
      `update shared_facility set state = 'SUSPENDED' where state = 'PUBLISHED'`,
    ),
    'alliance_membership.membership_is_judged': judgedBy(
      `update alliance_membership set state = 'SUSPENDED'
       where state = 'ACTIVE' and unit_id in (select unit_id from shared_facility)`,
    ),
  },
};
