import { DeskListDocument, type DeskListQuery, labelOf } from '@grid-commons/client';
import { useCallback, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { periodText, stateMark } from '../parts/marks.ts';
import { Editor } from './editor.tsx';
import { tableOf } from './editing.ts';
import { Entries } from './entries.tsx';

const useSay = words('desk-list', {
  title: { 'zh-CN': '清单条目', en: 'Entries of a list' },
  of: { 'zh-CN': '{owner}的清单', en: 'List of {owner}' },
  missing: {
    'zh-CN': '没有这份清单，或者它还是草稿：草稿只有主体和所在地的工作人员能看到。',
    en: 'There is no such list, or it is a draft: those are for its owner and staff of its place.',
  },
  all: { 'zh-CN': '全部清单', en: 'All lists' },
  saved: { 'zh-CN': '清单已保存。', en: 'The list is saved.' },
  toLists: { 'zh-CN': '回到清单列表提交', en: 'Back to the lists, to submit it' },
  fixed: {
    'zh-CN': '只有草稿可以编辑，由清单的主体编辑。',
    en: 'Only a draft is edited, and by the owner of the list.',
  },
  returned: { 'zh-CN': '退回原因：{reason}', en: 'Returned: {reason}' },
});

type List = Extract<DeskListQuery['node'], { readonly __typename: 'SupplyDemandList' }>;

/** B2: the entries of a list as a table, to be written like a spreadsheet. */
export function ListScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const href = useHref();
  const [answer, ask] = useQuery({ query: DeskListDocument, variables: { id }, requestPolicy: 'network-only' });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const node = answer.data?.node;
  const list = node?.__typename === 'SupplyDemandList' ? node : undefined;
  const back = (
    <Link className="button" href={href('/lists')}>
      {say('all')}
    </Link>
  );
  return (
    <DeskPage title={list ? say('of', { owner: list.owner.name }) : say('title')} tools={back}>
      <Listing answer={answer} reload={reload}>
        {() => (list ? <ListPage id={id} list={list} reload={reload} /> : <p className="notice">{say('missing')}</p>)}
      </Listing>
    </DeskPage>
  );
}

function ListPage({ id, list, reload }: { readonly id: string; readonly list: List; readonly reload: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const [isSaved, setSaved] = useState(false);
  const { csv, state, stateReason, validFrom, validTo, viewerCan } = list;
  const table = useMemo(() => tableOf(csv), [csv]);
  return (
    <>
      <p>
        <strong>{stateMark(state, labelOf('SupplyDemandListState', state, language))}</strong>{' '}
        {periodText(validFrom, validTo)}
      </p>
      {state === 'DRAFT' && stateReason && (
        <p className="notice" data-kind="warning">
          {say('returned', { reason: stateReason })}
        </p>
      )}
      {!viewerCan.edit && <p className="notice">{say('fixed')}</p>}
      {isSaved && (
        <div className="notice" data-kind="done" role="status">
          <p>{say('saved')}</p>
          <Link className="button" href={href('/lists')}>
            {say('toLists')}
          </Link>
        </div>
      )}
      <Editor
        key={csv}
        listId={id}
        table={table}
        isReadOnly={!viewerCan.edit}
        changed={() => setSaved(false)}
        saved={() => {
          setSaved(true);
          reload();
        }}
      />
      {state === 'IN_FORCE' && <Entries listId={id} />}
    </>
  );
}
