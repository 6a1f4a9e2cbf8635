import {
  Arg,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type FacilityRow, SharedFacility, visibleFacility } from '../../facilities/index.ts';
import { userErrorOf } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { UserError } from '../../shared/payload.ts';
import { Refusal } from '../../shared/refusal.ts';
import { Booking } from '../booking.entity.ts';
import { visibleBooking } from '../booking.loader.ts';
import { FacilityExcludesSetInput, FacilityPartsSetInput } from './facility-parts.input.ts';
import { EXCLUDED_MAX, PARTS_MAX } from './facility-parts.limits.ts';
import { placesSharedBy } from './facility-parts.loader.ts';
import { setExcludes, setParts } from './facility-parts.service.ts';

/** Bookings that are named when they are in the way, at most: as many as the database tells of. */
const IN_THE_WAY_MAX = 20;

/** The payload of what says which places facilities share. */
function placesSetPayload(name: string, of: string): ClassType<{ userErrors: UserError[] }> {
  class Payload {
    userErrors!: UserError[];
  }
  Field(() => SharedFacility, { nullable: true, description: 'The facility as it is now; null when refused.' })(
    Payload.prototype,
    'facility',
  );
  Field(() => [Booking], {
    description: `The bookings to come that would not fit, the first ${IN_THE_WAY_MAX}, by start; empty when it was done.`,
  })(Payload.prototype, 'inTheWay');
  ListSize({ by: 'held', assumed: IN_THE_WAY_MAX })(Payload.prototype, 'inTheWay');
  Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })(
    Payload.prototype,
    'userErrors',
  );
  Access('PUBLIC')(Payload);
  ObjectType(name, { description: `What came of ${of}.`, simpleResolvers: true })(Payload);
  return Payload;
}

const FacilityPartsSetPayload = placesSetPayload('FacilityPartsSetPayload', 'setting the parts of a facility');
const FacilityExcludesSetPayload = placesSetPayload('FacilityExcludesSetPayload', 'setting what a facility excludes');

/** What facilities share with each other. */
@Resolver(() => SharedFacility)
export class FacilityPartsResolver {
  @Access('PUBLIC')
  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'What it is a part of: booking either takes places of the other. Null for none. 所属整体',
  })
  async whole(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    const { wholeId } = await placesSharedBy(ctx).load(id);
    return wholeId === null ? null : visibleFacility(ctx, wholeId);
  }

  @Access('PUBLIC')
  @ListSize({ by: 'held', assumed: 8 })
  @FieldResolver(() => [SharedFacility], {
    description: `Its parts, by name, at most ${PARTS_MAX}: a half of a hall, a section of a car park. 分区`,
  })
  async parts(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    return visible(ctx, (await placesSharedBy(ctx).load(id)).partIds);
  }

  @Access('PUBLIC')
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many places of the whole one place of this part is; null when it is part of nothing.',
  })
  async placesOfWhole(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    return (await placesSharedBy(ctx).load(id)).placesOfWhole;
  }

  @Access('PUBLIC')
  @ListSize({ by: 'held', assumed: 4 })
  @FieldResolver(() => [SharedFacility], {
    description: `Facilities of one place each that cannot be used while this one is, by name, at most ${EXCLUDED_MAX}. 互斥设施`,
  })
  async excludes(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    return visible(ctx, (await placesSharedBy(ctx).load(id)).excludedIds);
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityPartsSetPayload, {
    description:
      'Says what the parts of a facility are; for managers of all of them. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, ' +
      'and STATE_CONFLICT when one is withdrawn or part of another, a ring would come of it, the parts have more places than ' +
      'the whole, zones or units differ, or bookings to come would not fit: those are named.',
  })
  facilityPartsSet(
    @Arg('input', () => FacilityPartsSetInput, { description: 'The facility and its parts.' })
    input: FacilityPartsSetInput,
    @Ctx() ctx: Context,
  ) {
    return withThoseInTheWay(ctx, setParts(ctx, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityExcludesSetPayload, {
    description:
      'Says what cannot be used while a facility is; for managers of all of them. Refused with INVALID_INPUT, NOT_FOUND, ' +
      'FORBIDDEN, and STATE_CONFLICT unless each has one place, when one is withdrawn, a part of the other, of another unit or ' +
      'zone, or when bookings to come meet: those are named.',
  })
  facilityExcludesSet(
    @Arg('input', () => FacilityExcludesSetInput, { description: 'The facility and what it excludes.' })
    input: FacilityExcludesSetInput,
    @Ctx() ctx: Context,
  ) {
    return withThoseInTheWay(ctx, setExcludes(ctx, input));
  }
}

async function withThoseInTheWay(ctx: Context, done: Promise<string>) {
  try {
    return { facility: await visibleFacility(ctx, await done), inTheWay: [], userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const ids = (error.details.bookingIds ?? []) as readonly string[];
    const found = await Promise.all(ids.map((id) => visibleBooking(ctx, id)));
    return { facility: null, inTheWay: found.filter((one) => one !== null), userErrors: [userErrorOf(ctx, error)] };
  }
}

async function visible(ctx: Context, ids: readonly string[]): Promise<FacilityRow[]> {
  const found = await Promise.all(ids.map((id) => visibleFacility(ctx, id)));
  return found.filter((one) => one !== null);
}
