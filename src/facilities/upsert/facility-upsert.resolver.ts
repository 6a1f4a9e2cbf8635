import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer, userErrorOf } from '../../request/answer.ts';
import { Refusal } from '../../shared/refusal.ts';
import { SharedFacility } from '../facility.entity.ts';
import { facilityById } from '../facility.loader.ts';
import { FacilitiesUpsertInput, type FacilityUpsertItem } from './facility-upsert.input.ts';
import { upsertFacilities } from './facility-upsert.service.ts';
import { FacilitiesUpsertPayload, FacilityUpsertResult, type StoredResult } from './facility-upsert.type.ts';

@Resolver(() => FacilityUpsertResult)
export class FacilityUpsertResolver {
  @Access('SIGNED_IN')
  @Mutation(() => FacilitiesUpsertPayload, {
    description:
      'Brings up to 1,000 facilities of a unit up to date, with their opening rules and closures, by the ids of a system ' +
      'of its own; for its managers and for its service accounts with FACILITIES_WRITE. Each item succeeds or is refused ' +
      'for itself, by the rules of facilityCreate, facilityUpdate, facilityOpeningRulesSet, facilityOpeningExceptionSet ' +
      'and facilityPublish. The whole is refused with INVALID_INPUT (no items, too many, an externalId twice), NOT_FOUND, ' +
      'FORBIDDEN, IDEMPOTENCY_CONFLICT; BUSY while another upsert of the unit takes long: send it again with the same key.',
  })
  facilitiesUpsert(
    @Arg('input', () => FacilitiesUpsertInput, { description: 'The facilities as they are to be.' })
    input: FacilitiesUpsertInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'results', upsertFacilities(ctx, input), (ctx, id) => storedResults(ctx, id, input.items));
  }

  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'The facility as it is now; null when the item was refused and there is none with this externalId.',
  })
  facility(@Root() { facilityId }: FacilityUpsertResult, @Ctx() ctx: Context) {
    return facilityId === null ? null : facilityById(ctx).load(facilityId);
  }
}

/** What came of an upsert, worded in the caller's language. */
async function storedResults(
  ctx: Context,
  id: string,
  items: readonly FacilityUpsertItem[],
): Promise<FacilityUpsertResult[]> {
  const { rows } = await sql<{ results: StoredResult[] }>`
    select results from facility_upsert where id = ${id}::bigint`.execute(ctx.db);
  return rows[0]!.results.map(({ outcome, facilityId, refusal }, at) => ({
    externalId: items[at]!.externalId,
    outcome,
    facilityId,
    errors: refusal ? [userErrorOf(ctx, new Refusal(refusal.kind, refusal.details))] : [],
  }));
}
