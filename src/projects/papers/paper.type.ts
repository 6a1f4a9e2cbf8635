import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { DateTime, LocalDate } from '../../shared/scalars.ts';

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'A party has signed the printed version by hand and seal: a scan that one person enters and another confirms. It ' +
    'shows to the parties and to staff of their places. 纸质签署',
  simpleResolvers: true,
})
export class PaperSignature extends Node {
  @Field(() => Int, { description: 'The version that was signed.' })
  version!: number;

  @Field(() => LocalDate, { description: 'The day that the paper bears. 签署日期' })
  signedOn!: string;

  @Field(() => String, { description: 'The office of who signed: no name. 负责人职务' })
  signerPost!: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  enteredAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was confirmed or rejected; null before.' })
  decidedAt!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was confirmed; null before it was decided on.' })
  confirmed!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why it was rejected; null if it was not.' })
  rejectReason!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'What the caller may do with a signature on paper. 可执行的操作', simpleResolvers: true })
export class PaperSignatureViewerCan {
  @Field(() => Boolean, { description: '`paperSignatureConfirm`.' })
  confirm!: boolean;

  @Field(() => Boolean, { description: '`paperSignatureReject`.' })
  reject!: boolean;
}
