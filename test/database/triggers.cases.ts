import type { Copy, Statement } from './filled.ts';

/** One after the other, to be undone afterwards. */
export type Statements = readonly Statement[];

/** What a trigger does, tried by SQL alone on a database in which every table has a row. */
interface Trial {
  /** What it refuses, by the name that it refuses with. */
  readonly refuses?: readonly (readonly [constraint: string, ...statements: Statements])[];
  /** The nearest that it lets through. */
  readonly takes?: readonly Statements[];
  /** What a number is before statements, and by how much they change it. */
  readonly changes?: readonly (readonly [number: string, by: number, ...statements: Statements])[];
}

const copyOf = (of: string, changes: Copy['changes'], where = 'true'): Copy => ({ of, changes, where });

const appendOnly = (table: string, column: string): Trial => ({
  refuses: [
    [`${table}_is_append_only`, `update ${table} set ${column} = ${column}`],
    [`${table}_is_append_only`, `update ${table} set ${column} = ${column} where false`],
    [`${table}_is_append_only`, `delete from ${table}`],
    [`${table}_is_append_only`, `truncate ${table} cascade`],
  ],
});
const NEW = (prefix: string) => `'${prefix}_' || md5('new')`;

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
const TAKEN = 'select sum(step) from occupancy, unnest(taken) as step';

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
const HELD = 'select sum(held_quantity) from supply';

/** 1 once there is another revision than the database was filled with. */
const REVISION = 'select (revision <> 793)::integer from calendar_revision';
const DAY = copyOf('calendar_day', { date: `date '2199-01-01'` });
const YEAR = copyOf('calendar_year', { year: '2199' });
/** There is a new revision whenever a row is written, changed or removed, and when the table is emptied. */
const revised = (table: string, inserting: Copy, column: string): Record<string, Trial> => ({
  [`${table}.calendar_is_revised`]: {
    changes: [
      [REVISION, 1, inserting],
      [REVISION, 1, `update ${table} set ${column} = ${column} where ctid = (select min(ctid) from ${table})`],
      [REVISION, 1, `delete from ${table} where ctid = (select min(ctid) from ${table})`],
    ],
  },
  [`${table}.calendar_is_revised_by_truncate`]: { changes: [[REVISION, 1, `truncate ${table}`]] },
});

/** Of a branch and a unit, in this order, with one match. */
const RUNNING = `(select b.id from service_project_book b join project_party p on p.book_id = b.id
                  where b.state = 'RUNNING' group by b.id)`;
const EVALUATED = `(select max(id) from service_project_book where state = 'EVALUATED')`;
/** The next version of the running book, before its parties are written. */
const REVISED: Statements = [
  `update service_project_book set version = 2 where id = ${RUNNING}`,
  copyOf('project_version', { version: '2' }, `book_id = ${RUNNING}`),
];
const PARTIES = `book_id = ${RUNNING} and version = 1`;
const partyAt = (at: number, changes: Copy['changes'] = {}) =>
  copyOf('project_party', { version: '2', ...changes }, `${PARTIES} and "position" = ${at}`);
const signed = (at: number) =>
  copyOf(
    'project_signature',
    { version: '2' },
    `${PARTIES} and party_id = (select party_id from project_party where ${PARTIES} and "position" = ${at})`,
  );

