import { sql } from 'kysely';
import type { Context } from '../request/context.ts';
import type { Role } from '../district/identity/index.ts';
import type { BilingualText } from '../shared/language.ts';

/** So many of the latest looks are shown; the export has them all. */
export const VIEWS_SHOWN_MAX = 100;

/** A look, as its resident is shown it. */
export interface PersonalDataViewRow {
  readonly at: string;
  readonly byRole: Role;
  readonly unitId: string | null;
  readonly purpose: string;
}

/** What of somebody was looked at in clear by others, the newest first. */
export async function viewsOfPersonalData(ctx: Context, residentId: string): Promise<PersonalDataViewRow[]> {
  const { rows } = await sql<Omit<PersonalDataViewRow, 'purpose'> & { reference: string }>`
    select iso(v.at) as at, v.role as "byRole", v.unit_id as "unitId", b.reference
    from personal_data_view v join booking b on b.id = v.subject_id
    where v.resident_id = ${residentId} order by v.at desc, v.id desc limit ${VIEWS_SHOWN_MAX}`.execute(ctx.db);
  return rows.map(({ reference, ...view }) => ({ ...view, purpose: forBooking(reference)[ctx.language] }));
}

function forBooking(reference: string): BilingualText {
  return { en: `Your booking ${reference}`, 'zh-CN': `您的预约 ${reference}` };
}
