import {
  DeskBookDraftDocument,
  DeskMatchAcceptDocument,
  DeskMatchCancelDocument,
  DeskMatchDeclineDocument,
  DeskMatchFulfilDocument,
  type DeskMatchPageFragment,
} from '@grid-commons/client';
import { useId, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newIdempotencyKey } from '../../shared/api.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { periodText, quantityText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-match-actions', {
  accept: { 'zh-CN': '接受对接', en: 'Accept the match' },
  acceptSUPPLY: { 'zh-CN': '以供方接受', en: 'Accept as the giver' },
  acceptDEMAND: { 'zh-CN': '以需方接受', en: 'Accept as the receiver' },
  decline: { 'zh-CN': '谢绝对接', en: 'Decline the match' },
  cancel: { 'zh-CN': '取消对接', en: 'Take the match back' },
  fulfil: { 'zh-CN': '确认兑现', en: 'Confirm the delivery' },
  draft: { 'zh-CN': '起草项目书', en: 'Draft a project book' },
  giver: { 'zh-CN': '供方', en: 'Giver' },
  receiver: { 'zh-CN': '需方', en: 'Receiver' },
  what: { 'zh-CN': '内容', en: 'What' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  period: { 'zh-CN': '共同的有效期', en: 'Period of both' },
  acceptMeans: {
    'zh-CN': '一方接受后为对方保留数量；双方都接受后生效，并预约设施。',
    en: 'The first acceptance holds the quantity for the other side; the second confirms it and books the facility.',
  },
  declineMeans: { 'zh-CN': '以后的运行不再建议这一对。', en: 'No later run proposes this pair again.' },
  cancelMeans: {
    'zh-CN': '数量重新可用，还没开始的预约会退还。',
    en: 'The quantity is free again, and bookings that have not begun are given back.',
  },
  fulfilMeans: { 'zh-CN': '没有兑现的数量重新成为需求。', en: 'What was not delivered is needed again.' },
  draftMeans: {
    'zh-CN': '由对接双方作为签约方，供给内容成为服务事项。',
    en: 'The two sides become its parties, and what is supplied its items.',
  },
  delivered: { 'zh-CN': '实际兑现数量', en: 'Delivered quantity' },
  bookTitle: { 'zh-CN': '项目名称', en: 'Title of the project' },
  accepted: { 'zh-CN': '已接受。', en: 'Accepted.' },
  confirmed: { 'zh-CN': '双方已确认。', en: 'Both sides have accepted.' },
  declined: { 'zh-CN': '已谢绝。', en: 'Declined.' },
  cancelled: { 'zh-CN': '已取消。', en: 'Taken back.' },
  fulfilled: { 'zh-CN': '已确认兑现。', en: 'The delivery is confirmed.' },
});

type Action = 'acceptSUPPLY' | 'acceptDEMAND' | 'decline' | 'cancel' | 'fulfil' | 'draft';

interface MatchActionsProps {
  readonly match: DeskMatchPageFragment;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What the caller may do with a match, each as a verb, and each asked once more before it is done. */
export function MatchActions({ match, done }: MatchActionsProps) {
  const say = useSay();
  const [asking, setAsking] = useState<Action>();
  const { viewerCan, state, projectBook } = match;
  // Who may do something with an agreed match may take it into a book.
  const isAgreed = state === 'CONFIRMED' || state === 'FULFILLED';
  const actions: Action[] = [
    ...viewerCan.accept.map((side): Action => (side === 'SUPPLY' ? 'acceptSUPPLY' : 'acceptDEMAND')),
    ...(isAgreed && !projectBook && isBetweenBranchAndUnit(match) ? ['draft' as const] : []),
    ...(['fulfil', 'decline', 'cancel'] as const).filter((action) => viewerCan[action]),
  ];
  const name = (action: Action) =>
    say(action.startsWith('accept') && viewerCan.accept.length === 1 ? 'accept' : action);
  return (
    <>
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          className={
            action === 'decline' || action === 'cancel'
              ? 'danger-action'
              : action.startsWith('accept')
                ? 'do-action'
                : ''
          }
          onClick={() => setAsking(action)}
        >
          {name(action)}
        </button>
      ))}
      {asking && (
        <ActionSheet
          action={asking}
          name={name(asking)}
          match={match}
          close={() => setAsking(undefined)}
          done={(what) => {
            setAsking(undefined);
            done(what);
          }}
        />
      )}
    </>
  );
}

