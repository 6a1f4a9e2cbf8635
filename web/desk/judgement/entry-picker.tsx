import { DeskEntriesToJudgeDocument, DeskJudgedEntryDocument, DeskListsToJudgeDocument } from '@grid-commons/client';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { Listing } from '../parts/listing.tsx';
import { periodText } from '../parts/marks.ts';

const useSay = words('desk-entry-picker', {
  supply: { 'zh-CN': '供给', en: 'Supply' },
  demand: { 'zh-CN': '需求', en: 'Demand' },
  chosen: { 'zh-CN': '{owner}《{title}》', en: '{owner}: “{title}”' },
  missing: { 'zh-CN': '没有这个条目，或者您看不到它。', en: 'There is no such entry, or you may not see it.' },
  change: { 'zh-CN': '换一个供给', en: 'Choose another supply' },
  changeDemand: { 'zh-CN': '换一个需求', en: 'Choose another demand' },
  choose: { 'zh-CN': '选一个供给', en: 'Choose a supply' },
  chooseDemand: { 'zh-CN': '选一个需求', en: 'Choose a demand' },
  ofSupply: { 'zh-CN': '供给在谁的清单上', en: 'Whose list the supply is on' },
  ofDemand: { 'zh-CN': '需求在谁的清单上', en: 'Whose list the demand is on' },
  pick: { 'zh-CN': '请选择', en: 'Choose' },
  option: { 'zh-CN': '{owner} {period}', en: '{owner} {period}' },
  none: { 'zh-CN': '这份清单上没有可选的条目。', en: 'There is nothing to choose on this list.' },
  noLists: { 'zh-CN': '这里还没有生效的清单。', en: 'No list is in force here.' },
});

type EntrySide = 'supply' | 'demand';

interface PickerProps {
  readonly side: EntrySide;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** One side of a pair: which entry it is, and a way to take another of any list in force. */
export function EntryPicker({ side, chosen, choose }: PickerProps) {
  const say = useSay();
  const [answer, ask] = useQuery({
    query: DeskJudgedEntryDocument,
    variables: { id: chosen ?? '' },
    pause: chosen === null,
  });
  const isDemand = side === 'demand';
  return (
    <section className="card">
      <h2>{say(side)}</h2>
      {chosen !== null && (
        <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
          {({ node }) => (
            <p>
              {node && 'title' in node ? (
                <strong>{say('chosen', { owner: node.list.owner.name, title: node.title })}</strong>
              ) : (
                say('missing')
              )}
            </p>
          )}
        </Listing>
      )}
      <details open={chosen === null}>
        <summary>
          {chosen === null ? say(isDemand ? 'chooseDemand' : 'choose') : say(isDemand ? 'changeDemand' : 'change')}
        </summary>
        <Lists side={side} chosen={chosen} choose={choose} />
      </details>
    </section>
  );
}

function Lists({ side, chosen, choose }: PickerProps) {
  const say = useSay();
  const id = useId();
  const { scope } = useDesk();
  const [listId, setListId] = useState('');
  const where = { states: ['IN_FORCE' as const], ...(scope.division && { withinCode: scope.division.code }) };
  const [answer, ask] = useQuery({ query: DeskListsToJudgeDocument, variables: { where } });
  return (
    <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
      {({ supplyDemandLists: { edges } }) =>
        edges.length === 0 ? (
          <p className="notice">{say('noLists')}</p>
        ) : (
          <>
            <p>
              <label htmlFor={`${id}list`}>{say(side === 'demand' ? 'ofDemand' : 'ofSupply')}</label>
              <select id={`${id}list`} value={listId} onChange={({ target }) => setListId(target.value)}>
                <option value="">{say('pick')}</option>
                {edges.map(({ node: { id, owner, validFrom, validTo } }) => (
                  <option key={id} value={id}>
                    {say('option', { owner: owner.name, period: periodText(validFrom, validTo) })}
                  </option>
                ))}
              </select>
            </p>
            {listId !== '' && <Entries key={listId} listId={listId} side={side} chosen={chosen} choose={choose} />}
          </>
        )
      }
    </Listing>
  );
}

function Entries({ listId, side, chosen, choose }: PickerProps & { readonly listId: string }) {
  const say = useSay();
  const id = useId();
  const [answer, ask] = useQuery({ query: DeskEntriesToJudgeDocument, variables: { id: listId } });
  return (
    <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
      {({ node }) => {
        const list = node?.__typename === 'SupplyDemandList' ? node : undefined;
        const entries = (side === 'demand' ? list?.demandConnection : list?.supplyConnection)?.edges ?? [];
        if (entries.length === 0) return <p className="notice">{say('none')}</p>;
        return (
          <p>
            <label htmlFor={`${id}entry`}>{say(side)}</label>
            <select
              id={`${id}entry`}
              value={entries.some(({ node }) => node.id === chosen) ? chosen! : ''}
              onChange={({ target }) => choose(target.value)}
            >
              <option value="" disabled>
                {say('pick')}
              </option>
              {entries.map(({ node: { id, title } }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </p>
        );
      }}
    </Listing>
  );
}
