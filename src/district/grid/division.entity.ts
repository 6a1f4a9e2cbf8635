import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { GeoPoint } from '../../shared/geo.ts';
import { Node } from '../../shared/node.ts';
import { LocalDate } from '../../shared/scalars.ts';

/** The code scheme of districts, subdistricts and communities: 12 digits, as the National Bureau of Statistics publishes. */
export const NBS_SCHEME = 'NBS';
/** The code scheme of grids: the community's 12 digits and a sequence number of 3. No public list exists. */
export const GRID_SCHEME = 'NBS12+3';

/** The digits of a code of any known scheme: 12 of NBS, 3 more for grids, 3 more for the buildings in them. */
const DIVISION_CODE = /^[0-9]{12}(?:[0-9]{3}){0,2}$/;

/** Whether a text can be the code of a division. */
export function isDivisionCode(text: string): boolean {
  return DIVISION_CODE.test(text);
}

/** The five levels of territory, from the top. */
export enum DivisionLevel {
  DISTRICT = 'DISTRICT',
  SUBDISTRICT = 'SUBDISTRICT',
  COMMUNITY = 'COMMUNITY',
  GRID = 'GRID',
  BUILDING = 'BUILDING',
}

registerEnumType(DivisionLevel, {
  name: 'DivisionLevel',
  description: 'The levels of territory. Each division lies in one of the level above.',
  valuesConfig: {
    DISTRICT: { description: 'A district of a city. 区' },
    SUBDISTRICT: { description: 'A subdistrict or town. 街道、镇' },
    COMMUNITY: { description: 'A residential community. 社区' },
    GRID: { description: 'A base grid of a community, served by one grid branch. 网格' },
    BUILDING: { description: 'A building in a grid. 楼栋' },
  },
});

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ implements: Node, description: 'A territory with a code. 区划', simpleResolvers: true })
@Entity({ tableName: 'division' })
export class Division extends Node {
  @Field(() => String, { description: 'Its number in `codeScheme`. Unique only together with the scheme.' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, {
    description:
      'Whose numbering `code` is: `NBS` for the 12 digits of the National Bureau of Statistics, `NBS12+3` for grids. ' +
      'Other systems number the same places differently, so never join on a bare number.',
  })
  @Property({ type: 'text' })
  codeScheme!: string;

  @Field(() => String, { description: 'Its official name, in Chinese.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its name in pinyin, for display; not official.' })
  @Property({ type: 'text', nullable: true })
  nameEn!: string | null;

  @Field(() => DivisionLevel, { description: 'Its level in the territory.' })
  @Property({ type: 'text' })
  level!: DivisionLevel;

  @Property({ type: 'text', nullable: true })
  parentId!: string | null;

  /** The codes from the district down; kept by the database, which makes "within" one range. */
  @Property({ type: 'text', persist: false })
  path!: string;

  @Field(() => LocalDate, { description: 'The first day on which it is known to exist.' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day on which it no longer exists; null while no end is known.',
  })
  @Property({ type: 'date', nullable: true })
  validTo!: string | null;

  @Property({ type: 'text', nullable: true })
  successorId!: string | null;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  @Property({ type: 'json', nullable: true })
  outline!: readonly (readonly [longitude: number, latitude: number])[] | null;

  @Field(() => Boolean, {
    description:
      'True when its centre and outline are drawn up as a scheme, for demonstration: no measure of where it lies. 示意',
  })
  @Property({ type: 'boolean' })
  shapeSynthetic!: boolean;

  // A plain value of a row, put together by the query; no column of its own.
  @Field(() => GeoPoint, { nullable: true, description: 'A point in the middle of it; null when that is not known.' })
  center!: GeoPoint | null;

  @Field(() => Boolean, { description: 'True when it is made up for demonstration, as all grids are.' })
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}

/** The code of the district that a path leads through: its first step. Rows that grow without end carry it. */
export function districtCodeOf(path: string): string {
  return path.split('/', 2)[1]!;
}

export const { ConnectionType: DivisionConnection, EdgeType: DivisionEdge } = connectionTypes(
  Division,
  'Division',
  'divisions',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'division.level': DivisionLevel;
  }
}
