import { EraseMyDataDocument, ExportMyDataDocument, labelOf, MyDataViewsDocument } from '@grid-commons/client';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { newIdempotencyKey } from '../../shared/api.ts';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { signOut } from '../../shared/session.ts';
import { Sheet } from '../../shared/sheet.tsx';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('privacy', {
  title: { 'zh-CN': '我的个人信息', en: 'What is known of me' },
  views: { 'zh-CN': '谁看过我的姓名和电话', en: 'Who looked at my name and phone' },
  viewed: { 'zh-CN': '{time} · {who}：{purpose}', en: '{time} · {who}: {purpose}' },
  nobody: { 'zh-CN': '还没有人看过。', en: 'Nobody has looked.' },
  export: { 'zh-CN': '导出我的信息', en: 'Get a file of it' },
  download: { 'zh-CN': '下载（一小时内有效，只能下载一次）', en: 'Download (once, within an hour)' },
  erase: { 'zh-CN': '注销并删除我的信息', en: 'Forget me' },
  eraseMeans: {
    'zh-CN': '姓名、电话和登录信息会永久删除，不能恢复。以前的预约只留作统计，不再与您有关。',
    en: 'Your name, phone and sign-in are gone for good. What you booked stays as figures that lead to nobody.',
  },
  name: { 'zh-CN': '请写您的姓名确认', en: 'Write your name to confirm' },
  eraseNow: { 'zh-CN': '永久删除', en: 'Forget me for good' },
  keep: { 'zh-CN': '不删除', en: 'Stay' },
  failed: { 'zh-CN': '没有成功，请再试一次。', en: 'That did not work. Try again.' },
});

const NAME_MAX = 100;

/** What one may ask for of what is known of oneself: who looked, all of it, to be forgotten. */
export function Privacy() {
  const say = useSay();
  const [isErasing, setErasing] = useState(false);
  return (
    <section>
      <h2>{say('title')}</h2>
      <Views />
      <div className="row">
        <ExportButton />
        <button type="button" className="danger-action" onClick={() => setErasing(true)}>
          {say('erase')}
        </button>
      </div>
      {isErasing && <EraseSheet close={() => setErasing(false)} />}
    </section>
  );
}

/** Asked for when somebody wants to know. */
function Views() {
  const say = useSay();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [{ data, error }, ask] = useQuery({ query: MyDataViewsDocument, pause: !isOpen });
  const views = data?.viewer?.personalDataViews;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('views')}</summary>
      {isOpen && error && !data && <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />}
      {isOpen && !error && !data && <Skeleton rows={1} />}
      {views?.length === 0 && <p>{say('nobody')}</p>}
      {views && views.length > 0 && (
        <ul>
          {views.map(({ at, byRole, purpose, unit }) => (
            <li key={at}>
              {say('viewed', {
                time: momentText(at, language),
                who: [unit?.name, labelOf('Role', byRole, language)].filter(Boolean).join(' '),
                purpose,
              })}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function ExportButton() {
  const say = useSay();
  const [key] = useState(newIdempotencyKey);
  const [{ data, error, fetching }, send] = useMutation(ExportMyDataDocument);
  const answer = data?.personalDataExport;
  if (answer?.url) {
    return (
      <a className="button" href={answer.url} download>
        {say('download')}
      </a>
    );
  }
  const problem = error ? say('failed') : answer?.userErrors[0]?.message;
  return (
    <>
      <button type="button" aria-busy={fetching} onClick={() => send({ input: { idempotencyKey: key } })}>
        {say('export')}
      </button>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function EraseSheet({ close }: { readonly close: () => void }) {
  const say = useSay();
  const [{ data, error, fetching }, send] = useMutation(EraseMyDataDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    const answer = await send({ input: { name } });
    // Who is forgotten is signed in no more.
    if (answer.data?.personalDataErase.userErrors.length === 0) await signOut().catch(() => location.assign('/'));
  };
  const problem = error ? say('failed') : data?.personalDataErase.userErrors[0]?.message;
  return (
    <Sheet title={say('erase')} close={close}>
      <p>{say('eraseMeans')}</p>
      <form onSubmit={submit}>
        {problem !== undefined && (
          <p className="notice" data-kind="danger" role="alert">
            {problem}
          </p>
        )}
        <p>
          <label>
            {say('name')} <input type="text" name="name" autoComplete="off" required maxLength={NAME_MAX} />
          </label>
        </p>
        <div className="row">
          <button type="submit" className="danger-action" aria-busy={fetching}>
            {say('eraseNow')}
          </button>
          <button type="button" onClick={close}>
            {say('keep')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
