import { buildDemand, buildList, buildSupply, type ListToBuild } from '../../../seeds/factories/exchange.factory.ts';
import { sql } from 'kysely';
import { newId } from '../../../src/shared/node.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

type ListState = NonNullable<ListToBuild['state']>;

/** The names of {@link buildExchangeSights} that some viewers may not know of. */
export const HIDDEN_EXCHANGE_SIGHTS = [
  'a SupplyDemandList that is a draft',
  'a Supply on a draft',
  'a Demand on a submitted list',
] as const;

/** The names of all of {@link buildExchangeSights}. */
export const EXCHANGE_SIGHTS = [
  ...HIDDEN_EXCHANGE_SIGHTS,
  'a ServiceCategory',
  'a SupplyDemandList that is closed',
  'a Supply, withdrawn',
  'a Demand, withdrawn',
] as const;

/** Lists of the unit of a world, a draft and one in force, and of a branch, a submitted and a closed one. */
export async function buildExchangeSights(
  { db, unit }: World,
  branchId: string,
): Promise<Readonly<Record<(typeof EXCHANGE_SIGHTS)[number], string>>> {
  const listOf = (ownerId: string, state: ListState) => buildList(db, { ownerId, state, stateReason: 'As agreed.' });
  const draft = await listOf(unit.id, 'DRAFT');
  const closed = await listOf(branchId, 'CLOSED');
  const supply = await buildSupply(db, { list: await listOf(unit.id, 'IN_FORCE'), withdrawn: true });
  const demand = await buildDemand(db, { list: closed, withdrawn: true });
  await sql`update supply set state_reason = 'As agreed.' where id = ${supply.id}`.execute(db);
  await sql`update demand set state_reason = 'As agreed.' where id = ${demand.id}`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from service_category order by code limit 1`.execute(db);
  return {
    'a SupplyDemandList that is a draft': draft.id,
    'a Supply on a draft': (await buildSupply(db, { list: draft })).id,
    'a Demand on a submitted list': (await buildDemand(db, { list: await listOf(branchId, 'SUBMITTED') })).id,
    'a ServiceCategory': rows[0]!.id,
    'a SupplyDemandList that is closed': closed.id,
    'a Supply, withdrawn': supply.id,
    'a Demand, withdrawn': demand.id,
  };
}

type Sights = SightsOf<(typeof HIDDEN_EXCHANGE_SIGHTS)[number] | (typeof EXCHANGE_SIGHTS)[number]>;

/** What the rows of lists and entries in the table of fields ask for. */
export const EXCHANGE_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'SupplyDemandList.stateReason': (_world, { nodes }) => ({
    id: nodes['a SupplyDemandList that is closed'],
    fields: 'SupplyDemandList { stateReason }',
    inClearTo: 'admin',
  }),
  'Supply.stateReason': (_world, { nodes }) => ({
    id: nodes['a Supply, withdrawn'],
    fields: 'Supply { stateReason }',
    inClearTo: 'admin',
  }),
  'Demand.stateReason': (_world, { nodes }) => ({
    id: nodes['a Demand, withdrawn'],
    fields: 'Demand { stateReason }',
    inClearTo: 'admin',
  }),
};

const REASON = 'As the table asks.';
const ENTRY = {
  categoryCode: 'FACILITY.PARKING',
  title: '车位',
  quantity: 2,
  windows: [{ dayClass: 'EVERY_DAY', startTime: '18:00', endTime: '08:00' }],
};

/** Whose list: the unit that `manager` manages, or the branch that `branch` leads. */
type Owner = (world: World) => string | Promise<string>;

/** What the rows of lists and entries in the table of mutations send. @param branchOf the branch that `branch` leads */
export function exchangeInputs(branchOf: Owner): Readonly<Record<string, InputOf>> {
  const ofUnit: Owner = ({ unit }) => unit.id;
  const list = async (world: World, owner: Owner, state: ListState) =>
    buildList(world.db, { ownerId: await owner(world), state });
  const listFor =
    (owner: Owner, state: ListState, more: object = {}): InputOf =>
    async (world) => {
      const built = await list(world, owner, state);
      await buildSupply(world.db, { list: built });
      return { input: { listId: built.id, ...more } };
    };
  const supplyFor =
    (state: ListState, more: object = {}): InputOf =>
    async (world) => {
      const { id } = await buildSupply(world.db, { list: await list(world, ofUnit, state) });
      return { input: { supplyId: id, ...more } };
    };
  const demandFor =
    (state: ListState, more: object = {}): InputOf =>
    async (world) => {
      const { id } = await buildDemand(world.db, { list: await list(world, branchOf, state) });
      return { input: { demandId: id, ...more } };
    };
  const mergeFor =
    (one: Owner, into: Owner, state: ListState): InputOf =>
    async (world) => {
      const merged = await buildDemand(world.db, { list: await list(world, one, state) });
      const staying = await buildDemand(world.db, { list: await list(world, into, state) });
      return { input: { demandId: merged.id, intoDemandId: staying.id, reason: REASON } };
    };
  const createFor =
    (owner: Owner): InputOf =>
    async (world) => ({
      input: { ownerId: await owner(world), validFrom: '2026-03-01', validTo: '2026-12-31' },
    });
  return {
    'supplyDemandListCreate, of a unit': createFor(ofUnit),
    'supplyDemandListCreate, of a branch': createFor(branchOf),
    'supplyDemandListSubmit, of a unit': listFor(ofUnit, 'DRAFT'),
    'supplyDemandListSubmit, of a branch': listFor(branchOf, 'DRAFT'),
    'supplyDemandListConfirm, of a unit': listFor(ofUnit, 'SUBMITTED'),
    'supplyDemandListConfirm, of a branch': listFor(branchOf, 'SUBMITTED'),
    'supplyDemandListReturn, of a unit': listFor(ofUnit, 'SUBMITTED', { reason: REASON }),
    'supplyDemandListReturn, of a branch': listFor(branchOf, 'SUBMITTED', { reason: REASON }),
    'supplyDemandListClose, of a unit': listFor(ofUnit, 'IN_FORCE', { reason: REASON }),
    'supplyDemandListClose, of a branch': listFor(branchOf, 'IN_FORCE', { reason: REASON }),
    supplyDemandListImport: listFor(ofUnit, 'DRAFT', { csv: 'side,category,title,quantity,windows' }),
    supplyDemandListCopy: async (world) => {
      const { id: listId } = await list(world, ofUnit, 'DRAFT');
      return { input: { listId, validFrom: '2027-01-01', validTo: '2027-12-31', idempotencyKey: newId('sdl') } };
    },
    supplyAdd: listFor(ofUnit, 'DRAFT', ENTRY),
    'supplyUpdate, of a draft': supplyFor('DRAFT', { quantity: 3 }),
    'supplyUpdate, in force': supplyFor('IN_FORCE', { quantity: 3 }),
    supplyRemove: supplyFor('DRAFT'),
    supplyWithdraw: supplyFor('IN_FORCE', { reason: REASON }),
    demandAdd: listFor(branchOf, 'DRAFT', ENTRY),
    'demandUpdate, of a draft': demandFor('DRAFT', { quantity: 3 }),
    'demandUpdate, in force': demandFor('IN_FORCE', { quantity: 3 }),
    demandRemove: demandFor('DRAFT'),
    demandWithdraw: demandFor('IN_FORCE', { reason: REASON }),
    'demandMerge, of drafts': mergeFor(branchOf, branchOf, 'DRAFT'),
    'demandMerge, of two owners': mergeFor(ofUnit, branchOf, 'IN_FORCE'),
  };
}
