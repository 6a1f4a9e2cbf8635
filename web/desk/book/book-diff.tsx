import { DeskBookDiffDocument, type DeskBookPageFragment, labelOf } from '@grid-commons/client';
import { useId } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Listing } from '../parts/listing.tsx';

const useSay = words('desk-book-diff', {
  title: { 'zh-CN': '与之前版本相比', en: 'Compared with a version before' },
  against: { 'zh-CN': '与哪一版比较', en: 'Compare with' },
  version: { 'zh-CN': '第 {version} 版', en: 'Version {version}' },
  agreed: { 'zh-CN': '第 {version} 版（各方已签）', en: 'Version {version} (signed by all)' },
  same: { 'zh-CN': '内容相同。', en: 'Both say the same.' },
  ADDED: { 'zh-CN': '新增：{label}：{after}', en: 'Added: {label}: {after}' },
  REMOVED: { 'zh-CN': '删除：{label}：{before}', en: 'Removed: {label}: {before}' },
  CHANGED: {
    'zh-CN': '修改：{label}：由“{before}”改为“{after}”',
    en: 'Changed: {label}: from “{before}” to “{after}”',
  },
});

/** What is other in the shown version than in one before it, in words: added, removed, changed. */
export function BookDiff({ book: { id, version, versions } }: { readonly book: DeskBookPageFragment }) {
  const say = useSay();
  const language = useLanguage();
  const field = useId();
  const { params, go } = useAddress();
  const before = versions.filter((one) => one.version < version);
  // What was agreed last is what one wants to know about; else the version before.
  const agreed = before.filter(({ signedByAllAt }) => signedByAllAt != null);
  const usual = agreed[agreed.length - 1] ?? before[before.length - 1];
  const from = before.find((one) => String(one.version) === params.get('against')) ?? usual;
  const [answer, ask] = useQuery({
    query: DeskBookDiffDocument,
    variables: { id, from: from?.version ?? version, to: version },
    pause: !from,
  });
  if (!from) return null;
  return (
    <section>
      <h2>{say('title')}</h2>
      <p className="row">
        <label htmlFor={field}>{say('against')}</label>
        <select id={field} value={from.version} onChange={({ target }) => go({ against: target.value }, 'replace')}>
          {before.map(({ version, signedByAllAt }) => (
            <option key={version} value={version}>
              {say(signedByAllAt == null ? 'version' : 'agreed', { version })}
            </option>
          ))}
        </select>
      </p>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ node }) => {
          const changes = node?.__typename === 'ServiceProjectBook' ? node.diff : [];
          if (changes.length === 0) return <p>{say('same')}</p>;
          return (
            <ul className="changes">
              {changes.map(({ path, label, kind, before, after }) => {
                const values = { label, before: before ?? '', after: after ?? '' };
                const isKnown = kind === 'ADDED' || kind === 'REMOVED' || kind === 'CHANGED';
                return (
                  <li key={path.join('.') + kind} data-kind={kind}>
                    {isKnown ? say(kind, values) : `${labelOf('BookChangeKind', kind, language)} ${label}`}
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Listing>
    </section>
  );
}
