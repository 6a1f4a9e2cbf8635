import { type ReactNode, useId, useState } from 'react';
import { Sheet } from '../../shared/sheet.tsx';
import { words } from '../../shared/words.ts';

const useSay = words('desk-check', {
  check: { 'zh-CN': '请核对以下内容。', en: 'Check this before you go on.' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  missing: { 'zh-CN': '请写明{what}。', en: 'Fill in: {what}.' },
  back: { 'zh-CN': '返回', en: 'Back' },
});

interface CheckSheetProps {
  readonly title: string;
  /** What is about to be done, as a verb: the word on the button. */
  readonly verb: string;
  /** What it is done with, to be read once more. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What it means. */
  readonly consequence?: string;
  /** Whether a reason is asked for. */
  readonly withReason?: boolean;
  /** What the reason is called, where it is something else. */
  readonly reasonName?: string;
  /** Whether it takes something away. */
  readonly isDanger?: boolean;
  /** Fields of its own, above the reason. */
  readonly children?: ReactNode;
  readonly isUnderWay: boolean;
  readonly close: () => void;
  /** Does it. @returns in words why it was not done; nothing when it was */
  readonly act: (reason: string) => Promise<string | undefined>;
}

/** The answers once more before an act that binds: what is done, what it means, and the verb to do it. */
export function CheckSheet(props: CheckSheetProps) {
  const { title, verb, facts, consequence, withReason, reasonName, isDanger, children, isUnderWay, close, act } = props;
  const say = useSay();
  const id = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const confirm = async () => {
    if (withReason && reason.trim() === '') {
      setProblem(say('missing', { what: reasonName ?? say('reason') }));
      document.getElementById(id)?.focus();
      return;
    }
    if (!isUnderWay) setProblem(await act(reason.trim()));
  };
  return (
    <Sheet title={title} close={close}>
      <p>{say('check')}</p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <FactRow key={name} name={name} value={value} />
        ))}
      </dl>
      {children}
      {withReason && (
        <p>
          <label htmlFor={id}>{reasonName ?? say('reason')}</label>
          <textarea id={id} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
        </p>
      )}
      {consequence !== undefined && <p>{consequence}</p>}
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className={isDanger ? 'danger-action' : 'do-action'}
          aria-busy={isUnderWay}
          onClick={confirm}
        >
          {verb}
        </button>
        <button type="button" onClick={close}>
          {say('back')}
        </button>
      </div>
    </Sheet>
  );
}

function FactRow({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
