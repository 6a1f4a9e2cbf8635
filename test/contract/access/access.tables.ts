import { textTable } from '../../support/text-table.ts';

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

export const WHO_SEES_WHAT = textTable(`
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
sharedFacilityCounts                      | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
firstAvailable                            | 0      0     0      0     0       0     0      0      0     0       0     0     0    0
slotVerdict                               | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
slotVerdict, of a draft                   | NOT_FOUND    NOT_FOUND   NOT_FOUND    NOT_FOUND   NOT_FOUND     NOT_FOUND   NOT_FOUND    NOT_FOUND    NOT_FOUND   NOT_FOUND     NOT_FOUND   NOT_FOUND   NOT_FOUND  NOT_FOUND
bookings                                  | login  0     3      2     4       1     3      1      5     0       5     6     0    0
sharedFacilities, their bookings          | 0      0     3      2     4       1     3      1      5     0       5     6     0    0
residentUnits, their bookings             | 0      0     3      2     4       1     3      1      5     0       5     6     0    0
bookingBars                               | login  0     0      0     1       0     0      0      1     0       1     1     0    0
serviceCategories                         | 70     70    70     70    70      70    70     70     70    70      70    70    70   70
supplyDemandLists                         | 2      2     2      2     3       2     2      3      4     2       4     4     2    2
supplies                                  | 5      5     5      5     5       5     5      5      5     0       5     5     0    5
demands                                   | 0      0     0      0     0       0     0      0      0     0       0     0     0    0
matches                                   | login  0     0      0     5       0     0      5      5     0       5     5     0    0
matchingRuns                              | login  0      0      0      0      0      0      1      1      0      1      1      0      0     
matchJudgement                            | login  gone   gone   gone   yes    gone   gone   yes    yes    gone   yes    yes    gone   gone  
matchWeights                              | 1      1      1      1      1      1      1      1      1      1      1      1      1      1     
serviceProjectBooks                       | 2      2     2      2     3       2     2      3      3     2       3     3     2    2
residentUnits, their lists                | 1      1     1      1     2       1     1      1      2     1       2     2     1    1
gridBranches, their lists                 | 1      1     1      1     1       1     1      2      2     1       2     2     1    1
roleAssignments                           | login  0     0      0     5       1     0      0      7     0       9     14    4    0
divisionFigures, of the community         | login  join  join   join  join    join  join   join   yes   join    yes   yes   join join
divisionFigures, of the subdistrict       | login  join  join   join  join    join  join   join   join  join    yes   yes   join join
viewer, their roles                       | gone   0     1      1     3       1     1      1      1     1       1     1     1    0
viewer, themselves as a resident          | gone   gone  yes    yes   gone    gone  gone   gone   gone  gone    gone  gone  gone yes
auditEntries                              | login  0     0      0     0       0     0      0      BAD_USER_INPUT BAD_USER_INPUT BAD_USER_INPUT 1 0 0
auditEntries, of one thing                | login  0     0      0     0       0     0      0      1      0       1      1     0    0
_service                                  | join   join  join   join  join    join  join   join   join  join    join  join  join join
_entities                                 | join   join  join   join  join    join  join   join   join  join    join  join  join join

nodes, one of each that can be hidden     | 0      0     3      0     17      0     4      8      18    0       18    21    2    0
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
node, a Resident                          | gone   gone  yes    gone  yes     gone  yes    gone   gone  gone    gone  gone  gone gone
node, an Account                          | gone   gone  gone   gone  gone    gone  gone   gone   gone  gone    gone  yes   yes  gone
node, a ClosurePlan                       | gone   gone  gone   gone  yes     gone  yes    gone   gone  gone    gone  gone  gone gone
node, a Booking                           | gone   gone  yes    gone  yes     gone  yes    gone   yes   gone    yes   yes   gone gone
node, a BookingGroup                      | gone   gone  yes    gone  yes     gone  yes    gone   yes   gone    yes   yes   gone gone
node, a BookingBar                        | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Quota                             | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Booking held by a branch          | gone   gone  gone   gone  yes     gone  yes    yes    yes   gone    yes   yes   gone gone
node, a RoleAssignment of a resident      | gone   gone  yes    gone  gone    gone  gone   gone   gone  gone    gone  yes   yes  gone
node, a RoleAssignment of a manager       | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Webhook                           | gone   gone  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
node, a WebhookDelivery                   | gone   gone  gone   gone  yes     gone  gone   gone   gone  gone    gone  gone  gone gone
node, a Notification                      | gone   gone  yes    gone  gone    gone  gone   gone   gone  gone    gone  gone  gone gone
node, a CalendarFeed                      | gone   gone  yes    gone  gone    gone  gone   gone   gone  gone    gone  gone  gone gone
node, a ServiceAccount                    | gone   gone   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
node, a ServiceCategory                   | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a SupplyDemandList that is a draft  | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a SupplyDemandList that is closed   | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Supply on a draft                 | gone   gone  gone   gone  yes     gone  gone   gone   yes   gone    yes   yes   gone gone
node, a Supply, withdrawn                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Demand on a submitted list        | gone   gone  gone   gone  gone    gone  gone   yes    yes   gone    yes   yes   gone gone
node, a Demand, withdrawn                 | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a Match to look at                  | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a Match                             | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a MatchingRun                       | gone   gone   gone   gone   gone   gone   gone   yes    yes    gone   yes    yes    gone   gone  
node, a ServiceProjectBook, a draft       | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a ProjectMilestone of a draft       | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, an Attachment                       | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a PaperSignature                    | gone   gone  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
node, a ServiceProjectBook, in force      | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
node, a ProjectMilestone                  | yes    yes   yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
`);

