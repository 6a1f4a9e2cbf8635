import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FacilityKind } from '../../facilities/index.ts';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';

export enum QuotaHolder {
  PERSON = 'PERSON',
  HOUSEHOLD = 'HOUSEHOLD',
  UNIT = 'UNIT',
  BRANCH = 'BRANCH',
}

registerEnumType(QuotaHolder, {
  name: 'QuotaHolder',
  description: 'Whose bookings count together. 限额对象',
  valuesConfig: {
    PERSON: { description: 'One resident, also where somebody else books for them. 个人' },
    HOUSEHOLD: { description: 'The residents who have confirmed one phone number; one who has none is alone. 家庭' },
    UNIT: { description: 'A unit, by the bookings that it has from matches. 单位' },
    BRANCH: { description: 'A grid branch, by the bookings that it has from matches. 网格党支部' },
  },
});

export enum QuotaMeasure {
  BOOKINGS = 'BOOKINGS',
  PLACES = 'PLACES',
  MINUTES = 'MINUTES',
}

registerEnumType(QuotaMeasure, {
  name: 'QuotaMeasure',
  description: 'What is counted. 计量方式',
  valuesConfig: {
    BOOKINGS: { description: 'Bookings. 预约次数' },
    PLACES: { description: 'The places that they take. 名额数' },
    MINUTES: { description: 'Their minutes, however many places they take. 分钟数' },
  },
});

export enum QuotaPeriod {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  ROLLING_DAYS = 'ROLLING_DAYS',
  AHEAD = 'AHEAD',
  AT_ONCE = 'AT_ONCE',
}

registerEnumType(QuotaPeriod, {
  name: 'QuotaPeriod',
  description:
    'Over which time it is counted. Days, weeks and months are those where the facility is; a booking counts whole, where it ' +
    'starts. 限额周期',
  valuesConfig: {
    DAY: { description: 'A day. 每天' },
    WEEK: { description: 'A week, from Monday to Sunday. 每周' },
    MONTH: { description: 'A month. 每月' },
    ROLLING_DAYS: { description: 'Any `days` days one after the other. 任意连续若干天' },
    AHEAD: { description: 'What has not ended yet. 尚未结束的' },
    AT_ONCE: { description: 'What is held at any one moment. 同一时间' },
  },
});

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description:
    'A limit that holds on every path: bookings alone and in groups, confirmations, matches. What waits for the unit counts; ' +
    'what was given back does not. 预约限额',
  simpleResolvers: true,
})
@Entity({ tableName: 'quota' })
export class Quota extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'text', nullable: true })
  facilityId!: string | null;

  @Property({ type: 'text', nullable: true })
  divisionId!: string | null;

  @Field(() => FacilityKind, {
    nullable: true,
    description: 'The kind of facility of the unit, or in the division, that it is about; null for all.',
  })
  @Property({ type: 'text', nullable: true })
  kind!: FacilityKind | null;

  @Field(() => QuotaHolder, { description: 'Whose bookings count together.' })
  @Property({ type: 'text' })
  holder!: QuotaHolder;

  @Field(() => QuotaMeasure, { description: 'What is counted.' })
  @Property({ type: 'text' })
  measure!: QuotaMeasure;

  @Field(() => Int, { description: 'How much of it may be held.' })
  @Property({ type: 'integer', fieldName: 'most' })
  limit!: number;

  @Field(() => QuotaPeriod, { description: 'Over which time.' })
  @Property({ type: 'text' })
  period!: QuotaPeriod;

  @Field(() => Int, { nullable: true, description: 'Of ROLLING_DAYS: how many days; null of others.' })
  @Property({ type: 'integer', nullable: true })
  days!: number | null;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Field(() => Boolean, {
    description:
      'Whether it is one of those that hold everywhere, until a facility or its unit sets one of the same holder, measure and ' +
      'period.',
  })
  isDefault!: boolean;
}

/** A quota as queries show it. */
export type QuotaRow = Pick<
  Quota,
  | 'id'
  | 'unitId'
  | 'facilityId'
  | 'divisionId'
  | 'kind'
  | 'holder'
  | 'measure'
  | 'limit'
  | 'period'
  | 'days'
  | 'isDefault'
>;

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'quota.holder': QuotaHolder;
    'quota.measure': QuotaMeasure;
    'quota.period': QuotaPeriod;
    'quota.kind': FacilityKind;
  }
}
