import { ConfirmPhoneDocument, RequestPhoneCodeDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { troubleOf } from '../../shared/api.ts';
import { at, DISTRICT_ZONE, timeText } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';

const useSay = words('phone', {
  title: { 'zh-CN': '验证手机号', en: 'Confirm your phone' },
  why: {
    'zh-CN': '验证以后可以预约更多。家里人可以共用一个手机号，预约合在一起计算。',
    en: 'Then you can book more. A family may share one phone; its bookings count together.',
  },
  change: { 'zh-CN': '更换手机号', en: 'Change your number' },
  other: { 'zh-CN': '发到别的号码', en: 'Send it to another number' },
  otherWhy: {
    'zh-CN': '验证以后，它就是您的电话。',
    en: 'Once it is confirmed, it is your number.',
  },
  phone: { 'zh-CN': '手机号', en: 'Number' },
  ask: { 'zh-CN': '获取验证码', en: 'Send me a code' },
  askFor: { 'zh-CN': '发验证码到 {phone}', en: 'Send a code to {phone}' },
  sent: {
    'zh-CN': '验证码已发到 {phone}，{time} 前有效。',
    en: 'A code was sent to {phone}. It is good until {time}.',
  },
  code: { 'zh-CN': '6 位验证码', en: 'The 6 digits' },
  confirm: { 'zh-CN': '验证', en: 'Confirm' },
  again: { 'zh-CN': '重新获取', en: 'Send another' },
  done: { 'zh-CN': '手机号已验证。', en: 'Your phone is confirmed.' },
  failed: { 'zh-CN': '没有成功，请再试一次。', en: 'That did not work. Try again.' },
});

/** Digits of a code, and of a number with its country, as the API takes them. */
const CODE_LENGTH = 6;
const PHONE_LENGTH_MAX = 20;

/** Where a code was sent to; undefined for the number that one has registered with. */
interface Sent {
  readonly phone: string | undefined;
  readonly expiresAt: string;
}

interface PhoneProps {
  /** The number that one has registered with; null for who has none any more. */
  readonly phone: string | null;
  readonly isConfirmed: boolean;
  readonly reload: () => void;
}

/** Shows that a number is one's own: asks for a code, and answers it. */
export function Phone({ phone, isConfirmed, reload }: PhoneProps) {
  const say = useSay();
  const [sent, setSent] = useState<Sent>();
  const [isDone, setDone] = useState(false);
  const done = () => {
    setSent(undefined);
    setDone(true);
    reload();
  };
  const asked = (phone: string | undefined, expiresAt: string | null) =>
    // Without a time none was needed: who signed one in has said that it is theirs.
    expiresAt === null ? done() : setSent({ phone, expiresAt });
  return (
    <section aria-label={say('title')}>
      {isDone && isConfirmed && (
        <p className="notice" data-kind="done" role="status">
          {say('done')}
        </p>
      )}
      {!isConfirmed && (
        <>
          <h2>{say('title')}</h2>
          <p>{say('why')}</p>
        </>
      )}
      {sent ? (
        <Answer sent={sent} own={phone} done={done} again={() => setSent(undefined)} />
      ) : (
        <>
          {!isConfirmed && phone !== null && <Ask own={phone} asked={asked} />}
          <details open={phone === null}>
            <summary>{say(isConfirmed ? 'change' : 'other')}</summary>
            <p>{say('otherWhy')}</p>
            <AskForOther asked={asked} />
          </details>
        </>
      )}
    </section>
  );
}

type Asked = (phone: string | undefined, expiresAt: string | null) => void;

/** Asks for a code, and says why there is none. */
function useCode(asked: Asked) {
  const [{ data, error, fetching }, request] = useMutation(RequestPhoneCodeDocument);
  const ask = async (phone?: string) => {
    const answer = await request({ input: phone === undefined ? {} : { phone } });
    const given = answer.data?.phoneCodeRequest;
    if (given?.userErrors.length === 0) asked(phone, given.expiresAt);
  };
  return { ask, fetching, error, refusals: data?.phoneCodeRequest.userErrors };
}

function Ask({ own, asked }: { readonly own: string; readonly asked: Asked }) {
  const say = useSay();
  const { ask, fetching, error, refusals } = useCode(asked);
  return (
    <>
      <Refused error={error} refusals={refusals} />
      <button type="button" className="main-action" aria-busy={fetching} disabled={fetching} onClick={() => ask()}>
        {say('askFor', { phone: masked(own) })}
      </button>
    </>
  );
}

function AskForOther({ asked }: { readonly asked: Asked }) {
  const say = useSay();
  const { ask, fetching, error, refusals } = useCode(asked);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void ask(String(new FormData(event.currentTarget).get('phone')));
  };
  return (
    <form onSubmit={submit}>
      <Refused error={error} refusals={refusals} />
      <p>
        <label>
          {say('phone')}{' '}
          <input type="text" inputMode="tel" name="phone" autoComplete="tel" required maxLength={PHONE_LENGTH_MAX} />
        </label>
      </p>
      <button type="submit" aria-busy={fetching} disabled={fetching}>
        {say('ask')}
      </button>
    </form>
  );
}

interface AnswerProps {
  readonly sent: Sent;
  readonly own: string | null;
  readonly done: () => void;
  readonly again: () => void;
}

function Answer({ sent, own, done, again }: AnswerProps) {
  const say = useSay();
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmPhoneDocument);
  const { phone } = sent;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    const answer = await confirm({ input: phone === undefined ? { code } : { code, phone } });
    if (answer.data?.phoneConfirm.userErrors.length === 0) done();
  };
  return (
    <form onSubmit={submit}>
      <p role="status">
        {say('sent', { phone: masked(phone ?? own ?? ''), time: timeText(at(sent.expiresAt, DISTRICT_ZONE)) })}
      </p>
      <Refused error={error} refusals={data?.phoneConfirm.userErrors} />
      <p>
        <label>
          {say('code')}{' '}
          <input
            type="text"
            inputMode="numeric"
            name="code"
            autoComplete="one-time-code"
            required
            pattern={`[0-9]{${CODE_LENGTH}}`}
            maxLength={CODE_LENGTH}
          />
        </label>
      </p>
      <button type="submit" className="main-action" aria-busy={fetching} disabled={fetching}>
        {say('confirm')}
      </button>
      <p>
        <button type="button" onClick={again}>
          {say('again')}
        </button>
      </p>
    </form>
  );
}

interface RefusedProps {
  readonly error: CombinedError | undefined;
  readonly refusals: readonly { readonly message: string }[] | undefined;
}

/** What the API says of it: it names when to come back, too. */
function Refused({ error, refusals = [] }: RefusedProps) {
  const say = useSay();
  const told = error
    ? [(troubleOf(error) === 'busy' && error.graphQLErrors[0]?.message) || say('failed')]
    : refusals.map(({ message }) => message);
  return told.map((message) => (
    <p key={message} className="notice" data-kind="danger" role="alert">
      {message}
    </p>
  ));
}

/** A number as it is shown where others may look on: 138****5678. */
export function masked(phone: string): string {
  const usual = /^(.{3}).{4,}(.{4})$/.exec(phone.replace(/[ -]/g, ''));
  return usual ? `${usual[1]}****${usual[2]}` : `****${phone.slice(-2)}`;
}
