import type { Feature } from '../../request/feature.ts';
import { sendNotification } from './messages/send-notification.ts';
import { notificationById } from './notification.loader.ts';
import { NotificationResolver, ViewerNotificationsResolver } from './notification.resolver.ts';
import { remindPeople } from './remind.ts';
import { forgetNotifications } from './retention.ts';
import { tellPeople } from './tell-people.ts';

export { messagesInFiles } from './messages/message-file.ts';
export { NotificationKind } from './notification.entity.ts';
export { messagesByHttp } from './messages/message-http.ts';

/** What residents are told of their bookings: in the application, and by messages where they want that. */
export const notificationsFeature: Feature = {
  resolvers: [NotificationResolver, ViewerNotificationsResolver],
  readers: { ntf: (ctx, id) => notificationById(ctx).load(id) },
  jobs: [tellPeople, remindPeople, sendNotification, forgetNotifications],
};
