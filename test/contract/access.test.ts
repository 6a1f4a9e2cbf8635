import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isInputObjectType, isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../src/schema.ts';
import { type Answer, type Commons, startCommons } from '../support/commons.ts';
import { textTable } from '../support/text-table.ts';
import {
  buildSights,
  buildWorld,
  FIELDS,
  INPUTS,
  QUERIES,
  type Sights,
  type ViewerName,
  VIEWERS,
  withMissingIds,
  type World,
} from './access.cases.ts';

/*
 * Who may do what, and who is shown what. The tables are the rule; the program is held against them.
 *
 * Those who ask:
 *   nobody   not signed in                             staff    works for the community that the unit is in
 *   guest    signed in, without an account here        sibling  works for another community of the same subdistrict
 *   booker   a resident, whose booking it is           above    works for the subdistrict
 *   other    another resident                          admin    administers the district
 *   manager  manages the unit                          far      administers another district
 *   rival    manages another unit in the community     ended    was resident, manager, staff and administrator;
 *   keeper   manages the one facility only                      all of it has ended
 *   branch   secretary of a grid branch in the community
 *
 * What they are answered:
 *   yes    it is done, or shown                        login  UNAUTHENTICATED: sign in first
 *   no     refused with FORBIDDEN                      join   FORBIDDEN for the whole request: there is no account,
 *                                                             or it is for gateways only
 *   gone   as if there were no such thing: null,       state  refused with STATE_CONFLICT
 *          or refused with NOT_FOUND                   input  refused with INVALID_INPUT
 *   a number: so many are shown, and so many are counted
 */

const WHO_SEES_WHAT = textTable(`
                                          | nobody guest booker other manager rival keeper branch staff sibling above admin far  ended
calendarDays                              | 2      2     2      2     2       2     2      2      2     2       2     2     2    2
division                                  | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
divisions                                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
partyOrganisations                        | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
gridBranches                              | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
alliances                                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
alliances, their memberships              | 2      2     2      2     2       2     2      2      3     2       3     3     2    2
residentUnits                             | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
residentUnits, their memberships          | 2      2     2      2     2       2     2      2      3     2       3     3     2    2
residentUnits, their facilities           | 5      5     5      5     7       5     5      5      7     5       7     8     5    5
sharedFacilities                          | 4      4     4      4     4       4     4      4      4     4       4     4     4    4
sharedFacilities, in every state          | 5      5     5      5     7       5     5      5      7     5       7     8     5    5
bookings                                  | login  0     3      2     4       1     3      1      5     0       5     6     0    0
serviceCategories                         | 70     70    70     70    70      70    70     70     70    70      70    70    70   70
supplyDemandLists                         | 2      2     2      2     3       2     2      3      4     2       4     4     2    2
matches                                   | login  0     0      0     3       0     0      3      3     0       3     3     0    0
matchingRuns                              | login  0      0      0      0      0      0      1      1      0      1      1      0      0     
matchWeights                              | 1      1      1      1      1      1      1      1      1      1      1      1      1      1     
serviceProjectBooks                       | 1      1     1      1     2       1     1      2      2     1       2     2     1    1
residentUnits, their lists                | 1      1     1      1     2       1     1      1      2     1       2     2     1    1
gridBranches, their lists                 | 1      1     1      1     1       1     1      2      2     1       2     2     1    1
roleAssignments                           | login  0     0      0     5       1     0      0      7     0       9     13    3    0
viewer, their roles                       | gone   0     1      1     3       1     1      1      1     1       1     1     1    0
viewer, themselves as a resident          | gone   gone  yes    yes   gone    gone  gone   gone   gone  gone    gone  gone  gone yes
_service                                  | join   join  join   join  join    join  join   join   join  join    join  join  join join
_entities                                 | join   join  join   join  join    join  join   join   join  join    join  join  join join

nodes, one of each that can be hidden     | 0      0     3      0     12      0     3      5      15    0       15    17    1    0
node, a Division                          | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a WorkCommittee                     | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a CommunityCommittee                | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a GridBranch                        | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a BuildingGroup                     | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a ResidentUnit                      | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, an Alliance                         | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a CalendarDay                       | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a SharedFacility that is published  | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a SharedFacility that is suspended  | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a SharedFacility that is a draft    | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a SharedFacility in review          | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a SharedFacility that is withdrawn  | gone   gone  gone   gone  gone    gone  gone   gone   gone  gone    gone  yes   gone gone
node, an AllianceMembership, active       | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, an AllianceMembership, applied for  | gone   gone  gone   gone  gone    gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Delegate                          | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Delegate who sat before           | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Delegate of an applicant          | gone   gone  gone   gone  gone    gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Resident                          | gone   gone  yes    gone  yes     gone  yes    gone   yes   gone    yes   yes   gone gone
node, a Booking                           | gone   gone  yes    gone  yes     gone  yes    gone   yes   gone    yes   yes   gone gone
node, a Booking held by a branch          | gone   gone  gone   gone  yes     gone  yes    yes    yes   gone    yes   yes   gone gone
node, a RoleAssignment of a resident      | gone   gone  yes    gone  gone    gone  gone   gone   gone  gone    gone  yes   yes  gone
node, a RoleAssignment of a manager       | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Webhook                           | gone   gone  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
node, a WebhookDelivery                   | gone   gone  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
node, a ServiceAccount                    | gone   gone   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
node, a ServiceCategory                   | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a SupplyDemandList that is a draft  | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a SupplyDemandList that is closed   | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Supply on a draft                 | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Supply, withdrawn                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Demand on a submitted list        | gone   gone  gone   gone  gone    gone  gone   yes    yes   gone    yes   yes   gone gone
node, a Demand, withdrawn                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Match                             | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a MatchingRun                       | gone   gone   gone   gone   gone   gone   gone   yes    yes    gone   yes    yes    gone   gone  
node, a ServiceProjectBook, a draft       | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a ProjectMilestone of a draft       | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a ServiceProjectBook, in force      | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a ProjectMilestone                  | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
`);

