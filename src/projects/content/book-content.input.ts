import { Field, ID, InputType, Int } from 'type-graphql';
import { UnitOfMeasure } from '../../exchange/index.ts';
import { DayClass, Weekday } from '../../facilities/index.ts';
import { MoneyInput } from '../../shared/money.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';
import {
  AIMS_MAX,
  BUDGET_ENTRIES_MAX,
  CLAUSE_MAX,
  CONTACTS_MAX,
  DUTIES_MAX,
  ITEM_QUANTITY_MAX,
  ITEMS_MAX,
  MILESTONES_MAX,
  PARTIES_MAX,
  ROLE_MAX,
  STAGES_MAX,
  STRETCHES_MAX,
  TERM_YEARS_MAX,
  TEXT_MAX,
  TITLE_MAX,
  UNCOVERED_MAX,
  WEIGHT_MAX,
  WINDOWS_MAX,
} from './book-content.limits.ts';
import { BudgetSourceKind } from './book-content.type.ts';

@InputType({ description: 'A time of the day. 时段' })
class ProjectWindowInput {
  @Field(() => LocalTime, { description: 'When it begins.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; on the next day if this is not after the start.' })
  endTime!: string;
}

@InputType({ description: 'Dates on which there is the same number at the same times of the day. 时间安排' })
export class ProjectStretchInput {
  @Field(() => LocalDate, { description: 'The first date.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last date, itself part of it.' })
  to!: string;

  @Field(() => DayClass, { description: 'Which of the dates between, by the official calendar.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { nullable: true, description: 'On which weekdays; none for all of them.' })
  weekdays?: Weekday[] | null;

  @Field(() => [ProjectWindowInput], {
    description: `At what times of the day, at most ${WINDOWS_MAX}; none for no time agreed.`,
  })
  windows!: ProjectWindowInput[];

  @Field(() => Int, { description: `How much at these times, 1 to ${ITEM_QUANTITY_MAX}.` })
  quantity!: number;
}

@InputType({ description: 'What a need that the book serves lacks all the same. 项目书未覆盖的需求' })
class ProjectNeedInput {
  @Field(() => String, { description: `What is needed, 1 to ${TITLE_MAX} characters.` })
  title!: string;

  @Field(() => UnitOfMeasure, { description: 'The measure in which the quantity is counted.' })
  unitOfMeasure!: UnitOfMeasure;

  @Field(() => ID, { description: 'The party that needs it.' })
  receiverId!: string;

  @Field(() => [ProjectStretchInput], { description: `When it is lacking, and how much: 1 to ${STRETCHES_MAX}.` })
  when!: ProjectStretchInput[];
}

@InputType({ description: 'What is delivered, and by whom. 服务事项' })
class ProjectItemInput {
  @Field(() => String, { description: `What it is, 1 to ${TITLE_MAX} characters.` })
  title!: string;

  @Field(() => Int, { description: `How much of it, 1 to ${ITEM_QUANTITY_MAX}.` })
  quantity!: number;

  @Field(() => UnitOfMeasure, { description: 'The measure in which the quantity is counted.' })
  unitOfMeasure!: UnitOfMeasure;

  @Field(() => ID, { description: 'The party that delivers it.' })
  providerId!: string;

  @Field(() => [ProjectStretchInput], {
    nullable: true,
    description: `When it is given, within the term, at most ${STRETCHES_MAX}. Without it, an item of the same title and provider keeps what the latest version says.`,
  })
  when?: ProjectStretchInput[] | null;
}

@InputType({ description: 'What is to be reached. 目标' })
class ProjectAimInput {
  @Field(() => String, { description: `The aim, 1 to ${TEXT_MAX} characters.` })
  text!: string;

  @Field(() => String, { nullable: true, description: `By what it shows, 1 to ${TITLE_MAX} characters.` })
  indicator?: string | null;

  @Field(() => String, { nullable: true, description: `The value to be reached, 1 to ${TITLE_MAX} characters.` })
  target?: string | null;
}

@InputType({ description: 'What happens when. 进度安排' })
class ProjectStageInput {
  @Field(() => LocalDate, { description: 'The first day, within the term.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, itself part of it, within the term.' })
  to!: string;

  @Field(() => String, { description: `What happens, 1 to ${TEXT_MAX} characters.` })
  what!: string;
}

@InputType({ description: 'What a party takes upon itself. 各方职责' })
class ProjectDutyInput {
  @Field(() => ID, { description: 'The party.' })
  partyId!: string;

  @Field(() => String, { description: `The duty, 1 to ${TEXT_MAX} characters.` })
  text!: string;
}

@InputType({ description: 'Whom of a party to turn to, by role. 联系岗位' })
class ProjectContactInput {
  @Field(() => ID, { description: 'The party.' })
  partyId!: string;

  @Field(() => String, {
    description: `The role, 1 to ${ROLE_MAX} characters: no name, and nothing that could be a phone number.`,
  })
  role!: string;
}

@InputType({ description: 'What money is spent on. 预算支出' })
class ProjectBudgetLineInput {
  @Field(() => String, { description: `What it is spent on, 1 to ${TITLE_MAX} characters.` })
  title!: string;

  @Field(() => MoneyInput, { description: 'How much.' })
  amount!: MoneyInput;
}

@InputType({ description: 'Where money comes from. 资金来源' })
class ProjectBudgetSourceInput {
  @Field(() => BudgetSourceKind, { description: 'The kind of source.' })
  kind!: BudgetSourceKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The party that gives it: a unit for PARTNER_UNIT, which has to be named; none for FISCAL.',
  })
  providerId?: string | null;

