import { registerEnumType } from 'type-graphql';
import type { RuleName } from '../booking.rules.ts';

/** Which rule says no, as an enum of the API. */
export const SlotRule: { readonly [Name in RuleName]: Name } = {
  FACILITY_STATE: 'FACILITY_STATE',
  UNIT_STATE: 'UNIT_STATE',
  OPEN_HOURS: 'OPEN_HOURS',
  GRID: 'GRID',
  DURATION: 'DURATION',
  LEAD: 'LEAD',
  HORIZON: 'HORIZON',
  CURFEW: 'CURFEW',
  PLACES: 'PLACES',
  PARTS: 'PARTS',
  QUOTA: 'QUOTA',
  OWN_OVERLAP: 'OWN_OVERLAP',
  BARRED: 'BARRED',
  AUDIENCE: 'AUDIENCE',
  GROUP: 'GROUP',
};

registerEnumType(SlotRule, {
  name: 'SlotRule',
  description: 'Which rule says no to a booking.',
  valuesConfig: {
    FACILITY_STATE: { description: 'The facility takes no bookings: open access, or not published. 设施状态' },
    UNIT_STATE: { description: 'The unit of the facility is suspended, or has left its alliance. 单位状态' },
    OPEN_HOURS: { description: 'The interval does not lie inside one open stretch. 开放时间' },
    GRID: { description: 'It does not start and end on the time grid. 时间格' },
    DURATION: { description: 'It is shorter or longer than the facility allows. 时长' },
    LEAD: { description: 'It starts too soon, or has begun. 提前量' },
    HORIZON: { description: 'It starts too far ahead. 可约期' },
    CURFEW: { description: 'It starts or ends in a time in which nobody comes or goes. 禁止进出时段' },
    PLACES: { description: 'At some moment of it too few places are left. 余位' },
    PARTS: {
      description: 'Its places are taken with those of its whole, of its parts, or of what excludes it. 整体与分区',
    },
    QUOTA: { description: 'It would be more than one person may hold. 限额' },
    OWN_OVERLAP: { description: 'An own booking of the same kind overlaps it. 自己的预约' },
    BARRED: { description: 'The booker may not book here for the time being. 限制预约' },
    AUDIENCE: { description: 'Only registered residents book, and of them whom the facility is for. 预约资格' },
    GROUP: { description: 'Too few or too many come, or children for whom there is no place. 团体与随行儿童' },
  },
});
