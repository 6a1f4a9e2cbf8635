import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { Node } from '../../../shared/node.ts';
import { DateTime } from '../../../shared/scalars.ts';

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description: 'What somebody signs in to. Seen by those who may disable it. 账号',
  simpleResolvers: true,
})
export class Account extends Node {
  @Field(() => String, {
    description: 'The end of the subject of their tokens (`sub`), for those who know whom they look for: `****5678`.',
  })
  holderSubject!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is disabled; null while it is not.' })
  disabledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is disabled; null while it is not.' })
  disabledReason!: string | null;
}
