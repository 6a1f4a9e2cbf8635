import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UnitOfMeasure } from '../../exchange/index.ts';
import { DayClass, Weekday } from '../../facilities/index.ts';
import { Access } from '../../shared/access.ts';
import { Money, moneyOf } from '../../shared/money.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';
import { type BookContent, totalOf } from './book-content.ts';

/** Where the money of a project comes from. */
export enum BudgetSourceKind {
  FISCAL = 'FISCAL',
  PARTNER_UNIT = 'PARTNER_UNIT',
  DONATION = 'DONATION',
}

registerEnumType(BudgetSourceKind, {
  name: 'BudgetSourceKind',
  description: 'Where money comes from. 资金来源',
  valuesConfig: {
    FISCAL: { description: 'Public money. 财政投入' },
    PARTNER_UNIT: { description: 'A unit that is a party of the book. 共建单位支持' },
    DONATION: { description: 'Given by the public or by an organisation. 社会捐助' },
  },
});

// Parties are served by field resolvers: the content holds their ids.

@Access('PUBLIC')
@ObjectType({ description: 'What is delivered, and by whom. 服务事项', simpleResolvers: true })
export class ProjectItem {
  @Field(() => String, { description: 'What it is.' })
  title!: string;

  @Field(() => Int, { description: 'How much of it.' })
  quantity!: number;

  @Field(() => UnitOfMeasure, { description: 'The measure in which the quantity is counted. 计量单位' })
  unitOfMeasure!: UnitOfMeasure;
}

@Access('PUBLIC')
@ObjectType({ description: 'A time of the day. 时段', simpleResolvers: true })
class ProjectWindow {
  @Field(() => LocalTime, { description: 'When it begins.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; on the next day if this is not after the start.' })
  endTime!: string;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'Dates on which there is the same number at the same times of the day. A night belongs to the date on which it ' +
    'begins. 时间安排',
  simpleResolvers: true,
})
export class ProjectStretch {
  @Field(() => LocalDate, { description: 'The first date.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last date, itself part of it.' })
  to!: string;

  @Field(() => DayClass, { description: 'Which of the dates between, by the official calendar.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { description: 'On which weekdays; empty for all of them.' })
  weekdays!: Weekday[];

  @Field(() => [ProjectWindow], { description: 'At what times of the day; empty where none was agreed.' })
  windows!: ProjectWindow[];

  @Field(() => Int, {
    description: 'How much at each of these times; of what is used up, such as hours, over all of them.',
  })
  quantity!: number;
}

@Access('PUBLIC')
@ObjectType({
  description: 'What a need that the book serves lacks all the same. 项目书未覆盖的需求',
  simpleResolvers: true,
})
export class ProjectNeed {
  @Field(() => String, { description: 'What is needed.' })
  title!: string;

  @Field(() => UnitOfMeasure, { description: 'The measure in which the quantity is counted. 计量单位' })
  unitOfMeasure!: UnitOfMeasure;

  @Field(() => [ProjectStretch], { description: 'When it is lacking, and how much.' })
  when!: ProjectStretch[];
}

@Access('PUBLIC')
@ObjectType({ description: 'What is to be reached. 目标', simpleResolvers: true })
class ProjectAim {
  @Field(() => String, { description: 'The aim.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'By what it shows; null if none is named. 指标' })
  indicator!: string | null;

  @Field(() => String, { nullable: true, description: 'The value of the indicator to be reached. 目标值' })
  target!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'What happens when. 进度安排', simpleResolvers: true })
class ProjectStage {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, itself part of it.' })
  to!: string;

  @Field(() => String, { description: 'What happens.' })
  what!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'What a party takes upon itself. 各方职责', simpleResolvers: true })
export class ProjectDuty {
  @Field(() => String, { description: 'The duty.' })
  text!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Whom of a party to turn to, by role and not by name. 联系岗位', simpleResolvers: true })
export class ProjectContact {
  @Field(() => String, { description: 'The role, such as secretary of the branch.' })
  role!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'What money is spent on. 预算支出', simpleResolvers: true })
class ProjectBudgetLine {
  @Field(() => String, { description: 'What it is spent on.' })
  title!: string;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;
}

@Access('PUBLIC')
@ObjectType({ description: 'Where money comes from. 资金来源', simpleResolvers: true })
export class ProjectBudgetSource {
  @Field(() => BudgetSourceKind, { description: 'The kind of source.' })
  kind!: BudgetSourceKind;

  @Field(() => Money, { description: 'How much it gives.' })
  amount!: Money;
}

@Access('PUBLIC')
@ObjectType({
  description: 'Spending and sources; never more is spent than the sources give. 预算',
  simpleResolvers: true,
})
class ProjectBudget {
  @Field(() => [ProjectBudgetLine], { description: 'What money is spent on.' })
  lines!: ProjectBudgetLine[];

  @Field(() => [ProjectBudgetSource], { description: 'Where it comes from.' })
  sources!: ProjectBudgetSource[];

  @Field(() => Money, { description: 'The sum of what is spent.' })
  total!: Money;

  @Field(() => Money, { description: 'The sum of what the sources give.' })
  sourcesTotal!: Money;
}

@Access('PUBLIC')
@ObjectType({
  description: 'From when to when the project goes; both days are part of it. 期限',
  simpleResolvers: true,
})
class ProjectTerm {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day.' })
  to!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'A milestone as one version has it. 里程碑约定', simpleResolvers: true })
class PlannedMilestone {
  @Field(() => ID, { description: 'The id of the `ProjectMilestone`, the same in every version that has it.' })
  id!: string;

