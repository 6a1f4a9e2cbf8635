import type { GraphQLError } from 'graphql';
import { apiError } from '../shared/refusal.ts';

/** Ends a subscription whose client takes events more slowly than they come. */
export function behindTooFar(): GraphQLError {
  return apiError(
    'SLOW_CONSUMER',
    'Too many events wait for this client. Subscribe again after the last one received.',
  );
}

/** Refuses to go on after an event that is not kept any more: what came after it would have a hole. */
export function eventsGone(): GraphQLError {
  return apiError(
    'EVENTS_GONE',
    'The events since then are not kept any more. Read anew, and subscribe without after.',
  );
}

/** Refuses a subscription when this process, this connection or this person has as many as there may be. */
export function tooManySubscriptions(): GraphQLError {
  return apiError('BUSY', 'There are too many subscriptions already. End some, or try again in a moment.');
}

/** Refuses to follow what is not there, or not for the caller. */
export function nothingToFollow(what: string): GraphQLError {
  return apiError('NOT_FOUND', `There is no such ${what}.`);
}
