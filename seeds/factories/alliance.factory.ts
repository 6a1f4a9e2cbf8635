import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/shared/node.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { type BuiltDivision, buildDivision } from './division.factory.ts';
import { type BuiltUnit, buildUnit } from './unit.factory.ts';

/** When built units applied, were admitted and named their delegates. */
const BUILT_AT = '2020-01-01T00:00:00Z';

export interface BuiltAlliance {
  readonly id: string;
  readonly name: string;
  readonly charterVersion: number;
  /** The community that hosts it. */
  readonly division: BuiltDivision;
}

interface AllianceToBuild {
  readonly name?: string;
  readonly division?: BuiltDivision;
  /** The version in force; every version up to it is built. */
  readonly charterVersion?: number;
}

/** An alliance with its charter, hosted by a community that is built if none is given. */
export async function buildAlliance(db: Database, given: AllianceToBuild = {}): Promise<BuiltAlliance> {
  const division = given.division ?? (await buildDivision(db));
  const { name = `${division.name}联盟`, charterVersion = 1 } = given;
  const id = newId('all');
  // One statement, because an alliance and its charter refer to each other.
  await sql`
    with charter as (
      insert into alliance_charter (alliance_id, version, adopted_on, text)
      select ${id}, version, date '2019-01-01' + version, 'Charter ' || version
      from generate_series(1, ${charterVersion}::int) as version)
    insert into alliance (id, name, division_id, founded_on, charter_version, synthetic)
    values (${id}, ${name}, ${division.id}, '2019-01-01', ${charterVersion}, true)`.execute(db);
  return { id, name, charterVersion, division };
}

export interface BuiltMembership {
  readonly id: string;
  readonly alliance: BuiltAlliance;
  readonly unit: BuiltUnit;
  /** The ids of those who sit for the unit, by seat. */
  readonly delegateIds: readonly string[];
}

export interface MembershipToBuild {
  readonly alliance?: BuiltAlliance;
  readonly unit?: BuiltUnit;
  readonly state?: MembershipState;
  readonly stateReason?: string;
  /** The names of those who sit for the unit. */
  readonly delegates?: readonly string[];
}

/** A membership, active unless told otherwise, of a unit and in an alliance that are built if none is given. */
export async function buildMembership(db: Database, given: MembershipToBuild = {}): Promise<BuiltMembership> {
  const alliance = given.alliance ?? (await buildAlliance(db));
  const unit = given.unit ?? (await buildUnit(db, { division: alliance.division }));
  const { state = MembershipState.ACTIVE, delegates = ['林小榕'] } = given;
  const id = newId('mem');
  const delegateIds = delegates.map(() => newId('del'));
  const admitted = state === MembershipState.ACTIVE || state === MembershipState.SUSPENDED;
  const ended = state === MembershipState.WITHDRAWN;
  await sql`
    with membership as (
      insert into alliance_membership (id, alliance_id, unit_id, state, charter_version, applied_at, admitted_at,
                                       ended_at, state_reason)
      values (${id}, ${alliance.id}, ${unit.id}, ${state}, ${alliance.charterVersion}, ${BUILT_AT},
              ${admitted ? BUILT_AT : null}, ${ended ? BUILT_AT : null}, ${given.stateReason ?? null}))
    insert into delegate (id, membership_id, seat, name, position, valid_from, valid_to)
    select delegate.id, ${id}, seat, name, '副主任', ${BUILT_AT}::timestamptz, ${ended ? BUILT_AT : null}::timestamptz
    from unnest(${delegateIds}::text[], ${[...delegates]}::text[]) with ordinality as delegate (id, name, seat)`.execute(
    db,
  );
  return { id, alliance, unit, delegateIds };
}
