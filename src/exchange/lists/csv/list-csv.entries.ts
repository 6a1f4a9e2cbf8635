import { windowsText } from '../../../facilities/index.ts';
import { moneyOf, type MoneyInput } from '../../../shared/money.ts';
import type { GeoPoint } from '../../../shared/geo.ts';
import type { Language } from '../../../shared/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { DemandPriority } from '../entries/demand.entity.ts';
import type { DemandRow } from '../entries/demand.loader.ts';
import type { Audience, UnitOfMeasure } from '../entries/entry.entity.ts';
import type { EntryRow } from '../entries/entry.loader.ts';
import { AUDIENCE_LABELS, PRIORITY_LABELS, UNIT_OF_MEASURE_LABELS } from '../entries/entry.labels.ts';
import {
  categoryOf,
  type CellForm,
  DATE,
  DECIMAL,
  IDS,
  INTEGER,
  TEXT,
  WINDOWS,
  word,
  wordList,
  YES_NO,
  YUAN,
} from './list-csv.cells.ts';
import { cellIsEmpty, type CsvProblem, halfOfAPlace, onlyOfDemands, onlyOfSupplies } from './list-csv.errors.ts';
import type { CsvRow, CsvTable } from './list-csv.text.ts';
import {
  type ColumnName,
  COLUMNS,
  COLUMNS_OF_SIDE,
  REQUIRED_COLUMNS,
  type Side,
  SIDE_LABELS,
  YES_NO_LABELS,
} from './list-csv.labels.ts';
import type { ServiceCategoryRow } from '../service-category.loader.ts';
import type { SupplyRow } from '../entries/supply.loader.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';

