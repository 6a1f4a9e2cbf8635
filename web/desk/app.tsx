import { Provider } from 'urql';
import { api } from '../shared/api.ts';
import { Page } from '../shared/page.tsx';
import { words } from '../shared/words.ts';

const useSay = words('desk', { title: { 'zh-CN': '工作台', en: 'Desk' } });

export function DeskApp() {
  const say = useSay();
  return (
    <Provider value={api}>
      <Page title={say('title')}>{null}</Page>
    </Provider>
  );
}
