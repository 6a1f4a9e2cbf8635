/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which level of government a unit belongs to; often a higher one than the community it is based in. 隶属层级 */
export type AffiliationLevel =
  /** The central government. 中央属 */
  | 'CENTRAL'
  /** The city. 市属 */
  | 'CITY'
  /** The district. 区属 */
  | 'DISTRICT'
  /** None, as firms and social organisations. 无隶属 */
  | 'NONE'
  /** The province. 省属 */
  | 'PROVINCE'
  | '%future added value';

/** How the best allocation was found. */
export type AllocationMethod =
  /** As a flow of least cost: exact. */
  | 'FLOW'
  /** As an integer program: exact, unless `optimalityGap` says otherwise. */
  | 'INTEGER_PROGRAM'
  /** Each part that has nothing to do with the others in the way that fits it. */
  | 'MIXED'
  | '%future added value';

/** For whom something is given or needed. 服务对象 */
export type Audience =
  /** Children and young people. 儿童青少年 */
  | 'CHILDREN'
  /** People with a disability. 残疾人 */
  | 'DISABLED'
  /** Elderly people. 老年人 */
  | 'ELDERS'
  /** Families. 家庭 */
  | 'FAMILIES'
  /** Party organisations and their members. 党组织 */
  | 'PARTY_ORGANISATIONS'
  /** Everybody. 公众 */
  | 'PUBLIC'
  /** Staff of a unit, of the grid or of the community. 工作人员 */
  | 'STAFF'
  /** Volunteers. 志愿者 */
  | 'VOLUNTEERS'
  | '%future added value';

/** An interval in which places are wanted. */
export type AvailableDuringInput = {
  /** When it ends; itself no longer part of it. */
  readonly end: string;
  /** How many places, 1 to 10000. */
  readonly quantity?: number | null | undefined;
  /** When it starts. */
  readonly start: string;
};

/** A booking to give back, or to take back. */
export type BookingCancelInput = {
  /** The booking. */
  readonly bookingId: string;
  /** Why, 1 to 500 characters; required of the unit that owns the facility, free for who booked or holds it. */
  readonly reason?: string | null | undefined;
};

/** What has happened to a booking. 预约变化 */
export type BookingChange =
  /** It was given back, or taken back by the unit. 已取消 */
  | 'CANCELLED'
  /** The unit has confirmed it. 已确认 */
  | 'CONFIRMED'
  /** It was made. 已创建 */
  | 'CREATED'
  /** The unit has rejected it. 已拒绝 */
  | 'REJECTED'
  | '%future added value';

/** What is to be booked. */
export type BookingCreateInput = {
  /** When it ends, itself no longer part of it: on the time grid of the facility. */
  readonly end: string;
  /** The facility. */
  readonly facilityId: string;
  /** A key of the caller’s own making, 1 to 200 characters, new for every booking that is meant. A repeat of the same request with the same key gets the same answer, refusals included, and books nothing more. */
  readonly idempotencyKey: string;
  /** How many places, 1 to 10000. */
  readonly quantity?: number | null | undefined;
  /** When it starts: on the time grid of the facility. */
  readonly start: string;
};

/** Which bookings; all conditions together. */
export type BookingFilter = {
  /** Only of this facility. */
  readonly facilityId?: string | null | undefined;
  /** Only those that end after this. */
  readonly from?: string | null | undefined;
  /** True for the bookings of the caller alone, where they see those of others as well: what they have booked, and what the units that they manage and the grid branches that they lead hold from matches. */
  readonly own?: boolean | null | undefined;
  /** Only in these states; all if absent. */
  readonly states?: ReadonlyArray<BookingState> | null | undefined;
  /** Only those that start before this. */
  readonly to?: string | null | undefined;
};

/** What is to be matched. */
export type BookingMatchInput = {
  /** Only demands of these categories and those below them, by their codes; all if absent. */
  readonly categoryCodes?: ReadonlyArray<string> | null | undefined;
  /** True to see what would come of it, without proposing or keeping anything. */
  readonly dryRun?: boolean | null | undefined;
  /** The first date to match for; today if that has passed. */
  readonly validFrom: string;
  /** The last date to match for, itself included; at most a year after the first. */
  readonly validTo: string;
  /** Weights to try instead of those in force; only with `dryRun`. */
  readonly weights?: MatchWeightsInput | null | undefined;
  /** The territory whose demands are to be met, by its code: a district, subdistrict, community or grid. Each demand is set against the supplies of its subdistrict. */
  readonly withinCode: string;
};

/** Where a booking is in its life. PENDING, CONFIRMED, CHECKED_IN and COMPLETED hold their places. */
export type BookingState =
  /** Given back by the booker or taken back by the unit. 已取消 */
  | 'CANCELLED'
  /** The booker is there. 已签到 */
  | 'CHECKED_IN'
  /** The booker was there. 已完成 */
  | 'COMPLETED'
  /** The places are the booker’s. 已确认 */
  | 'CONFIRMED'
  /** Waited too long for the unit. 已过期 */
  | 'EXPIRED'
  /** Nobody came. 未到 */
  | 'NO_SHOW'
  /** Waits for the unit, holding its places. 待确认 */
  | 'PENDING'
  /** Not confirmed by the unit. 已拒绝 */
  | 'REJECTED'
  | '%future added value';

/** What a day really is. */
export type CalendarDayCorrectInput = {
  /** The day. */
  readonly date: string;
  /** What it is. */
  readonly dayClass: WorkdayClass;
  /** Why, for everybody to read: 1 to 500 characters. */
  readonly reason: string;
};

/** A day whose correction is to go. */
export type CalendarDayRestoreInput = {
  /** The day. */
  readonly date: string;
};

/** How sure the class of a day is. */
export type CalendarDayStatus =
  /** The district has set it, for the reason given. 已更正 */
  | 'CORRECTED'
  /** It follows from the yearly notice of the State Council. 正式 */
  | 'OFFICIAL'
  /** The notice of its year is not out: Monday to Friday are taken for work days. 暂定 */
  | 'PROVISIONAL'
  | '%future added value';

/** On which days a rule holds. WORKDAY and DAY_OFF follow the official calendar, make-up work days included. */
export type DayClass =
  /** On weekends and holidays, but not on make-up work days. 休息日 */
  | 'DAY_OFF'
  /** On all days. */
  | 'EVERY_DAY'
  /** On work days, also on a Saturday or Sunday that makes up for a holiday. 工作日 */
  | 'WORKDAY'
  | '%future added value';

/** Something to ask for. 需求 */
export type DemandAddInput = {
  /** Who needs it, one at least; PUBLIC if absent. */
  readonly audiences?: ReadonlyArray<Audience> | null | undefined;
  /** How many people it is for, 1 to 10000000. 受益人数 */
  readonly beneficiaries?: number | null | undefined;
  /** The code of its category. What is offered under it, or under a category within it, can meet it. */
  readonly categoryCode: string;
  /** What has to be observed, 1 to 2000 characters. */
  readonly conditions?: string | null | undefined;
  /** The most that is paid for one of the measure; nothing is said if absent. */
  readonly cost?: MoneyInput | null | undefined;
  /** The list, a draft that the caller keeps. */
  readonly listId: string;
  /** Where it is needed; where the unit is, if absent. A branch has no place of its own. */
  readonly location?: GeoPointInput | null | undefined;
  /** How far the supply may be, 1 to 100000 metres; any distance if absent. */
  readonly maxDistanceMeters?: number | null | undefined;
  /** The shortest time in one piece that is of use, 15 to 1440 minutes; 15 if absent. */
  readonly minMinutes?: number | null | undefined;
  /** Fewer than this in all are of no use, 1 to the quantity; 1 if absent. */
  readonly minQuantity?: number | null | undefined;
  /** How pressing it is. */
  readonly priority?: DemandPriority | null | undefined;
  /** How much, 1 to 100000. */
  readonly quantity: number;
  /** Whether several supplies may meet it together; yes if absent. */
  readonly splittable?: boolean | null | undefined;
  /** What it is, 1 to 200 characters. */
  readonly title: string;
  /** What the quantity counts; as the category, if absent. */
  readonly unitOfMeasure?: UnitOfMeasure | null | undefined;
  /** The first day; that of the list if absent. */
  readonly validFrom?: string | null | undefined;
  /** The last day; that of the list if absent. */
  readonly validTo?: string | null | undefined;
  /** When, week by week: 1 to 20 windows. */
  readonly windows: ReadonlyArray<WeeklyWindowInput>;
};

/** How pressing a demand is. A run serves urgent ones first, then important ones. 优先级 */
export type DemandPriority =
  /** It matters to many, or much. 重要 */
  | 'IMPORTANT'
  /** It can wait. 一般 */
  | 'ROUTINE'
  /** It cannot wait. 紧急 */
  | 'URGENT'
  | '%future added value';

/** Which divisions; all conditions together. */
export type DivisionFilter = {
  /** Only those of this level. */
  readonly level?: DivisionLevel | null | undefined;
  /** Only those whose Chinese name or pinyin contains this, 1 to 100 characters, in any case. */
  readonly text?: string | null | undefined;
  /** Only this division and what lies in it, at any depth, by its code. An unknown code is an error. */
  readonly withinCode?: string | null | undefined;
};

/** The levels of territory. Each division lies in one of the level above. */
export type DivisionLevel =
  /** A building in a grid. 楼栋 */
  | 'BUILDING'
  /** A residential community. 社区 */
  | 'COMMUNITY'
  /** A district of a city. 区 */
  | 'DISTRICT'
  /** A base grid of a community, served by one grid branch. 网格 */
  | 'GRID'
  /** A subdistrict or town. 街道、镇 */
  | 'SUBDISTRICT'
  | '%future added value';

/** How far an entry has found its counterpart. It follows from what its matches hold. */
export type EntryState =
  /** Nobody in the district could meet this demand; it is for the joint conference. 已上报 */
  | 'ESCALATED'
  /** All of it has been delivered. 已完成 */
  | 'FULFILLED'
  /** All of it is held. 已对接 */
  | 'MATCHED'
  /** Nothing of it is held by a match. 待对接 */
  | 'OPEN'
  /** Part of it is held. 部分对接 */
  | 'PARTIALLY_MATCHED'
  /** Taken back by its owner, or merged into another. 已撤回 */
  | 'WITHDRAWN'
  | '%future added value';

/** Why a mutation was refused. Programs decide by this; messages are for people. */
export type ErrorCode =
  /** The interval is too short, too long, or not on the time grid. */
  | 'DURATION_NOT_ALLOWED'
  /** The caller has no role that allows this here. */
  | 'FORBIDDEN'
  /** The idempotency key was used before with another request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** A value is malformed or out of its range; `field` names it. */
  | 'INVALID_INPUT'
  /** The facility takes no bookings, at least at present. */
  | 'NOT_BOOKABLE'
  /** There is no such thing, or none that the caller may know of. */
  | 'NOT_FOUND'
  /** The start is past, too soon, or too far ahead. */
  | 'OUTSIDE_BOOKING_HORIZON'
  /** The interval does not lie inside one open stretch. */
  | 'OUTSIDE_OPENING_HOURS'
  /** The caller already holds as much as one person may. */
  | 'QUOTA_EXCEEDED'
  /** Too few places are left; see `SlotUnavailable` for alternatives. */
  | 'SLOT_UNAVAILABLE'
  /** The thing has changed since it was read; read it again. */
  | 'STALE_VERSION'
  /** The thing is in a state from which this is not possible. */
  | 'STATE_CONFLICT'
  | '%future added value';

