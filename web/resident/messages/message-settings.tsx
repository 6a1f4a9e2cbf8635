import {
  ChooseMessagesDocument,
  type ChooseMessagesMutationVariables,
  MessageSettingsFragmentDoc,
  type MessageSettingsFragment,
  MyMessageSettingsDocument,
  readFragment,
} from '@grid-commons/client';
import { useMutation, useQuery } from 'urql';
import { lengthText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('message-settings', {
  title: { 'zh-CN': '消息设置', en: 'What to be told' },
  remind: { 'zh-CN': '开始前提醒', en: 'Remind me before' },
  channels: { 'zh-CN': '同时发送到', en: 'Send it also to' },
  sms: { 'zh-CN': '手机短信', en: 'My phone' },
  mail: { 'zh-CN': '邮箱', en: 'My mailbox' },
  mailAt: { 'zh-CN': '邮箱 {address}', en: 'My mailbox {address}' },
  quiet: {
    'zh-CN': '22:00 至次日 7:00 不打扰，只发送这段时间内就要开始的预约的消息。',
    en: 'Nothing is sent from 22:00 to 7:00, but for what begins within that time.',
  },
  failed: { 'zh-CN': '没有保存成功，请再试一次。', en: 'That was not saved. Try again.' },
});

type Input = ChooseMessagesMutationVariables['input'];
type Kinds = NonNullable<Input['sms']>;

/** Times that are offered, in minutes before the start; any of them, or none. */
const TIMES = [30, 60, 1_440];
/** What is sent, to who wants it sent: all that becomes of a booking. */
const SENT: Kinds = ['BOOKED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'REMINDER', 'CLOSURE', 'LAPSED'];

/** When one is reminded, and where messages go beside this page. */
export function MessageSettings() {
  const say = useSay();
  const [{ data: found }] = useQuery({ query: MyMessageSettingsDocument });
  const [{ data: changed, error, fetching }, choose] = useMutation(ChooseMessagesDocument);
  const viewer = changed?.notificationSettingsSet.viewer ?? found?.viewer;
  const settings = readFragment(MessageSettingsFragmentDoc, viewer?.notificationSettings);
  if (!settings) return null;
  const refusals = changed?.notificationSettingsSet.userErrors ?? [];
  return (
    <details>
      <summary>{say('title')}</summary>
      {(error ? [say('failed')] : refusals.map(({ message }) => message)).map((message) => (
        <p key={message} className="notice" data-kind="danger" role="alert">
          {message}
        </p>
      ))}
      <Choices settings={settings} isBusy={fetching} choose={(input) => void choose({ input })} />
      <p className="small muted">{say('quiet')}</p>
    </details>
  );
}

interface ChoicesProps {
  readonly settings: MessageSettingsFragment;
  readonly isBusy: boolean;
  readonly choose: (input: Input) => void;
}

function Choices({ settings: { remindMinutesBefore, sms, mail, mailAddress }, isBusy, choose }: ChoicesProps) {
  const say = useSay();
  const language = useLanguage();
  const turned = (minutes: number) =>
    remindMinutesBefore.includes(minutes)
      ? remindMinutesBefore.filter((one) => one !== minutes)
      : [...TIMES.filter((one) => remindMinutesBefore.includes(one)), minutes];
  return (
    <>
      <h2>{say('remind')}</h2>
      <div className="chips" role="group" aria-label={say('remind')}>
        {TIMES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="chip"
            disabled={isBusy}
            aria-pressed={remindMinutesBefore.includes(minutes)}
            onClick={() => choose({ remindMinutesBefore: turned(minutes) })}
          >
            {lengthText(minutes, language)}
          </button>
        ))}
      </div>
      <h2>{say('channels')}</h2>
      <div className="chips" role="group" aria-label={say('channels')}>
        <button
          type="button"
          className="chip"
          disabled={isBusy}
          aria-pressed={sms.length > 0}
          onClick={() => choose({ sms: sms.length > 0 ? [] : SENT })}
        >
          {say('sms')}
        </button>
        <button
          type="button"
          className="chip"
          disabled={isBusy}
          aria-pressed={mail.length > 0}
          onClick={() => choose({ mail: mail.length > 0 ? [] : SENT })}
        >
          {mailAddress === null ? say('mail') : say('mailAt', { address: mailAddress })}
        </button>
      </div>
    </>
  );
}
