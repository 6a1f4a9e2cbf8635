import { type Guards, appendOnly, atLeast, byId, byNumber, ID, key, long, oneOf, onlyRow, together } from './forms.ts';

export const eventGuards: Guards = {
  checks: {
    audit_head_is_only_check: { refuses: ['is_only = false'], takes: ['is_only = true'] },
    audit_link_hash_check: {
      refuses: [31, 33].map((bytes) => `hash = decode(repeat('00', ${bytes}), 'hex')`),
      takes: [`hash = decode(repeat('00', 32), 'hex')`],
    },
    audit_link_position_check: atLeast('position', 1),
    webhook_check: together('disabled_at', 'disabled_reason', ['now()', `'GONE'`]),
    webhook_disabled_reason_check: oneOf('disabled_reason', 'MANAGER GONE FAILING', 'disabled_at = now()'),
    webhook_topics_check: {
      refuses: [`topics = '{}'`, `topics = '{booking.created,booking.made}'`],
      takes: [
        `topics = '{booking.created,booking.confirmed,booking.cancelled,booking.rejected,match.accepted,match.confirmed,match.declined,match.cancelled,match.fulfilled}'`,
      ],
    },
    webhook_url_check: long('url', 1, 2000),
    webhook_delivery_attempts_check: atLeast('attempts', 0),
    webhook_delivery_check: {
      refuses: [
        ...['DELIVERED', 'DEAD'].map((state) => `state = '${state}', next_attempt_at = now()`),
        ...['PENDING', 'FAILED'].map((state) => `state = '${state}', next_attempt_at = null`),
      ],
      takes: [
        ...['DELIVERED', 'DEAD'].map((state) => `state = '${state}', next_attempt_at = null`),
        ...['PENDING', 'FAILED'].map((state) => `state = '${state}', next_attempt_at = now()`),
      ],
    },
    webhook_delivery_check1: together('event_xid', 'event_id', [`'1'`, '1']),
    webhook_delivery_last_failure_check: oneOf('last_failure', 'STATUS REDIRECT TIMEOUT CONNECTION NO_PUBLIC_ADDRESS'),
    webhook_delivery_state_check: {
      refuses: [`state = 'OTHER', next_attempt_at = now()`],
      takes: [`state = 'PENDING', next_attempt_at = now()`, `state = 'DEAD', next_attempt_at = null`],
    },
    webhook_position_one_check: { refuses: ['one = false'], takes: ['one = true'] },
    webhook_secret_secret_check: {
      refuses: [
        `'whsec_' || repeat('A', 31)`,
        `repeat('A', 32)`,
        `'whsec_' || repeat('A', 31) || '-'`,
        `'whsec_' || repeat('A', 32) || '==='`,
      ].map((secret) => `secret = ${secret}`),
      takes: [`secret = 'whsec_' || repeat('A', 32)`, `secret = 'whsec_' || repeat('/', 44) || '=='`],
    },
  },
  keys: {
    audit_entry_pkey: byNumber('audit_entry'),
    audit_entry_order: key(
      'audit_entry',
      {},
      { xid: `'1'` },
      { first: 'alter table audit_entry drop constraint audit_entry_pkey' },
    ),
    audit_head_pkey: key(
      'audit_head',
      {},
      { is_only: 'false' },
      { first: 'alter table audit_head drop constraint audit_head_is_only_check' },
    ),
    audit_link_pkey: key('audit_link', { entry_id: '-1' }, { entry_id: '-1', position: '100' }),
    audit_link_entry_id_key: key('audit_link', { position: '100' }, { position: '100', entry_id: '-1' }),
    outbox_event_pkey: byNumber('outbox_event'),
    outbox_event_order: key(
      'outbox_event',
      {},
      { id: '-1' },
      { first: 'alter table outbox_event drop constraint outbox_event_pkey' },
    ),
    webhook_pkey: byId('webhook'),
    webhook_delivery_pkey: byId('webhook_delivery', { event_xid: 'null', event_id: 'null' }),
    webhook_delivery_once: key(
      'webhook_delivery',
      { id: ID },
      { id: ID, event_id: '2' },
      { first: `update webhook_delivery set event_xid = '1', event_id = 1` },
    ),
    webhook_position_pkey: onlyRow('webhook_position', 'one'),
    webhook_secret_pkey: byNumber('webhook_secret', { expires_at: 'now()' }),
    webhook_secret_current: key(
      'webhook_secret',
      { id: '-1' },
      { id: '-1', expires_at: 'now()' },
      'expires_at is null',
    ),
  },
  references: {
    webhook_created_by_fkey: 'created_by = $missing',
    webhook_unit_id_fkey: 'unit_id = $missing',
    webhook_delivery_webhook_id_fkey: 'webhook_id = $missing',
    webhook_secret_webhook_id_fkey: 'webhook_id = $missing',
  },
  following: {
    webhook_delivery_webhook_id_fkey: 'goes',
    webhook_secret_webhook_id_fkey: 'goes',
  },
  mayBeEmpty: {
    audit_entry: 'actor_id',
    outbox_event: 'delivered_at',
    webhook: 'disabled_at disabled_reason failing_since lease leased_until',
    webhook_delivery: 'event_xid event_id last_attempt_at last_status last_failure next_attempt_at',
    webhook_secret: 'expires_at',
  },
  triggers: {
    'audit_entry.audit_entry_is_append_only': appendOnly('audit_entry', 'action'),
    'audit_link.audit_link_is_append_only': appendOnly('audit_link', 'hash'),
  },
};
