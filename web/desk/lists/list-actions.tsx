import {
  DeskListCloseDocument,
  DeskListConfirmDocument,
  DeskListCopyDocument,
  type DeskListCardFragment,
  DeskListReturnDocument,
  DeskListSubmitDocument,
} from '@grid-commons/client';
import { useMemo, useState } from 'react';
import { newIdempotencyKey } from '../../shared/api.ts';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { periodText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';
import { nextPeriod, PeriodFields } from './period-fields.tsx';

const useSay = words('desk-list-actions', {
  submit: { 'zh-CN': '提交清单', en: 'Submit the list' },
  confirm: { 'zh-CN': '确认生效', en: 'Put it in force' },
  return: { 'zh-CN': '退回清单', en: 'Return the list' },
  close: { 'zh-CN': '关闭清单', en: 'Close the list' },
  copy: { 'zh-CN': '沿用为下一期', en: 'Copy to the next period' },
  owner: { 'zh-CN': '主体', en: 'Of' },
  period: { 'zh-CN': '有效期', en: 'Period' },
  supplies: { 'zh-CN': '供', en: 'Supplies' },
  demands: { 'zh-CN': '需', en: 'Demands' },
  entries: { 'zh-CN': '{n} 条，合计 {sum}', en: '{n, plural, one {# entry} other {# entries}}, {sum} in all' },
  submitMeans: {
    'zh-CN': '提交后不能再改条目，由有权的人确认生效或退回。',
    en: 'Entries cannot be changed after that; who may confirms the list or returns it.',
  },
  confirmMeans: {
    'zh-CN': '生效后对所有人公开，并参加对接。',
    en: 'In force it is public, and its entries are matched.',
  },
  returnMeans: {
    'zh-CN': '清单回到草稿，主体可以看到原因。',
    en: 'It becomes a draft again; its owner reads the reason.',
  },
  closeMeans: {
    'zh-CN': '还没有双方确认的对接会取消；已确认的继续有效。',
    en: 'Matches that are not confirmed by both sides are cancelled; confirmed ones go on.',
  },
  copyMeans: {
    'zh-CN': '带入未撤回的条目，成为新的草稿；设施已停用等不再合规的条目不带入。',
    en: 'Entries that are not withdrawn are taken into a new draft; what a rule would refuse today is left out.',
  },
  submitted: { 'zh-CN': '已提交，等待确认。', en: 'Submitted; it waits to be confirmed.' },
  confirmed: { 'zh-CN': '已生效。', en: 'In force.' },
  returned: { 'zh-CN': '已退回。', en: 'Returned.' },
  closed: { 'zh-CN': '已关闭。', en: 'Closed.' },
  copied: { 'zh-CN': '已建好下一期的草稿。', en: 'The draft of the next period is there.' },
});

const ACTIONS = ['submit', 'confirm', 'return', 'close', 'copy'] as const;
type Action = (typeof ACTIONS)[number];

const DONE = {
  submit: 'submitted',
  confirm: 'confirmed',
  return: 'returned',
  close: 'closed',
  copy: 'copied',
} as const;
const MEANS = {
  submit: 'submitMeans',
  confirm: 'confirmMeans',
  return: 'returnMeans',
  close: 'closeMeans',
  copy: 'copyMeans',
} as const;

interface ListActionsProps {
  readonly list: DeskListCardFragment;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What the caller may do with a list, each as a verb, and each asked once more before it is done. */
export function ListActions({ list, done }: ListActionsProps) {
  const say = useSay();
  const [asking, setAsking] = useState<Action>();
  return (
    <>
      {ACTIONS.filter((action) => list.viewerCan[action]).map((action) => (
        <button
          key={action}
          type="button"
          className={action === 'close' || action === 'return' ? 'danger-action' : ''}
          onClick={() => setAsking(action)}
        >
          {say(action)}
        </button>
      ))}
      {asking && (
        <ActionSheet
          action={asking}
          list={list}
          close={() => setAsking(undefined)}
          done={() => {
            setAsking(undefined);
            done(say(DONE[asking]));
          }}
        />
      )}
    </>
  );
}

interface ActionSheetProps {
  readonly action: Action;
  readonly list: DeskListCardFragment;
  readonly close: () => void;
  readonly done: () => void;
}

function ActionSheet({ action, list, close, done }: ActionSheetProps) {
  const say = useSay();
  const submit = useChange(DeskListSubmitDocument);
  const confirm = useChange(DeskListConfirmDocument);
  const giveBack = useChange(DeskListReturnDocument);
  const end = useChange(DeskListCloseDocument);
  const copy = useChange(DeskListCopyDocument);
  const [period, setPeriod] = useState(() => nextPeriod(list));
  const idempotencyKey = useMemo(newIdempotencyKey, []);
  const { id: listId, figures } = list;
  const act = async (reason: string): Promise<string | undefined> => {
    const { problem } = await {
      submit: () => submit.change({ input: { listId } }),
      confirm: () => confirm.change({ input: { listId } }),
      return: () => giveBack.change({ input: { listId, reason } }),
      close: () => end.change({ input: { listId, reason } }),
      copy: () => copy.change({ input: { listId, ...period, idempotencyKey } }),
    }[action]();
    if (problem === undefined) done();
    return problem;
  };
  const side = ({ entries, quantity }: { readonly entries: number; readonly quantity: number }) =>
    say('entries', { n: entries, sum: quantity });
  return (
    <CheckSheet
      title={say(action)}
      verb={say(action)}
      facts={[
        [say('owner'), list.owner.name],
        [say('period'), periodText(list.validFrom, list.validTo)],
        [say('supplies'), side(figures.supplies)],
        [say('demands'), side(figures.demands)],
      ]}
      consequence={say(MEANS[action])}
      withReason={action === 'return' || action === 'close'}
      isDanger={action === 'close' || action === 'return'}
      isUnderWay={[submit, confirm, giveBack, end, copy].some(({ isUnderWay }) => isUnderWay)}
      close={close}
      act={act}
    >
      {action === 'copy' && <PeriodFields period={period} change={setPeriod} />}
    </CheckSheet>
  );
}
