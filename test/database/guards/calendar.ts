import type { Copy } from '../filled.ts';
import { type Guards, between, copyOf, key, oneOf, onlyRow, type Trial } from './forms.ts';

/** 1 once there is another revision than the database was filled with. */
const REVISION = 'select (revision <> 793)::integer from calendar_revision';

const DAY = copyOf('calendar_day', { date: `date '2199-01-01'` });

const YEAR = copyOf('calendar_year', { year: '2199' });

/** There is a new revision whenever a row is written, changed or removed, and when the table is emptied. */
const revised = (table: string, inserting: Copy, column: string): Record<string, Trial> => ({
  [`${table}.calendar_is_revised`]: {
    changes: [
      [REVISION, 1, inserting],
      [REVISION, 1, `update ${table} set ${column} = ${column} where ctid = (select min(ctid) from ${table})`],
      [REVISION, 1, `delete from ${table} where ctid = (select min(ctid) from ${table})`],
    ],
  },
  [`${table}.calendar_is_revised_by_truncate`]: { changes: [[REVISION, 1, `truncate ${table}`]] },
});

export const calendarGuards: Guards = {
  checks: {
    calendar_day_day_class_check: oneOf('day_class', 'WORKDAY DAY_OFF'),
    calendar_day_source_check: oneOf('source', 'NOTICE CORRECTION'),
    calendar_revision_only_row_check: { refuses: ['only_row = false'], takes: ['only_row = true'] },
    calendar_year_year_check: between('year', 1949, 2200),
  },
  keys: {
    calendar_day_pkey: key('calendar_day', {}, { date: `date '2199-01-01'` }),
    calendar_revision_pkey: onlyRow('calendar_revision', 'only_row'),
    calendar_year_pkey: key('calendar_year', {}, { year: '2199' }),
  },
  mayBeEmpty: {
    calendar_day: 'name name_en reason',
  },
  triggers: {
    ...revised('calendar_day', DAY, 'name'),
    ...revised('calendar_year', YEAR, 'source'),
  },
};
