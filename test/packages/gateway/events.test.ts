import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { eventOf } from '../../../examples/partner-parking/src/events.ts';

// What the example of a partner takes for a message of ours, against the library of the standard.

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY = JSON.stringify({ type: 'booking.created', timestamp: '2026-11-23T11:00:00Z', data: { id: 'bkg_1' } });

function signed(body: string, { at = new Date(), secret = SECRET } = {}) {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  };
}

test('takes a message that is signed with its secret', () => {
  expect(eventOf(signed(BODY), BODY, SECRET)?.type).toBe('booking.created');
});

test('takes one that is signed with two secrets, while they are being changed', () => {
  const other = signed(BODY, { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` })['webhook-signature'];
  const headers = signed(BODY);
  const both = { ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` };
  expect(eventOf(both, BODY, SECRET)?.type).toBe('booking.created');
});

test('refuses a message that was changed, is signed by somebody else, is old, or is not signed at all', () => {
  const stranger = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  expect(eventOf(signed(BODY), BODY.replace('bkg_1', 'bkg_2'), SECRET)).toBeUndefined();
  expect(eventOf(signed(BODY, { secret: stranger }), BODY, SECRET)).toBeUndefined();
  expect(eventOf(signed(BODY, { at: new Date(Date.now() - 600_000) }), BODY, SECRET)).toBeUndefined();
  expect(eventOf({}, BODY, SECRET)).toBeUndefined();
});
