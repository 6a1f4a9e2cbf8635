import { sql } from 'kysely';
import { isStaffOf } from '../../district/identity/index.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { windowsText } from '../../facilities/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { distanceText } from '../../shared/geo.ts';
import type { Language } from '../../shared/language.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { unmetQuantityOf } from '../lists/entries/demand-coverage.loader.ts';
import { type DemandRow, demandTables, visibleDemand } from '../lists/entries/demand.loader.ts';
import { AUDIENCE_LABELS, UNIT_OF_MEASURE_LABELS } from '../lists/entries/entry.labels.ts';
import type { EntryRow } from '../lists/entries/entry.loader.ts';
import { type SupplyRow, supplyTables, visibleSupply } from '../lists/entries/supply.loader.ts';
import { categoryById, type ServiceCategoryRow } from '../lists/service-category.loader.ts';
import { sidesActedFor } from '../matches/match.policy.ts';
import { type CandidatePair, type Filter, FILTERS, isOfferedSupply, isOpenEntry } from './candidate-pairs.ts';
import { judgePair } from './candidates.ts';
import { commonDates, type CommonDates } from './common-dates.ts';
import {
  DATES_NAMED_MAX,
  type FilterJudgement,
  JudgedFilter,
  type MatchJudgement,
  type PartJudgement,
  ScorePartName,
} from './judgement.type.ts';
import { weightsInForce } from './match-weights.loader.ts';
import { SCORE_PARTS, type ScorePart, type ScoreParts, weightedSum } from './score.ts';

/** What the judgement of a pair is put together from. */
interface Judged {
  readonly demand: DemandRow;
  readonly supply: SupplyRow;
  readonly pair: CandidatePair;
  readonly dates: CommonDates;
  /** What the demand still lacks. */
  readonly lacking: number;
  readonly isOpen: boolean;
  readonly isOffered: boolean;
  readonly isDeclined: boolean;
  readonly wantedCategory: ServiceCategoryRow;
  readonly givenCategory: ServiceCategoryRow;
  readonly language: Language;
}

/**
 * Why a supply and a demand go together, or do not, judged by the filters of a run as of today; null when the caller may
 * not know of the one or the other, is not staff of the place of the demand and acts for neither side, or when there is
 * nothing to judge: they are in two districts, or of one owner.
 */
export async function judgementOf(ctx: Context, supplyId: string, demandId: string): Promise<MatchJudgement | null> {
  requireIdArgument(supplyId, ['sup'], 'supplyId');
  requireIdArgument(demandId, ['dem'], 'demandId');
  const [viewer, supply, demand] = await Promise.all([
    viewerOf(ctx),
    visibleSupply(ctx, supplyId),
    visibleDemand(ctx, demandId),
  ]);
  if (!supply || !demand) return null;
  const sides = {
    supplyOwnerId: supply.ownerId,
    demandOwnerId: demand.ownerId,
    supplyPlacePath: supply.placePath,
    demandPlacePath: demand.placePath,
  };
  if (!isStaffOf(viewer, demand.placePath) && sidesActedFor(viewer, sides).length === 0) return null;
  const pair = await judgePair(ctx, { supplyId, demandId });
  if (!pair) return null;
  const today = localDateOf(ctx.now());
  const [weights, dates, lacking, states, wantedCategory, givenCategory] = await Promise.all([
    weightsInForce(ctx.db, demand.districtCode),
    commonDates(ctx, supplyId, demandId, today),
    unmetQuantityOf(ctx, demand),
    statesOf(ctx, supplyId, demandId),
    categoryById(ctx).load(demand.categoryId),
    categoryById(ctx).load(supply.categoryId),
  ]);
  const categories = { wantedCategory: wantedCategory!, givenCategory: givenCategory! };
  const judged: Judged = { demand, supply, pair, dates, lacking, ...states, ...categories, language: ctx.language };
  const filters = filtersOf(judged);
  return {
    supplyId,
    demandId,
    fits: filters.every(({ passes }) => passes),
    filters,
    parts: partsOf(judged, weights),
    total: weightedSum(pair, weights),
    reach: pair.reach as MatchJudgement['reach'],
    distanceMeters: pair.distanceMeters,
    dates: dates.stretches.slice(0, DATES_NAMED_MAX),
    datesCount: dates.stretches.length,
    askedMinutes: dates.askedMinutes,
    commonMinutes: dates.commonMinutes,
    leftQuantity: dates.leftQuantity,
  };
}

