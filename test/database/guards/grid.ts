import { ARRAY, type Guards, besidesPrimary, byId, copyOf, dates, ID, key, NEW, place, TEXT } from './forms.ts';

export const gridGuards: Guards = {
  checks: {
    branch_grid_check: {
      refuses: [dates('2026-03-02', '2026-03-02')],
      takes: [dates('2026-03-02', '2026-03-03')],
    },
    division_check: { refuses: [dates('2026-03-02', '2026-03-02')], takes: [dates('2026-03-02', '2026-03-03')] },
    division_check1: {
      refuses: [`parent_id = null`, `level = 'DISTRICT'`],
      takes: ['parent_id = parent_id'],
      of: `level = 'GRID'`,
    },
    ...place('division', 'whole_place'),
    division_outline_check: {
      refuses: [...ARRAY, `= '[]'`, `= '[[1, 2], [3, 4]]'`].map((json) => `outline ${json}`),
      takes: [`outline = '[[119.3, 26.1], [119.4, 26.1], [119.3, 26.2]]'`, 'outline = null'],
    },
    division_level_check: {
      refuses: [`level = 'CITY'`, `level = ''`],
      takes: ['level = level'],
    },
    party_organisation_check: {
      refuses: ['parent_id = null', `level = 'WORK_COMMITTEE'`],
      takes: ['parent_id = parent_id'],
      of: `level = 'GRID_BRANCH'`,
    },
    party_organisation_level_check: { refuses: [`level = 'OTHER'`, `level = ''`], takes: ['level = level'] },
  },
  keys: {
    branch_grid_pkey: key('branch_grid', {}, { valid_from: `date '2010-01-01'`, valid_to: 'valid_from' }),
    branch_grid_one_branch: key(
      'branch_grid',
      { valid_from: `valid_from - 2`, valid_to: 'valid_from + 1' },
      { valid_from: `valid_from - 2`, valid_to: 'valid_from' },
    ),
    division_pkey: byId('division', { code: TEXT, path: TEXT }),
    division_code_scheme_code_key: key('division', { id: ID, path: TEXT }, { id: ID, path: TEXT, code_scheme: TEXT }),
    division_path_key: key('division', { id: ID, code: TEXT }, { id: ID, code: TEXT, path: TEXT }),
    division_id_level_key: besidesPrimary('division', { code: TEXT, path: TEXT }),
    party_organisation_pkey: byId('party_organisation'),
    party_organisation_id_level_key: besidesPrimary('party_organisation'),
    party_organisation_one_committee: key(
      'party_organisation',
      [{ id: ID }, { id: ID, level: `'WORK_COMMITTEE'`, parent_id: 'null' }],
      [
        { id: ID, division_id: `(select min(id) from division where id <> division_id)` },
        { id: ID, level: `'GRID_BRANCH'` },
        { id: ID, level: `'BUILDING_GROUP'` },
      ],
      `level = 'COMMUNITY_COMMITTEE'`,
    ),
  },
  references: {
    branch_grid_branch_id_branch_level_fkey: 'branch_id = $committee',
    branch_grid_grid_id_grid_level_fkey: 'grid_id = $community',
    division_parent_id_parent_level_fkey: "parent_id = $district where level = 'GRID'",
    division_successor_id_fkey: 'successor_id = $missing',
    party_organisation_division_id_fkey: 'division_id = $missing',
    party_organisation_parent_id_parent_level_fkey: "parent_id = $committee where level = 'GRID_BRANCH'",
  },
  mayBeEmpty: {
    branch_grid: 'valid_to',
    division: 'name_en parent_id valid_to successor_id latitude longitude outline',
    party_organisation: 'parent_id',
  },
  triggers: {
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
  },
};
