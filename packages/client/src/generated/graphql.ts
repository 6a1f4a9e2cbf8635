/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** On which days a rule holds. WORKDAY and DAY_OFF follow the official calendar, make-up work days included. */
export type DayClass =
  /** On weekends and holidays, but not on make-up work days. 休息日 */
  | 'DAY_OFF'
  /** On all days. */
  | 'EVERY_DAY'
  /** On work days, also on a Saturday or Sunday that makes up for a holiday. 工作日 */
  | 'WORKDAY'
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

/** Around a point. */
export type NearInput = {
  /** The point to measure from. */
  readonly point: GeoPointInput;
  /** Not farther than this, in metres along the surface: 1 to 100000. */
  readonly withinMeters: number;
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

/** Which facilities; all conditions together. */
export type SharedFacilityFilter = {
  /** Only those that are open during all of an interval and have as many places left at every moment of it. Looks as far ahead as a facility can be booked, and follows a corrected calendar within a minute. */
  readonly availableDuring?: AvailableDuringInput | null | undefined;
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
