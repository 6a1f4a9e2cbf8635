import { type FacilityOverrides, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import {
  buildAccount,
  type BuiltAccount,
  buildResident,
  type BuiltResident,
} from '../../seeds/factories/person.factory.ts';
import { bookForMatch, type SeriesBooked, type SeriesWanted } from '../../src/bookings/index.ts';
import type { WriteContext } from '../../src/request/context.ts';
import { inTransaction } from '../../src/request/transaction.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import type { Interval } from '../../src/shared/interval.ts';
import { newId } from '../../src/shared/node.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import type { Commons } from '../support/commons.ts';
import { requestOf } from '../support/request.ts';
import { standInForMatches } from './booking.connections.ts';

/** A branch that books through matches, its secretary, and a resident who books as residents do. */
export interface MatchWorld {
  readonly commons: Commons;
  readonly branchId: string;
  readonly secretary: BuiltAccount;
  readonly resident: BuiltResident;
  /** A facility that is always open and has 10 places, unless told otherwise. */
  facility(overrides?: FacilityOverrides): Promise<{ id: string; unitId: string }>;
  /** Books a series of 4 places for a new match in the name of the branch, as its secretary, unless told otherwise. */
  book(wanted: Partial<SeriesWanted> & Pick<SeriesWanted, 'facilityId' | 'occurrences'>): Promise<SeriesBooked>;
  /** Does something in a transaction of the secretary. */
  inTransaction<T>(work: (ctx: WriteContext) => Promise<T>): Promise<T>;
}

export async function buildMatchWorld(commons: Commons): Promise<MatchWorld> {
  await standInForMatches(commons);
  const { db, clock } = commons;
  const grid = await buildDivision(db, { level: DivisionLevel.GRID });
  const { id: branchId } = await buildOrganisation(db, { grids: [grid] });
  const secretary = await buildAccount(db, { roles: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id }] });
  const asSecretary = <T>(work: (ctx: WriteContext) => Promise<T>) =>
    inTransaction(requestOf(commons, secretary.subject), work);
  return {
    commons,
    branchId,
    secretary,
    resident: await buildResident(db),
    facility: (overrides = {}) =>
      buildFacility(db, { now: clock.now, kind: 'SPORTS_FIELD', capacity: 10, ...overrides }),
    book: (wanted) =>
      asSecretary((ctx) => bookForMatch(ctx, { matchId: newId('mat'), holderId: branchId, quantity: 4, ...wanted })),
    inTransaction: asSecretary,
  };
}

/** An interval on a day of March 2026 in Fuzhou, or on the days after its end: `at(4, '18:00', '22:00')`. */
export function at(day: number, from: string, to: string): Interval {
  const date = Temporal.PlainDate.from('2026-03-01').add({ days: day - 1 });
  const instant = (time: string) =>
    date.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from(time) });
  const [start, end] = [instant(from), instant(to)];
  const across = Temporal.ZonedDateTime.compare(end, start) <= 0;
  return { start: start.toInstant(), end: (across ? end.add({ days: 1 }) : end).toInstant() };
}

/** The same hours of so many days, beginning with a day of March 2026. */
export function daily(firstDay: number, days: number, from: string, to: string): Interval[] {
  return Array.from({ length: days }, (_, i) => at(firstDay + i, from, to));
}
