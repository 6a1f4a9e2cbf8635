import type { Duty } from '../scopes.ts';

/** Which roles the holder of each gives and ends, in the order in which they are offered; the API has the last word. */
export const GIVEN_BY: Readonly<Record<Duty, readonly string[]>> = {
  DISTRICT_ADMIN: [
    'COMMUNITY_STAFF',
    'SUBDISTRICT_STAFF',
    'DISTRICT_ADMIN',
    'BRANCH_SECRETARY',
    'UNIT_MANAGER',
    'RESIDENT',
  ],
  SUBDISTRICT_STAFF: ['COMMUNITY_STAFF', 'BRANCH_SECRETARY', 'UNIT_MANAGER'],
  COMMUNITY_STAFF: ['BRANCH_SECRETARY', 'UNIT_MANAGER'],
  UNIT_MANAGER: [],
  BRANCH_SECRETARY: [],
  DELEGATE: [],
};

/** Of which level the division is that a role holds in; a manager's is held for a unit. */
export const LEVEL_OF: Readonly<Record<string, 'DISTRICT' | 'SUBDISTRICT' | 'COMMUNITY' | 'GRID'>> = {
  DISTRICT_ADMIN: 'DISTRICT',
  SUBDISTRICT_STAFF: 'SUBDISTRICT',
  COMMUNITY_STAFF: 'COMMUNITY',
  BRANCH_SECRETARY: 'GRID',
};
