import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';

/** Returned to a program: files are what people have seen. */
export const onlyPeopleSendFiles = refusal('onlyPeopleSendFiles', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Service accounts do not send files.',
  'zh-CN': () => '服务账号不能上传文件。',
});

/** Returned for a file of a kind that is not taken. */
export const mediaTypeIsWrong = refusal('mediaTypeIsWrong', ErrorCode.INVALID_INPUT, ['mediaType'], {
  en: () => 'A file is a PDF, a JPEG or a PNG.',
  'zh-CN': () => '文件须为 PDF、JPEG 或 PNG 格式。',
});

/** Returned for a fingerprint that is none. */
export const fingerprintIsWrong = refusal('fingerprintIsWrong', ErrorCode.INVALID_INPUT, ['sha256'], {
  en: () => 'A fingerprint is a SHA-256 in 64 hexadecimal digits.',
  'zh-CN': () => '文件指纹须为 64 位十六进制的 SHA-256 值。',
});

/** Returned when somebody has announced very many files on one day. */
export const tooManyAttachments = refusal<{ max: number }>('tooManyAttachments', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: ({ max }) => `You can send ${max} files within 24 hours.`,
  'zh-CN': ({ max }) => `24 小时内最多可上传 ${max} 个文件。`,
});

/** Why a file that was sent is not taken. */
export const fileIsOther = refusal('fileIsOther', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This is not the file that was announced: its size or its fingerprint differs.',
  'zh-CN': () => '文件与登记的不符：大小或指纹不一致。',
});
refusedByConstraint('attachment_file_fits', () => fileIsOther());

export const fileIsDamaged = refusal('fileIsDamaged', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This is no whole file of the kind that was announced.',
  'zh-CN': () => '文件内容不完整，或与登记的格式不符。',
});

export const fileTellsMore = refusal('fileTellsMore', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'The picture holds notes of the camera, such as the place where it was taken. Send it without them.',
  'zh-CN': () => '图片含有相机附加信息（如拍摄地点），请去除后再上传。',
});

export const fileIsActive = refusal('fileIsActive', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'The PDF holds a program, a form action or another file, or is locked. Print it to a plain PDF first.',
  'zh-CN': () => 'PDF 含有脚本、动作、嵌入文件或已加密，请另存为普通 PDF 后再上传。',
});

export const fileHasCome = refusal('fileHasCome', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'This file has come already.',
  'zh-CN': () => '该文件已上传。',
});