const WHO_MAY_DO_WHAT = textTable(`
                                          | nobody guest booker other manager rival keeper branch staff sibling above admin far  ended
bookingCreate                             | login  join  yes    yes   no      no    no     no     no    no      no    no    no   no
bookingCancel, with a reason              | login  join  yes    gone  yes     gone  yes    gone   no    gone    no    no    gone gone
bookingCancel, without                    | login  join  yes    gone  input   gone  input  gone   no    gone    no    no    gone gone
bookingCancel, held by a branch           | login  join  gone   gone  input   gone  input  yes    no    gone    no    no    gone gone
bookingCancel, held by a unit             | login  join  gone   gone  input   yes   input  gone   no    gone    no    no    gone gone
bookingConfirm                            | login  join  no     gone  yes     gone  yes    gone   no    gone    no    no    gone gone
bookingReject                             | login  join  no     gone  yes     gone  yes    gone   no    gone    no    no    gone gone

facilityCreate                            | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
facilityUpdate                            | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityUpdate, of a draft                | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityOpeningRulesSet                   | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityOpeningRulesSet, of a draft       | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityOpeningExceptionSet               | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityOpeningExceptionSet, of a draft   | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityOpeningExceptionRemove            | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityOpeningExceptionRemove, a draft's | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityPublish, a member's draft         | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityPublish, an outsider's draft      | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityPublish, an outsider's, in review | login  join  gone   gone  state   gone  state  gone   yes   gone    yes   yes   gone gone
facilityPublish, suspended                | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityReturn, in review                 | login  join  gone   gone  no      gone  no     gone   yes   gone    yes   yes   gone gone
facilityReturn, published                 | login  join  no     no    no      no    no     no     state no      state state no   no
facilitiesUpsert                          | login  join   no     no     yes    no     no     no     no     no     no     no     no     no
facilitySuspend                           | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityWithdraw                          | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityWithdraw, a draft                 | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone

unitRegister                              | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
membershipApply                           | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
membershipAdmit                           | login  join  gone   gone  no      gone  gone   gone   yes   gone    yes   yes   gone gone
membershipSuspend                         | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
membershipReinstate                       | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
membershipWithdraw                        | login  join  no     no    yes     no    no     no     yes   no      yes   yes   no   no
membershipWithdraw, an application        | login  join  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
membershipWithdraw, without a reason      | login  join  no     no    yes     no    no     no     input no      input input no   no
delegatesName                             | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
delegatesName, of an applicant            | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone

supplyDemandListCreate, of a unit         | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
supplyDemandListCreate, of a branch       | login  join  no     no    no      no    no     yes    no    no      no    no    no   no
supplyDemandListSubmit, of a unit         | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyDemandListSubmit, of a branch       | login  join  gone   gone  gone    gone  gone   yes    no    gone    no    no    gone gone
supplyDemandListConfirm, of a unit        | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyDemandListConfirm, of a branch      | login  join  gone   gone  gone    gone  gone   no     yes   gone    yes   yes   gone gone
supplyDemandListReturn, of a unit         | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyDemandListReturn, of a branch       | login  join  gone   gone  gone    gone  gone   no     yes   gone    yes   yes   gone gone
supplyDemandListClose, of a unit          | login  join  no     no    yes     no    no     no     yes   no      yes   yes   no   no
supplyDemandListClose, of a branch        | login  join  no     no    no      no    no     yes    yes   no      yes   yes   no   no
supplyDemandListImport                    | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyAdd                                 | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyUpdate, of a draft                  | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyUpdate, in force                    | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
supplyRemove                              | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
supplyWithdraw                            | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
demandAdd                                 | login  join  gone   gone  gone    gone  gone   yes    no    gone    no    no    gone gone
demandUpdate, of a draft                  | login  join  gone   gone  gone    gone  gone   yes    no    gone    no    no    gone gone
demandUpdate, in force                    | login  join  no     no    no      no    no     yes    no    no      no    no    no   no
demandRemove                              | login  join  gone   gone  gone    gone  gone   yes    no    gone    no    no    gone gone
demandWithdraw                            | login  join  no     no    no      no    no     yes    no    no      no    no    no   no
demandMerge, of drafts                    | login  join  gone   gone  gone    gone  gone   yes    yes   gone    yes   yes   gone gone
demandMerge, of two owners                | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no

matchAccept                               | login  join  gone   gone  yes     gone  gone   yes    no    gone    no    no    gone gone
matchDecline                              | login  join  gone   gone  yes     gone  gone   yes    no    gone    no    no    gone gone
matchPin                                  | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
matchSet                                  | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
bookingMatch, of a grid                   | login  join   no     no     no     no     no     yes    yes    no     yes    yes    no     no    
bookingMatch, of a community              | login  join   no     no     no     no     no     no     yes    no     yes    yes    no     no    
bookingMatch, of a district               | login  join   no     no     no     no     no     no     no     no     no     yes    no     no    
matchWeightsSet                           | login  join   no     no     no     no     no     no     no     no     no     yes    no     no    
matchCancel                               | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
matchFulfil                               | login  join  gone   gone  no      gone  gone   yes    no    gone    no    no    gone gone

serviceProjectBookDraft                   | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
serviceProjectBookRevise, a draft         | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
serviceProjectBookRevise, a running one   | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookSign, for a branch      | login  join  gone   gone  no      gone  gone   yes    no    gone    no    no    gone gone
serviceProjectBookSign, for a unit        | login  join  gone   gone  no      gone  gone   no     no    gone    no    no    gone gone
serviceProjectBookStart                   | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookStart, a draft          | login  join  gone   gone  state   gone  gone   state  state gone    state state gone gone
serviceProjectBookSuspend                 | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookResume                  | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookComplete, for a branch  | login  join  no     no    no      no    no     yes    no    no      no    no    no   no
serviceProjectBookComplete, for a unit    | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
serviceProjectBookTerminate               | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookTerminate, a draft      | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
milestoneComplete                         | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
milestoneComplete, of a draft             | login  join  gone   gone  state   gone  gone   state  state gone    state state gone gone
projectSessionLog                         | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
projectSessionLog, of a draft             | login  join  gone   gone  state   gone  gone   state  state gone    state state gone gone
projectEvaluate, for a branch             | login  join  no     no    no      no    no     yes    no    no      no    no    no   no
projectEvaluate, for oneself              | login  join  yes    no    no      no    no     no     no    no      no    no    no   no

calendarDayCorrect                        | login  join  no     no    no      no    no     no     no    no      no    yes   yes  no
calendarDayRestore                        | login  join  no     no    no      no    no     no     no    no      no    yes   yes  no

webhookCreate                             | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
webhookUpdate                             | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookRotateSecret                       | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookDisable                            | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookEnable                             | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookDelete                             | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookTest                               | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookDeliveryReplay                     | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
webhookReplayDead                         | login  join  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone

serviceAccountCreate                      | login  join   no     no     yes    no     no     no     no     no     no     no     no     no
serviceAccountRotateSecret                | login  join   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
serviceAccountRevoke                      | login  join   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
residentRegister                          | login  yes   state  state yes     yes   yes    yes    yes   yes     yes   yes   yes  state
roleAssign, UNIT_MANAGER of the unit      | login  join  no     no    yes     no    no     no     yes   no      yes   yes   no   no
roleAssign, UNIT_MANAGER of a facility    | login  join  no     no    yes     no    no     no     yes   no      yes   yes   no   no
roleAssign, UNIT_MANAGER of a draft       | login  join  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
roleAssign, BRANCH_SECRETARY              | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
roleAssign, COMMUNITY_STAFF               | login  join  no     no    no      no    no     no     no    no      yes   yes   no   no
roleAssign, SUBDISTRICT_STAFF             | login  join  no     no    no      no    no     no     no    no      no    yes   no   no
roleAssign, DISTRICT_ADMIN                | login  join  no     no    no      no    no     no     no    no      no    yes   no   no
roleAssign, RESIDENT again                | login  join  gone   gone  gone    gone  gone   gone   gone  gone    gone  yes   gone gone
roleEnd, of a manager of the unit         | login  join  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
roleEnd, of community staff               | login  join  gone   gone  gone    gone  gone   gone   gone  gone    yes   yes   gone gone
`);

