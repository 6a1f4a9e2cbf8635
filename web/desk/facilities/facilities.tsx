import { DeskFacilitiesCsvDocument, DeskFacilitiesDocument, labelOf, labelsOf } from '@grid-commons/client';
import { useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { openingText } from '../../shared/opening-text.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { does, useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { facilitiesOf } from '../of-scope.ts';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { PartNotice, usePlace } from '../within.tsx';
import { ContactPhone } from './contact-phone.tsx';

const useSay = words('facilities', {
  title: { 'zh-CN': '设施', en: 'Facilities' },
  create: { 'zh-CN': '新增设施', en: 'Add a facility' },
  state: { 'zh-CN': '状态', en: 'State' },
  all: { 'zh-CN': '全部', en: 'All' },
  none: { 'zh-CN': '没有这样的设施。', en: 'There is no such facility.' },
  clear: { 'zh-CN': '看全部', en: 'See all' },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '种类', en: 'Kind' },
  anyKind: { 'zh-CN': '全部种类', en: 'All kinds' },
  places: { 'zh-CN': '名额', en: 'Places' },
  hours: { 'zh-CN': '开放时间', en: 'Open' },
  never: { 'zh-CN': '还没有规则', en: 'No rules yet' },
});

const PAGE = 50;

/** What a place shares, in every state. */
export function FacilitiesScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const client = useClient();
  const href = useHref();
  const { params, go } = useAddress();
  const states = labelsOf('FacilityState', language);
  const state = states.find(({ value }) => value === params.get('state'))?.value ?? null;
  const kinds = labelsOf('FacilityKind', language);
  const kind = kinds.find(({ value }) => value === params.get('kind'))?.value ?? null;
  const place = usePlace();
  const after = params.get('after');
  const variables = useMemo(() => {
    const wanted = state === null ? states.map(({ value }) => value) : [state];
    const ofKind = kind === null ? null : [kind as never];
    return { where: { ...facilitiesOf(place), states: wanted as never, kinds: ofKind }, first: PAGE, after };
  }, [place, state, kind, after, language]);
  const [answer, reload] = useQuery({ query: DeskFacilitiesDocument, variables });
  const mayCreate = scope.unit !== undefined && does(scope, ['UNIT_MANAGER']);
  return (
    <DeskPage
      title={say('title')}
      tools={
        <>
          {mayCreate && (
            <Link className="button" href={href('/facilities/new')}>
              {say('create')}
            </Link>
          )}
          <CsvButton
            name={say('title')}
            csv={async () => (await client.query(DeskFacilitiesCsvDocument, variables)).data?.sharedFacilities.csv}
          />
        </>
      }
    >
      {mayCreate && scope.unit && <ContactPhone key={scope.unit.id} unitId={scope.unit.id} />}
      <PartNotice />
      <div className="chips" role="group" aria-label={say('state')}>
        {[{ value: null, label: say('all') }, ...states].map(({ value, label }) => (
          <button
            key={label}
            type="button"
            className="chip"
            aria-pressed={state === value}
            onClick={() => go({ state: value, after: null }, 'replace')}
          >
            {label}
          </button>
        ))}
      </div>
      <p>
        <select
          aria-label={say('kind')}
          value={kind ?? ''}
          onChange={({ target }) => go({ kind: target.value || null, after: null }, 'replace')}
        >
          <option value="">{say('anyKind')}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <Listing answer={answer} reload={() => reload({ requestPolicy: 'network-only' })}>
        {({ sharedFacilities: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')}>
              {(state !== null || kind !== null) && (
                <button type="button" onClick={() => go({ state: null, kind: null, after: null }, 'replace')}>
                  {say('clear')}
                </button>
              )}
              {mayCreate && (
                <Link className="button" href={href('/facilities/new')}>
                  {say('create')}
                </Link>
              )}
            </Empty>
          ) : (
            <>
              <div className="table-scroll" role="region" aria-label={say('title')} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{say('name')}</th>
                      <th scope="col">{say('kind')}</th>
                      <th scope="col">{say('state')}</th>
                      <th scope="col" className="number">
                        {say('places')}
                      </th>
                      <th scope="col">{say('hours')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {edges.map(({ node: { id, name, kind, state, stateReason, capacity, openingRules } }) => (
                      <tr key={id}>
                        <th scope="row">
                          <Link href={href(`/facilities/${id}`)}>{name}</Link>
                        </th>
                        <td>{labelOf('FacilityKind', kind, language)}</td>
                        <td>
                          {labelOf('FacilityState', state, language)}
                          {stateReason && <div className="small muted">{stateReason}</div>}
                        </td>
                        <td className="number">{capacity}</td>
                        <td>
                          {openingRules.length === 0
                            ? say('never')
                            : openingRules.map((rule) => {
                                const text = openingText(rule, language);
                                return <div key={text}>{text}</div>;
                              })}
                        </td>
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
