import { Field, ID, InputType, Int } from 'type-graphql';
import { NotificationKind, REMIND_MINUTES_MAX, REMIND_MINUTES_MIN, REMINDERS_MAX } from './notification.entity.ts';

/** Notifications that are read with one mutation; a page of them has no more. */
export const READ_AT_ONCE_MAX = 100;

@InputType({ description: 'What was read.' })
export class NotificationsReadInput {
  @Field(() => [ID], { description: `Which, all of them the caller's own; 1 to ${READ_AT_ONCE_MAX}.` })
  notificationIds!: string[];
}

@InputType({ description: 'What somebody wants to be told, and where. What is not given stays as it is.' })
export class NotificationSettingsSetInput {
  @Field(() => [Int], {
    nullable: true,
    description:
      `How many minutes before the start of a booking to remind of it: at most ${REMINDERS_MAX} different numbers from ` +
      `${REMIND_MINUTES_MIN} to ${REMIND_MINUTES_MAX}; none for no reminders.`,
  })
  remindMinutesBefore?: number[] | null;

  @Field(() => [NotificationKind], {
    nullable: true,
    description: 'What is also sent to their phone, which they have confirmed; none for nothing.',
  })
  sms?: NotificationKind[] | null;

  @Field(() => [NotificationKind], {
    nullable: true,
    description: 'What is also sent to the mailbox that their token claims as verified; none for nothing.',
  })
  mail?: NotificationKind[] | null;
}