/*
 * Fields that are not everybody's. Beside the words above:
 *   clear  the value itself                            masked  only what does not tell who it is
 *   empty  null or an empty list, though there is something
 */
const WHO_SEES_WHICH_FIELD = textTable(`
                                          | nobody guest booker other  manager rival  keeper branch staff  sibling above  admin  far    ended
Resident.*, by their id                   | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
Resident.*, of a booking that stands      | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
Resident.*, of one that was cancelled     | gone   gone  gone   clear  masked  gone   masked gone   masked gone    masked masked gone   gone
Resident.*, of one long past              | gone   gone  gone   clear  gone    masked gone   gone   masked gone    masked masked gone   gone
Booking.*                                 | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
RoleAssignment.*                          | gone   gone  gone   gone   clear   gone   gone   gone   clear  gone    clear  clear  gone   gone
RoleAssignment.holder                     | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   clear  masked gone
RoleAssignment.giverSubject               | gone   gone  gone   gone   masked  gone   gone   gone   masked gone    masked masked gone   gone
RoleAssignment.holderSubject              | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   masked masked gone
Webhook.*                                 | gone   gone  gone   gone   clear   gone   gone   gone   gone   gone    gone   gone   gone   gone
WebhookDelivery.*                         | gone   gone  gone   gone   clear   gone   gone   gone   gone   gone    gone   gone   gone   gone
ResidentUnit.webhooks                     | empty  empty empty  empty  clear   empty  empty  empty  empty  empty   empty  empty  empty  empty
ServiceAccount.*                          | gone   gone   gone   gone   clear  gone   gone   gone   gone   gone   gone   gone   gone   gone
ResidentUnit.serviceAccounts              | empty  empty  empty  empty  clear  empty  empty  empty  empty  empty  empty  empty  empty  empty
Delegate.name                             | masked masked masked masked clear  masked masked masked clear masked  clear  clear  masked masked
SharedFacility.stateReason                | empty  empty empty  empty  clear   empty  empty  empty  clear  empty   clear  clear  empty  empty
AllianceMembership.stateReason            | empty  empty empty  empty  empty   clear  empty  empty  clear  empty   clear  clear  empty  empty
SupplyDemandList.stateReason              | empty  empty empty  empty  empty   empty  empty  clear  clear  empty   clear  clear  empty  empty
Supply.stateReason                        | empty  empty empty  empty  clear   empty  empty  empty  clear  empty   clear  clear  empty  empty
Demand.stateReason                        | empty  empty empty  empty  empty   empty  empty  clear  clear  empty   clear  clear  empty  empty
Match.*                                   | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchScore.*                              | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
RejectedOccurrence.*                      | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchingRun.*                             | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
UnmatchedDemand.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingMetrics.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PartyShare.*                              | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PriorityFulfilment.*                      | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingComparison.*                      | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingReplay.*                          | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
Demand.unmatched                          | empty  empty  empty  empty  empty  empty  empty  clear  clear  empty  clear  clear  empty  empty 
Demand.suggestedSupplies                  | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
SuggestedSupply.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
CounterpartFit.*                          | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
Supply.suggestedDemands                   | gone   gone   gone   gone   clear  gone   gone   gone   clear  gone   clear  clear  gone   gone  
SuggestedDemand.*                         | gone   gone   gone   gone   clear  gone   gone   gone   clear  gone   clear  clear  gone   gone  
ServiceProjectBook.stateReason            | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ServiceProjectBook.settlement             | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ServiceProjectBook.attention              | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectSession.note                       | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectEvaluation.comment                 | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectMilestone.evidence                 | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
`);

