import { DeskListEntriesDocument, type DeskListEntriesQuery, labelOf } from '@grid-commons/client';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { CoverageStrip } from '../parts/coverage-strip.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { leftText, percent, quantityText, stateMark } from '../parts/marks.ts';

const useSay = words('desk-list-entries', {
  needs: { 'zh-CN': '需求对接情况', en: 'How far the needs are covered' },
  offers: { 'zh-CN': '供给还剩多少', en: 'What is left of the offers' },
  covered: { 'zh-CN': '已覆盖 {share}，还缺 {quantity}', en: '{share} covered, {quantity} lacking' },
  // What was not covered of it is past.
  coveredFromNowOn: { 'zh-CN': '已覆盖 {share}，今后不缺', en: '{share} covered, nothing lacking from now on' },
  left: { 'zh-CN': '还有 {left} {measure}', en: '{left} {measure} left' },
  why: { 'zh-CN': '“{title}”为什么能或不能对接', en: 'Why “{title}” does or does not match' },
});

type List = Extract<DeskListEntriesQuery['node'], { readonly __typename: 'SupplyDemandList' }>;

/** How each entry of a list in force stands, and the way to the judgement of it against any other. */
export function Entries({ listId }: { readonly listId: string }) {
  const { params, go } = useAddress();
  const variables = { id: listId, needsAfter: params.get('needs'), offersAfter: params.get('offers') };
  const [answer, ask] = useQuery({ query: DeskListEntriesDocument, variables });
  return (
    <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
      {({ node }) =>
        node?.__typename === 'SupplyDemandList' && (
          <>
            <Needs list={node} more={(after) => go({ needs: after })} />
            <Offers list={node} more={(after) => go({ offers: after })} />
          </>
        )
      }
    </Listing>
  );
}

interface SideProps {
  readonly list: List;
  readonly more: (after: string | null) => void;
}

function Needs({ list: { demandConnection }, more }: SideProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { edges, pageInfo } = demandConnection;
  if (edges.length === 0) return null;
  return (
    <section>
      <h2>{say('needs')}</h2>
      <ul className="cards">
        {edges.map(({ node: { id, title, state, coverage, unmetQuantity, unitOfMeasure, dayCoverage } }) => (
          <li key={id} className="card">
            <h3>{title}</h3>
            <p>
              <strong>{stateMark(state, labelOf('EntryState', state, language))}</strong>{' '}
              {say(unmetQuantity > 0 ? 'covered' : 'coveredFromNowOn', {
                share: percent(coverage),
                quantity: quantityText(unmetQuantity, unitOfMeasure, language),
              })}
            </p>
            <CoverageStrip days={dayCoverage} />
            <p>
              <Link href={href('/judgement', { demand: id })}>{say('why', { title })}</Link>
            </p>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && <MoreButton show={() => more(pageInfo.endCursor ?? null)} />}
    </section>
  );
}

function Offers({ list: { supplyConnection }, more }: SideProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { edges, pageInfo } = supplyConnection;
  if (edges.length === 0) return null;
  return (
    <section>
      <h2>{say('offers')}</h2>
      <ul className="cards">
        {edges.map(({ node }) => (
          <li key={node.id} className="card">
            <h3>{node.title}</h3>
            <p>
              <strong>{stateMark(node.state, labelOf('EntryState', node.state, language))}</strong>{' '}
              {say('left', {
                left: leftText(node),
                measure: labelOf('UnitOfMeasure', node.unitOfMeasure, language),
              })}
            </p>
            <p>
              <Link href={href('/judgement', { supply: node.id })}>{say('why', { title: node.title })}</Link>
            </p>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && <MoreButton show={() => more(pageInfo.endCursor ?? null)} />}
    </section>
  );
}
