import {
  DecideOnAppealDocument,
  DeskBarFragmentDoc,
  type DeskBarFragment,
  DeskBarsDocument,
  LiftBarDocument,
  readFragment,
} from '@grid-commons/client';
import { useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Empty } from '../../shared/notices.tsx';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { does, useDesk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { Listing } from '../parts/listing.tsx';
import { STAFF } from '../scopes.ts';
import { SetBar } from './set-bar.tsx';

const useSay = words('bars', {
  title: { 'zh-CN': '限制预约', en: 'Who may not book' },
  none: { 'zh-CN': '目前没有人被限制预约。', en: 'Nobody is kept from booking.' },
  until: { 'zh-CN': '至 {time}', en: 'Until {time}' },
  reason: { 'zh-CN': '原因：{reason}', en: 'Why: {reason}' },
  district: { 'zh-CN': '全区', en: 'All of the district' },
  appeal: { 'zh-CN': '申诉：{text}', en: 'Appeal: {text}' },
  decided: { 'zh-CN': '处理结果：{text}', en: 'Decided: {text}' },
  waits: { 'zh-CN': '由社区处理。', en: 'The community decides on it.' },
  lift: { 'zh-CN': '解除限制', en: 'Lift it' },
  keep: { 'zh-CN': '维持限制', en: 'Keep it' },
  who: { 'zh-CN': '居民', en: 'Resident' },
  atOnce: { 'zh-CN': '解除后马上可以预约。', en: 'They can book again at once.' },
  stays: { 'zh-CN': '限制仍然有效，居民会看到原因。', en: 'It goes on, and the resident sees why.' },
  failed: { 'zh-CN': '没有提交成功，请再试一次。', en: 'That was not sent. Try again.' },
});

const PAGE = 100;

/** U12: who may not book at a unit, with what they say against it; the community decides on that. */
export function BarsScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const variables = useMemo(() => ({ where: { unitId: scope.unit?.id ?? null }, first: PAGE }), [scope]);
  const [answer, ask] = useQuery({ query: DeskBarsDocument, variables });
  const reload = () => ask({ requestPolicy: 'network-only' });
  return (
    <DeskPage title={say('title')}>
      {scope.unit && <SetBar unitId={scope.unit.id} done={reload} />}
      <Listing answer={answer} reload={reload}>
        {({ bookingBars: { edges } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')} />
          ) : (
            <ul className="cards">
              {edges.map(({ node }) => (
                <BarCard key={node.id} bar={readFragment(DeskBarFragmentDoc, node)} reload={reload} />
              ))}
            </ul>
          )
        }
      </Listing>
    </DeskPage>
  );
}

type Act = 'lift' | 'keep';

function BarCard({ bar, reload }: { readonly bar: DeskBarFragment; readonly reload: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const [asking, setAsking] = useState<Act>();
  const [{ fetching: isLifting }, lift] = useMutation(LiftBarDocument);
  const [{ fetching: isDeciding }, decide] = useMutation(DecideOnAppealDocument);
  const isStaff = does(scope, STAFF);
  const waits = bar.appeal !== null && bar.appealDecidedAt === null;
  const name = bar.resident?.name ?? '';
  const act = async (reason: string) => {
    const { data, error } = isStaff
      ? await decide({ input: { barId: bar.id, lift: asking === 'lift', reason } })
      : await lift({ input: { barId: bar.id, reason } });
    const payload = data && ('bookingBarLift' in data ? data.bookingBarLift : data.bookingBarAppealDecide);
    const refusal = payload?.userErrors[0]?.message;
    if (error || refusal) return refusal ?? say('failed');
    setAsking(undefined);
    reload();
    return undefined;
  };
  const acts: readonly Act[] = isStaff ? (waits ? ['lift', 'keep'] : []) : ['lift'];
  return (
    <li className="card">
      <div>
        <strong>{name}</strong> · {bar.unit?.name ?? say('district')} ·{' '}
        {say('until', { time: momentText(bar.until, language) })}
      </div>
      <div>{say('reason', { reason: bar.reason })}</div>
      {bar.appeal !== null && <div>{say('appeal', { text: bar.appeal })}</div>}
      {waits && !isStaff && <div className="small muted">{say('waits')}</div>}
      {bar.decision !== null && <div>{say('decided', { text: bar.decision })}</div>}
      <div className="row">
        {acts.map((one) => (
          <button key={one} type="button" aria-label={`${say(one)} ${name}`} onClick={() => setAsking(one)}>
            {say(one)}
          </button>
        ))}
      </div>
      {asking && (
        <CheckSheet
          title={say(asking)}
          verb={say(asking)}
          withReason
          facts={[[say('who'), name]]}
          consequence={say(asking === 'lift' ? 'atOnce' : 'stays')}
          isUnderWay={isLifting || isDeciding}
          close={() => setAsking(undefined)}
          act={act}
        />
      )}
    </li>
  );
}
