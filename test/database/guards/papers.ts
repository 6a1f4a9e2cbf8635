import type { Copy } from '../filled.ts';
import { between, byId, copyOf, type Guards, ID, key, long, NEW, oneOf, OTHER } from './forms.ts';
import { CONFIRMED, DECIDED, FILE, PAPER_REVISED } from './project-statements.ts';

const REJECTED = `confirmed = false, ${DECIDED}`;

const REJECTED_COPY: Copy['changes'] = {
  confirmed: 'false',
  reject_reason: `'x'`,
  decided_at: 'now()',
  decided_by: OTHER('account'),
};

export const paperGuards: Guards = {
  checks: {
    attachment_bytes_check: between('bytes', 1, 5_242_880),
    attachment_link_key_check: {
      refuses: [`link_key = ''`, `link_key = sha384('x')`],
      takes: [`link_key = sha256('y')`],
    },
    attachment_media_type_check: {
      refuses: [`media_type = ''`, `media_type = 'text/html'`, `media_type = 'APPLICATION/PDF'`],
      takes: ['application/pdf', 'image/jpeg', 'image/png'].map((type) => `media_type = '${type}'`),
    },
    attachment_sha256_check: { refuses: [`sha256 = ''`, `sha256 = sha384('x')`], takes: [`sha256 = sha256('y')`] },
    attachment_visibility_check: oneOf('visibility', 'PUBLIC PARTIES STAFF'),
    attachment_file_content_check: {
      refuses: [`content = ''`, `content = repeat('x', 5242881)::bytea`],
      takes: [`content = 'x'`, `content = repeat('x', 5242880)::bytea`],
    },
    project_paper_confirmed_by_another: {
      refuses: ['confirmed = true, decided_at = now(), decided_by = entered_by'],
      takes: [CONFIRMED, `confirmed = false, reject_reason = 'x', decided_at = now(), decided_by = entered_by`],
    },
    project_paper_decided_whole: {
      refuses: [DECIDED, 'decided_at = now()', REJECTED, `${CONFIRMED}, reject_reason = 'x'`, `reject_reason = 'x'`],
      takes: [CONFIRMED, `${REJECTED}, reject_reason = 'x'`, 'decided_at = null'],
    },
    project_paper_reject_reason_check: long(`${REJECTED}, reject_reason`, 1, 500),
    project_paper_signer_post_check: long('signer_post', 1, 100),
  },
  keys: {
    attachment_pkey: byId('attachment'),
    attachment_file_pkey: key('attachment_file', {}, { attachment_id: ID }),
    project_paper_pkey: byId('project_paper', { version: '99', attachment_id: ID }),
    project_paper_id_book_id_version_party_id_key: key(
      'project_paper',
      { attachment_id: ID, ...REJECTED_COPY },
      { id: ID, attachment_id: ID, ...REJECTED_COPY },
      { first: 'alter table project_paper drop constraint project_paper_pkey' },
    ),
    project_paper_one_scan: key(
      'project_paper',
      { id: ID, version: '99' },
      { id: ID, version: '99', attachment_id: ID },
    ),
    project_paper_one_open: key('project_paper', { id: ID, attachment_id: ID }, [
      { id: ID, attachment_id: ID, version: '99' },
      { id: ID, attachment_id: ID, party_id: `'uni_x'` },
      { id: ID, attachment_id: ID, ...REJECTED_COPY },
    ]),
  },
  references: {
    attachment_created_by_fkey: 'created_by = $missing',
    attachment_file_attachment_id_fkey: 'attachment_id = $missing',
    project_paper_attachment_id_fkey: 'attachment_id = $missing',
    project_paper_book_id_version_party_id_fkey: 'version = 99',
    project_paper_decided_by_fkey: 'confirmed = true, decided_at = now(), decided_by = $missing',
    project_paper_entered_by_fkey: 'entered_by = $missing',
  },
  following: {
    attachment_file_attachment_id_fkey: 'goes',
  },
  mayBeEmpty: {
    attachment: 'received_at',
    project_paper: 'decided_by decided_at confirmed reject_reason',
  },
  triggers: {
    'attachment.attachment_stays': {
      refuses: [
        ['attachment_stays', 'update attachment set bytes = 2'],
        ['attachment_stays', 'update attachment set received_at = now()'],
      ],
      takes: [
        [
          copyOf('attachment', { id: NEW('att'), received_at: 'null' }),
          'update attachment set received_at = now() where received_at is null',
        ],
      ],
    },
    'attachment_file.attachment_file_fits': {
      refuses: [['attachment_file_fits', `update attachment_file set content = 'y'`]],
      takes: [['update attachment_file set content = content'], FILE],
    },
    'project_paper.project_paper_goes_on': {
      refuses: [
        ['project_paper_is_decided_once', `update project_paper set signer_post = 'x'`],
        [
          'project_paper_is_decided_once',
          `update project_paper set ${CONFIRMED}`,
          'update project_paper set decided_at = decided_at',
        ],
        ['project_writes_latest_version', copyOf('project_paper', { id: NEW('pap'), version: '1' })],
        [
          'project_paper_has_its_scan',
          copyOf('attachment', { id: NEW('att'), received_at: 'null' }),
          copyOf('project_paper', {
            id: NEW('pap'),
            attachment_id: '(select id from attachment where received_at is null)',
          }),
        ],
      ],
      takes: [[`update project_paper set ${CONFIRMED}`], PAPER_REVISED],
    },
    'project_paper.project_paper_is_append_only': {
      refuses: [
        ['project_paper_is_append_only', 'delete from project_paper'],
        ['project_paper_is_append_only', 'truncate project_paper cascade'],
      ],
    },
  },
};