/** A book is of one branch and of units. */
function isBetweenBranchAndUnit({ supply, demand }: DeskMatchPageFragment): boolean {
  return supply.list.owner.__typename !== demand.list.owner.__typename;
}

interface ActionSheetProps {
  readonly action: Action;
  readonly name: string;
  readonly match: DeskMatchPageFragment;
  readonly close: () => void;
  readonly done: (what: string) => void;
}

function ActionSheet({ action, name, match, close, done }: ActionSheetProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const id = useId();
  const [, navigate] = useLocation();
  const accept = useChange(DeskMatchAcceptDocument);
  const decline = useChange(DeskMatchDeclineDocument);
  const cancel = useChange(DeskMatchCancelDocument);
  const fulfil = useChange(DeskMatchFulfilDocument);
  const draft = useChange(DeskBookDraftDocument);
  const idempotencyKey = useMemo(newIdempotencyKey, []);
  const { id: matchId, supply, demand, quantity } = match;
  const [deliveredQuantity, setDelivered] = useState(quantity);
  const [title, setTitle] = useState(demand.title);
  const accepting = async (side: 'SUPPLY' | 'DEMAND') => {
    const { problem, data } = await accept.change({ input: { matchId, side, idempotencyKey } });
    const isConfirmed = match.acceptedBySupplierAt != null || match.acceptedByDemanderAt != null;
    if (problem === undefined && data) done(say(isConfirmed ? 'confirmed' : 'accepted'));
    return problem;
  };
  const acts: Readonly<Record<Action, (reason: string) => Promise<string | undefined>>> = {
    acceptSUPPLY: () => accepting('SUPPLY'),
    acceptDEMAND: () => accepting('DEMAND'),
    decline: async (reason) => after('declined', await decline.change({ input: { matchId, reason } })),
    cancel: async (reason) => after('cancelled', await cancel.change({ input: { matchId, reason } })),
    fulfil: async () => after('fulfilled', await fulfil.change({ input: { matchId, deliveredQuantity } })),
    draft: async () => {
      const { problem, data } = await draft.change({ input: { matchIds: [matchId], title } });
      const bookId = data?.serviceProjectBookDraft.book?.id;
      if (bookId !== undefined) navigate(href(`/books/${bookId}`));
      return problem;
    },
  };
  function after(what: 'declined' | 'cancelled' | 'fulfilled', { problem }: { readonly problem?: string | undefined }) {
    if (problem === undefined) done(say(what));
    return problem;
  }
  const from = supply.validFrom > demand.validFrom ? supply.validFrom : demand.validFrom;
  const to = supply.validTo < demand.validTo ? supply.validTo : demand.validTo;
  const means = action.startsWith('accept') ? 'acceptMeans' : (`${action as 'draft'}Means` as const);
  return (
    <CheckSheet
      title={name}
      verb={name}
      facts={[
        [say('giver'), supply.list.owner.name],
        [say('receiver'), demand.list.owner.name],
        [say('what'), `${supply.title} → ${demand.title}`],
        [say('quantity'), quantityText(quantity, demand.unitOfMeasure, language)],
        [say('period'), periodText(from, to)],
      ]}
      consequence={say(means)}
      withReason={action === 'decline' || action === 'cancel'}
      isDanger={action === 'decline' || action === 'cancel'}
      isUnderWay={[accept, decline, cancel, fulfil, draft].some(({ isUnderWay }) => isUnderWay)}
      close={close}
      act={acts[action]}
    >
      {action === 'fulfil' && (
        <p>
          <label htmlFor={id}>{say('delivered')}</label>
          <input
            id={id}
            type="number"
            min={0}
            max={quantity}
            value={deliveredQuantity}
            onChange={({ target }) => setDelivered(Number(target.value))}
          />
        </p>
      )}
      {action === 'draft' && (
        <p>
          <label htmlFor={id}>{say('bookTitle')}</label>
          <input id={id} type="text" value={title} onChange={({ target }) => setTitle(target.value)} />
        </p>
      )}
    </CheckSheet>
  );
}