const { schema, access } = buildCommonsSchema();

/** Who is told what by subscriptions is tried in test/live, where there is a server to listen to. */
const SUBSCRIPTIONS = ['availabilityChanged', 'bookingChanged', 'matchChanged', 'matchingRunProgress'];

describe('the tables', () => {
  test('have a column for everybody', () => {
    for (const table of [WHO_SEES_WHAT, WHO_MAY_DO_WHAT, WHO_SEES_WHICH_FIELD]) {
      expect(table.columns).toEqual(VIEWERS);
    }
  });

  test('have a row for every root field of the schema, and for nothing else', () => {
    expect(operationsOf(WHO_SEES_WHAT)).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
    expect(operationsOf(WHO_MAY_DO_WHAT)).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
    expect(SUBSCRIPTIONS).toEqual(Object.keys(schema.getSubscriptionType()!.getFields()).sort());
  });

  test('have a row for every type that has an id of its own', () => {
    const nodes = new Set(WHO_SEES_WHAT.rows.flatMap(({ name }) => /^node, an? (\w+)/.exec(name)?.[1] ?? []).sort());
    const types = schema.getPossibleTypes(nodeInterface(schema)).map(({ name }) => name);
    expect([...nodes]).toEqual(types.sort());
  });

  test('have a row for every field that not everybody sees, and for no other', () => {
    const listed = new Set(WHO_SEES_WHICH_FIELD.rows.map(({ name }) => name.split(',')[0]!));
    const restricted = [...access].filter(([, level]) => level === 'RESTRICTED').map(([field]) => field);
    const told = Object.values(schema.getSubscriptionType()!.getFields()).map(({ type }) => `${getNamedType(type)}.*`);
    const unlisted = restricted.filter((field) => ![field, wholeTypeOf(field)].some((row) => listed.has(row)));
    expect(unlisted.filter((field) => !told.includes(wholeTypeOf(field)))).toEqual([]);
    const open = [...listed].filter((row) => !restricted.some((field) => field === row || wholeTypeOf(field) === row));
    expect(open).toEqual([]);
  });

  test('have no mutation that lets the caller say who is asking', () => {
    const telling = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) =>
        /(actor|booker|account|user|viewer|assigned|issuer|subject|createdBy)/i.test(field.split('.')[1]!),
      );
    // Whom a role is given to, and who is to sign for a unit; who gives it is always the caller.
    // And which program of the caller's unit is to change.
    expect(telling).toEqual([
      'RoleAssignInput.accountSubject',
      'ServiceAccountRotateSecretInput.serviceAccountId',
      'ServiceAccountRevokeInput.serviceAccountId',
      'DelegateInput.accountSubject',
    ]);
  });
});

