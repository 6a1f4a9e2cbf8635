import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';

/** Returned when somebody enters a paper who neither stands for the party nor is staff of its place. */
export const notYoursToEnter = refusal('notYoursToEnter', ErrorCode.FORBIDDEN, ['partyId'], {
  en: () => 'Who stands for the party, or staff of its place, enters what it has signed on paper.',
  'zh-CN': () => '纸质签署由该方代表或其所在地的工作人员录入。',
});

/** Returned when who entered a paper confirms it. */
export const confirmedByAnother = refusal('confirmedByAnother', ErrorCode.FORBIDDEN, ['paperSignatureId'], {
  en: () => 'Somebody else than who entered it confirms a signature on paper.',
  'zh-CN': () => '纸质签署须由录入人以外的人员复核。',
});
refusedByConstraint('project_paper_confirmed_by_another', () => confirmedByAnother());

/** Returned when a paper is decided on by who is not one of the two that have to look at it. */
export const notYoursToConfirm = refusal('notYoursToConfirm', ErrorCode.FORBIDDEN, ['paperSignatureId'], {
  en: () => 'One of the two who enter and confirm it stands for the party; the other may be staff of its place.',
  'zh-CN': () => '录入人与复核人中须有一人为该方代表，另一人可为其所在地的工作人员。',
});

/** Returned for a scan that is not there, is of somebody else, or is shown to others than the parties. */
export const scanIsWrong = refusal('scanIsWrong', ErrorCode.INVALID_INPUT, ['attachmentId'], {
  en: () => 'A scan is a file of your own, for the PARTIES to see, that has come and that nothing else holds.',
  'zh-CN': () => '扫描件须为您本人上传、各方可见（PARTIES）、已上传完成且未被使用的文件。',
});
refusedByConstraint('project_paper_one_scan', scanIsWrong);
refusedByConstraint('project_paper_has_its_scan', scanIsWrong);

/** Returned for a day that a paper cannot bear. */
export const paperDayIsWrong = refusal('paperDayIsWrong', ErrorCode.INVALID_INPUT, ['signedOn'], {
  en: () => 'A version is signed on or after the day on which it was written, and not in the future.',
  'zh-CN': () => '签署日期不得早于该版本形成之日，也不得晚于今天。',
});

/** Returned when a party has a paper under a version that waits or holds. */
export const paperIsThere = refusal('paperIsThere', ErrorCode.STATE_CONFLICT, ['partyId'], {
  en: () => 'A paper of this party waits for being confirmed, or has been.',
  'zh-CN': () => '该方已有待复核或已确认的纸质签署。',
});
refusedByConstraint('project_paper_one_open', paperIsThere);

/** Returned when a paper is decided on a second time. */
export const paperIsDecided = refusal('paperIsDecided', ErrorCode.STATE_CONFLICT, ['paperSignatureId'], {
  en: () => 'This signature on paper has been decided on.',
  'zh-CN': () => '该纸质签署已处理。',
});
refusedByConstraint('project_paper_is_decided_once', paperIsDecided);
