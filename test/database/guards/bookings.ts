import type { Copy } from '../filled.ts';
import {
  type Guards,
  between,
  byId,
  type Changes,
  copyOf,
  ID,
  inStates,
  key,
  NEW,
  oneOf,
  OTHER,
  TEXT,
} from './forms.ts';

const BOOKED: Changes = {
  id: ID,
  reference: TEXT,
  ends_at: `ends_at + interval '1 hour'`,
  answer_by: 'starts_at',
  updated_at: 'ends_at',
};

/** Of a person, on a day that will not pass while this project lives. */
const booked = (changes: Copy['changes'] = {}) =>
  copyOf('booking', {
    id: NEW('bkg'),
    reference: `'NEW'`,
    type: `'NORMAL'`,
    match_id: 'null',
    holder_id: 'null',
    booker_id: '(select min(id) from resident)',
    starts_at: `'2099-03-04T08:00Z'`,
    ends_at: `'2099-03-04T09:00Z'`,
    quantity: '2',
    ...changes,
  });

const NEW_BOOKING = `id = ${NEW('bkg')}`;

/** Makes the booking that is there one of a person. */
const OF_A_PERSON = `type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`;

/** A move of the new booking that waits, a day later. */
const move = (changes: Copy['changes'] = {}) =>
  booked({
    id: `'bkg_' || md5('move')`,
    reference: `'MOVE'`,
    starts_at: `'2099-03-05T08:00Z'`,
    ends_at: `'2099-03-05T09:00Z'`,
    state: `'PENDING'`,
    answer_by: `timestamptz '2099-03-04T07:00Z'`,
    moves_id: NEW('bkg'),
    ...changes,
  });

/** What the new booking is as a hold, until some moment. */
const hold = (changes: Copy['changes'] = {}) =>
  booked({
    state: `'HELD'`,
    answer_by: `timestamptz '2099-03-04T07:00Z'`,
    held_until: `timestamptz '2099-03-04T07:00Z'`,
    ...changes,
  });

