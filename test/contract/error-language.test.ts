import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';

// Errors of whole requests and of fields, as people read them; `extensions.code` is for programs.

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const MUTATION =
  'mutation { webhookTest(input: { webhookId: "whk_00000000000000000000000000000000" }) { userErrors { code } } }';

/** The message and the code of the one error of an operation, asked for in a language, over either way. */
async function errorOf(query: string, language: string, { url = '/graphql', as }: { url?: string; as?: string } = {}) {
  const { body } = await commons.app.inject({
    method: 'POST',
    url,
    headers: {
      accept: url === '/graphql' ? 'application/json' : 'text/event-stream',
      'accept-language': language,
      ...(as && { authorization: `Bearer ${as}` }),
    },
    payload: { query },
  });
  const { errors } = JSON.parse(/\{"errors".*/.exec(body)![0]) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  return errors.map(({ message, extensions: { code } }) => [code, message]);
}

test.each([
  ['UNAUTHENTICATED', 'Sign in first: send a bearer token.', '请先登录：请发送 Bearer 令牌。', {}],
  ['FORBIDDEN', 'This account is not registered here.', '该账号尚未在此登记。', { as: 'nobody we know' }],
])('%s is said in English and in Chinese', async (code, en, zh, who) => {
  expect(await errorOf(MUTATION, 'en', who)).toEqual([[code, en]]);
  expect(await errorOf(MUTATION, 'zh-CN', who)).toEqual([[code, zh]]);
  expect(await errorOf(MUTATION, 'fr', who)).toEqual([[code, en]]);
});

test('a subscription is refused in the language of its request', async () => {
  const url = '/graphql/stream';
  const own = 'subscription { bookingChanged { at } }';
  expect(await errorOf(own, 'zh-CN', { url })).toEqual([['UNAUTHENTICATED', '请先登录：请发送 Bearer 令牌。']]);
  const of = (language: string) =>
    errorOf(
      `subscription { availabilityChanged(facilityId: "fac_${'0'.repeat(32)}", from: "2026-03-05T00:00:00Z", to: "2026-03-06T00:00:00Z") { at } }`,
      language,
      { url },
    );
  expect(await of('en')).toEqual([['NOT_FOUND', 'There is no such facility.']]);
  expect(await of('zh-CN')).toEqual([['NOT_FOUND', '没有找到该设施。']]);
});

test('a fault is masked in the language of its request', async () => {
  await commons.sql('alter table division rename to division_away');
  try {
    const query = '{ divisions(first: 1) { totalCount } }';
    expect(await errorOf(query, 'en')).toEqual([
      ['INTERNAL', expect.stringMatching(/^Something went wrong on our side \(\S+\)\.$/)],
    ]);
    expect(await errorOf(query, 'zh-CN')).toEqual([['INTERNAL', expect.stringMatching(/^服务器出现故障（\S+）。$/)]]);
  } finally {
    await commons.sql('alter table division_away rename to division');
  }
});
