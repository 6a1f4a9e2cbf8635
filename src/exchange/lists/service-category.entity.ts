import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { FacilityKind } from '../../facilities/index.ts';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { UnitOfMeasure } from './entries/entry.entity.ts';

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: 'What can be given and needed, as a tree told by its codes. 服务类别',
  simpleResolvers: true,
})
@Entity({ tableName: 'service_category' })
export class ServiceCategory extends Node {
  @Field(() => String, {
    description: 'Its code, such as `FACILITY.PARKING`: that of the category it belongs to, a dot, and its own part.',
  })
  @Property({ type: 'text' })
  code!: string;

  /** The code without its last part, which the database takes off; null at the top. */
  parentCode!: string | null;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Property({ type: 'text' })
  nameEn!: string;

  @Field(() => UnitOfMeasure, { description: 'What its entries are counted in unless they say otherwise.' })
  @Property({ type: 'text' })
  unitOfMeasure!: UnitOfMeasure;

  @Field(() => FacilityKind, {
    nullable: true,
    description: 'The kind of facility that can back a supply of it; null for what no facility is.',
  })
  @Property({ type: 'text', nullable: true })
  facilityKind!: FacilityKind | null;

  @Property({ type: 'integer' })
  position!: number;
}

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'service_category.facility_kind': FacilityKind;
  }
}
