import { describe, expect, test } from 'vitest';
import {
  facilityPartiesOf,
  mayChangeFacility,
  mayCreateFacility,
  mayReadUnpublished,
  mayUpsertFacilities,
  publishesAs,
  publishingStepOf,
} from '../../src/facilities/facility.policy.ts';
import { FacilityState, isPublic } from '../../src/facilities/facility.entity.ts';
import { ANONYMOUS, ServiceScope } from '../../src/request/viewer.ts';
import { COMMUNITY, managerOf, managerOfFacility, OTHER_COMMUNITY, programOf, staffOf } from '../support/viewers.ts';

const FACILITY = { id: 'fac_1', unitId: 'uni_1', divisionPath: COMMUNITY };

describe('whoever manages the unit', () => {
  test('opens facilities in its name, changes them, and brings them up to date', () => {
    expect(mayCreateFacility(managerOf('uni_1'), 'uni_1')).toBe(true);
    expect(mayChangeFacility(managerOf('uni_1'), FACILITY)).toBe(true);
    expect(mayUpsertFacilities(managerOf('uni_1'), 'uni_1')).toBe(true);
  });

  test('has no say in those of others', () => {
    expect(mayCreateFacility(managerOf('uni_2'), 'uni_1')).toBe(false);
    expect(mayChangeFacility(managerOf('uni_2'), FACILITY)).toBe(false);
    expect(mayUpsertFacilities(managerOf('uni_2'), 'uni_1')).toBe(false);
    expect(mayReadUnpublished(managerOf('uni_2'), FACILITY)).toBe(false);
  });
});

describe('a program of the unit', () => {
  test('brings facilities up to date with the scope to write, and changes none one by one', () => {
    const writer = programOf('uni_1', ServiceScope.FACILITIES_WRITE);
    expect(mayUpsertFacilities(writer, 'uni_1')).toBe(true);
    expect(mayUpsertFacilities(writer, 'uni_2')).toBe(false);
    expect(mayUpsertFacilities(programOf('uni_1', ServiceScope.FACILITIES_READ), 'uni_1')).toBe(false);
    expect(mayChangeFacility(writer, FACILITY)).toBe(false);
  });

  test.each([ServiceScope.FACILITIES_READ, ServiceScope.FACILITIES_WRITE])(
    'sees what is unpublished with %s',
    (scope) => {
      expect(mayReadUnpublished(programOf('uni_1', scope), FACILITY)).toBe(true);
      expect(mayReadUnpublished(programOf('uni_2', scope), FACILITY)).toBe(false);
    },
  );

  test('does not see it with the scope for bookings', () => {
    expect(mayReadUnpublished(programOf('uni_1', ServiceScope.BOOKINGS_READ), FACILITY)).toBe(false);
  });
});

test('steps are taken as the unit, or as who reviews', () => {
  expect(facilityPartiesOf(managerOf('uni_1'), FACILITY)).toEqual(['UNIT']);
  expect(facilityPartiesOf(managerOfFacility('fac_1'), FACILITY)).toEqual(['UNIT']);
  expect(facilityPartiesOf(staffOf(COMMUNITY), FACILITY)).toEqual(['REVIEWER']);
  expect(facilityPartiesOf(staffOf(OTHER_COMMUNITY), FACILITY)).toEqual([]);
});

test('what is unpublished is seen by who changes or reviews it', () => {
  expect(mayReadUnpublished(managerOfFacility('fac_1'), FACILITY)).toBe(true);
  expect(mayReadUnpublished(staffOf(COMMUNITY), FACILITY)).toBe(true);
  expect(mayReadUnpublished(ANONYMOUS, FACILITY)).toBe(false);
});

test('what is published or suspended is seen by everybody', () => {
  expect(Object.values(FacilityState).filter(isPublic)).toEqual(['PUBLISHED', 'SUSPENDED']);
});

describe('who publishes a facility', () => {
  const { DRAFT, IN_REVIEW } = FacilityState;

  test('is who reviews what is in review, and who manages it for its unit otherwise', () => {
    expect(publishesAs(['REVIEWER'], IN_REVIEW)).toBe('REVIEWER');
    expect(publishesAs(['UNIT', 'REVIEWER'], IN_REVIEW)).toBe('REVIEWER');
    expect(publishesAs(['UNIT', 'REVIEWER'], DRAFT)).toBe('UNIT');
    expect(publishesAs(['UNIT'], IN_REVIEW)).toBe('UNIT');
  });

  test('is nobody else, and no reviewer of what is not in review', () => {
    expect(publishesAs(['REVIEWER'], DRAFT)).toBeUndefined();
    expect(publishesAs([], IN_REVIEW)).toBeUndefined();
    expect(publishesAs([], DRAFT)).toBeUndefined();
  });

  test('does so at once for a member of an alliance, and by way of a review for others', () => {
    expect(publishingStepOf(true)).toBe('PUBLISH');
    expect(publishingStepOf(false)).toBe('SUBMIT');
  });
});