/** How a place is had. */
export type FacilityAdmission =
  /** A booking waits, holding its places, until the unit confirms or rejects it. 需审核 */
  | 'APPROVAL'
  /** A booking is confirmed at once. 即时确认 */
  | 'INSTANT'
  /** Without booking: come while it is open. 直接使用 */
  | 'OPEN_ACCESS'
  | '%future added value';

/** What kind of thing is shared. */
export type FacilityKind =
  /** A room for activities; its capacity is people or groups. 活动室 */
  | 'ACTIVITY_ROOM'
  /** A room for meetings; its capacity is rooms of this kind. 会议室 */
  | 'MEETING_ROOM'
  /** A car park; its capacity is spaces. 停车场 */
  | 'PARKING'
  /** A restroom: free, without booking. 卫生间 */
  | 'RESTROOM'
  /** A field, court or hall for sports; its capacity is people. 运动场 */
  | 'SPORTS_FIELD'
  | '%future added value';

/** Where a facility is in its life. Everybody sees published and suspended ones, only those concerned the rest. */
export type FacilityState =
  /** Being written by its unit. 草稿 */
  | 'DRAFT'
  /** Waiting for the community, because its unit is not an active member. 审核中 */
  | 'IN_REVIEW'
  /** Open to be found and booked. 已发布 */
  | 'PUBLISHED'
  /** Visible, but taking no bookings for the time being. 暂停 */
  | 'SUSPENDED'
  /** Gone for good. 已撤回 */
  | 'WITHDRAWN'
  | '%future added value';

/** A place on the earth, WGS-84 (GPS). */
export type GeoPointInput = {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
};

/** What has happened to a match. 对接变化 */
export type MatchChange =
  /** One side has accepted it. 一方已接受 */
  | 'ACCEPTED'
  /** It was taken back. 已取消 */
  | 'CANCELLED'
  /** Both sides have accepted it. 双方已确认 */
  | 'CONFIRMED'
  /** One side does not want it. 已谢绝 */
  | 'DECLINED'
  /** The receiving side has said how much was delivered. 已兑现 */
  | 'FULFILLED'
  /** It was pinned, or set free again. 已固定或解除固定 */
  | 'PINNED'
  /** It was set by hand. 人工设定 */
  | 'SET'
  | '%future added value';

/** Where a match is in its life. ACCEPTED and CONFIRMED hold their quantity of both entries. 对接状态 */
export type MatchState =
  /** One side has accepted; its quantity is held for the other. 一方已接受 */
  | 'ACCEPTED'
  /** Taken back; its quantity is free and the demand open again. 已取消 */
  | 'CANCELLED'
  /** Both sides have accepted; what a facility gives is booked. 双方已确认 */
  | 'CONFIRMED'
  /** One side did not want it; a run does not propose the pair again. 已谢绝 */
  | 'DECLINED'
  /** The receiving side has said how much was delivered. 已兑现 */
  | 'FULFILLED'
  /** Proposed by a run or set by hand; neither side has answered. 待回应 */
  | 'PROPOSED'
  | '%future added value';

/** How the parts of a score are to weigh, in any proportion: none negative, not all zero. */
export type MatchWeightsInput = {
  /** The weight of being near. */
  readonly distanceFit: number;
  /** The weight of having received little so far. */
  readonly fairness: number;
  /** The weight of meeting all of the demand. */
  readonly quantityFit: number;
  /** The weight of having delivered what was promised. */
  readonly reliability: number;
  /** The weight of being there when it is needed. */
  readonly timeFit: number;
};

/** New weights for a district. */
export type MatchWeightsSetInput = {
  /** The district, by its code. */
  readonly districtCode: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
  /** The weights; they are kept in proportion, adding up to 1. */
  readonly weights: MatchWeightsInput;
};

/** How far a matching run has come. 对接运算进度 */
export type MatchingRunState =
  /** It has come to nothing. 已失败 */
  | 'FAILED'
  /** The demands and supplies have been read. 已读取 */
  | 'READ'
  /** The best allocation has been found. 已求解 */
  | 'SOLVED'
  /** It was asked for. 已开始 */
  | 'STARTED'
  /** Its proposals can be read and answered. 已写入 */
  | 'WRITTEN'
  | '%future added value';

/** An amount of money. 金额 */
export type MoneyInput = {
  /** The amount in the major unit, not negative, at most two decimals: `1250` or `1250.50`. */
  readonly amount: string;
  /** The currency by its ISO 4217 code; only `CNY`. */
  readonly currencyCode?: string;
};

/** Around a point. */
export type NearInput = {
  /** The point to measure from. */
  readonly point: GeoPointInput;
  /** Not farther than this, in metres along the surface: 1 to 100000. */
  readonly withinMeters: number;
};

/** The person who is signed in, as a resident. Used for their bookings only. */
export type ResidentRegisterInput = {
  /** The code of the division they live or work in. */
  readonly divisionCode?: string | null | undefined;
  /** Their name, 1 to 100 characters. */
  readonly name: string;
  /** Their phone number: 5 to 15 digits, with a + before a country code. Blanks and hyphens are dropped. */
  readonly phone: string;
};

/** Which units; all conditions together. */
export type ResidentUnitFilter = {
  /** Only those that belong to these levels. */
  readonly affiliationLevels?: ReadonlyArray<AffiliationLevel> | null | undefined;
  /** Only the one with this Unified Social Credit Code. A code whose check digits do not fit is an error. */
  readonly creditCode?: string | null | undefined;
  /** Only these kinds. */
  readonly kinds?: ReadonlyArray<UnitKind> | null | undefined;
  /** Only the active members of this alliance. */
  readonly memberOfAllianceId?: string | null | undefined;
  /** Only those near a point. */
  readonly near?: NearInput | null | undefined;
  /** Only those whose name contains this, 1 to 100 characters, in any case. */
  readonly text?: string | null | undefined;
  /** Only those based in this division, at any depth, by its code. An unknown code is an error. */
  readonly withinCode?: string | null | undefined;
};

/** What somebody may be. A role holds in the scope of its assignment only. */
export type Role =
  /** Leads a grid branch. 网格党支部书记 */
  | 'BRANCH_SECRETARY'
  /** Works for a community: reviews facilities, admits members. 社区工作人员 */
  | 'COMMUNITY_STAFF'
  /** Runs the district: calendar, roles, everything below. 区级管理员 */
  | 'DISTRICT_ADMIN'
  /** Books for themselves. 居民 */
  | 'RESIDENT'
  /** Works for a subdistrict, over all its communities. 街镇工作人员 */
  | 'SUBDISTRICT_STAFF'
  /** Runs the facilities of a unit, or one facility. 单位管理员 */
  | 'UNIT_MANAGER'
  | '%future added value';

/** A role to give: to exactly one of residentId and accountSubject, in exactly one of divisionCode, unitId and facilityId (in none of them for RESIDENT). */
export type RoleAssignInput = {
  /** Who to give it to, by the subject of their tokens (`sub`) from the issuer that the caller signed in with. They need not have signed in yet. */
  readonly accountSubject?: string | null | undefined;
  /** The division it is to hold in, by its code: a grid for BRANCH_SECRETARY, a community for COMMUNITY_STAFF, a subdistrict for SUBDISTRICT_STAFF, a district for DISTRICT_ADMIN. */
  readonly divisionCode?: string | null | undefined;
  /** The one facility that a UNIT_MANAGER is to run. */
  readonly facilityId?: string | null | undefined;
  /** Why, for those who see the role: 1 to 500 characters. */
  readonly reason?: string | null | undefined;
  /** The resident to give it to. */
  readonly residentId?: string | null | undefined;
  /** The role. */
  readonly role: Role;
  /** The unit that a UNIT_MANAGER is to run, with all its facilities. */
  readonly unitId?: string | null | undefined;
  /** From when it holds, not in the past; from now on if absent. */
  readonly validFrom?: string | null | undefined;
  /** From when it no longer holds, after validFrom; until further notice if absent. */
  readonly validTo?: string | null | undefined;
};

/** Which role assignments; all conditions together. */
export type RoleAssignmentFilter = {
  /** Only those held in this very division, by its code. An unknown code is an error. */
  readonly divisionCode?: string | null | undefined;
  /** Only those held for this one facility. */
  readonly facilityId?: string | null | undefined;
  /** Those that have ended as well; only those that have not, if absent. */
  readonly includeEnded?: boolean | null | undefined;
  /** Only this role. */
  readonly role?: Role | null | undefined;
  /** Only those held for this unit as a whole. */
  readonly unitId?: string | null | undefined;
};

/** A role to end. */
export type RoleEndInput = {
  /** Why, for those who see the role: 1 to 500 characters. */
  readonly reason?: string | null | undefined;
  /** The role assignment to end. */
  readonly roleAssignmentId: string;
};

/** Which facilities; all conditions together. */
export type SharedFacilityFilter = {
  /** Only those that are open during all of an interval and have as many places left at every moment of it. Looks as far ahead as a facility can be booked, and follows a corrected calendar within a minute. */
  readonly availableDuring?: AvailableDuringInput | null | undefined;
  /** Only what a system of its unit calls this, to the letter; needs `unitId`, but under a unit. */
  readonly externalId?: string | null | undefined;
  /** Only these kinds. */
  readonly kinds?: ReadonlyArray<FacilityKind> | null | undefined;
  /** Only those near a point; then the nearest come first. */
  readonly near?: NearInput | null | undefined;
  /** Only these states; PUBLISHED if absent. DRAFT, IN_REVIEW and WITHDRAWN show only to the managers of the facility and to staff of its territory. */
  readonly states?: ReadonlyArray<FacilityState> | null | undefined;
  /** Only those whose name contains this, 1 to 100 characters, in any case. */
  readonly text?: string | null | undefined;
  /** Only of this unit. */
  readonly unitId?: string | null | undefined;
  /** Only of units based in this division, at any depth, by its code. An unknown code is an error. */
  readonly withinCode?: string | null | undefined;
};

/** How facilities are ordered. */
export type SharedFacilityOrder =
  /** The nearest first; needs `near`. */
  | 'DISTANCE'
  /** By name. */
  | 'NAME'
  | '%future added value';

/** What kind of organisation a unit is. */
export type UnitKind =
  /** A mass organisation, such as a trade union. 群团组织 */
  | 'MASS_ORGANISATION'
  /** A private firm, one of the two new kinds. 新经济组织 */
  | 'NEW_ECONOMIC'
  /** A social organisation, one of the two new kinds. 新社会组织 */
  | 'NEW_SOCIAL'
  /** None of these. 其他 */
  | 'OTHER'
  /** A public institution, such as a school or hospital. 事业单位 */
  | 'PUBLIC_INSTITUTION'
  /** An enterprise owned by the state. 国有企业 */
  | 'STATE_ENTERPRISE'
  /** An organ of state or party. 机关 */
  | 'STATE_ORGAN'
  | '%future added value';

