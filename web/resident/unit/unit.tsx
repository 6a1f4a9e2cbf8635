import { labelOf, UnitPageDocument, type UnitPageQuery } from '@grid-commons/client';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { CallButton } from '../../shared/call-button.tsx';
import { NavigateButton } from '../../shared/hand-over.tsx';
import { Empty, Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { MissingScreen } from '../missing.tsx';

const useSay = words('unit', {
  title: { 'zh-CN': '单位', en: 'Unit' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  address: { 'zh-CN': '地址', en: 'Address' },
  shared: { 'zh-CN': '开放的设施', en: 'What it shares' },
  none: { 'zh-CN': '这个单位现在没有开放的设施。', en: 'It shares nothing at present.' },
  find: { 'zh-CN': '去找场地', en: 'Find a place' },
  noBooking: { 'zh-CN': '无需预约', en: 'No booking' },
  places: { 'zh-CN': '{n} 个名额', en: '{n, plural, one {# place} other {# places}}' },
});

type Unit = Extract<NonNullable<UnitPageQuery['node']>, { readonly __typename: 'ResidentUnit' }>;

/** A unit by its lasting address, with what it opens: what a link to it, or a sign at its gate, leads to. */
export function UnitScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const [{ data, error }, reload] = useQuery({ query: UnitPageDocument, variables: { id } });
  if (data && data.node?.__typename !== 'ResidentUnit') return <MissingScreen />;
  if (data?.node) return <UnitPage unit={data.node as Unit} />;
  return (
    <Page title={say('title')}>
      {error ? <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : <Skeleton />}
    </Page>
  );
}

function UnitPage({ unit }: { readonly unit: Unit }) {
  const say = useSay();
  const language = useLanguage();
  const facilities = unit.facilities.edges.map(({ node }) => node);
  return (
    <Page title={unit.name}>
      <dl className="facts">
        <dt>{say('kind')}</dt>
        <dd>{labelOf('UnitKind', unit.kind, language)}</dd>
        {unit.address && (
          <>
            <dt>{say('address')}</dt>
            <dd>{unit.address}</dd>
          </>
        )}
      </dl>
      {(unit.location || unit.contactPhone) && (
        <div className="row">
          {unit.location && <NavigateButton location={unit.location} name={unit.name} />}
          {unit.contactPhone && <CallButton phone={unit.contactPhone} />}
        </div>
      )}
      <h2>{say('shared')}</h2>
      {facilities.length === 0 && (
        <Empty title={say('none')}>
          <Link className="button" href="/">
            {say('find')}
          </Link>
        </Empty>
      )}
      <ul className="cards">
        {facilities.map(({ id, name, kind, capacity, admission }) => (
          <li key={id}>
            <Link href={`/f/${id}`} className="card card-link">
              <span className="card-head">{name}</span>
              <span className="small muted">
                {[
                  labelOf('FacilityKind', kind, language),
                  admission === 'OPEN_ACCESS' ? say('noBooking') : say('places', { n: capacity }),
                ].join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
