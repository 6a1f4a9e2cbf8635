import { byId, type Guards, key, long } from './forms.ts';

const STAYS = 'booking_bar_stays_as_set';

export const barGuards: Guards = {
  checks: {
    booking_bar_reason_check: long('reason', 1, 500),
    booking_bar_appeal_check: long('appealed_at = starts_at, appeal', 1, 1_000),
    booking_bar_decision_check: long('lifted_at = starts_at, decision', 1, 500),
    booking_bar_has_an_end: {
      refuses: ['ends_at = starts_at', `ends_at = starts_at + interval '366 days 1 microsecond'`],
      takes: [`ends_at = starts_at + interval '1 microsecond'`, `ends_at = starts_at + interval '366 days'`],
    },
    booking_bar_appeal_has_a_time: {
      refuses: [`appealed_at = null, appeal = 'x'`],
      takes: [`appealed_at = starts_at, appeal = null`],
    },
    booking_bar_decides_on_an_appeal: {
      refuses: ["appealed_at = starts_at, decided_at = starts_at - interval '1 microsecond'"],
      takes: ['appealed_at = starts_at, decided_at = starts_at'],
    },
    booking_bar_decision_has_a_time: {
      refuses: [`decision = 'x'`],
      takes: [`decision = 'x', lifted_at = now()`, `decision = 'x', appealed_at = now(), decided_at = now()`],
    },
  },
  keys: {
    booking_bar_pkey: byId('booking_bar', { lifted_at: 'now()' }),
    booking_bar_one_at_a_time: key(
      'booking_bar',
      { id: `'bar_' || md5('new')`, ends_at: "ends_at + interval '1 hour'" },
      [
        { id: `'bar_' || md5('new')`, lifted_at: 'now()' },
        { id: `'bar_' || md5('new')`, unit_id: 'null' },
        { id: `'bar_' || md5('new')`, starts_at: 'ends_at', ends_at: `ends_at + interval '1 hour'` },
      ],
    ),
  },
  references: {
    booking_bar_resident_id_fkey: 'resident_id = $missing',
    booking_bar_unit_id_fkey: 'unit_id = $missing',
  },
  mayBeEmpty: {
    booking_bar: 'unit_id reason appealed_at appeal decided_at decision lifted_at',
  },
  triggers: {
    'booking_bar.booking_bar_stays_as_set': {
      refuses: [
        [STAYS, `update booking_bar set ends_at = ends_at + interval '1 hour'`],
        [STAYS, 'update booking_bar set unit_id = null'],
        [STAYS, 'update booking_bar set automatic = true'],
        [STAYS, 'update booking_bar set lifted_at = now()', 'update booking_bar set lifted_at = null'],
        [STAYS, 'update booking_bar set appealed_at = now()', 'update booking_bar set appealed_at = null'],
        [
          STAYS,
          'update booking_bar set appealed_at = now(), decided_at = now()',
          `update booking_bar set decided_at = now() + interval '1 hour'`,
        ],
      ],
      takes: [['update booking_bar set lifted_at = now()'], ['update booking_bar set reason = null']],
    },
  },
};
