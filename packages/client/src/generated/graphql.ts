/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** What the parties of a project book should look into. */
export type BookAttentionKind =
  /** Who signed the latest version for a unit sits for it no longer, while other parties have still to sign. The signature stands. 签署代表已更换 */
  | 'DELEGATE_CHANGED'
  /** The mean of the evaluations is below 3. 评价偏低 */
  | 'LOW_RATING'
  /** A match of the book was cancelled. 对接已取消 */
  | 'MATCH_ENDED'
  /** The term is over without a session: it counts as not delivered. 期满无活动记录 */
  | 'NO_SESSION'
  /** The term is over, but bookings of its matches are not. 期满仍有预约 */
  | 'OPEN_BOOKINGS'
  /** A unit is no active member of any alliance: it cannot sign, and the project cannot begin. Revise the book with other parties, or terminate it. 签约单位已退出联盟 */
  | 'PARTY_LEFT'
  | '%future added value';

/** How something differs between two versions. 变更类型 */
export type BookChangeKind =
  /** Only the newer version has it. 新增 */
  | 'ADDED'
  /** Both have it, with another value. 修改 */
  | 'CHANGED'
  /** Only the older version has it. 删除 */
  | 'REMOVED'
  | '%future added value';

/** For what a project book waits for somebody. 待办 */
export type BookDuty =
  /** For a milestone of a project under way that is due, today or before, and not completed. 里程碑到期 */
  | 'MILESTONE'
  /** For a signature that they can give under the latest version. 待签署 */
  | 'SIGNATURE'
  | '%future added value';

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

/** A booking that waits for the unit. */
export type BookingConfirmInput = {
  /** The booking. */
  readonly bookingId: string;
};

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
  /** Only the one with this reference, in capitals or not: what somebody shows at the gate. */
  readonly reference?: string | null | undefined;
  /** Only in these states; all if absent. */
  readonly states?: ReadonlyArray<BookingState> | null | undefined;
  /** Only those that start before this. */
  readonly to?: string | null | undefined;
  /** Only those that came to be so; all if absent. */
  readonly types?: ReadonlyArray<BookingType> | null | undefined;
  /** Only of facilities of this unit. */
  readonly unitId?: string | null | undefined;
  /** Only of facilities of units in the division with this code, or below it. */
  readonly withinCode?: string | null | undefined;
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

/** In which order bookings are listed. */
export type BookingOrder = {
  /** From which end; the earliest first if absent. */
  readonly direction?: OrderDirection | null | undefined;
  /** By what. */
  readonly field: BookingOrderField;
};

/** By what bookings are put in order. */
export type BookingOrderField =
  /** By when they were made. 按提交时间 */
  | 'CREATED'
  /** By when they start. 按开始时间 */
  | 'START'
  | '%future added value';

/** A booking that waits for the unit, and why it is not to be. */
export type BookingRejectInput = {
  /** The booking. */
  readonly bookingId: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
};

