import { createHash } from 'node:crypto';
import type { Database } from '../src/database/database.ts';
import { creditCodeOf } from '../src/district/units/credit-code.ts';
import { MembershipState } from '../src/district/units/alliances/membership.entity.ts';
import { AffiliationLevel, UnitKind } from '../src/district/units/unit.entity.ts';
import gulou from './data/gulou-divisions.json' with { type: 'json' };
import { insertRows } from './insert-rows.ts';
import { CENTERS, type Place, TANGMEN_CENTER } from './schematic-map.ts';
import { seedId } from './seed-id.ts';
import { divisionSeedId, TANGMEN_CODE, TANGMEN_ID } from './territory.seeder.ts';

/** A made-up unit of the seeds. */
export interface SeededUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly affiliationLevel: AffiliationLevel;
  readonly communityCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** How far from their centre units are scattered, in metres. */
const SCATTER_METERS = 900;
const METERS_PER_DEGREE = 111_195;

const { STATE_ORGAN, PUBLIC_INSTITUTION, STATE_ENTERPRISE, NEW_ECONOMIC, NEW_SOCIAL, MASS_ORGANISATION } = UnitKind;
const { PROVINCE, CITY, DISTRICT, NONE } = AffiliationLevel;

/** The 29 members of the alliance: of the province, the city, the district, and the two new kinds. 示例 means "sample". */
const MEMBERS: readonly (readonly [name: string, kind: UnitKind, level: AffiliationLevel])[] = [
  ['示例省级机关甲', STATE_ORGAN, PROVINCE],
  ['示例省级机关乙', STATE_ORGAN, PROVINCE],
  ['示例省级规划研究院', PUBLIC_INSTITUTION, PROVINCE],
  ['示例省级资料中心', PUBLIC_INSTITUTION, PROVINCE],
  ['示例省级医院汤门院区', PUBLIC_INSTITUTION, PROVINCE],
  ['示例省级电力工程公司', STATE_ENTERPRISE, PROVINCE],
  ['示例省级通信公司', STATE_ENTERPRISE, PROVINCE],
  ['示例省级职工联合会', MASS_ORGANISATION, PROVINCE],
  ['示例市级机关甲', STATE_ORGAN, CITY],
  ['示例市级机关乙', STATE_ORGAN, CITY],
  ['示例市级文化馆', PUBLIC_INSTITUTION, CITY],
  ['示例市级中学', PUBLIC_INSTITUTION, CITY],
  ['示例市级供水公司', STATE_ENTERPRISE, CITY],
  ['示例市级公交公司', STATE_ENTERPRISE, CITY],
  ['示例市级青年联合会', MASS_ORGANISATION, CITY],
  ['示例区级机关甲', STATE_ORGAN, DISTRICT],
  ['示例区级机关乙', STATE_ORGAN, DISTRICT],
  ['示例区级小学', PUBLIC_INSTITUTION, DISTRICT],
  ['示例区级幼儿园', PUBLIC_INSTITUTION, DISTRICT],
  ['示例区级卫生服务中心', PUBLIC_INSTITUTION, DISTRICT],
  ['示例区级环卫公司', STATE_ENTERPRISE, DISTRICT],
  ['示例区级妇女联合会', MASS_ORGANISATION, DISTRICT],
  ['示例温泉酒店', NEW_ECONOMIC, NONE],
  ['示例软件公司', NEW_ECONOMIC, NONE],
  ['示例汤门超市', NEW_ECONOMIC, NONE],
  ['示例物业服务公司', NEW_ECONOMIC, NONE],
  ['示例行业协会', NEW_SOCIAL, NONE],
  ['示例养老服务中心', NEW_SOCIAL, NONE],
  ['示例公益服务社', NEW_SOCIAL, NONE],
];
/** As many of the members, from the end of the list, joined after the second version of the charter had been adopted. */
const LATER_MEMBERS = 5;

/** What stands in each other subdistrict beside a school, in turn. */
const OTHERS: readonly (readonly [name: string, kind: UnitKind, level: AffiliationLevel])[] = [
  ['文化站', PUBLIC_INSTITUTION, DISTRICT],
  ['建设公司', STATE_ENTERPRISE, CITY],
  ['商贸公司', NEW_ECONOMIC, NONE],
  ['社工服务中心', NEW_SOCIAL, NONE],
  ['市级机关', STATE_ORGAN, CITY],
];

const SUBDISTRICTS = gulou.divisions.filter(({ level }) => level === 'SUBDISTRICT' || level === 'TOWN');

