import type { BilingualText } from '../shared/language.ts';

/** Where a table refers to a person, and what of such a row is told them. */
interface PersonalTable {
  readonly table: string;
  /** What refers to the person. */
  readonly column: string;
  /** By which of their ids: that of what they sign in to, that of the resident, or either. */
  readonly by: 'account' | 'resident' | 'both';
  readonly title: BilingualText;
  /** What the export holds of a row: nothing that is of somebody else. */
  readonly columns: readonly string[];
}

const SCOPE = ['role', 'division_id', 'unit_id', 'facility_id', 'valid_from', 'valid_to'];
const VIEW = ['at', 'role', 'unit_id', 'purpose', 'subject_id'];
const EVALUATION = ['book_id', 'version', 'party_id', 'score', 'comment', 'evaluated_at'];

/**
 * Every table that knows of people, in one place: the export is made of it, and a test holds it against the catalogue of
 * the database. A new table that refers to an account or a resident has its row here.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  row('account.id', 'account', ['id', 'issuer', 'subject', 'created_at'], 'The account', '账号'),
  row('resident.account_id', 'account', ['id', 'division_id', 'created_at'], 'You as a resident', '居民信息'),
  row(
    'resident_contact.resident_id',
    'resident',
    ['name', 'phone', 'phone_confirmed_at', 'mail'],
    'Your name, phone and mailbox',
    '姓名、电话和邮箱',
  ),
  row(
    'phone_code.resident_id',
    'resident',
    ['created_at', 'expires_at'],
    'A code sent to your phone',
    '发送至您手机的验证码',
  ),
  row('role_assignment.account_id', 'account', ['id', ...SCOPE, 'reason', 'end_reason'], 'Roles held', '担任的角色'),
  row('role_assignment.assigned_by', 'account', ['id', ...SCOPE], 'Roles given to others', '授予他人的角色'),
  row(
    'booking.booker_id',
    'resident',
    [
      'id',
      'reference',
      'facility_id',
      'kind',
      'starts_at',
      'ends_at',
      'quantity',
      'state',
      'state_reason',
      'headcount',
      'children',
      'group_name',
      'note',
      'created_at',
      'updated_at',
    ],
    'Bookings',
    '预约',
  ),
  row(
    'booking_bar.resident_id',
    'resident',
    ['id', 'unit_id', 'starts_at', 'ends_at', 'reason', 'automatic', 'appeal', 'decision', 'lifted_at'],
    'Where you could not book for a time',
    '被限制预约的记录',
  ),
  row(
    'delegate.account_id',
    'account',
    ['id', 'membership_id', 'seat', 'name', 'position', 'valid_from', 'valid_to'],
    'Seats held for a unit',
    '担任的联盟代表',
  ),
  row('match.created_by', 'account', ['id', 'state', 'created_at'], 'Matches made', '建立的对接'),
  row(
    'match.supply_accepted_by',
    'account',
    ['id', 'state', 'supply_accepted_at'],
    'Matches accepted for the supply',
    '代表供方接受的对接',
  ),
  row(
    'match.demand_accepted_by',
    'account',
    ['id', 'state', 'demand_accepted_at'],
    'Matches accepted for the demand',
    '代表需方接受的对接',
  ),
  row(
    'match_weights.set_by',
    'account',
    ['district_code', 'version', 'reason', 'set_at'],
    'Match weights set',
    '设置的对接权重',
  ),
  row(
    'matching_run.created_by',
    'account',
    ['id', 'division_id', 'created_at'],
    'Matching runs started',
    '发起的对接运算',
  ),
  row(
    'service_project_book.created_by',
    'account',
    ['id', 'number', 'state', 'created_at'],
    'Project books drafted',
    '起草的项目书',
  ),
  row(
    'project_version.created_by',
    'account',
    ['book_id', 'version', 'created_at'],
    'Versions of project books written',
    '撰写的项目书版本',
  ),
  row(
    'project_signature.account_id',
    'account',
    ['book_id', 'version', 'party_id', 'signed_at'],
    'Project books signed',
    '签署的项目书',
  ),
  row(
    'project_paper.entered_by',
    'account',
    ['book_id', 'version', 'party_id', 'signed_on', 'entered_at'],
    'Signatures on paper entered',
    '录入的纸质签署',
  ),
  row(
    'project_paper.decided_by',
    'account',
    ['book_id', 'version', 'party_id', 'confirmed', 'decided_at'],
    'Signatures on paper looked at',
    '复核的纸质签署',
  ),
  row('attachment.created_by', 'account', ['id', 'media_type', 'bytes', 'created_at'], 'Files sent', '上传的附件'),
  row(
    'project_confirmation.account_id',
    'account',
    ['book_id', 'version', 'party_id', 'confirmed_at'],
    'Project books confirmed as done',
    '确认完成的项目书',
  ),
  row(
    'project_milestone_completion.account_id',
    'account',
    ['milestone_id', 'completed_at'],
    'Milestones reported as reached',
    '报告完成的里程碑',
  ),
  row('project_session.logged_by', 'account', ['book_id', 'held_on', 'logged_at'], 'Sessions logged', '登记的活动'),
  row('project_session_participant.resident_id', 'resident', ['session_id'], 'Sessions taken part in', '参加的活动'),
  row('project_evaluation.account_id', 'account', EVALUATION, 'Evaluations written', '提交的评价'),
  row('project_evaluation.resident_id', 'resident', EVALUATION, 'Evaluations as a resident', '以居民身份提交的评价'),
  row(
    'service_account.created_by',
    'account',
    ['id', 'unit_id', 'name', 'created_at'],
    'Service accounts made',
    '创建的服务账号',
  ),
  row('webhook.created_by', 'account', ['id', 'unit_id', 'created_at'], 'Webhooks made', '创建的网络回调'),
  row(
    'idempotent_answer.actor_id',
    'account',
    ['key', 'answer', 'created_at'],
    'Answers kept for repeats',
    '为重复请求保存的答复',
  ),
  row(
    'personal_data_view.resident_id',
    'resident',
    VIEW,
    'Who was shown your name and phone',
    '谁查看过您的姓名和电话',
  ),
  row('personal_data_view.viewer_id', 'account', VIEW, 'When you were shown those of others', '您查看他人信息的时间'),
  row(
    'personal_data_export.account_id',
    'account',
    ['created_at', 'expires_at', 'used_at'],
    'Files like this one',
    '本类文件的导出记录',
  ),
  row(
    'notification.resident_id',
    'resident',
    ['id', 'kind', 'at', 'booking_id', 'starts_at', 'remind_minutes', 'read_at'],
    'What you were told',
    '您收到的消息',
  ),
  row(
    'notification_setting.resident_id',
    'resident',
    ['remind_minutes', 'sms', 'mail', 'language', 'updated_at'],
    'What you want to be told',
    '您的消息设置',
  ),
  row(
    'calendar_feed.account_id',
    'account',
    ['id', 'facility_id', 'created_at', 'last_read_at', 'revoked_at'],
    'Links for calendars',
    '日历订阅',
  ),
  row('audit_entry.actor_id', 'account', ['at', 'action', 'subject_id', 'fields'], 'What you did', '您的操作记录'),
  row(
    'audit_entry.subject_id',
    'both',
    ['at', 'action', 'fields'],
    'What was done to your account',
    '对您账号的操作记录',
  ),
  row('outbox_event.subject_id', 'both', ['at', 'topic'], 'Events told to other systems', '向其他系统发布的事件'),
];

/** References to accounts that never are of people. */
export const ACCOUNTS_OF_PROGRAMS: readonly string[] = ['service_account.account_id'];

function row(
  reference: string,
  by: PersonalTable['by'],
  columns: readonly string[],
  en: string,
  chinese: string,
): PersonalTable {
  const [table, column] = reference.split('.') as [string, string];
  return { table, column, by, columns, title: { en, 'zh-CN': chinese } };
}
