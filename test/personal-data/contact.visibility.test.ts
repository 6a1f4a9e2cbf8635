import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { buildWorld, type ViewerName, VIEWERS, type World } from '../contract/access/access.world.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { textTable } from '../support/text-table.ts';

// Who sees name and phone of a resident, by which thing and when; and who is told that they did.

const START = Temporal.Instant.from('2026-03-04T02:00:00Z');
const END = START.add({ hours: 2 });
const MOMENTS: Readonly<Record<string, Temporal.Instant>> = {
  requested: START.subtract({ hours: 20 }),
  running: START.add({ minutes: 5 }),
  'an hour after': END.add({ minutes: 59 }),
  later: END.add({ minutes: 61 }),
};

const CONTACT = '{ name phone }';
type Thing = 'booking' | 'list of bookings' | 'resident' | 'role';

/** Words: as in test/contract/access/access.tables.ts. */
const WHO_SEES_WHOM = textTable(`
                                           | nobody guest booker other manager rival keeper branch staff  above  admin  far
booking, PENDING, requested                | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
booking, CONFIRMED, requested              | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
booking, CONFIRMED, running                | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
booking, CONFIRMED, an hour after          | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
booking, CONFIRMED, later                  | gone   gone  clear  gone  masked  gone  masked gone   masked masked masked gone
booking, NO_SHOW, an hour after            | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
booking, NO_SHOW, later                    | gone   gone  clear  gone  masked  gone  masked gone   masked masked masked gone
booking, CANCELLED, requested              | gone   gone  clear  gone  masked  gone  masked gone   masked masked masked gone
booking, REJECTED, requested               | gone   gone  clear  gone  masked  gone  masked gone   masked masked masked gone
list of bookings, CONFIRMED, requested     | gone   gone  clear  gone  clear   gone  clear  gone   masked masked masked gone
list of bookings, CONFIRMED, later         | gone   gone  clear  gone  masked  gone  masked gone   masked masked masked gone
resident, CONFIRMED, requested             | gone   gone  clear  gone  clear   gone  clear  gone   gone   gone   gone   gone
resident, CONFIRMED, later                 | gone   gone  clear  gone  gone    gone  gone   gone   gone   gone   gone   gone
role, CONFIRMED, requested                 | gone   gone  clear  gone  gone    gone  gone   gone   gone   gone   masked masked
`);

let commons: Commons;
let world: World;
/** Whose booking a row is about. */
let booker: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

const asViewer = (viewer: ViewerName) => (viewer === 'booker' ? booker.subject : world.subjects[viewer]);

async function ask(viewer: ViewerName, document: string, variables: object = {}) {
  const as = asViewer(viewer);
  return commons.query(document, variables, as === undefined ? {} : { as });
}

async function contactSeen(viewer: ViewerName, thing: Thing, bookingId: string) {
  if (thing === 'list of bookings') {
    const { data } = await ask(viewer, `{ bookings(first: 100) { edges { node { id booker ${CONTACT} } } } }`);
    return data?.bookings.edges.find(({ node }: { node: { id: string } }) => node.id === bookingId)?.node.booker;
  }
  const [id, fields] = {
    booking: [bookingId, `Booking { found: booker ${CONTACT} }`] as const,
    resident: [booker.residentId, 'Resident { name phone }'] as const,
    role: [booker.roleIds[0]!, `RoleAssignment { found: holder ${CONTACT} }`] as const,
  }[thing];
  const { data } = await ask(viewer, `query ($id: ID!) { node(id: $id) { ... on ${fields} } }`, { id });
  return data.node?.found ?? data.node;
}

function wordOf(contact: { name: string; phone: string } | null | undefined): string {
  if (!contact) return 'gone';
  if (contact.name === '陈小榕' && contact.phone === '13812345678') return 'clear';
  return contact.name === '陈**' && contact.phone === '138****5678' ? 'masked' : JSON.stringify(contact);
}

async function booked(state: 'PENDING' | 'CONFIRMED' | 'CANCELLED' | 'REJECTED' | 'NO_SHOW') {
  booker = await buildResident(commons.db, { name: '陈小榕', phone: '13812345678' });
  const slot = { facilityId: world.facility.id, start: START.toString(), end: END.toString() };
  return (await buildBooking(commons.db, { ...slot, bookerId: booker.residentId, state })).id;
}

const viewsOf = (residentId: string) =>
  commons.sql('select viewer_id, subject_id from personal_data_view where resident_id = $1', [residentId]);

beforeEach(() => commons.sql('delete from booking').then(() => undefined));

