import type { ViewerName, World } from '../access/access.world.ts';
import { milestone, yuan } from './ranges.cases.ts';

/** A text: the row of the table of mutations that is sent, by whom, and where the text stands in it. */
interface InputText {
  readonly row: string;
  readonly as: ViewerName;
  readonly field: readonly string[];
  readonly max: number;
  readonly give?: (text: string, world: World) => object;
}

const text = (row: string, as: ViewerName, name: string, max: number): InputText => ({ row, as, field: [name], max });
const reason = (row: string, as: ViewerName) => text(row, as, 'reason', 500);
const inside = (field: readonly string[], max: number, give: NonNullable<InputText['give']>): InputText => ({
  row: 'serviceProjectBookRevise, a draft',
  as: 'branch',
  field,
  max,
  give,
});

/** By the file and the field, as they stand in the source: texts, one row for each time that they stand there. */
export const INPUT_TEXTS: Readonly<Record<string, readonly InputText[]>> = {
  "bookings/bars/booking-bar.service.ts: ['reason']": [
    reason('bookingBarSet', 'manager'),
    reason('bookingBarLift', 'manager'),
    reason('bookingBarAppealDecide', 'staff'),
  ],
  "bookings/bars/booking-bar.service.ts: ['text']": [text('bookingBarAppeal', 'booker', 'text', 1_000)],
  "bookings/create-booking.ts: ['groupName']": [text('bookingCreate', 'booker', 'groupName', 100)],
  "bookings/create-booking.ts: ['note']": [text('bookingCreate', 'booker', 'note', 500)],
  "projects/running/project-log.service.ts: ['evidence']": [text('milestoneComplete', 'branch', 'evidence', 1_000)],
  "projects/running/project-log.service.ts: ['note']": [text('projectSessionLog', 'branch', 'note', 1_000)],
  "projects/running/project-log.service.ts: ['comment']": [
    text('projectEvaluate, for a branch', 'branch', 'comment', 1_000),
  ],
  "projects/running/run-book.ts: ['reason']": [
    reason('serviceProjectBookSuspend', 'branch'),
    reason('serviceProjectBookTerminate', 'branch'),
  ],
  "projects/running/run-book.ts: ['settlement']": [text('serviceProjectBookTerminate', 'branch', 'settlement', 1_000)],
  'projects/content/book-content.rules.ts: path': [
    inside(['terminationClause'], 2_000, (terminationClause) => ({ terminationClause })),
    inside(['contacts', '0', 'role'], 100, (role, { unit }) => ({ contacts: [{ partyId: unit.id, role }] })),
  ],
  "projects/content/book-content.rules.ts: [...path, 'title']": [
    inside(['budget', 'lines', '0', 'title'], 200, (title) => ({
      budget: { lines: [{ title, amount: yuan }], sources: [{ kind: 'FISCAL', amount: yuan }] },
    })),
    inside(['milestones', '0', 'title'], 200, (title) => ({ milestones: [{ ...milestone, title }] })),
  ],
  "projects/papers/paper.service.ts: ['reason']": [reason('paperSignatureReject', 'staff')],
  "projects/draft-book.ts: ['title']": [text('serviceProjectBookDraft', 'branch', 'title', 200)],
  "exchange/judging/match-weights.service.ts: ['reason']": [reason('matchWeightsSet', 'admin')],
  "exchange/judging/propose-match.ts: ['reason']": [reason('matchPropose', 'branch')],
  "exchange/matching/starting/start-run.ts: ['reason']": [reason('matchingRunCancel', 'staff')],
  "exchange/judging/set-match.ts: ['reason']": [reason('matchSet', 'staff')],
  "exchange/matches/match.service.ts: ['reason']": [reason('matchDecline', 'branch'), reason('matchCancel', 'branch')],
  "exchange/lists/entries/demand.service.ts: ['reason']": [reason('demandWithdraw', 'branch')],
  "exchange/lists/entries/merge-demands.ts: ['reason']": [reason('demandMerge, of drafts', 'branch')],
  "exchange/lists/entries/entry.rules.ts: ['title']": [
    text('supplyAdd', 'manager', 'title', 200),
    text('supplyUpdate, in force', 'manager', 'title', 200),
  ],
  "exchange/lists/entries/entry.rules.ts: ['conditions']": [text('supplyAdd', 'manager', 'conditions', 2_000)],
  "exchange/lists/entries/supply.service.ts: ['reason']": [reason('supplyWithdraw', 'manager')],
  "exchange/lists/supply-demand-list.service.ts: ['reason']": [
    reason('supplyDemandListReturn, of a unit', 'manager'),
    reason('supplyDemandListClose, of a unit', 'manager'),
  ],
  "facilities/facility.service.ts: ['reason']": [
    reason('facilitySuspend', 'manager'),
    reason('facilityReturn, in review', 'staff'),
  ],
  "facilities/facility.rules.ts: ['details', 'sportsField', 'sports']": [
    {
      row: 'facilityCreate',
      as: 'manager',
      field: ['details', 'sportsField', 'sports'],
      max: 50,
      give: (sport) => ({ kind: 'SPORTS_FIELD', details: { sportsField: { indoor: true, sports: [sport] } } }),
    },
  ],
  "facilities/opening/opening-hours.rules.ts: [...field, 'reason']": [reason('facilityOpeningExceptionSet', 'manager')],
  "facilities/facility.values.ts: ['name']": [text('facilityCreate', 'manager', 'name', 200)],
  "facilities/upsert/facility-upsert.plan.ts: ['externalId']": [
    {
      row: 'facilitiesUpsert',
      as: 'manager',
      field: ['externalId'],
      max: 200,
      give: (externalId, { unit }) => ({
        idempotencyKey: `an id of ${externalId.length}`,
        items: [{ externalId, name: unit.name, kind: 'PARKING', capacity: 1, admission: 'INSTANT' }],
      }),
    },
  ],
  "district/identity/resident.service.ts: ['name']": [text('residentRegister', 'manager', 'name', 100)],
  "district/identity/service-accounts/service-account.service.ts: ['name']": [
    text('serviceAccountCreate', 'manager', 'name', 100),
  ],
  "facilities/facility.values.ts: ['address']": [text('facilityCreate', 'manager', 'address', 200)],
  "district/units/unit.service.ts: ['address']": [text('unitRegister', 'staff', 'address', 200)],
  "district/units/unit.service.ts: ['name']": [text('unitRegister', 'staff', 'name', 200)],
  "district/units/alliances/membership.service.ts: ['reason']": [
    reason('membershipSuspend', 'staff'),
    reason('membershipWithdraw', 'staff'),
  ],
  "district/units/alliances/delegate.service.ts: fieldOf(i, 'name')": [
    {
      row: 'delegatesName',
      as: 'manager',
      field: ['delegates', '0', 'name'],
      max: 100,
      give: (name) => ({ delegates: [{ name, position: '主任' }] }),
    },
  ],
  "district/units/alliances/delegate.service.ts: fieldOf(i, 'position')": [
    {
      row: 'delegatesName',
      as: 'manager',
      field: ['delegates', '0', 'position'],
      max: 100,
      give: (position) => ({ delegates: [{ name: '王小榕', position }] }),
    },
  ],
  "district/identity/role.service.ts: ['reason']": [reason('roleEnd, of community staff', 'admin')],
  "district/identity/accounts/disable-account.ts: ['reason']": [reason('accountDisable, of a resident', 'admin')],
  "district/calendar/calendar.service.ts: ['reason']": [reason('calendarDayCorrect', 'admin')],
  "bookings/booking.service.ts: ['reason']": [
    reason('bookingCancel, with a reason', 'manager'),
    reason('bookingReject', 'manager'),
  ],
};
