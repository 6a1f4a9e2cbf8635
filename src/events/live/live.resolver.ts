import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { mayReadRun, progressOfRun, visibleList } from '../../exchange/index.ts';
import { visibleBook } from '../../projects/index.ts';
import { isStrangerTo, RANGE_DAYS_MAX, rangeOf, visibleFacility } from '../../facilities/index.ts';
import { Role, staffPaths } from '../../district/identity/index.ts';
import { Access } from '../../shared/access.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';
import { residentUnitById } from '../../district/units/index.ts';
import { type BookingsFollowed, followAvailability, followBookings, followMatches, followRuns } from './following.ts';
import { followBooks, followLists } from './follow-lists.ts';
import { requireShortRange, STRANGER_DAYS_MAX, STRANGER_RANGE_DAYS_MAX, weightOf } from './followed-days.ts';
import { liveEvents, requireLive } from './live-events.ts';
import { AFTER, ENDS, LIMITS, requireAccount, type SubscriptionAsked } from './live.subscription.ts';
import { nothingToFollow } from './live.errors.ts';
import {
  AvailabilityEvent,
  BookingEvent,
  MatchEvent,
  MatchingRunProgress,
  ServiceProjectBookEvent,
  SupplyDemandListEvent,
} from './live.type.ts';

// What is shown has been found before the fields are resolved, in a context that was made for the event.
@Resolver()
export class LiveResolver {
  @Access('SIGNED_IN')
  @Subscription(() => BookingEvent, {
    description:
      'Changes of bookings that the subscriber may see at that moment: with `facilityId` or `unitId` those of the ' +
      'facility or of the facilities of the unit, else those of their own and those held by whom they act for. ' +
      `NOT_FOUND for a facility or unit that they may not know of. ${ENDS} 预约变化订阅`,
    subscribe: (asked) => followedBookings(asked as unknown as SubscriptionAsked<BookingsFollowed>),
  })
  bookingChanged(
    @Root() event: BookingEvent,
    @Arg('facilityId', () => ID, { nullable: true, description: 'Of this facility only.' }) _facility: string | null,
    @Arg('unitId', () => ID, { nullable: true, description: 'Of the facilities of this unit only.' })
    _unit: string | null,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): BookingEvent {
    return event;
  }

  @Access('PUBLIC')
  @Subscription(() => AvailabilityEvent, {
    description:
      'The places left in a facility over a range of time, whenever they change; several changes that come together are ' +
      'told as one. For everybody, as the facility itself. NOT_FOUND for a facility that the subscriber may not know of; ' +
      `BAD_USER_INPUT for a range over ${STRANGER_RANGE_DAYS_MAX} days, or over ${RANGE_DAYS_MAX} for those who run or review the facility. ` +
      `All others follow at most ${STRANGER_DAYS_MAX} days at the same time, over all facilities: each person, and all ` +
      'without a token at one address together. A subscription counts its days, and more if it selects more than ten ' +
      `values of each. BUSY beyond that, and while too many follow the facility. ${LIMITS} 可用时段订阅`,
    subscribe: (asked) => followedAvailability(asked as unknown as SubscriptionAsked<RangeOfFacility>),
  })
  availabilityChanged(
    @Root() event: AvailabilityEvent,
    @Arg('facilityId', () => ID, { description: 'The facility.' }) _facility: string,
    @Arg('from', () => DateTime, { description: 'The start of the range.' }) _from: Date,
    @Arg('to', () => DateTime, { description: 'The end of the range, itself no longer in it.' }) _to: Date,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): AvailabilityEvent {
    return event;
  }

  @Access('SIGNED_IN')
  @Subscription(() => MatchEvent, {
    description: `Changes of the matches that the subscriber may see at that moment. ${ENDS} 对接变化订阅`,
    subscribe: (asked) => followedMatches(asked as unknown as SubscriptionAsked<object>),
  })
  matchChanged(
    @Root() event: MatchEvent,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): MatchEvent {
    return event;
  }

  @Access('SIGNED_IN')
  @Subscription(() => MatchingRunProgress, {
    description:
      'How matching runs come along, for those who could have started them. NOT_FOUND for a run that they may not know ' +
      `of. ${ENDS} 对接运算进度订阅`,
    subscribe: (asked) => followedRuns(asked as unknown as SubscriptionAsked<{ runId?: string | null }>),
  })
  matchingRunProgress(
    @Root() event: MatchingRunProgress,
    @Arg('runId', () => ID, { nullable: true, description: 'This run only.' }) _run: string | null,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): MatchingRunProgress {
    return event;
  }

