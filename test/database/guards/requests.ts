import { type Guards, byNumber, key, long, TEXT } from './forms.ts';

export const requestGuards: Guards = {
  checks: {
    idempotent_answer_key_check: long('key', 1, 200),
    rate_budget_key_check: {
      refuses: [15, 17].map((bytes) => `key = decode(repeat('00', ${bytes}), 'hex')`),
      takes: [`key = decode(repeat('11', 16), 'hex')`],
    },
    rate_budget_spent_check: { refuses: ['spent = -0.000001'], takes: ['spent = 0'] },
  },
  keys: {
    idempotent_answer_pkey: key('idempotent_answer', {}, { key: TEXT }),
    migration_pkey: byNumber('migration'),
    rate_budget_pkey: key('rate_budget', {}, { key: `decode(repeat('11', 16), 'hex')` }),
  },
  references: {
    idempotent_answer_actor_id_fkey: 'actor_id = $missing',
  },
  mayBeEmpty: {
    idempotent_answer: 'answer',
    migration: 'statements_sha256',
  },
};
