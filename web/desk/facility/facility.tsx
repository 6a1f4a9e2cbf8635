import {
  type FacilityToEditFragment,
  FacilityToEditDocument,
  FacilityToEditFragmentDoc,
  labelOf,
  readFragment,
} from '@grid-commons/client';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Empty, Problem, Skeleton } from '../../shared/notices.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Basics } from './basics.tsx';
import { Exceptions } from './exceptions.tsx';
import { FacilityState } from './facility-state.tsx';
import { OpeningRules } from './opening-rules.tsx';
import { Parts } from './parts.tsx';
import { Policy } from './policy.tsx';
import { Quotas } from './quotas.tsx';

const useSay = words('facility-editor', {
  title: { 'zh-CN': '设施', en: 'Facility' },
  missing: { 'zh-CN': '没有这个设施，或您看不到它。', en: 'There is no such facility, or it is not for you to see.' },
  all: { 'zh-CN': '全部设施', en: 'All facilities' },
  sheet: { 'zh-CN': '日视图', en: 'Day sheet' },
});

/** U4: what a facility is, when it is open, and where it is in its life. */
export function FacilityScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const href = useHref();
  const [{ data, error }, reload] = useQuery({ query: FacilityToEditDocument, variables: { id } });
  if (data?.node?.__typename === 'SharedFacility') {
    return <Editor facility={readFragment(FacilityToEditFragmentDoc, data.node)} />;
  }
  return (
    <DeskPage title={say('title')}>
      {error && !data && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton rows={6} />}
      {data && (
        <Empty title={say('missing')}>
          <Link className="button" href={href('/facilities')}>
            {say('all')}
          </Link>
        </Empty>
      )}
    </DeskPage>
  );
}

function Editor({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  return (
    <DeskPage
      title={facility.name}
      tools={
        <>
          <span>{labelOf('FacilityKind', facility.kind, language)}</span>
          <Link className="button" href={href('/bookings')}>
            {say('sheet')}
          </Link>
          <Link className="button" href={href('/facilities')}>
            {say('all')}
          </Link>
        </>
      }
    >
      <FacilityState facility={facility} />
      <OpeningRules facility={facility} />
      <Exceptions facility={facility} />
      <Basics facility={facility} />
      <Policy facility={facility} key={facility.bookingPolicy.version} />
      <Quotas facility={facility} />
      <Parts facility={facility} />
    </DeskPage>
  );
}
