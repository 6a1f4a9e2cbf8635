import { UnreadCountDocument } from '@grid-commons/client';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { answered } from '../../shared/api.ts';
import { words } from '../../shared/words.ts';

const useSay = words('unread', {
  unread: { 'zh-CN': '条未读', en: 'unread' },
});

/**
 * How many messages wait to be read, beside the way to them; nothing when there are none. Asked for with each screen, once
 * it has what it shows.
 */
export function UnreadCount() {
  const say = useSay();
  const [path] = useLocation();
  const [isReady, setReady] = useState(false);
  useEffect(() => void answered().then(() => setReady(true)), []);
  const [{ data }, reload] = useQuery({ query: UnreadCountDocument, requestPolicy: 'network-only', pause: !isReady });
  // For the screen that is there first it has been asked already.
  const asked = useRef(path);
  useEffect(() => {
    if (asked.current === path || !isReady) return;
    asked.current = path;
    reload({ requestPolicy: 'network-only' });
  }, [path, reload, isReady]);
  const count = data?.viewer?.notifications.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <strong className="count">
      {count} <b className="visually-hidden">{say('unread')}</b>
    </strong>
  );
}