describe('who sees what', () => {
  let commons: Commons;
  let world: World;
  let sights: Sights;
  beforeAll(async () => {
    commons = await startCommons();
    world = await buildWorld(commons.db);
    sights = await buildSights(world);
  });
  afterAll(() => commons.close());

  const ask = (viewer: ViewerName, document: string, variables: object = {}) =>
    commons.query(document, variables, asViewer(world, viewer));

  test.each(WHO_SEES_WHAT.rows)('$name: is shown to each as its row says', async ({ name, cells }) => {
    const [document, variables] = QUERIES[name]!(world, sights);
    const answered = await forEveryViewer(async (viewer) => {
      const answer = await ask(viewer, document, variables);
      return codeOf(answer) ?? wordOf(answer.data.viewer?.found ?? answer.data.found);
    });
    expect(answered).toEqual(cells);
  });

  test.each(WHO_SEES_WHICH_FIELD.rows)('$name: is shown to each as its row says', async ({ name, cells }) => {
    const { fields, id, inClearTo } = FIELDS[name]!(world, sights);
    expect(missingFrom(fields, name)).toEqual([]);
    const document = `query ($id: ID!) { node(id: $id) { ... on ${fields} } }`;
    const seenBy = async (viewer: ViewerName) => {
      const { data, errors } = await ask(viewer, document, { id });
      expect(errors).toBeUndefined();
      const found = data.node?.booker ?? data.node;
      // The first of a list stands for all.
      return Array.isArray(found) ? found[0] : found;
    };
    const clear = typeof inClearTo === 'string' ? await seenBy(inClearTo) : inClearTo;
    const answered = await forEveryViewer(async (viewer) => fieldWordOf(await seenBy(viewer), clear));
    expect(answered).toEqual(cells);
  });

  test('tells nobody by a search how many hidden things it passed by', async () => {
    const { data } = await ask(
      'rival',
      `{ sharedFacilities(first: 1, where: { states: [DRAFT, IN_REVIEW, WITHDRAWN] }) {
           totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    expect(data.sharedFacilities).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe('who may do what', () => {
  let commons: Commons;
  let world: World;
  beforeAll(async () => {
    commons = await startCommons();
    world = await buildWorld(commons.db);
  });
  afterAll(() => commons.close());

  const entries = async () => (await commons.sql<{ n: number }>('select count(*)::int as n from audit_entry'))[0]!.n;

  test.each(WHO_MAY_DO_WHAT.rows)('$name: is open to each as its row says', async ({ name, cells }) => {
    const before = await entries();
    const unlikeMissing: string[] = [];
    const answered = await forEveryViewer(async (viewer) => {
      const { input, as = asViewer(world, viewer).as } = await INPUTS[name]!(world, viewer);
      const send = (input: object) => commons.query(mutationOf(name), { input }, as === undefined ? {} : { as });
      const answer = await send(input);
      const word = codeOf(answer) ?? refusalOf(answer) ?? 'yes';
      if (word === 'yes')
        expect([answer.data.done.changed].flat()[0].id).toMatch(/^[a-z]{3}_|^(MatchWeights|FacilityUpsertResult)$/);
      // A thing that the viewer may not know of is answered like one that never was, to the letter.
      if (word === 'gone') {
        const missing = await send(withMissingIds(input));
        if (JSON.stringify(missing) !== JSON.stringify(answer)) unlikeMissing.push(viewer);
      }
      return word;
    });
    expect(answered).toEqual(cells);
    expect(unlikeMissing).toEqual([]);
    expect((await entries()) - before, 'entries in the audit trail').toBe(
      Object.values(cells).filter((cell) => cell === 'yes').length,
    );
  });
});

function operationsOf(table: typeof WHO_SEES_WHAT): string[] {
  return [...new Set(table.rows.map(({ name }) => name.split(',')[0]!))].sort();
}

function nodeInterface(schema: GraphQLSchema) {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('Node is no interface');
  return node;
}

function wholeTypeOf(field: string): string {
  return `${field.split('.')[0]}.*`;
}

/** What a row for all fields of a type leaves out although it is not everybody's, and has no row of its own. */
function missingFrom(selected: string, row: string): string[] {
  const [type, field] = row.split(',')[0]!.split('.');
  if (field !== '*') return [];
  return [...access]
    .filter(([name, level]) => level === 'RESTRICTED' && name.startsWith(`${type}.`))
    .filter(([name]) => !WHO_SEES_WHICH_FIELD.rows.some((other) => other.name.split(',')[0] === name))
    .map(([name]) => name.split('.')[1]!)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(selected));
}

function asViewer({ subjects }: World, viewer: ViewerName): { as?: string } {
  const as = subjects[viewer];
  return as === undefined ? {} : { as };
}

/** One after the other, because a column may depend on nothing but its viewer. */
async function forEveryViewer(ask: (viewer: ViewerName) => Promise<string>): Promise<Record<string, string>> {
  const answered: Record<string, string> = {};
  for (const viewer of VIEWERS) answered[viewer] = await ask(viewer);
  return answered;
}

/** The word for an error of the whole request. */
function codeOf({ errors }: Answer): string | undefined {
  const code = errors?.[0]?.extensions.code;
  return code && ({ UNAUTHENTICATED: 'login', FORBIDDEN: 'join' }[code] ?? code);
}

/** The word for a refusal. */
function refusalOf({ data }: Answer): string | undefined {
  const code = data.done.userErrors[0]?.code;
  const words = { FORBIDDEN: 'no', NOT_FOUND: 'gone', STATE_CONFLICT: 'state', INVALID_INPUT: 'input' };
  return code && (words[code as keyof typeof words] ?? code);
}

/** The word for what was found: how many of a list that is counted, otherwise whether there is anything. */
function wordOf(found: Found | readonly (object | null)[] | null | undefined): string {
  if (!found) return 'gone';
  if (Array.isArray(found)) return String(found.filter((one) => one !== null).length);
  const { edges, totalCount, roles } = found as Found;
  if (roles) return String(roles.length);
  if (!edges) return 'yes';
  const lists = edges.flatMap(({ node }) => node?.list ?? []);
  for (const list of lists) expect(list.totalCount).toBe(list.edges!.length);
  if (lists.length > 0) return String(lists.reduce((sum, { totalCount }) => sum + totalCount!, 0));
  if (totalCount === undefined) return edges.length > 0 ? 'yes' : 'gone';
  expect(totalCount).toBe(edges.length);
  return String(totalCount);
}

interface Found {
  readonly totalCount?: number;
  readonly edges?: readonly { readonly node?: { readonly list?: Found } }[];
  readonly roles?: readonly object[];
}

/** The word for the fields of a thing, beside what they are to somebody who sees them in clear. */
function fieldWordOf(seen: Record<string, unknown> | null, clear: Record<string, unknown>): string {
  expect(JSON.stringify(clear)).not.toContain('*');
  if (seen === null) return 'gone';
  const fields = Object.keys(clear).filter((field) => field !== 'id');
  if (fields.every((field) => JSON.stringify(seen[field]) === JSON.stringify(clear[field]))) return 'clear';
  if (fields.every((field) => seen[field] === null || isEmptyList(seen[field]))) return 'empty';
  const isMasked = (field: string) => seen[field] !== clear[field] && /\*\*/.test(String(seen[field]));
  return fields.every(isMasked) ? 'masked' : `leaking ${JSON.stringify(seen)}`;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The mutation of a row: its name, and the thing it changes, from its payload. */
function mutationOf(row: string): string {
  const name = row.split(',')[0]!;
  const field = schema.getMutationType()!.getFields()[name]!;
  const payload = getNamedType(field.type) as GraphQLObjectType;
  const changed = Object.keys(payload.getFields()).find((member) => member !== 'userErrors')!;
  const type = getNamedType(payload.getFields()[changed]!.type) as GraphQLObjectType;
  const shown = type.getFields().id ? 'id' : 'id: __typename';
  return `mutation ($input: ${String(field.args[0]!.type)}) {
    done: ${name}(input: $input) { changed: ${changed} { ${shown} } userErrors { __typename code message field } }
  }`;
}
