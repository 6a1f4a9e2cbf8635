import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import type { ActorContext, WriteContext } from '../../src/request/context.ts';
import { inOneStatement, inSavepoint } from '../../src/request/transaction.ts';
import {
  answeredOnce,
  claiming,
  hashOfRequest,
  onceInTransaction,
  replayed,
  type StoredAnswer,
} from '../../src/request/idempotency.ts';
import { newId } from '../../src/shared/node.ts';
import { record, tell } from '../../src/request/record.ts';
import { ErrorCode, Refusal, refusal, refusedByConstraint } from '../../src/shared/refusal.ts';
import { AllianceMembership } from '../../src/district/units/alliances/membership.entity.ts';
import { connect, untilWaiting } from '../bookings/booking.connections.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { requestOf } from '../support/request.ts';

let commons: Commons;
let subject: string;

beforeAll(async () => {
  commons = await startCommons();
  ({ subject } = await buildAccount(commons.db));
});
afterAll(() => commons.close());

/** Something that several statements do: a line in the trail and an event. */
function work(subjectId: string): (ctx: WriteContext) => Promise<string> {
  return async (ctx) => {
    await record(ctx, { action: 'test', subjectId, districtCode: '350102000000', topic: 'unit.registered' });
    return subjectId;
  };
}

const refused = refusal('refusedInTest', ErrorCode.INVALID_INPUT, ['title'], {
  en: () => 'No.',
  'zh-CN': () => '否。',
});

function once(key: string, request: string, does: (ctx: WriteContext) => Promise<string>): Promise<string> {
  return onceInTransaction(requestOf(commons, subject), key, hashOfRequest('test', request), does);
}

/** What came of it: the id, or the code of the refusal. */
async function outcome(answer: Promise<string>): Promise<string> {
  return answer.catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
}

async function linesOf(subjectId: string): Promise<number> {
  const rows = await commons.sql('select from audit_entry where subject_id = $1', [subjectId]);
  return rows.length;
}

