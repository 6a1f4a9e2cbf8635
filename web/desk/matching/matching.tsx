import { DeskBranchGridsDocument, DeskRunsDocument, DeskStartMatchingDocument } from '@grid-commons/client';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { DISTRICT_ZONE, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Listing } from '../parts/listing.tsx';
import { periodText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';
import { RunPage } from './run.tsx';
import { WhatIf } from './what-if.tsx';

const useSay = words('desk-matching', {
  title: { 'zh-CN': '对接工作台', en: 'Matching workbench' },
  place: { 'zh-CN': '为哪里的需求', en: 'For the demands of' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  run: { 'zh-CN': '运行对接', en: 'Run the matching' },
  running: { 'zh-CN': '正在启动…', en: 'It is being started…' },
  which: { 'zh-CN': '看哪一次', en: 'Which run' },
  choose: { 'zh-CN': '请选择', en: 'Choose one' },
  option: { 'zh-CN': '{day} {place} {period}', en: '{day} {place} {period}' },
  none: { 'zh-CN': '这里还没有运行过对接。', en: 'The matching has not been run here yet.' },
  next: {
    'zh-CN': '选好日期，点“运行对接”：系统只给出建议，由双方接受或谢绝。',
    en: 'Choose the dates and run it: it only proposes, both sides accept or decline.',
  },
  noGrid: {
    'zh-CN': '这个党支部今天没有服务的网格，不能运行对接。',
    en: 'This branch serves no grid today, so it cannot run the matching.',
  },
});

/** How far ahead one matches, unless told otherwise. */
const MONTHS_AHEAD = 3;
/** The first digits of a code name the district. */
const DISTRICT_DIGITS = 6;

/** Where the matching is run. */
interface Territory {
  readonly code: string;
  readonly name: string;
}

/** B3: runs the matching, shows what it proposes and why not the rest, and what other weights would give. */
export function MatchingScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const { branch, division } = scope;
  const [grids] = useQuery({
    query: DeskBranchGridsDocument,
    variables: { id: branch?.id ?? '' },
    pause: branch === undefined,
  });
  const served = grids.data?.node?.__typename === 'GridBranch' ? grids.data.node.grids : [];
  const territories: readonly Territory[] = division ? [division] : served;
  return (
    <DeskPage title={say('title')}>
      {territories.length > 0 ? (
        <Workbench territories={territories} />
      ) : (
        <Listing answer={division ? {} : grids} reload={() => location.reload()}>
          {() => <p className="notice">{say('noGrid')}</p>}
        </Listing>
      )}
    </DeskPage>
  );
}

function Workbench({ territories }: { readonly territories: readonly Territory[] }) {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const { params, go } = useAddress();
  const place = territories.find(({ code }) => code === params.get('place')) ?? territories[0]!;
  const day = today(DISTRICT_ZONE);
  const from = params.get('from') ?? day.toString();
  const to = params.get('to') ?? day.add({ months: MONTHS_AHEAD }).toString();
  const district = place.code.slice(0, DISTRICT_DIGITS).padEnd(place.code.length, '0');
  const [answer, ask] = useQuery({ query: DeskRunsDocument, variables: { withinCode: place.code, district } });
  const { isUnderWay, change } = useChange(DeskStartMatchingDocument);
  const [problem, setProblem] = useState<string>();
  const scope = { withinCode: place.code, validFrom: from, validTo: to };
  const run = async () => {
    if (isUnderWay) return;
    const { problem, data } = await change({ input: scope });
    setProblem(problem);
    const runId = data?.bookingMatchStart.run?.id;
    if (runId === undefined) return;
    go({ run: runId, after: null, unmatched: null });
    ask({ requestPolicy: 'network-only' });
  };
  const runs = answer.data?.matchingRuns.edges.map(({ node }) => node) ?? [];
  const runId = params.get('run') ?? runs[0]?.id;
  return (
    <>
      <div className="row form-row">
        {territories.length > 1 && (
          <p>
            <label htmlFor={`${id}place`}>{say('place')}</label>
            <select
              id={`${id}place`}
              value={place.code}
              onChange={({ target }) => go({ place: target.value, run: null }, 'replace')}
            >
              {territories.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </p>
        )}
        <p>
          <label htmlFor={`${id}from`}>{say('from')}</label>
          <input
            id={`${id}from`}
            type="date"
            value={from}
            onChange={({ target }) => go({ from: target.value }, 'replace')}
          />
        </p>
        <p>
          <label htmlFor={`${id}to`}>{say('to')}</label>
          <input id={`${id}to`} type="date" value={to} onChange={({ target }) => go({ to: target.value }, 'replace')} />
        </p>
        <button type="button" className="do-action" aria-busy={isUnderWay} onClick={run}>
          {say('run')}
        </button>
      </div>
      <p role="status">{isUnderWay && say('running')}</p>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ matchWeights: [weights] }) => (
          <>
            {runId === undefined ? (
              <Empty title={say('none')}>
                <p>{say('next')}</p>
              </Empty>
            ) : (
              <>
                <p>
                  <label htmlFor={`${id}run`}>{say('which')}</label>
                  <select
                    id={`${id}run`}
                    value={runId}
                    onChange={({ target }) => go({ run: target.value, after: null, unmatched: null })}
                  >
                    {!runs.some((one) => one.id === runId) && <option value={runId}>{say('choose')}</option>}
                    {runs.map(({ id, createdAt, division, validFrom, validTo }) => (
                      <option key={id} value={id}>
                        {say('option', {
                          day: new Date(createdAt).toLocaleString(language, { timeZone: DISTRICT_ZONE }),
                          place: division.name,
                          period: periodText(validFrom, validTo),
                        })}
                      </option>
                    ))}
                  </select>
                </p>
                <RunPage key={runId} id={runId} />
              </>
            )}
            {weights && <WhatIf key={place.code} scope={scope} weights={weights} />}
          </>
        )}
      </Listing>
    </>
  );
}