  @Field(() => MoneyInput, { description: 'How much it gives.' })
  amount!: MoneyInput;
}

@InputType({ description: 'Spending and sources; no more may be spent than the sources give. 预算' })
export class ProjectBudgetInput {
  @Field(() => [ProjectBudgetLineInput], { description: `What money is spent on, at most ${BUDGET_ENTRIES_MAX}.` })
  lines!: ProjectBudgetLineInput[];

  @Field(() => [ProjectBudgetSourceInput], { description: `Where it comes from, at most ${BUDGET_ENTRIES_MAX}.` })
  sources!: ProjectBudgetSourceInput[];
}

@InputType({ description: 'A milestone. 里程碑' })
export class ProjectMilestoneInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The milestone of an earlier version that it is; none for a new one.',
  })
  id?: string | null;

  @Field(() => String, { description: `What is to be reached, 1 to ${TITLE_MAX} characters.` })
  title!: string;

  @Field(() => LocalDate, { description: 'Until when, within the term.' })
  dueOn!: string;

  @Field(() => Int, { description: `How much it weighs beside the others, 1 to ${WEIGHT_MAX}.` })
  weight!: number;
}

@InputType({ description: 'From when to when the project goes; both days are part of it. 期限' })
class ProjectTermInput {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: `The last day, at most ${TERM_YEARS_MAX} years after the first.` })
  to!: string;
}

@InputType({ description: 'A new version of a project book. What is not given stays as it is.' })
export class ServiceProjectBookReviseInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => Int, { description: 'The version that the caller has read: the latest.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: `The title of the project, 1 to ${TITLE_MAX} characters.` })
  title?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: `All parties: at least one grid branch and one unit that is a member, at most ${PARTIES_MAX}; one match of the book at least is between two of them. 各方`,
  })
  partyIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Further matches between the parties that the book is to take in, CONFIRMED or FULFILLED and in no other book ' +
      'that has not ended: with them a new party can take the place of one that leaves. 新增对接',
  })
  addMatchIds?: string[] | null;

  @Field(() => [ProjectItemInput], { nullable: true, description: `All items, 1 to ${ITEMS_MAX}.` })
  items?: ProjectItemInput[] | null;

  @Field(() => [ProjectNeedInput], {
    nullable: true,
    description: `All that the needs behind the items lack, at most ${UNCOVERED_MAX}.`,
  })
  uncovered?: ProjectNeedInput[] | null;

  @Field(() => [ProjectAimInput], { nullable: true, description: `All aims, at most ${AIMS_MAX}.` })
  aims?: ProjectAimInput[] | null;

  @Field(() => [ProjectStageInput], { nullable: true, description: `The whole schedule, at most ${STAGES_MAX}.` })
  schedule?: ProjectStageInput[] | null;

  @Field(() => [ProjectDutyInput], { nullable: true, description: `All duties, at most ${DUTIES_MAX}.` })
  duties?: ProjectDutyInput[] | null;

  @Field(() => [ProjectContactInput], { nullable: true, description: `All contacts, at most ${CONTACTS_MAX}.` })
  contacts?: ProjectContactInput[] | null;

  @Field(() => ProjectBudgetInput, { nullable: true, description: 'The whole budget.' })
  budget?: ProjectBudgetInput | null;

  @Field(() => [ProjectMilestoneInput], {
    nullable: true,
    description: `All milestones, 1 to ${MILESTONES_MAX}; those that are completed have to stay.`,
  })
  milestones?: ProjectMilestoneInput[] | null;

  @Field(() => ProjectTermInput, { nullable: true, description: 'From when to when it goes.' })
  term?: ProjectTermInput | null;

  @Field(() => String, { nullable: true, description: `How it can be ended early, 1 to ${CLAUSE_MAX} characters.` })
  terminationClause?: string | null;
}
