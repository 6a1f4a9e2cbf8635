import { sql } from 'kysely';
import type { Database } from '../../src/context.ts';
import { newId } from '../../src/shared/node.ts';

export interface Place {
  readonly id: string;
  readonly code: string;
}

/** A district with two of everything, so that a test about scopes always has a wrong one at hand. */
export interface Territory {
  readonly district: Place;
  readonly subdistrict: Place;
  readonly otherSubdistrict: Place;
  /** In `subdistrict`, as is the sibling. */
  readonly community: Place;
  readonly siblingCommunity: Place;
  /** In `otherSubdistrict`. */
  readonly otherCommunity: Place;
  /** In `community`. */
  readonly grid: Place;
  /** In `otherCommunity`. */
  readonly otherGrid: Place;
  /** A district beside it, without anything in it. */
  readonly otherDistrict: Place;
}

/** Builds the divisions of a {@link Territory}, with real codes and made-up grids. */
export async function buildTerritory(db: Database): Promise<Territory> {
  const district = await place(db, 'DISTRICT', '350102000000', '鼓楼区');
  const otherDistrict = await place(db, 'DISTRICT', '350103000000', '台江区');
  const subdistrict = await place(db, 'SUBDISTRICT', '350102003000', '温泉街道', district);
  const otherSubdistrict = await place(db, 'SUBDISTRICT', '350102001000', '鼓东街道', district);
  const community = await place(db, 'COMMUNITY', '350102003006', '汤门社区', subdistrict);
  const siblingCommunity = await place(db, 'COMMUNITY', '350102003001', '东大社区', subdistrict);
  const otherCommunity = await place(db, 'COMMUNITY', '350102001001', '中山社区', otherSubdistrict);
  const grid = await place(db, 'GRID', '350102003006001', '第一网格', community);
  const otherGrid = await place(db, 'GRID', '350102001001001', '第一网格', otherCommunity);
  return {
    district,
    subdistrict,
    otherSubdistrict,
    community,
    siblingCommunity,
    otherCommunity,
    grid,
    otherGrid,
    otherDistrict,
  };
}

async function place(db: Database, level: string, code: string, name: string, parent?: Place): Promise<Place> {
  const id = newId('div');
  const scheme = level === 'GRID' ? 'NBS12+3' : 'NBS';
  await sql`
    insert into division (id, code, code_scheme, name, level, parent_id, valid_from, synthetic)
    values (${id}, ${code}, ${scheme}, ${name}, ${level}, ${parent?.id ?? null}, '2020-01-01', true)`.execute(db);
  return { id, code };
}
