import { randomUUID } from 'node:crypto';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { carryOutDue, judgeChanged } from '../../../src/bookings/closures/carry-out-plans.ts';
import { Role } from '../../../src/request/viewer.ts';
import { startCommons, TEST_NOW } from '../../support/commons.ts';
import { book } from '../booking.operations.ts';

const PLAN = `
  id version state emergency start end reason { zh en } facilities { id }
  effects(first: 50) { totalCount edges { node { choice decideBy settledAt booking { id state } } } }`;

interface PlanShown {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly reason: { readonly zh: string; readonly en: string | null };
  readonly effects: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: {
        readonly choice: string;
        readonly decideBy: string;
        readonly settledAt: string | null;
        readonly booking: { readonly id: string; readonly state: string };
      };
    }[];
  };
}

/** A unit with a facility, and what people do with it. */
export async function buildClosureWorld() {
  const commons = await startCommons();
  const { db } = commons;
  const unit = await buildUnit(db);
  const manager = (await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] })).subject;

  function facility(overrides: FacilityOverrides = {}) {
    return buildFacility(db, {
      unitId: unit.id,
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      capacity: 10,
      ...overrides,
    });
  }

  /** Books an hour of a local day for somebody new. */
  async function booked(facilityId: string, date: string, hour = 10) {
    const booker = await buildResident(db);
    const at = (clock: number) => `${date}T${String(clock).padStart(2, '0')}:00:00+08:00`;
    const { booking, refusal } = await book(
      commons,
      { facilityId, start: at(hour), end: at(hour + 1) },
      { as: booker.subject },
    );
    if (!booking) throw new Error(`Not booked: ${refusal!.code}`);
    return { id: booking.id, booker };
  }

  /** Sends a mutation whose payload has a plan. */
  async function send(name: string, input: object, as = manager) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await commons.query(
      `mutation ($input: ${type}) { answer: ${name}(input: $input) { plan { ${PLAN} } userErrors { code field } } }`,
      { input },
      { as },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const { plan, userErrors } = data.answer as {
      plan: PlanShown | null;
      userErrors: { code: string; field: string[] }[];
    };
    return { plan, code: userErrors[0]?.code ?? 'DONE', field: userErrors[0]?.field };
  }

  async function openPlans(facilityId: string, as = manager): Promise<PlanShown[] | null> {
    const { data, errors } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on SharedFacility { openPlans { ${PLAN} } } } }`,
      { id: facilityId },
      { as },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.node.openPlans;
  }

  async function seen(bookingId: string, as: string) {
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Booking {
        state stateReason cancelReason endedBy closureNotice { reason { zh en } choice decideBy }
      } } }`,
      { id: bookingId },
      { as },
    );
    return data.node;
  }

  const closing = new AbortController().signal;
  const now = () => commons.clock.now;
  return {
    commons,
    unit,
    manager,
    facility,
    booked,
    send,
    openPlans,
    seen,
    confirm: (plan: PlanShown, idempotencyKey: string = randomUUID()) =>
      send('closureConfirm', { planId: plan.id, version: plan.version, idempotencyKey }),
    /** What the jobs do every minute, however new a change is. */
    judge: () => judgeChanged({ orm: commons.orm, now, closing }, 0),
    carryOut: () => carryOutDue({ db, now, closing }),
    topicsOf: async (id: string) =>
      (
        await commons.sql<{ topic: string }>('select topic from outbox_event where subject_id = $1 order by id', [id])
      ).map(({ topic }) => topic),
    setClock: (text: string = TEST_NOW) => {
      commons.clock.now = Temporal.Instant.from(text);
    },
  };
}

export type ClosureWorld = Awaited<ReturnType<typeof buildClosureWorld>>;
