import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { GeoPoint } from '../../shared/geo.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

/** Longest name, in characters; the database holds the same bound. */
export const UNIT_NAME_MAX = 200;

export enum UnitKind {
  STATE_ORGAN = 'STATE_ORGAN',
  PUBLIC_INSTITUTION = 'PUBLIC_INSTITUTION',
  STATE_ENTERPRISE = 'STATE_ENTERPRISE',
  NEW_ECONOMIC = 'NEW_ECONOMIC',
  NEW_SOCIAL = 'NEW_SOCIAL',
  MASS_ORGANISATION = 'MASS_ORGANISATION',
  OTHER = 'OTHER',
}

registerEnumType(UnitKind, {
  name: 'UnitKind',
  description: 'What kind of organisation a unit is.',
  valuesConfig: {
    STATE_ORGAN: { description: 'An organ of state or party. 机关' },
    PUBLIC_INSTITUTION: { description: 'A public institution, such as a school or hospital. 事业单位' },
    STATE_ENTERPRISE: { description: 'An enterprise owned by the state. 国有企业' },
    NEW_ECONOMIC: { description: 'A private firm, one of the two new kinds. 新经济组织' },
    NEW_SOCIAL: { description: 'A social organisation, one of the two new kinds. 新社会组织' },
    MASS_ORGANISATION: { description: 'A mass organisation, such as a trade union. 群团组织' },
    OTHER: { description: 'None of these. 其他' },
  },
});

export enum AffiliationLevel {
  CENTRAL = 'CENTRAL',
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  DISTRICT = 'DISTRICT',
  NONE = 'NONE',
}

registerEnumType(AffiliationLevel, {
  name: 'AffiliationLevel',
  description:
    'Which level of government a unit belongs to; often a higher one than the community it is based in. 隶属层级',
  valuesConfig: {
    CENTRAL: { description: 'The central government. 中央属' },
    PROVINCE: { description: 'The province. 省属' },
    CITY: { description: 'The city. 市属' },
    DISTRICT: { description: 'The district. 区属' },
    NONE: { description: 'None, as firms and social organisations. 无隶属' },
  },
});

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "creditCode")')
@ObjectType({
  implements: Node,
  description:
    'An organisation based in the district. It is a member unit while an alliance has it as an active member. 驻区单位',
  simpleResolvers: true,
})
@Entity({ tableName: 'resident_unit' })
export class ResidentUnit extends Node {
  @Field(() => String, { description: 'Its name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Its Unified Social Credit Code, 18 characters. 统一社会信用代码' })
  @Property({ type: 'text' })
  creditCode!: string;

  @Field(() => UnitKind, { description: 'What kind of organisation it is.' })
  @Property({ type: 'text' })
  kind!: UnitKind;

  @Field(() => AffiliationLevel, { description: 'Which level of government it belongs to.' })
  @Property({ type: 'text' })
  affiliationLevel!: AffiliationLevel;

  @Property({ type: 'text' })
  divisionId!: string;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its address, as people write it; null when that is not known. 地址',
  })
  @Property({ type: 'text', nullable: true })
  address!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The telephone under which it is reached about what it shares, as it wrote it, with hyphens: a number of the unit, ' +
      'for everybody to see; null when it has named none. 联系电话',
  })
  @Property({ type: 'text', nullable: true })
  contactPhone!: string | null;

  @Field(() => Boolean, { description: 'True when it is made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic!: boolean;

  @Field(() => DateTime, { description: 'When it was registered here.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  // A plain value of a row, put together by the query; no column of its own.
  @Field(() => GeoPoint, { nullable: true, description: 'Where it is; null when that is not known.' })
  location!: GeoPoint | null;
}

export const { ConnectionType: ResidentUnitConnection, EdgeType: ResidentUnitEdge } = connectionTypes(
  ResidentUnit,
  'ResidentUnit',
  'resident units',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'resident_unit.kind': UnitKind;
    'resident_unit.affiliation_level': AffiliationLevel;
  }
}