  @Access('SIGNED_IN')
  @Subscription(() => SupplyDemandListEvent, {
    description:
      'Changes of supply–demand lists and of their entries: with `listId` of one that the subscriber may see, else of ' +
      'those that they keep or are staff for. Entries that change together are told as one. NOT_FOUND for a list that ' +
      `they may not know of. ${ENDS} 清单变化订阅`,
    subscribe: (asked) => followedLists(asked as unknown as SubscriptionAsked<{ listId?: string | null }>),
  })
  supplyDemandListChanged(
    @Root() event: SupplyDemandListEvent,
    @Arg('listId', () => ID, { nullable: true, description: 'This list only.' }) _list: string | null,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): SupplyDemandListEvent {
    return event;
  }

  @Access('SIGNED_IN')
  @Subscription(() => ServiceProjectBookEvent, {
    description:
      'Changes of project books: with `bookId` of one that the subscriber may see, else of those that concern them, as a ' +
      `party or as staff. NOT_FOUND for a book that they may not know of. ${ENDS} 项目书变化订阅`,
    subscribe: (asked) => followedBooks(asked as unknown as SubscriptionAsked<{ bookId?: string | null }>),
  })
  serviceProjectBookChanged(
    @Root() event: ServiceProjectBookEvent,
    @Arg('bookId', () => ID, { nullable: true, description: 'This book only.' }) _book: string | null,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | null,
  ): ServiceProjectBookEvent {
    return event;
  }
}

interface RangeOfFacility {
  readonly facilityId: string;
  readonly from: Date;
  readonly to: Date;
}

async function followedBookings({ args, context: ctx }: SubscriptionAsked<BookingsFollowed>) {
  const viewer = await requireAccount(ctx);
  if (args.facilityId != null) {
    requireIdArgument(args.facilityId, ['fac'], 'facilityId');
    if (!(await visibleFacility(ctx, args.facilityId))) throw nothingToFollow('SharedFacility');
  }
  if (args.unitId != null) {
    requireIdArgument(args.unitId, ['uni'], 'unitId');
    if (!(await residentUnitById(ctx).load(args.unitId))) throw nothingToFollow('ResidentUnit');
  }
  return liveEvents(ctx, args.after, followBookings(args, viewer));
}

async function followedAvailability({ args, context: ctx }: SubscriptionAsked<RangeOfFacility>) {
  const { facilityId, from, to, after } = args;
  requireIdArgument(facilityId, ['fac'], 'facilityId');
  const range = rangeOf(from, to);
  if (!(await visibleFacility(ctx, facilityId))) throw nothingToFollow('SharedFacility');
  const live = requireLive(ctx);
  const weight = weightOf(range, live.values);
  if (await isStrangerTo(ctx, facilityId)) {
    requireShortRange(range);
    const release = live.followedDays.take(live.follower, facilityId, weight);
    if (live.signal.aborted) release();
    else live.signal.addEventListener('abort', release, { once: true });
  }
  return liveEvents(ctx, after, followAvailability({ facilityId, range, weight }, live));
}

async function followedMatches({ args, context: ctx }: SubscriptionAsked<object>) {
  await requireAccount(ctx);
  return liveEvents(ctx, args.after, followMatches);
}

async function followedRuns({ args, context: ctx }: SubscriptionAsked<{ runId?: string | null }>) {
  const viewer = await requireAccount(ctx);
  if (args.runId != null) {
    requireIdArgument(args.runId, ['run'], 'runId');
    const run = await progressOfRun(ctx).load(args.runId);
    if (!run || !mayReadRun(viewer, run)) throw nothingToFollow('MatchingRun');
  } else if (staffPaths(viewer).length === 0 && !viewer.roles.some(({ role }) => role === Role.BRANCH_SECRETARY)) {
    throw apiError('FORBIDDEN', 'Runs are followed by staff and by secretaries of grid branches.');
  }
  return liveEvents(ctx, args.after, followRuns(args.runId));
}

async function followedLists({ args, context: ctx }: SubscriptionAsked<{ listId?: string | null }>) {
  await requireAccount(ctx);
  if (args.listId != null) {
    requireIdArgument(args.listId, ['sdl'], 'listId');
    if (!(await visibleList(ctx, args.listId))) throw nothingToFollow('SupplyDemandList');
  }
  return liveEvents(ctx, args.after, followLists(args.listId));
}

async function followedBooks({ args, context: ctx }: SubscriptionAsked<{ bookId?: string | null }>) {
  await requireAccount(ctx);
  if (args.bookId != null) {
    requireIdArgument(args.bookId, ['spb'], 'bookId');
    if (!(await visibleBook(ctx, args.bookId))) throw nothingToFollow('ServiceProjectBook');
  }
  return liveEvents(ctx, args.after, followBooks(args.bookId));
}
