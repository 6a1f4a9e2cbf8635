import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { Node } from '../../../shared/node.ts';
import { ListEntry } from './entry.entity.ts';

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, ListEntry],
  description: 'Something that a unit or a branch can give. 供给',
  simpleResolvers: true,
})
@Entity({ tableName: 'supply' })
export class Supply extends ListEntry {
  @Property({ type: 'text', nullable: true })
  facilityId!: string | null;
}
