import type { Feature } from '../request/feature.ts';
import { ListCopyResolver } from './lists/copy/copy-list.resolver.ts';
import { ListCsvResolver } from './lists/csv/list-csv.resolver.ts';
import { ListsCsvResolver, MatchesCsvResolver } from './lists/csv/tables-csv.resolver.ts';
import { DemandsCsvResolver, SuppliesCsvResolver } from './lists/csv/entries-csv.resolver.ts';
import { Demand } from './lists/entries/demand.entity.ts';
import { visibleDemand } from './lists/entries/demand.loader.ts';
import { DemandResolver } from './lists/entries/demand.resolver.ts';
import { ListEntryConnectionsResolver } from './lists/entries/entry-connection.resolver.ts';
import { ListEntryResolver } from './lists/entries/entry.resolver.ts';
import { ListActionsResolver } from './lists/list-actions.resolver.ts';
import { ServiceCategory } from './lists/service-category.entity.ts';
import { categoryById } from './lists/service-category.loader.ts';
import { ServiceCategoryResolver } from './lists/service-category.resolver.ts';
import { SupplyDemandList } from './lists/supply-demand-list.entity.ts';
import { visibleList } from './lists/supply-demand-list.loader.ts';
import {
  BranchListsResolver,
  SupplyDemandListResolver,
  UnitListsResolver,
} from './lists/supply-demand-list.resolver.ts';
import { Supply } from './lists/entries/supply.entity.ts';
import { visibleSupply } from './lists/entries/supply.loader.ts';
import { SupplyResolver } from './lists/entries/supply.resolver.ts';
import { Match } from './matches/match.entity.ts';
import { visibleMatch } from './matches/match.loader.ts';
import { JudgementResolver } from './judging/judgement.resolver.ts';
import { OpenEntriesResolver } from './judging/open-entries.resolver.ts';
import { ProposeMatchResolver } from './judging/propose-match.resolver.ts';
import { SetMatchResolver } from './judging/set-match.resolver.ts';
import { DemandMatchesResolver, MatchEntriesResolver, SupplyMatchesResolver } from './lists/entry-matches.resolver.ts';
import { MatchActionsResolver } from './matches/match-actions.resolver.ts';
import { MatchResolver } from './matches/match.resolver.ts';
import { MatchTimeResolver } from './matches/match-time.resolver.ts';
import { lapseAcceptances } from './matches/lapse-acceptances.ts';
import { MatchingRun } from './matching/matching-run.entity.ts';
import { RunConnectionsResolver } from './matching/connections/run-connections.resolver.ts';
import { visibleRun } from './matching/matching-run.loader.ts';
import {
  DemandCandidatesResolver,
  MatchingRunResolver,
  MatchRunResolver,
  MatchWeightsResolver,
  PartyShareResolver,
  SuggestedDemandResolver,
  SuggestedSupplyResolver,
  SupplyCandidatesResolver,
  UnmatchedDemandResolver,
} from './matching/matching-run.resolver.ts';
import {
  PairChangeResolver,
  PartyChangeResolver,
  RunChangesResolver,
} from './matching/changes/run-changes.resolver.ts';
import { StartedRunResolver } from './matching/starting/started-run.resolver.ts';
import { workStartedRun } from './matching/starting/work-run.ts';

export { ServiceCategory } from './lists/service-category.entity.ts';
export { categoryById } from './lists/service-category.loader.ts';
export { UNIT_OF_MEASURE_LABELS } from './lists/entries/entry.labels.ts';
export { entryStateAsOf } from './matches/as-of.ts';
export { demandCoverage } from './lists/entries/demand.loader.ts';
export { UnitOfMeasure } from './lists/entries/entry.entity.ts';
export { isBranchId, ListOwner, ownerOf } from './lists/list-owner.ts';
export { Match, MatchConcern, type MatchEnder, MatchSide, MatchState } from './matches/match.entity.ts';
export { attentionOf } from './matches/match-time.loader.ts';
export { CONCERN_DATES_MAX } from './matches/match-time.type.ts';
export { visibleMatch } from './matches/match.loader.ts';
export { promisedTimes } from './matches/promised-times.ts';
export { SupplyDemandList } from './lists/supply-demand-list.entity.ts';
export { visibleList } from './lists/supply-demand-list.loader.ts';
export { maySeeInsideList } from './lists/supply-demand-list.policy.ts';
export { cancelMatchesOf } from './matches/match.service.ts';
export { type DateStretch, type OnDate, stretchesOfDates } from './times/date-stretches.ts';
export { dateText } from './times/day-number.ts';
export { weekdayOf } from './times/day-number.ts';
export { type MatchingStage, progressOfRun, TOPIC_OF_STAGE } from './matching/matching-progress.ts';
export { mayReadRun } from './matching/matching-run.policy.ts';

/** Supply-demand lists, what is judged of their pairs, matching runs and matches. */
export const exchangeFeature: Feature = {
  entities: [Match, MatchingRun, ServiceCategory, SupplyDemandList, Supply, Demand],
  resolvers: [
    ServiceCategoryResolver,
    SupplyDemandListResolver,
    ListActionsResolver,
    ListEntryConnectionsResolver,
    ListCsvResolver,
    ListsCsvResolver,
    MatchesCsvResolver,
    DemandsCsvResolver,
    SuppliesCsvResolver,
    ListCopyResolver,
    BranchListsResolver,
    UnitListsResolver,
    ListEntryResolver,
    SupplyResolver,
    DemandResolver,
    MatchResolver,
    MatchActionsResolver,
    MatchTimeResolver,
    MatchEntriesResolver,
    SetMatchResolver,
    JudgementResolver,
    ProposeMatchResolver,
    OpenEntriesResolver,
    SupplyMatchesResolver,
    DemandMatchesResolver,
    MatchingRunResolver,
    StartedRunResolver,
    RunConnectionsResolver,
    RunChangesResolver,
    PairChangeResolver,
    PartyChangeResolver,
    MatchRunResolver,
    UnmatchedDemandResolver,
    PartyShareResolver,
    DemandCandidatesResolver,
    SupplyCandidatesResolver,
    SuggestedSupplyResolver,
    SuggestedDemandResolver,
    MatchWeightsResolver,
  ],
  readers: {
    cat: (ctx, id) => categoryById(ctx).load(id),
    sdl: visibleList,
    sup: visibleSupply,
    dem: visibleDemand,
    mat: visibleMatch,
    run: visibleRun,
  },
  jobs: [workStartedRun, lapseAcceptances],
};