export const TRIALS: Readonly<Record<string, Trial>> = {
  'audit_entry.audit_entry_is_append_only': appendOnly('audit_entry', 'action'),
  'audit_link.audit_link_is_append_only': appendOnly('audit_link', 'hash'),
  'match_time.match_time_is_append_only': appendOnly('match_time', 'slots'),
  'match_weights.match_weights_is_append_only': appendOnly('match_weights', 'reason'),
  'project_confirmation.project_confirmation_is_append_only': appendOnly('project_confirmation', 'confirmed_at'),
  'project_evaluation.project_evaluation_is_append_only': {
    refuses: [
      ['project_evaluation_is_append_only', 'delete from project_evaluation'],
      ['project_evaluation_is_append_only', 'truncate project_evaluation cascade'],
    ],
  },
  'project_evaluation.project_evaluation_keeps_all_but_words': {
    refuses: [
      ['project_evaluation_is_append_only', `update project_evaluation set comment = 'x'`],
      ['project_evaluation_is_append_only', 'update project_evaluation set comment = null, score = 6 - score'],
    ],
    takes: [['update project_evaluation set comment = null']],
  },
  'project_milestone.project_milestone_is_append_only': appendOnly('project_milestone', 'created_at'),
  'project_milestone_completion.project_milestone_completion_is_append_only': appendOnly(
    'project_milestone_completion',
    'evidence',
  ),
  'project_party.project_party_is_append_only': appendOnly('project_party', 'place_path'),
  'project_session.project_session_is_append_only': appendOnly('project_session', 'minutes'),
  'project_session_participant.project_session_participant_is_append_only': appendOnly(
    'project_session_participant',
    'resident_id',
  ),
  'project_signature.project_signature_is_append_only': appendOnly('project_signature', 'signed_at'),
  'project_version.project_version_is_append_only': appendOnly('project_version', 'content'),
  'project_match.project_match_is_append_only': {
    refuses: [
      ['project_match_is_append_only', 'delete from project_match'],
      ['project_match_is_append_only', 'truncate project_match'],
    ],
  },

  'booking.booking_keeps_to_steps': {
    refuses: [['booking_keeps_to_steps', `update booking set state = 'COMPLETED'`]],
    takes: [[`update booking set state = 'CHECKED_IN'`, `update booking set state = 'COMPLETED'`]],
  },
  'shared_facility.facility_keeps_to_steps': {
    refuses: [['facility_keeps_to_steps', `update shared_facility set state = 'DRAFT' where state = 'PUBLISHED'`]],
    takes: [[`update shared_facility set state = 'SUSPENDED' where state = 'PUBLISHED'`]],
  },
  'alliance_membership.membership_keeps_to_steps': {
    refuses: [['membership_keeps_to_steps', `update alliance_membership set state = 'APPLIED'`]],
    takes: [[`update alliance_membership set state = 'SUSPENDED'`]],
  },
  'supply_demand_list.list_keeps_to_steps': {
    refuses: [['list_keeps_to_steps', `update supply_demand_list set state = 'DRAFT' where state = 'IN_FORCE'`]],
    takes: [[`update supply_demand_list set state = 'CLOSED' where state = 'IN_FORCE'`]],
  },
  'match.match_keeps_to_steps': {
    refuses: [['match_keeps_to_steps', `update match set state = 'PROPOSED' where state = 'CANCELLED'`]],
    takes: [[proposed(), `update match set state = 'DECLINED' where state = 'PROPOSED'`]],
  },
  'service_project_book.project_book_goes_on': {
    refuses: [
      ['project_book_keeps_to_steps', `update service_project_book set state = 'EVALUATED' where id = ${RUNNING}`],
      ['project_book_version_goes_on', `update service_project_book set version = 3 where id = ${RUNNING}`],
      [
        'project_book_version_goes_on',
        'alter table service_project_book disable trigger project_in_force_is_signed',
        `update service_project_book set version = version - 1, version_in_force = null where version = 2`,
      ],
      ['project_book_in_force_goes_on', `update service_project_book set version_in_force = 1 where version = 2`],
    ],
    takes: [
      [`update service_project_book set state = 'COMPLETED' where id = ${RUNNING}`],
      [...REVISED, partyAt(0), partyAt(1)],
    ],
  },

  'alliance_membership.membership_has_delegate': {
    refuses: [
      [
        'membership_has_delegate',
        `update alliance_membership set state = 'SUSPENDED'`,
        'set constraints all immediate',
        'update delegate set valid_to = now() where valid_to is null',
        `update alliance_membership set state = 'ACTIVE'`,
      ],
    ],
    takes: [
      [
        `update alliance_membership set state = 'SUSPENDED'`,
        'set constraints all immediate',
        `update alliance_membership set state = 'ACTIVE'`,
      ],
    ],
  },
  'delegate.delegate_is_not_the_last': {
    refuses: [
      ['membership_has_delegate', 'update delegate set valid_to = now() where valid_to is null'],
      ['membership_has_delegate', 'delete from delegate where valid_to is null and account_id is null'],
    ],
    takes: [
      [
        'update delegate set valid_to = now() where valid_to is null and account_id is null',
        copyOf('delegate', { id: NEW('del'), seat: '2', valid_to: 'null' }, 'account_id is null and valid_to = now()'),
      ],
    ],
  },

  'booking.booking_is_not_truncated': {
    refuses: [['booking_is_not_truncated', 'truncate booking']],
    takes: [['delete from booking']],
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
  'resident.erased_has_no_contact': {
    changes: [
      [
        'select count(*) from resident_contact',
        -1,
        `update resident set masked_phone = null, division_id = null, erased_at = now()
         where id = (select min(resident_id) from resident_contact)`,
      ],
      [
        'select count(*) from personal_data_view',
        -1,
        `update resident set masked_phone = null, division_id = null, erased_at = now()
         where id = (select min(resident_id) from personal_data_view)`,
      ],
    ],
  },
  'booking.booking_keep_occupancy': {
    changes: [
      [TAKEN, 8, booked()],
      [TAKEN, 4, booked(), `update booking set quantity = 1 where ${NEW_BOOKING}`],
      [TAKEN, 6, booked(), `update booking set ends_at = '2099-03-04T08:45Z' where ${NEW_BOOKING}`],
      [TAKEN, 0, booked(), `update booking set state = 'NO_SHOW' where ${NEW_BOOKING}`],
      [TAKEN, 0, booked(), `delete from booking where ${NEW_BOOKING}`],
    ],
  },
  'booking.booking_keeps_quotas_when_made': {
    refuses: [['booking_quota_car_park', booked({ quantity: '3' })]],
    takes: [[booked()], [booked({ quantity: '3', state: `'CANCELLED'` })]],
  },
  'booking.booking_keeps_quotas_when_changed': {
    refuses: [['booking_quota_car_park', booked(), `update booking set quantity = 3 where ${NEW_BOOKING}`]],
    takes: [[booked({ quantity: '1' }), `update booking set quantity = 2 where ${NEW_BOOKING}`]],
  },
  ...revised('calendar_day', DAY, 'name'),
  ...revised('calendar_year', YEAR, 'source'),
  'division.division_path': {
    refuses: [
      ['division_is_not_moved', `update division set code = 'X' where level = 'GRID'`],
      ['division_is_not_moved', `update division set parent_id = id where level = 'GRID'`],
    ],
    takes: [[`update division set name = 'X'`]],
    changes: [
      [
        `select count(*) from division d join division p on p.id = d.parent_id where d.path = p.path || d.code || '/'`,
        1,
        copyOf('division', { id: NEW('div'), code: `'NEW'`, path: `''` }, `level = 'GRID'`),
      ],
      [
        `select count(*) from division where path = '/NEW/'`,
        1,
        copyOf('division', { id: NEW('div'), code: `'NEW'` }, `level = 'DISTRICT'`),
      ],
    ],
  },

  'demand.demand_held_follows_from_matches': {
    refuses: [
      ['held_follows_from_matches', 'update demand set held_quantity = held_quantity - 1'],
      ['held_follows_from_matches', 'update demand set delivered_quantity = delivered_quantity - 1'],
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
    refuses: [['supply_held_keeps_its_measure', `update supply set unit_of_measure = 'PIECE' where held_quantity > 0`]],
    takes: [[`update supply set unit_of_measure = 'PIECE' where held_quantity = 0`]],
  },
  'match.match_keep_quantities': {
    refuses: [
      ['match_keeps_its_entries', 'update match set supply_id = (select max(id) from supply)'],
      [
        'match_keeps_its_entries',
        'update match set demand_id = (select max(id) from demand) where demand_id <> (select max(id) from demand)',
      ],
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

  'occupancy.occupancy_is_kept_by_bookings': {
    refuses: [
      ['occupancy_is_kept_by_bookings', 'update occupancy set taken = taken'],
      ['occupancy_is_kept_by_bookings', copyOf('occupancy', { span: `timestamptz '2001-01-01T00:00Z'` })],
    ],
    takes: [['update shared_facility set capacity = capacity + 1']],
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
        'update occupancy set facility_id = (select max(id) from shared_facility)',
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

  'service_project_book.project_end_frees_matches': {
    changes: [
      [
        'select count(*) from project_match where ended_at is null',
        -1,
        `update service_project_book set state = 'COMPLETED' where id = ${RUNNING}`,
      ],
      [
        'select count(*) from project_match where ended_at is null',
        -1,
        `update service_project_book set state = 'TERMINATED' where id = ${RUNNING}`,
      ],
      [
        'select count(*) from project_match where ended_at is null',
        0,
        `update service_project_book set state = 'SUSPENDED' where id = ${RUNNING}`,
      ],
    ],
  },
  'service_project_book.project_in_force_is_signed': {
    refuses: [
      [
        'project_in_force_is_signed',
        ...REVISED,
        partyAt(0),
        partyAt(1),
        signed(0),
        `update service_project_book set version_in_force = 2 where id = ${RUNNING}`,
      ],
      [
        'project_in_force_is_signed',
        copyOf('service_project_book', { id: NEW('spb'), number: `'999999-2026-0001'` }, `state = 'RUNNING'`),
      ],
    ],
    takes: [
      [
        ...REVISED,
        partyAt(0),
        partyAt(1),
        signed(0),
        signed(1),
        `update service_project_book set version_in_force = 2 where id = ${RUNNING}`,
      ],
    ],
  },
  'service_project_book.project_version_lets_matches_go': {
    changes: [
      [
        'select count(*) from project_match where left_in = 2',
        1,
        // Without its receiver no match of the book is between two of the parties.
        'alter table project_version disable trigger project_version_keeps_a_match',
        ...REVISED,
        partyAt(1),
        signed(1),
        `update service_project_book set version_in_force = 2 where id = ${RUNNING}`,
      ],
      [
        'select count(*) from project_match where left_in = 2',
        0,
        ...REVISED,
        partyAt(0),
        partyAt(1),
        signed(0),
        signed(1),
        `update service_project_book set version_in_force = 2 where id = ${RUNNING}`,
      ],
    ],
  },
  'project_match.project_match_follows_from_book': {
    refuses: [
      ['project_match_follows_from_book', 'update project_match set ended_at = ended_at'],
      ['project_match_follows_from_book', 'update project_match set left_in = 1, ended_at = now()'],
    ],
  },
  'project_party.project_party_is_of_latest': {
    refuses: [
      [
        'project_writes_latest_version',
        copyOf('project_party', { version: '1' }, `version = 2 and book_id <> ${RUNNING}`),
      ],
      [
        'project_parties_are_settled',
        copyOf('project_party', { branch_id: 'null', unit_id: '(select min(id) from resident_unit)' }, PARTIES),
      ],
    ],
    takes: [[...REVISED, partyAt(0), partyAt(1)]],
  },
  'project_signature.project_signature_is_of_latest': {
    refuses: [
      [
        'project_writes_latest_version',
        copyOf('project_signature', { version: '1' }, `version = 2 and delegate_id is not null`),
      ],
    ],
    takes: [[...REVISED, partyAt(0), partyAt(1), signed(1)]],
  },
  'project_version.project_version_is_latest': {
    refuses: [
      ['project_writes_latest_version', copyOf('project_version', { version: '2' }, `book_id = ${RUNNING}`)],
      [
        'project_writes_latest_version',
        copyOf('project_version', { version: '2' }, `book_id = ${EVALUATED} and version = 1`),
      ],
    ],
    takes: [[...REVISED, partyAt(0), partyAt(1)]],
  },
  'project_version.project_version_keeps_a_match': {
    refuses: [
      ['project_version_keeps_a_match', ...REVISED, partyAt(0)],
      ['project_version_keeps_a_match', ...REVISED, partyAt(1)],
    ],
    takes: [[...REVISED, partyAt(0), partyAt(1)]],
  },
};
