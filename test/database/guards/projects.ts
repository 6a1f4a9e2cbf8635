import { appendOnly, atLeast, between, byId, byNumber, copyOf, type Guards, ID, key, NEW, OTHER } from './forms.ts';
import { CONFIRMED, PAPER_REVISED, PARTIES, partyAt, REVISED, RUNNING, SECOND } from './project-statements.ts';

const NUMBER = `'999999-2099-0001'`;

const EVALUATED = `(select max(id) from service_project_book where state = 'EVALUATED')`;

const signed = (at: number) =>
  copyOf(
    'project_signature',
    { version: '2' },
    `${PARTIES} and party_id = (select party_id from project_party where ${PARTIES} and "position" = ${at})`,
  );

/** A content whose lines are all but the last half of the amounts, and its sources the rest. */
function contentWith(amounts: readonly number[]): string {
  const half = amounts.length / 2;
  const json = (list: readonly number[]) => JSON.stringify(list.map((amount) => ({ amount })));
  const budget = `{"lines": ${json(amounts.slice(0, half))}, "sources": ${json(amounts.slice(half))}}`;
  return `content || '{"budget": ${budget}}'`;
}

const signedOnPaper = copyOf(
  'project_signature',
  { version: '2', delegate_id: 'null', paper_id: NEW('pap') },
  `${PARTIES} and party_id = ${SECOND}`,
);

export const projectGuards: Guards = {
  checks: {
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
    project_signature_has_its_right: {
      refuses: [
        'delegate_id = (select min(id) from delegate)',
        'paper_id = (select id from project_paper), delegate_id = (select min(id) from delegate)',
      ],
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
    service_project_book_withdrawn: {
      refuses: [
        `state = 'DRAFT', version_in_force = null, withdrawn_version = 1`,
        `state = 'SIGNED', version_in_force = 2, withdrawn_version = 2`,
        `state = 'SIGNED', version_in_force = 1, withdrawn_version = 3`,
      ],
      takes: [`state = 'SIGNED', version_in_force = 1, withdrawn_version = 2`, 'withdrawn_version = null'],
      of: 'version = 2',
    },
    service_project_book_version_check: {
      refuses: [`version = 0, version_in_force = null, state = 'DRAFT'`],
      takes: [`version = 1, version_in_force = null, state = 'DRAFT'`],
    },
  },
  keys: {
    project_confirmation_once: key('project_confirmation', {}, { version: '99' }),
    project_evaluation_once: key(
      'project_evaluation',
      {},
      { party_id: 'null', resident_id: OTHER('resident') },
      'party_id is not null',
    ),
    project_match_pkey: key('project_match', {}, { match_id: ID }),
    project_match_one_book: key(
      'project_match',
      { book_id: ID, ended_at: 'null', left_in: 'null' },
      { book_id: ID, ended_at: 'now()', left_in: 'null' },
      {
        of: 'ended_at is null',
        first: `update project_match set ended_at = null, left_in = null where match_id = (select max(match_id) from project_match)`,
      },
    ),
    project_milestone_pkey: byId('project_milestone'),
    project_milestone_completed_once: key('project_milestone_completion', {}, { milestone_id: ID }),
    project_number_pkey: key('project_number', {}, { year: 'year + 1' }),
    project_party_pkey: key('project_party', {}, { version: '99' }),
    project_session_pkey: byNumber('project_session'),
    project_session_participant_pkey: key('project_session_participant', {}, { resident_id: ID }),
    project_signature_once: key('project_signature', {}, { version: '99' }),
    project_signature_for_one_party: key(
      'project_signature',
      { party_id: `'uni_' || md5(random()::text)` },
      { party_id: `'uni_' || md5(random()::text)`, account_id: ID },
      'delegate_id is not null',
    ),
    project_version_pkey: key('project_version', {}, { version: '99' }),
    service_project_book_pkey: byId('service_project_book', { number: NUMBER }),
    service_project_book_number_key: key('service_project_book', { id: ID }, { id: ID, number: NUMBER }),
  },
  references: {
    project_signature_paper_id_book_id_version_party_id_fkey: 'delegate_id = null, paper_id = $missing',
    project_confirmation_account_id_fkey: 'account_id = $missing',
    project_confirmation_book_id_version_party_id_fkey: 'version = 99',
    project_evaluation_account_id_fkey: 'account_id = $missing',
    project_evaluation_book_id_fkey: 'book_id = $missing',
    project_evaluation_book_id_version_party_id_fkey: 'version = 99',
    project_evaluation_resident_id_fkey: 'party_id = null, resident_id = $missing',
    project_match_book_id_fkey: 'book_id = $missing',
    project_match_book_id_left_in_fkey: 'ended_at = now(), left_in = 99',
    project_match_match_id_fkey: 'match_id = $missing',
    project_milestone_book_id_fkey: 'book_id = $missing',
    project_milestone_completion_account_id_fkey: 'account_id = $missing',
    project_milestone_completion_milestone_id_fkey: 'milestone_id = $missing',
    project_party_book_id_version_fkey: { version: '99' },
    project_party_branch_id_branch_level_fkey: { unit_id: 'null', branch_id: '$committee' },
    project_party_unit_id_fkey: { branch_id: 'null', unit_id: '$missing' },
    project_session_book_id_fkey: 'book_id = $missing',
    project_session_logged_by_fkey: 'logged_by = $missing',
    project_session_participant_resident_id_fkey: 'resident_id = $missing',
    project_session_participant_session_id_fkey: 'session_id = -1',
    project_signature_account_id_fkey: 'account_id = $missing',
    project_signature_book_id_version_party_id_fkey: 'version = 99',
    project_signature_delegate_id_fkey: 'delegate_id = $missing where delegate_id is not null',
    project_version_book_id_fkey: { book_id: '$missing' },
    project_version_created_by_fkey: 'created_by = $missing',
    service_project_book_created_by_fkey: 'created_by = $missing',
    service_project_book_id_version_fkey: 'version = 99',
  },
  mayBeEmpty: {
    project_evaluation: 'party_id resident_id comment',
    project_match: 'ended_at left_in',
    project_party: 'branch_id unit_id',
    project_session: 'note',
    project_signature: 'delegate_id paper_id',
    service_project_book: 'version_in_force withdrawn_version state_reason settlement',
  },
  triggers: {
    'project_signature.project_signature_paper_is_confirmed': {
      refuses: [['project_signature_paper_is_confirmed', ...PAPER_REVISED, signedOnPaper]],
      takes: [[...PAPER_REVISED, `update project_paper set ${CONFIRMED} where id = ${NEW('pap')}`, signedOnPaper]],
    },
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
        [
          'project_book_withdraws_latest',
          ...REVISED,
          `update service_project_book set withdrawn_version = 3 where id = ${RUNNING}`,
        ],
      ],
      takes: [
        [`update service_project_book set state = 'COMPLETED' where id = ${RUNNING}`],
        [...REVISED, partyAt(0), partyAt(1)],
        [
          ...REVISED,
          partyAt(0),
          partyAt(1),
          `update service_project_book set withdrawn_version = 2 where id = ${RUNNING}`,
        ],
      ],
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
  },
};
