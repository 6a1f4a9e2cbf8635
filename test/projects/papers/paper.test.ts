import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { letGoOfAttachments, REJECTED_KEPT_DAYS } from '../../../src/projects/papers/forget-attachments.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { readPdf, wordsOf } from '../print/print.pdf-text.ts';
import {
  buildProjectWorld,
  confirming,
  done,
  drafted,
  entering,
  leave,
  mutate,
  type ProjectWorld,
  refused,
  seen,
  signing,
} from '../project-world.ts';
import { announced, announcing, PDF, scanned } from './scans.ts';

let commons: Commons;
let world: ProjectWorld;
/** A second person who manages the unit, and a second of the staff. */
let colleague: string;
let otherStaff: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
  const as = async (role: Role, scope: object) =>
    (await buildAccount(commons.db, { roles: [{ role, ...scope }] })).subject;
  colleague = await as(Role.UNIT_MANAGER, { unitId: world.unit.id });
  otherStaff = await as(Role.COMMUNITY_STAFF, { divisionId: world.community.id });
});
afterAll(() => commons.close());

const ENTER = 'paperSignatureEnter';
const CONFIRM = 'paperSignatureConfirm';
const REJECT = 'paperSignatureReject';

/** A paper of the unit under the first version, entered by somebody. */
async function entered(as: string, bookId?: string) {
  const id = bookId ?? (await drafted(commons, world));
  return done(commons, ENTER, entering(id, 1, world.unit.id, await scanned(commons, as)), as);
}
const confirmed = (id: string, as: string) => done(commons, CONFIRM, confirming(id), as);
const refusedConfirm = (id: string, as: string) => refused(commons, CONFIRM, confirming(id), as);

