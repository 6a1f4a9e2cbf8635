import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { AuditEntryFilter } from './audit-entry.input.ts';
import { AUDIT_SORT_KEYS, listAuditEntries } from './audit-entry.loader.ts';
import { AuditEntryConnection } from './audit-entry.type.ts';

@Resolver()
export class AuditResolver {
  @Access('SIGNED_IN')
  @Query(() => AuditEntryConnection, {
    description:
      'The audit trail, the oldest entry first (`last` gives the newest): to a DISTRICT_ADMIN that of the district, to ' +
      'other staff what was done to one thing in their territory, by `subjectId`, and BAD_USER_INPUT without. Empty for ' +
      'everybody else. UNAUTHENTICATED without a token.',
  })
  auditEntries(
    @Arg('where', () => AuditEntryFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: AuditEntryFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return listAuditEntries(ctx, where ?? {}, pageOf(args, AUDIT_SORT_KEYS, selection), selection.has('totalCount'));
  }
}
