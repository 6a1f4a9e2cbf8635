import type { Labels } from '../../../shared/labels.ts';
import type { DemandPriority } from './demand.entity.ts';
import type { UnitOfMeasure } from './entry.entity.ts';

export { AUDIENCE_LABELS } from '../../../facilities/index.ts';

/** What the measures of quantities are called in tables and documents for people. */
export const UNIT_OF_MEASURE_LABELS: Labels<UnitOfMeasure> = {
  SPACE: { en: 'spaces', 'zh-CN': '车位' },
  PERSON: { en: 'people', 'zh-CN': '人' },
  ROOM: { en: 'rooms', 'zh-CN': '间' },
  HOUR: { en: 'hours', 'zh-CN': '小时' },
  SESSION: { en: 'sessions', 'zh-CN': '场次' },
  SERVICE: { en: 'people served', 'zh-CN': '人次' },
  PIECE: { en: 'pieces', 'zh-CN': '件' },
};

export const PRIORITY_LABELS: Labels<DemandPriority> = {
  ROUTINE: { en: 'routine', 'zh-CN': '一般' },
  IMPORTANT: { en: 'important', 'zh-CN': '重要' },
  URGENT: { en: 'urgent', 'zh-CN': '紧急' },
};
