import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransactionAs } from '../../request/transaction.ts';
import { districtCodeOf, requireDivision } from '../grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { maskedName } from '../../shared/personal-name.ts';
import { requireText } from '../../shared/text.ts';
import { actorWithAccount } from './account.service.ts';
import { ownContact } from './contacts/contact.loader.ts';
import { claimedPhone, confirmPhone } from './phones/confirm-phone.ts';
import { maskedPhone, phoneOf, Resident, RESIDENT_NAME_MAX } from './resident.entity.ts';
import { alreadyRegistered, notAPhoneNumber } from './resident.errors.ts';
import type { ResidentRegisterInput } from './resident.input.ts';
import { RoleAssignment } from './role.entity.ts';
import { Role } from '../../request/viewer.ts';

/**
 * Makes the person who is signed in a resident, with the role that books. Registering again with the same data changes
 * nothing and answers the same, so that a lost answer can be asked for again.
 * @returns the id of the resident
 * @throws Refusal INVALID_INPUT, NOT_FOUND for the division, or STATE_CONFLICT when registered with other data
 */
export async function registerResident(ctx: Context, input: ResidentRegisterInput): Promise<string> {
  return inTransactionAs(ctx, actorWithAccount, async (ctx) => {
    const name = requireText(input.name, ['name'], RESIDENT_NAME_MAX);
    const phone = phoneOf(input.phone);
    if (phone === undefined) throw notAPhoneNumber();
    const division =
      input.divisionCode == null ? null : await requireDivision(ctx, input.divisionCode, ['divisionCode']);
    const divisionId = division?.id ?? null;

    if (ctx.actor.residentId !== undefined) {
      const known = await ctx.em.findOneOrFail(Resident, ctx.actor.residentId);
      const own = await ownContact(ctx.db, ctx.actor.accountId, ctx.now());
      if (own?.name !== name || known.divisionId !== divisionId) throw alreadyRegistered({});
      if (own.phone !== phone) await givePhoneBack(ctx, known.id, phone);
      await confirmWhenClaimed(ctx, known.id, phone);
      return known.id;
    }
    const now = dateOf(ctx.now());
    const { accountId } = ctx.actor;
    const resident = {
      id: newId('res'),
      accountId,
      maskedName: maskedName(name),
      maskedPhone: maskedPhone(phone),
      divisionId,
      synthetic: false,
      createdAt: now,
      erasedAt: null,
    };
    ctx.em.create(Resident, resident);
    ctx.em.create(RoleAssignment, { id: newId('rol'), accountId, role: Role.RESIDENT, validFrom: now });
    await ctx.em.flush();
    await sql`
      insert into resident_contact (resident_id, name, phone) values (${resident.id}, ${name}, ${phone})`.execute(
      ctx.db,
    );
    await record(ctx, {
      action: 'residentRegister',
      subjectId: resident.id,
      districtCode: division ? districtCodeOf(division.path) : NO_DISTRICT,
      fields: ['name', 'phone', 'divisionId'],
      topic: 'resident.registered',
    });
    await confirmWhenClaimed(ctx, resident.id, phone);
    return resident.id;
  });
}

/** The word of who issued the token is enough. Where it is not heard, as the household is full, they register all the same. */
async function confirmWhenClaimed(ctx: WriteContext, residentId: string, phone: string): Promise<void> {
  if (claimedPhone(ctx) === phone) await confirmPhone(ctx, residentId, phone);
}

/** A phone that has long not been needed is let go of, see personal-data/retention.ts; who comes back gives it anew. */
async function givePhoneBack(ctx: WriteContext, residentId: string, phone: string): Promise<void> {
  const { rows } = await sql<{ wasGone: boolean }>`
    select give_phone_back(${residentId}, ${phone}, ${maskedPhone(phone)}) as "wasGone"`.execute(ctx.db);
  if (!rows[0]!.wasGone) throw alreadyRegistered({});
  await record(ctx, {
    action: 'residentRegister',
    subjectId: residentId,
    districtCode: NO_DISTRICT,
    fields: ['phone'],
  });
}
