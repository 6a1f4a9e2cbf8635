import { Client } from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkAudit } from '../../../src/events/audit/link-audit.ts';
import { startJobs } from '../../../src/jobs/runner.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

/** Parallel writers, and entries that each of them commits one by one. */
const WRITERS = 64;
const ENTRIES_EACH = 5;
const LINKED_MS_MAX = 20_000;

let commons: Commons;
beforeEach(async () => {
  commons = await startCommons();
});
afterEach(() => commons.close());

const ENTRY = `insert into audit_entry (at, district_code, action, subject_id, fields)
  values (now(), '350102000000', 'bookingCreate', 'bkg_' || repeat('0', 32), '{state}')`;

async function connected(): Promise<Client> {
  const client = new Client(commons.databaseUrl);
  await client.connect();
  return client;
}

async function link(atMost = 10_000): Promise<number> {
  const [row] = await commons.sql<{ linked: number }>('select link_audit($1) as linked', [atMost]);
  return row!.linked;
}

const chain = async () =>
  (await commons.sql('select links::int, waiting::int, fault from audit_chain()'))[0] as Record<string, unknown>;

/** What is committed can be linked when all that is older in this PostgreSQL has ended, that of other tests included. */
const expectLinked = (links: number) =>
  expect
    .poll(async () => (await link(), chain()), { timeout: LINKED_MS_MAX })
    .toEqual({ links, waiting: 0, fault: null });

/** Changes what nobody but the owner can change, and sees what the check says of it. */
async function faultAfter(...changes: string[]): Promise<unknown> {
  const owner = new Client(commons.ownerUrl);
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('alter table audit_entry disable trigger user');
    await owner.query('alter table audit_link disable trigger user');
    for (const change of changes) await owner.query(change);
    return (await owner.query('select fault from audit_chain()')).rows[0].fault;
  } finally {
    await owner.end();
  }
}

describe('the chain of the audit trail', () => {
  test(`is one, with ${WRITERS} writers at a time and several who link`, { timeout: 60_000 }, async () => {
    const writers = await Promise.all(Array.from({ length: WRITERS }, connected));
    const writing = new AbortController();
    const linkers = Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!writing.signal.aborted) await link(50);
      }),
    );
    await Promise.all(
      writers.map(async (writer) => {
        for (let n = 0; n < ENTRIES_EACH; n++) await writer.query(ENTRY);
        await writer.end();
      }),
    );
    writing.abort();
    await linkers;
    await expectLinked(WRITERS * ENTRIES_EACH);
  });

  test('waits for who commits late, and loses nothing', async () => {
    const late = await connected();
    await late.query('begin');
    await late.query(ENTRY);
    await commons.sql(ENTRY);
    expect(await link()).toBe(0);
    expect(await chain()).toEqual({ links: 0, waiting: 1, fault: null });
    await late.query('commit');
    await late.end();
    await expectLinked(2);
  });

  test('is made within seconds of a commit, by the job', async () => {
    const runner = startJobs(commons.orm, [linkAudit], {
      now: () => commons.clock.now,
      log: pino({ level: 'silent' }),
    });
    try {
      await commons.query(
        `mutation { residentRegister(input: { name: "陈小榕", phone: "19900001234" }) { resident { id } } }`,
        {},
        { as: 'somebody' },
      );
      await expect.poll(chain, { timeout: 10_000 }).toEqual({ links: 1, waiting: 0, fault: null });
    } finally {
      await runner.close();
    }
  });

  test('goes on where a dump was restored, on a server that counts transactions anew', async () => {
    for (let n = 0; n < 3; n++) await commons.sql(ENTRY);
    await expectLinked(3);
    // As if these had been linked up to a transaction that is still to come here.
    await commons.sql(`update audit_head set after_xid = '9000000000'`);
    await commons.sql(ENTRY);
    await expectLinked(4);
    await commons.sql(ENTRY);
    await expectLinked(5);
  });

  test('shows what was changed, left out or put in, and where', async () => {
    for (let n = 0; n < 5; n++) await commons.sql(ENTRY);
    await expectLinked(5);
    const changed = 'the entry 3 is not what link 3 was made of';
    for (const set of [
      `action = 'bookingCreatf'`,
      `at = at + interval '1 microsecond'`,
      `fields = '{statf}'`,
      `district_code = '350102000001'`,
      `actor_id = 'acc_' || repeat('0', 32)`,
      `subject_id = 'bkg_' || repeat('0', 31) || '1'`,
      `xid = (xid::text::bigint - 1)::text::xid8`,
    ]) {
      expect(await faultAfter(`update audit_entry set ${set} where id = 3`), set).toBe(changed);
    }
    expect(await faultAfter('delete from audit_entry where id = 3')).toBe('the entry 3 of link 3 is missing');
    expect(await faultAfter('delete from audit_link where position = 3')).toBe('link 3 is missing');
    expect(await faultAfter(`update audit_link set hash = sha256('x') where position = 5`)).toBe(
      'the entry 5 is not what link 5 was made of',
    );
    expect(await faultAfter('delete from audit_link where position = 5', 'delete from audit_entry where id = 5')).toBe(
      'the chain ends with link 4, and should with 5',
    );
    expect(
      await faultAfter(`${ENTRY}`, `update audit_entry set xid = (select min(xid) from audit_entry) where id = 6`),
    ).toBe('the entry 6 has lost its link, or was put in later');
  });
});
