import { DeskUnitsCsvDocument, DeskUnitsDocument, labelOf, labelsOf } from '@grid-commons/client';
import { type FormEvent, useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { DeskPage } from '../desk-page.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { PartNotice, usePlace } from '../within.tsx';

const useSay = words('desk-units', {
  title: { 'zh-CN': '驻区单位', en: 'Resident units' },
  search: { 'zh-CN': '名称', en: 'Name' },
  find: { 'zh-CN': '查找', en: 'Find' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  all: { 'zh-CN': '全部', en: 'All' },
  count: { 'zh-CN': '共 {n} 个', en: '{n, plural, one {# unit} other {# units}}' },
  none: { 'zh-CN': '没有这样的单位。', en: 'There is no such unit.' },
  clear: { 'zh-CN': '看全部', en: 'See all' },
  name: { 'zh-CN': '单位', en: 'Unit' },
  place: { 'zh-CN': '所在社区', en: 'Community' },
  member: { 'zh-CN': '联盟', en: 'Alliance' },
  isMember: { 'zh-CN': '● 成员', en: '● Member' },
  noMember: { 'zh-CN': '○ 不是成员', en: '○ No member' },
  address: { 'zh-CN': '地址', en: 'Address' },
  phone: { 'zh-CN': '联系电话', en: 'Telephone' },
});

const PAGE = 50;
const TEXT_MAX = 100;

/** The units of a territory: the rows behind the share of members. */
export function UnitsScreen() {
  const say = useSay();
  const language = useLanguage();
  const place = usePlace();
  const client = useClient();
  const { params, go } = useAddress();
  const text = params.get('text')?.slice(0, TEXT_MAX) ?? null;
  const kinds = labelsOf('UnitKind', language);
  const kind = kinds.find(({ value }) => value === params.get('kind'))?.value ?? null;
  const after = params.get('after');
  const variables = useMemo(
    () => ({
      where: { withinCode: place.division?.code ?? null, text, kinds: kind === null ? null : [kind as never] },
      first: PAGE,
      after,
    }),
    [place, text, kind, after],
  );
  const [answer, ask] = useQuery({ query: DeskUnitsDocument, variables });
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go({ text: String(new FormData(event.currentTarget).get('text')).trim() || null, after: null });
  };
  return (
    <DeskPage
      title={say('title')}
      tools={
        <CsvButton
          name={say('title')}
          csv={async () => (await client.query(DeskUnitsCsvDocument, variables)).data?.residentUnits.csv}
        />
      }
    >
      <PartNotice />
      <form role="search" className="row" onSubmit={find}>
        <label>
          {say('search')} <input key={text} type="search" name="text" defaultValue={text ?? ''} maxLength={TEXT_MAX} />
        </label>
        <button type="submit">{say('find')}</button>
        <select
          aria-label={say('kind')}
          value={kind ?? ''}
          onChange={({ target }) => go({ kind: target.value || null, after: null }, 'replace')}
        >
          <option value="">{say('all')}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </form>
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ residentUnits: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')}>
              <button type="button" onClick={() => go({ text: null, kind: null, after: null })}>
                {say('clear')}
              </button>
            </Empty>
          ) : (
            <>
              <p className="small muted" role="status">
                {say('count', { n: totalCount })}
              </p>
              <div className="table-scroll" role="region" aria-label={say('title')} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      {(['name', 'kind', 'member', 'place', 'address', 'phone'] as const).map((one) => (
                        <th key={one} scope="col">
                          {say(one)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {edges.map(({ node: { id, name, kind, isMember, address, contactPhone, division } }) => (
                      <tr key={id}>
                        <th scope="row">
                          {/* Its lasting address, as residents see it. */}
                          <a href={`/u/${id}`}>{name}</a>
                        </th>
                        <td>{labelOf('UnitKind', kind, language)}</td>
                        <td>{say(isMember ? 'isMember' : 'noMember')}</td>
                        <td>{division.name}</td>
                        <td>{address}</td>
                        <td>{contactPhone && <a href={`tel:${contactPhone}`}>{contactPhone}</a>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {pageInfo.hasNextPage && <MoreButton show={() => go({ after: pageInfo.endCursor ?? null })} />}
            </>
          )
        }
      </Listing>
    </DeskPage>
  );
}
