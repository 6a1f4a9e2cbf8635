import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { categoryById, ServiceCategory } from '../exchange/index.ts';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { CSV_OF_PAGE } from '../shared/csv/csv-file.ts';
import { ListSize } from '../shared/list-size.ts';
import { LocalDate } from '../shared/scalars.ts';
import { csvOfFigures } from './division-figures.csv.ts';
import { figuresOfDivision, NEAR_METERS, NEAR_METERS_MAX, PERIOD_DAYS_MAX } from './division-figures.loader.ts';
import { DemandCategoryFigures, DivisionFiguresReport } from './division-figures.type.ts';

/** A report is read by one statement, over all that lies in a division: it counts for as many objects as that takes. */
const REPORT_OBJECTS = 3;

@Resolver(() => DivisionFiguresReport)
export class DivisionFiguresResolver {
  @Access('SIGNED_IN')
  @ListSize({ by: 'held', assumed: REPORT_OBJECTS })
  @Query(() => DivisionFiguresReport, {
    description:
      'The figures of a division and of those of the next level in it, over a period; for staff of the division and of ' +
      'those that it lies in, FORBIDDEN for others. UNAUTHENTICATED without a token, BAD_USER_INPUT for an unknown code, ' +
      'a period that ends before it begins or is longer than ' +
      `${PERIOD_DAYS_MAX} days, and a distance out of range. 看板统计`,
  })
  divisionFigures(
    @Arg('divisionCode', () => String, { description: 'The division, by its code.' }) divisionCode: string,
    @Arg('from', () => LocalDate, { description: 'The first day of the period.' }) from: string,
    @Arg('to', () => LocalDate, { description: `The last day; the period has at most ${PERIOD_DAYS_MAX} days.` })
    to: string,
    @Arg('withinMeters', () => Int, {
      nullable: true,
      defaultValue: NEAR_METERS,
      description: `How far from the centre of a grid is near, in metres: 1 to ${NEAR_METERS_MAX}; ${NEAR_METERS} if absent.`,
    })
    withinMeters: number | null,
    @Ctx() ctx: Context,
  ) {
    return figuresOfDivision(ctx, { divisionCode, from, to, withinMeters: withinMeters ?? NEAR_METERS });
  }

  @FieldResolver(() => String, {
    description: `A row for each part, and the whole in the last. ${CSV_OF_PAGE}`,
  })
  csv(@Root() report: DivisionFiguresReport, @Ctx() ctx: Context): string {
    return csvOfFigures(report, ctx.language);
  }
}

@Resolver(() => DemandCategoryFigures)
export class DemandCategoryFiguresResolver {
  @FieldResolver(() => ServiceCategory, { description: 'The category.' })
  category(@Root() { categoryId }: DemandCategoryFigures, @Ctx() ctx: Context) {
    return categoryById(ctx).load(categoryId);
  }
}
