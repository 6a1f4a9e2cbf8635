import { type DeskRunChangesFragment, labelOf } from '@grid-commons/client';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('desk-changes', {
  pairs: { 'zh-CN': '哪些对接会变', en: 'Which pairs change' },
  pair: { 'zh-CN': '对接', en: 'Pair' },
  gives: { 'zh-CN': '{giver}《{supply}》→ {receiver}《{demand}》', en: '{giver} “{supply}” → {receiver} “{demand}”' },
  what: { 'zh-CN': '变化', en: 'Change' },
  GAINED: { 'zh-CN': '＋ 新增', en: '+ Comes' },
  LOST: { 'zh-CN': '－ 取消', en: '− Goes' },
  CHANGED: { 'zh-CN': '± 数量变化', en: '± Another quantity' },
  now: { 'zh-CN': '现在', en: 'Now' },
  tried: { 'zh-CN': '试算', en: 'Tried' },
  parties: { 'zh-CN': '谁多了，谁少了', en: 'Who gains and who loses' },
  party: { 'zh-CN': '单位或党支部', en: 'Unit or branch' },
  side: { 'zh-CN': '作为', en: 'As' },
  none: { 'zh-CN': '与现在的建议没有不同。', en: 'Nothing would be other than it is proposed now.' },
  rest: { 'zh-CN': '只列出变化最大的 {n} 对，共 {all} 对。', en: 'The {n} greatest changes of {all}.' },
});

/** What a dry run would change: which pairs come, go and change, and who gains and loses. */
export function Changes({ changes }: { readonly changes: DeskRunChangesFragment }) {
  const say = useSay();
  const language = useLanguage();
  const { pairs, parties, pairsGained, pairsLost, pairsChanged } = changes;
  const kindText = (kind: string) => say(kind === 'GAINED' || kind === 'LOST' ? kind : 'CHANGED');
  const all = pairsGained + pairsLost + pairsChanged;
  if (all === 0) return <p>{say('none')}</p>;
  return (
    <>
      <Table
        caption={say('pairs')}
        heads={[say('pair'), say('what')]}
        rows={pairs.map(({ kind, supply, demand, quantityNow, quantityThen }) => ({
          key: `${supply.id} ${demand.id}`,
          cells: [
            say('gives', {
              giver: supply.list.owner.name,
              supply: supply.title,
              receiver: demand.list.owner.name,
              demand: demand.title,
            }),
            kindText(kind),
          ],
          quantityNow,
          quantityThen,
        }))}
      />
      {pairs.length < all && <p className="muted">{say('rest', { n: pairs.length, all })}</p>}
      <Table
        caption={say('parties')}
        heads={[say('party'), say('side')]}
        rows={parties.map(({ owner, side, quantityNow, quantityThen }) => ({
          key: `${owner.id} ${side}`,
          cells: [owner.name, labelOf('MatchSide', side, language)],
          quantityNow,
          quantityThen,
        }))}
      />
    </>
  );
}

interface TableProps {
  readonly caption: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly [string, string];
    readonly quantityNow: number;
    readonly quantityThen: number;
  }[];
}

function Table({ caption, heads, rows }: TableProps) {
  const say = useSay();
  return (
    <div className="table-scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="number">
              {say('now')}
            </th>
            <th scope="col" className="number">
              {say('tried')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, cell], quantityNow, quantityThen }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{cell}</td>
              <td className="number">{quantityNow}</td>
              <td className="number">{quantityThen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
