import { MakeCalendarLinkDocument, MyCalendarLinksDocument, RevokeCalendarLinkDocument } from '@grid-commons/client';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('calendar-links', {
  title: { 'zh-CN': '日历订阅', en: 'In my calendar' },
  why: {
    'zh-CN': '手机日历用一个链接读取您的预约，改动会自动更新。知道链接的人都能看到，请不要转发。',
    en: 'Your calendar reads your bookings by a link, and follows their changes. Whoever has the link can read them: keep it to yourself.',
  },
  make: { 'zh-CN': '创建链接', en: 'Make a link' },
  link: { 'zh-CN': '您的链接（只显示这一次）', en: 'Your link, shown this once' },
  open: { 'zh-CN': '添加到日历', en: 'Add it to my calendar' },
  madeAt: { 'zh-CN': '创建于 {time}', en: 'Made {time}' },
  readAt: { 'zh-CN': '最近读取 {time}', en: 'last read {time}' },
  unread: { 'zh-CN': '尚未读取', en: 'not read yet' },
  revoke: { 'zh-CN': '撤销', en: 'Revoke' },
  failed: { 'zh-CN': '没有成功，请再试一次。', en: 'That did not work. Try again.' },
});

/** Links for calendars: made, looked at, revoked. Asked for when somebody opens it. */
export function CalendarLinks() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('title')}</summary>
      <p>{say('why')}</p>
      {isOpen && <Links />}
    </details>
  );
}

function Links() {
  const say = useSay();
  const language = useLanguage();
  const [{ data }, reload] = useQuery({ query: MyCalendarLinksDocument, requestPolicy: 'network-only' });
  const [made, make] = useMutation(MakeCalendarLinkDocument);
  const [revoked, revoke] = useMutation(RevokeCalendarLinkDocument);
  const isBusy = made.fetching || revoked.fetching;
  const refusals = [
    ...(made.data?.calendarFeedCreate.userErrors ?? []),
    ...(revoked.data?.calendarFeedRevoke.userErrors ?? []),
  ].map(({ message }) => message);
  const told = made.error || revoked.error ? [say('failed')] : refusals;
  const feeds = data?.viewer?.calendarFeeds ?? [];
  const own = feeds.find(({ id }) => id === made.data?.calendarFeedCreate.feed?.id);
  const path = own && made.data?.calendarFeedCreate.url;
  const after = (done: Promise<unknown>) => void done.then(() => reload({ requestPolicy: 'network-only' }));
  return (
    <>
      {told.map((message) => (
        <p key={message} className="notice" data-kind="danger" role="alert">
          {message}
        </p>
      ))}
      {path && <Link path={path} />}
      <ul className="cards">
        {feeds.map(({ id, createdAt, lastReadAt, facility }) => (
          <li key={id} className="card">
            <div className="small">
              {[
                facility?.name,
                say('madeAt', { time: momentText(createdAt, language) }),
                lastReadAt === null ? say('unread') : say('readAt', { time: momentText(lastReadAt, language) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <div className="row">
              <button type="button" disabled={isBusy} onClick={() => after(revoke({ input: { feedId: id } }))}>
                {say('revoke')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" disabled={isBusy} aria-busy={made.fetching} onClick={() => after(make({}))}>
          {say('make')}
        </button>
      </p>
    </>
  );
}

function Link({ path }: { readonly path: string }) {
  const say = useSay();
  const url = `${location.origin}${path}`;
  return (
    <div className="notice" data-kind="done" role="status">
      <p>
        <label>
          {say('link')} <input type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
        </label>
      </p>
      <a className="button" href={url.replace(/^https?:/, 'webcal:')}>
        {say('open')}
      </a>
    </div>
  );
}
