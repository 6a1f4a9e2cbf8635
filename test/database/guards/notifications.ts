import { atLeast, byId, type Check, type Guards, ID, key, oneOf, onlyRow, together } from './forms.ts';

const KINDS =
  'BOOKED CONFIRMED REJECTED CANCELLED MOVED OFFER OFFER_LAPSED DRAW_RESULT CLOSURE NO_SHOW MESSAGE CHARGE PROBLEM_ANSWERED LAPSED';
const REMINDER = `kind = 'REMINDER', event_xid = null, event_id = null`;

const kindsIn = (column: string): Check => ({
  refuses: [`${column} = '{BOOKED,NO_SUCH}'`, `${column} = '{booked}'`],
  takes: [`${column} = '{}'`, `${column} = '{REMINDER,${KINDS.replaceAll(' ', ',')}}'`],
});

export const notificationGuards: Guards = {
  checks: {
    notification_kind_check: oneOf('kind', KINDS),
    notification_remind_minutes_check: {
      refuses: [14, 10_081].map((minutes) => `${REMINDER}, remind_minutes = ${minutes}`),
      takes: [15, 10_080].map((minutes) => `${REMINDER}, remind_minutes = ${minutes}`),
    },
    notification_check: together('event_xid', 'event_id', [`'1'`, '1']),
    notification_check1: {
      refuses: [`${REMINDER}, remind_minutes = null`, `kind = 'BOOKED', remind_minutes = 15`],
      takes: [`${REMINDER}, remind_minutes = 15`, `kind = 'BOOKED', remind_minutes = null`],
    },
    notification_check2: {
      refuses: [
        `kind = 'REMINDER', remind_minutes = 15, event_xid = '1', event_id = 1`,
        `${REMINDER}, remind_minutes = 15, booking_id = null, starts_at = null, ends_at = null`,
      ],
      takes: [`${REMINDER}, remind_minutes = 15`, `booking_id = null, starts_at = null, ends_at = null`],
    },
    notification_check3: {
      refuses: ['booking_id = null', 'starts_at = null', 'ends_at = null', 'starts_at = null, ends_at = null'],
      takes: ['booking_id = null, starts_at = null, ends_at = null', 'booking_id = booking_id'],
    },
    notification_check4: {
      refuses: ['ends_at = starts_at'],
      takes: [`ends_at = starts_at + interval '1 microsecond'`],
    },
    notification_position_one_check: { refuses: ['one = false'], takes: ['one = true'] },
    notification_setting_remind_minutes_check: {
      refuses: [`'{14}'`, `'{10081}'`, `'{60,10081}'`, `'{15,30,45,60}'`].map(
        (minutes) => `remind_minutes = ${minutes}`,
      ),
      takes: [`'{}'`, `'{15,60,10080}'`].map((minutes) => `remind_minutes = ${minutes}`),
    },
    notification_setting_sms_check: kindsIn('sms'),
    notification_setting_mail_check: kindsIn('mail'),
    notification_setting_language_check: {
      refuses: ['fr', 'zh', 'EN', ''].map((language) => `language = '${language}'`),
      takes: ['en', 'zh-CN'].map((language) => `language = '${language}'`),
    },
    notification_message_channel_check: oneOf('channel', 'SMS MAIL'),
    notification_message_attempts_check: atLeast('attempts', 0),
    notification_message_last_failure_check: oneOf(
      'last_failure',
      'STATUS REDIRECT TIMEOUT CONNECTION NO_PUBLIC_ADDRESS FILE',
    ),
    notification_message_outcome_check: oneOf('outcome', 'SENT OUTDATED NO_ADDRESS', 'settled_at = now()'),
    notification_message_check: together('outcome', 'settled_at', [`'SENT'`, 'now()']),
    resident_contact_mail_check: {
      refuses: [`'a@'`, `'@b'`, `'a b@c'`, `'a@b@c'`, `'a@' || repeat('b', 253)`].map((mail) => `mail = ${mail}`),
      takes: [`'a@b'`, `'a@' || repeat('b', 252)`].map((mail) => `mail = ${mail}`),
    },
    calendar_feed_token_hash_check: {
      refuses: [31, 33].map((bytes) => `token_hash = decode(repeat('00', ${bytes}), 'hex')`),
      takes: [`token_hash = decode(repeat('00', 32), 'hex')`],
    },
    calendar_feed_check: {
      refuses: [`last_read_at = created_at - interval '1 microsecond'`],
      takes: ['last_read_at = created_at'],
    },
    calendar_feed_check1: {
      refuses: [`revoked_at = created_at - interval '1 microsecond'`],
      takes: ['revoked_at = created_at'],
    },
  },
  keys: {
    notification_pkey: byId('notification', { event_id: '2' }),
    notification_once: key('notification', { id: ID }, { id: ID, event_id: '2' }),
    notification_reminds_once: key(
      'notification',
      { id: ID },
      { id: ID, remind_minutes: '30' },
      { first: `update notification set ${REMINDER}, remind_minutes = 15` },
    ),
    notification_position_pkey: onlyRow('notification_position', 'one'),
    notification_setting_pkey: key(
      'notification_setting',
      {},
      { resident_id: `(select id from resident order by id desc limit 1)` },
    ),
    notification_message_pkey: byId('notification_message', { channel: `'MAIL'` }),
    notification_message_once: key('notification_message', { id: ID }, { id: ID, channel: `'MAIL'` }),
    calendar_feed_pkey: byId('calendar_feed', { token_hash: `sha256('y')` }),
    calendar_feed_token_hash_key: key('calendar_feed', { id: ID }, { id: ID, token_hash: `sha256('y')` }),
  },
  references: {
    notification_resident_id_fkey: 'resident_id = $missing',
    notification_booking_id_fkey: 'booking_id = $missing',
    notification_setting_resident_id_fkey: 'resident_id = $missing',
    notification_message_notification_id_fkey: 'notification_id = $missing',
    calendar_feed_account_id_fkey: 'account_id = $missing',
    calendar_feed_facility_id_fkey: 'facility_id = $missing',
  },
  following: { notification_message_notification_id_fkey: 'goes' },
  mayBeEmpty: {
    notification: 'booking_id starts_at ends_at event_xid event_id remind_minutes read_at',
    notification_message: 'last_attempt_at last_status last_failure outcome settled_at',
    calendar_feed: 'facility_id last_read_at revoked_at',
  },
};
