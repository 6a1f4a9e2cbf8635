import { payloadType } from '../../shared/payload.ts';
import { CalendarDay } from './calendar.entity.ts';

const calendarDay = { type: () => CalendarDay, description: 'The day as it is now; null when refused.' };

export const CalendarDayCorrectPayload = payloadType(
  'CalendarDayCorrectPayload',
  { calendarDay },
  { of: 'correcting a day' },
);
export const CalendarDayRestorePayload = payloadType(
  'CalendarDayRestorePayload',
  { calendarDay },
  { of: 'taking a correction back' },
);
