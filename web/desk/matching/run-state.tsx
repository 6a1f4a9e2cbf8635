import { DeskCancelRunDocument, DeskRunStateDocument } from '@grid-commons/client';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-run-state', {
  PENDING: {
    'zh-CN': '◐ 等待运行：同一区划的运算逐个进行。',
    en: '◐ It waits: runs of one territory are worked in turn.',
  },
  RUNNING: { 'zh-CN': '◐ 正在运行，可以先离开这一页。', en: '◐ It is running; you can leave this page.' },
  CANCELLED: { 'zh-CN': '○ 已取消：{reason}', en: '○ Cancelled: {reason}' },
  FAILED: { 'zh-CN': '▲ 没有成功：{reason}', en: '▲ It came to nothing: {reason}' },
  dates: { 'zh-CN': '日期', en: 'Dates' },
  cancel: { 'zh-CN': '取消运行', en: 'Cancel the run' },
  means: { 'zh-CN': '这次运行不会提出任何建议。', en: 'This run proposes nothing then.' },
});

/** How often is asked how far a run has come, in milliseconds. */
const LOOK_MS = 1_000;

const UNDER_WAY: readonly string[] = ['PENDING', 'RUNNING'];

interface RunStateProps {
  readonly id: string;
  readonly state: string;
  readonly period: string;
  readonly reason: string | null | undefined;
  readonly changed: () => void;
}

/** A run without a result: where it is, a way to call it off, or why there is none. */
export function RunState({ id, state, period, reason, changed }: RunStateProps) {
  const say = useSay();
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const { isUnderWay, change } = useChange(DeskCancelRunDocument);
  useEffect(() => {
    if (!UNDER_WAY.includes(state)) return undefined;
    const looking = setInterval(async () => {
      const { data } = await client.query(DeskRunStateDocument, { id }, { requestPolicy: 'network-only' });
      const now = data?.node?.__typename === 'MatchingRun' ? data.node.state : state;
      if (now !== state) changed();
    }, LOOK_MS);
    return () => clearInterval(looking);
  }, [client, id, state, changed]);
  const cancel = async (reason: string) => {
    const { problem } = await change({ input: { runId: id, reason } });
    if (problem === undefined) {
      setAsking(false);
      changed();
    }
    return problem;
  };
  return (
    <>
      <p className="notice" role="status">
        {say(state as 'PENDING', { reason: reason ?? '' })}
      </p>
      {UNDER_WAY.includes(state) && (
        <button type="button" className="danger-action" onClick={() => setAsking(true)}>
          {say('cancel')}
        </button>
      )}
      {isAsking && (
        <CheckSheet
          title={say('cancel')}
          verb={say('cancel')}
          facts={[[say('dates'), period]]}
          consequence={say('means')}
          withReason
          isDanger
          isUnderWay={isUnderWay}
          close={() => setAsking(false)}
          act={cancel}
        />
      )}
    </>
  );
}
