import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import type { Connection } from '../../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../../shared/csv/csv-file.ts';
import type { Labels } from '../../../shared/labels.ts';
import { MatchConnection, type MatchState } from '../../matches/match.entity.ts';
import type { MatchRow } from '../../matches/match.loader.ts';
import { figuresOfList } from '../list-figures.loader.ts';
import { ownerOf } from '../list-owner.ts';
import { SupplyDemandListConnection, type SupplyDemandListState } from '../supply-demand-list.entity.ts';
import type { ListRow } from '../supply-demand-list.loader.ts';

const LIST_STATES: Labels<SupplyDemandListState> = {
  DRAFT: { en: 'draft', 'zh-CN': '草稿' },
  SUBMITTED: { en: 'submitted', 'zh-CN': '待确认' },
  IN_FORCE: { en: 'in force', 'zh-CN': '生效' },
  CLOSED: { en: 'closed', 'zh-CN': '已关闭' },
};

const MATCH_STATES: Labels<MatchState> = {
  PROPOSED: { en: 'proposed', 'zh-CN': '待回应' },
  ACCEPTED: { en: 'accepted by one side', 'zh-CN': '一方已接受' },
  DECLINED: { en: 'declined', 'zh-CN': '已谢绝' },
  CONFIRMED: { en: 'confirmed', 'zh-CN': '双方已确认' },
  FULFILLED: { en: 'fulfilled', 'zh-CN': '已兑现' },
  CANCELLED: { en: 'cancelled', 'zh-CN': '已取消' },
};

const LIST_HEADER = {
  en: 'id,owner,valid from,valid to,state,supplies,supplied quantity,supplies matched,demands,demanded quantity,demands matched,submitted at,in force since,closed at',
  'zh-CN':
    '标识,主体,开始日期,结束日期,状态,供给条数,供给数量,供给已对接,需求条数,需求数量,需求已对接,提交时间,生效时间,关闭时间',
};
const MATCH_HEADER = {
  en: 'id,demand,receiver,supply,giver,quantity,state,score,distance in metres,made at',
  'zh-CN': '标识,需求,需方,供给,供方,数量,状态,得分,距离(米),建立时间',
};

/** Pages of lists and of matches as tables for a spreadsheet. */
@Resolver(() => SupplyDemandListConnection)
export class ListsCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: CSV_OF_PAGE })
  async csv(@Root() { edges }: Connection<ListRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: list }) => {
        const [owner, { supplies, demands }] = await Promise.all([
          ownerOf(ctx, list.ownerId),
          figuresOfList(ctx).load(list.id),
        ]);
        return [
          list.id,
          owner!.name,
          list.validFrom,
          list.validTo,
          LIST_STATES[list.state][ctx.language],
          ...[supplies.entries, supplies.quantity, supplies.matchedQuantity].map(String),
          ...[demands.entries, demands.quantity, demands.matchedQuantity].map(String),
          ...[list.submittedAt, list.confirmedAt, list.closedAt].map((at) => at ?? ''),
        ];
      }),
    );
    return csvFile(LIST_HEADER[ctx.language].split(','), rows);
  }
}

@Resolver(() => MatchConnection)
export class MatchesCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: CSV_OF_PAGE })
  async csv(@Root() { edges }: Connection<MatchRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: match }) => {
        const [giver, receiver] = await Promise.all([
          ownerOf(ctx, match.supplyOwnerId),
          ownerOf(ctx, match.demandOwnerId),
        ]);
        return [
          match.id,
          match.demandTitle,
          receiver!.name,
          match.supplyTitle,
          giver!.name,
          String(match.quantity),
          MATCH_STATES[match.state][ctx.language],
          match.score.total.toFixed(2),
          match.distanceMeters === null ? '' : String(Math.round(match.distanceMeters)),
          match.createdAt,
        ];
      }),
    );
    return csvFile(MATCH_HEADER[ctx.language].split(','), rows);
  }
}