export const WHO_MAY_DO_WHAT = textTable(`
                                          | nobody guest booker other manager rival keeper branch staff sibling above admin far  ended
bookingCreate                             | login  join  yes    yes   no      no    no     no     no    no      no    no    no   no
bookingGroupCreate                        | login  join  yes    yes   no      no    no     no     no    no      no    no    no   no
bookingCancel, with a reason              | login  join  yes    gone  yes     gone  yes    gone   no    gone    no    no    gone gone
bookingCancel, without                    | login  join  yes    gone  input   gone  input  gone   no    gone    no    no    gone gone
bookingCancel, held by a branch           | login  join  gone   gone  input   gone  input  yes    no    gone    no    no    gone gone
bookingCancel, held by a unit             | login  join  gone   gone  input   yes   input  gone   no    gone    no    no    gone gone
bookingMove                               | login  join  yes    gone  no      gone  no     gone   no    gone    no    no    gone gone
bookingsCancelBetween                     | login  join  yes    yes   no      no    no     no     no    no      no    no    no   yes
bookingHold                               | login  join  yes    yes   no      no    no     no     no    no      no    no    no   no
bookingHoldRelease                        | login  join  yes    gone  gone    gone  gone   gone   gone  gone    gone  gone  gone gone
bookingConfirm                            | login  join  no     gone  yes     gone  yes    gone   no    gone    no    no    gone gone
bookingReject                             | login  join  no     gone  yes     gone  yes    gone   no    gone    no    no    gone gone
bookingBarSet                             | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
bookingBarLift                            | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
bookingBarAppeal                          | login  join  yes    gone  no      gone  gone   gone   no    gone    no    no    gone gone
bookingBarAppealDecide                    | login  join  gone   gone  no      gone  gone   gone   yes   gone    yes   yes   gone gone
closurePlanChoose                         | login  join  gone   gone  yes     gone  yes    gone   gone  gone    gone  gone  gone gone
closureConfirm                            | login  join  gone   gone  yes     gone  yes    gone   gone  gone    gone  gone  gone gone

facilityCreate                            | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
facilityUpdate                            | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityUpdate, of a draft                | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityBookingPolicySet                  | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityBookingPolicySet, of a draft      | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
facilityPartsSet                          | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
facilityExcludesSet                       | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
quotaSet                                  | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
quotaSet, of a unit                       | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
quotaSet, of a division                   | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
quotaRemove                               | login  join  no     no    yes     no    no     no     no    no      no    no    no   no
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
unitUpdate                                | login  join  no     no    yes     no    no     no     no     no      no    no    no   no
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
supplyDemandListCopy                      | login  join  gone   gone  yes     gone  gone   gone   no    gone    no    no    gone gone
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
matchPropose                              | login  join  no     no    yes     no    no     yes    no    no      no    no    no   no
matchSet                                  | login  join  no     no    no      no    no     no     yes   no      yes   yes   no   no
bookingMatch, of a grid                   | login  join   no     no     no     no     no     yes    yes    no     yes    yes    no     no    
bookingMatch, of a community              | login  join   no     no     no     no     no     no     yes    no     yes    yes    no     no    
bookingMatch, of a district               | login  join   no     no     no     no     no     no     no     no     no     yes    no     no    
bookingMatchStart                         | login  join   no     no     no     no     no     no     yes    no     yes    yes    no     no    
matchingRunCancel                         | login  join   gone   gone   gone   gone   gone   yes    yes    gone   yes    yes    gone   gone  
matchWeightsSet                           | login  join   no     no     no     no     no     no     no     no     no     yes    no     no    
matchCancel                               | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
matchFulfil                               | login  join  gone   gone  no      gone  gone   yes    no    gone    no    no    gone gone

serviceProjectBookDraft                   | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
serviceProjectBookRevise, a draft         | login  join  gone   gone  yes     gone  gone   yes    yes   gone    yes   yes   gone gone
serviceProjectBookRevise, a running one   | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
serviceProjectBookSign, for a branch      | login  join  gone   gone  no      gone  gone   yes    no    gone    no    no    gone gone
serviceProjectBookSign, for a unit        | login  join  gone   gone  no      gone  gone   no     no    gone    no    no    gone gone
serviceProjectBookWithdrawRevision        | login  join  no     no    yes     no    no     yes    yes   no      yes   yes   no   no
attachmentCreate                          | login  join  yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
paperSignatureEnter                       | login  join  gone   gone  yes     gone  gone   no     yes   gone    yes   yes   gone gone
paperSignatureConfirm                     | login  join  gone   gone  yes     gone  gone   no     yes   gone    yes   yes   gone gone
paperSignatureConfirm, entered by staff   | login  join  gone   gone  yes     gone  gone   no     no    gone    no    no    gone gone
paperSignatureReject                      | login  join  gone   gone  yes     gone  gone   no     yes   gone    yes   yes   gone gone
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

notificationsRead                         | login  join  yes    gone  no      no    no     no     no    no      no    no    no   gone
notificationSettingsSet                   | login  join  yes    yes   no      no    no     no     no    no      no    no    no   yes
calendarFeedCreate                        | login  join  yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
calendarFeedCreate, of a facility         | login  join  no     no    yes     no    yes    no     no    no      no    no    no   no
calendarFeedCreate, of a draft            | login  join  gone   gone  yes     gone  yes    gone   no    gone    no    no    gone gone
calendarFeedRevoke                        | login  join  yes    gone  gone    gone  gone   gone   gone  gone    gone  gone  gone gone

serviceAccountCreate                      | login  join   no     no     yes    no     no     no     no     no     no     no     no     no
serviceAccountRotateSecret                | login  join   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
serviceAccountRevoke                      | login  join   gone   gone   yes    gone   gone   gone   gone   gone   gone   gone   gone   gone
phoneCodeRequest                          | login  join  yes    yes    state   state  state  state  state  state   state  state state yes
phoneConfirm                              | login  join  yes    yes    state   state  state  state  state  state   state  state state yes
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
accountDisable, of a resident             | login  join  no     no    no      no    no     no     no    no      no    yes   yes  no
accountDisable, of community staff        | login  join  no     no    no      no    no     no     no    no      no    yes   gone no
accountDisable, by their subject          | login  join  no     no    no      no    no     no     no    no      no    yes   yes  no
accountEnable                             | login  join  no     no    no      no    no     no     no    no      no    yes   yes  no
personalDataExport                        | login  join  yes    yes   yes     yes   yes    yes    yes   yes     yes   yes   yes  yes
personalDataErase, by another name        | login  join  input  input state   state state  state  state state   state state state input
personalDataErase, of somebody alike      | login  join  yes    yes   state   state state  state  state state   state state state yes
`);

