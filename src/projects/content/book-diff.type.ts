import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';

/** How something differs between two versions. */
export enum BookChangeKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}

registerEnumType(BookChangeKind, {
  name: 'BookChangeKind',
  description: 'How something differs between two versions. 变更类型',
  valuesConfig: {
    ADDED: { description: 'Only the newer version has it. 新增' },
    REMOVED: { description: 'Only the older version has it. 删除' },
    CHANGED: { description: 'Both have it, with another value. 修改' },
  },
});

@Access('PUBLIC')
@ObjectType('BookChange', { description: 'One difference between two versions of a book. 变更', simpleResolvers: true })
export class BookChangeType {
  @Field(() => [String], {
    description:
      'Where it is in the content: its members, and for an element of a list its position, from 0, in the version that ' +
      'has it; in the one compared to if both have.',
  })
  path!: readonly string[];

  @Field(() => String, { description: 'What that is called, in the language of `Accept-Language` (zh-CN or en).' })
  label!: string;

  @Field(() => BookChangeKind, { description: 'How it differs.' })
  kind!: `${BookChangeKind}`;

  @Field(() => String, { nullable: true, description: 'What stood there; null for what was added.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there now; null for what was removed.' })
  after!: string | null;
}
