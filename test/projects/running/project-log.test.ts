import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildProjectWorld,
  completed,
  done,
  drafted,
  type ProjectWorld,
  refused,
  running,
  seen,
  signedByAll,
} from '../project-world.ts';

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

describe('milestoneComplete', () => {
  const COMPLETE = 'milestoneComplete';

  /** A running project with milestones of weight 1, 2 and 5. */
  async function withMilestones() {
    const bookId = await drafted(commons, world);
    const milestones = [1, 2, 5].map((weight, i) => ({ title: `第${i + 1}步`, dueOn: `2026-0${i + 4}-01`, weight }));
    await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, milestones }, world.secretary);
    await signedByAll(commons, world, bookId, { version: 2 });
    await done(commons, 'serviceProjectBookStart', { bookId }, world.secretary);
    const ids = (await seen(commons, bookId)).milestones.map(({ id }: { id: string }) => id) as string[];
    return { bookId, ids };
  }

  test('adds its weight to the progress, and keeps the evidence for the parties', async () => {
    const { bookId, ids } = await withMilestones();
    const input = { milestoneId: ids[1], evidence: '签到表' };
    expect(await done(commons, COMPLETE, input, world.unit.manager)).toEqual({
      id: ids[1],
      title: '第2步',
      completedAt: '2026-03-03T04:00:00.000Z',
      evidence: '签到表',
      book: { id: bookId, progress: 0.25 },
    });
    await done(commons, COMPLETE, { milestoneId: ids[2], evidence: '验收单' }, world.staff);
    const [, second] = (await seen(commons, bookId)).milestones;
    expect(second).toMatchObject({ completedAt: '2026-03-03T04:00:00.000Z', evidence: null });
    expect((await seen(commons, bookId)).progress).toBe(0.875);
    await done(commons, COMPLETE, { milestoneId: ids[0], evidence: '照片' }, world.secretary);
    expect((await seen(commons, bookId)).progress).toBe(1);
  });

  test('refuses one that is completed, once more and at once', async () => {
    const { ids } = await withMilestones();
    const [milestoneId] = ids;
    const answers = await Promise.all(
      [world.secretary, world.unit.manager].map((as) =>
        done(commons, COMPLETE, { milestoneId, evidence: '照片' }, as).then(
          () => 'done',
          () => 'refused',
        ),
      ),
    );
    expect(answers.sort()).toEqual(['done', 'refused']);
    expect(await refused(commons, COMPLETE, { milestoneId, evidence: '照片' }, world.secretary)).toBe(
      'STATE_CONFLICT milestoneId',
    );
  });

  test('refuses one that is not in the version in force', async () => {
    const { bookId, ids } = await withMilestones();
    const milestones = [{ title: '新的一步', dueOn: '2026-05-01', weight: 1 }];
    const revised = await done(
      commons,
      'serviceProjectBookRevise',
      { bookId, expectedVersion: 2, milestones },
      world.secretary,
    );
    const [{ id: milestoneId }] = revised.milestones;
    const input = { milestoneId, evidence: '照片' };
    expect(await refused(commons, COMPLETE, input, world.secretary)).toBe('STATE_CONFLICT milestoneId');
    // Those of the version in force can be completed still.
    await done(commons, COMPLETE, { milestoneId: ids[0], evidence: '照片' }, world.secretary);
  });

  test('refuses a project that is not running, and no evidence', async () => {
    const bookId = await signedByAll(commons, world, await drafted(commons, world));
    const [{ id: milestoneId }] = (await seen(commons, bookId)).milestones;
    const input = { milestoneId, evidence: '照片' };
    expect(await refused(commons, COMPLETE, input, world.secretary)).toBe('STATE_CONFLICT milestoneId');
    await done(commons, 'serviceProjectBookStart', { bookId }, world.secretary);
    expect(await refused(commons, COMPLETE, { milestoneId, evidence: '' }, world.secretary)).toBe(
      'INVALID_INPUT evidence',
    );
  });

  test('refuses others: as if there were none while it is a draft, and as not theirs when it is public', async () => {
    const bookId = await drafted(commons, world);
    const [{ id: milestoneId }] = (await seen(commons, bookId, world.secretary)).milestones;
    const input = { milestoneId, evidence: '照片' };
    const outsiders = [world.other.manager, world.farStaff, world.stranger];
    for (const as of outsiders) expect(await refused(commons, COMPLETE, input, as)).toBe('NOT_FOUND milestoneId');
    await signedByAll(commons, world, bookId);
    for (const as of outsiders) expect(await refused(commons, COMPLETE, input, as)).toBe('FORBIDDEN');
    expect(await refused(commons, COMPLETE, input)).toBe('UNAUTHENTICATED');
    expect(await refused(commons, COMPLETE, { ...input, milestoneId: bookId }, world.secretary)).toBe(
      'INVALID_INPUT milestoneId',
    );
  });
});