/** The members of the Tangmen alliance, all of them in Tangmen. */
export const TANGMEN_MEMBERS: readonly SeededUnit[] = MEMBERS.map((member) =>
  unitIn(TANGMEN_CODE, TANGMEN_CENTER, member),
);
/** The unit that owns the Tangmen car park: an organ of the province. */
export const TANGMEN_PARKING_UNIT = TANGMEN_MEMBERS[0]!;
export const TANGMEN_PARKING_UNIT_ID = TANGMEN_PARKING_UNIT.id;
/** A second member, for whatever takes two units. */
export const TANGMEN_SECOND_UNIT_ID = TANGMEN_MEMBERS[1]!.id;
/** A unit in Tangmen that has applied to the alliance. */
export const TANGMEN_APPLICANT = unitIn(TANGMEN_CODE, TANGMEN_CENTER, ['示例餐饮公司', NEW_ECONOMIC, NONE]);
/** A unit in Tangmen that the alliance has suspended. */
const TANGMEN_SUSPENDED = unitIn(TANGMEN_CODE, TANGMEN_CENTER, ['示例健身公司', NEW_ECONOMIC, NONE]);
/** Eleven schools, as many as opened their fields in 2016: one in each subdistrict and a second in the town. No members. */
export const SCHOOLS: readonly SeededUnit[] = [
  ...SUBDISTRICTS.map(({ code, name }) =>
    unitIn(communityOf(code, 0), CENTERS[code]!, [`示例${shortName(name)}小学`, PUBLIC_INSTITUTION, DISTRICT]),
  ),
  unitIn(communityOf('350102100000', 1), CENTERS['350102100000']!, ['示例洪山中学', PUBLIC_INSTITUTION, DISTRICT]),
];
/** A further unit in each subdistrict; for the one Tangmen is in, in another community. No members. */
export const OTHER_UNITS: readonly SeededUnit[] = SUBDISTRICTS.map(({ code, name }, i) => {
  const [what, kind, level] = OTHERS[i % OTHERS.length]!;
  return unitIn(communityOf(code, -1), CENTERS[code]!, [`示例${shortName(name)}${what}`, kind, level]);
});

/** The alliance of Tangmen community. */
export const TANGMEN_ALLIANCE_ID = seedId('all', TANGMEN_CODE);
/** The month is reported, the day is made up. */
const FOUNDED_ON = '2016-03-28';
const FOUNDING_DAY = { applied: '2016-03-28T01:00:00Z', admitted: '2016-03-28T07:00:00Z' };
const LATER_DAY = { applied: '2019-05-06T02:00:00Z', admitted: '2019-05-20T07:00:00Z' };
const REGISTERED_AT = '2016-03-01T00:00:00Z';
/** How long the seeded application has been waiting. */
const WAITING = Temporal.Duration.from({ hours: 72 });

const FIRST_CHARTER = `汤门社区区域化党建联盟章程（演示文本）
第一条 本联盟由驻区单位自愿组成，成员不分隶属层级，一律平等。
第二条 联盟由社区党委牵头，日常联络由社区承办。
第三条 成员单位派一至二名负责同志担任代表，人选由单位自定，更换后告知社区。
第四条 成员单位按自身条件向居民开放停车场、运动场、会议室等设施，开放的时段和数量由单位决定。
第五条 成员单位可以退出，退出前应妥善安排已经确认的预约。`;
/** Each version of the charter: made up, not taken from any alliance. */
const CHARTERS = [
  { adoptedOn: FOUNDED_ON, text: FIRST_CHARTER },
  {
    adoptedOn: '2019-03-28',
    text: `${FIRST_CHARTER}
第六条 多次无故取消开放的成员，社区核实后可以暂停其资格，改正后恢复。`,
  },
];

/**
 * Resident units, all made up: the members of the Tangmen alliance with their delegates, one applicant, one suspended
 * member, and units in every other subdistrict. Needs the territory; runs in one transaction, because an alliance and its
 * charter, and a member and its delegates, refer to each other.
 */
export async function seedUnits(db: Database, now: Temporal.Instant): Promise<void> {
  const units = [...TANGMEN_MEMBERS, TANGMEN_APPLICANT, TANGMEN_SUSPENDED, ...SCHOOLS, ...OTHER_UNITS];
  await insertRows(db, 'resident_unit', units.map(unitRow));
  await insertRows(db, 'alliance', [
    {
      id: TANGMEN_ALLIANCE_ID,
      name: '汤门社区区域化党建联盟',
      division_id: TANGMEN_ID,
      founded_on: FOUNDED_ON,
      charter_version: CHARTERS.length,
      synthetic: true,
    },
  ]);
  await insertRows(
    db,
    'alliance_charter',
    CHARTERS.map(({ adoptedOn, text }, i) => ({
      alliance_id: TANGMEN_ALLIANCE_ID,
      version: i + 1,
      adopted_on: adoptedOn,
      text,
    })),
  );
  const memberships = [
    ...TANGMEN_MEMBERS.map((unit, i) => {
      const later = i >= TANGMEN_MEMBERS.length - LATER_MEMBERS;
      return membershipRow(unit, MembershipState.ACTIVE, later ? 2 : 1, later ? LATER_DAY : FOUNDING_DAY);
    }),
    membershipRow(TANGMEN_APPLICANT, MembershipState.APPLIED, 2, { applied: now.subtract(WAITING).toString() }),
    {
      ...membershipRow(TANGMEN_SUSPENDED, MembershipState.SUSPENDED, 2, LATER_DAY),
      state_reason: '多次临时取消开放，待整改。',
    },
  ];
  await insertRows(db, 'alliance_membership', memberships);
  await insertRows(db, 'delegate', memberships.flatMap(delegateRows));
}