/** What the cells of a row say, as the input of the mutation that adds such an entry; null where a cell is empty. */
export interface CsvEntry {
  readonly row: number;
  /** The entry of the draft that it stands for; null for a new one. */
  readonly entryId: string | null;
  readonly side: Side;
  readonly categoryCode: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitOfMeasure: UnitOfMeasure | null;
  readonly windows: WeeklyWindow[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly location: GeoPoint | null;
  readonly maxDistanceMeters: number | null;
  readonly audiences: Audience[] | null;
  readonly conditions: string | null;
  readonly cost: MoneyInput | null;
  readonly priority: DemandPriority | null;
  readonly beneficiaries: number | null;
  readonly minQuantity: number | null;
  readonly minMinutes: number | null;
  readonly splittable: boolean | null;
  readonly needsAll: boolean | null;
  readonly openToClaimsUntil: string | null;
  readonly minOccurrences: number | null;
  readonly facilityId: string | null;
  readonly allianceIds: string[] | null;
}

const WORD_OF_SIDE = word(SIDE_LABELS);
const UNIT_OF_MEASURE = word(UNIT_OF_MEASURE_LABELS);
const AUDIENCES = wordList(AUDIENCE_LABELS);
const PRIORITY = word(PRIORITY_LABELS);

/** Reads every row of a table. What a cell says is judged by its form only; see {@link CellForm}. */
export function readEntries(
  table: CsvTable,
  categories: readonly ServiceCategoryRow[],
): { readonly entries: readonly CsvEntry[]; readonly problems: readonly CsvProblem[] } {
  const category = categoryOf(categories);
  const problems: CsvProblem[] = [];
  const entries = table.rows.flatMap((row) => {
    const before = problems.length;
    const entry = readEntry(row, category, (column, refusal) =>
      problems.push({ row: row.row, column: table.headers[column], refusal }),
    );
    return problems.length === before ? entry : [];
  });
  return { entries, problems };
}

type Complain = (column: ColumnName, refusal: Refusal) => void;

function readEntry({ row, cells }: CsvRow, category: CellForm<string>, complain: Complain): CsvEntry {
  const read = <T>(column: ColumnName, form: CellForm<T>): T | null => {
    const text = cells[column];
    if (text.trim() === '') {
      if (REQUIRED_COLUMNS.includes(column)) complain(column, cellIsEmpty());
      return null;
    }
    const value = form(text);
    if (!(value instanceof Refusal)) return value;
    complain(column, value);
    return null;
  };
  const side = read('side', WORD_OF_SIDE);
  for (const column of side === null ? [] : COLUMNS_OF_SIDE[side === 'SUPPLY' ? 'DEMAND' : 'SUPPLY']) {
    if (cells[column].trim() === '') continue;
    complain(column, side === 'SUPPLY' ? onlyOfDemands() : onlyOfSupplies());
  }
  const latitude = read('latitude', DECIMAL);
  const longitude = read('longitude', DECIMAL);
  const halfOf = (['latitude', 'longitude'] as const).filter((column) => cells[column].trim() === '');
  if (halfOf.length === 1) {
    complain(halfOf[0]!, halfOfAPlace());
  }
  // Where a required cell could not be read, a complaint keeps the entry from being used.
  return {
    row,
    entryId: read('entryId', TEXT)?.trim() ?? null,
    side: side!,
    categoryCode: read('categoryCode', category)!,
    title: read('title', TEXT)!,
    quantity: read('quantity', INTEGER)!,
    unitOfMeasure: read('unitOfMeasure', UNIT_OF_MEASURE),
    windows: [...(read('windows', WINDOWS) ?? [])],
    validFrom: read('validFrom', DATE),
    validTo: read('validTo', DATE),
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    maxDistanceMeters: read('maxDistanceMeters', INTEGER),
    audiences: mutable(read('audiences', AUDIENCES)),
    conditions: read('conditions', TEXT),
    cost: read('cost', YUAN),
    priority: read('priority', PRIORITY),
    beneficiaries: read('beneficiaries', INTEGER),
    minQuantity: read('minQuantity', INTEGER),
    minMinutes: read('minMinutes', INTEGER),
    splittable: read('splittable', YES_NO),
    needsAll: read('needsAll', YES_NO),
    openToClaimsUntil: read('openToClaimsUntil', DATE),
    minOccurrences: read('minOccurrences', INTEGER),
    facilityId: read('facilityId', TEXT)?.trim() ?? null,
    allianceIds: mutable(read('allianceIds', IDS)),
  };
}

function mutable<T>(values: readonly T[] | null): T[] | null {
  return values && [...values];
}

const NOTHING = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<ColumnName, string>;

/** The cells of a supply. */
export function cellsOfSupply(
  supply: SupplyRow,
  categoryCode: string,
  allianceIds: readonly string[],
  language: Language,
): Record<ColumnName, string> {
  return {
    ...cellsOfEntry(supply, categoryCode, language),
    side: SIDE_LABELS.SUPPLY[language],
    facilityId: supply.facilityId ?? '',
    allianceIds: allianceIds.join(separator(language)),
  };
}

/** The cells of a demand. */
export function cellsOfDemand(demand: DemandRow, categoryCode: string, language: Language): Record<ColumnName, string> {
  return {
    ...cellsOfEntry(demand, categoryCode, language),
    side: SIDE_LABELS.DEMAND[language],
    priority: PRIORITY_LABELS[demand.priority][language],
    beneficiaries: numeral(demand.beneficiaries),
    minQuantity: numeral(demand.minQuantity),
    minMinutes: numeral(demand.minMinutes),
    splittable: YES_NO_LABELS[demand.splittable ? 'true' : 'false'][language],
    needsAll: YES_NO_LABELS[demand.needsAll ? 'true' : 'false'][language],
    openToClaimsUntil: demand.openToClaimsUntil ?? '',
    minOccurrences: numeral(demand.minOccurrences),
  };
}

function cellsOfEntry(entry: EntryRow, categoryCode: string, language: Language): Record<ColumnName, string> {
  return {
    ...NOTHING,
    entryId: entry.id,
    categoryCode,
    title: entry.title,
    quantity: numeral(entry.quantity),
    unitOfMeasure: UNIT_OF_MEASURE_LABELS[entry.unitOfMeasure][language],
    windows: windowsText(entry.windows, language),
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    latitude: numeral(entry.location?.latitude),
    longitude: numeral(entry.location?.longitude),
    maxDistanceMeters: numeral(entry.maxDistanceMeters),
    audiences: entry.audiences.map((audience) => AUDIENCE_LABELS[audience][language]).join(separator(language)),
    conditions: entry.conditions ?? '',
    cost: entry.costMinor === null ? '' : moneyOf(entry.costMinor).amount,
  };
}

function numeral(value: number | null | undefined): string {
  return value == null ? '' : String(value);
}

function separator(language: Language): string {
  return language === 'en' ? ', ' : '、';
}