  @Field(() => String, { description: 'What is to be reached.' })
  title!: string;

  @Field(() => LocalDate, { description: 'Until when.' })
  dueOn!: string;

  @Field(() => Int, { description: 'How much it weighs beside the others.' })
  weight!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'The whole text of one version. 项目书正文', simpleResolvers: true })
export class ProjectContent {
  @Field(() => String, { description: 'The title of the project.' })
  title!: string;

  @Field(() => [ProjectItem], { description: 'What is delivered, and by whom.' })
  items!: ProjectItem[];

  @Field(() => [ProjectNeed], { description: 'What the needs behind the items lack all the same. 未覆盖的需求' })
  uncovered!: ProjectNeed[];

  @Field(() => [ProjectAim], { description: 'What is to be reached.' })
  aims!: ProjectAim[];

  @Field(() => [ProjectStage], { description: 'What happens when, by first day.' })
  schedule!: ProjectStage[];

  @Field(() => [ProjectDuty], { description: 'What each party takes upon itself.' })
  duties!: ProjectDuty[];

  @Field(() => [ProjectContact], { description: 'Whom to turn to.' })
  contacts!: ProjectContact[];

  @Field(() => ProjectBudget, { description: 'Spending and sources.' })
  budget!: ProjectBudget;

  @Field(() => [PlannedMilestone], { description: 'The milestones, by due date.' })
  milestones!: PlannedMilestone[];

  @Field(() => ProjectTerm, { description: 'From when to when it goes.' })
  term!: ProjectTerm;

  @Field(() => String, { description: 'How it can be ended early. 终止条款' })
  terminationClause!: string;
}

/** The content as the schema shows it: amounts as money. */
export function shownContent(content: BookContent): object {
  const { lines, sources } = content.budget;
  const inMoney = <T extends { readonly amount: number }>(entry: T) => ({ ...entry, amount: moneyOf(entry.amount) });
  return {
    ...content,
    uncovered: content.uncovered ?? [],
    budget: {
      lines: lines.map(inMoney),
      sources: sources.map(inMoney),
      total: moneyOf(totalOf(lines)),
      sourcesTotal: moneyOf(totalOf(sources)),
    },
  };
}
