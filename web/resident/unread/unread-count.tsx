import { UnreadCountDocument } from '@grid-commons/client';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { words } from '../../shared/words.ts';

const useSay = words('unread', {
  unread: { 'zh-CN': '条未读', en: 'unread' },
});

/** How many messages wait to be read, beside the way to them; nothing when there are none. Asked for with each screen. */
export function UnreadCount() {
  const say = useSay();
  const [path] = useLocation();
  const [{ data }, reload] = useQuery({ query: UnreadCountDocument, requestPolicy: 'network-only' });
  // For the screen that is there first it has been asked already.
  const asked = useRef(path);
  useEffect(() => {
    if (asked.current === path) return;
    asked.current = path;
    reload({ requestPolicy: 'network-only' });
  }, [path, reload]);
  const count = data?.viewer?.notifications.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <strong className="count">
      {count} <b className="visually-hidden">{say('unread')}</b>
    </strong>
  );
}
