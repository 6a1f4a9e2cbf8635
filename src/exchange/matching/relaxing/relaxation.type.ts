import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { RELAXATION_KINDS } from './relaxation.ts';

/** The same names as a type of the API. */
const RelaxationKind = Object.fromEntries(RELAXATION_KINDS.map((kind) => [kind, kind]));

registerEnumType(RelaxationKind, {
  name: 'RelaxationKind',
  description: 'What a demand can give way on. 可放宽的方面',
  valuesConfig: {
    SPLIT: { description: 'Several suppliers may serve it. 允许多家分担' },
    MINIMUM: { description: 'Fewer at a time are of use. 最低有用数量' },
    MINUTES: { description: 'Shorter stretches are of use. 最短时长' },
    OCCURRENCES: { description: 'Fewer occurrences are of use. 最少次数' },
    PART: { description: 'A part of it is of use. 接受部分满足' },
    PERIOD: { description: 'Other dates, within those of its list. 期限' },
    REACH: { description: 'It looks farther. 距离上限' },
    TIME: { description: 'Other windows. 时段' },
    AUDIENCE: { description: 'Other audiences. 服务对象' },
    CATEGORY: { description: 'Another category. 类别' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  description:
    'One change of a demand that would help, as data: it can be written, and brings its gain when the matching is run ' +
    'with it for the demand alone, beside what others have. 放宽建议',
  simpleResolvers: true,
})
export class Relaxation {
  @Field(() => RelaxationKind, { description: 'What it gives way on.' })
  kind!: string;

  @Field(() => String, {
    description:
      'The member of the demand that changes, as its input names it; `validFrom` for the period, which changes as a whole.',
  })
  field!: string;

  @Field(() => String, {
    description:
      'What stands there: a number, true or false, a code, codes of audiences with `,` between them, windows as the CSV of ' +
      'a list has them in the language of the request, a period as two dates with `/` between them.',
  })
  from!: string;

  @Field(() => String, { description: 'What would have to stand there instead, written alike.' })
  to!: string;

  @Field(() => Float, {
    description: 'How much more of the demand would be served, in units of its quantity: 5 for half the nights of 10.',
  })
  gain!: number;
}
