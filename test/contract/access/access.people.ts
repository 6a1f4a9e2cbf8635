import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildPeopleSights}, as the table of queries calls it. */
export const PEOPLE_SIGHTS = ['an Account'] as const;

/** Longer than what is shown of it. */
const DISABLED_SUBJECT = 'somebody|who-is-disabled';
const REASON = 'As the table asks.';

/** An account that is disabled, and somebody of the unit who has looked at the contact of `booker`. */
export async function buildPeopleSights(
  world: World,
  bookingId: string,
): Promise<Record<(typeof PEOPLE_SIGHTS)[number], string>> {
  const { accountId } = await buildAccount(world.db, { subject: DISABLED_SUBJECT });
  await disable(world, accountId);
  await sql`
    select from look_at_contacts(${world.keeperAccountId}, ${TEST_NOW}, ${[world.booker.residentId]}, ${[bookingId]})`.execute(
    world.db,
  );
  return { 'an Account': accountId };
}

async function disable({ db }: World, accountId: string): Promise<void> {
  await sql`
    update account set disabled_at = ${TEST_NOW}, disabled_reason = ${REASON} where id = ${accountId}`.execute(db);
}

export const PEOPLE_FIELDS: Readonly<
  Record<string, (world: World, sights: SightsOf<(typeof PEOPLE_SIGHTS)[number]>) => FieldsOf>
> = {
  'PersonalDataView.*': ({ booker }) => ({
    id: booker.residentId,
    fields: 'PersonalDataView { at byRole purpose unit { id } }',
    listOfViewer: 'personalDataViews',
    inClearTo: 'booker',
  }),
  'Account.*': (_world, { nodes }) => ({
    id: nodes['an Account'],
    fields: 'Account { id disabledAt disabledReason }',
    inClearTo: 'admin',
  }),
  'Account.holderSubject': (_world, { nodes }) => ({
    id: nodes['an Account'],
    fields: 'Account { holderSubject }',
    inClearTo: { holderSubject: DISABLED_SUBJECT },
  }),
};

export const PEOPLE_INPUTS: Readonly<Record<string, InputOf>> = {
  'accountDisable, of a resident': async ({ db }) => {
    const { residentId } = await buildResident(db);
    return { input: { residentId, reason: REASON } };
  },
  'accountDisable, of community staff': async ({ db, community }) => {
    const { residentId } = await buildResident(db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }],
    });
    return { input: { residentId, reason: REASON } };
  },
  'accountDisable, by their subject': async ({ db }) => {
    const { subject } = await buildAccount(db);
    return { input: { accountSubject: subject, reason: REASON } };
  },
  accountEnable: async (world) => {
    const { residentId, accountId } = await buildResident(world.db);
    await disable(world, accountId);
    return { input: { residentId } };
  },
  personalDataExport: async () => ({ input: { idempotencyKey: `access-${randomUUID()}` } }),
  'personalDataErase, by another name': async () => ({ input: { name: '别人' } }),
  'personalDataErase, of somebody alike': async ({ db, roles, booker }, viewer) => {
    const isResident = viewer === 'booker' || viewer === 'other' || viewer === 'ended';
    if (isResident)
      return { input: { name: booker.name }, as: (await buildResident(db, { name: booker.name })).subject };
    const given = roles[viewer];
    return { input: { name: booker.name }, ...(given && { as: (await buildAccount(db, { roles: given })).subject }) };
  },
};
