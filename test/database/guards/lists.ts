import {
  type Guards,
  atLeast,
  between,
  byId,
  type Check,
  copyOf,
  dates,
  ID,
  jsonArray,
  key,
  KINDS,
  long,
  NEW,
  oneOf,
  place,
  type Trial,
} from './forms.ts';

const UNITS = 'SPACE PERSON ROOM HOUR SESSION SERVICE PIECE';

/** 1 once the demand of places is for an hour. */
const ASKED = 'select (asked_minutes = quantity * 60)::integer from demand where shared_over_time';

/** A Sunday on which the demand of places is not wanted, unless it is worked. */
const WORKED_SUNDAY = `insert into calendar_day (date, day_class, source) values ('2026-03-08', 'WORKDAY', 'CORRECTION')`;

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
});

export const listGuards: Guards = {
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
  },
  keys: {
    demand_pkey: byId('demand'),
    service_category_pkey: byId('service_category', { code: `'NEW'` }),
    service_category_code_key: key('service_category', { id: ID }, { id: ID, code: `'NEW'` }),
    supply_pkey: byId('supply'),
    supply_demand_list_pkey: byId('supply_demand_list'),
    supply_publication_pkey: key('supply_publication', {}, { alliance_id: ID }),
  },
  references: {
    demand_category_id_fkey: 'category_id = $missing',
    demand_list_id_fkey: 'list_id = $missing',
    demand_merged_into_id_fkey: 'withdrawn_at = now(), merged_into_id = $missing',
    service_category_parent_code_fkey: "code = 'NONE.X'",
    supply_category_id_fkey: 'category_id = $missing',
    supply_facility_id_fkey: 'facility_id = $missing',
    supply_list_id_fkey: 'list_id = $missing',
    supply_demand_list_branch_id_branch_level_fkey: 'unit_id = null, branch_id = $committee',
    supply_demand_list_unit_id_fkey: 'unit_id = $missing where unit_id is not null',
    supply_publication_alliance_id_fkey: 'alliance_id = $missing',
    supply_publication_supply_id_fkey: 'supply_id = $missing',
  },
  following: {
    supply_publication_supply_id_fkey: 'goes',
  },
  mayBeEmpty: {
    demand:
      'beneficiaries latitude longitude max_distance_meters conditions cost_minor asked_minutes escalated_at withdrawn_at state_reason merged_into_id open_to_claims_until open_until',
    service_category: 'facility_kind',
    supply: 'facility_id latitude longitude max_distance_meters conditions cost_minor withdrawn_at state_reason',
    supply_demand_list: 'branch_id unit_id state_reason submitted_at confirmed_at closed_at approved_at',
  },
  triggers: {
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
          'alter table demand disable trigger demand_held_keeps_its_time',
          `update demand set windows = '[{"dayClass": "EVERY_DAY", "weekdays": [], "startTime": "23:30", "endTime": "00:30"}]', valid_to = valid_from, quantity = held_quantity where shared_over_time`,
        ],
      ],
    },
    'demand.demand_is_open_until': {
      changes: [
        [
          `select count(*) from demand where open_until = '1970-01-01'`,
          0,
          copyOf('demand', { id: NEW('dem'), open_until: `'1970-01-01'` }),
        ],
      ],
    },
    'demand.demand_is_open_until_anew': {
      changes: [
        [
          `select count(*) from demand where open_until = '1970-01-01'`,
          0,
          `update demand set open_until = '1970-01-01'`,
        ],
        [
          `select count(*) from demand where open_until = '2100-03-01 23:30'`,
          2,
          'alter table demand disable trigger demand_held_keeps_its_time',
          `update demand set windows = '[{"dayClass": "EVERY_DAY", "weekdays": [], "startTime": "23:30", "endTime": "00:30"}]', valid_from = '2100-03-01', valid_to = '2100-03-01' where shared_over_time`,
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
    'supply_demand_list.list_keeps_to_steps': {
      refuses: [['list_keeps_to_steps', `update supply_demand_list set state = 'DRAFT' where state = 'IN_FORCE'`]],
      takes: [[`update supply_demand_list set state = 'CLOSED' where state = 'IN_FORCE'`]],
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
    ...Object.fromEntries(
      (['supply', 'demand'] as const).map((table): [string, Trial] => [
        `${table}.${table}_held_keeps_its_time`,
        {
          refuses: [
            `windows = '[]'`,
            `valid_from = valid_from + 1, valid_to = valid_to + 1`,
            'valid_to = valid_to + 1',
          ].map((change) => [`${table}_held_keeps_its_time`, `update ${table} set ${change} where held_quantity > 0`]),
          takes: [
            [`update ${table} set valid_to = valid_to + 1 where held_quantity = 0`],
            [`update ${table} set title = title || '!' where held_quantity > 0`],
          ],
        },
      ]),
    ),
    'supply.supply_held_keeps_its_facility': {
      refuses: [
        [
          'supply_held_keeps_its_facility',
          `update supply set facility_id = case when facility_id is null then (select min(id) from shared_facility) end
           where held_quantity > 0`,
        ],
      ],
      takes: [[`update supply set facility_id = (select min(id) from shared_facility) where held_quantity = 0`]],
    },
    'supply.supply_held_keeps_its_measure': {
      refuses: [
        ['supply_held_keeps_its_measure', `update supply set unit_of_measure = 'PIECE' where held_quantity > 0`],
      ],
      takes: [[`update supply set unit_of_measure = 'PIECE' where held_quantity = 0`]],
    },
  },
};
