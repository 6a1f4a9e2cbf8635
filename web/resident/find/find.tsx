import { labelsOf } from '@grid-commons/client';
import { useAddress } from '../../shared/address.ts';
import { Page } from '../../shared/page.tsx';
import { useLanguage, words } from '../../shared/words.ts';
import { NextBooking } from './next-booking.tsx';
import { DetailFields, PickTime, SearchBox, WhenChips, WhereField } from './find-fields.tsx';
import { Results } from './find-results.tsx';
import { searchOf } from './search.ts';

const useSay = words('find', {
  title: { 'zh-CN': '找场地', en: 'Find a place' },
});

/** R1: what is free near a place at a time. Everything that is chosen stands in the address. */
export function FindScreen() {
  const say = useSay();
  const language = useLanguage();
  const { params } = useAddress();
  const kinds = labelsOf('FacilityKind', language);
  const search = searchOf(
    params,
    kinds.map(({ value }) => value),
  );
  return (
    <Page title={say('title')}>
      <NextBooking />
      <SearchBox words={search.words} />
      <WhenChips when={search.when} />
      {search.when === 'pick' && <PickTime time={search.time} />}
      <WhereField />
      <DetailFields search={search} />
      <Results search={search} kinds={kinds} />
    </Page>
  );
}