export const bookingGuards: Guards = {
  checks: {
    occupancy_has_all_steps: {
      refuses: [
        'taken = array_fill(0, array[23])',
        'taken = array_fill(0, array[25])',
        'taken = array_fill(0, array[4, 6])',
        'taken = array_fill(0, array[24], array[0])',
      ],
      takes: ['taken = array_fill(0, array[24])'],
    },
    occupancy_has_whole_spans: {
      refuses: [`span = '2026-03-02T05:59:59Z'`, `span = '2026-03-02T03:00:00Z'`],
      takes: [`span = '2001-03-02T00:00:00Z'`, `span = '2001-03-02T06:00:00Z'`],
    },
    occupancy_not_negative: {
      refuses: ['taken[24] = -1', 'taken[1] = -1'],
      takes: ['taken[24] = 0', 'taken[1] = 0'],
    },
    occupancy_within_capacity: {
      refuses: ['taken[1] = capacity + 1', 'taken[24] = capacity + 1'],
      takes: ['taken[1] = capacity', 'taken[24] = capacity'],
    },
    booking_check: {
      refuses: ['ends_at = starts_at', `ends_at = starts_at - interval '1 microsecond'`],
      takes: [`ends_at = starts_at + interval '1 microsecond'`],
    },
    booking_check1: {
      refuses: [`ends_at = starts_at + interval '31 days 1 microsecond'`],
      takes: [`ends_at = starts_at + interval '31 days'`],
    },
    booking_check2: {
      refuses: [`type = 'NORMAL', match_id = null, holder_id = null`],
      takes: [`type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`],
    },
    booking_ended_by_check: {
      refuses: [`state = 'CANCELLED', ended_by = 'OTHER'`],
      takes: [
        ...['BOOKER', 'UNIT', 'STAFF', 'PROGRAM', 'CLOCK'].map((by) => `state = 'CANCELLED', ended_by = '${by}'`),
        'ended_by = null',
      ],
    },
    booking_ended_by_somebody: {
      refuses: [
        `state = 'CONFIRMED', ended_by = 'UNIT'`,
        `state = 'EXPIRED', ended_by = 'UNIT'`,
        `state = 'REJECTED', ended_by = 'BOOKER'`,
      ],
      takes: [
        `state = 'REJECTED', ended_by = 'UNIT'`,
        `state = 'REJECTED', ended_by = null`,
        `state = 'EXPIRED', ended_by = 'CLOCK'`,
      ],
    },
    booking_cancel_reason_check: oneOf(
      'cancel_reason',
      'CHANGE_OF_PLANS ILLNESS WEATHER FOUND_ANOTHER_PLACE UNSUITABLE WITHDRAWN_BY_UNIT CLOSURE OTHER',
      `state = 'CANCELLED'`,
    ),
    booking_cancelled_for_a_reason: {
      refuses: [`state = 'CONFIRMED', cancel_reason = 'OTHER'`],
      takes: [`state = 'CANCELLED', cancel_reason = 'OTHER'`, `state = 'CANCELLED', cancel_reason = null`],
    },
    booking_is_answered_before_its_start: {
      refuses: [`state = 'PENDING', answer_by = starts_at + interval '1 microsecond'`],
      takes: [`state = 'PENDING', answer_by = starts_at`],
    },
    booking_is_answered_before_its_end: {
      refuses: [`answer_by = ends_at + interval '1 microsecond'`],
      takes: ['answer_by = ends_at'],
    },
    booking_is_held_until: {
      refuses: [
        `${OF_A_PERSON}, state = 'HELD', answer_by = starts_at`,
        `${OF_A_PERSON}, state = 'HELD', answer_by = starts_at, held_until = ends_at`,
        `state = 'HELD', answer_by = starts_at, held_until = starts_at`,
      ],
      takes: [`${OF_A_PERSON}, state = 'HELD', answer_by = starts_at, held_until = starts_at`],
    },
    booking_move_request_check: {
      refuses: [
        `state = 'MOVED'`,
        `${OF_A_PERSON}, state = 'PENDING', answer_by = starts_at, moves_id = id`,
        `${OF_A_PERSON}, state = 'CONFIRMED', moves_id = 'bkg_' || md5('x')`,
        `${OF_A_PERSON}, state = 'PENDING', answer_by = starts_at, held_until = starts_at, moves_id = 'bkg_' || md5('x')`,
        `state = 'PENDING', answer_by = starts_at, moves_id = 'bkg_' || md5('x')`,
      ],
      takes: [],
    },
    booking_moves_check: between('moves', 0, 10_000),
    booking_moved_from_check: {
      refuses: [
        'moved_from_start = starts_at',
        'moved_from_facility_id = facility_id, moved_from_start = starts_at, moved_from_end = starts_at',
      ],
      takes: ['moved_from_facility_id = facility_id, moved_from_start = starts_at, moved_from_end = ends_at'],
    },
    booking_late_is_cancelled: {
      refuses: ['cancelled_late = true', `state = 'CANCELLED', ended_by = 'UNIT', cancelled_late = true`],
      takes: [`state = 'CANCELLED', ended_by = 'BOOKER', cancelled_late = true`],
    },
    booking_lapses_when_unanswered: {
      refuses: [`state = 'EXPIRED', answer_by = starts_at, updated_at = starts_at - interval '1 microsecond'`],
      takes: [`state = 'EXPIRED', answer_by = starts_at, updated_at = starts_at`],
    },
    booking_waits_until: {
      refuses: [`state = 'PENDING', answer_by = null`],
      takes: [`state = 'PENDING', answer_by = starts_at`],
    },
    booking_holder_id_check: {
      refuses: ['res', 'cmc', 'wkc', 'bgr'].map((prefix) => `holder_id = '${prefix}_' || substr(holder_id, 5)`),
      takes: ['holder_id = (select min(id) from resident_unit)', `holder_id = holder_id`],
    },
    booking_of_a_person_or_a_match: {
      refuses: [
        'match_id = null',
        'holder_id = null',
        'booker_id = (select min(id) from resident)',
        `type = 'NORMAL', booker_id = (select min(id) from resident)`,
        `type = 'NORMAL', match_id = null, booker_id = (select min(id) from resident)`,
        `type = 'NORMAL', holder_id = null, booker_id = (select min(id) from resident)`,
      ],
      takes: [`type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`],
    },
    booking_group_id_check: {
      refuses: [`group_id = 'bkg_' || md5('x')`, `group_id = 'bgp_' || md5('x')`],
      takes: [
        `type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident), group_id = 'bgp_' || md5('x')`,
      ],
    },
    booking_quantity_check: between('quantity', 1, 10_000),
    booking_starts_at_check: {
      refuses: [`starts_at = '1969-12-31T23:59:59.999999Z', ends_at = '1970-01-01T01:00Z'`],
      takes: [`starts_at = '1970-01-01T00:00Z', ends_at = '1970-01-01T01:00Z'`],
    },
    booking_state_check: oneOf(
      'state',
      'PENDING CONFIRMED CHECKED_IN COMPLETED CANCELLED REJECTED NO_SHOW EXPIRED',
      'answer_by = starts_at, updated_at = ends_at',
    ),
    booking_type_check: {
      refuses: [`type = 'OTHER', match_id = null, holder_id = null`],
      takes: [
        `type = 'MATCH'`,
        `type = 'NORMAL', match_id = null, holder_id = null, booker_id = (select min(id) from resident)`,
      ],
    },
  },
  keys: {
    booking_pkey: byId('booking', { reference: TEXT }),
    booking_reference_key: key('booking', { id: ID }, { id: ID, reference: TEXT }),
    booking_one_per_person_and_kind: key(
      'booking',
      inStates('PENDING CONFIRMED CHECKED_IN', { ...BOOKED, starts_at: `ends_at - interval '1 minute'` }),
      [
        { ...BOOKED, starts_at: 'ends_at' },
        { ...BOOKED, booker_id: `(select min(id) from resident)` },
        ...inStates('COMPLETED CANCELLED REJECTED NO_SHOW EXPIRED', BOOKED),
      ],
      {
        of: `type = 'NORMAL'`,
        first: `update booking set type = 'NORMAL', match_id = null, holder_id = null, booker_id = ${OTHER('resident')}
              where id = ${OTHER('booking')}`,
      },
    ),
    booking_one_hold_a_person: key(
      'booking',
      { ...BOOKED, starts_at: 'ends_at', answer_by: 'ends_at', held_until: 'ends_at' },
      {
        ...BOOKED,
        starts_at: 'ends_at',
        booker_id: `(select min(id) from resident)`,
        answer_by: 'ends_at',
        held_until: 'ends_at',
      },
      {
        of: `state = 'HELD'`,
        first: `update booking set type = 'NORMAL', match_id = null, holder_id = null, booker_id = ${OTHER('resident')},
                  state = 'HELD', answer_by = starts_at, held_until = starts_at
                where id = ${OTHER('booking')}`,
      },
    ),
    booking_one_open_move: key(
      'booking',
      { id: ID, reference: TEXT, starts_at: 'ends_at', ends_at: `ends_at + interval '1 hour'` },
      {
        id: ID,
        reference: TEXT,
        starts_at: 'ends_at',
        ends_at: `ends_at + interval '1 hour'`,
        moves_id: `'bkg_' || md5('y')`,
      },
      {
        first: `alter table booking drop constraint booking_moves_id_fkey;
                update booking set type = 'NORMAL', match_id = null, holder_id = null, booker_id = ${OTHER('resident')},
                  state = 'PENDING', answer_by = starts_at, moves_id = 'bkg_' || md5('x')
                where id = ${OTHER('booking')}`,
        of: `moves_id is not null`,
      },
    ),
    occupancy_pkey: key('occupancy', {}, { span: `timestamptz '2001-01-01T00:00Z'` }),
  },
  references: {
    booking_booker_id_fkey: "type = 'NORMAL', match_id = null, holder_id = null, booker_id = $missing",
    booking_facility_id_kind_fkey: "kind = 'MEETING_ROOM'",
    booking_holder_branch_id_holder_branch_level_fkey: "holder_id = 'gbr_' || md5('none')",
    booking_holder_unit_id_fkey: "holder_id = 'uni_' || md5('none')",
    booking_match_id_fkey: 'match_id = $missing',
    booking_moved_from_fkey:
      'moved_from_facility_id = $missing, moved_from_start = starts_at, moved_from_end = ends_at',
    booking_moves_id_fkey: `${OF_A_PERSON}, state = 'PENDING', answer_by = starts_at, moves_id = 'bkg_' || md5('none')`,
    occupancy_pool_id_capacity_fkey: 'capacity = 9999',
  },
  following: {
    occupancy_pool_id_capacity_fkey: 'changes',
  },
  mayBeEmpty: {
    booking:
      'booker_id state_reason holder_id match_id ended_by answer_by cancel_reason policy_version occupied_from occupied_until ' +
      'headcount group_name note group_id moved_from_facility_id moved_from_start moved_from_end moves_id held_until',
  },
  triggers: {
    'booking.booking_keeps_to_steps': {
      refuses: [['booking_keeps_to_steps', `update booking set state = 'EXPIRED'`]],
      takes: [[`update booking set state = 'CHECKED_IN'`, `update booking set state = 'COMPLETED'`]],
    },
    'booking.booking_waits_until_its_start': {
      changes: [
        [
          'select count(*) from booking where answer_by = starts_at',
          1,
          booked({ state: `'PENDING'`, answer_by: 'null' }),
        ],
        [
          'select count(*) from booking where answer_by = starts_at',
          0,
          booked({ state: `'PENDING'`, answer_by: `timestamptz '2099-03-04T07:00Z'` }),
        ],
      ],
    },
    'booking.booking_move_is_of_a_booking': {
      refuses: [
        ['booking_move_is_of_a_booking', booked({ state: `'CANCELLED'` }), move()],
        ['booking_move_is_of_a_booking', booked(), move({ booker_id: OTHER('resident') })],
      ],
      takes: [[booked(), move()]],
    },
    'booking.booking_move_stays_a_move': {
      refuses: [
        ['booking_move_stays_a_move', booked(), move(), `update booking set quantity = 1 where reference = 'MOVE'`],
        ['booking_move_stays_a_move', booked(), move(), `update booking set moves_id = null where reference = 'MOVE'`],
      ],
      takes: [[booked(), move(), `update booking set state = 'REJECTED' where reference = 'MOVE'`]],
    },
    'booking.booking_ends_its_move': {
      refuses: [
        ['booking_ends_its_move', booked(), move(), `update booking set state = 'CANCELLED' where ${NEW_BOOKING}`],
        ['booking_ends_its_move', booked(), move(), `update booking set quantity = 1 where ${NEW_BOOKING}`],
      ],
      takes: [
        [booked(), move(), `update booking set state = 'CANCELLED' where ${NEW_BOOKING} or reference = 'MOVE'`],
        [booked(), move(), `update booking set note = '轮椅' where ${NEW_BOOKING}`],
      ],
    },
    'booking.booking_holds_lapse_thrice': {
      refuses: [
        [
          'booking_holds_lapse_thrice',
          ...[1, 2, 3].map((n) =>
            booked({
              id: `'bkg_' || md5('${n}')`,
              reference: `'HOLD ${n}'`,
              state: `'EXPIRED'`,
              answer_by: `timestamptz '2099-03-04T0${n}:00Z'`,
              held_until: `timestamptz '2099-03-04T06:3${n}Z'`,
              updated_at: `timestamptz '2099-03-04T06:40Z'`,
            }),
          ),
          hold({ updated_at: `timestamptz '2099-03-04T06:45Z'` }),
        ],
      ],
      takes: [[hold()]],
    },
    'booking.booking_is_not_truncated': {
      refuses: [['booking_is_not_truncated', 'truncate booking cascade']],
      takes: [
        [
          'delete from closure_effect',
          'delete from notification_message',
          'delete from notification',
          'delete from booking',
        ],
      ],
    },
    'booking.booking_is_of_somebody': {
      refuses: [
        [
          'booking_is_of_somebody',
          'update resident set masked_phone = null, division_id = null, erased_at = now() where id = (select min(id) from resident)',
          booked(),
        ],
      ],
      takes: [[booked()]],
    },
    'booking.booking_keeps_quotas_when_made': {
      refuses: [['booking_quota_car_park', booked({ quantity: '3' })]],
      takes: [[booked()], [booked({ quantity: '3', state: `'CANCELLED'` })]],
    },
    'booking.booking_keeps_quotas_when_changed': {
      refuses: [['booking_quota_car_park', booked(), `update booking set quantity = 3 where ${NEW_BOOKING}`]],
      takes: [[booked({ quantity: '1' }), `update booking set quantity = 2 where ${NEW_BOOKING}`]],
    },
    'occupancy.occupancy_is_kept_by_bookings': {
      refuses: [
        ['occupancy_is_kept_by_bookings', 'update occupancy set taken = taken'],
        ['occupancy_is_kept_by_bookings', copyOf('occupancy', { span: `timestamptz '2001-01-01T00:00Z'` })],
      ],
      takes: [['update shared_facility set capacity = capacity + 1 where capacity > 1']],
    },
    'occupancy.occupancy_is_not_truncated': {
      refuses: [['occupancy_is_kept_by_bookings', 'truncate occupancy']],
    },
    'occupancy.occupancy_stays_where_it_is': {
      refuses: [
        [
          'occupancy_is_kept_by_bookings',
          'alter table occupancy disable trigger occupancy_is_kept_by_bookings',
          `update occupancy set span = span - interval '600 days'`,
        ],
        [
          'occupancy_is_kept_by_bookings',
          'alter table occupancy disable trigger occupancy_is_kept_by_bookings',
          'update occupancy set pool_id = (select max(id) from shared_facility)',
        ],
      ],
      takes: [
        [
          'alter table occupancy disable trigger occupancy_is_kept_by_bookings',
          'update occupancy set taken = array_fill(0, array[24])',
        ],
      ],
    },
    'occupancy.occupancy_to_come_is_not_removed': {
      refuses: [['occupancy_is_kept_by_bookings', booked(), `delete from occupancy where span > '2098-01-01T00:00Z'`]],
      takes: [[booked(), `delete from occupancy where span < now() - interval '3 days'`]],
    },
  },
};
