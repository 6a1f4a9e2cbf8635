import { between, byId, copyOf, type Guards, key, KINDS, oneOf, OTHER } from './forms.ts';

const [QUOTED, OTHER_FACILITY] = [1, 2].map((n) => `fac_${'e'.repeat(31)}${n}`) as [string, string];
const OWN = 'booking_quota_own';
const USED = 'select coalesce(sum(used), 0) from quota_counter';

/** An hour of the day of which one booking counts already, of the same person. */
const booked = (hour: number, facilityId = QUOTED, day = '2099-03-02') =>
  copyOf(
    'booking',
    {
      id: `'bkg_' || md5('${facilityId}${hour}')`,
      reference: `'Q${hour}'`,
      facility_id: `'${facilityId}'`,
      starts_at: `'${day}T${hour}:00Z'`,
      ends_at: `'${day}T${hour}:30Z'`,
    },
    "reference = 'COUNTED'",
  );

const MOVED = `update booking set facility_id = '${OTHER_FACILITY}' where reference = 'COUNTED'`;

export const quotaGuards: Guards = {
  checks: {
    quota_kind_check: oneOf('kind', KINDS, `facility_id = null, unit_id = ${OTHER('resident_unit')}`),
    quota_holder_check: oneOf('holder', 'PERSON HOUSEHOLD UNIT BRANCH'),
    quota_measure_check: oneOf('measure', 'BOOKINGS PLACES MINUTES'),
    quota_most_check: between('most', 1, 1_000_000),
    quota_period_check: oneOf('period', 'DAY WEEK MONTH AHEAD AT_ONCE'),
    quota_days_check: between(`period = 'ROLLING_DAYS', days`, 1, 366),
    quota_scope_check: {
      refuses: ['facility_id = null', `unit_id = ${OTHER('resident_unit')}`, `kind = 'PARKING'`],
      takes: [
        `facility_id = null, unit_id = ${OTHER('resident_unit')}, kind = 'PARKING'`,
        `facility_id = null, division_id = ${OTHER('division')}`,
      ],
    },
    quota_rolls_by_days_check: {
      refuses: [`period = 'ROLLING_DAYS'`, 'days = 7'],
      takes: [`period = 'ROLLING_DAYS', days = 7`],
    },
    quota_at_once_check: {
      refuses: [`period = 'AT_ONCE', measure = 'MINUTES'`],
      takes: [`period = 'AT_ONCE', measure = 'PLACES'`, `period = 'AHEAD', measure = 'MINUTES'`],
    },
    quota_counter_used_check: { refuses: ['used = -1'], takes: ['used = 0'] },
    quota_counter_within_limit: { refuses: ['used = allowed + 1'], takes: ['used = allowed'] },
  },
  keys: {
    quota_pkey: byId('quota', { measure: `'PLACES'` }),
    quota_says_something_new: key('quota', { id: `'quo_' || md5('new')` }, [
      { id: `'quo_' || md5('new')`, measure: `'PLACES'` },
      { id: `'quo_' || md5('new')`, holder: `'HOUSEHOLD'` },
      { id: `'quo_' || md5('new')`, facility_id: `'${OTHER_FACILITY}'` },
    ]),
    facility_quota_pkey: key('facility_quota', {}, { facility_id: `'${OTHER_FACILITY}'` }),
    quota_counter_pkey: key('quota_counter', {}, { period_start: "'2099-03-03'" }),
  },
  references: {
    quota_unit_id_fkey: 'facility_id = null, unit_id = $missing',
    quota_facility_id_fkey: 'facility_id = $missing',
    quota_division_id_fkey: 'facility_id = null, division_id = $missing',
    facility_quota_facility_id_fkey: 'facility_id = $missing',
    facility_quota_quota_id_fkey: 'quota_id = $missing',
    quota_counter_quota_id_fkey: 'quota_id = $missing',
  },
  following: {
    facility_quota_facility_id_fkey: 'goes',
    facility_quota_quota_id_fkey: 'goes',
    quota_counter_quota_id_fkey: 'goes',
  },
  mayBeEmpty: {
    quota: 'unit_id facility_id division_id kind days',
  },
  triggers: {
    'booking.booking_counts_when_made': {
      refuses: [[OWN, booked(10), booked(11)]],
      changes: [[USED, 1, booked(10)]],
    },
    'booking.booking_looks_for_quotas': {
      refuses: [
        [
          OWN,
          `update quota set holder = (
             select case left(holder_id, 3) when 'uni' then 'UNIT' else 'BRANCH' end from booking where type = 'MATCH' limit 1), most = 1`,
          ...[12, 13].map((hour) =>
            copyOf(
              'booking',
              {
                id: `'bkg_' || md5('match${hour}')`,
                reference: `'M${hour}'`,
                facility_id: `'${QUOTED}'`,
                kind: `(select kind from shared_facility where id = '${QUOTED}')`,
                starts_at: `'2099-03-02T${hour}:00Z'`,
                ends_at: `'2099-03-02T${hour}:30Z'`,
                quantity: '1',
                occupied_from: 'null',
                occupied_until: 'null',
                state: `'CONFIRMED'`,
              },
              "type = 'MATCH' and ctid = (select min(ctid) from booking where type = 'MATCH')",
            ),
          ),
        ],
      ],
    },
    'booking.booking_counts_when_changed': {
      refuses: [
        [
          OWN,
          booked(10, OTHER_FACILITY),
          booked(11),
          `update booking set facility_id = '${QUOTED}' where reference = 'Q10'`,
        ],
      ],
      changes: [
        [USED, -1, MOVED],
        [USED, -1, `update booking set state = 'CANCELLED', ended_by = 'BOOKER' where reference = 'COUNTED'`],
        [USED, 0, `update booking set note = 'x' where reference = 'COUNTED'`],
      ],
    },
    'booking.booking_counts_when_removed': {
      changes: [[USED, -1, "delete from booking where reference = 'COUNTED'"]],
    },
    'quota.quota_is_settled': {
      changes: [
        [USED, 0, 'update quota set most = 1'],
        [USED, 59, `update quota set measure = 'MINUTES', most = 100`],
        [USED, -1, `update quota set period = 'AHEAD'`],
      ],
    },
    // What it waits for is seen by who waits alone: see quotas.races.test.ts.
    'quota.quota_is_removed': { changes: [[USED, -1, 'delete from quota']] },
    'quota.quota_is_about_the_same': {
      refuses: [['quota_is_about_the_same', `update quota set facility_id = '${OTHER_FACILITY}'`]],
      takes: [['update quota set most = 3']],
    },
    'shared_facility.facility_has_quotas': {
      changes: [
        [
          `select count(*) from facility_quota where facility_id = 'fac_' || md5('new')`,
          1,
          `insert into quota (id, district_code, unit_id, holder, measure, most, period, created_at, updated_at)
           select 'quo_' || md5('y'), district_code, unit_id, 'PERSON', 'BOOKINGS', 2, 'DAY', now(), now()
           from shared_facility where id = '${QUOTED}'`,
          copyOf('shared_facility', { id: `'fac_' || md5('new')`, external_id: 'null' }, `id = '${QUOTED}'`),
        ],
      ],
    },
    'resident_unit.unit_moves_quotas': {
      changes: [
        [
          'select least(count(*), 2) from facility_quota',
          1,
          `insert into quota (id, district_code, division_id, holder, measure, most, period, created_at, updated_at)
           select 'quo_' || md5('y'), '350102000000', d.id, 'PERSON', 'BOOKINGS', 2, 'DAY', now(), now() from division d
           where not exists (select from division i join resident_unit u on u.division_id = i.id where starts_with(i.path, d.path))
           limit 1`,
          `update resident_unit set division_id = (select division_id from quota where division_id is not null)
           where id in (select unit_id from shared_facility)`,
        ],
      ],
    },
    'facility_quota.facility_quotas_follow': {
      refuses: [
        ['quotas_follow', 'delete from facility_quota'],
        ['quotas_follow', 'update facility_quota set facility_id = facility_id'],
        ['quotas_follow', copyOf('facility_quota', { facility_id: `'${OTHER_FACILITY}'` })],
      ],
    },
    'facility_quota.facility_quotas_are_not_truncated': { refuses: [['quotas_follow', 'truncate facility_quota']] },
    'quota_counter.quota_counters_follow': {
      refuses: [
        ['quotas_follow', 'update quota_counter set used = 0'],
        ['quotas_follow', copyOf('quota_counter', { period_start: "'2099-03-03'" })],
      ],
    },
    'quota_counter.quota_counters_stay': {
      refuses: [['quotas_follow', 'delete from quota_counter']],
      takes: [[booked(10, QUOTED, '2020-03-02'), "delete from quota_counter where period_start = '2020-03-02'"]],
    },
    'quota_counter.quota_counters_are_not_truncated': { refuses: [['quotas_follow', 'truncate quota_counter']] },
  },
};
