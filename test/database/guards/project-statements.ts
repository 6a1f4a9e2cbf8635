import type { Copy } from '../filled.ts';
import { copyOf, NEW, OTHER, type Statements } from './forms.ts';

// What the rows of projects and of papers write first.

/** Of a branch and a unit, in this order, with one match. */
export const RUNNING = `(select b.id from service_project_book b join project_party p on p.book_id = b.id
                  where b.state = 'RUNNING' group by b.id)`;

/** The next version of the running book, before its parties are written. */
export const REVISED: Statements = [
  `update service_project_book set version = 2 where id = ${RUNNING}`,
  copyOf('project_version', { version: '2' }, `book_id = ${RUNNING}`),
];

export const PARTIES = `book_id = ${RUNNING} and version = 1`;

export const partyAt = (at: number, changes: Copy['changes'] = {}) =>
  copyOf('project_party', { version: '2', ...changes }, `${PARTIES} and "position" = ${at}`);

/** Another file that has come. */
export const FILE: Statements = [
  copyOf('attachment', { id: NEW('att') }),
  copyOf('attachment_file', { attachment_id: NEW('att') }),
];

/** What decides on a paper. */
export const DECIDED = `decided_at = now(), decided_by = ${OTHER('account')}`;

export const CONFIRMED = `confirmed = true, ${DECIDED}`;

export const SECOND = `(select party_id from project_party where ${PARTIES} and "position" = 1)`;

/** A paper of the second party under the next version of the running book, with that file. */
export const PAPER_REVISED: Statements = [
  ...REVISED,
  partyAt(0),
  partyAt(1),
  ...FILE,
  copyOf('project_paper', {
    id: NEW('pap'),
    book_id: RUNNING,
    version: '2',
    party_id: SECOND,
    attachment_id: NEW('att'),
  }),
];