/** Which intervals can be booked. What is left out stays, or is the default of a new facility. */
export type BookingRulesInput = {
  /** The time grid in minutes, one of 15, 30, 60, 120, 180, 240, 360, 480, 720; default 15. */
  readonly gridMinutes?: number | null | undefined;
  /** The horizon in days, 0 to 366; default 30. */
  readonly horizonDays?: number | null | undefined;
  /** The lead time in minutes, 0 to 525600; default 0. */
  readonly leadMinutes?: number | null | undefined;
  /** The longest booking in minutes, to 43200; default 1440. */
  readonly maxMinutes?: number | null | undefined;
  /** The shortest booking in minutes, from 15; default 15. */
  readonly minMinutes?: number | null | undefined;
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

/** How a booking came to be. */
export type BookingType =
  /** A unit or a grid branch has it from a match of supply and demand. 对接预约 */
  | 'MATCH'
  /** A resident booked it. 普通预约 */
  | 'NORMAL'
  | '%future added value';

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

/** A new facility, as a draft. */
export type FacilityCreateInput = {
  /** Its address, 1 to 200 characters, where that is not the one of its unit. */
  readonly address?: string | null | undefined;
  /** How a place is had; OPEN_ACCESS for restrooms. */
  readonly admission: FacilityAdmission;
  /** Which intervals can be booked. */
  readonly bookingRules?: BookingRulesInput | null | undefined;
  /** How many places it has, 1 to 10000. */
  readonly capacity: number;
  /** What only its kind has. */
  readonly details?: FacilityDetailsInput | null | undefined;
  /** What kind it is; cannot be changed later. */
  readonly kind: FacilityKind;
  /** Where it is. */
  readonly location?: GeoPointInput | null | undefined;
  /** What it is called, 1 to 200 characters. */
  readonly name: string;
  /** The zone of its opening rules; Asia/Shanghai if absent. */
  readonly timeZone?: string | null | undefined;
  /** The unit that opens it; the caller manages it. */
  readonly unitId: string;
};

/** What only one kind of facility has: exactly the member that fits the kind. */
export type FacilityDetailsInput = {
  /** For PARKING. */
  readonly parking?: ParkingDetailsInput | null | undefined;
  /** For RESTROOM. */
  readonly restroom?: RestroomDetailsInput | null | undefined;
  /** For MEETING_ROOM and ACTIVITY_ROOM. */
  readonly room?: RoomDetailsInput | null | undefined;
  /** For SPORTS_FIELD. */
  readonly sportsField?: SportsFieldDetailsInput | null | undefined;
};

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

/** A date on which the rules are to hold again. */
export type FacilityOpeningExceptionRemoveInput = {
  /** The date, where the facility is. */
  readonly date: string;
  /** The facility. */
  readonly facilityId: string;
};

/** Other hours on one date, in place of what was set for that date before. */
export type FacilityOpeningExceptionSetInput = {
  /** The date, where the facility is. */
  readonly date: string;
  /** The facility. */
  readonly facilityId: string;
  /** Why, for people; 1 to 500 characters. */
  readonly reason?: string | null | undefined;
  /** The windows that start on that date, at most 10; none to close it all day. */
  readonly windows: ReadonlyArray<OpeningWindowInput>;
};

/** All opening rules of a facility, in place of those it had. */
export type FacilityOpeningRulesSetInput = {
  /** The facility. */
  readonly facilityId: string;
  /** The rules, at most 50; with none it is never open. */
  readonly rules: ReadonlyArray<OpeningRuleInput>;
};

/** A facility, and nothing else. */
export type FacilityPublishInput = {
  /** The facility. */
  readonly facilityId: string;
};

/** A facility, and a reason that those concerned can read. */
export type FacilityReturnInput = {
  /** The facility. */
  readonly facilityId: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
};

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

/** A facility, and a reason that those concerned can read. */
export type FacilitySuspendInput = {
  /** The facility. */
  readonly facilityId: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
};

/** Changes to a facility. What is left out stays as it is. */
export type FacilityUpdateInput = {
  /** Its address, 1 to 200 characters, where that is not the one of its unit. */
  readonly address?: string | null | undefined;
  /** How a place is had from now on. */
  readonly admission?: FacilityAdmission | null | undefined;
  /** Which intervals can be booked from now on. */
  readonly bookingRules?: BookingRulesInput | null | undefined;
  /** Its new capacity, 1 to 10000; not below what bookings already take at some moment. */
  readonly capacity?: number | null | undefined;
  /** What only its kind has. */
  readonly details?: FacilityDetailsInput | null | undefined;
  /** The facility. */
  readonly facilityId: string;
  /** Where it is. */
  readonly location?: GeoPointInput | null | undefined;
  /** Its new name, 1 to 200 characters. */
  readonly name?: string | null | undefined;
};

/** A facility, and a reason that those concerned can read. */
export type FacilityWithdrawInput = {
  /** The facility. */
  readonly facilityId: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
};

/** A part of a map: between two parallels and two meridians, edges included. */
export type GeoBoxInput = {
  /** Its corner in the north-east; neither south nor west of the other. */
  readonly northEast: GeoPointInput;
  /** Its corner in the south-west. */
  readonly southWest: GeoPointInput;
};

/** A place on the earth, WGS-84 (GPS). */
export type GeoPointInput = {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
};

/** What keeps entries of a list from being matched. 清单问题 */
export type ListProblemKind =
  /** Demands that nobody nearby could meet; see `EntryState`. 需上级统筹 */
  | 'ESCALATED'
  /** Supplies whose facility is not published. 设施未公开 */
  | 'FACILITY_NOT_PUBLISHED'
  | '%future added value';

/** A match to accept. 接受对接 */
export type MatchAcceptInput = {
  /** A key of the caller’s own making, 1 to 200 characters, new for every acceptance that is meant. A repeat of the same request with the same key gets the same answer, refusals included, and changes nothing more. */
  readonly idempotencyKey: string;
  /** The match. */
  readonly matchId: string;
  /** For which side. Needed only of somebody who acts for both sides while neither has accepted: one call accepts for one side. */
  readonly side?: MatchSide | null | undefined;
};

/** A match to take back. 取消对接 */
export type MatchCancelInput = {
  /** The match. */
  readonly matchId: string;
  /** Why, 1 to 500 characters; both sides read it. */
  readonly reason: string;
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

/** A match that a side does not want. 谢绝对接 */
export type MatchDeclineInput = {
  /** The match. */
  readonly matchId: string;
  /** Why, 1 to 500 characters. */
  readonly reason: string;
};

/** Which matches; all conditions together. */
export type MatchFilter = {
  /** Only those of this demand. */
  readonly demandId?: string | null | undefined;
  /** Only those with this unit or grid branch on either side. */
  readonly ownerId?: string | null | undefined;
  /** Only those in these states; all if absent. */
  readonly states?: ReadonlyArray<MatchState> | null | undefined;
  /** Only those of this supply. */
  readonly supplyId?: string | null | undefined;
};

/** A match that has been delivered, and how much of it. 确认兑现 */
export type MatchFulfilInput = {
  /** How much was delivered, from 0 to the quantity of the match. */
  readonly deliveredQuantity: number;
  /** The match. */
  readonly matchId: string;
};

/** Where a match comes from. 对接来源 */
export type MatchOrigin =
  /** Staff set it, with a reason. 人工指定 */
  | 'BY_HAND'
  /** A matching run proposed it. 系统对接 */
  | 'RUN'
  | '%future added value';

/** A match to keep as it is through later runs, or to let go again. 锁定对接 */
export type MatchPinInput = {
  /** The match. */
  readonly matchId: string;
  /** True to pin it, false to let runs decide about it again. */
  readonly pinned: boolean;
};

/** A match to set by hand. 人工指定对接 */
export type MatchSetInput = {
  /** The demand. */
  readonly demandId: string;
  /** How much, from 1 to what is left of both, in their measure. */
  readonly quantity: number;
  /** Why, 1 to 500 characters; both sides read it. */
  readonly reason: string;
  /** The supply. */
  readonly supplyId: string;
};

/** One of the two sides of a match. 对接的一方 */
export type MatchSide =
  /** Who receives: the owner of the demand. 需求方 */
  | 'DEMAND'
  /** Who gives: the owner of the supply. 供给方 */
  | 'SUPPLY'
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

/** A milestone that is reached. */
export type MilestoneCompleteInput = {
  /** By what it shows, 1 to 1000 characters. The parties and their staff can read it. 佐证 */
  readonly evidence: string;
  /** The milestone. */
  readonly milestoneId: string;
};

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

/** Other hours on one date, or none. 临时开放安排 */
export type OpeningExceptionInput = {
  /** The date, where the facility is. */
  readonly date: string;
  /** Why, for people; 1 to 500 characters. */
  readonly reason?: string | null | undefined;
  /** The windows that start on that date, at most 10; none to close it all day. */
  readonly windows: ReadonlyArray<OpeningWindowInput>;
};

/** A weekly window in the facility's local time. An end at or before the start is on the next day. */
export type OpeningRuleInput = {
  /** The class of days it holds on. */
  readonly dayClass: DayClass;
  /** When it closes. Equal to the start for 24 hours. */
  readonly endTime: string;
  /** Lets a window on the eve of a work day go on until this time of that work day. */
  readonly leaveByNextWorkday?: string | null | undefined;
  /** The first day of its season as MM-DD; together with `seasonTo`. */
  readonly seasonFrom?: string | null | undefined;
  /** The last day of its season as MM-DD; together with `seasonFrom`. */
  readonly seasonTo?: string | null | undefined;
  /** When the window opens. */
  readonly startTime: string;
  /** The weekdays it holds on; all if absent or empty. */
  readonly weekdays?: ReadonlyArray<Weekday> | null | undefined;
};

/** From one time of day to another. */
export type OpeningWindowInput = {
  /** When it closes; on the next day if this is not after the start. */
  readonly endTime: string;
  /** When it opens. */
  readonly startTime: string;
};

/** From which end a list is read. */
export type OrderDirection =
  /** The least first: the earliest, the smallest, by name from the front. 升序 */
  | 'ASC'
  /** The greatest first: the latest, the largest, by name from the back. 降序 */
  | 'DESC'
  | '%future added value';

/** What a car park has. */
export type ParkingDetailsInput = {
  /** The vehicles that may park; at least one. */
  readonly vehicleClasses: ReadonlyArray<VehicleClass>;
};

/** The number that a code is sent to. */
export type PhoneCodeRequestInput = {
  /** The number to confirm: 5 to 15 digits, with a + before a country code. The one that the caller has registered with if absent; another takes its place once it is confirmed. */
  readonly phone?: string | null | undefined;
};

/** The answer to a code, or none for the number that the token claims. */
export type PhoneConfirmInput = {
  /** The 6 digits that were sent. Absent, the number becomes theirs that the token of the caller claims as verified (`phone_number` with `phone_number_verified`). */
  readonly code?: string | null | undefined;
  /** The number that the code was sent to: 5 to 15 digits, with a + before a country code; the one registered with if absent. */
  readonly phone?: string | null | undefined;
};

/** The person who is signed in, as a resident. Used for their bookings only. */
export type ResidentRegisterInput = {
  /** The code of the division they live or work in. */
  readonly divisionCode?: string | null | undefined;
  /** Their name, 1 to 100 characters. */
  readonly name: string;
  /** Their phone number: 5 to 15 digits, with a + before a country code. Blanks and hyphens are dropped, and the +86 of a mobile number. */
  readonly phone: string;
};

/** What a restroom has. */
export type RestroomDetailsInput = {
  /** Whether a wheelchair can get in and turn. */
  readonly accessible: boolean;
  /** Whether there is a table to change a baby. */
  readonly babyTable: boolean;
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

/** What a room has. */
export type RoomDetailsInput = {
  /** How many can sit, 1 to 10000. */
  readonly seats: number;
};

/** Matches from which a project book is to be drafted. */
export type ServiceProjectBookDraftInput = {
  /** Matches, 1 to 50, that are CONFIRMED or FULFILLED and in no other book that has not ended. */
  readonly matchIds: ReadonlyArray<string>;
  /** The title of the project, 1 to 200 characters. */
  readonly title: string;
};

/** Which project books; all conditions together. */
export type ServiceProjectBookFilter = {
  /** Only those to which this grid branch or unit is a party. */
  readonly partyId?: string | null | undefined;
  /** Only those in these states. */
  readonly states?: ReadonlyArray<ServiceProjectBookState> | null | undefined;
  /** Only those that wait for the caller, for one of these; none for who is not registered. */
  readonly waitingForMe?: ReadonlyArray<BookDuty> | null | undefined;
  /** Only those with a party in the division with this code, or in one below it. */
  readonly withinCode?: string | null | undefined;
};

/** A halted project to go on with. */
export type ServiceProjectBookResumeInput = {
  /** The book. */
  readonly bookId: string;
};

/** A party's signature under one version. */
export type ServiceProjectBookSignInput = {
  /** The book. */
  readonly bookId: string;
  /** A key of the caller's own for this request, 1 to 200 characters. A repeat with it is answered as before. */
  readonly idempotencyKey: string;
  /** The party for which the caller signs. */
  readonly partyId: string;
  /** The version that is signed: the latest. */
  readonly version: number;
};

/** A signed project to begin. */
export type ServiceProjectBookStartInput = {
  /** The book. */
  readonly bookId: string;
};

/** Where a project book stands. */
export type ServiceProjectBookState =
  /** All parties have confirmed that it is done. 已完成 */
  | 'COMPLETED'
  /** Drawn up from matches; nobody has signed or revised it. 草稿 */
  | 'DRAFT'
  /** Done, and evaluated by all parties. 已评价 */
  | 'EVALUATED'
  /** Revised or signed by some; not yet signed by all. 协商中 */
  | 'NEGOTIATING'
  /** Under way. 执行中 */
  | 'RUNNING'
  /** Signed by all parties in the same version; not yet begun. 已签署 */
  | 'SIGNED'
  /** Under way, but halted for a reason; can be resumed. 已暂停 */
  | 'SUSPENDED'
  /** Ended before it was done. 已终止 */
  | 'TERMINATED'
  | '%future added value';

/** A project to halt. */
export type ServiceProjectBookSuspendInput = {
  /** The book. */
  readonly bookId: string;
  /** Why, 1 to 500 characters. The parties and their staff can read it. */
  readonly reason: string;
};

/** A project to end before it is done. */
export type ServiceProjectBookTerminateInput = {
  /** The book. */
  readonly bookId: string;
  /** Why, 1 to 500 characters. The parties and their staff can read it. */
  readonly reason: string;
  /** How what was begun is wound up, 1 to 1000 characters; has to be given for a project that is under way. 善后安排 */
  readonly settlement?: string | null | undefined;
};

/** Which facilities; all conditions together. */
export type SharedFacilityFilter = {
  /** Only restrooms for wheelchairs, or others. */
  readonly accessible?: boolean | null | undefined;
  /** Only those that are open during all of an interval and have as many places left at every moment of it. Looks as far ahead as a facility can be booked, and follows a corrected calendar within a minute. */
  readonly availableDuring?: AvailableDuringInput | null | undefined;
  /** Only restrooms with a table to change a baby, or without. */
  readonly babyTable?: boolean | null | undefined;
  /** Only what a system of its unit calls this, to the letter; needs `unitId`, but under a unit. */
  readonly externalId?: string | null | undefined;
  /** Only these, as far as they meet the other conditions. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** Only those on this part of the map. */
  readonly inBox?: GeoBoxInput | null | undefined;
  /** Only sports fields that are under a roof, or are not. */
  readonly indoor?: boolean | null | undefined;
  /** Only these kinds. */
  readonly kinds?: ReadonlyArray<FacilityKind> | null | undefined;
  /** Only those near a point; then the nearest come first. */
  readonly near?: NearInput | null | undefined;
  /** Only those whose opening hours include this moment, or do not. Follows a corrected calendar within a minute. */
  readonly openNow?: boolean | null | undefined;
  /** What one search box finds: only those of which each word, of at most 5, stands in the name, kind, sports or address, in the name or address of the unit, or in the name of a place it lies in, in Chinese or, of places, in pinyin. */
  readonly search?: string | null | undefined;
  /** Only rooms with as many seats, 1 to 10000. */
  readonly seatsMin?: number | null | undefined;
  /** Only sports fields for a sport whose name contains this, 1 to 100 characters, in any case. */
  readonly sport?: string | null | undefined;
  /** Only these states; PUBLISHED if absent. DRAFT, IN_REVIEW and WITHDRAWN show only to the managers of the facility and to staff of its territory. */
  readonly states?: ReadonlyArray<FacilityState> | null | undefined;
  /** Only those whose name contains this, 1 to 100 characters, in any case. */
  readonly text?: string | null | undefined;
  /** Only of this unit. */
  readonly unitId?: string | null | undefined;
  /** Only car parks for these vehicles. */
  readonly vehicleClass?: VehicleClass | null | undefined;
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

/** Which rule says no to a booking. */
export type SlotRule =
  /** Only registered residents book. 预约资格 */
  | 'AUDIENCE'
  /** It is shorter or longer than the facility allows. 时长 */
  | 'DURATION'
  /** The facility takes no bookings: open access, or not published. 设施状态 */
  | 'FACILITY_STATE'
  /** It does not start and end on the time grid. 时间格 */
  | 'GRID'
  /** It starts too far ahead. 可约期 */
  | 'HORIZON'
  /** It starts too soon, or has begun. 提前量 */
  | 'LEAD'
  /** The interval does not lie inside one open stretch. 开放时间 */
  | 'OPEN_HOURS'
  /** An own booking of the same kind overlaps it. 自己的预约 */
  | 'OWN_OVERLAP'
  /** At some moment of it too few places are left. 余位 */
  | 'PLACES'
  /** It would be more than one person may hold. 限额 */
  | 'QUOTA'
  /** The unit of the facility is suspended. 单位状态 */
  | 'UNIT_STATE'
  | '%future added value';

/** What would be booked. */
export type SlotVerdictInput = {
  /** When it would end, itself no longer part of it. */
  readonly end: string;
  /** The facility. */
  readonly facilityId: string;
  /** How many places, 1 to 10000. */
  readonly quantity?: number | null | undefined;
  /** When it would start. */
  readonly start: string;
};

/** What a sports field has. */
export type SportsFieldDetailsInput = {
  /** Whether it is under a roof. */
  readonly indoor: boolean;
  /** The sports it is made for: 1 to 20, each of 1 to 50 characters. */
  readonly sports: ReadonlyArray<string>;
};

/** A list to close. */
export type SupplyDemandListCloseInput = {
  /** The list. */
  readonly listId: string;
  /** Why, 1 to 500 characters. The owner and the staff can read it. */
  readonly reason: string;
};

/** A list to confirm. */
export type SupplyDemandListConfirmInput = {
  /** The list. */
  readonly listId: string;
};

/** A list to begin the next one from. 沿用清单 */
export type SupplyDemandListCopyInput = {
  /** A key of the caller’s own making, 1 to 200 characters, new for every copy that is meant. A repeat of the same request with the same key gets the same answer, refusals included, and begins nothing more. */
  readonly idempotencyKey: string;
  /** The list, in any state, that the caller keeps. */
  readonly listId: string;
  /** The first day of the new period. */
  readonly validFrom: string;
  /** The last day of the new period, itself part of it; a year at most. */
  readonly validTo: string;
};

/** A list to begin. */
export type SupplyDemandListCreateInput = {
  /** The unit or the grid branch whose list it is; the caller acts for it. */
  readonly ownerId: string;
  /** The first day of its period. */
  readonly validFrom: string;
  /** The last day of its period, itself part of it; a year at most. */
  readonly validTo: string;
};

/** Which lists; all conditions together. */
export type SupplyDemandListFilter = {
  /** Only of this unit or branch. */
  readonly ownerId?: string | null | undefined;
  /** Only in these states. DRAFT and SUBMITTED show only to the owner and to staff of its place. */
  readonly states?: ReadonlyArray<SupplyDemandListState> | null | undefined;
  /** Only of owners in this division, at any depth, by its code. An unknown code is an error. */
  readonly withinCode?: string | null | undefined;
};

/** A CSV file with entries for a draft. 供需清单导入 */
export type SupplyDemandListImportInput = {
  /** The text of the file by RFC 4180, or as a spreadsheet copies it, with tabs instead of commas: at most 75000 characters and 500 rows under a header row, which names the columns in one language and in any order: `side` 供需, `category` 类别, `title` 名称, `quantity` 数量, `unit of measure` 计量单位, `windows` 时段, `valid from` 开始日期, `valid to` 结束日期, `latitude` 纬度, `longitude` 经度, `reach in metres` 距离上限(米), `audiences` 服务对象, `conditions` 条件, `cost in yuan` 单价(元), `priority` 优先级, `beneficiaries` 受益人数, `minimum quantity` 最低数量, `minimum minutes` 最短分钟数, `splittable` 可拆分, `facility id` 设施标识, `alliance ids` 联盟标识, `entry id` 条目标识. Of these `side`, `category`, `title`, `quantity`, `windows` cannot be missing; an empty cell has the default of the mutation that adds such an entry. Windows are separated by `;`. Each has its day class (`WORKDAY` 工作日, `DAY_OFF` 休息日, `EVERY_DAY` 每天; every day if absent), then, if it does not hold on all of them, its weekdays (`MON,TUE` 周一,周二 or `MON..FRI` 周一..周五), its times (`18:00-08:00`; an end not after the start is on the next day, `24:00` is the end of the day), and the season in which it holds, if not all year (`[05-01..10-31]`): `WORKDAY 18:00-08:00; DAY_OFF 00:00-24:00`, `工作日 18:00-08:00；休息日 周六 00:00-24:00 [05-01..10-31]`. Other cells have the words of either language or the values of this schema; a category is told by its code, or by its name where no other has that name. A row with the id of an entry on the draft changes that entry, in the columns that the file has; any other row adds one. An apostrophe before a sign that spreadsheets take for a formula is not part of a text. */
  readonly csv: string;
  /** A key of the caller’s own making, 1 to 200 characters, new for every import that is meant. A repeat of the same request with the same key gets the same answer and adds nothing more; a file with errors is read anew. */
  readonly idempotencyKey?: string | null | undefined;
  /** The list, a draft that the caller keeps. */
  readonly listId: string;
  /** Entries of the draft to take off along with it, at most 500, none of them a row of the file. */
  readonly removeIds?: ReadonlyArray<string> | null | undefined;
  /** True to be told what is wrong with the file, and nothing else: nothing is written. */
  readonly validateOnly?: boolean | null | undefined;
};

/** A list to return to its owner. */
export type SupplyDemandListReturnInput = {
  /** The list. */
  readonly listId: string;
  /** Why, 1 to 500 characters. The owner can read it. */
  readonly reason: string;
};

/** Where a list is in its life. Everybody sees those in force and closed ones, only those concerned the others. */
export type SupplyDemandListState =
  /** Ended; its entries are matched no more. 已关闭 */
  | 'CLOSED'
  /** Being written by its owner. 草稿 */
  | 'DRAFT'
  /** Confirmed: its entries are matched. 生效 */
  | 'IN_FORCE'
  /** Waiting to be confirmed. 待确认 */
  | 'SUBMITTED'
  | '%future added value';

/** A list to submit. */
export type SupplyDemandListSubmitInput = {
  /** The list. */
  readonly listId: string;
};

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

type Refusal_PhoneUnconfirmed_Fragment = {
  readonly __typename: 'PhoneUnconfirmed';
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: ReadonlyArray<string> | null;
} & { ' $fragmentName'?: 'Refusal_PhoneUnconfirmed_Fragment' };

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

export type RefusalFragment =
  | Refusal_PhoneUnconfirmed_Fragment
  | Refusal_PlainError_Fragment
  | Refusal_SlotUnavailable_Fragment;

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
      | ({ readonly __typename: 'PhoneUnconfirmed' } & {
          ' $fragmentRefs'?: { Refusal_PhoneUnconfirmed_Fragment: Refusal_PhoneUnconfirmed_Fragment };
        })
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
      | ({ readonly __typename: 'PhoneUnconfirmed' } & {
          ' $fragmentRefs'?: { Refusal_PhoneUnconfirmed_Fragment: Refusal_PhoneUnconfirmed_Fragment };
        })
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type BookingsToApproveQueryVariables = Exact<{
  where: BookingFilter;
  first: number;
}>;

export type BookingsToApproveQuery = {
  readonly bookings: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: { readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { BookingToApproveFragment: BookingToApproveFragment };
      };
    }>;
  };
};

export type BookingToApproveFragment = {
  readonly __typename: 'Booking';
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly createdAt: string;
  readonly facility: {
    readonly __typename: 'SharedFacility';
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly capacity: number;
  };
  readonly viewerCan: { readonly __typename: 'BookingViewerCan'; readonly confirm: boolean; readonly reject: boolean };
} & { ' $fragmentName'?: 'BookingToApproveFragment' };

export type WhoAsksQueryVariables = Exact<{
  id: string;
}>;

export type WhoAsksQuery = {
  readonly node:
    | { readonly __typename: 'Account'; readonly id: string }
    | { readonly __typename: 'Alliance'; readonly id: string }
    | { readonly __typename: 'AllianceMembership'; readonly id: string }
    | {
        readonly __typename: 'Booking';
        readonly id: string;
        readonly booker: {
          readonly __typename: 'Resident';
          readonly id: string;
          readonly name: string;
          readonly phone: string | null;
        } | null;
      }
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

export type ConfirmBookingMutationVariables = Exact<{
  input: BookingConfirmInput;
}>;

export type ConfirmBookingMutation = {
  readonly bookingConfirm: {
    readonly __typename: 'BookingConfirmPayload';
    readonly booking: { readonly __typename: 'Booking'; readonly id: string; readonly state: BookingState } | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type RejectBookingMutationVariables = Exact<{
  input: BookingRejectInput;
}>;

export type RejectBookingMutation = {
  readonly bookingReject: {
    readonly __typename: 'BookingRejectPayload';
    readonly booking: { readonly __typename: 'Booking'; readonly id: string; readonly state: BookingState } | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type DeskBookingsChangeSubscriptionVariables = Exact<{
  unitId?: string | null | undefined;
  facilityId?: string | null | undefined;
}>;

export type DeskBookingsChangeSubscription = {
  readonly bookingChanged: {
    readonly __typename: 'BookingEvent';
    readonly eventId: string;
    readonly booking: { readonly __typename: 'Booking'; readonly id: string; readonly state: BookingState };
  };
};

export type DeskBookQueryVariables = Exact<{
  id: string;
}>;

export type DeskBookQuery = {
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
    | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
      })
    | { readonly __typename: 'SharedFacility'; readonly id: string }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type DeskBookPageFragment = {
  readonly __typename: 'ServiceProjectBook';
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: ServiceProjectBookState;
  readonly stateReason: string | null;
  readonly version: number;
  readonly versionInForce: number | null;
  readonly progress: number;
  readonly pdfUrl: string;
  readonly parties: ReadonlyArray<{
    readonly __typename: 'ProjectParty';
    readonly signedVersion: number | null;
    readonly signedAt: string | null;
    readonly party:
      | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
      | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
  }>;
  readonly content: {
    readonly __typename: 'ProjectContent';
    readonly terminationClause: string;
    readonly term: { readonly __typename: 'ProjectTerm'; readonly from: string; readonly to: string };
    readonly items: ReadonlyArray<{
      readonly __typename: 'ProjectItem';
      readonly title: string;
      readonly quantity: number;
      readonly unitOfMeasure: UnitOfMeasure;
      readonly provider:
        | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
        | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    }>;
    readonly aims: ReadonlyArray<{
      readonly __typename: 'ProjectAim';
      readonly text: string;
      readonly indicator: string | null;
      readonly target: string | null;
    }>;
    readonly schedule: ReadonlyArray<{
      readonly __typename: 'ProjectStage';
      readonly from: string;
      readonly to: string;
      readonly what: string;
    }>;
    readonly duties: ReadonlyArray<{
      readonly __typename: 'ProjectDuty';
      readonly text: string;
      readonly party:
        | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
        | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    }>;
    readonly contacts: ReadonlyArray<{
      readonly __typename: 'ProjectContact';
      readonly role: string;
      readonly party:
        | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
        | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    }>;
    readonly budget: {
      readonly __typename: 'ProjectBudget';
      readonly total: { readonly __typename: 'Money'; readonly amount: string };
      readonly sourcesTotal: { readonly __typename: 'Money'; readonly amount: string };
    };
  };
  readonly milestones: ReadonlyArray<{
    readonly __typename: 'ProjectMilestone';
    readonly id: string;
    readonly title: string;
    readonly dueOn: string;
    readonly completedAt: string | null;
  }>;
  readonly versions: ReadonlyArray<{
    readonly __typename: 'ProjectVersion';
    readonly version: number;
    readonly createdAt: string;
    readonly signedByAllAt: string | null;
  }>;
  readonly attention: ReadonlyArray<{
    readonly __typename: 'BookAttention';
    readonly kind: BookAttentionKind;
    readonly value: number | null;
  }>;
  readonly matches: ReadonlyArray<{
    readonly __typename: 'Match';
    readonly id: string;
    readonly supply: { readonly __typename: 'Supply'; readonly id: string; readonly title: string };
    readonly demand: { readonly __typename: 'Demand'; readonly id: string; readonly title: string };
  }>;
  readonly viewerCan: {
    readonly __typename: 'ServiceProjectBookViewerCan';
    readonly signFor: ReadonlyArray<string>;
    readonly start: boolean;
    readonly suspend: boolean;
    readonly resume: boolean;
    readonly log: boolean;
    readonly terminate: boolean;
  };
} & { ' $fragmentName'?: 'DeskBookPageFragment' };

export type DeskBookDiffQueryVariables = Exact<{
  id: string;
  from: number;
  to: number;
}>;

export type DeskBookDiffQuery = {
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
    | {
        readonly __typename: 'ServiceProjectBook';
        readonly id: string;
        readonly diff: ReadonlyArray<{
          readonly __typename: 'BookChange';
          readonly path: ReadonlyArray<string>;
          readonly label: string;
          readonly kind: BookChangeKind;
          readonly before: string | null;
          readonly after: string | null;
        }>;
      }
    | { readonly __typename: 'SharedFacility'; readonly id: string }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type DeskBookChangedSubscriptionVariables = Exact<{
  bookId: string;
}>;

export type DeskBookChangedSubscription = {
  readonly serviceProjectBookChanged: {
    readonly __typename: 'ServiceProjectBookEvent';
    readonly eventId: string;
    readonly book: { readonly __typename: 'ServiceProjectBook'; readonly id: string };
  };
};

export type DeskBookSignMutationVariables = Exact<{
  input: ServiceProjectBookSignInput;
}>;

export type DeskBookSignMutation = {
  readonly serviceProjectBookSign: {
    readonly __typename: 'ServiceProjectBookSignPayload';
    readonly book:
      | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookStartMutationVariables = Exact<{
  input: ServiceProjectBookStartInput;
}>;

export type DeskBookStartMutation = {
  readonly serviceProjectBookStart: {
    readonly __typename: 'ServiceProjectBookStartPayload';
    readonly book:
      | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookTerminateMutationVariables = Exact<{
  input: ServiceProjectBookTerminateInput;
}>;

export type DeskBookTerminateMutation = {
  readonly serviceProjectBookTerminate: {
    readonly __typename: 'ServiceProjectBookTerminatePayload';
    readonly book:
      | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookSuspendMutationVariables = Exact<{
  input: ServiceProjectBookSuspendInput;
}>;

export type DeskBookSuspendMutation = {
  readonly serviceProjectBookSuspend: {
    readonly __typename: 'ServiceProjectBookSuspendPayload';
    readonly book:
      | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookResumeMutationVariables = Exact<{
  input: ServiceProjectBookResumeInput;
}>;

export type DeskBookResumeMutation = {
  readonly serviceProjectBookResume: {
    readonly __typename: 'ServiceProjectBookResumePayload';
    readonly book:
      | ({ readonly __typename: 'ServiceProjectBook'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskBookPageFragment: DeskBookPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMilestoneCompleteMutationVariables = Exact<{
  input: MilestoneCompleteInput;
}>;

export type DeskMilestoneCompleteMutation = {
  readonly milestoneComplete: {
    readonly __typename: 'MilestoneCompletePayload';
    readonly milestone: {
      readonly __typename: 'ProjectMilestone';
      readonly id: string;
      readonly completedAt: string | null;
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookingsQueryVariables = Exact<{
  where: BookingFilter;
  orderBy: BookingOrder;
  first: number;
  after?: string | null | undefined;
}>;

export type DeskBookingsQuery = {
  readonly bookings: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: { readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskBookingLineFragment: DeskBookingLineFragment };
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type DeskBookingsTableQueryVariables = Exact<{
  where: BookingFilter;
  orderBy: BookingOrder;
  first: number;
  after?: string | null | undefined;
}>;

export type DeskBookingsTableQuery = {
  readonly bookings: { readonly __typename: 'BookingConnection'; readonly csv: string };
};

export type DeskBooksQueryVariables = Exact<{
  where?: ServiceProjectBookFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type DeskBooksQuery = {
  readonly serviceProjectBooks: {
    readonly __typename: 'ServiceProjectBookConnection';
    readonly totalCount: number;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly edges: ReadonlyArray<{
      readonly __typename: 'ServiceProjectBookEdge';
      readonly node: {
        readonly __typename: 'ServiceProjectBook';
        readonly id: string;
        readonly number: string;
        readonly title: string;
        readonly state: ServiceProjectBookState;
        readonly version: number;
        readonly progress: number;
        readonly parties: ReadonlyArray<{
          readonly __typename: 'ProjectParty';
          readonly signedVersion: number | null;
          readonly party:
            | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
            | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
        }>;
        readonly viewerCan: {
          readonly __typename: 'ServiceProjectBookViewerCan';
          readonly signFor: ReadonlyArray<string>;
        };
      };
    }>;
  };
};

export type DeskBooksChangedSubscriptionVariables = Exact<{ [key: string]: never }>;

export type DeskBooksChangedSubscription = {
  readonly serviceProjectBookChanged: {
    readonly __typename: 'ServiceProjectBookEvent';
    readonly eventId: string;
    readonly book: { readonly __typename: 'ServiceProjectBook'; readonly id: string };
  };
};

export type DeskBooksCsvQueryVariables = Exact<{
  where?: ServiceProjectBookFilter | null | undefined;
}>;

export type DeskBooksCsvQuery = {
  readonly serviceProjectBooks: { readonly __typename: 'ServiceProjectBookConnection'; readonly csv: string };
};

export type DaySheetQueryVariables = Exact<{
  where: SharedFacilityFilter;
  from: string;
  to: string;
  first: number;
  after?: string | null | undefined;
}>;

export type DaySheetQuery = {
  readonly sharedFacilities: {
    readonly __typename: 'SharedFacilityConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SharedFacilityEdge';
      readonly node: {
        readonly __typename: 'SharedFacility';
        readonly id: string;
        readonly name: string;
        readonly timeZone: string;
        readonly capacity: number;
        readonly occupancy: ReadonlyArray<{
          readonly __typename: 'OccupancyStep';
          readonly start: string;
          readonly end: string;
          readonly taken: number;
          readonly total: number;
          readonly isOpen: boolean;
        }> | null;
      };
    }>;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};

export type BookingsOfHourQueryVariables = Exact<{
  where: BookingFilter;
}>;

export type BookingsOfHourQuery = {
  readonly bookings: {
    readonly __typename: 'BookingConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'BookingEdge';
      readonly node: { readonly __typename: 'Booking'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskBookingLineFragment: DeskBookingLineFragment };
      };
    }>;
  };
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

export type DeskFacilitiesQueryVariables = Exact<{
  where: SharedFacilityFilter;
  first: number;
  after?: string | null | undefined;
}>;

export type DeskFacilitiesQuery = {
  readonly sharedFacilities: {
    readonly __typename: 'SharedFacilityConnection';
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SharedFacilityEdge';
      readonly node: {
        readonly __typename: 'SharedFacility';
        readonly id: string;
        readonly name: string;
        readonly kind: FacilityKind;
        readonly capacity: number;
        readonly admission: FacilityAdmission;
        readonly state: FacilityState;
        readonly stateReason: string | null;
        readonly openingRules: ReadonlyArray<{
          readonly __typename: 'OpeningRule';
          readonly dayClass: DayClass;
          readonly weekdays: ReadonlyArray<Weekday>;
          readonly startTime: string;
          readonly endTime: string;
          readonly seasonFrom: string | null;
          readonly seasonTo: string | null;
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

export type CreateFacilityMutationVariables = Exact<{
  input: FacilityCreateInput;
}>;

export type CreateFacilityMutation = {
  readonly facilityCreate: {
    readonly __typename: 'FacilityCreatePayload';
    readonly facility: {
      readonly __typename: 'SharedFacility';
      readonly id: string;
      readonly name: string;
      readonly state: FacilityState;
    } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type FacilityToEditQueryVariables = Exact<{
  id: string;
}>;

export type FacilityToEditQuery = {
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
    | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
        ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
      })
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type FacilityToEditFragment = {
  readonly __typename: 'SharedFacility';
  readonly id: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly admission: FacilityAdmission;
  readonly state: FacilityState;
  readonly stateReason: string | null;
  readonly timeZone: string;
  readonly location: { readonly __typename: 'GeoPoint'; readonly latitude: number; readonly longitude: number } | null;
  readonly details:
    | { readonly __typename: 'ParkingDetails' }
    | { readonly __typename: 'RestroomDetails' }
    | { readonly __typename: 'RoomDetails' }
    | { readonly __typename: 'SportsFieldDetails' }
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
  readonly viewerCan: {
    readonly __typename: 'SharedFacilityViewerCan';
    readonly update: boolean;
    readonly publish: boolean;
    readonly return: boolean;
    readonly suspend: boolean;
    readonly withdraw: boolean;
  };
} & { ' $fragmentName'?: 'FacilityToEditFragment' };

export type PreviewOpeningQueryVariables = Exact<{
  id: string;
  rules?: ReadonlyArray<OpeningRuleInput> | OpeningRuleInput | null | undefined;
  exceptions?: ReadonlyArray<OpeningExceptionInput> | OpeningExceptionInput | null | undefined;
  from: string;
  to: string;
}>;

export type PreviewOpeningQuery = {
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
        readonly id: string;
        readonly openingPreview: {
          readonly __typename: 'OpeningPreview';
          readonly bookingsOutsideCount: number;
          readonly days: ReadonlyArray<{
            readonly __typename: 'OpeningPreviewDay';
            readonly date: string;
            readonly isException: boolean;
            readonly hours: ReadonlyArray<{
              readonly __typename: 'TimeInterval';
              readonly start: string;
              readonly end: string;
            }>;
          }>;
          readonly bookingsOutside: ReadonlyArray<
            { readonly __typename: 'Booking'; readonly id: string } & {
              ' $fragmentRefs'?: { DeskBookingLineFragment: DeskBookingLineFragment };
            }
          >;
          readonly userErrors: ReadonlyArray<
            | {
                readonly __typename: 'PhoneUnconfirmed';
                readonly code: ErrorCode;
                readonly message: string;
                readonly field: ReadonlyArray<string> | null;
              }
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
        } | null;
      }
    | { readonly __typename: 'Supply'; readonly id: string }
    | { readonly __typename: 'SupplyDemandList'; readonly id: string }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
  readonly calendarDays: ReadonlyArray<{
    readonly __typename: 'CalendarDay';
    readonly id: string;
    readonly date: string;
    readonly dayClass: WorkdayClass;
    readonly name: string | null;
    readonly nameEn: string | null;
    readonly status: CalendarDayStatus;
  }>;
};

export type ChangeFacilityMutationVariables = Exact<{
  input: FacilityUpdateInput;
}>;

export type ChangeFacilityMutation = {
  readonly facilityUpdate: {
    readonly __typename: 'FacilityUpdatePayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type SetOpeningRulesMutationVariables = Exact<{
  input: FacilityOpeningRulesSetInput;
}>;

export type SetOpeningRulesMutation = {
  readonly facilityOpeningRulesSet: {
    readonly __typename: 'FacilityOpeningRulesSetPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type SetOpeningExceptionMutationVariables = Exact<{
  input: FacilityOpeningExceptionSetInput;
}>;

export type SetOpeningExceptionMutation = {
  readonly facilityOpeningExceptionSet: {
    readonly __typename: 'FacilityOpeningExceptionSetPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type RemoveOpeningExceptionMutationVariables = Exact<{
  input: FacilityOpeningExceptionRemoveInput;
}>;

export type RemoveOpeningExceptionMutation = {
  readonly facilityOpeningExceptionRemove: {
    readonly __typename: 'FacilityOpeningExceptionRemovePayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type PublishFacilityMutationVariables = Exact<{
  input: FacilityPublishInput;
}>;

export type PublishFacilityMutation = {
  readonly facilityPublish: {
    readonly __typename: 'FacilityPublishPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type ReturnFacilityMutationVariables = Exact<{
  input: FacilityReturnInput;
}>;

export type ReturnFacilityMutation = {
  readonly facilityReturn: {
    readonly __typename: 'FacilityReturnPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type SuspendFacilityMutationVariables = Exact<{
  input: FacilitySuspendInput;
}>;

export type SuspendFacilityMutation = {
  readonly facilitySuspend: {
    readonly __typename: 'FacilitySuspendPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type WithdrawFacilityMutationVariables = Exact<{
  input: FacilityWithdrawInput;
}>;

export type WithdrawFacilityMutation = {
  readonly facilityWithdraw: {
    readonly __typename: 'FacilityWithdrawPayload';
    readonly facility:
      | ({ readonly __typename: 'SharedFacility'; readonly id: string } & {
          ' $fragmentRefs'?: { FacilityToEditFragment: FacilityToEditFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'PlainError'; readonly code: ErrorCode; readonly message: string }
      | { readonly __typename: 'SlotUnavailable'; readonly code: ErrorCode; readonly message: string }
    >;
  };
};

export type DeskListQueryVariables = Exact<{
  id: string;
}>;

export type DeskListQuery = {
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
    | { readonly __typename: 'SharedFacility'; readonly id: string }
    | { readonly __typename: 'Supply'; readonly id: string }
    | {
        readonly __typename: 'SupplyDemandList';
        readonly validFrom: string;
        readonly validTo: string;
        readonly state: SupplyDemandListState;
        readonly stateReason: string | null;
        readonly csv: string;
        readonly id: string;
        readonly owner:
          | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
          | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
        readonly viewerCan: { readonly __typename: 'SupplyDemandListViewerCan'; readonly edit: boolean };
      }
    | { readonly __typename: 'Webhook'; readonly id: string }
    | { readonly __typename: 'WebhookDelivery'; readonly id: string }
    | { readonly __typename: 'WorkCommittee'; readonly id: string }
    | null;
};

export type DeskListImportMutationVariables = Exact<{
  input: SupplyDemandListImportInput;
}>;

export type DeskListImportMutation = {
  readonly supplyDemandListImport: {
    readonly __typename: 'SupplyDemandListImportPayload';
    readonly list: { readonly __typename: 'SupplyDemandList'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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
    readonly rowErrors: ReadonlyArray<{
      readonly __typename: 'CsvRowError';
      readonly row: number;
      readonly column: string | null;
      readonly message: string;
    }>;
  };
};

export type DeskListsQueryVariables = Exact<{
  where?: SupplyDemandListFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type DeskListsQuery = {
  readonly supplyDemandLists: {
    readonly __typename: 'SupplyDemandListConnection';
    readonly totalCount: number;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly edges: ReadonlyArray<{
      readonly __typename: 'SupplyDemandListEdge';
      readonly node: { readonly __typename: 'SupplyDemandList'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskListCardFragment: DeskListCardFragment };
      };
    }>;
  };
};

export type DeskListCardFragment = {
  readonly __typename: 'SupplyDemandList';
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly state: SupplyDemandListState;
  readonly stateReason: string | null;
  readonly submittedAt: string | null;
  readonly confirmedAt: string | null;
  readonly closedAt: string | null;
  readonly owner:
    | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
    | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
  readonly figures: {
    readonly __typename: 'SupplyDemandListFigures';
    readonly supplies: {
      readonly __typename: 'ListSideFigures';
      readonly entries: number;
      readonly quantity: number;
      readonly matchedShare: number;
    };
    readonly demands: {
      readonly __typename: 'ListSideFigures';
      readonly entries: number;
      readonly quantity: number;
      readonly matchedShare: number;
    };
    readonly problems: ReadonlyArray<{
      readonly __typename: 'ListProblem';
      readonly kind: ListProblemKind;
      readonly entries: number;
    }>;
  };
  readonly viewerCan: {
    readonly __typename: 'SupplyDemandListViewerCan';
    readonly edit: boolean;
    readonly submit: boolean;
    readonly confirm: boolean;
    readonly return: boolean;
    readonly close: boolean;
    readonly copy: boolean;
  };
} & { ' $fragmentName'?: 'DeskListCardFragment' };

export type DeskListsChangedSubscriptionVariables = Exact<{ [key: string]: never }>;

export type DeskListsChangedSubscription = {
  readonly supplyDemandListChanged: {
    readonly __typename: 'SupplyDemandListEvent';
    readonly eventId: string;
    readonly list: { readonly __typename: 'SupplyDemandList'; readonly id: string };
  };
};

export type DeskListCreateMutationVariables = Exact<{
  input: SupplyDemandListCreateInput;
}>;

export type DeskListCreateMutation = {
  readonly supplyDemandListCreate: {
    readonly __typename: 'SupplyDemandListCreatePayload';
    readonly list: { readonly __typename: 'SupplyDemandList'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListCopyMutationVariables = Exact<{
  input: SupplyDemandListCopyInput;
}>;

export type DeskListCopyMutation = {
  readonly supplyDemandListCopy: {
    readonly __typename: 'SupplyDemandListCopyPayload';
    readonly list: { readonly __typename: 'SupplyDemandList'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListSubmitMutationVariables = Exact<{
  input: SupplyDemandListSubmitInput;
}>;

export type DeskListSubmitMutation = {
  readonly supplyDemandListSubmit: {
    readonly __typename: 'SupplyDemandListSubmitPayload';
    readonly list:
      | ({ readonly __typename: 'SupplyDemandList'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskListCardFragment: DeskListCardFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListConfirmMutationVariables = Exact<{
  input: SupplyDemandListConfirmInput;
}>;

export type DeskListConfirmMutation = {
  readonly supplyDemandListConfirm: {
    readonly __typename: 'SupplyDemandListConfirmPayload';
    readonly list:
      | ({ readonly __typename: 'SupplyDemandList'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskListCardFragment: DeskListCardFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListReturnMutationVariables = Exact<{
  input: SupplyDemandListReturnInput;
}>;

export type DeskListReturnMutation = {
  readonly supplyDemandListReturn: {
    readonly __typename: 'SupplyDemandListReturnPayload';
    readonly list:
      | ({ readonly __typename: 'SupplyDemandList'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskListCardFragment: DeskListCardFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListCloseMutationVariables = Exact<{
  input: SupplyDemandListCloseInput;
}>;

export type DeskListCloseMutation = {
  readonly supplyDemandListClose: {
    readonly __typename: 'SupplyDemandListClosePayload';
    readonly list:
      | ({ readonly __typename: 'SupplyDemandList'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskListCardFragment: DeskListCardFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskListsCsvQueryVariables = Exact<{
  where?: SupplyDemandListFilter | null | undefined;
}>;

export type DeskListsCsvQuery = {
  readonly supplyDemandLists: { readonly __typename: 'SupplyDemandListConnection'; readonly csv: string };
};

export type DeskMatchQueryVariables = Exact<{
  id: string;
}>;

export type DeskMatchQuery = {
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
    | ({ readonly __typename: 'Match'; readonly id: string } & {
        ' $fragmentRefs'?: { DeskMatchPageFragment: DeskMatchPageFragment };
      })
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

export type DeskMatchPageFragment = {
  readonly __typename: 'Match';
  readonly id: string;
  readonly quantity: number;
  readonly state: MatchState;
  readonly stateReason: string | null;
  readonly pinned: boolean;
  readonly origin: MatchOrigin;
  readonly distanceMeters: number | null;
  readonly createdAt: string;
  readonly acceptedBySupplierAt: string | null;
  readonly acceptedByDemanderAt: string | null;
  readonly deliveredQuantity: number | null;
  readonly score: {
    readonly __typename: 'MatchScore';
    readonly total: number;
    readonly timeFit: number;
    readonly distanceFit: number;
    readonly quantityFit: number;
    readonly fairness: number;
    readonly reliability: number;
  };
  readonly viewerCan: {
    readonly __typename: 'MatchViewerCan';
    readonly sides: ReadonlyArray<MatchSide>;
    readonly accept: ReadonlyArray<MatchSide>;
    readonly decline: boolean;
    readonly pin: boolean;
    readonly cancel: boolean;
    readonly fulfil: boolean;
  };
  readonly supply: {
    readonly __typename: 'Supply';
    readonly id: string;
    readonly title: string;
    readonly quantity: number;
    readonly unitOfMeasure: UnitOfMeasure;
    readonly conditions: string | null;
    readonly validFrom: string;
    readonly validTo: string;
    readonly windows: ReadonlyArray<{
      readonly __typename: 'WeeklyWindow';
      readonly dayClass: DayClass;
      readonly weekdays: ReadonlyArray<Weekday>;
      readonly startTime: string;
      readonly endTime: string;
      readonly seasonFrom: string | null;
      readonly seasonTo: string | null;
    }>;
    readonly location: {
      readonly __typename: 'GeoPoint';
      readonly latitude: number;
      readonly longitude: number;
    } | null;
    readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly name: string } | null;
    readonly list: {
      readonly __typename: 'SupplyDemandList';
      readonly id: string;
      readonly owner:
        | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
        | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    };
  };
  readonly demand: {
    readonly __typename: 'Demand';
    readonly id: string;
    readonly title: string;
    readonly quantity: number;
    readonly unitOfMeasure: UnitOfMeasure;
    readonly conditions: string | null;
    readonly priority: DemandPriority;
    readonly validFrom: string;
    readonly validTo: string;
    readonly windows: ReadonlyArray<{
      readonly __typename: 'WeeklyWindow';
      readonly dayClass: DayClass;
      readonly weekdays: ReadonlyArray<Weekday>;
      readonly startTime: string;
      readonly endTime: string;
      readonly seasonFrom: string | null;
      readonly seasonTo: string | null;
    }>;
    readonly location: {
      readonly __typename: 'GeoPoint';
      readonly latitude: number;
      readonly longitude: number;
    } | null;
    readonly list: {
      readonly __typename: 'SupplyDemandList';
      readonly id: string;
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
    readonly facility: { readonly __typename: 'SharedFacility'; readonly id: string; readonly timeZone: string };
  }>;
  readonly rejectedOccurrences: ReadonlyArray<{
    readonly __typename: 'RejectedOccurrence';
    readonly start: string;
    readonly end: string;
    readonly message: string;
  }>;
  readonly projectBook: {
    readonly __typename: 'ServiceProjectBook';
    readonly id: string;
    readonly number: string;
    readonly title: string;
  } | null;
} & { ' $fragmentName'?: 'DeskMatchPageFragment' };

export type DeskMatchChangedSubscriptionVariables = Exact<{ [key: string]: never }>;

export type DeskMatchChangedSubscription = {
  readonly matchChanged: {
    readonly __typename: 'MatchEvent';
    readonly eventId: string;
    readonly match: { readonly __typename: 'Match'; readonly id: string };
  };
};

export type DeskMatchAcceptMutationVariables = Exact<{
  input: MatchAcceptInput;
}>;

export type DeskMatchAcceptMutation = {
  readonly matchAccept: {
    readonly __typename: 'MatchAcceptPayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskMatchPageFragment: DeskMatchPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchDeclineMutationVariables = Exact<{
  input: MatchDeclineInput;
}>;

export type DeskMatchDeclineMutation = {
  readonly matchDecline: {
    readonly __typename: 'MatchDeclinePayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskMatchPageFragment: DeskMatchPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchCancelMutationVariables = Exact<{
  input: MatchCancelInput;
}>;

export type DeskMatchCancelMutation = {
  readonly matchCancel: {
    readonly __typename: 'MatchCancelPayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskMatchPageFragment: DeskMatchPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchFulfilMutationVariables = Exact<{
  input: MatchFulfilInput;
}>;

export type DeskMatchFulfilMutation = {
  readonly matchFulfil: {
    readonly __typename: 'MatchFulfilPayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskMatchPageFragment: DeskMatchPageFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskBookDraftMutationVariables = Exact<{
  input: ServiceProjectBookDraftInput;
}>;

export type DeskBookDraftMutation = {
  readonly serviceProjectBookDraft: {
    readonly __typename: 'ServiceProjectBookDraftPayload';
    readonly book: { readonly __typename: 'ServiceProjectBook'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchesQueryVariables = Exact<{
  where?: MatchFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type DeskMatchesQuery = {
  readonly matches: {
    readonly __typename: 'MatchConnection';
    readonly totalCount: number;
    readonly pageInfo: {
      readonly __typename: 'PageInfo';
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly edges: ReadonlyArray<{
      readonly __typename: 'MatchEdge';
      readonly node: {
        readonly __typename: 'Match';
        readonly id: string;
        readonly quantity: number;
        readonly state: MatchState;
        readonly pinned: boolean;
        readonly createdAt: string;
        readonly viewerCan: { readonly __typename: 'MatchViewerCan'; readonly accept: ReadonlyArray<MatchSide> };
        readonly supply: {
          readonly __typename: 'Supply';
          readonly id: string;
          readonly title: string;
          readonly unitOfMeasure: UnitOfMeasure;
          readonly list: {
            readonly __typename: 'SupplyDemandList';
            readonly id: string;
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
            readonly id: string;
            readonly owner:
              | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
              | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
          };
        };
      };
    }>;
  };
};

export type DeskMatchesChangedSubscriptionVariables = Exact<{ [key: string]: never }>;

export type DeskMatchesChangedSubscription = {
  readonly matchChanged: {
    readonly __typename: 'MatchEvent';
    readonly eventId: string;
    readonly match: { readonly __typename: 'Match'; readonly id: string };
  };
};

export type DeskMatchesCsvQueryVariables = Exact<{
  where?: MatchFilter | null | undefined;
}>;

export type DeskMatchesCsvQuery = {
  readonly matches: { readonly __typename: 'MatchConnection'; readonly csv: string };
};

export type DeskRunsQueryVariables = Exact<{
  withinCode?: string | null | undefined;
  district: string;
}>;

export type DeskRunsQuery = {
  readonly matchingRuns: {
    readonly __typename: 'MatchingRunConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'MatchingRunEdge';
      readonly node: {
        readonly __typename: 'MatchingRun';
        readonly id: string;
        readonly createdAt: string;
        readonly validFrom: string;
        readonly validTo: string;
        readonly division: { readonly __typename: 'Division'; readonly id: string; readonly name: string };
      };
    }>;
  };
  readonly matchWeights: ReadonlyArray<{
    readonly __typename: 'MatchWeights';
    readonly version: number;
    readonly timeFit: number;
    readonly distanceFit: number;
    readonly quantityFit: number;
    readonly fairness: number;
    readonly reliability: number;
  }>;
};

export type DeskBranchGridsQueryVariables = Exact<{
  id: string;
}>;

export type DeskBranchGridsQuery = {
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
    | {
        readonly __typename: 'GridBranch';
        readonly id: string;
        readonly grids: ReadonlyArray<{
          readonly __typename: 'Division';
          readonly id: string;
          readonly code: string;
          readonly name: string;
        }>;
      }
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

export type DeskRunQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  unmatchedAfter?: string | null | undefined;
}>;

export type DeskRunQuery = {
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
    | ({
        readonly __typename: 'MatchingRun';
        readonly validFrom: string;
        readonly validTo: string;
        readonly id: string;
        readonly matchConnection: {
          readonly __typename: 'MatchConnection';
          readonly totalCount: number;
          readonly pageInfo: {
            readonly __typename: 'PageInfo';
            readonly hasNextPage: boolean;
            readonly endCursor: string | null;
          };
          readonly edges: ReadonlyArray<{
            readonly __typename: 'MatchEdge';
            readonly node: { readonly __typename: 'Match'; readonly id: string } & {
              ' $fragmentRefs'?: { DeskProposalFragment: DeskProposalFragment };
            };
          }>;
        };
        readonly unmatchedConnection: {
          readonly __typename: 'UnmatchedDemandConnection';
          readonly totalCount: number;
          readonly pageInfo: {
            readonly __typename: 'PageInfo';
            readonly hasNextPage: boolean;
            readonly endCursor: string | null;
          };
          readonly edges: ReadonlyArray<{
            readonly __typename: 'UnmatchedDemandEdge';
            readonly node: { readonly __typename: 'UnmatchedDemand' } & {
              ' $fragmentRefs'?: { DeskUnmatchedFragment: DeskUnmatchedFragment };
            };
          }>;
        };
      } & { ' $fragmentRefs'?: { DeskRunFiguresFragment: DeskRunFiguresFragment } })
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

export type DeskRunFiguresFragment = {
  readonly __typename: 'MatchingRun';
  readonly id: string;
  readonly demandedQuantity: number;
  readonly matchedQuantity: number;
  readonly optimalityGap: number;
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
} & { ' $fragmentName'?: 'DeskRunFiguresFragment' };

export type DeskProposalFragment = {
  readonly __typename: 'Match';
  readonly id: string;
  readonly quantity: number;
  readonly state: MatchState;
  readonly pinned: boolean;
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
  readonly viewerCan: { readonly __typename: 'MatchViewerCan'; readonly decline: boolean; readonly pin: boolean };
  readonly supply: {
    readonly __typename: 'Supply';
    readonly id: string;
    readonly title: string;
    readonly unitOfMeasure: UnitOfMeasure;
    readonly list: {
      readonly __typename: 'SupplyDemandList';
      readonly id: string;
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
      readonly id: string;
      readonly owner:
        | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
        | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
    };
  };
} & { ' $fragmentName'?: 'DeskProposalFragment' };

export type DeskUnmatchedFragment = {
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
    readonly unitOfMeasure: UnitOfMeasure;
  };
  readonly lostTo: ReadonlyArray<{
    readonly __typename: 'Match';
    readonly id: string;
    readonly quantity: number;
    readonly demand: { readonly __typename: 'Demand'; readonly id: string; readonly title: string };
  }>;
} & { ' $fragmentName'?: 'DeskUnmatchedFragment' };

export type DeskSuggestionsQueryVariables = Exact<{
  id: string;
}>;

export type DeskSuggestionsQuery = {
  readonly node:
    | { readonly __typename: 'Account'; readonly id: string }
    | { readonly __typename: 'Alliance'; readonly id: string }
    | { readonly __typename: 'AllianceMembership'; readonly id: string }
    | { readonly __typename: 'Booking'; readonly id: string }
    | { readonly __typename: 'BuildingGroup'; readonly id: string }
    | { readonly __typename: 'CalendarDay'; readonly id: string }
    | { readonly __typename: 'CommunityCommittee'; readonly id: string }
    | { readonly __typename: 'Delegate'; readonly id: string }
    | {
        readonly __typename: 'Demand';
        readonly unmetQuantity: number;
        readonly id: string;
        readonly suggestedSupplies: ReadonlyArray<{
          readonly __typename: 'SuggestedSupply';
          readonly supply: {
            readonly __typename: 'Supply';
            readonly id: string;
            readonly title: string;
            readonly remainingQuantity: number;
            readonly list: {
              readonly __typename: 'SupplyDemandList';
              readonly id: string;
              readonly owner:
                | { readonly __typename: 'GridBranch'; readonly id: string; readonly name: string }
                | { readonly __typename: 'ResidentUnit'; readonly id: string; readonly name: string };
            };
          };
          readonly fit: {
            readonly __typename: 'CounterpartFit';
            readonly total: number;
            readonly distanceMeters: number | null;
          };
        }>;
      }
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

export type DeskRunMatchingMutationVariables = Exact<{
  input: BookingMatchInput;
}>;

export type DeskRunMatchingMutation = {
  readonly bookingMatch: {
    readonly __typename: 'BookingMatchPayload';
    readonly run: { readonly __typename: 'MatchingRun'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskTryWeightsMutationVariables = Exact<{
  input: BookingMatchInput;
}>;

export type DeskTryWeightsMutation = {
  readonly bookingMatch: {
    readonly __typename: 'BookingMatchPayload';
    readonly run:
      | ({
          readonly __typename: 'MatchingRun';
          readonly id: string;
          readonly comparison: {
            readonly __typename: 'MatchingComparison';
            readonly matchedQuantity: number;
            readonly pairsGained: number;
            readonly pairsLost: number;
            readonly metrics: {
              readonly __typename: 'MatchingMetrics';
              readonly gini: number;
              readonly meanScore: number;
              readonly priorities: ReadonlyArray<{
                readonly __typename: 'PriorityFulfilment';
                readonly priority: DemandPriority;
                readonly share: number;
              }>;
            };
          } | null;
          readonly matchConnection: {
            readonly __typename: 'MatchConnection';
            readonly totalCount: number;
            readonly edges: ReadonlyArray<{
              readonly __typename: 'MatchEdge';
              readonly node: { readonly __typename: 'Match'; readonly id: string } & {
                ' $fragmentRefs'?: { DeskProposalFragment: DeskProposalFragment };
              };
            }>;
          };
        } & { ' $fragmentRefs'?: { DeskRunFiguresFragment: DeskRunFiguresFragment } })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchPinMutationVariables = Exact<{
  input: MatchPinInput;
}>;

export type DeskMatchPinMutation = {
  readonly matchPin: {
    readonly __typename: 'MatchPinPayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskProposalFragment: DeskProposalFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskProposalDeclineMutationVariables = Exact<{
  input: MatchDeclineInput;
}>;

export type DeskProposalDeclineMutation = {
  readonly matchDecline: {
    readonly __typename: 'MatchDeclinePayload';
    readonly match:
      | ({ readonly __typename: 'Match'; readonly id: string } & {
          ' $fragmentRefs'?: { DeskProposalFragment: DeskProposalFragment };
        })
      | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskMatchSetMutationVariables = Exact<{
  input: MatchSetInput;
}>;

export type DeskMatchSetMutation = {
  readonly matchSet: {
    readonly __typename: 'MatchSetPayload';
    readonly match: { readonly __typename: 'Match'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type DeskTodayQueryVariables = Exact<{
  pending: BookingFilter;
  today: BookingFilter;
  matches: MatchFilter;
  books: ServiceProjectBookFilter;
  facilities: SharedFacilityFilter;
  sharesPlaces: boolean;
}>;

export type DeskTodayQuery = {
  readonly pending?: { readonly __typename: 'BookingConnection'; readonly totalCount: number };
  readonly today?: {
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
  readonly books: { readonly __typename: 'ServiceProjectBookConnection'; readonly totalCount: number };
  readonly inReview?: { readonly __typename: 'SharedFacilityConnection'; readonly totalCount: number };
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
      | { readonly __typename: 'PhoneUnconfirmed'; readonly code: ErrorCode; readonly message: string }
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
        readonly address: string | null;
        readonly id: string;
        readonly location: {
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        } | null;
        readonly unit: {
          readonly __typename: 'ResidentUnit';
          readonly id: string;
          readonly name: string;
          readonly address: string | null;
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type SlotReasonsQueryVariables = Exact<{
  input: SlotVerdictInput;
}>;

export type SlotReasonsQuery = {
  readonly viewer: {
    readonly __typename: 'Viewer';
    readonly resident: { readonly __typename: 'Resident'; readonly id: string } | null;
  } | null;
  readonly slotVerdict: {
    readonly __typename: 'SlotVerdict';
    readonly bookable: boolean;
    readonly failures: ReadonlyArray<{
      readonly __typename: 'SlotFailure';
      readonly rule: SlotRule;
      readonly message: string;
      readonly openStretch: {
        readonly __typename: 'TimeInterval';
        readonly start: string;
        readonly end: string;
      } | null;
      readonly booking: { readonly __typename: 'Booking'; readonly id: string; readonly reference: string } | null;
    }>;
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
  };
};

export type FindFacilitiesQueryVariables = Exact<{
  where: SharedFacilityFilter;
  ofAllKinds: SharedFacilityFilter;
  from: string;
  to: string;
  first: number;
}>;

export type FindFacilitiesQuery = {
  readonly sharedFacilityCounts: {
    readonly __typename: 'SharedFacilityCounts';
    readonly total: number;
    readonly byKind: ReadonlyArray<{
      readonly __typename: 'FacilityKindCount';
      readonly kind: FacilityKind;
      readonly count: number;
    }>;
  };
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
    readonly pageInfo: { readonly __typename: 'PageInfo'; readonly hasNextPage: boolean };
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
  readonly ownOverlappingBooking: {
    readonly __typename: 'Booking';
    readonly id: string;
    readonly start: string;
    readonly end: string;
  } | null;
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

export type WhatToLoosenQueryVariables = Exact<{
  otherKinds: SharedFacilityFilter;
  otherDay: SharedFacilityFilter;
  elsewhere: SharedFacilityFilter;
  otherWords: SharedFacilityFilter;
  otherDetails: SharedFacilityFilter;
}>;

export type WhatToLoosenQuery = {
  readonly kind: { readonly __typename: 'SharedFacilityCounts'; readonly total: number };
  readonly time: { readonly __typename: 'SharedFacilityCounts'; readonly total: number };
  readonly place: { readonly __typename: 'SharedFacilityCounts'; readonly total: number };
  readonly words: { readonly __typename: 'SharedFacilityCounts'; readonly total: number };
  readonly details: { readonly __typename: 'SharedFacilityCounts'; readonly total: number };
};

export type CommunityOutlinesQueryVariables = Exact<{ [key: string]: never }>;

export type CommunityOutlinesQuery = {
  readonly divisions: {
    readonly __typename: 'DivisionConnection';
    readonly edges: ReadonlyArray<{
      readonly __typename: 'DivisionEdge';
      readonly node: {
        readonly __typename: 'Division';
        readonly id: string;
        readonly name: string;
        readonly shapeSynthetic: boolean;
        readonly center: {
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        } | null;
        readonly outline: ReadonlyArray<{
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        }> | null;
      };
    }>;
  };
};

export type WhoAmIQueryVariables = Exact<{ [key: string]: never }>;

export type WhoAmIQuery = {
  readonly viewer: {
    readonly __typename: 'Viewer';
    readonly phoneConfirmedAt: string | null;
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
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type RequestPhoneCodeMutationVariables = Exact<{
  input: PhoneCodeRequestInput;
}>;

export type RequestPhoneCodeMutation = {
  readonly phoneCodeRequest: {
    readonly __typename: 'PhoneCodeRequestPayload';
    readonly expiresAt: string | null;
    readonly resident: { readonly __typename: 'Resident'; readonly id: string } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type ConfirmPhoneMutationVariables = Exact<{
  input: PhoneConfirmInput;
}>;

export type ConfirmPhoneMutation = {
  readonly phoneConfirm: {
    readonly __typename: 'PhoneConfirmPayload';
    readonly resident: { readonly __typename: 'Resident'; readonly id: string; readonly phone: string | null } | null;
    readonly userErrors: ReadonlyArray<
      | {
          readonly __typename: 'PhoneUnconfirmed';
          readonly code: ErrorCode;
          readonly message: string;
          readonly field: ReadonlyArray<string> | null;
        }
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

export type UnitPageQueryVariables = Exact<{
  id: string;
}>;

export type UnitPageQuery = {
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
    | {
        readonly __typename: 'ResidentUnit';
        readonly name: string;
        readonly kind: UnitKind;
        readonly address: string | null;
        readonly synthetic: boolean;
        readonly id: string;
        readonly location: {
          readonly __typename: 'GeoPoint';
          readonly latitude: number;
          readonly longitude: number;
        } | null;
        readonly facilities: {
          readonly __typename: 'SharedFacilityConnection';
          readonly totalCount: number;
          readonly edges: ReadonlyArray<{
            readonly __typename: 'SharedFacilityEdge';
            readonly node: {
              readonly __typename: 'SharedFacility';
              readonly id: string;
              readonly name: string;
              readonly kind: FacilityKind;
              readonly capacity: number;
              readonly admission: FacilityAdmission;
            };
          }>;
        };
      }
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
export const BookingToApproveFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BookingToApprove' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reject' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookingToApproveFragment, unknown>;
export const DeskBookPageFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookPageFragment, unknown>;
export const FacilityToEditFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityToEditFragment, unknown>;
export const DeskListCardFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListCardFragment, unknown>;
export const DeskMatchPageFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchPageFragment, unknown>;
export const DeskRunFiguresFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskRunFigures' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchingRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demandedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'optimalityGap' } },
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
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRunFiguresFragment, unknown>;
export const DeskProposalFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskProposal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
} as unknown as DocumentNode<DeskProposalFragment, unknown>;
export const DeskUnmatchedFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskUnmatched' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UnmatchedDemand' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'unmetQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'escalated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'relaxation' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
              ],
            },
          },
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
  ],
} as unknown as DocumentNode<DeskUnmatchedFragment, unknown>;
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ownOverlappingBooking' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'start' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'end' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
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
export const BookingsToApproveDocument = {
  __meta__: { hash: '6ec6b87aa6f5342b0238d4b9ef0fb406b8378f1fa5485ada9ad6b2ad3f259517' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'BookingsToApprove' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
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
                name: { kind: 'Name', value: 'orderBy' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'field' },
                      value: { kind: 'EnumValue', value: 'START' },
                    },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
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
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'BookingToApprove' } },
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
      name: { kind: 'Name', value: 'BookingToApprove' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reject' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BookingsToApproveQuery, BookingsToApproveQueryVariables>;
export const WhoAsksDocument = {
  __meta__: { hash: '30fc69d9a72fc036ad41b2a99cd48c7ece93a93e439d0f06e45a42e3ffc55aed' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'WhoAsks' },
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
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'booker' },
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
} as unknown as DocumentNode<WhoAsksQuery, WhoAsksQueryVariables>;
export const ConfirmBookingDocument = {
  __meta__: { hash: '2e24ae46883970887016c1c6664687d6d9c45e984ba8eb6728fd3db1cb7545bb' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ConfirmBooking' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingConfirmInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingConfirm' },
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
} as unknown as DocumentNode<ConfirmBookingMutation, ConfirmBookingMutationVariables>;
export const RejectBookingDocument = {
  __meta__: { hash: '1910a4c037e0ec9c642f51822053bfb8009dff3634f2414d036929ef5b5457e7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RejectBooking' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingRejectInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bookingReject' },
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
} as unknown as DocumentNode<RejectBookingMutation, RejectBookingMutationVariables>;
export const DeskBookingsChangeDocument = {
  __meta__: { hash: '7b4856fcc7135251e7de268a9b5233fa3d243575736361faee55a5702c248365' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskBookingsChange' },
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
            ],
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
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
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
} as unknown as DocumentNode<DeskBookingsChangeSubscription, DeskBookingsChangeSubscriptionVariables>;
export const DeskBookDocument = {
  __meta__: { hash: '0ac69e845bad77eb8985a37aa88ed520da88f0c50015e8ee844745b96389b14a' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBook' },
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
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookQuery, DeskBookQueryVariables>;
export const DeskBookDiffDocument = {
  __meta__: { hash: '4e350e5228ffa428937963030f351bef9c26caae5de2ff49341d78bd7859674f' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBookDiff' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'diff' },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'path' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'label' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'before' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'after' } },
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
} as unknown as DocumentNode<DeskBookDiffQuery, DeskBookDiffQueryVariables>;
export const DeskBookChangedDocument = {
  __meta__: { hash: '27bf94ffcb3632313b9e8af9c9a0e3504ecda7359e303039816bd0ff27d936a8' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskBookChanged' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'bookId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'bookId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'bookId' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskBookChangedSubscription, DeskBookChangedSubscriptionVariables>;
export const DeskBookSignDocument = {
  __meta__: { hash: 'c859352ed3fa9538a650a15319fc36c098ce86f7546a0c97bebb12eb13c95888' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookSign' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookSignInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookSign' },
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
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookSignMutation, DeskBookSignMutationVariables>;
export const DeskBookStartDocument = {
  __meta__: { hash: '9aea9dcc5a1873691cc46c3b6485ea9d7d9f78c349453bbc34975933543e56b6' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookStart' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookStartInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookStart' },
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
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookStartMutation, DeskBookStartMutationVariables>;
export const DeskBookTerminateDocument = {
  __meta__: { hash: 'cf5a5272f5c4cc9d77926f605b8cd21da5fc1d01368c71727f1a722ecd57625e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookTerminate' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookTerminateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookTerminate' },
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
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookTerminateMutation, DeskBookTerminateMutationVariables>;
export const DeskBookSuspendDocument = {
  __meta__: { hash: 'e0d905f46f3712fe9632234bad06602fa9cb11022cfa2798e2ea6ce1490b31cb' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookSuspend' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookSuspendInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookSuspend' },
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
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookSuspendMutation, DeskBookSuspendMutationVariables>;
export const DeskBookResumeDocument = {
  __meta__: { hash: '7bb004bc9016a9db09510990224676eb8c5de1d4cc61d1eb7b00a1f35679705a' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookResume' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookResumeInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookResume' },
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
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskBookPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBook' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'versionInForce' } },
          { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pdfUrl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'parties' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedAt' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'party' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'InlineFragment',
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                        typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
            name: { kind: 'Name', value: 'content' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'term' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'terminationClause' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'items' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'provider' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'aims' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'indicator' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'target' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'schedule' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'from' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'to' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'what' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'duties' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'text' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'contacts' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'role' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'party' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                  name: { kind: 'Name', value: 'budget' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                          ],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sourcesTotal' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
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
            name: { kind: 'Name', value: 'milestones' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dueOn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'versions' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signedByAllAt' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'attention' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matches' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'resume' } },
                { kind: 'Field', name: { kind: 'Name', value: 'log' } },
                { kind: 'Field', name: { kind: 'Name', value: 'terminate' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookResumeMutation, DeskBookResumeMutationVariables>;
export const DeskMilestoneCompleteDocument = {
  __meta__: { hash: 'e528b4cf16cdbd5cfeafd1bc6fe65f9eb442905ab7a5c3bfc55e4879c70100bc' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMilestoneComplete' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'MilestoneCompleteInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'milestoneComplete' },
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
                  name: { kind: 'Name', value: 'milestone' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'completedAt' } },
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
} as unknown as DocumentNode<DeskMilestoneCompleteMutation, DeskMilestoneCompleteMutationVariables>;
export const DeskBookingsDocument = {
  __meta__: { hash: '543dae6a4285e7754da6a626d4d6f2e4b57e379afdc87ee7638510b3b8f3af0a' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBookings' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'orderBy' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingOrder' } } },
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
            name: { kind: 'Name', value: 'bookings' },
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
} as unknown as DocumentNode<DeskBookingsQuery, DeskBookingsQueryVariables>;
export const DeskBookingsTableDocument = {
  __meta__: { hash: 'cf3872ee2571d5180d3a79d1aefbaf9c0a17ddde9f65a16218acaeec562d8138' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBookingsTable' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'orderBy' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingOrder' } } },
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
            name: { kind: 'Name', value: 'bookings' },
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
                { kind: 'Field', name: { kind: 'Name', value: 'csv' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskBookingsTableQuery, DeskBookingsTableQueryVariables>;
export const DeskBooksDocument = {
  __meta__: { hash: '9319072ef7073120c2e84c569b6920b8e2d5372acd38273620b88acc8923c518' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBooks' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookFilter' } },
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
            name: { kind: 'Name', value: 'serviceProjectBooks' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'version' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'progress' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'parties' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'signedVersion' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'party' },
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
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'viewerCan' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'signFor' } },
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
} as unknown as DocumentNode<DeskBooksQuery, DeskBooksQueryVariables>;
export const DeskBooksChangedDocument = {
  __meta__: { hash: '5b4d1846b1fdc490db5f8f60e36f906106a2ce18e566150d4ddee74d305e2112' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskBooksChanged' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookChanged' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'book' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskBooksChangedSubscription, DeskBooksChangedSubscriptionVariables>;
export const DeskBooksCsvDocument = {
  __meta__: { hash: '78c6c9b48236be58bdc984871b4835e68806ebeda6fe502536668fab896a4e15' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBooksCsv' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookFilter' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBooks' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
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
} as unknown as DocumentNode<DeskBooksCsvQuery, DeskBooksCsvQueryVariables>;
export const DaySheetDocument = {
  __meta__: { hash: 'd789c151bb35e7a4e8ddb34f6e7fd49a8f3a78dd1452fb233c4d34fbfb308357' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DaySheet' },
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
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'occupancy' },
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
                                  { kind: 'Field', name: { kind: 'Name', value: 'taken' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'isOpen' } },
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
} as unknown as DocumentNode<DaySheetQuery, DaySheetQueryVariables>;
export const BookingsOfHourDocument = {
  __meta__: { hash: '7d19d369064e143ce0ad5c1b9625c3f862a6a4933c7a1f3eee6217afdcf421bb' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'BookingsOfHour' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
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
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '50' } },
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
} as unknown as DocumentNode<BookingsOfHourQuery, BookingsOfHourQueryVariables>;
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
export const DeskFacilitiesDocument = {
  __meta__: { hash: '5ef5f2ec0e0f20f27085ec2f48eb37f92741a9ecc6800e6ad89ef7be2df6368e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskFacilities' },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
} as unknown as DocumentNode<DeskFacilitiesQuery, DeskFacilitiesQueryVariables>;
export const CreateFacilityDocument = {
  __meta__: { hash: '134c4ae230c016ec4ffdd714a04882c31c6a50fab06e9cdbb41f6f1a74ff525b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CreateFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityCreateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityCreate' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
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
} as unknown as DocumentNode<CreateFacilityMutation, CreateFacilityMutationVariables>;
export const FacilityToEditDocument = {
  __meta__: { hash: '59ae29c0a53782232b0edf03abc2e28bbf8a9b248a6af41ab87a95bead6ed02b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacility' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<FacilityToEditQuery, FacilityToEditQueryVariables>;
export const PreviewOpeningDocument = {
  __meta__: { hash: '215df4c93ea6f2ea69bf03a976366fd05062602265f3b9f9ce8c19ebdbf6df98' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'PreviewOpening' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'rules' } },
          type: {
            kind: 'ListType',
            type: {
              kind: 'NonNullType',
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'OpeningRuleInput' } },
            },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'exceptions' } },
          type: {
            kind: 'ListType',
            type: {
              kind: 'NonNullType',
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'OpeningExceptionInput' } },
            },
          },
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
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openingPreview' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'rules' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'rules' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'exceptions' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'exceptions' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'from' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'days' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'isException' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'hours' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                                      ],
                                    },
                                  },
                                ],
                              },
                            },
                            { kind: 'Field', name: { kind: 'Name', value: 'bookingsOutsideCount' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'bookingsOutside' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskBookingLine' } },
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
            },
          },
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
                { kind: 'Field', name: { kind: 'Name', value: 'date' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dayClass' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'nameEn' } },
                { kind: 'Field', name: { kind: 'Name', value: 'status' } },
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
} as unknown as DocumentNode<PreviewOpeningQuery, PreviewOpeningQueryVariables>;
export const ChangeFacilityDocument = {
  __meta__: { hash: '3aaa6308bd0a8c022c507feb152168e80beed5f04f04c098838bd2c527b5df8c' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ChangeFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityUpdateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityUpdate' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ChangeFacilityMutation, ChangeFacilityMutationVariables>;
export const SetOpeningRulesDocument = {
  __meta__: { hash: '179cf51e7e9b69ec4d4f6c28e5d11c622f3bc10bb6b1c055d1758158506ee71f' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SetOpeningRules' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityOpeningRulesSetInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityOpeningRulesSet' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SetOpeningRulesMutation, SetOpeningRulesMutationVariables>;
export const SetOpeningExceptionDocument = {
  __meta__: { hash: '653b7ec284a77f14530a4b62a09465cf2a04092a309caa399f3999e93bb634a9' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SetOpeningException' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityOpeningExceptionSetInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityOpeningExceptionSet' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SetOpeningExceptionMutation, SetOpeningExceptionMutationVariables>;
export const RemoveOpeningExceptionDocument = {
  __meta__: { hash: 'cff8f397d94f6a51fe0fe109ca6f8d3fb200cf5a768859015f549ee0db06ddc2' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RemoveOpeningException' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityOpeningExceptionRemoveInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityOpeningExceptionRemove' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RemoveOpeningExceptionMutation, RemoveOpeningExceptionMutationVariables>;
export const PublishFacilityDocument = {
  __meta__: { hash: '61417e56a59289ffc563c92afeadb5c7c0f8a8a0a90a3ad4b9b04801a495fc54' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'PublishFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityPublishInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityPublish' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PublishFacilityMutation, PublishFacilityMutationVariables>;
export const ReturnFacilityDocument = {
  __meta__: { hash: '5b66ad0a568af1892606c7db7ded180e26bae14c14857eeebe2455350964de2f' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ReturnFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityReturnInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityReturn' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ReturnFacilityMutation, ReturnFacilityMutationVariables>;
export const SuspendFacilityDocument = {
  __meta__: { hash: 'f6a7e7dc87318f43933a4b856862073c4fc7e7f8f9d092292e388017e1f5605d' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SuspendFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilitySuspendInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilitySuspend' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SuspendFacilityMutation, SuspendFacilityMutationVariables>;
export const WithdrawFacilityDocument = {
  __meta__: { hash: '717ec9bc27cd04f1a66cbad6e68812f6863c3863e439c5fc993dbcb9ce90a86b' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'WithdrawFacility' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacilityWithdrawInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'facilityWithdraw' },
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
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'FacilityToEdit' } },
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
      name: { kind: 'Name', value: 'FacilityToEdit' },
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
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
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
            name: { kind: 'Name', value: 'details' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: '__typename' } }],
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'update' } },
                { kind: 'Field', name: { kind: 'Name', value: 'publish' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'suspend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'withdraw' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WithdrawFacilityMutation, WithdrawFacilityMutationVariables>;
export const DeskListDocument = {
  __meta__: { hash: '988dd6e95346359901cdf34bee055ccc56f68be8729cf5599e1ec791902151a6' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskList' },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'state' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'csv' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'withIds' },
                            value: { kind: 'BooleanValue', value: true },
                          },
                        ],
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'viewerCan' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
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
} as unknown as DocumentNode<DeskListQuery, DeskListQueryVariables>;
export const DeskListImportDocument = {
  __meta__: { hash: 'e0ae84f650ea7e40090f18ff17f5a7900f3adb5794784750c2777543a9e92726' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListImport' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListImportInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListImport' },
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
                  name: { kind: 'Name', value: 'list' },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'rowErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'row' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'column' } },
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
  ],
} as unknown as DocumentNode<DeskListImportMutation, DeskListImportMutationVariables>;
export const DeskListsDocument = {
  __meta__: { hash: '5a91e9e374eb624766059ee62aabc2955e1e24217283b1b7a6fd37c09d154287' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskLists' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListFilter' } },
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
            name: { kind: 'Name', value: 'supplyDemandLists' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
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
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskListCard' } },
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
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListsQuery, DeskListsQueryVariables>;
export const DeskListsChangedDocument = {
  __meta__: { hash: 'c787d4e37242965e228f6ed3d662bb1d73a996c5afafa4ec5b431ba45c9a4553' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskListsChanged' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListChanged' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskListsChangedSubscription, DeskListsChangedSubscriptionVariables>;
export const DeskListCreateDocument = {
  __meta__: { hash: '8532a4576595ddce3da63613be6a5159f9ea849757dbe2183327132c7106f809' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListCreate' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListCreateInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListCreate' },
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
                  name: { kind: 'Name', value: 'list' },
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
} as unknown as DocumentNode<DeskListCreateMutation, DeskListCreateMutationVariables>;
export const DeskListCopyDocument = {
  __meta__: { hash: '1a6fb72b26c3f2fceba8399b984cd1034522b357bef8dd8081b3196d2cc74366' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListCopy' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListCopyInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListCopy' },
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
                  name: { kind: 'Name', value: 'list' },
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
} as unknown as DocumentNode<DeskListCopyMutation, DeskListCopyMutationVariables>;
export const DeskListSubmitDocument = {
  __meta__: { hash: '7453f8853d923c9e8a2b3e94062c7124d522ba005239b2093bb8a595d559ea54' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListSubmit' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListSubmitInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListSubmit' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskListCard' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListSubmitMutation, DeskListSubmitMutationVariables>;
export const DeskListConfirmDocument = {
  __meta__: { hash: '9abc8c8cd0d072c1a415ddef7dceb19083c48877eb9ed2ba4784fe52f0c83922' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListConfirm' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListConfirmInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListConfirm' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskListCard' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListConfirmMutation, DeskListConfirmMutationVariables>;
export const DeskListReturnDocument = {
  __meta__: { hash: 'd83b540c441f852188e00d6ba7acc82261dc66bc017e223fdf3b4ecd61b40af5' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListReturn' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListReturnInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListReturn' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskListCard' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListReturnMutation, DeskListReturnMutationVariables>;
export const DeskListCloseDocument = {
  __meta__: { hash: 'b5c66fa94198fd47ca58f372732ab91782221d2b9f8964410e2bdff31953fcf2' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskListClose' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListCloseInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandListClose' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskListCard' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskListCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandList' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'owner' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'InlineFragment',
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
          { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
          { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'submittedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'confirmedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'closedAt' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'figures' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'supplies' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'demands' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'matchedShare' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'problems' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'entries' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'edit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'submit' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confirm' } },
                { kind: 'Field', name: { kind: 'Name', value: 'return' } },
                { kind: 'Field', name: { kind: 'Name', value: 'close' } },
                { kind: 'Field', name: { kind: 'Name', value: 'copy' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskListCloseMutation, DeskListCloseMutationVariables>;
export const DeskListsCsvDocument = {
  __meta__: { hash: '0b404e7069debda35537d143d5180cc31580f23537827aa0c3d79a9f6fa6e550' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskListsCsv' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SupplyDemandListFilter' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'supplyDemandLists' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
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
} as unknown as DocumentNode<DeskListsCsvQuery, DeskListsCsvQueryVariables>;
export const DeskMatchDocument = {
  __meta__: { hash: 'f6d239d11f6ce0dd6e70a890aee70e7c8a5f11da0bb42dc0c6c7d3fd50d862f6' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskMatch' },
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
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskMatchPage' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchQuery, DeskMatchQueryVariables>;
export const DeskMatchChangedDocument = {
  __meta__: { hash: '9899a73f8155bd39adaf2d43df850a1ad9884b0b069012f1fadb0920e778ab98' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskMatchChanged' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchChanged' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskMatchChangedSubscription, DeskMatchChangedSubscriptionVariables>;
export const DeskMatchAcceptDocument = {
  __meta__: { hash: '7a0f9c91c43dade8da9a832a8c171c671818395735fb91a7a298b3325cb7b5a6' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchAccept' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchAcceptInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchAccept' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskMatchPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchAcceptMutation, DeskMatchAcceptMutationVariables>;
export const DeskMatchDeclineDocument = {
  __meta__: { hash: '7a9b365cf6de68569f459cf66bb05d3e5a17b07c25fae78c1fd34bdecbfdf84f' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchDecline' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchDeclineInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchDecline' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskMatchPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchDeclineMutation, DeskMatchDeclineMutationVariables>;
export const DeskMatchCancelDocument = {
  __meta__: { hash: 'f2512ecb34230799922070a39e5c98303dc31c4e165d25f610bcac576f2caa01' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchCancel' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchCancelInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchCancel' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskMatchPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchCancelMutation, DeskMatchCancelMutationVariables>;
export const DeskMatchFulfilDocument = {
  __meta__: { hash: '1983eb3269abb3c62b32c23a022621f1fede3f974227b3f50a6a7905a88bf18e' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchFulfil' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchFulfilInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchFulfil' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskMatchPage' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskMatchPage' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'stateReason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
          { kind: 'Field', name: { kind: 'Name', value: 'origin' } },
          { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
          { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedBySupplierAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'acceptedByDemanderAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deliveredQuantity' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'sides' } },
                { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
                { kind: 'Field', name: { kind: 'Name', value: 'cancel' } },
                { kind: 'Field', name: { kind: 'Name', value: 'fulfil' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
                { kind: 'Field', name: { kind: 'Name', value: 'conditions' } },
                { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'windows' },
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
                  name: { kind: 'Name', value: 'list' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'facility' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'timeZone' } },
                    ],
                  },
                },
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
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'projectBook' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'title' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskMatchFulfilMutation, DeskMatchFulfilMutationVariables>;
export const DeskBookDraftDocument = {
  __meta__: { hash: '82d5c7ef9bcd1c36b20ae996eb559d044a47d24bd19b7eef1ac508863524e393' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskBookDraft' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookDraftInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'serviceProjectBookDraft' },
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
                  name: { kind: 'Name', value: 'book' },
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
} as unknown as DocumentNode<DeskBookDraftMutation, DeskBookDraftMutationVariables>;
export const DeskMatchesDocument = {
  __meta__: { hash: '07c8358ae69b5ba40532b5533582657a0bb31f53af8478133355cd78d1a1b952' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskMatches' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchFilter' } },
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
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'viewerCan' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'accept' } },
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
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskMatchesQuery, DeskMatchesQueryVariables>;
export const DeskMatchesChangedDocument = {
  __meta__: { hash: '67b4c15ee587c8698e303a358990eaaaa72ff288a74dc1c013dc8c5d52c677d6' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'DeskMatchesChanged' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchChanged' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'eventId' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
} as unknown as DocumentNode<DeskMatchesChangedSubscription, DeskMatchesChangedSubscriptionVariables>;
export const DeskMatchesCsvDocument = {
  __meta__: { hash: '6473521bca96ae791ba0d3d9522becaaadbd5df24f3e9b94e99253b45167464d' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskMatchesCsv' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchFilter' } },
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
                value: { kind: 'Variable', name: { kind: 'Name', value: 'where' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '100' } },
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
} as unknown as DocumentNode<DeskMatchesCsvQuery, DeskMatchesCsvQueryVariables>;
export const DeskRunsDocument = {
  __meta__: { hash: '0ad59172b43b941cafbcb925e1a8e5ec05e5e8cb0ab1883da3729b1c6b9e19b8' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskRuns' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'withinCode' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'district' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchingRuns' },
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
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '10' } },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
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
            name: { kind: 'Name', value: 'matchWeights' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'districtCode' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'district' } },
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
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DeskRunsQuery, DeskRunsQueryVariables>;
export const DeskBranchGridsDocument = {
  __meta__: { hash: '0bffdb108720b49f262ec2585b5764d9eac46babebcefc691deafa4836e93cab' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskBranchGrids' },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'grids' },
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
} as unknown as DocumentNode<DeskBranchGridsQuery, DeskBranchGridsQueryVariables>;
export const DeskRunDocument = {
  __meta__: { hash: 'd676c7dd24dee1b9277e77d3319871ee0d8898aea72bdbbff23e9a56216f746d' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskRun' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'unmatchedAfter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchingRun' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'validFrom' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'validTo' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskRunFigures' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'matchConnection' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '20' },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'after' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'orderBy' },
                            value: {
                              kind: 'ObjectValue',
                              fields: [
                                {
                                  kind: 'ObjectField',
                                  name: { kind: 'Name', value: 'field' },
                                  value: { kind: 'EnumValue', value: 'PRIORITY' },
                                },
                              ],
                            },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
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
                                        { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskProposal' } },
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
                        name: { kind: 'Name', value: 'unmatchedConnection' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '20' },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'after' },
                            value: { kind: 'Variable', name: { kind: 'Name', value: 'unmatchedAfter' } },
                          },
                        ],
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
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
                                        { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskUnmatched' } },
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
      name: { kind: 'Name', value: 'DeskRunFigures' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchingRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demandedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'optimalityGap' } },
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
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskProposal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskUnmatched' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UnmatchedDemand' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'unmetQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'escalated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'relaxation' } },
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
                { kind: 'Field', name: { kind: 'Name', value: 'unitOfMeasure' } },
              ],
            },
          },
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
  ],
} as unknown as DocumentNode<DeskRunQuery, DeskRunQueryVariables>;
export const DeskSuggestionsDocument = {
  __meta__: { hash: 'dee4f0ec0f2fff50aad6beccda71d19e1500e2648058efae03f3691eebc19c92' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskSuggestions' },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Demand' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'unmetQuantity' } },
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
                              name: { kind: 'Name', value: 'supply' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'remainingQuantity' } },
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'list' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'id' } },
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
                              name: { kind: 'Name', value: 'fit' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'distanceMeters' } },
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
} as unknown as DocumentNode<DeskSuggestionsQuery, DeskSuggestionsQueryVariables>;
export const DeskRunMatchingDocument = {
  __meta__: { hash: 'ae3794f51d5d6804c5ff8f2a06ed306c5b540bc2322a18ed4078ab580ae681a3' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskRunMatching' },
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
} as unknown as DocumentNode<DeskRunMatchingMutation, DeskRunMatchingMutationVariables>;
export const DeskTryWeightsDocument = {
  __meta__: { hash: '67d0b37b3b0c3e683043eb49911f41c5ebecc8f46d417fd0596441be7945cb8c' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskTryWeights' },
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
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskRunFigures' } },
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
                                  {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'priorities' },
                                    selectionSet: {
                                      kind: 'SelectionSet',
                                      selections: [
                                        { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'priority' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'share' } },
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
                        name: { kind: 'Name', value: 'matchConnection' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '10' },
                          },
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'orderBy' },
                            value: {
                              kind: 'ObjectValue',
                              fields: [
                                {
                                  kind: 'ObjectField',
                                  name: { kind: 'Name', value: 'field' },
                                  value: { kind: 'EnumValue', value: 'PRIORITY' },
                                },
                              ],
                            },
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
                                        { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskProposal' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskRunFigures' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchingRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'demandedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'matchedQuantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'optimalityGap' } },
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
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskProposal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
} as unknown as DocumentNode<DeskTryWeightsMutation, DeskTryWeightsMutationVariables>;
export const DeskMatchPinDocument = {
  __meta__: { hash: '697283adbbeef85bdeccd730af23027fe840c979e2d95740b474b596222f9c63' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchPin' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchPinInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchPin' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskProposal' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskProposal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
} as unknown as DocumentNode<DeskMatchPinMutation, DeskMatchPinMutationVariables>;
export const DeskProposalDeclineDocument = {
  __meta__: { hash: '0cd5d43d947f884f8d895f21ecd7d91b923a26e0be764d9e65649f848d1730f7' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskProposalDecline' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchDeclineInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchDecline' },
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
                  name: { kind: 'Name', value: 'match' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DeskProposal' } },
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
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DeskProposal' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Match' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'quantity' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pinned' } },
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
            name: { kind: 'Name', value: 'viewerCan' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'decline' } },
                { kind: 'Field', name: { kind: 'Name', value: 'pin' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'owner' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            {
                              kind: 'InlineFragment',
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
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
                              typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'GridBranch' } },
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
} as unknown as DocumentNode<DeskProposalDeclineMutation, DeskProposalDeclineMutationVariables>;
export const DeskMatchSetDocument = {
  __meta__: { hash: 'b28d825c3041e271ccd3065bff3acd59c4e58e1e6afd0da54b785dc91806d550' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'DeskMatchSet' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchSetInput' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'matchSet' },
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
                  name: { kind: 'Name', value: 'match' },
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
} as unknown as DocumentNode<DeskMatchSetMutation, DeskMatchSetMutationVariables>;
export const DeskTodayDocument = {
  __meta__: { hash: '14aa4c57beeb646147e9c0eca91aa8f72bbb7f42cdf065b1105e6ba216fb7c62' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'DeskToday' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'pending' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'today' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'BookingFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'matches' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'MatchFilter' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'books' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ServiceProjectBookFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'facilities' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'sharesPlaces' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
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
                value: { kind: 'Variable', name: { kind: 'Name', value: 'pending' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '0' } },
            ],
            directives: [
              {
                kind: 'Directive',
                name: { kind: 'Name', value: 'include' },
                arguments: [
                  {
                    kind: 'Argument',
                    name: { kind: 'Name', value: 'if' },
                    value: { kind: 'Variable', name: { kind: 'Name', value: 'sharesPlaces' } },
                  },
                ],
              },
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
                value: { kind: 'Variable', name: { kind: 'Name', value: 'today' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '50' } },
            ],
            directives: [
              {
                kind: 'Directive',
                name: { kind: 'Name', value: 'include' },
                arguments: [
                  {
                    kind: 'Argument',
                    name: { kind: 'Name', value: 'if' },
                    value: { kind: 'Variable', name: { kind: 'Name', value: 'sharesPlaces' } },
                  },
                ],
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
                value: { kind: 'Variable', name: { kind: 'Name', value: 'matches' } },
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
            alias: { kind: 'Name', value: 'books' },
            name: { kind: 'Name', value: 'serviceProjectBooks' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'books' } },
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
            alias: { kind: 'Name', value: 'inReview' },
            name: { kind: 'Name', value: 'sharedFacilities' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'facilities' } },
              },
              { kind: 'Argument', name: { kind: 'Name', value: 'first' }, value: { kind: 'IntValue', value: '0' } },
            ],
            directives: [
              {
                kind: 'Directive',
                name: { kind: 'Name', value: 'include' },
                arguments: [
                  {
                    kind: 'Argument',
                    name: { kind: 'Name', value: 'if' },
                    value: { kind: 'Variable', name: { kind: 'Name', value: 'sharesPlaces' } },
                  },
                ],
              },
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
  __meta__: { hash: 'fce62402a562df4833a6684be4893e318e55dcfd6baf02c6140bf5aefc6ada64' },
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
                      { kind: 'Field', name: { kind: 'Name', value: 'address' } },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'address' } },
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
export const SlotReasonsDocument = {
  __meta__: { hash: '0de34f2fa70b7485e30879d6d0c8ee23a998746852ee6744c9b3db88615714a1' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'SlotReasons' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SlotVerdictInput' } } },
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
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'slotVerdict' },
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
                { kind: 'Field', name: { kind: 'Name', value: 'bookable' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'failures' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'rule' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'openStretch' },
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
                        name: { kind: 'Name', value: 'booking' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
                          ],
                        },
                      },
                    ],
                  },
                },
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
} as unknown as DocumentNode<SlotReasonsQuery, SlotReasonsQueryVariables>;
export const FindFacilitiesDocument = {
  __meta__: { hash: '2b5edf9487ae564958e6c7e029a644e363181b0e85975607121a33a06fe21ef0' },
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
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'ofAllKinds' } },
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
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'ofAllKinds' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'total' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'byKind' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                    ],
                  },
                },
              ],
            },
          },
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
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ownOverlappingBooking' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'start' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'end' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
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
export const WhatToLoosenDocument = {
  __meta__: { hash: '5f7e00072c7e91d4951572e93d97d7ccdca254fa52f8c270d2aebb0a064daa00' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'WhatToLoosen' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'otherKinds' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'otherDay' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'elsewhere' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'otherWords' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'otherDetails' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SharedFacilityFilter' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'kind' },
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'otherKinds' } },
              },
            ],
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
            alias: { kind: 'Name', value: 'time' },
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'otherDay' } },
              },
            ],
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
            alias: { kind: 'Name', value: 'place' },
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'elsewhere' } },
              },
            ],
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
            alias: { kind: 'Name', value: 'words' },
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'otherWords' } },
              },
            ],
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
            alias: { kind: 'Name', value: 'details' },
            name: { kind: 'Name', value: 'sharedFacilityCounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'where' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'otherDetails' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'total' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<WhatToLoosenQuery, WhatToLoosenQueryVariables>;
export const CommunityOutlinesDocument = {
  __meta__: { hash: 'a874e23cac14e728578a891ea0856475f6c1ec49cc74f38cfc56236267603b58' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'CommunityOutlines' },
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
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'shapeSynthetic' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'center' },
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
                              name: { kind: 'Name', value: 'outline' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'latitude' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'longitude' } },
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
} as unknown as DocumentNode<CommunityOutlinesQuery, CommunityOutlinesQueryVariables>;
export const WhoAmIDocument = {
  __meta__: { hash: '4fd53501001c0756383907866d94a85f281949ede2931cfc542e646fa8c93269' },
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
                { kind: 'Field', name: { kind: 'Name', value: 'phoneConfirmedAt' } },
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
export const RequestPhoneCodeDocument = {
  __meta__: { hash: '74711fb0c8e85a83f0a738fed1b1492467901e1e66a02db332cc15f26f795dae' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RequestPhoneCode' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'PhoneCodeRequestInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'phoneCodeRequest' },
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
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
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
} as unknown as DocumentNode<RequestPhoneCodeMutation, RequestPhoneCodeMutationVariables>;
export const ConfirmPhoneDocument = {
  __meta__: { hash: 'a247a7b0e5ce9772608e1b809f316d7cc198af1806592f706b173366b3763467' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ConfirmPhone' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'PhoneConfirmInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'phoneConfirm' },
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
} as unknown as DocumentNode<ConfirmPhoneMutation, ConfirmPhoneMutationVariables>;
export const UnitPageDocument = {
  __meta__: { hash: '659e8dca1fedae479131913731d3133b617aa03254e53ad744e2d84ae5685002' },
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'UnitPage' },
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
                  typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ResidentUnit' } },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'address' } },
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
                        name: { kind: 'Name', value: 'facilities' },
                        arguments: [
                          {
                            kind: 'Argument',
                            name: { kind: 'Name', value: 'first' },
                            value: { kind: 'IntValue', value: '100' },
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
                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'capacity' } },
                                        { kind: 'Field', name: { kind: 'Name', value: 'admission' } },
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
} as unknown as DocumentNode<UnitPageQuery, UnitPageQueryVariables>;
