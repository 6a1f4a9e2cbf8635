import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { DateTime } from '../../shared/scalars.ts';

@Access('RESTRICTED')
@ObjectType({
  description:
    'A change, as the audit trail has it: what was done to which thing, when and by whom. It holds ids and the names of ' +
    'fields, never what stood in them. 审计记录',
  simpleResolvers: true,
})
class AuditEntry {
  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { description: 'What was done, as the mutation is named: `bookingCreate`.' })
  action!: string;

  @Field(() => ID, { description: 'The id of the thing it was done to.' })
  subjectId!: string;

  @Field(() => [String], { description: 'The names of the fields that changed.' })
  fields!: readonly string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the account that did it; null for the system itself and for the operator at the console.',
  })
  actorId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The hash that binds this entry to all before it (SHA-256, in hexadecimal digits): whoever keeps it can show later ' +
      'that nothing was changed or left out up to here. Null for about a second.',
  })
  chainHash!: string | null;
}

export const { ConnectionType: AuditEntryConnection, EdgeType: AuditEntryEdge } = connectionTypes(
  AuditEntry,
  'AuditEntry',
  'audit entries',
);