describe('name and phone of a resident', () => {
  test.each(WHO_SEES_WHOM.rows)('$name: is shown to each as its row says, and each look is kept', async (row) => {
    const [thing, state, moment] = row.name.split(', ') as [Thing, Parameters<typeof booked>[0], string];
    commons.clock.now = MOMENTS[moment]!;
    const bookingId = await booked(state);
    const seen: Record<string, string> = {};
    for (const viewer of VIEWERS.filter((name) => name in row.cells)) {
      seen[viewer] = wordOf(await contactSeen(viewer, thing, bookingId));
    }
    expect(seen).toEqual(row.cells);
    const lookers = Object.entries(row.cells).filter(([name, word]) => word === 'clear' && name !== 'booker');
    const views = await viewsOf(booker.residentId);
    expect(views).toHaveLength(lookers.length);
    expect(views.every((view) => view.subject_id === bookingId)).toBe(true);
  });

  test('a booking that is over shows nobody, though another of the same person is ahead', async () => {
    commons.clock.now = MOMENTS.later!;
    const over = await booked('CONFIRMED');
    const slot = { start: END.add({ hours: 5 }).toString(), end: END.add({ hours: 6 }).toString() };
    const next = await buildBooking(commons.db, {
      ...slot,
      facilityId: world.facility.id,
      bookerId: booker.residentId,
    });
    expect(wordOf(await contactSeen('manager', 'booking', over))).toBe('masked');
    expect(wordOf(await contactSeen('manager', 'booking', next.id))).toBe('clear');
  });

  test('is not looked at by who asks for the id only, nor by the person themselves', async () => {
    commons.clock.now = MOMENTS.requested!;
    const id = await booked('CONFIRMED');
    await ask('manager', 'query ($id: ID!) { node(id: $id) { ... on Booking { booker { id } } } }', { id });
    await contactSeen('booker', 'booking', id);
    expect(await viewsOf(booker.residentId)).toEqual([]);
  });
});

describe('Viewer.personalDataViews', () => {
  const VIEWS = '{ viewer { personalDataViews { at byRole purpose unit { id } } } }';

  test('shows the resident who looked, for which unit and what for, the newest first', async () => {
    commons.clock.now = MOMENTS.requested!;
    const id = await booked('CONFIRMED');
    await contactSeen('manager', 'booking', id);
    commons.clock.now = commons.clock.now.add({ hours: 1 });
    await contactSeen('keeper', 'list of bookings', id);
    const { data } = await ask('booker', VIEWS);
    const look = {
      byRole: Role.UNIT_MANAGER,
      unit: { id: world.unit.id },
      purpose: `Your booking ${id.slice(-12)}`,
    };
    expect(data.viewer.personalDataViews).toEqual([
      { ...look, at: commons.clock.now.toString({ smallestUnit: 'millisecond' }) },
      { ...look, at: MOMENTS.requested!.toString({ smallestUnit: 'millisecond' }) },
    ]);
    const { data: chinese } = await commons.query(VIEWS, {}, { as: booker.subject, language: 'zh-CN' });
    expect(chinese.viewer.personalDataViews[0].purpose).toBe(`您的预约 ${id.slice(-12)}`);
    expect((await ask('other', VIEWS)).data.viewer.personalDataViews).toEqual([]);
    expect((await ask('manager', VIEWS)).data.viewer.personalDataViews).toEqual([]);
  });

  test('takes what is looked at again within ten minutes for one look, in parallel too', async () => {
    commons.clock.now = MOMENTS.requested!;
    const id = await booked('CONFIRMED');
    await Promise.all(Array.from({ length: 8 }, () => contactSeen('manager', 'booking', id)));
    expect(await viewsOf(booker.residentId)).toHaveLength(1);
    commons.clock.now = commons.clock.now.add({ minutes: 10 });
    await contactSeen('manager', 'booking', id);
    expect(await viewsOf(booker.residentId)).toHaveLength(2);
  });

  test('a look that cannot be kept is none', async () => {
    commons.clock.now = MOMENTS.requested!;
    const id = await booked('CONFIRMED');
    await commons.sql('alter table personal_data_view rename to hidden_view');
    const { data, errors } = await ask(
      'manager',
      `query ($id: ID!) { node(id: $id) { ... on Booking { booker ${CONTACT} } } }`,
      { id },
    );
    await commons.sql('alter table hidden_view rename to personal_data_view');
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL', 'INTERNAL']);
    expect(JSON.stringify(data)).not.toContain('小榕');
  });
});