/** What the quantity of an entry counts. Places (SPACE, PERSON, ROOM) are free again at another moment of the week; everything else is used up. 计量单位 */
export type UnitOfMeasure =
  /** Hours of work, over the whole period. 小时 */
  | 'HOUR'
  /** People, at the same time. 人 */
  | 'PERSON'
  /** Pieces, over the whole period. 件 */
  | 'PIECE'
  /** Rooms, at the same time. 间 */
  | 'ROOM'
  /** People served, over the whole period. 人次 */
  | 'SERVICE'
  /** Sessions, over the whole period. 场次 */
  | 'SESSION'
  /** Parking spaces, at the same time. 车位 */
  | 'SPACE'
  | '%future added value';

/** Why a demand got nothing, or not all: the first hard filter that leaves no supply, judged in this order. */
export type UnmatchedReason =
  /** Who gives it does so for others. 对象不符 */
  | 'AUDIENCE_EXCLUDED'
  /** There are fitting supplies; others got them. 供给已分完 */
  | 'CAPACITY_EXHAUSTED'
  /** Who would fit has declined, or was declined. 已谢绝 */
  | 'DECLINED'
  /** No common window of the week is long enough. 时段不符 */
  | 'NO_COMMON_TIME'
  /** Nobody in the subdistrict gives this, in this measure. 无此类供给 */
  | 'NO_SUCH_CATEGORY'
  /** Who gives it does so at another time of the year. 期限不符 */
  | 'PERIOD_MISMATCH'
  /** Who gives it is beyond the reach of either side. 距离过远 */
  | 'TOO_FAR'
  | '%future added value';

/** What may park. */
export type VehicleClass =
  /** Bicycles and electric bicycles. 自行车、电动自行车 */
  | 'BICYCLE'
  /** Cars of up to seven seats. 小型客车 */
  | 'CAR'
  /** Motorcycles. 摩托车 */
  | 'MOTORCYCLE'
  /** Trucks. 货车 */
  | 'TRUCK'
  | '%future added value';

/** A day of the week. */
export type Weekday =
  /** Friday. 星期五 */
  | 'FRIDAY'
  /** Monday. 星期一 */
  | 'MONDAY'
  /** Saturday. 星期六 */
  | 'SATURDAY'
  /** Sunday. 星期日 */
  | 'SUNDAY'
  /** Thursday. 星期四 */
  | 'THURSDAY'
  /** Tuesday. 星期二 */
  | 'TUESDAY'
  /** Wednesday. 星期三 */
  | 'WEDNESDAY'
  | '%future added value';

/** A weekly window of a supply or a demand, in the local time of its place. Its times are whole quarters of an hour. An end at or before the start is on the next day, so 00:00 to 00:00 is the whole day. 每周时段 */
export type WeeklyWindowInput = {
  /** The class of days it holds on. */
  readonly dayClass: DayClass;
  /** When it ends, on a quarter of an hour. Equal to the start for 24 hours. */
  readonly endTime: string;
  /** The first day of its season as MM-DD; a season may run over New Year. Together with `seasonTo`. */
  readonly seasonFrom?: string | null | undefined;
  /** The last day of its season as MM-DD; together with `seasonFrom`. */
  readonly seasonTo?: string | null | undefined;
  /** When the window begins, on a quarter of an hour. */
  readonly startTime: string;
  /** The weekdays it holds on; none for all of them. */
  readonly weekdays?: ReadonlyArray<Weekday> | null | undefined;
};

/** What the official calendar says a date is. */
export type WorkdayClass =
  /** A weekend day or a holiday. 休息日 */
  | 'DAY_OFF'
  /** A day of work, weekend days that make up for a holiday included. 工作日 */
  | 'WORKDAY'
  | '%future added value';

export type BookingLineFragment = {
  readonly __typename: 'Booking';
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: BookingState;
  readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string };
} & { ' $fragmentName'?: 'BookingLineFragment' };

export type FacilityCardFragment = {
  readonly __typename: 'SharedFacility';
  readonly id: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly state: FacilityState;
  readonly capacity: number;
  readonly location: { readonly __typename: 'GeoPoint'; readonly latitude: number; readonly longitude: number } | null;
  readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
} & { ' $fragmentName'?: 'FacilityCardFragment' };

type Refusal_PlainError_Fragment = {
  readonly __typename: 'PlainError';
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: ReadonlyArray<string> | null;
} & { ' $fragmentName'?: 'Refusal_PlainError_Fragment' };

type Refusal_SlotUnavailable_Fragment = {
  readonly __typename: 'SlotUnavailable';
  readonly remaining: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: ReadonlyArray<string> | null;
  readonly alternatives: ReadonlyArray<{
    readonly __typename: 'SlotAlternative';
    readonly start: string;
    readonly end: string;
    readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string };
  }>;
} & { ' $fragmentName'?: 'Refusal_SlotUnavailable_Fragment' };

export type RefusalFragment = Refusal_PlainError_Fragment | Refusal_SlotUnavailable_Fragment;

export type BookFacilityMutationVariables = Exact<{
  input: BookingCreateInput;
}>;

