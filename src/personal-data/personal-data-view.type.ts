import { Field, ObjectType } from 'type-graphql';
import { Role } from '../district/identity/index.ts';
import { Access } from '../shared/access.ts';
import { DateTime } from '../shared/scalars.ts';

@Access('RESTRICTED')
@ObjectType({
  description: 'Somebody looked at personal data of the viewer: their name and phone, in clear. 个人信息查看记录',
  simpleResolvers: true,
})
export class PersonalDataView {
  @Field(() => DateTime, { description: 'When. Looks at the same within ten minutes are one.' })
  at!: string;

  @Field(() => Role, { description: 'The role by which they were allowed to.' })
  byRole!: Role;

  @Field(() => String, { description: 'What for, in the language of `Accept-Language`.' })
  purpose!: string;
}
