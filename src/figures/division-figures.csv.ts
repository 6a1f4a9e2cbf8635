import { FacilityKind } from '../facilities/index.ts';
import { csvFile } from '../shared/csv/csv-file.ts';
import type { Labels } from '../shared/labels.ts';
import type { Language } from '../shared/language.ts';
import type { DivisionFigures, DivisionFiguresReport } from './division-figures.type.ts';

const HEADER = {
  en: 'code,name,facilities,places,bookings,place-minutes booked,units,member units,demands,demands met,running projects,grids',
  'zh-CN': '区划代码,区划,设施,名额,预约,预约时长(名额×分钟),单位,成员单位,需求,已满足需求,执行中项目,网格',
};

const COVERAGE: Labels<'within'> = { within: { en: 'grids with {kind} near', 'zh-CN': '附近有{kind}的网格' } };

const KIND_LABELS: Labels<FacilityKind> = {
  PARKING: { en: 'parking', 'zh-CN': '停车场' },
  SPORTS_FIELD: { en: 'a sports field', 'zh-CN': '运动场' },
  RESTROOM: { en: 'a restroom', 'zh-CN': '卫生间' },
  MEETING_ROOM: { en: 'a meeting room', 'zh-CN': '会议室' },
  ACTIVITY_ROOM: { en: 'an activity room', 'zh-CN': '活动室' },
};

/** The table of a report for a spreadsheet: its parts, and the whole in the last row. */
export function csvOfFigures({ total, parts }: DivisionFiguresReport, language: Language): string {
  const kinds = Object.values(FacilityKind).map((kind) =>
    COVERAGE.within[language].replace('{kind}', KIND_LABELS[kind][language]),
  );
  return csvFile([...HEADER[language].split(','), ...kinds], [...parts, total].map(cellsOf));
}

function cellsOf(figures: DivisionFigures): string[] {
  const { division, facilities, places, bookings, placeMinutesBooked, units, memberUnits } = figures;
  const { demands, demandsMet, runningProjects, grids, gridsLocated, kinds } = figures;
  return [
    division.code,
    division.name,
    ...[facilities, places, bookings ?? '', placeMinutesBooked ?? '', units, memberUnits].map(String),
    ...[demands, demandsMet, runningProjects, grids].map(String),
    // Where no grid is known to lie, nothing is known of what is near.
    ...kinds.map(({ gridsCovered }) => (gridsLocated === 0 ? '' : String(gridsCovered))),
  ];
}