describe('projectSessionLog', () => {
  const LOG = 'projectSessionLog';
  const session = (bookId: string, more: object = {}) => ({
    bookId,
    date: '2026-03-02',
    attendance: 12,
    minutes: 90,
    note: '志愿者辅导',
    ...more,
  });

  test('logs sessions, shown in the order in which they were held; notes are for the parties', async () => {
    const bookId = await running(commons, world);
    await done(commons, LOG, session(bookId, { date: '2026-03-03', note: null }), world.unit.delegate);
    const book = await done(commons, LOG, session(bookId), world.staff);
    expect(book.sessions).toEqual([
      { date: '2026-03-02', attendance: 12, minutes: 90, note: '志愿者辅导' },
      { date: '2026-03-03', attendance: 12, minutes: 90, note: null },
    ]);
    expect((await seen(commons, bookId)).sessions[0]).toEqual({
      date: '2026-03-02',
      attendance: 12,
      minutes: 90,
      note: null,
    });
  });

  test.each<[string, object, string]>([
    ['a day in the future', { date: '2026-03-04' }, 'date'],
    ['a day before the term', { date: '2026-02-28' }, 'date'],
    ['nobody', { attendance: 0 }, 'attendance'],
    ['no time', { minutes: 0 }, 'minutes'],
    ['more than a day', { minutes: 1441 }, 'minutes'],
    ['a note of 1,001 characters', { note: '长'.repeat(1001) }, 'note'],
    ['another id among the residents', { participantIds: [`uni_${'0'.repeat(32)}`] }, 'participantIds.0'],
  ])('refuses %s', async (_, more, field) => {
    const bookId = await running(commons, world);
    expect(await refused(commons, LOG, session(bookId, more), world.secretary)).toBe(`INVALID_INPUT ${field}`);
  });

  test('refuses more residents than came, and one who is not registered', async () => {
    const bookId = await running(commons, world);
    const two = [world.resident.residentId, (await buildResident(commons.db)).residentId];
    const log = (more: object) => refused(commons, LOG, session(bookId, more), world.secretary);
    expect(await log({ attendance: 1, participantIds: two })).toBe('INVALID_INPUT participantIds');
    expect(await log({ participantIds: [`res_${'0'.repeat(32)}`] })).toBe('NOT_FOUND participantIds');
    expect((await seen(commons, bookId)).sessions).toEqual([]);
    // Named twice is named once.
    await done(commons, LOG, session(bookId, { attendance: 2, participantIds: [...two, ...two] }), world.secretary);
  });

  test('refuses a project that is not running, and those who are no insiders', async () => {
    const bookId = await signedByAll(commons, world, await drafted(commons, world));
    expect(await refused(commons, LOG, session(bookId), world.secretary)).toBe('STATE_CONFLICT bookId');
    for (const as of [world.other.manager, world.farStaff, world.stranger]) {
      expect(await refused(commons, LOG, session(bookId), as)).toBe('FORBIDDEN');
    }
    const draft = await drafted(commons, world);
    expect(await refused(commons, LOG, session(draft), world.stranger)).toBe('NOT_FOUND bookId');
    expect(await refused(commons, LOG, session(draft))).toBe('UNAUTHENTICATED');
  });
});

