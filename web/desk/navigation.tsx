import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { SignOutButton } from '../shared/sign-out.tsx';
import { isLargeType, showTypeSize } from '../shared/type-size.ts';
import { speak, useLanguage, words } from '../shared/words.ts';
import { does, SCOPE_PARAMETER, useDesk, useHref } from './desk.ts';
import { type DeskScreen, screenAt, SCREENS, type Task, TASKS } from './screens.ts';

const useSay = words('desk-navigation', {
  skip: { 'zh-CN': '跳到内容', en: 'Skip to content' },
  name: { 'zh-CN': '主导航', en: 'Main' },
  within: { 'zh-CN': '{task}的页面', en: 'Pages of {task}' },
  menu: { 'zh-CN': '菜单', en: 'Menu' },
  place: { 'zh-CN': '工作的地方', en: 'Working for' },
  large: { 'zh-CN': '大字', en: 'Large type' },
});

/** The head of the desk: for which place, what there is to do, and how one reads. Small screens fold it. */
export function Navigation() {
  const say = useSay();
  const language = useLanguage();
  const [path] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const { scope, name, position } = useDesk();
  const href = useHref();
  const current = screenAt(path);
  const named = SCREENS.filter((screen) => screen.name && does(scope, screen.for));
  const tasks = (Object.keys(TASKS) as Task[]).flatMap((task) => {
    const first = named.find((screen) => screen.task === task);
    return first ? [{ task, first }] : [];
  });
  const within = current ? named.filter(({ task }) => task === current.task) : [];
  const linkTo = ({ path }: DeskScreen, text: string, isCurrent: boolean) => (
    <Link key={path} href={href(path)} aria-current={isCurrent ? 'page' : undefined} onClick={() => setOpen(false)}>
      {text}
    </Link>
  );
  return (
    <header className="desk-head no-print" data-open={isOpen}>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <div className="desk-top">
        <ScopeSwitch />
        <button type="button" className="menu-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('menu')}
        </button>
      </div>
      <nav className="tasks folds" aria-label={say('name')}>
        {tasks.map(({ task, first }) => linkTo(first, TASKS[task][language], current?.task === task))}
      </nav>
      {within.length > 1 && (
        <nav className="within" aria-label={say('within', { task: TASKS[current!.task][language] })}>
          {within.map((screen) => linkTo(screen, screen.name![language], screen === current))}
        </nav>
      )}
      <div className="desk-person folds">
        <p className="small">
          {name}
          {position !== null && position !== name && <span className="muted"> {position}</span>}
        </p>
        <ReadingButtons />
        <SignOutButton />
      </div>
    </header>
  );
}

/** From one place to the other, on the same page if there is that to do as well. */
function ScopeSwitch() {
  const say = useSay();
  const { scopes, scope } = useDesk();
  const [path, navigate] = useLocation();
  if (scopes.length === 1) return <p className="place">{scope.name}</p>;
  const change = (id: string) => {
    const next = scopes.find((one) => one.id === id)!;
    const here = screenAt(path);
    const stays = here?.name !== undefined && does(next, here.for);
    navigate(`${stays && path !== '/' ? path : ''}?${new URLSearchParams({ [SCOPE_PARAMETER]: id })}`);
  };
  return (
    <select
      className="place"
      aria-label={say('place')}
      value={scope.id}
      onChange={({ target }) => change(target.value)}
    >
      {scopes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** In which language, and how large. */
export function ReadingButtons() {
  const say = useSay();
  const language = useLanguage();
  const [large, setLarge] = useState(isLargeType);
  const [code, name] = language === 'en' ? (['zh-CN', '中文'] as const) : (['en', 'English'] as const);
  return (
    <div className="row">
      <button type="button" lang={code} onClick={() => speak(code)}>
        {name}
      </button>
      <button
        type="button"
        className="chip"
        aria-pressed={large}
        onClick={() => {
          showTypeSize(!large);
          setLarge(!large);
        }}
      >
        {say('large')}
      </button>
    </div>
  );
}