async function statesOf(ctx: Context, supplyId: string, demandId: string) {
  const { rows } = await sql<Pick<Judged, 'isOpen' | 'isOffered' | 'isDeclined'>>`
    select (select ${isOpenEntry} from ${demandTables} where e.id = ${demandId}) as "isOpen",
           (select ${isOpenEntry} and ${isOfferedSupply} from ${supplyTables} where e.id = ${supplyId}) as "isOffered",
           exists (select from match m where m.supply_id = ${supplyId} and m.demand_id = ${demandId}
                     and m.state = 'DECLINED') as "isDeclined"`.execute(ctx.db);
  return rows[0]!;
}

function filtersOf(judged: Judged): FilterJudgement[] {
  const { demand, supply, pair, dates, isOpen, isOffered, isDeclined, language } = judged;
  const { wantedCategory: wanted, givenCategory: given } = judged;
  const left = dates.leftQuantity;
  const passes = (filter: Filter) => (pair.failed & (1 << FILTERS.indexOf(filter))) === 0;
  const measureFits = demand.unitOfMeasure === supply.unitOfMeasure;
  const of = (filter: JudgedFilter, holds: boolean, wanted: string | null, given: string | null) => ({
    filter,
    passes: holds,
    wanted,
    given,
  });
  const zh = language === 'zh-CN';
  const state = (holds: boolean) => (zh ? (holds ? '有效' : '无效') : holds ? 'in force' : 'not in force');
  return [
    of(JudgedFilter.OPEN, isOpen && isOffered, state(isOpen), state(isOffered)),
    of(JudgedFilter.MEASURE, measureFits, measureOf(demand, language), measureOf(supply, language)),
    // A run judges measure and category as one.
    of(
      JudgedFilter.CATEGORY,
      given.code === wanted.code || given.code.startsWith(`${wanted.code}.`),
      nameOf(wanted, language),
      nameOf(given, language),
    ),
    of(JudgedFilter.PERIOD, passes('period'), periodOf(demand), periodOf(supply)),
    of(JudgedFilter.AUDIENCE, passes('audience'), audiencesOf(demand, language), audiencesOf(supply, language)),
    of(
      JudgedFilter.TIME,
      // On no common date there is no common time either: that is no second reason.
      !passes('period') || (passes('time') && dates.stretches.length > 0),
      windowsText(demand.windows, language),
      windowsText(supply.windows, language),
    ),
    of(JudgedFilter.DISTANCE, passes('distance'), reachOf(judged), metersOf(judged)),
    of(JudgedFilter.DECLINED, !isDeclined, null, null),
    of(JudgedFilter.QUANTITY, judged.lacking > 0 && left > 0, String(judged.lacking), String(left)),
  ];
}

const PARTS: Readonly<Record<ScorePart, ScorePartName>> = {
  timeFit: ScorePartName.TIME_FIT,
  distanceFit: ScorePartName.DISTANCE_FIT,
  quantityFit: ScorePartName.QUANTITY_FIT,
  fairness: ScorePartName.FAIRNESS,
  reliability: ScorePartName.RELIABILITY,
};

function partsOf(judged: Judged, weights: ScoreParts): PartJudgement[] {
  const { pair, dates, language } = judged;
  const figures: Partial<Record<ScorePart, readonly [string, string]>> = {
    timeFit: [hours(dates.askedMinutes, language), hours(dates.commonMinutes, language)],
    distanceFit: [reachOf(judged), metersOf(judged)],
    quantityFit: [String(judged.lacking), String(dates.leftQuantity)],
  };
  return SCORE_PARTS.map((part) => {
    const [wanted = null, given = null] = figures[part] ?? [];
    return { part: PARTS[part], value: pair[part], weight: weights[part], wanted, given };
  });
}

function nameOf({ name, nameEn }: ServiceCategoryRow, language: Language): string {
  return language === 'en' ? nameEn : name;
}

function measureOf({ unitOfMeasure }: EntryRow, language: Language): string {
  return UNIT_OF_MEASURE_LABELS[unitOfMeasure][language];
}

function periodOf({ validFrom, validTo }: EntryRow): string {
  return `${validFrom} – ${validTo}`;
}

function audiencesOf({ audiences }: EntryRow, language: Language): string {
  return audiences.map((audience) => AUDIENCE_LABELS[audience][language]).join(language === 'en' ? ', ' : '、');
}

/** How far either side reaches at most. */
function reachOf({ demand, supply, language }: Judged): string {
  const reaches = [demand, supply].flatMap(({ maxDistanceMeters }) => maxDistanceMeters ?? []);
  if (reaches.length === 0) return language === 'en' ? 'no limit' : '不限';
  return `≤ ${distanceText(Math.min(...reaches), language)}`;
}

function metersOf({ pair, language }: Judged): string {
  if (pair.distanceMeters === null) return language === 'en' ? 'not known' : '未知';
  return distanceText(Math.round(pair.distanceMeters), language);
}

function hours(minutes: number, language: Language): string {
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(minutes / 60);
  return language === 'en' ? `${text} h` : `${text} 小时`;
}
