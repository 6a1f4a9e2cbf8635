import { describe, expect, test } from 'vitest';
import { enderOf, mayReadMatch, maySetMatch, sidesActedFor } from '../../../src/exchange/matches/match.policy.ts';
import { mayReadRun, mayRunMatching } from '../../../src/exchange/matching/matching-run.policy.ts';
import { ANONYMOUS, Role } from '../../../src/request/viewer.ts';
import {
  COMMUNITY,
  grant,
  managerOf,
  OTHER_COMMUNITY,
  secretaryOf,
  somebody,
  staffOf,
  SUBDISTRICT,
} from '../../support/viewers.ts';

const MATCH = {
  supplyOwnerId: 'uni_1',
  demandOwnerId: 'gbr_1',
  supplyPlacePath: COMMUNITY,
  demandPlacePath: OTHER_COMMUNITY,
};
const both = { ...managerOf('uni_1'), branchIds: ['gbr_1'] };

describe('a match', () => {
  test('has two sides, each with who acts for it', () => {
    expect(sidesActedFor(managerOf('uni_1'), MATCH)).toEqual(['SUPPLY']);
    expect(sidesActedFor(secretaryOf('gbr_1'), MATCH)).toEqual(['DEMAND']);
    expect(sidesActedFor(both, MATCH)).toEqual(['SUPPLY', 'DEMAND']);
    expect(sidesActedFor(staffOf(COMMUNITY), MATCH)).toEqual([]);
  });

  test('is ended for a side, for the receiving one by who acts for both, and otherwise as staff', () => {
    expect(enderOf(managerOf('uni_1'), MATCH)).toBe('SUPPLY');
    expect(enderOf(both, MATCH)).toBe('DEMAND');
    expect(enderOf(staffOf(COMMUNITY), MATCH)).toBe('STAFF');
  });

  test('is seen by both sides and by staff of the place of either', () => {
    const seers = [managerOf('uni_1'), secretaryOf('gbr_1'), staffOf(COMMUNITY), staffOf(OTHER_COMMUNITY)];
    expect(seers.map((viewer) => mayReadMatch(viewer, MATCH))).toEqual([true, true, true, true]);
    const others = [ANONYMOUS, managerOf('uni_2'), secretaryOf('gbr_2'), staffOf('/350102/009/')];
    expect(others.map((viewer) => mayReadMatch(viewer, MATCH))).toEqual([false, false, false, false]);
  });

  test('is set by hand by staff of the place of the demand', () => {
    expect(maySetMatch(staffOf(SUBDISTRICT), COMMUNITY)).toBe(true);
    expect(maySetMatch(staffOf(OTHER_COMMUNITY), COMMUNITY)).toBe(false);
  });
});

describe('a run', () => {
  const grid = { divisionId: 'div_1', divisionPath: `${COMMUNITY}001/` };
  const secretary = somebody([
    grant(Role.RESIDENT),
    grant(Role.BRANCH_SECRETARY, { divisionId: 'div_1', divisionPath: `${COMMUNITY}001/` }),
  ]);

  test('is started and seen by staff of the territory, and by the secretary of the grid', () => {
    for (const may of [mayRunMatching, mayReadRun]) {
      expect(may(secretary, grid)).toBe(true);
      expect(may(staffOf(COMMUNITY), grid)).toBe(true);
      expect(may(staffOf(OTHER_COMMUNITY), grid)).toBe(false);
      expect(may(secretary, { divisionId: 'div_2', divisionPath: COMMUNITY })).toBe(false);
      expect(may(somebody([grant(Role.RESIDENT, { divisionId: 'div_1' })]), grid)).toBe(false);
    }
  });
});
