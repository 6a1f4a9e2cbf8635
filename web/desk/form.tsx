import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { words } from '../shared/words.ts';

const useSay = words('desk-form', {
  failed: { 'zh-CN': '没有提交成功，请再试一次。', en: 'That was not sent. Try again.' },
});

/** A label above what it names. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface RefusedProps {
  readonly error: CombinedError | undefined;
  readonly problems: readonly { readonly message: string }[];
}

/** Why something was not done, as the server says it. */
export function Refused({ error, problems }: RefusedProps) {
  const say = useSay();
  const messages = error ? [say('failed')] : problems.map(({ message }) => message);
  if (messages.length === 0) return null;
  return (
    <div className="notice" data-kind="danger" role="alert">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
