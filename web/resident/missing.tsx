import { Link } from 'wouter';
import { Page } from '../shared/page.tsx';
import { words } from '../shared/words.ts';

const useSay = words('missing', {
  title: { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  back: { 'zh-CN': '去找场地', en: 'Find a place' },
});

export function MissingScreen() {
  const say = useSay();
  return (
    <Page title={say('title')}>
      <Link className="button" href="/">
        {say('back')}
      </Link>
    </Page>
  );
}
