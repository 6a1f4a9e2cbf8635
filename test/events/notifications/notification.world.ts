import pino from 'pino';
import type { BuiltResident } from '../../../seeds/factories/person.factory.ts';
import type { SendMessage } from '../../../src/request/context.ts';
import type { TellingPeople } from '../../../src/events/notifications/messages/make-messages.ts';
import { tellOfEvents } from '../../../src/events/notifications/tell-people.ts';
import type { Commons } from '../../support/commons.ts';
import { settled } from '../webhooks/webhook.world.ts';

/** With what people are told, without running jobs. */
export function telling({ db, clock }: Commons, sendMessage?: SendMessage): TellingPeople {
  return { db, now: () => clock.now, log: pino({ level: 'silent' }), sendMessage };
}

/** Tells people of all that has been committed. */
export async function tellAll(commons: Commons, sendMessage?: SendMessage): Promise<void> {
  await settled(commons);
  await tellOfEvents(telling(commons, sendMessage));
}

/** A notification as its person reads it. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly text: string;
  readonly readAt: string | null;
  readonly booking: { readonly id: string } | null;
}

/** What somebody is told, the newest first. */
export async function toldTo(
  commons: Commons,
  { subject }: Pick<BuiltResident, 'subject'>,
  { unread, language = 'en' }: { readonly unread?: boolean; readonly language?: string } = {},
): Promise<readonly Told[]> {
  const { data, errors } = await commons.query(
    `query ($unread: Boolean) { viewer { notifications(unread: $unread, first: 50) {
       totalCount edges { node { id kind at text readAt booking { id } } } } } }`,
    { unread },
    { as: subject, language },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.viewer.notifications.edges.map(({ node }: { node: Told }) => node);
}

export const BOOK = `mutation ($input: BookingCreateInput!) {
  answer: bookingCreate(input: $input) { booking { id } userErrors { code message } } }`;
export const CANCEL = `mutation ($input: BookingCancelInput!) {
  answer: bookingCancel(input: $input) { booking { id } userErrors { code message } } }`;
export const SETTINGS = `mutation ($input: NotificationSettingsSetInput!) {
  answer: notificationSettingsSet(input: $input) {
    viewer { notificationSettings { remindMinutesBefore sms mail mailAddress } } userErrors { code message field } } }`;

let keys = 0;

/** Books, and gives the id back. */
export async function booked(
  commons: Commons,
  { subject }: Pick<BuiltResident, 'subject'>,
  facilityId: string,
  [start, end]: readonly [string, string],
): Promise<string> {
  const input = { facilityId, start, end, idempotencyKey: `notification-${++keys}` };
  const { data, errors } = await commons.query(BOOK, { input }, { as: subject });
  if (errors || data.answer.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data.answer.userErrors));
  return data.answer.booking.id;
}