describe('projectEvaluate', () => {
  const EVALUATE = 'projectEvaluate';
  const evaluate = (bookId: string, as: string, score: number, more: object = {}) =>
    done(commons, EVALUATE, { bookId, score, ...more }, as);

  test('is evaluated when all parties have, and residents who took part have a say', async () => {
    const bookId = await completed(commons, world);
    const { branch, unit, resident } = world;
    expect(await evaluate(bookId, resident.subject, 5)).toMatchObject({ state: 'COMPLETED', meanScore: 5 });
    const comment = { comment: '居民很满意' };
    expect(await evaluate(bookId, world.secretary, 4, { partyId: branch.id, ...comment })).toMatchObject({
      state: 'COMPLETED',
    });
    expect(await evaluate(bookId, unit.delegate, 3, { partyId: unit.id })).toMatchObject({
      state: 'EVALUATED',
      meanScore: 4,
      needsReview: false,
      evaluations: [
        { by: { id: branch.id }, score: 4, comment: '居民很满意' },
        { by: null, score: 5, comment: null },
        { by: { id: unit.id }, score: 3, comment: null },
      ],
    });
    // Comments are for the parties.
    const shown = (await seen(commons, bookId)).evaluations as { comment: string | null }[];
    expect(shown.map((one) => one.comment)).toEqual([null, null, null]);
  });

  test('flags a review when the mean falls below three, and says so once', async () => {
    const bookId = await completed(commons, world);
    const { branch, unit, resident } = world;
    await evaluate(bookId, world.secretary, 3, { partyId: branch.id });
    expect((await seen(commons, bookId)).needsReview).toBe(false);
    expect(await evaluate(bookId, unit.manager, 2, { partyId: unit.id })).toMatchObject({
      state: 'EVALUATED',
      meanScore: 2.5,
      needsReview: true,
      attention: [{ kind: 'LOW_RATING', subjectId: null, value: 2.5 }],
    });
    await evaluate(bookId, resident.subject, 1);
    const events = await commons.sql(`select topic from outbox_event where subject_id = $1 and topic like '%review%'`, [
      bookId,
    ]);
    expect(events).toEqual([{ topic: 'project.review_needed' }]);
  });

  test('refuses a second evaluation of the same party or resident', async () => {
    const bookId = await completed(commons, world);
    const input = { bookId, score: 4, partyId: world.branch.id };
    await done(commons, EVALUATE, input, world.secretary);
    expect(await refused(commons, EVALUATE, input, world.secretary)).toBe('STATE_CONFLICT bookId');
    await evaluate(bookId, world.resident.subject, 4);
    expect(await refused(commons, EVALUATE, { bookId, score: 5 }, world.resident.subject)).toBe(
      'STATE_CONFLICT bookId',
    );
  });

  test('refuses residents who did not take part, and who speaks for a party that is not theirs', async () => {
    const bookId = await completed(commons, world);
    const absent = await buildResident(commons.db);
    const own = { bookId, score: 5 };
    for (const as of [absent.subject, world.secretary, world.staff, world.stranger]) {
      expect(await refused(commons, EVALUATE, own, as)).toBe('FORBIDDEN');
    }
    const forUnit = { ...own, partyId: world.unit.id };
    for (const as of [world.secretary, world.staff, world.other.manager, world.resident.subject]) {
      expect(await refused(commons, EVALUATE, forUnit, as)).toBe('FORBIDDEN partyId');
    }
    expect(await refused(commons, EVALUATE, { ...own, partyId: world.other.id }, world.other.manager)).toBe(
      'INVALID_INPUT partyId',
    );
    expect(await refused(commons, EVALUATE, own)).toBe('UNAUTHENTICATED');
  });

  test('refuses a project that is not completed, and a score out of range', async () => {
    const input = { score: 5, partyId: world.branch.id };
    const bookId = await running(commons, world);
    expect(await refused(commons, EVALUATE, { ...input, bookId }, world.secretary)).toBe('STATE_CONFLICT bookId');
    const finished = await completed(commons, world);
    for (const score of [0, 6]) {
      expect(await refused(commons, EVALUATE, { ...input, bookId: finished, score }, world.secretary)).toBe(
        'INVALID_INPUT score',
      );
    }
  });
});
