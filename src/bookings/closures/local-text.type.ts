import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';

@Access('PUBLIC')
@ObjectType({ description: 'A text that people have written, in one language or both.', simpleResolvers: true })
export class LocalText {
  @Field(() => String, { description: 'As it was written first, in Chinese.' })
  zh!: string;

  @Field(() => String, { nullable: true, description: 'In English; null when nobody wrote it.' })
  en!: string | null;
}
