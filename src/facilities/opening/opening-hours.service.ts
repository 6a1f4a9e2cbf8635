import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { expandStretches } from './open-stretch.ts';
import { openingExceptionFrom, openingRulesFrom, requireYear } from './opening-hours.rules.ts';
import { writeOpeningExceptions, writeOpeningRules } from './opening-hours.write.ts';
import { haveFollowed } from '../follow-changes.ts';
import { facilityToChange, recordChange } from '../lock-facility.ts';
import type {
  FacilityOpeningExceptionRemoveInput,
  FacilityOpeningExceptionSetInput,
  FacilityOpeningRulesSetInput,
} from './opening-hours.input.ts';

/** Replaces the opening rules of a facility. @returns its id */
export function setOpeningRules(ctx: Context, input: FacilityOpeningRulesSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const rules = openingRulesFrom(input.rules, ['rules']);
    await writeOpeningRules(ctx.db, new Map([[facility.id, rules]]));
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningRulesSet', ['openingRules']);
    await haveFollowed(ctx, { facilityId: facility.id, reason: null });
    return facility.id;
  });
}

/** Sets other hours for one date, or closes it. @returns the facility's id */
export function setOpeningException(ctx: Context, input: FacilityOpeningExceptionSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const exception = openingExceptionFrom(input);
    const { date } = exception;
    await writeOpeningExceptions(ctx.db, new Map([[facility.id, { from: date, to: date, exceptions: [exception] }]]));
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningExceptionSet', ['openingExceptions']);
    await haveFollowed(ctx, { facilityId: facility.id, reason: exception.reason });
    return facility.id;
  });
}

/** Lets the rules hold again on a date; no harm if they did. @returns the facility's id */
export function removeOpeningException(ctx: Context, input: FacilityOpeningExceptionRemoveInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    requireYear(input.date, ['date']);
    const { rows } = await sql`
      delete from opening_exception where facility_id = ${facility.id} and date = ${input.date} returning 1`.execute(
      ctx.db,
    );
    if (rows.length === 0) return facility.id;
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityOpeningExceptionRemove', ['openingExceptions']);
    await haveFollowed(ctx, { facilityId: facility.id, reason: null });
    return facility.id;
  });
}