/** The id of the seeded membership of a unit in the Tangmen alliance. */
export function membershipSeedId(unitId: string): string {
  return seedId('mem', unitId);
}

/** The id of the delegate who holds the first seat of a seeded unit in the Tangmen alliance. */
export function firstDelegateSeedId(unitId: string): string {
  return delegateSeedId(membershipSeedId(unitId), 1);
}

function delegateSeedId(membershipId: string, seat: number): string {
  return seedId('del', `${membershipId}/${seat}`);
}

function unitIn(
  communityCode: string,
  center: Place,
  [name, kind, affiliationLevel]: readonly [string, UnitKind, AffiliationLevel],
): SeededUnit {
  return { id: seedId('uni', name), name, kind, affiliationLevel, communityCode, ...scattered(center, name) };
}

/** The codes of the registering authority and of the kind of organisation. */
const REGISTRATIONS: Record<UnitKind, string> = {
  [STATE_ORGAN]: '11',
  [PUBLIC_INSTITUTION]: '12',
  [MASS_ORGANISATION]: '13',
  [NEW_SOCIAL]: '52',
  [STATE_ENTERPRISE]: '91',
  [NEW_ECONOMIC]: '91',
  [UnitKind.OTHER]: '93',
};

/** Where a unit of each level is registered: the country, Fujian, Fuzhou, Gulou. */
const REGISTERED_IN: Record<AffiliationLevel, string> = {
  [AffiliationLevel.CENTRAL]: '100000',
  [PROVINCE]: '350000',
  [CITY]: '350100',
  [DISTRICT]: '350102',
  [NONE]: '350102',
};

function unitRow({ id, name, kind, affiliationLevel, communityCode, latitude, longitude }: SeededUnit, index: number) {
  // The first numbers of all have never been given out, so that no code is a real organisation's.
  const number = String(index + 1).padStart(8, '0');
  return {
    id,
    name,
    credit_code: creditCodeOf(REGISTRATIONS[kind], REGISTERED_IN[affiliationLevel], number),
    kind,
    affiliation_level: affiliationLevel,
    division_id: divisionSeedId(communityCode),
    latitude,
    longitude,
    // 示例路 is a made-up street.
    address: `福州市鼓楼区${communityName(communityCode)}示例路${index + 1}号`,
    // No number of a city begins with a nought, so that nobody is called by one who tries it out.
    contact_phone: `0591-0000-${String(index + 1).padStart(4, '0')}`,
    synthetic: true,
    created_at: REGISTERED_AT,
  };
}

function membershipRow(
  unit: SeededUnit,
  state: MembershipState,
  charterVersion: number,
  { applied, admitted = null }: { applied: string; admitted?: string | null },
) {
  return {
    id: membershipSeedId(unit.id),
    alliance_id: TANGMEN_ALLIANCE_ID,
    unit_id: unit.id,
    state,
    charter_version: charterVersion,
    applied_at: applied,
    admitted_at: admitted,
    state_reason: null as string | null,
  };
}

const SURNAMES = [...'林陈黄郑王张李吴刘蔡'];
const GIVEN_NAMES = ['明', '建榕', '晓芳', '志强', '丽华', '国平', '秀英'];
const POSITIONS = ['党支部书记', '办公室主任'];

/** Two delegates for every other unit, one for the rest; their names are put together from common parts. */
function delegateRows({ id, applied_at }: ReturnType<typeof membershipRow>, index: number) {
  return POSITIONS.slice(0, 1 + (index % 2)).map((position, i) => ({
    id: delegateSeedId(id, i + 1),
    membership_id: id,
    seat: i + 1,
    name: SURNAMES[(index + i * 3) % SURNAMES.length]! + GIVEN_NAMES[(index + i) % GIVEN_NAMES.length]!,
    position,
    valid_from: applied_at,
  }));
}

/** A place near a centre, always the same for the same key, spread evenly over the circle. */
function scattered({ latitude, longitude }: Place, key: string): Place {
  const bytes = createHash('sha256').update(key).digest();
  const meters = SCATTER_METERS * Math.sqrt(bytes.readUInt32BE(0) / 2 ** 32);
  const angle = 2 * Math.PI * (bytes.readUInt32BE(4) / 2 ** 32);
  const north = (meters * Math.cos(angle)) / METERS_PER_DEGREE;
  const east = (meters * Math.sin(angle)) / (METERS_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  return { latitude: rounded(latitude + north), longitude: rounded(longitude + east) };
}

/** To six decimals, some ten centimetres. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The code of a community of a subdistrict, by its place in the order of codes, from the end when negative. */
function communityOf(subdistrictCode: string, place: number): string {
  const communities = gulou.divisions.filter(({ parentCode }) => parentCode === subdistrictCode);
  return communities.at(place)!.code;
}

function communityName(code: string): string {
  return gulou.divisions.find((division) => division.code === code)!.name;
}

/** 鼓东街道 → 鼓东. */
function shortName(name: string): string {
  return name.replace(/街道$|镇$/, '');
}