describe('a use-case of several statements, with a key', () => {
  test('is done once, and a repeat gets the same answer', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    expect(await once(key, 'a', work(id))).toBe(id);
    expect(await once(key, 'a', work(newId('bkg')))).toBe(id);
    expect(await linesOf(id)).toBe(1);
  });

  test('is refused with IDEMPOTENCY_CONFLICT when the key was used with another request', async () => {
    const [key, id, other] = [randomUUID(), newId('bkg'), newId('bkg')];
    await once(key, 'a', work(id));
    expect(await outcome(once(key, 'b', work(other)))).toBe('IDEMPOTENCY_CONFLICT');
    await expect(once(key, 'b', work(other))).rejects.toMatchObject({ field: ['idempotencyKey'] });
    expect(await linesOf(other)).toBe(0);
    expect(await once(key, 'a', work(other))).toBe(id);
  });

  test('keeps the keys of different people apart', async () => {
    const [key, id, other] = [randomUUID(), newId('bkg'), newId('bkg')];
    await once(key, 'a', work(id));
    const somebody = await buildAccount(commons.db);
    const theirs = onceInTransaction(requestOf(commons, somebody.subject), key, 'b', work(other));
    expect(await theirs).toBe(other);
  });

  test('refuses a key that is none', async () => {
    for (const key of ['', 'x'.repeat(201), 'a\nb']) {
      expect(await outcome(once(key, 'a', work(newId('bkg'))))).toBe('INVALID_INPUT');
    }
    await expect(once('', 'a', work(newId('bkg')))).rejects.toMatchObject({ field: ['idempotencyKey'] });
  });

  test('stores a refusal and nothing of what was written before it; a repeat is refused the same', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    const inVain = async (ctx: WriteContext) => {
      await work(id)(ctx);
      throw refused();
    };
    const first = await once(key, 'a', inVain).catch((error: unknown) => error as Refusal);
    expect(await linesOf(id)).toBe(0);
    const repeated = await once(key, 'a', work(id)).catch((error: unknown) => error as Refusal);
    expect(repeated).toEqual(first);
    expect((repeated as Refusal).messageIn('zh-CN')).toBe('否。');
    expect(await linesOf(id)).toBe(0);
  });

  test.each([
    ['invalidInput', 'INVALID_INPUT', { field: ['title'], en: 'No.', zh: '否。' }],
    ['forbidden', 'FORBIDDEN', { field: ['unitId'], en: 'Not you.', zh: '无权。' }],
  ])('repeats a refusal that was stored as %s, before refusals had names', async (kind, code, details) => {
    const key = randomUUID();
    await once(key, 'a', work(newId('bkg')));
    await commons.sql('update idempotent_answer set answer = $2::jsonb where key = $1', [
      key,
      JSON.stringify({ refusal: kind, details }),
    ]);
    const repeated: unknown = await once(key, 'a', work(newId('bkg'))).catch((error: unknown) => error);
    if (!(repeated instanceof Refusal)) throw new Error('It was not refused');
    expect([repeated.code, repeated.field]).toEqual([code, details.field]);
    expect([repeated.messageIn('en'), repeated.messageIn('zh-CN')]).toEqual([details.en, details.zh]);
  });

  test('leaves no change of an entity behind a refusal', async () => {
    const { id: membershipId } = await buildMembership(commons.db, { alliance: await buildAlliance(commons.db) });
    const code = await outcome(
      once(randomUUID(), 'a', async (ctx) => {
        const membership = await ctx.em.findOneOrFail(AllianceMembership, { id: membershipId });
        membership.stateReason = 'changed';
        throw refused();
      }),
    );
    expect(code).toBe('INVALID_INPUT');
    const [row] = await commons.sql('select state_reason from alliance_membership where id = $1', [membershipId]);
    expect(row).toEqual({ state_reason: null });
  });

  test('stores the refusal of a constraint, also of one that is otherwise judged at COMMIT', async () => {
    const { id: membershipId } = await buildMembership(commons.db, { alliance: await buildAlliance(commons.db) });
    const key = randomUUID();
    const again = async (ctx: WriteContext) => {
      await work(membershipId)(ctx);
      await sql`
        insert into alliance_membership (id, alliance_id, unit_id, state, charter_version, applied_at)
        select ${newId('mem')}, alliance_id, unit_id, 'APPLIED', charter_version, applied_at
        from alliance_membership where id = ${membershipId}`.execute(ctx.db);
      return membershipId;
    };
    expect(await outcome(once(key, 'a', again))).toBe('STATE_CONFLICT');
    expect(await linesOf(membershipId)).toBe(0);
    expect(await outcome(once(key, 'a', work(membershipId)))).toBe('STATE_CONFLICT');

    const late = randomUUID();
    refusedByConstraint('membership_has_delegate', refused);
    const removeDelegates = async (ctx: WriteContext) => {
      await sql`delete from delegate where membership_id = ${membershipId}`.execute(ctx.db);
      return membershipId;
    };
    expect(await outcome(once(late, 'a', removeDelegates))).toBe('INVALID_INPUT');
    expect(await outcome(once(late, 'a', work(membershipId)))).toBe('INVALID_INPUT');
    expect(await commons.sql('select from delegate where membership_id = $1', [membershipId])).toHaveLength(1);
  });

  test('may fail in part and go on: only the part is undone, until all of it is refused', async () => {
    const inPart = (kept: string, undone: string) => async (ctx: WriteContext) => {
      const part = inSavepoint(ctx, async () => {
        await work(undone)(ctx);
        await sql`select 1 / 0`.execute(ctx.db);
      });
      await expect(part).rejects.toThrow('division by zero');
      return work(kept)(ctx);
    };
    const [kept, undone] = [newId('bkg'), newId('bkg')];
    expect(await once(randomUUID(), 'a', inPart(kept, undone))).toBe(kept);
    expect([await linesOf(kept), await linesOf(undone)]).toEqual([1, 0]);

    const [refusedAfter, never] = [newId('bkg'), newId('bkg')];
    const inVain = async (ctx: WriteContext) => {
      await inPart(refusedAfter, never)(ctx);
      throw refused();
    };
    expect(await outcome(once(randomUUID(), 'a', inVain))).toBe('INVALID_INPUT');
    expect([await linesOf(refusedAfter), await linesOf(never)]).toEqual([0, 0]);
  });

  test('leaves not even the key behind an error', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    const broken = async (ctx: WriteContext) => {
      await work(id)(ctx);
      throw new Error('broken');
    };
    await expect(once(key, 'a', broken)).rejects.toThrow('broken');
    expect(await linesOf(id)).toBe(0);
    expect(await once(key, 'b', work(id))).toBe(id);
  });

  test('eight times at once is done by one, and all have the same answer', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    const all = await Promise.all(Array.from({ length: 8 }, () => once(key, 'a', work(id))));
    expect(new Set(all)).toEqual(new Set([id]));
    expect(await linesOf(id)).toBe(1);
  });

  test('waits for another that has taken the key, and is done when that one fails', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    const holder = await connect(commons);
    try {
      await holder.query('begin');
      await holder.query(
        `insert into idempotent_answer (actor_id, key, request_hash, created_at)
         select id, $2, 'x', now() from account where subject = $1`,
        [subject, key],
      );
      const waiting = once(key, 'a', work(id));
      await untilWaiting(commons, 1);
      await holder.query('rollback');
      expect(await waiting).toBe(id);
    } finally {
      await holder.end();
    }
  });

  test('takes three statements more than the work, and a repeat three in all', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    // The viewer, the key, [the trail with the event], the answer.
    expect(await commons.statements(() => once(key, 'a', work(id)))).toBe(4);
    // The viewer, the key, the answer.
    expect(await commons.statements(() => once(key, 'a', work(id)))).toBe(3);
  });
});

