import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answer, loadedBy, shownAs, userErrorOf } from '../../src/request/answer.ts';
import type { Context } from '../../src/request/context.ts';
import { ErrorCode, notFound, refusal } from '../../src/shared/refusal.ts';

const ctx = { language: 'en' } as Context;
const show = async (_ctx: Context, id: string) => ({ shown: id });

test('shows what was done by the id that it hands back', async () => {
  expect(await answer(ctx, 'booking', Promise.resolve('bkg_1'), show)).toEqual({
    booking: { shown: 'bkg_1' },
    userErrors: [],
  });
});

test('hands on what goes past the read road beside the id', async () => {
  expect(await answer(ctx, 'webhook', Promise.resolve({ id: 'whk_1', secret: 'whsec' }), show)).toEqual({
    webhook: { shown: 'whk_1' },
    secret: 'whsec',
    userErrors: [],
  });
});

test('shows by a loader of the request', async () => {
  const byId = (asked: Context) => ({ load: async (id: string) => [asked === ctx, id] });
  const { booking } = await answer(ctx, 'booking', Promise.resolve('bkg_1'), loadedBy(byId));
  expect(booking).toEqual([true, 'bkg_1']);
});

const refused = async (): Promise<never> => {
  throw notFound({ type: 'Booking', field: ['bookingId'] });
};

test.each([
  ['of the use-case', refused, show],
  ['of the read road', async () => 'bkg_1', refused],
])('answers a refusal %s in userErrors, and with nothing else', async (_what, useCase, show) => {
  const message = 'There is no such booking.';
  expect(await answer(ctx, 'booking', useCase(), show)).toEqual({
    booking: null,
    userErrors: [{ typeName: 'PlainError', code: 'NOT_FOUND', message, field: ['bookingId'] }],
  });
});

test('leaves any other error to the request, which is the only one to hear of it', async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listen);
  try {
    const failing = Promise.reject<string>(new Error('The database is gone'));
    await expect(answer(ctx, 'booking', failing, show)).rejects.toThrow('The database is gone');
    await nextTurn();
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', listen);
  }
});

test('shows a refusal that carries data by the type that was declared for it', () => {
  const full = refusal<{ remaining: number }>('answerTestsFull', ErrorCode.STATE_CONFLICT, undefined, {
    en: ({ remaining }) => `${remaining} are left.`,
    'zh-CN': ({ remaining }) => `剩余 ${remaining}。`,
  });
  const plain = { typeName: 'PlainError', code: 'STATE_CONFLICT', message: '2 are left.', field: null };
  expect(userErrorOf(ctx, full({ remaining: 2 }))).toEqual(plain);
  shownAs('answerTestsFull', (error, { details }) => ({ ...error, typeName: 'Full', ...details }));
  expect(userErrorOf(ctx, full({ remaining: 2 }))).toEqual({ ...plain, typeName: 'Full', remaining: 2 });
});
