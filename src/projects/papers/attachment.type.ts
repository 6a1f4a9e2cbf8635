import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

export enum AttachmentVisibility {
  PUBLIC = 'PUBLIC',
  PARTIES = 'PARTIES',
  STAFF = 'STAFF',
}

registerEnumType(AttachmentVisibility, {
  name: 'AttachmentVisibility',
  description: 'Who may see a file, beside who sent it. 附件可见范围',
  valuesConfig: {
    PUBLIC: { description: 'Whoever may see what it is attached to. 公开' },
    PARTIES: { description: 'The parties of what it is attached to, and staff of their places. 各方可见' },
    STAFF: { description: 'Staff of the place alone. 工作人员可见' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description: 'A file that was announced, sent and checked; shown to who sent it and to those who may see it. 附件',
  simpleResolvers: true,
})
export class Attachment extends Node {
  @Field(() => String, { description: 'What it is: `application/pdf`, `image/jpeg` or `image/png`.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size.' })
  bytes!: number;

  @Field(() => String, { description: 'Its fingerprint: SHA-256, hexadecimal.' })
  sha256!: string;

  @Field(() => AttachmentVisibility, { description: 'Who may see it.' })
  visibility!: AttachmentVisibility;

  @Field(() => DateTime, { description: 'When it was announced.' })
  createdAt!: string;
}
