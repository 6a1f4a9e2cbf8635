import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { payloadType, UserError } from '../../shared/payload.ts';
import type { RefusalDetails } from '../../shared/refusal.ts';
import { UPSERT_ITEMS_MAX } from './facility-upsert.limits.ts';

export enum UpsertOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}

registerEnumType(UpsertOutcome, {
  name: 'UpsertOutcome',
  description: 'What came of one item of an upsert.',
  valuesConfig: {
    CREATED: { description: 'There was none with this externalId, and now there is. 已创建' },
    UPDATED: { description: 'It was there and is different now. 已更新' },
    UNCHANGED: { description: 'It was there and already as it is to be; nothing was written. 未变化' },
    REFUSED: { description: 'Nothing of this item was done; `errors` say why. 已拒绝' },
  },
});

/**
 * What came of one item, as it is kept: a repeat under the same key is answered by it. What the caller has sent is not kept
 * with it: a repeat sends it again.
 */
export interface StoredResult {
  readonly outcome: UpsertOutcome;
  /** The facility, also when the item was refused, if there is one; null otherwise. */
  readonly facilityId: string | null;
  readonly refusal: { readonly kind: string; readonly details: RefusalDetails } | null;
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What came of one item of an upsert.', simpleResolvers: true })
export class FacilityUpsertResult {
  @Field(() => String, { description: 'The externalId of the item, as it was sent.' })
  externalId!: string;

  @Field(() => UpsertOutcome, { description: 'What came of it.' })
  outcome!: UpsertOutcome;

  facilityId!: string | null;

  @Field(() => [UserError], {
    description: 'Why the item was refused, with paths from the item down; empty when it was not.',
  })
  errors!: UserError[];
}

export const FacilitiesUpsertPayload = payloadType(
  'FacilitiesUpsertPayload',
  {
    results: {
      type: () => [FacilityUpsertResult],
      description: 'What came of each item, in the order of the items; null when the whole request was refused.',
      listSize: { by: 'items', assumed: UPSERT_ITEMS_MAX },
    },
  },
  {
    of: 'an upsert',
    errors: 'Why the whole request was refused; empty when it was not, whatever came of its items.',
    access: 'SIGNED_IN',
  },
);