describe('a use-case of one statement, with a key', () => {
  const inOne = (key: string, request: string, does: (ctx: ActorContext) => Promise<StoredAnswer | undefined>) =>
    inOneStatement(requestOf(commons, subject), async (ctx) => {
      const answer = await answeredOnce(ctx, { key, requestHash: hashOfRequest('test', request) }, () => does(ctx));
      return replayed(answer);
    });
  /** Stores its answer under the key, if that is free. */
  const storing = (key: string, request: string, id: string) => async (ctx: ActorContext) => {
    const answer = { id };
    const { rows } = await claiming(ctx, { key, requestHash: hashOfRequest('test', request) }, answer).execute(ctx.db);
    return rows.length > 0 ? answer : undefined;
  };
  const answersOf = (key: string) => commons.sql('select answer from idempotent_answer where key = $1', [key]);

  test('is answered once, and a repeat gets the same answer', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    expect(await inOne(key, 'a', storing(key, 'a', id))).toBe(id);
    expect(await inOne(key, 'a', storing(key, 'a', newId('bkg')))).toBe(id);
    expect(await answersOf(key)).toEqual([{ answer: { id } }]);
  });

  test('stores a refusal, and is refused the same when it would no longer be', async () => {
    const key = randomUUID();
    expect(await outcome(inOne(key, 'a', () => Promise.reject(refused())))).toBe('INVALID_INPUT');
    expect(await answersOf(key)).toMatchObject([{ answer: { refusal: 'refusedInTest' } }]);
    expect(await outcome(inOne(key, 'a', storing(key, 'a', newId('bkg'))))).toBe('INVALID_INPUT');
  });

  test('gives the answer that was first, when it is refused after that', async () => {
    const [key, id] = [randomUUID(), newId('bkg')];
    await inOne(key, 'a', storing(key, 'a', id));
    expect(await inOne(key, 'a', () => Promise.reject(refused()))).toBe(id);
    expect(await outcome(inOne(key, 'b', () => Promise.reject(refused())))).toBe('IDEMPOTENCY_CONFLICT');
    expect(await answersOf(key)).toEqual([{ answer: { id } }]);
  });

  test('leaves not even the key behind an error', async () => {
    const key = randomUUID();
    await expect(inOne(key, 'a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await answersOf(key)).toEqual([]);
  });

  test('lets nothing that was read before stand for what is read after it', async () => {
    const ctx = requestOf(commons, subject);
    const { reads } = ctx;
    await inOneStatement(ctx, async (inside) => expect(inside.reads).not.toBe(reads));
    expect(ctx.reads).not.toBe(reads);
    expect(ctx.viewer).toBeUndefined();
  });
});

test('what else has become another by a change is told outside, and stands in the trail once', async () => {
  const [subjectId, other] = [newId('bkg'), newId('bkg')];
  await once(randomUUID(), 'a', async (ctx) => {
    await work(subjectId)(ctx);
    await tell(ctx, { topic: 'unit.registered', subjectId: other, districtCode: '350102000000' });
    return subjectId;
  });
  const told = 'select topic, district_code, at from outbox_event where subject_id = $1';
  expect(await commons.sql(told, [other])).toEqual(await commons.sql(told, [subjectId]));
  expect([await linesOf(subjectId), await linesOf(other)]).toEqual([1, 0]);
});