describe('a party that has signed on paper', () => {
  it('has signed when one person has entered it and another confirmed it', async () => {
    const bookId = await drafted(commons, world);
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), world.secretary);
    const paper = await entered(world.unit.manager, bookId);
    expect(paper).toMatchObject({ version: 1, signedOn: '2026-03-03', signerPost: '校长', confirmed: null });
    const waiting = await seen(commons, bookId, world.staff);
    expect(waiting).toMatchObject({ state: 'NEGOTIATING', versionInForce: null });
    expect(waiting.parties[1]).toMatchObject({
      signedVersion: null,
      signedOnPaper: false,
      paperSignature: { id: paper.id },
    });
    const { book, confirmed: counts } = await confirmed(paper.id, colleague);
    expect(counts).toBe(true);
    expect(book).toMatchObject({
      state: 'SIGNED',
      versionInForce: 1,
      parties: [
        { signedVersion: 1, signedOnPaper: false, signerPost: '网格党支部书记' },
        { signedVersion: 1, signedOnPaper: true, signerPost: '校长' },
      ],
    });
    const actions = await commons.sql(
      `select action, fields from audit_entry where subject_id = $1 and action like 'paper%' order by id`,
      [bookId],
    );
    expect(actions).toEqual([
      { action: 'paperSignatureEnter', fields: ['paperSignatures'] },
      { action: 'paperSignatureConfirm', fields: ['signatures'] },
    ]);
  });

  it('stands in the print with the office, the day and the fingerprint of the scan', async () => {
    const bookId = await drafted(commons, world);
    const paper = await entered(world.unit.manager, bookId);
    await confirmed(paper.id, world.staff);
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on PaperSignature { scan { sha256 } } } }`,
      { id: paper.id },
      { as: world.staff },
    );
    const { rawPayload } = await commons.app.inject({
      url: `/project-books/${bookId}.pdf`,
      headers: { authorization: `Bearer ${world.staff}` },
    });
    const words = readPdf(rawPayload).pages.map(wordsOf).join('').replaceAll('\n', '');
    expect(words).toContain(`纸质签署第 1 版，扫描件指纹 ${data.node.scan.sha256}负责人：校长日期：2026 年 3 月 3 日`);
  });

  it('signs by two of its own, or one of its own and one of the staff, in whichever order', async () => {
    const { manager, delegate } = world.unit;
    for (const [first, second] of [
      [manager, delegate],
      [delegate, colleague],
      [manager, world.staff],
      [world.staff, manager],
    ] as const) {
      const paper = await entered(first);
      expect((await confirmed(paper.id, second)).confirmed).toBe(true);
    }
  });

  it('signs by nobody alone, nor by staff alone', async () => {
    const own = await entered(world.unit.manager);
    expect(await refusedConfirm(own.id, world.unit.manager)).toBe('FORBIDDEN paperSignatureId');
    expect(await refusedConfirm(own.id, world.secretary)).toBe('FORBIDDEN paperSignatureId');
    expect(await refusedConfirm(own.id, world.stranger)).toBe('NOT_FOUND paperSignatureId');
    expect(await refusedConfirm(own.id, world.farStaff)).toBe('NOT_FOUND paperSignatureId');
    const ofStaff = await entered(world.staff);
    expect(await refusedConfirm(ofStaff.id, otherStaff)).toBe('FORBIDDEN paperSignatureId');
    const can = async (as: string) => {
      const { data } = await commons.query(
        `query ($id: ID!) { node(id: $id) { ... on PaperSignature { viewerCan { confirm reject } } } }`,
        { id: ofStaff.id },
        { as },
      );
      return data.node.viewerCan as { confirm: boolean; reject: boolean };
    };
    expect(await can(otherStaff)).toEqual({ confirm: false, reject: true });
    expect(await can(world.unit.manager)).toEqual({ confirm: true, reject: true });
    expect(await can(world.secretary)).toEqual({ confirm: false, reject: false });
  });

  it('is stood for by no one person twice: who signs for one party enters for another as nobody', async () => {
    const bookId = await drafted(commons, world);
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.UNIT_MANAGER, unitId: world.unit.id },
        { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
      ],
    });
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), subject);
    const paper = await entered(subject, bookId);
    expect(await refusedConfirm(paper.id, world.staff)).toBe('FORBIDDEN partyId');
  });
});

describe('a paper is entered', () => {
  it('by who stands for the party or is staff of its place', async () => {
    const bookId = await drafted(commons, world);
    const enter = async (as: string) =>
      refused(commons, ENTER, entering(bookId, 1, world.unit.id, await scanned(commons, as)), as);
    expect(await enter(world.secretary)).toBe('FORBIDDEN partyId');
    expect(await enter(world.other.manager)).toBe('NOT_FOUND bookId');
    expect(await enter(world.farStaff)).toBe('NOT_FOUND bookId');
  });

  it('with a scan of their own, for the parties, that has come and that nothing else holds', async () => {
    const bookId = await drafted(commons, world);
    const { manager } = world.unit;
    const enter = (scan: string) => refused(commons, ENTER, entering(bookId, 1, world.unit.id, scan), manager);
    const used = (await entered(manager)).scan.id;
    const { attachment } = await announced(commons, announcing(PDF), manager);
    expect(await enter(used)).toBe('INVALID_INPUT attachmentId');
    expect(await enter(attachment.id)).toBe('INVALID_INPUT attachmentId');
    expect(await enter(await scanned(commons, manager, { visibility: 'PUBLIC' }))).toBe('INVALID_INPUT attachmentId');
    expect(await enter(await scanned(commons, world.staff))).toBe('NOT_FOUND attachmentId');
  });

  it.each([
    ['signedOn', { signedOn: '2026-03-04' }],
    ['signedOn', { signedOn: '2026-03-02' }],
    ['signerPost', { signerPost: ' ' }],
    ['signerPost', { signerPost: '校长 138 0000 0000' }],
    ['partyId', { partyId: 'other' }],
  ])('with what the paper can say: %s %o', async (field, given) => {
    const bookId = await drafted(commons, world);
    const { manager } = world.unit;
    const input = {
      ...entering(bookId, 1, world.unit.id, await scanned(commons, manager)),
      ...given,
      ...('partyId' in given && { partyId: world.other.id }),
    };
    expect(await refused(commons, ENTER, input, manager)).toBe(`INVALID_INPUT ${field}`);
  });

  it('once at a time, under the latest version, of a party that has not signed', async () => {
    const bookId = await drafted(commons, world);
    const { manager, delegate, id } = world.unit;
    await entered(manager, bookId);
    const enter = async (version = 1) =>
      refused(commons, ENTER, entering(bookId, version, id, await scanned(commons, manager)), manager);
    expect(await enter()).toBe('STATE_CONFLICT partyId');
    expect(await enter(2)).toBe('STALE_VERSION version');
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, id), delegate);
    expect(await enter()).toBe('STATE_CONFLICT partyId');
  });

  it('once of many who enter at once', async () => {
    const bookId = await drafted(commons, world);
    const { manager, id } = world.unit;
    const scans = await Promise.all(Array.from({ length: 5 }, () => scanned(commons, manager)));
    const answers = await Promise.all(
      scans.map((scan) => mutate(commons, ENTER, entering(bookId, 1, id, scan), manager)),
    );
    expect(answers.filter(({ paper }) => paper != null)).toHaveLength(1);
  });
});

describe('a paper that waits', () => {
  it('is moot when the book is revised', async () => {
    const bookId = await drafted(commons, world);
    const paper = await entered(world.unit.manager, bookId);
    await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, title: '改名' }, world.secretary);
    expect(await refusedConfirm(paper.id, world.staff)).toBe('STALE_VERSION paperSignatureId');
  });

  it('can be rejected for a reason, by whoever may look at it, and entered anew', async () => {
    const bookId = await drafted(commons, world);
    const paper = await entered(world.unit.manager, bookId);
    const input = { paperSignatureId: paper.id, reason: '印章不清' };
    expect(await refused(commons, REJECT, { ...input, reason: ' ' }, world.staff)).toBe('INVALID_INPUT reason');
    expect(await refused(commons, REJECT, input, world.secretary)).toBe('FORBIDDEN paperSignatureId');
    const rejected = await done(commons, REJECT, input, world.staff);
    expect(rejected).toMatchObject({
      confirmed: false,
      rejectReason: '印章不清',
      viewerCan: { confirm: false, reject: false },
    });
    expect(await refusedConfirm(paper.id, world.staff)).toBe('STATE_CONFLICT paperSignatureId');
    const again = await entered(world.unit.manager, bookId);
    expect((await confirmed(again.id, world.staff)).book.parties[1].signedOnPaper).toBe(true);
    // What was rejected is no scan of anything: after a month its bytes go, its fingerprint stays.
    const before = commons.clock.now;
    commons.clock.now = before.add({ hours: 24 * REJECTED_KEPT_DAYS, seconds: 1 });
    try {
      await letGoOfAttachments({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
      const scan = async (id: string) =>
        (
          await commons.query(
            `query ($id: ID!) { node(id: $id) { ... on PaperSignature { scan { sha256 url } } } }`,
            { id },
            { as: world.staff },
          )
        ).data.node.scan as { sha256: string; url: string | null };
      expect(await scan(paper.id)).toMatchObject({ sha256: expect.any(String), url: null });
      expect((await scan(again.id)).url).not.toBeNull();
    } finally {
      commons.clock.now = before;
    }
  });

  it('is confirmed once of many who confirm at once', async () => {
    const paper = await entered(world.unit.manager);
    const answers = await Promise.all(
      [colleague, world.unit.delegate, world.staff].map((as) => mutate(commons, CONFIRM, confirming(paper.id), as)),
    );
    expect(answers.map(({ refusals }) => refusals!.length).toSorted()).toEqual([0, 1, 1]);
  });

  it('does not count for a unit that has left its alliance', async () => {
    const gone = await world.member('离开的单位');
    const bookId = await drafted(commons, world, [await world.match({ supplierId: gone.id })]);
    const input = entering(bookId, 1, gone.id, await scanned(commons, gone.manager));
    const paper = await done(commons, ENTER, input, gone.manager);
    await leave(commons, gone);
    expect(await refusedConfirm(paper.id, world.staff)).toBe('STATE_CONFLICT partyId');
  });
});

describe('the scan', () => {
  it('is seen by the parties and by staff of their places, never by others, signed or not', async () => {
    const bookId = await drafted(commons, world);
    const paper = await entered(world.unit.manager, bookId);
    const { scan } = paper;
    const read = async (as?: string) =>
      (
        await commons.query(
          `query ($scan: ID!, $paper: ID!, $book: ID!) {
            scan: node(id: $scan) { ... on Attachment { url } } paper: node(id: $paper) { id }
            book: node(id: $book) { ... on ServiceProjectBook { parties { paperSignature { id } } } } }`,
          { scan: scan.id, paper: paper.id, book: bookId },
          { ...(as !== undefined && { as }) },
        )
      ).data as { scan: { url: string } | null; paper: object | null; book: { parties: object[] } | null };
    for (const as of [world.secretary, world.unit.delegate, world.staff]) {
      const { scan: shown } = await read(as);
      expect((await commons.app.inject(shown!.url)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    await confirmed(paper.id, world.staff);
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), world.secretary);
    for (const as of [world.other.manager, world.farStaff, world.stranger, undefined]) {
      expect(await read(as)).toMatchObject({
        scan: null,
        paper: null,
        book: { parties: [{ paperSignature: null }, { paperSignature: null }] },
      });
    }
  });
});
