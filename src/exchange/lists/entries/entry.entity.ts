import { ArrayType } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, InterfaceType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { GeoPoint } from '../../../shared/geo.ts';
import { Node } from '../../../shared/node.ts';
import { DateTime, LocalDate } from '../../../shared/scalars.ts';
import { WeeklyWindow } from '../../times/weekly-window.type.ts';
import { Audience } from '../../../facilities/index.ts';

export { Audience };

/** Entries of either kind that one list can have. */
export const ENTRIES_MAX = 500;
/** Longest title, in characters; the database holds the same bound. */
export const ENTRY_TITLE_MAX = 200;
/** Longest conditions, in characters. */
export const CONDITIONS_MAX = 2_000;
/** Largest quantity of one entry; the database holds the same bound. */
export const QUANTITY_MAX = 100_000;
/** Farthest reach, in metres; the database holds the same bound. */
export const REACH_METERS_MAX = 100_000;

export enum UnitOfMeasure {
  SPACE = 'SPACE',
  PERSON = 'PERSON',
  ROOM = 'ROOM',
  HOUR = 'HOUR',
  SESSION = 'SESSION',
  SERVICE = 'SERVICE',
  PIECE = 'PIECE',
}

registerEnumType(UnitOfMeasure, {
  name: 'UnitOfMeasure',
  description:
    'What the quantity of an entry counts. Places (SPACE, PERSON, ROOM) are free again at another moment of the week; ' +
    'everything else is used up. 计量单位',
  valuesConfig: {
    SPACE: { description: 'Parking spaces, at the same time. 车位' },
    PERSON: { description: 'People, at the same time. 人' },
    ROOM: { description: 'Rooms, at the same time. 间' },
    HOUR: { description: 'Hours of work, over the whole period. 小时' },
    SESSION: { description: 'Sessions, over the whole period. 场次' },
    SERVICE: { description: 'People served, over the whole period. 人次' },
    PIECE: { description: 'Pieces, over the whole period. 件' },
  },
});

export enum EntryState {
  OPEN = 'OPEN',
  PARTIALLY_MATCHED = 'PARTIALLY_MATCHED',
  MATCHED = 'MATCHED',
  FULFILLED = 'FULFILLED',
  ESCALATED = 'ESCALATED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(EntryState, {
  name: 'EntryState',
  description: 'How far an entry has found its counterpart. It follows from what its matches hold.',
  valuesConfig: {
    OPEN: { description: 'Nothing of it is held by a match. 待对接' },
    PARTIALLY_MATCHED: {
      description:
        'Part of it is held, though what is not may be past: what is to come, `unmetStretches` tells. 部分对接',
    },
    MATCHED: {
      description: 'All of it is held: of a demand, at all of its times; of a supply, at its fullest moment. 已对接',
    },
    FULFILLED: { description: 'All of it has been delivered. 已完成' },
    ESCALATED: { description: 'Nobody in the district could meet this demand; it is for the joint conference. 已上报' },
    WITHDRAWN: { description: 'Taken back by its owner, or merged into another. 已撤回' },
  },
});

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  description: 'One entry of a supply–demand list: something that is given, or something that is needed. 清单条目',
})
@Entity({ abstract: true })
export abstract class ListEntry extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  listId!: string;

  @Property({ type: 'text' })
  categoryId!: string;

  @Field(() => String, { description: `What it is, in the words of its owner, 1 to ${ENTRY_TITLE_MAX} characters.` })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Int, { description: `How much, 1 to ${QUANTITY_MAX}, in the unit of measure.` })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => UnitOfMeasure, { description: 'What the quantity counts.' })
  @Property({ type: 'text' })
  unitOfMeasure!: UnitOfMeasure;

  @Field(() => [WeeklyWindow], { description: 'When, week by week.' })
  @Property({ type: 'json' })
  windows!: WeeklyWindow[];

  @Field(() => LocalDate, { description: 'The first day; within the period of the list.' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last day, itself part of it.' })
  @Property({ type: 'date' })
  validTo!: string;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How far the counterpart may be, in metres along the surface; null for any distance.',
  })
  @Property({ type: 'integer', nullable: true })
  maxDistanceMeters!: number | null;

  @Field(() => [Audience], { description: 'For whom it is; one at least. 服务对象' })
  @Property({ type: ArrayType, columnType: 'text[]' })
  audiences!: Audience[];

  @Field(() => String, { nullable: true, description: 'What has to be observed, for people; null for nothing.' })
  @Property({ type: 'text', nullable: true })
  conditions!: string | null;

  /** In fen, for one of the measure. */
  @Property({ type: 'integer', nullable: true })
  costMinor!: number | null;

  // Counted by the database from the matches, and written by nothing else; a row has them, an entity does not.
  heldQuantity!: number;

  @Field(() => Int, { description: 'How much has been delivered and confirmed by those who received it.' })
  deliveredQuantity!: number;

  @Property({ type: 'datetime', nullable: true })
  withdrawnAt!: Date | null;

  /** Why it was withdrawn. */
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  @Property({ type: 'datetime', fieldName: 'created_at' })
  enteredAt!: Date;

  @Field(() => Int, { description: 'Goes up with every change of what was written; not with what matches hold.' })
  @Property({ type: 'integer', version: true })
  version!: number;

  // Plain values of a row, put together by the query; no columns of their own.
  @Field(() => EntryState, { description: 'How far it has found its counterpart.' })
  state!: EntryState;

  @Field(() => GeoPoint, { nullable: true, description: 'Where it is given or needed; null if that is not said.' })
  location!: GeoPoint | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;
}

declare module '../../../database/column-enums.ts' {
  interface ColumnEnums {
    'supply.unit_of_measure': UnitOfMeasure;
    'demand.unit_of_measure': UnitOfMeasure;
    'service_category.unit_of_measure': UnitOfMeasure;
  }
}
