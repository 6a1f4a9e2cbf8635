import { MyMessagesDocument, type MyMessagesQuery, ReadMessagesDocument } from '@grid-commons/client';
import { useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { useFound } from '../../shared/found.ts';
import { Empty, NotRenewed, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { signIn } from '../../shared/session.ts';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { MessageSettings } from './message-settings.tsx';

const useSay = words('messages', {
  title: { 'zh-CN': '消息', en: 'Messages' },
  none: { 'zh-CN': '还没有消息。', en: 'There is nothing yet.' },
  notSignedIn: { 'zh-CN': '登录以后才能看到您的消息。', en: 'Sign in to see your messages.' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  fresh: { 'zh-CN': '新', en: 'New' },
});

/** As many as one page of the API has. */
const SHOWN_MAX = 100;

type Message = NonNullable<MyMessagesQuery['viewer']>['notifications']['edges'][number]['node'];

/** What one was told, the newest first; what is shown is read. */
export function MessagesScreen() {
  const say = useSay();
  const [answer, reload] = useQuery({
    query: MyMessagesDocument,
    variables: { first: SHOWN_MAX },
    requestPolicy: 'network-only',
  });
  const { data, since } = useFound(answer);
  const { error } = answer;
  const messages = data?.viewer?.notifications.edges.map(({ node }) => node);
  return (
    <Page title={say('title')}>
      <NotRenewed since={since} error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      {!data && !error && <Skeleton rows={3} />}
      {data && !messages && (
        <div className="notice">
          <p>{say('notSignedIn')}</p>
          <button type="button" onClick={() => signIn()}>
            {say('signIn')}
          </button>
        </div>
      )}
      {messages?.length === 0 && <Empty title={say('none')} />}
      {messages && messages.length > 0 && <MessageList messages={messages} />}
      {messages && <MessageSettings />}
    </Page>
  );
}

function MessageList({ messages }: { readonly messages: readonly Message[] }) {
  const say = useSay();
  const language = useLanguage();
  const [, read] = useMutation(ReadMessagesDocument);
  // What was new when one came stays marked while one reads.
  const [fresh] = useState(() => messages.filter(({ readAt }) => readAt === null).map(({ id }) => id));
  useEffect(() => {
    if (fresh.length > 0) void read({ input: { notificationIds: fresh } });
  }, [fresh, read]);
  return (
    <ul className="cards">
      {messages.map(({ id, at, text, booking }) => (
        <li key={id} className="card">
          {booking ? <Link href={`/bookings/${booking.id}`}>{text}</Link> : <span>{text}</span>}
          <div className="small muted">
            {fresh.includes(id) && `${say('fresh')} · `}
            {momentText(at, language)}
          </div>
        </li>
      ))}
    </ul>
  );
}
