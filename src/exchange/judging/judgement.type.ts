import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DivisionLevel } from '../../district/grid/index.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';

/** Dates in common that a judgement names: those of a month. */
export const DATES_NAMED_MAX = 31;

export enum JudgedFilter {
  OPEN = 'OPEN',
  MEASURE = 'MEASURE',
  CATEGORY = 'CATEGORY',
  PERIOD = 'PERIOD',
  AUDIENCE = 'AUDIENCE',
  TIME = 'TIME',
  DISTANCE = 'DISTANCE',
  DECLINED = 'DECLINED',
  QUANTITY = 'QUANTITY',
}

registerEnumType(JudgedFilter, {
  name: 'JudgedFilter',
  description: 'What has to hold of a pair before a run proposes it. 对接条件',
  valuesConfig: {
    OPEN: { description: 'Both are in force and not withdrawn, and the supply can be had. 是否有效' },
    MEASURE: { description: 'Both count in one measure. 计量单位' },
    CATEGORY: { description: 'The supply is of the category that is asked for, or of one below it. 类别' },
    PERIOD: { description: 'There are dates from today on within the period of both. 期限' },
    AUDIENCE: { description: 'The supply is given for those for whom the demand is. 服务对象' },
    TIME: { description: 'There is a stretch in common that is long enough for the demand. 时段' },
    DISTANCE: { description: 'The two are within the reach of either. 距离' },
    DECLINED: { description: 'Neither side has declined the other. 是否谢绝' },
    QUANTITY: {
      description: 'The demand lacks something, and something is left of the supply when it is wanted. 余量',
    },
  },
});

export enum ScorePartName {
  TIME_FIT = 'TIME_FIT',
  DISTANCE_FIT = 'DISTANCE_FIT',
  QUANTITY_FIT = 'QUANTITY_FIT',
  FAIRNESS = 'FAIRNESS',
  RELIABILITY = 'RELIABILITY',
}

registerEnumType(ScorePartName, {
  name: 'ScorePartName',
  description: 'A part of the score of a pair. 得分项',
  valuesConfig: {
    TIME_FIT: { description: 'How much of the time that is needed is given. 时间契合' },
    DISTANCE_FIT: { description: 'How near the two are. 距离契合' },
    QUANTITY_FIT: { description: 'How much of the quantity that is needed is given. 数量契合' },
    FAIRNESS: { description: 'The higher, the less the receiver has been given so far. 公平' },
    RELIABILITY: { description: 'How much of what the giver promised before it has delivered. 履约' },
  },
});

@Access('SIGNED_IN')
@ObjectType({ description: 'What one filter says of a pair.', simpleResolvers: true })
export class FilterJudgement {
  @Field(() => JudgedFilter, { description: 'The filter.' })
  filter!: JudgedFilter;

  @Field(() => Boolean, { description: 'Whether the pair passes it.' })
  passes!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What the demand wants, for people, in the language of the request; null where there is nothing to say.',
  })
  wanted!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the supply gives, for people, in the language of the request; null where there is nothing to say.',
  })
  given!: string | null;
}

@Access('SIGNED_IN')
@ObjectType({ description: 'What one part of the score says of a pair.', simpleResolvers: true })
export class PartJudgement {
  @Field(() => ScorePartName, { description: 'The part.' })
  part!: ScorePartName;

  @Field(() => Float, { description: 'How well it fits, 0 to 1.' })
  value!: number;

  @Field(() => Float, { description: 'How much it weighs, by the weights in force; all together weigh 1.' })
  weight!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What the demand wants, for people, in the language of the request; null where there is nothing to say.',
  })
  wanted!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the supply gives, for people, in the language of the request; null where there is nothing to say.',
  })
  given!: string | null;
}

@Access('SIGNED_IN')
@ObjectType({
  description: 'A stretch without a gap that a supply and a demand have in common, on the clock of the territory.',
  simpleResolvers: true,
})
export class CommonStretch {
  @Field(() => LocalDate, { description: 'The date on which it begins.' })
  date!: string;

  @Field(() => LocalTime, { description: 'When it begins.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; on the next day if that is not after `startTime`.' })
  endTime!: string;

  @Field(() => Int, { description: 'How long it is, in minutes.' })
  minutes!: number;
}

@Access('SIGNED_IN')
@ObjectType({
  description:
    'Why a supply and a demand go together, or do not, as of now: filter by filter and part by part. 对接判断',
  simpleResolvers: true,
})
export class MatchJudgement {
  supplyId!: string;
  demandId!: string;

  @Field(() => Boolean, { description: 'True when it passes every filter: a run may propose it.' })
  fits!: boolean;

  @ListSize({ by: 'held', assumed: 9 })
  @Field(() => [FilterJudgement], { description: 'What every filter says, in the order in which they are judged.' })
  filters!: FilterJudgement[];

  @ListSize({ by: 'held', assumed: 5 })
  @Field(() => [PartJudgement], { description: 'What every part of the score says.' })
  parts!: PartJudgement[];

  @Field(() => Float, { description: 'The weighted sum of the parts, 0 to 1.' })
  total!: number;

  @Field(() => DivisionLevel, { description: 'The level of the smallest division that both are in.' })
  reach!: DivisionLevel;

  @Field(() => Float, {
    nullable: true,
    description: 'How far apart the two are, in metres; null if one has no place.',
  })
  distanceMeters!: number | null;

  @ListSize({ by: 'held', assumed: DATES_NAMED_MAX })
  @Field(() => [CommonStretch], {
    description:
      'When both can, from today on, on the official calendar and within the opening hours of the facility, if one backs ' +
      `the supply: the first ${DATES_NAMED_MAX} stretches that are long enough for the demand.`,
  })
  dates!: CommonStretch[];

  @Field(() => Int, { description: 'How many such stretches there are in all.' })
  datesCount!: number;

  @Field(() => Int, { description: 'How long the demand wants it in all from today on, in minutes.' })
  askedMinutes!: number;

  @Field(() => Int, { description: 'How long of that both can, in minutes.' })
  commonMinutes!: number;

  @Field(() => Int, {
    description:
      'What is left of the supply when the demand wants it: of places, the most that is left throughout one stretch of ' +
      'that time.',
  })
  leftQuantity!: number;
}
