import {
  DeskBookDiffDocument,
  DeskBookWithdrawRevisionDocument,
  type DeskBookPageFragment,
} from '@grid-commons/client';
import { useState } from 'react';
import { useQuery } from 'urql';
import { words } from '../../shared/words.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { Listing } from '../parts/listing.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-open-revision', {
  title: { 'zh-CN': '协商中的修订', en: 'Revision being negotiated' },
  beside: {
    'zh-CN': '第 {inForce} 版继续有效、对外公开；第 {open} 版各方签齐后替换它。',
    en: 'Version {inForce} holds and is public; version {open} replaces it when all have signed.',
  },
  what: { 'zh-CN': '内容', en: 'What' },
  inForce: { 'zh-CN': '生效（第 {version} 版）', en: 'In force (version {version})' },
  open: { 'zh-CN': '修订（第 {version} 版）', en: 'Revision (version {version})' },
  none: { 'zh-CN': '无', en: 'none' },
  same: { 'zh-CN': '内容相同。', en: 'Both say the same.' },
  withdraw: { 'zh-CN': '撤回修订', en: 'Withdraw the revision' },
  withdrawMeans: {
    'zh-CN': '这一版和它已有的签署都作废，生效的版本不变。',
    en: 'This version goes, with the signatures that it has; what is in force stays.',
  },
  project: { 'zh-CN': '项目', en: 'Project' },
  version: { 'zh-CN': '撤回的版本', en: 'Version that is withdrawn' },
  nth: { 'zh-CN': '第 {version} 版', en: 'Version {version}' },
  withdrawn: { 'zh-CN': '修订已撤回。', en: 'The revision is withdrawn.' },
});

interface OpenRevisionProps {
  readonly book: DeskBookPageFragment;
  /** Told in words what was done. */
  readonly done: (what: string) => void;
}

/** What is negotiated beside the version in force: clause by clause, what stands in the one and in the other. */
export function OpenRevision({ book, done }: OpenRevisionProps) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useChange(DeskBookWithdrawRevisionDocument);
  const { id, openRevision, versionInForce, viewerCan } = book;
  const open = openRevision?.version;
  const [answer, ask] = useQuery({
    query: DeskBookDiffDocument,
    variables: { id, from: versionInForce ?? 0, to: open ?? 0 },
    pause: open == null || versionInForce == null,
  });
  if (open == null || versionInForce == null) return null;
  return (
    <section>
      <h2>{say('title')}</h2>
      <p>{say('beside', { inForce: versionInForce, open })}</p>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ node }) => {
          const changes = node?.__typename === 'ServiceProjectBook' ? node.diff : [];
          if (changes.length === 0) return <p>{say('same')}</p>;
          return (
            <div className="table-scroll" role="region" aria-label={say('title')} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('what')}</th>
                    <th scope="col">{say('inForce', { version: versionInForce })}</th>
                    <th scope="col">{say('open', { version: open })}</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ path, label, kind, before, after }) => (
                    <tr key={path.join('.') + kind}>
                      <th scope="row">{label}</th>
                      <td>{before ?? say('none')}</td>
                      <td>{after ?? say('none')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Listing>
      {viewerCan.withdrawRevision && (
        <button type="button" onClick={() => setAsking(true)}>
          {say('withdraw')}
        </button>
      )}
      {isAsking && (
        <CheckSheet
          title={say('withdraw')}
          verb={say('withdraw')}
          facts={[
            [say('project'), `${book.number} ${book.title}`],
            [say('version'), say('nth', { version: open })],
          ]}
          consequence={say('withdrawMeans')}
          isDanger
          isUnderWay={withdraw.isUnderWay}
          close={() => setAsking(false)}
          act={async () => {
            const { problem } = await withdraw.change({ input: { bookId: id, version: open } });
            if (problem === undefined) {
              setAsking(false);
              done(say('withdrawn'));
            }
            return problem;
          }}
        />
      )}
    </section>
  );
}
