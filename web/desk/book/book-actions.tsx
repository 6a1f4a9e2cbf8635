import {
  DeskBookResumeDocument,
  DeskBookSignDocument,
  DeskBookStartDocument,
  DeskBookSuspendDocument,
  DeskBookTerminateDocument,
  type DeskBookPageFragment,
} from '@grid-commons/client';
import { useId, useMemo, useState } from 'react';
import { newIdempotencyKey } from '../../shared/api.ts';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { periodText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-book-actions', {
  sign: { 'zh-CN': '代表{party}签署', en: 'Sign for {party}' },
  start: { 'zh-CN': '启动项目', en: 'Begin the project' },
  suspend: { 'zh-CN': '暂停项目', en: 'Halt the project' },
  resume: { 'zh-CN': '恢复项目', en: 'Go on with the project' },
  terminate: { 'zh-CN': '终止项目', en: 'End the project' },
  book: { 'zh-CN': '项目', en: 'Project' },
  version: { 'zh-CN': '版本', en: 'Version' },
  nth: { 'zh-CN': '第 {version} 版', en: 'Version {version}' },
  parties: { 'zh-CN': '签约方', en: 'Parties' },
  term: { 'zh-CN': '期限', en: 'Term' },
  signMeans: {
    'zh-CN': '签署后不能撤回。各方都签署后，这一版生效并对所有人公开。',
    en: 'A signature is not taken back. When all have signed, this version is in force and public.',
  },
  startMeans: {
    'zh-CN': '启动后可以记录活动、完成里程碑。',
    en: 'From then on sessions are logged and milestones reached.',
  },
  suspendMeans: {
    'zh-CN': '暂停期间不记录活动，可以恢复。',
    en: 'No sessions are logged meanwhile; it can go on later.',
  },
  resumeMeans: { 'zh-CN': '项目继续执行。', en: 'The project goes on as it was agreed.' },
  terminateMeans: {
    'zh-CN': '对所有签约方终止。已生效项目里还没有兑现的对接会取消。',
    en: 'It ends for all parties. Matches of a project in force that are not fulfilled are cancelled.',
  },
  settlement: { 'zh-CN': '善后安排', en: 'How it is wound up' },
  signed: { 'zh-CN': '已签署。', en: 'Signed.' },
  allSigned: { 'zh-CN': '已签署，各方签齐，这一版生效。', en: 'Signed by all: this version is in force.' },
  started: { 'zh-CN': '项目已启动。', en: 'The project has begun.' },
  suspended: { 'zh-CN': '项目已暂停。', en: 'The project is halted.' },
  resumed: { 'zh-CN': '项目已恢复。', en: 'The project goes on.' },
  terminated: { 'zh-CN': '项目已终止。', en: 'The project has ended.' },
});

const STEPS = ['start', 'resume', 'suspend', 'terminate'] as const;
type Step = (typeof STEPS)[number];
type Action = { readonly kind: Step } | { readonly kind: 'sign'; readonly partyId: string };

interface BookActionsProps {
  readonly book: DeskBookPageFragment;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What the caller may do with a book, each as a verb, and each asked once more before it is done. */
export function BookActions({ book, done }: BookActionsProps) {
  const say = useSay();
  const [asking, setAsking] = useState<Action>();
  const { viewerCan } = book;
  return (
    <>
      {viewerCan.signFor.map((partyId) => (
        <button key={partyId} type="button" className="do-action" onClick={() => setAsking({ kind: 'sign', partyId })}>
          {say('sign', { party: nameOf(book, partyId) })}
        </button>
      ))}
      {STEPS.filter((step) => viewerCan[step]).map((step) => (
        <button
          key={step}
          type="button"
          className={step === 'terminate' ? 'danger-action' : step === 'suspend' ? '' : 'do-action'}
          onClick={() => setAsking({ kind: step })}
        >
          {say(step)}
        </button>
      ))}
      {asking && (
        <ActionSheet
          action={asking}
          book={book}
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

function nameOf({ parties }: DeskBookPageFragment, partyId: string): string {
  return parties.find(({ party }) => party.id === partyId)?.party.name ?? '';
}

interface ActionSheetProps {
  readonly action: Action;
  readonly book: DeskBookPageFragment;
  readonly close: () => void;
  readonly done: (what: string) => void;
}

function ActionSheet({ action, book, close, done }: ActionSheetProps) {
  const say = useSay();
  const id = useId();
  const sign = useChange(DeskBookSignDocument);
  const start = useChange(DeskBookStartDocument);
  const suspend = useChange(DeskBookSuspendDocument);
  const resume = useChange(DeskBookResumeDocument);
  const terminate = useChange(DeskBookTerminateDocument);
  const idempotencyKey = useMemo(newIdempotencyKey, []);
  const [settlement, setSettlement] = useState('');
  const { id: bookId, version, state } = book;
  const isUnderWay = state === 'RUNNING' || state === 'SUSPENDED';
  const act = async (reason: string): Promise<string | undefined> => {
    if (action.kind === 'sign') {
      const { partyId } = action;
      const { problem, data } = await sign.change({ input: { bookId, version, partyId, idempotencyKey } });
      const open = book.parties.filter(({ signedVersion }) => signedVersion !== version);
      if (problem === undefined && data) done(say(open.length === 1 ? 'allSigned' : 'signed'));
      return problem;
    }
    const [what, { problem }] = await {
      start: async () => ['started', await start.change({ input: { bookId } })] as const,
      suspend: async () => ['suspended', await suspend.change({ input: { bookId, reason } })] as const,
      resume: async () => ['resumed', await resume.change({ input: { bookId } })] as const,
      terminate: async () => {
        const input = { bookId, reason, settlement: settlement.trim() === '' ? null : settlement };
        return ['terminated', await terminate.change({ input })] as const;
      },
    }[action.kind]();
    if (problem === undefined) done(say(what));
    return problem;
  };
  const name = action.kind === 'sign' ? say('sign', { party: nameOf(book, action.partyId) }) : say(action.kind);
  return (
    <CheckSheet
      title={name}
      verb={name}
      facts={[
        [say('book'), `${book.number} ${book.title}`],
        [say('version'), say('nth', { version })],
        [say('parties'), book.parties.map(({ party }) => party.name).join('、')],
        [say('term'), periodText(book.content.term.from, book.content.term.to)],
      ]}
      consequence={say(`${action.kind}Means`)}
      withReason={action.kind === 'terminate' || action.kind === 'suspend'}
      isDanger={action.kind === 'terminate'}
      isUnderWay={[sign, start, suspend, resume, terminate].some(({ isUnderWay }) => isUnderWay)}
      close={close}
      act={act}
    >
      {action.kind === 'terminate' && isUnderWay && (
        <p>
          <label htmlFor={id}>{say('settlement')}</label>
          <textarea id={id} rows={3} value={settlement} onChange={({ target }) => setSettlement(target.value)} />
        </p>
      )}
    </CheckSheet>
  );
}