export type BookFacilityMutation = {
  readonly bookingCreate: {
    readonly __typename: 'BookingCreatePayload';
    readonly booking:
      | ({ readonly __typename: 'Booking'; readonly id: string } & {
          ' $fragmentRefs'?: { BookingLineFragment: BookingLineFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | ({ readonly __typename: 'PlainError' } & {
          ' $fragmentRefs'?: { Refusal_PlainError_Fragment: Refusal_PlainError_Fragment };
        })
      | ({ readonly __typename: 'SlotUnavailable' } & {
          ' $fragmentRefs'?: { Refusal_SlotUnavailable_Fragment: Refusal_SlotUnavailable_Fragment };
        })
    >;
  };
};

export type CancelBookingMutationVariables = Exact<{
  input: BookingCancelInput;
}>;

export type CancelBookingMutation = {
  readonly bookingCancel: {
    readonly __typename: 'BookingCancelPayload';
    readonly booking:
      | ({ readonly __typename: 'Booking'; readonly id: string } & {
          ' $fragmentRefs'?: { BookingLineFragment: BookingLineFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | ({ readonly __typename: 'PlainError' } & {
          ' $fragmentRefs'?: { Refusal_PlainError_Fragment: Refusal_PlainError_Fragment };
        })
      | ({ readonly __typename: 'SlotUnavailable' } & {
          ' $fragmentRefs'?: { Refusal_SlotUnavailable_Fragment: Refusal_SlotUnavailable_Fragment };
        })
    >;
  };
};

export type FacilityPagesQueryVariables = Exact<{
  where?: SharedFacilityFilter | null | undefined;
  orderBy?: SharedFacilityOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type FacilityPagesQuery = {
  readonly sharedFacilities: {
    readonly __typename: 'SharedFacilityConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SharedFacilityEdge';
      readonly distanceMeters: number | null;
      readonly cursor: string;
      readonly node: { readonly __typename: 'SharedFacility'; readonly id: string } & {
        ' $fragmentRefs'?: { FacilityCardFragment: FacilityCardFragment };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type BookPlacesMutationVariables = Exact<{
  input: BookingCreateInput;
}>;

export type BookPlacesMutation = {
  readonly bookingCreate: {
    readonly __typename: 'BookingCreatePayload';
    readonly booking: {
      readonly __typename: 'Booking';
      readonly id: string;
      readonly reference: string;
      readonly start: string;
      readonly end: string;
      readonly quantity: number;
      readonly state: BookingState;
      readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string };
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly remaining: number;
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
          readonly alternatives: ReadonlyArray<{
            readonly __typename: 'SlotAlternative';
            readonly start: string;
            readonly end: string;
            readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string };
          }>;
        }
    >;
  };
};

export type DistrictOverviewQueryVariables = Exact<{
  districtCode: string;
  communityCode: string;
}>;

export type DistrictOverviewQuery = {
  readonly division: {
    readonly __typename: 'Division';
    readonly name: string;
    readonly nameEn: string | null;
    readonly children: {
      readonly __typename: 'DivisionConnection';
      readonly totalCount: number;
      readonly edges: ReadonlyArray<{
        readonly __typename: 'DivisionEdge';
        readonly node: {
          readonly __typename: 'Division';
          readonly code: string;
          readonly name: string;
          readonly level: DivisionLevel;
          readonly children: {
            readonly __typename: 'DivisionConnection';
            readonly totalCount: number;
            readonly edges: ReadonlyArray<{
              readonly __typename: 'DivisionEdge';
              readonly node: { readonly __typename: 'Division'; readonly code: string; readonly name: string };
            }>;
          };
        };
      }>;
    };
  } | null;
  readonly gridBranches: {
    readonly __typename: 'GridBranchConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'GridBranchEdge';
      readonly node: {
        readonly __typename: 'GridBranch';
        readonly id: string;
        readonly name: string;
        readonly parent:
          | { readonly __typename: 'BuildingGroup'; readonly id: string; readonly name: string }
          | { readonly __typename: 'CommunityCommittee'; readonly id: string; readonly name: string }
          | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
          | { readonly __typename: 'WorkCommittee'; readonly id: string; readonly name: string }
          | null;
        readonly grids: ReadonlyArray<{
          readonly __typename: 'Division';
          readonly code: string;
          readonly name: string;
        }>;
      };
    }>;
  };
};

export type FacilityPageQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;

export type FacilityPageQuery = {
  readonly node:
    | { readonly __typename: 'Account'; readonly id: string }
    | { readonly __typename: 'Alliance'; readonly id: string }
    | { readonly __typename: 'AllianceMembership'; readonly id: string }
    | { readonly __typename: 'Booking'; readonly id: string }
    | { readonly __typename: 'BuildingGroup'; readonly id: string }
    | { readonly __typename: 'CalendarDay'; readonly id: string }
    | { readonly __typename: 'CommunityCommittee'; readonly id: string }
    | { readonly __typename: 'Delegate'; readonly id: string }
    | { readonly __typename: 'Demand'; readonly id: string }
    | { readonly __typename: 'Division'; readonly id: string }
    | { readonly __typename: 'GridBranch'; readonly id: string }
    | { readonly __typename: 'Match'; readonly id: string }
    | { readonly __typename: 'MatchingRun'; readonly id: string }
    | { readonly __typename: 'ProjectMilestone'; readonly id: string }
    | { readonly __typename: 'Resident'; readonly id: string }
    | { readonly __typename: 'ResidentUnit'; readonly id: string }
    | { readonly __typename: 'RoleAssignment'; readonly id: string }
    | { readonly __typename: 'ServiceAccount'; readonly id: string }
    | { readonly __typename: 'ServiceCategory'; readonly id: string }
    | { readonly __typename: 'ServiceProjectBook'; readonly id: string }
    | {
        readonly __typename: 'SharedFacility';
        readonly name: string;
        readonly kind: FacilityKind;
        readonly state: FacilityState;
        readonly admission: FacilityAdmission;
        readonly capacity: number;
        readonly timeZone: string;
        readonly id: string;
        readonly bookingRules: {
          readonly __typename: 'BookingRules';
          readonly gridMinutes: number;
          readonly minMinutes: number;
          readonly maxMinutes: number;
          readonly leadMinutes: number;
          readonly horizonDays: number;
        };
        readonly details:
          | { readonly __typename: 'ParkingDetails'; readonly vehicleClasses: ReadonlyArray<VehicleClass> }
          | { readonly __typename: 'RestroomDetails'; readonly accessible: boolean; readonly babyTable: boolean }
          | { readonly __typename: 'RoomDetails'; readonly seats: number }
          | {
              readonly __typename: 'SportsFieldDetails';
              readonly sports: ReadonlyArray<string>;
              readonly indoor: boolean;
            }
          | null;
        readonly unit: {
          readonly __typename: 'ResidentUnit';
          readonly id: string;
          readonly name: string;
          readonly division: {
            readonly __typename: 'Division';
            readonly code: string;
            readonly name: string;
            readonly parent: { readonly __typename: 'Division'; readonly name: string } | null;
          };
        };
        readonly openingRules: ReadonlyArray<{
          readonly __typename: 'OpeningRule';
          readonly dayClass: DayClass;
          readonly weekdays: ReadonlyArray<Weekday>;
          readonly startTime: string;
          readonly endTime: string;
          readonly seasonFrom: string | null;
          readonly seasonTo: string | null;
          readonly leaveByNextWorkday: string | null;
        }>;
        readonly openingExceptions: ReadonlyArray<{
          readonly __typename: 'OpeningException';
          readonly date: string;
          readonly closed: boolean;
          readonly reason: string | null;
          readonly windows: ReadonlyArray<{
            readonly __typename: 'OpeningWindow';
            readonly startTime: string;
            readonly endTime: string;
          }>;
        }>;
        readonly openHours: ReadonlyArray<{
          readonly __typename: 'TimeInterval';
          readonly start: string;
          readonly end: string;
        }>;
        readonly availability: ReadonlyArray<{
          readonly __typename: 'AvailabilityWindow';
          readonly start: string;
          readonly end: string;
          readonly remaining: number;
        }>;
      }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type GiveBackMutationVariables = Exact<{
  input: BookingCancelInput;
}>;

export type GiveBackMutation = {
  readonly bookingCancel: {
    readonly __typename: 'BookingCancelPayload';
    readonly booking: { readonly __typename: 'Booking'; readonly id: string; readonly state: BookingState } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type MyBookingsQueryVariables = Exact<{
  from?: string | null | undefined;
  states?: ReadonlyArray<BookingState> | BookingState | null | undefined;
}>;

export type MyBookingsQuery = {
  readonly viewer: {
    readonly __typename: 'Viewer';
    readonly resident: { readonly __typename: 'Resident'; readonly id: string; readonly name: string } | null;
    readonly roles: ReadonlyArray<{
      readonly __typename: 'RoleAssignment';
      readonly role: Role;
      readonly division: { readonly __typename: 'Division'; readonly code: string; readonly name: string } | null;
      readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string } | null;
      readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string } | null;
    }>;
  } | null;
  readonly bookings: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: {
        readonly __typename: 'Booking';
        readonly id: string;
        readonly reference: string;
        readonly start: string;
        readonly end: string;
        readonly quantity: number;
        readonly state: BookingState;
        readonly facility: {
          readonly __typename: 'SharedFacility';
          readonly id: string;
          readonly name: string;
          readonly unit: { readonly __typename: 'ResidentUnit'; readonly name: string };
        };
      };
    }>;
  };
};

export type MyMatchesQueryVariables = Exact<{
  states?: ReadonlyArray<MatchState> | MatchState | null | undefined;
  after?: string | null | undefined;
}>;

export type MyMatchesQuery = {
  readonly matches: {
    readonly __typename: 'MatchConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'MatchEdge';
      readonly node: {
        readonly __typename: 'Match';
        readonly id: string;
        readonly quantity: number;
        readonly state: MatchState;
        readonly stateReason: string | null;
        readonly pinned: boolean;
        readonly acceptedBySupplierAt: string | null;
        readonly acceptedByDemanderAt: string | null;
        readonly score: { readonly __typename: 'MatchScore'; readonly total: number };
        readonly supply: {
          readonly __typename: 'Supply';
          readonly id: string;
          readonly title: string;
          readonly unitOfMeasure: UnitOfMeasure;
          readonly list: {
            readonly __typename: 'SupplyDemandList';
            readonly owner:
              | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
              | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
          };
        };
        readonly demand: {
          readonly __typename: 'Demand';
          readonly id: string;
          readonly title: string;
          readonly priority: DemandPriority;
          readonly list: {
            readonly __typename: 'SupplyDemandList';
            readonly owner:
              | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
              | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
          };
        };
        readonly bookings: ReadonlyArray<{
          readonly __typename: 'Booking';
          readonly id: string;
          readonly start: string;
          readonly end: string;
          readonly quantity: number;
          readonly state: BookingState;
        }>;
        readonly rejectedOccurrences: ReadonlyArray<{
          readonly __typename: 'RejectedOccurrence';
          readonly start: string;
          readonly end: string;
          readonly code: ErrorCode;
          readonly message: string;
        }>;
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type ParkingTonightQueryVariables = Exact<{
  point: GeoPointInput;
  withinMeters: number;
  start: string;
  end: string;
}>;

export type ParkingTonightQuery = {
  readonly sharedFacilities: {
    readonly __typename: 'SharedFacilityConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SharedFacilityEdge';
      readonly distanceMeters: number | null;
      readonly node: {
        readonly __typename: 'SharedFacility';
        readonly id: string;
        readonly name: string;
        readonly capacity: number;
        readonly location: {
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        } | null;
        readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
        readonly availability: ReadonlyArray<{
          readonly __typename: 'AvailabilityWindow';
          readonly start: string;
          readonly end: string;
          readonly remaining: number;
        }>;
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type RunMatchingMutationVariables = Exact<{
  input: BookingMatchInput;
}>;

export type RunMatchingMutation = {
  readonly bookingMatch: {
    readonly __typename: 'BookingMatchPayload';
    readonly run: {
      readonly __typename: 'MatchingRun';
      readonly id: string;
      readonly createdAt: string;
      readonly validFrom: string;
      readonly validTo: string;
      readonly dryRun: boolean;
      readonly weightsVersion: number | null;
      readonly method: AllocationMethod;
      readonly optimalityGap: number;
      readonly demandedQuantity: number;
      readonly matchedQuantity: number;
      readonly matches: ReadonlyArray<{
        readonly __typename: 'Match';
        readonly id: string;
        readonly quantity: number;
        readonly reach: DivisionLevel;
        readonly distanceMeters: number | null;
        readonly score: {
          readonly __typename: 'MatchScore';
          readonly total: number;
          readonly timeFit: number;
          readonly distanceFit: number;
          readonly quantityFit: number;
          readonly fairness: number;
          readonly reliability: number;
        };
        readonly supply: {
          readonly __typename: 'Supply';
          readonly id: string;
          readonly title: string;
          readonly unitOfMeasure: UnitOfMeasure;
          readonly list: {
            readonly __typename: 'SupplyDemandList';
            readonly owner:
              | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
              | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
          };
        };
        readonly demand: {
          readonly __typename: 'Demand';
          readonly id: string;
          readonly title: string;
          readonly priority: DemandPriority;
          readonly list: {
            readonly __typename: 'SupplyDemandList';
            readonly owner:
              | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
              | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
          };
        };
      }>;
      readonly unmatched: ReadonlyArray<{
        readonly __typename: 'UnmatchedDemand';
        readonly unmetQuantity: number;
        readonly reason: UnmatchedReason;
        readonly escalated: boolean;
        readonly relaxation: string | null;
        readonly demand: {
          readonly __typename: 'Demand';
          readonly id: string;
          readonly title: string;
          readonly priority: DemandPriority;
          readonly state: EntryState;
        };
        readonly lostTo: ReadonlyArray<{
          readonly __typename: 'Match';
          readonly id: string;
          readonly quantity: number;
          readonly demand: { readonly __typename: 'Demand'; readonly id: string; readonly title: string };
        }>;
      }>;
      readonly metrics: {
        readonly __typename: 'MatchingMetrics';
        readonly gini: number;
        readonly meanScore: number;
        readonly priorities: ReadonlyArray<{
          readonly __typename: 'PriorityFulfilment';
          readonly priority: DemandPriority;
          readonly demandedQuantity: number;
          readonly matchedQuantity: number;
          readonly share: number;
        }>;
      };
      readonly comparison: {
        readonly __typename: 'MatchingComparison';
        readonly matchedQuantity: number;
        readonly pairsGained: number;
        readonly pairsLost: number;
        readonly metrics: { readonly __typename: 'MatchingMetrics'; readonly gini: number; readonly meanScore: number };
      } | null;
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type UnitDirectoryQueryVariables = Exact<{
  withinCode?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type UnitDirectoryQuery = {
  readonly residentUnits: {
    readonly __typename: 'ResidentUnitConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'ResidentUnitEdge';
      readonly node: {
        readonly __typename: 'ResidentUnit';
        readonly id: string;
        readonly name: string;
        readonly creditCode: string;
        readonly facilities: {
          readonly __typename: 'SharedFacilityConnection';
          readonly edges: ReadonlyArray<{
            readonly __typename: 'SharedFacilityEdge';
            readonly node: {
              readonly __typename: 'SharedFacility';
              readonly id: string;
              readonly name: string;
              readonly kind: FacilityKind;
              readonly capacity: number;
              readonly openingRules: ReadonlyArray<{
                readonly __typename: 'OpeningRule';
                readonly dayClass: DayClass;
                readonly weekdays: ReadonlyArray<Weekday>;
                readonly startTime: string;
                readonly endTime: string;
              }>;
            };
          }>;
        };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type WatchAvailabilitySubscriptionVariables = Exact<{
  facilityId: string;
  from: string;
  to: string;
  after?: string | null | undefined;
}>;

export type WatchAvailabilitySubscription = {
  readonly availabilityChanged: {
    readonly __typename: 'AvailabilityEvent';
    readonly eventId: string;
    readonly at: string;
    readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly state: FacilityState };
    readonly windows: ReadonlyArray<{
      readonly __typename: 'AvailabilityWindow';
      readonly start: string;
      readonly end: string;
      readonly remaining: number;
    }>;
  };
};

export type WatchBookingsSubscriptionVariables = Exact<{
  unitId?: string | null | undefined;
  facilityId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type WatchBookingsSubscription = {
  readonly bookingChanged: {
    readonly __typename: 'BookingEvent';
    readonly eventId: string;
    readonly at: string;
    readonly change: BookingChange;
    readonly booking: {
      readonly __typename: 'Booking';
      readonly id: string;
      readonly reference: string;
      readonly start: string;
      readonly end: string;
      readonly quantity: number;
      readonly state: BookingState;
      readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string };
    };
  };
};

export type WatchMatchesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type WatchMatchesSubscription = {
  readonly matchChanged: {
    readonly __typename: 'MatchEvent';
    readonly eventId: string;
    readonly at: string;
    readonly change: MatchChange;
    readonly match: {
      readonly __typename: 'Match';
      readonly id: string;
      readonly quantity: number;
      readonly state: MatchState;
      readonly supply: { readonly __typename: 'Supply'; readonly id: string; readonly title: string };
      readonly demand: { readonly __typename: 'Demand'; readonly id: string; readonly title: string };
    };
  };
};

export type WatchMatchingSubscriptionVariables = Exact<{
  runId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type WatchMatchingSubscription = {
  readonly matchingRunProgress: {
    readonly __typename: 'MatchingRunProgress';
    readonly eventId: string;
    readonly at: string;
    readonly runId: string;
    readonly state: MatchingRunState;
    readonly demands: number | null;
    readonly supplies: number | null;
    readonly matches: number | null;
  };
};

export type WriteDemandMutationVariables = Exact<{
  input: DemandAddInput;
}>;

export type WriteDemandMutation = {
  readonly demandAdd: {
    readonly __typename: 'DemandAddPayload';
    readonly demand: {
      readonly __typename: 'Demand';
      readonly id: string;
      readonly title: string;
      readonly quantity: number;
      readonly unmetQuantity: number;
      readonly priority: DemandPriority;
      readonly state: EntryState;
      readonly suggestedSupplies: ReadonlyArray<{
        readonly __typename: 'SuggestedSupply';
        readonly fit: {
          readonly __typename: 'CounterpartFit';
          readonly total: number;
          readonly timeFit: number;
          readonly distanceFit: number;
          readonly quantityFit: number;
          readonly reach: DivisionLevel;
          readonly distanceMeters: number | null;
        };
        readonly supply: {
          readonly __typename: 'Supply';
          readonly id: string;
          readonly title: string;
          readonly quantity: number;
          readonly remainingQuantity: number;
          readonly facility: {
            readonly __typename: 'SharedFacility';
            readonly id: string;
            readonly name: string;
          } | null;
        };
      }>;
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type DeskCalendarQueryVariables = Exact<{
  from: string;
  to: string;
}>;

export type DeskCalendarQuery = {
  readonly calendarDays: ReadonlyArray<
    { readonly __typename: 'CalendarDay'; readonly id: string } & {
      ' $fragmentRefs'?: { DeskCalendarDayFragment: DeskCalendarDayFragment };
    }
  >;
};

export type DeskCalendarDayFragment = {
  readonly __typename: 'CalendarDay';
  readonly id: string;
  readonly date: string;
  readonly dayClass: WorkdayClass;
  readonly status: CalendarDayStatus;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly reason: string | null;
} & { ' $fragmentName'?: 'DeskCalendarDayFragment' };

export type DeskCalendarChangesQueryVariables = Exact<{ [key: string]: never }>;

export type DeskCalendarChangesQuery = {
  readonly corrected: {
    readonly __typename: 'AuditEntryConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'AuditEntryEdge';
      readonly node: { readonly __typename: 'AuditEntry' } & {
        ' $fragmentRefs'?: { DeskDayChangeFragment: DeskDayChangeFragment };
      };
    }>;
  };
  readonly restored: {
    readonly __typename: 'AuditEntryConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'AuditEntryEdge';
      readonly node: { readonly __typename: 'AuditEntry' } & {
        ' $fragmentRefs'?: { DeskDayChangeFragment: DeskDayChangeFragment };
      };
    }>;
  };
};

export type DeskDayChangeFragment = {
  readonly __typename: 'AuditEntry';
  readonly at: string;
  readonly action: string;
  readonly subjectId: string;
} & { ' $fragmentName'?: 'DeskDayChangeFragment' };

export type DeskCalendarDayCorrectMutationVariables = Exact<{
  input: CalendarDayCorrectInput;
}>;

export type DeskCalendarDayCorrectMutation = {
  readonly calendarDayCorrect: {
    readonly __typename: 'CalendarDayCorrectPayload';
    readonly calendarDay:
      | ({ readonly __typename: 'CalendarDay'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskCalendarDayFragment: DeskCalendarDayFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly message: string; readonly field: ReadonlyArray<string> | null }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type DeskCalendarDayRestoreMutationVariables = Exact<{
  input: CalendarDayRestoreInput;
}>;

export type DeskCalendarDayRestoreMutation = {
  readonly calendarDayRestore: {
    readonly __typename: 'CalendarDayRestorePayload';
    readonly calendarDay:
      | ({ readonly __typename: 'CalendarDay'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskCalendarDayFragment: DeskCalendarDayFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly message: string; readonly field: ReadonlyArray<string> | null }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type DeskFiguresQueryVariables = Exact<{
  code: string;
  from: string;
  to: string;
}>;

export type DeskFiguresQuery = {
  readonly divisionFigures: {
    readonly __typename: 'DivisionFiguresReport';
    readonly withinMeters: number;
    readonly total: {
      readonly __typename: 'DivisionFigures';
      readonly gridsLocated: number;
      readonly centersSynthetic: boolean;
      readonly demandsByCategory: ReadonlyArray<{
        readonly __typename: 'DemandCategoryFigures';
        readonly demands: number;
        readonly demandsMet: number;
        readonly category: {
          readonly __typename: 'ServiceCategory';
          readonly id: string;
          readonly name: string;
          readonly nameEn: string;
        };
      }>;
    } & { ' $fragmentRefs'?: { DeskDivisionFiguresFragment: DeskDivisionFiguresFragment } };
    readonly parts: ReadonlyArray<
      { readonly __typename: 'DivisionFigures' } & {
        ' $fragmentRefs'?: { DeskDivisionFiguresFragment: DeskDivisionFiguresFragment };
      }
    >;
  };
};

export type DeskDivisionFiguresFragment = {
  readonly __typename: 'DivisionFigures';
  readonly facilities: number;
  readonly places: number;
  readonly bookings: number | null;
  readonly placeMinutesBooked: number | null;
  readonly bookingsLeftOut: boolean;
  readonly units: number;
  readonly memberUnits: number;
  readonly memberShare: number | null;
  readonly runningProjects: number;
  readonly demands: number;
  readonly demandsMet: number;
  readonly division: {
    readonly __typename: 'Division';
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly level: DivisionLevel;
  };
  readonly kinds: ReadonlyArray<{
    readonly __typename: 'FacilityKindFigures';
    readonly kind: FacilityKind;
    readonly facilities: number;
    readonly coverage: number | null;
  }>;
} & { ' $fragmentName'?: 'DeskDivisionFiguresFragment' };

export type DeskFiguresCsvQueryVariables = Exact<{
  code: string;
  from: string;
  to: string;
}>;

export type DeskFiguresCsvQuery = {
  readonly divisionFigures: { readonly __typename: 'DivisionFiguresReport'; readonly csv: string };
};

export type DeskViewerQueryVariables = Exact<{ [key: string]: never }>;

export type DeskViewerQuery = {
  readonly viewer: {
    readonly __typename: 'Viewer';
    readonly displayName: string;
    readonly position: string | null;
    readonly roles: ReadonlyArray<{
      readonly __typename: 'RoleAssignment';
      readonly id: string;
      readonly role: Role;
      readonly division: {
        readonly __typename: 'Division';
        readonly id: string;
        readonly code: string;
        readonly name: string;
        readonly level: DivisionLevel;
        readonly gridBranch: { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string } | null;
      } | null;
      readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string } | null;
      readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string } | null;
    }>;
    readonly delegateOf: ReadonlyArray<{
      readonly __typename: 'ResidentUnit';
      readonly id: string;
      readonly name: string;
    }>;
  } | null;
};

export type DeskRolesQueryVariables = Exact<{
  where?: RoleAssignmentFilter | null | undefined;
  before?: string | null | undefined;
}>;

export type DeskRolesQuery = {
  readonly roleAssignments: {
    readonly __typename: 'RoleAssignmentConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'RoleAssignmentEdge';
      readonly node: { readonly __typename: 'RoleAssignment'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskRoleFragment: DeskRoleFragment };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
    };
  };
};

export type DeskRoleFragment = {
  readonly __typename: 'RoleAssignment';
  readonly id: string;
  readonly role: Role;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string | null;
  readonly endReason: string | null;
  readonly holderSubject: string;
  readonly giverSubject: string | null;
  readonly holder: { readonly __typename: 'Resident'; readonly id: string; readonly name: string } | null;
  readonly division: { readonly __typename: 'Division'; readonly id: string; readonly name: string } | null;
  readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string } | null;
  readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string } | null;
} & { ' $fragmentName'?: 'DeskRoleFragment' };

export type DeskRoleGiveMutationVariables = Exact<{
  input: RoleAssignInput;
}>;

export type DeskRoleGiveMutation = {
  readonly roleAssign: {
    readonly __typename: 'RoleAssignPayload';
    readonly roleAssignment: { readonly __typename: 'RoleAssignment'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly message: string; readonly field: ReadonlyArray<string> | null }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type DeskRoleEndMutationVariables = Exact<{
  input: RoleEndInput;
}>;

export type DeskRoleEndMutation = {
  readonly roleEnd: {
    readonly __typename: 'RoleEndPayload';
    readonly roleAssignment:
      | ({ readonly __typename: 'RoleAssignment'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskRoleFragment: DeskRoleFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly message: string; readonly field: ReadonlyArray<string> | null }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type DeskDivisionsForRoleQueryVariables = Exact<{
  where: DivisionFilter;
}>;

export type DeskDivisionsForRoleQuery = {
  readonly divisions: {
    readonly __typename: 'DivisionConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'DivisionEdge';
      readonly node: {
        readonly __typename: 'Division';
        readonly id: string;
        readonly code: string;
        readonly name: string;
      };
    }>;
  };
};

export type DeskUnitsForRoleQueryVariables = Exact<{
  where: ResidentUnitFilter;
}>;

export type DeskUnitsForRoleQuery = {
  readonly residentUnits: {
    readonly __typename: 'ResidentUnitConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'ResidentUnitEdge';
      readonly node: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    }>;
  };
};

export type DeskTodayQueryVariables = Exact<{
  from: string;
  to: string;
  ownerId?: string | null | undefined;
}>;

export type DeskTodayQuery = {
  readonly pending: { readonly __typename: 'BookingConnection'; readonly totalCount: number };
  readonly today: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: { readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskBookingLineFragment: DeskBookingLineFragment };
      };
    }>;
  };
  readonly proposals: { readonly __typename: 'MatchConnection'; readonly totalCount: number };
};

export type DeskBookingLineFragment = {
  readonly __typename: 'Booking';
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: BookingState;
  readonly facility: {
    readonly __typename: 'SharedFacility';
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
  };
} & { ' $fragmentName'?: 'DeskBookingLineFragment' };

export type DeskWeightsQueryVariables = Exact<{
  districtCode: string;
}>;

export type DeskWeightsQuery = {
  readonly matchWeights: ReadonlyArray<{
    readonly __typename: 'MatchWeights';
    readonly version: number;
    readonly timeFit: number;
    readonly distanceFit: number;
    readonly quantityFit: number;
    readonly fairness: number;
    readonly reliability: number;
    readonly reason: string | null;
    readonly setAt: string | null;
  }>;
};

export type DeskWeightsSetMutationVariables = Exact<{
  input: MatchWeightsSetInput;
}>;

export type DeskWeightsSetMutation = {
  readonly matchWeightsSet: {
    readonly __typename: 'MatchWeightsSetPayload';
    readonly weights: { readonly __typename: 'MatchWeights'; readonly version: number } | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly message: string; readonly field: ReadonlyArray<string> | null }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export type BookedLineFragment = {
  readonly __typename: 'Booking';
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: BookingState;
  readonly stateReason: string | null;
  readonly facility: {
    readonly __typename: 'SharedFacility';
    readonly id: string;
    readonly name: string;
    readonly kind: FacilityKind;
    readonly timeZone: string;
    readonly location: {
      readonly __typename: 'GeoPoint';
      readonly latitude: number;
      readonly longitude: number;
    } | null;
    readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
  };
} & { ' $fragmentName'?: 'BookedLineFragment' };

export type MyBookingPagesQueryVariables = Exact<{
  where: BookingFilter;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type MyBookingPagesQuery = {
  readonly bookings: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: { readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { BookedLineFragment: BookedLineFragment };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
    };
  };
};

export type OneBookingQueryVariables = Exact<{
  id: string;
}>;

export type OneBookingQuery = {
  readonly node:
    | { readonly __typename: 'Account'; readonly id: string }
    | { readonly __typename: 'Alliance'; readonly id: string }
    | { readonly __typename: 'AllianceMembership'; readonly id: string }
    | ({ readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { BookedLineFragment: BookedLineFragment };
      })
    | { readonly __typename: 'BuildingGroup'; readonly id: string }
    | { readonly __typename: 'CalendarDay'; readonly id: string }
    | { readonly __typename: 'CommunityCommittee'; readonly id: string }
    | { readonly __typename: 'Delegate'; readonly id: string }
    | { readonly __typename: 'Demand'; readonly id: string }
    | { readonly __typename: 'Division'; readonly id: string }
    | { readonly __typename: 'GridBranch'; readonly id: string }
    | { readonly __typename: 'Match'; readonly id: string }
    | { readonly __typename: 'MatchingRun'; readonly id: string }
    | { readonly __typename: 'ProjectMilestone'; readonly id: string }
    | { readonly __typename: 'Resident'; readonly id: string }
    | { readonly __typename: 'ResidentUnit'; readonly id: string }
    | { readonly __typename: 'RoleAssignment'; readonly id: string }
    | { readonly __typename: 'ServiceAccount'; readonly id: string }
    | { readonly __typename: 'ServiceCategory'; readonly id: string }
    | { readonly __typename: 'ServiceProjectBook'; readonly id: string }
    | { readonly __typename: 'SharedFacility'; readonly id: string }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type GiveBookingBackMutationVariables = Exact<{
  input: BookingCancelInput;
}>;

export type GiveBookingBackMutation = {
  readonly bookingCancel: {
    readonly __typename: 'BookingCancelPayload';
    readonly booking:
      | ({ readonly __typename: 'Booking'; readonly id: string } & {
          ' $fragmentRefs'?: { BookedLineFragment: BookedLineFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type MyBookingsChangeSubscriptionVariables = Exact<{ [key: string]: never }>;

export type MyBookingsChangeSubscription = {
  readonly bookingChanged: {
    readonly __typename: 'BookingEvent';
    readonly eventId: string;
    readonly booking: { readonly __typename: 'Booking'; readonly id: string } & {
      ' $fragmentRefs'?: { BookedLineFragment: BookedLineFragment };
    };
  };
};

export type FacilityToBookQueryVariables = Exact<{
  id: string;
  date: string;
  minutes: number;
  quantity: number;
}>;

export type FacilityToBookQuery = {
  readonly node:
    | { readonly __typename: 'Account'; readonly id: string }
    | { readonly __typename: 'Alliance'; readonly id: string }
    | { readonly __typename: 'AllianceMembership'; readonly id: string }
    | { readonly __typename: 'Booking'; readonly id: string }
    | { readonly __typename: 'BuildingGroup'; readonly id: string }
    | { readonly __typename: 'CalendarDay'; readonly id: string }
    | { readonly __typename: 'CommunityCommittee'; readonly id: string }
    | { readonly __typename: 'Delegate'; readonly id: string }
    | { readonly __typename: 'Demand'; readonly id: string }
    | { readonly __typename: 'Division'; readonly id: string }
    | { readonly __typename: 'GridBranch'; readonly id: string }
    | { readonly __typename: 'Match'; readonly id: string }
    | { readonly __typename: 'MatchingRun'; readonly id: string }
    | { readonly __typename: 'ProjectMilestone'; readonly id: string }
    | { readonly __typename: 'Resident'; readonly id: string }
    | { readonly __typename: 'ResidentUnit'; readonly id: string }
    | { readonly __typename: 'RoleAssignment'; readonly id: string }
    | { readonly __typename: 'ServiceAccount'; readonly id: string }
    | { readonly __typename: 'ServiceCategory'; readonly id: string }
    | { readonly __typename: 'ServiceProjectBook'; readonly id: string }
    | {
        readonly __typename: 'SharedFacility';
        readonly name: string;
        readonly kind: FacilityKind;
        readonly capacity: number;
        readonly admission: FacilityAdmission;
        readonly state: FacilityState;
        readonly timeZone: string;
        readonly synthetic: boolean;
        readonly id: string;
        readonly location: {
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        } | null;
        readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
        readonly details:
          | { readonly __typename: 'ParkingDetails'; readonly vehicleClasses: ReadonlyArray<VehicleClass> }
          | { readonly __typename: 'RestroomDetails'; readonly accessible: boolean; readonly babyTable: boolean }
          | { readonly __typename: 'RoomDetails'; readonly seats: number }
          | {
              readonly __typename: 'SportsFieldDetails';
              readonly sports: ReadonlyArray<string>;
              readonly indoor: boolean;
            }
          | null;
        readonly bookingRules: {
          readonly __typename: 'BookingRules';
          readonly gridMinutes: number;
          readonly minMinutes: number;
          readonly maxMinutes: number;
          readonly leadMinutes: number;
          readonly horizonDays: number;
        };
        readonly openingRules: ReadonlyArray<{
          readonly __typename: 'OpeningRule';
          readonly dayClass: DayClass;
          readonly weekdays: ReadonlyArray<Weekday>;
          readonly startTime: string;
          readonly endTime: string;
          readonly seasonFrom: string | null;
          readonly seasonTo: string | null;
        }>;
        readonly bookableStarts: ReadonlyArray<{
          readonly __typename: 'BookableStart';
          readonly start: string;
          readonly end: string;
          readonly remaining: number;
        }>;
      }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type BookSlotMutationVariables = Exact<{
  input: BookingCreateInput;
}>;

export type BookSlotMutation = {
  readonly bookingCreate: {
    readonly __typename: 'BookingCreatePayload';
    readonly booking:
      | ({ readonly __typename: 'Booking'; readonly id: string } & {
          ' $fragmentRefs'?: { BookedLineFragment: BookedLineFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly remaining: number;
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
          readonly alternatives: ReadonlyArray<{
            readonly __typename: 'SlotAlternative';
            readonly start: string;
            readonly end: string;
            readonly facility: {
              readonly __typename: 'SharedFacility';
              readonly id: string;
              readonly name: string;
              readonly timeZone: string;
            };
          }>;
        }
    >;
  };
};

export type FindFacilitiesQueryVariables = Exact<{
  where: SharedFacilityFilter;
  from: string;
  to: string;
  first: number;
  after?: string | null | undefined;
}>;

export type FindFacilitiesQuery = {
  readonly sharedFacilities: {
    readonly __typename: 'SharedFacilityConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SharedFacilityEdge';
      readonly distanceMeters: number | null;
      readonly node: { readonly __typename: 'SharedFacility'; readonly id: string } & {
        ' $fragmentRefs'?: { FindCardFragment: FindCardFragment };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type FindCardFragment = {
  readonly __typename: 'SharedFacility';
  readonly id: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly admission: FacilityAdmission;
  readonly timeZone: string;
  readonly location: { readonly __typename: 'GeoPoint'; readonly latitude: number; readonly longitude: number } | null;
  readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
  readonly availability: ReadonlyArray<{
    readonly __typename: 'AvailabilityWindow';
    readonly start: string;
    readonly end: string;
    readonly remaining: number;
  }>;
} & { ' $fragmentName'?: 'FindCardFragment' };

export type CommunitiesQueryVariables = Exact<{ [key: string]: never }>;

export type CommunitiesQuery = {
  readonly divisions: {
    readonly __typename: 'DivisionConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'DivisionEdge';
      readonly node: {
        readonly __typename: 'Division';
        readonly id: string;
        readonly code: string;
        readonly name: string;
      };
    }>;
  };
};

export type WhoAmIQueryVariables = Exact<{ [key: string]: never }>;

export type WhoAmIQuery = {
  readonly viewer: {
    readonly __typename: 'Viewer';
    readonly resident: {
      readonly __typename: 'Resident';
      readonly id: string;
      readonly name: string;
      readonly phone: string | null;
    } | null;
    readonly roles: ReadonlyArray<{
      readonly __typename: 'RoleAssignment';
      readonly id: string;
      readonly role: Role;
      readonly division: { readonly __typename: 'Division'; readonly id: string; readonly name: string } | null;
      readonly unit: { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string } | null;
      readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string } | null;
    }>;
  } | null;
};

export type RegisterResidentMutationVariables = Exact<{
  input: ResidentRegisterInput;
}>;

export type RegisterResidentMutation = {
  readonly residentRegister: {
    readonly __typename: 'ResidentRegisterPayload';
    readonly resident: {
      readonly __typename: 'Resident';
      readonly id: string;
      readonly name: string;
      readonly phone: string | null;
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PlainError';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
      | {
          readonly __typename: 'SlotUnavailable';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
    >;
  };
};

export const BookingLineFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookingLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookingLineFragment, unknown>;
export const FacilityCardFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'location' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityCardFragment, unknown>;
export const RefusalFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Refusal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'code' } },
          { kind: 'Field', name: { kind: 'Name', value: 'message' } },
          { kind: 'Field', name: { kind: 'Name', value: 'field' } },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotUnavailable' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'alternatives' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RefusalFragment, unknown>;
export const DeskCalendarDayFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskCalendarDay' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDay' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskCalendarDayFragment, unknown>;
export const DeskDayChangeFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskDayChange' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'AuditEntry' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'at' } },
          { kind: 'Field', name: { kind: 'Name', value: 'action' } },
          { kind: 'Field', name: { kind: 'Name', value: 'subjectId' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskDayChangeFragment, unknown>;
export const DeskDivisionFiguresFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskDivisionFigures' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DivisionFigures' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'level' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'facilities' } },
          { kind: 'Field', name: { kind: 'Name', value: 'places' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bookings' } },
          { kind: 'Field', name: { kind: 'Name', value: 'placeMinutesBooked' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bookingsLeftOut' } },
          { kind: 'Field', name: { kind: 'Name', value: 'units' } },
          { kind: 'Field', name: { kind: 'Name', value: 'memberUnits' } },
          { kind: 'Field', name: { kind: 'Name', value: 'memberShare' } },
          { kind: 'Field', name: { kind: 'Name', value: 'runningProjects' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demands' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demandsMet' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'kinds' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'facilities' } },
                { kind: 'Field', name: { kind: 'Name', value: 'coverage' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskDivisionFiguresFragment, unknown>;
export const DeskRoleFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskRole' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleAssignment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'endReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'holderSubject' } },
          { kind: 'Field', name: { kind: 'Name', value: 'giverSubject' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'holder' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRoleFragment, unknown>;
export const DeskBookingLineFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookingLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookingLineFragment, unknown>;
export const BookedLineFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookedLineFragment, unknown>;
export const FindCardFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FindCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
          { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'location' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'availability' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FindCardFragment, unknown>;
export const BookFacilityDocument = {
  __meta__: { hash: '2c3096c3e39f600664a2b3ce560afcd1c9cc0b063e568fbc1f0ce67ae2b94dcf' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BookFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCreateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCreate' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookingLine' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'Refusal' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookingLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Refusal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'code' } },
          { kind: 'Field', name: { kind: 'Name', value: 'message' } },
          { kind: 'Field', name: { kind: 'Name', value: 'field' } },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotUnavailable' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'alternatives' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookFacilityMutation, BookFacilityMutationVariables>;
export const CancelBookingDocument = {
  __meta__: { hash: '312fd9f5d886abf1c158ac3c038293e8f838e7ade69e5b2084a6caf73a09b85b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CancelBooking' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCancelInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCancel' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookingLine' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'Refusal' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookingLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Refusal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'code' } },
          { kind: 'Field', name: { kind: 'Name', value: 'message' } },
          { kind: 'Field', name: { kind: 'Name', value: 'field' } },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotUnavailable' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'alternatives' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CancelBookingMutation, CancelBookingMutationVariables>;
export const FacilityPagesDocument = {
  __meta__: { hash: '150b52efa4564e5d8628cfa9775de50e1a62f3fa30d9c5fc6571d00f98a41c0c' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FacilityPages' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'orderBy' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityOrder' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          defaultValue: { kind: 'IntValue', value: '20' },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sharedFacilities' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'orderBy' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'orderBy' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityCard' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'location' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityPagesQuery, FacilityPagesQueryVariables>;
export const BookPlacesDocument = {
  __meta__: { hash: 'a4173e7507a03cfa201bd156cff46186980f894e12c0e9e843d492d38ae98295' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BookPlaces' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCreateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCreate' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotUnavailable' } },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'alternatives' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'facility' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookPlacesMutation, BookPlacesMutationVariables>;
export const DistrictOverviewDocument = {
  __meta__: { hash: '8a3e162e341e500ff03a960f6ef71d105282f167c00d46b8ec1f9ec7332b8e87' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DistrictOverview' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'districtCode' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'communityCode' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'code' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'districtCode' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'children' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'first' },
                      value: { kind: 'IntValue', value: '20' },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'edges' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'node' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'level' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'children' },
                                    arguments: [
                                      {
                                        kind: 'Argument',
                                        name: { kind: 'Name', value: 'first' },
                                        value: { kind: 'IntValue', value: '20' },
                                      },
                                    ],
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'edges' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'node' },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'gridBranches' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'withinCode' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'communityCode' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'parent' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'grids' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DistrictOverviewQuery, DistrictOverviewQueryVariables>;
export const FacilityPageDocument = {
  __meta__: { hash: '092577903346c8dc045d23e0964ef2ead67d32fc3307b9f77ce555acf4de11d0' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FacilityPage' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'node' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'bookingRules' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'gridMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'minMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'maxMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'leadMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'horizonDays' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'details' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ParkingDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'vehicleClasses' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SportsFieldDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'sports' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'indoor' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RestroomDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'accessible' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'babyTable' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RoomDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'seats' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unit' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'division' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'parent' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openingRules' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'weekdays' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'startTime' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'endTime' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'seasonFrom' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'seasonTo' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'leaveByNextWorkday' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openingExceptions' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'closed' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'windows' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'startTime' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'endTime' } },
                                ],
                              },
                            },
                            { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openHours' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'from' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'to' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'availability' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'from' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'to' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityPageQuery, FacilityPageQueryVariables>;
export const GiveBackDocument = {
  __meta__: { hash: '7e7fb79479d5453b2b64702565328de86dcfde9e5b3306b0d630da2187aaad2b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'GiveBack' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCancelInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCancel' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<GiveBackMutation, GiveBackMutationVariables>;
export const MyBookingsDocument = {
  __meta__: { hash: '6e2e60896f5d0591ce476691c95d169fb89ba23f7e983953387e91bda7b825ea' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'MyBookings' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'states' } },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingState' } } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'resident' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'roles' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'division' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unit' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookings' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'own' },
                      value: { kind: 'BooleanValue', value: true },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'from' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'states' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'states' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'facility' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'unit' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<MyBookingsQuery, MyBookingsQueryVariables>;
export const MyMatchesDocument = {
  __meta__: { hash: '2d5c1e64de26028324a64db679ca758389a573093fdcdba1ece82c1ab377b75e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'MyMatches' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'states' } },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchState' } } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'states' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'states' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '20' } },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'score' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'supply' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'list' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'owner' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'ResidentUnit' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'GridBranch' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'demand' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'list' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'owner' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'ResidentUnit' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'GridBranch' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'bookings' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'rejectedOccurrences' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<MyMatchesQuery, MyMatchesQueryVariables>;
export const ParkingTonightDocument = {
  __meta__: { hash: 'cefc18149723f97e4091a2938e916b2911ab87ec2923778712bd402f68ee7516' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'ParkingTonight' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'point' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'GeoPointInput' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'withinMeters' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'start' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'end' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sharedFacilities' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'kinds' },
                      value: { kind: 'ListValue', values: [{ kind: 'EnumValue', value: 'PARKING' }] },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'near' },
                      value: {
                        kind: 'ObjectValue',
                        fields: [
                          {
                            kind: 'ObjectField',
                            name: { kind: 'Name', value: 'point' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'point' } },
                          },
                          {
                            kind: 'ObjectField',
                            name: { kind: 'Name', value: 'withinMeters' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'withinMeters' } },
                          },
                        ],
                      },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'availableDuring' },
                      value: {
                        kind: 'ObjectValue',
                        fields: [
                          {
                            kind: 'ObjectField',
                            name: { kind: 'Name', value: 'start' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'start' } },
                          },
                          {
                            kind: 'ObjectField',
                            name: { kind: 'Name', value: 'end' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'end' } },
                          },
                        ],
                      },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '10' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'location' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'unit' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'availability' },
                              arguments: [
                                {
                                  kind: 'Argument',
                                  name: { kind: 'Name', value: 'from' },
                                  value: { kind: 'Variable', name: { kind: 'Name', value: 'start' } },
                                },
                                {
                                  kind: 'Argument',
                                  name: { kind: 'Name', value: 'to' },
                                  value: { kind: 'Variable', name: { kind: 'Name', value: 'end' } },
                                },
                              ],
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ParkingTonightQuery, ParkingTonightQueryVariables>;
export const RunMatchingDocument = {
  __meta__: { hash: '4c9852607498587c3992bc501054b15c646b7ab2395105162a765b2ce555b548' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RunMatching' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingMatchInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingMatch' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'run' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'dryRun' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'weightsVersion' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'method' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'optimalityGap' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'demandedQuantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'matches' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'reach' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'score' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'timeFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'distanceFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'quantityFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'fairness' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'reliability' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'supply' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'list' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'owner' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'ResidentUnit' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'GridBranch' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'demand' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'list' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'owner' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'ResidentUnit' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                              {
                                                kind: 'InlineFragment',
                                                typeCondition: {
                                                  kind: 'NamedType',
                                                  name: { kind: 'Name', value: 'GridBranch' },
                                                },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unmatched' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'demand' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                                ],
                              },
                            },
                            { kind: 'Field', name: { kind: 'Name', value: 'unmetQuantity' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'escalated' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'relaxation' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'lostTo' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'demand' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'metrics' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'gini' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'meanScore' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'priorities' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'demandedQuantity' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'share' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'comparison' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'pairsGained' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'pairsLost' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'metrics' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'gini' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'meanScore' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RunMatchingMutation, RunMatchingMutationVariables>;
export const UnitDirectoryDocument = {
  __meta__: { hash: '31ce1d7d346b4cd3db1fa9579da82f762a0a131a3bdaea0ac1e80a19ff4be680' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'UnitDirectory' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'withinCode' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          defaultValue: { kind: 'IntValue', value: '50' },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'residentUnits' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'withinCode' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'withinCode' } },
                    },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'creditCode' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'facilities' },
                              arguments: [
                                {
                                  kind: 'Argument',
                                  name: { kind: 'Name', value: 'first' },
                                  value: { kind: 'IntValue', value: '5' },
                                },
                              ],
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'edges' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        {
                                          kind: 'Field',
                                          name: { kind: 'Name', value: 'node' },
                                          selectionSet: {
                                            kind: 'SelectionSet',
                                            selections: [
                                              { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                              { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                              { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                              { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                                              { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                                              {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'openingRules' },
                                                selectionSet: {
                                                  kind: 'SelectionSet',
                                                  selections: [
                                                    { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'weekdays' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'startTime' } },
                                                    { kind: 'Field', name: { kind: 'Name', value: 'endTime' } },
                                                  ],
                                                },
                                              },
                                            ],
                                          },
                                        },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UnitDirectoryQuery, UnitDirectoryQueryVariables>;
export const WatchAvailabilityDocument = {
  __meta__: { hash: '88d663cabd68228e748bca6d2c084603d4392aac3c71e19e6ac5a96161b841a4' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'WatchAvailability' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'facilityId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'availabilityChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'facilityId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'facilityId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WatchAvailabilitySubscription, WatchAvailabilitySubscriptionVariables>;
export const WatchBookingsDocument = {
  __meta__: { hash: '4b98de354df7ad7a8037bff835d4be18a82ad3800d3586aefc06ebb222393624' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'WatchBookings' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'unitId' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'facilityId' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'unitId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'unitId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'facilityId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'facilityId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'change' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WatchBookingsSubscription, WatchBookingsSubscriptionVariables>;
export const WatchMatchesDocument = {
  __meta__: { hash: 'b5f8f289ae6ea46ad361068a1465784f5505de702f9b1370a558ad35e15be514' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'WatchMatches' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'change' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'supply' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'demand' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WatchMatchesSubscription, WatchMatchesSubscriptionVariables>;
export const WatchMatchingDocument = {
  __meta__: { hash: 'efbf9110c30c894f70e45079343570e34cab96d1438e4dc306f5e3282ae066da' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'WatchMatching' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'runId' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchingRunProgress' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'runId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'runId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'runId' } },
                { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                { kind: 'Field', name: { kind: 'Name', value: 'demands' } },
                { kind: 'Field', name: { kind: 'Name', value: 'supplies' } },
                { kind: 'Field', name: { kind: 'Name', value: 'matches' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WatchMatchingSubscription, WatchMatchingSubscriptionVariables>;
export const WriteDemandDocument = {
  __meta__: { hash: '0af5eff63bea0a09c6be14d921b9f709899306fe2ed5d8198251a59a0ee94768' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'WriteDemand' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DemandAddInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'demandAdd' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demand' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unmetQuantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'suggestedSupplies' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '5' },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'fit' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'timeFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'distanceFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'quantityFit' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'reach' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'supply' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'remainingQuantity' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'facility' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WriteDemandMutation, WriteDemandMutationVariables>;
export const DeskCalendarDocument = {
  __meta__: { hash: 'd54e12e399d5c7d1145311dc38256011c930fdc7a6b823c908f30a041bd8830c' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskCalendar' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'calendarDays' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskCalendarDay' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskCalendarDay' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDay' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskCalendarQuery, DeskCalendarQueryVariables>;
export const DeskCalendarChangesDocument = {
  __meta__: { hash: 'c1577cc40e490517d2638b7fa542f1e55205d19988bbd8b14e8a03caa83e9aa1' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskCalendarChanges' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'corrected' },
            name: { kind: 'Name', value: 'auditEntries' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'action' },
                      value: { kind: 'StringValue', value: 'calendarDayCorrect', block: false },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'last' }, value: { kind: 'IntValue', value: '10' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskDayChange' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'restored' },
            name: { kind: 'Name', value: 'auditEntries' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'action' },
                      value: { kind: 'StringValue', value: 'calendarDayRestore', block: false },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'last' }, value: { kind: 'IntValue', value: '10' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskDayChange' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskDayChange' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'AuditEntry' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'at' } },
          { kind: 'Field', name: { kind: 'Name', value: 'action' } },
          { kind: 'Field', name: { kind: 'Name', value: 'subjectId' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskCalendarChangesQuery, DeskCalendarChangesQueryVariables>;
export const DeskCalendarDayCorrectDocument = {
  __meta__: { hash: '8ba432457ad64f511b7c59290ac0f48a4bb3ec26344d69c29d6f1e7ae349d7e2' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskCalendarDayCorrect' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDayCorrectInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'calendarDayCorrect' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'calendarDay' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskCalendarDay' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskCalendarDay' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDay' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskCalendarDayCorrectMutation, DeskCalendarDayCorrectMutationVariables>;
export const DeskCalendarDayRestoreDocument = {
  __meta__: { hash: '8abe30c3134bfb16bf3635ddf259f9118f6a623064dd1af6d6d59778348e4a5a' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskCalendarDayRestore' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDayRestoreInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'calendarDayRestore' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'calendarDay' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskCalendarDay' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskCalendarDay' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'CalendarDay' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskCalendarDayRestoreMutation, DeskCalendarDayRestoreMutationVariables>;
export const DeskFiguresDocument = {
  __meta__: { hash: '80b2b3e14623eb71ac8173caeca850396cad46e41337a52de738e19736428583' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskFigures' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'code' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'divisionFigures' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'divisionCode' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'code' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withinMeters' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'total' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskDivisionFigures' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'gridsLocated' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'centersSynthetic' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'demandsByCategory' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'category' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
                                ],
                              },
                            },
                            { kind: 'Field', name: { kind: 'Name', value: 'demands' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'demandsMet' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'parts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskDivisionFigures' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskDivisionFigures' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DivisionFigures' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'level' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'facilities' } },
          { kind: 'Field', name: { kind: 'Name', value: 'places' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bookings' } },
          { kind: 'Field', name: { kind: 'Name', value: 'placeMinutesBooked' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bookingsLeftOut' } },
          { kind: 'Field', name: { kind: 'Name', value: 'units' } },
          { kind: 'Field', name: { kind: 'Name', value: 'memberUnits' } },
          { kind: 'Field', name: { kind: 'Name', value: 'memberShare' } },
          { kind: 'Field', name: { kind: 'Name', value: 'runningProjects' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demands' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demandsMet' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'kinds' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'facilities' } },
                { kind: 'Field', name: { kind: 'Name', value: 'coverage' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskFiguresQuery, DeskFiguresQueryVariables>;
export const DeskFiguresCsvDocument = {
  __meta__: { hash: '5776c4c177a08fb1c7cdbe01e5013944c319776e6c6e83599abd8e6e3fcc396c' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskFiguresCsv' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'code' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'divisionFigures' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'divisionCode' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'code' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'csv' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskFiguresCsvQuery, DeskFiguresCsvQueryVariables>;
export const DeskViewerDocument = {
  __meta__: { hash: '935bd31b32fb1b51336daa1cb37181fc71374f1c464f515f72bf37a606f4602b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskViewer' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'displayName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'roles' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'division' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'level' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'gridBranch' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unit' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'delegateOf' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskViewerQuery, DeskViewerQueryVariables>;
export const DeskRolesDocument = {
  __meta__: { hash: 'f62f0c5fe0b26366e26811dd303c0b9f87a555a713802f255a84dba2e05c0cc7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskRoles' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleAssignmentFilter' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'before' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'roleAssignments' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'last' }, value: { kind: 'IntValue', value: '20' } },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'before' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'before' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskRole' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasPreviousPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'startCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskRole' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleAssignment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'endReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'holderSubject' } },
          { kind: 'Field', name: { kind: 'Name', value: 'giverSubject' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'holder' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRolesQuery, DeskRolesQueryVariables>;
export const DeskRoleGiveDocument = {
  __meta__: { hash: 'c129aa488628bca91dd7ddec8fa45239f1aa31511a2fe824bc1c6bbf6ff5f1f1' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskRoleGive' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleAssignInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'roleAssign' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'roleAssignment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRoleGiveMutation, DeskRoleGiveMutationVariables>;
export const DeskRoleEndDocument = {
  __meta__: { hash: 'f429d238a555cf690842d0813505e5e700c953b1fe1aaeb45e3c9301433d34c7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskRoleEnd' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleEndInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'roleEnd' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'roleAssignment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskRole' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskRole' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RoleAssignment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'endReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'holderSubject' } },
          { kind: 'Field', name: { kind: 'Name', value: 'giverSubject' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'holder' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'division' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRoleEndMutation, DeskRoleEndMutationVariables>;
export const DeskDivisionsForRoleDocument = {
  __meta__: { hash: '836dcee6b6d9028250ae4b51cdc11159dc9dd4fc8eb034f7a582de653b3e3a9b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskDivisionsForRole' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DivisionFilter' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'divisions' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '50' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskDivisionsForRoleQuery, DeskDivisionsForRoleQueryVariables>;
export const DeskUnitsForRoleDocument = {
  __meta__: { hash: '54316b454c1a30ed00ffbb4d087a86e0063e4ebdadfc3a2e4dd002679c2fb1d7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskUnitsForRole' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnitFilter' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'residentUnits' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '50' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskUnitsForRoleQuery, DeskUnitsForRoleQueryVariables>;
export const DeskTodayDocument = {
  __meta__: { hash: '85d4c69a92fc04f5c980852281702e4b17770ba3b357caa4b5b536dc5a3095d3' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskToday' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'ownerId' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'pending' },
            name: { kind: 'Name', value: 'bookings' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'states' },
                      value: { kind: 'ListValue', values: [{ kind: 'EnumValue', value: 'PENDING' }] },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'from' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '0' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
              ],
            },
          },
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'today' },
            name: { kind: 'Name', value: 'bookings' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'states' },
                      value: {
                        kind: 'ListValue',
                        values: [
                          { kind: 'EnumValue', value: 'CONFIRMED' },
                          { kind: 'EnumValue', value: 'CHECKED_IN' },
                        ],
                      },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'from' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'to' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookingLine' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'proposals' },
            name: { kind: 'Name', value: 'matches' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'states' },
                      value: {
                        kind: 'ListValue',
                        values: [
                          { kind: 'EnumValue', value: 'PROPOSED' },
                          { kind: 'EnumValue', value: 'ACCEPTED' },
                        ],
                      },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'ownerId' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'ownerId' } },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '0' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookingLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskTodayQuery, DeskTodayQueryVariables>;
export const DeskWeightsDocument = {
  __meta__: { hash: '6717ab170ae3c70e3bc6549198834a40b9395b54f082620eb5d03645e663d7a7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskWeights' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'districtCode' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchWeights' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'districtCode' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'districtCode' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeFit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'distanceFit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'quantityFit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fairness' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reliability' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
                { kind: 'Field', name: { kind: 'Name', value: 'setAt' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskWeightsQuery, DeskWeightsQueryVariables>;
export const DeskWeightsSetDocument = {
  __meta__: { hash: '295f6b12cf0e83ed58e896a43b19219a1dd7393c5647bb6c5bd80305c724006e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskWeightsSet' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchWeightsSetInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchWeightsSet' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'weights' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskWeightsSetMutation, DeskWeightsSetMutationVariables>;
export const MyBookingPagesDocument = {
  __meta__: { hash: '1f7860a0eda839cd2d8917c866e598f30c1190651883247099462729957a3e9d' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'MyBookingPages' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'last' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'before' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookings' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'last' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'last' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'before' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'before' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookedLine' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasPreviousPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'startCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<MyBookingPagesQuery, MyBookingPagesQueryVariables>;
export const OneBookingDocument = {
  __meta__: { hash: '0b5e41dedbcf399cb30af2ed5c6dd2f1f5e3a80abfd3ef9e8c32acbedb09351b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'OneBooking' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'node' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookedLine' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OneBookingQuery, OneBookingQueryVariables>;
export const GiveBookingBackDocument = {
  __meta__: { hash: '7f21bcf2c50f0d4c569c9b6b894e67f023e456e804c26643eb3f75642dede6d4' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'GiveBookingBack' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCancelInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCancel' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookedLine' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<GiveBookingBackMutation, GiveBookingBackMutationVariables>;
export const MyBookingsChangeDocument = {
  __meta__: { hash: '00e60d45325502cafe5e9de56c7f5d10deff6c82bc50eac6bd8841876c94d2f5' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'MyBookingsChange' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingChanged' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookedLine' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<MyBookingsChangeSubscription, MyBookingsChangeSubscriptionVariables>;
export const FacilityToBookDocument = {
  __meta__: { hash: '40d5a2a242b04ca814f3c9ffac87727e92c3c77eb9251666599e012bddb1c092' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FacilityToBook' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'date' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'minutes' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'quantity' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'node' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'synthetic' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'location' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unit' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'details' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ParkingDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'vehicleClasses' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SportsFieldDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'sports' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'indoor' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RestroomDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'accessible' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'babyTable' } },
                                ],
                              },
                            },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'RoomDetails' } },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'seats' } },
                                ],
                              },
                            },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'bookingRules' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'gridMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'minMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'maxMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'leadMinutes' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'horizonDays' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openingRules' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'weekdays' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'startTime' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'endTime' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'seasonFrom' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'seasonTo' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'bookableStarts' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'date' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'date' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'minutes' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'minutes' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'quantity' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'quantity' } },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityToBookQuery, FacilityToBookQueryVariables>;
export const BookSlotDocument = {
  __meta__: { hash: 'd5b5c52775faaacc074210f398f464842fa04d8f30c0c612cde9785d7e55fc04' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BookSlot' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingCreateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingCreate' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'booking' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookedLine' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotUnavailable' } },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'alternatives' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'facility' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookedLine' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Booking' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'start' } },
          { kind: 'Field', name: { kind: 'Name', value: 'end' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facility' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'location' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'unit' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookSlotMutation, BookSlotMutationVariables>;
export const FindFacilitiesDocument = {
  __meta__: { hash: 'adc66946104fdfa12727232a44578c8f3855165eaaf6b7a4669b6fdefabadc85' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FindFacilities' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sharedFacilities' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FindCard' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FindCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
          { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'location' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'availability' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                { kind: 'Field', name: { kind: 'Name', value: 'remaining' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FindFacilitiesQuery, FindFacilitiesQueryVariables>;
export const CommunitiesDocument = {
  __meta__: { hash: 'dd7bab5e8bbadf8df4e3be2ce7acf06cb14acfbd35c9d63e8bcde953b9a993be' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Communities' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'divisions' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'level' },
                      value: { kind: 'EnumValue', value: 'COMMUNITY' },
                    },
                  ],
                },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CommunitiesQuery, CommunitiesQueryVariables>;
export const WhoAmIDocument = {
  __meta__: { hash: '66d2fff0298d2976275191d1836eb80c268b180ec5ce511782eecb7ab7af577f' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'WhoAmI' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'resident' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'phone' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'roles' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'division' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'unit' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'facility' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;
export const RegisterResidentDocument = {
  __meta__: { hash: 'cbabf3f69577b249938f4636f8b1b4ad805df019192798227177f831aa72fc8e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RegisterResident' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentRegisterInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'residentRegister' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'resident' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'phone' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RegisterResidentMutation, RegisterResidentMutationVariables>;