/*
 * Fields that are not everybody's. Beside the words above:
 *   clear  the value itself                            masked  only what does not tell who it is
 *   empty  null or an empty list, though there is something
 */
export const WHO_SEES_WHICH_FIELD = textTable(`
                                          | nobody guest booker other  manager rival  keeper branch staff  sibling above  admin  far    ended
Resident.*, by their id                   | gone   gone  clear  gone   clear   gone   clear  gone   gone   gone    gone   gone   gone   gone
Resident.*, of a booking that stands      | gone   gone  clear  gone   clear   gone   clear  gone   masked gone    masked masked gone   gone
Resident.*, of one that was cancelled     | gone   gone  gone   clear  masked  gone   masked gone   masked gone    masked masked gone   gone
Resident.*, of one long past              | gone   gone  gone   clear  gone    masked gone   gone   masked gone    masked masked gone   gone
Booking.*                                 | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
BookingGroup.*                            | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
BookingBar.*                              | gone   gone  gone   gone   clear   gone   gone   gone   clear  gone    clear  clear  gone   gone
AuditEntry.*                              | login  gone  gone   gone   gone    gone   gone   gone   clear  gone    clear  clear  gone   gone
PersonalDataView.*                        | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   gone   gone   gone
RoleAssignment.*                          | gone   gone  gone   gone   clear   gone   gone   gone   clear  gone    clear  clear  gone   gone
RoleAssignment.holder                     | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   masked masked gone
RoleAssignment.giverSubject               | gone   gone  gone   gone   masked  gone   gone   gone   masked gone    masked masked gone   gone
RoleAssignment.holderSubject              | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   masked masked gone
Account.*                                 | gone   gone  gone   gone   gone    gone   gone   gone   gone   gone    gone   clear  clear  gone
Account.holderSubject                     | gone   gone  gone   gone   gone    gone   gone   gone   gone   gone    gone   masked masked gone
Webhook.*                                 | gone   gone  gone   gone   clear   gone   gone   gone   gone   gone    gone   gone   gone   gone
WebhookDelivery.*                         | gone   gone  gone   gone   clear   gone   gone   gone   gone   gone    gone   gone   gone   gone
ResidentUnit.webhooks                     | empty  empty empty  empty  clear   empty  empty  empty  empty  empty   empty  empty  empty  empty
Notification.*                            | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   gone   gone   gone
CalendarFeed.*                            | gone   gone  clear  gone   gone    gone   gone   gone   gone   gone    gone   gone   gone   gone
ServiceAccount.*                          | gone   gone   gone   gone   clear  gone   gone   gone   gone   gone   gone   gone   gone   gone
ResidentUnit.serviceAccounts              | empty  empty  empty  empty  clear  empty  empty  empty  empty  empty  empty  empty  empty  empty
Delegate.name                             | masked masked masked masked clear  masked masked masked clear masked  clear  clear  masked masked
SharedFacility.ownOverlappingBooking      | empty  empty clear  empty  empty   empty  empty  empty  empty  empty   empty  empty  empty  empty
ClosurePlan.*                             | gone   gone  gone   gone   clear   gone   clear  gone   gone   gone    gone   gone   gone   gone
ClosureEffect.*                           | gone   gone  gone   gone   clear   gone   clear  gone   gone   gone    gone   gone   gone   gone
ClosureNotice.*                           | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
Booking.closureNotice                     | gone   gone  clear  gone   clear   gone   clear  gone   clear  gone    clear  clear  gone   gone
SharedFacility.openPlans                  | empty  empty empty  empty  clear   empty  clear  empty  empty  empty   empty  empty  empty  empty
SharedFacility.stateReason                | empty  empty empty  empty  clear   empty  empty  empty  clear  empty   clear  clear  empty  empty
SharedFacility.occupancy                  | empty  empty empty  empty  clear   empty  clear  empty  clear  empty   clear  clear  empty  empty
SharedFacility.openingPreview             | empty  empty empty  empty  clear   empty  clear  empty  empty  empty   empty  empty  empty  empty
AllianceMembership.stateReason            | empty  empty empty  empty  empty   clear  empty  empty  clear  empty   clear  clear  empty  empty
SupplyDemandList.stateReason              | empty  empty empty  empty  empty   empty  empty  clear  clear  empty   clear  clear  empty  empty
Supply.stateReason                        | empty  empty empty  empty  clear   empty  empty  empty  clear  empty   clear  clear  empty  empty
Demand.stateReason                        | empty  empty empty  empty  empty   empty  empty  clear  clear  empty   clear  clear  empty  empty
Match.*                                   | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchScore.*                              | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
RejectedOccurrence.*                      | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchOccurrence.*                         | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchAttention.*                          | gone   gone  gone   gone   clear   gone   gone   clear  clear  gone    clear  clear  gone   gone
MatchingRun.*                             | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
UnmatchedDemand.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingMetrics.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PartyShare.*                              | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PriorityFulfilment.*                      | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingComparison.*                      | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
Relaxation.*                              | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingChanges.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PairChange.*                              | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
PartyChange.*                             | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
MatchingReplay.*                          | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
Demand.unmatched                          | empty  empty  empty  empty  empty  empty  empty  clear  clear  empty  clear  clear  empty  empty 
Demand.suggestedSupplies                  | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
SuggestedSupply.*                         | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
CounterpartFit.*                          | gone   gone   gone   gone   gone   gone   gone   clear  clear  gone   clear  clear  gone   gone  
Supply.suggestedDemands                   | gone   gone   gone   gone   clear  gone   gone   gone   clear  gone   clear  clear  gone   gone  
SuggestedDemand.*                         | gone   gone   gone   gone   clear  gone   gone   gone   clear  gone   clear  clear  gone   gone  
ServiceProjectBook.stateReason            | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ServiceProjectBook.openRevision           | gone   gone  gone   gone  clear   gone  gone   clear  clear  gone    clear  clear  gone   gone
ProjectParty.paperSignature               | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
PaperSignature.*                          | gone   gone  gone   gone  clear   gone  gone   clear  clear  gone    clear  clear  gone   gone
Attachment.*                              | gone   gone  gone   gone  clear   gone  gone   clear  clear  gone    clear  clear  gone   gone
ServiceProjectBook.settlement             | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ServiceProjectBook.attention              | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectSession.note                       | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectEvaluation.comment                 | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
ProjectMilestone.evidence                 | empty  empty empty  empty  clear   empty  empty  clear  clear  empty   clear  clear  empty  empty
`);
