import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { DivisionLevel, districtCodeOf, requireDivision } from '../grid/index.ts';
import { placeFrom } from '../../shared/geo.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { notFound } from '../../shared/refusal.ts';
import { record } from '../../request/record.ts';
import { ADDRESS_MAX, requireText } from '../../shared/text.ts';
import { contactPhoneOf } from './contact-phone.ts';
import { isCreditCode, normalCreditCode } from './credit-code.ts';
import { ResidentUnit, UNIT_NAME_MAX } from './unit.entity.ts';
import {
  creditCodeIsWrong,
  notABaseForUnits,
  notAContactPhone,
  notManagerOfUnit,
  notStaffOfDivision,
} from './unit.errors.ts';
import type { UnitRegisterInput, UnitUpdateInput } from './unit.input.ts';
import { residentUnitPlace } from './unit.loader.ts';
import { mayRegisterUnit, mayUpdateUnit } from './unit.policy.ts';

/** The levels of a division in which a unit can be based. */
const BASES: ReadonlySet<DivisionLevel> = new Set([
  DivisionLevel.COMMUNITY,
  DivisionLevel.GRID,
  DivisionLevel.BUILDING,
]);

/** Registers a unit. @returns its id */
export function registerUnit(ctx: Context, input: UnitRegisterInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const division = await requireDivision(ctx, input.divisionCode, ['divisionCode']);
    if (!mayRegisterUnit(ctx.actor, division.path)) throw notStaffOfDivision();

    if (!BASES.has(division.level)) throw notABaseForUnits({});
    const creditCode = normalCreditCode(input.creditCode);
    if (!isCreditCode(creditCode)) throw creditCodeIsWrong({});
    const location = placeFrom(input.location, ['location']);

    const unit = Object.assign(new ResidentUnit(), {
      id: newId('uni'),
      name: requireText(input.name, ['name'], UNIT_NAME_MAX),
      creditCode,
      kind: input.kind,
      affiliationLevel: input.affiliationLevel,
      divisionId: division.id,
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
      address: input.address == null ? null : requireText(input.address, ['address'], ADDRESS_MAX),
      contactPhone: null,
      synthetic: false,
      createdAt: dateOf(ctx.now()),
    });
    ctx.em.persist(unit);
    await ctx.em.flush();
    const districtCode = districtCodeOf(division.path);
    await record(ctx, { action: 'unitRegister', subjectId: unit.id, districtCode, topic: 'unit.registered' });
    return unit.id;
  });
}

/** Changes what a unit says of itself. @returns its id */
export function updateUnit(ctx: Context, input: UnitUpdateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const unit = await ctx.em.findOne(ResidentUnit, { id: input.unitId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const place = unit && (await residentUnitPlace(ctx.db, unit.id));
    if (!unit || !place) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayUpdateUnit(ctx.actor, unit.id)) throw notManagerOfUnit();
    const contactPhone = input.contactPhone === undefined ? unit.contactPhone : requireContactPhone(input.contactPhone);
    if (contactPhone === unit.contactPhone) return unit.id;

    unit.contactPhone = contactPhone;
    await ctx.em.flush();
    const { districtCode } = place;
    await record(ctx, { action: 'unitUpdate', subjectId: unit.id, districtCode, fields: ['contactPhone'] });
    return unit.id;
  });
}

function requireContactPhone(text: string | null): string | null {
  if (text === null) return null;
  const phone = contactPhoneOf(text);
  if (phone === undefined) throw notAContactPhone();
  return phone;
}
