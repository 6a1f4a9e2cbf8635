import './weights.css';
import { DeskWeightsDocument, type DeskWeightsQuery, DeskWeightsSetDocument } from '@grid-commons/client';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { momentText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { Listing } from '../parts/listing.tsx';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-weights', {
  title: { 'zh-CN': '对接权重', en: 'Weights of matching' },
  explain: {
    'zh-CN': '得分由五部分组成，权重决定各占多少。已有的对接保留当时的权重，新的只用于以后的对接。',
    en: 'A score has five parts; the weights say how much each counts. Matches so far keep theirs; new weights are for runs from now on.',
  },
  only: { 'zh-CN': '只有区级管理员可以设置权重。', en: 'Only administrators of the district set the weights.' },
  timeFit: { 'zh-CN': '时间合适', en: 'There in time' },
  distanceFit: { 'zh-CN': '距离近', en: 'Near' },
  quantityFit: { 'zh-CN': '数量够', en: 'Enough of it' },
  fairness: { 'zh-CN': '公平', en: 'Fairness' },
  reliability: { 'zh-CN': '可靠', en: 'Reliability' },
  less: { 'zh-CN': '减少“{part}”', en: 'Less for “{part}”' },
  more: { 'zh-CN': '增加“{part}”', en: 'More for “{part}”' },
  share: { 'zh-CN': '{n}%', en: '{n}%' },
  zero: { 'zh-CN': '至少一项权重不为零。', en: 'At least one weight is not zero.' },
  set: { 'zh-CN': '启用新权重', en: 'Put in force' },
  reset: { 'zh-CN': '恢复为现行权重', en: 'Back to those in force' },
  was: { 'zh-CN': '{n}%（现行 {now}%）', en: '{n}% (now {now}%)' },
  done: { 'zh-CN': '新权重已启用。', en: 'The new weights are in force.' },
  history: { 'zh-CN': '最近的变更', en: 'Last changes' },
  version: { 'zh-CN': '版本', en: 'Version' },
  since: { 'zh-CN': '启用时间', en: 'In force since' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  initial: { 'zh-CN': '初始', en: 'from the start' },
});

const PARTS = ['timeFit', 'distanceFit', 'quantityFit', 'fairness', 'reliability'] as const;
type Part = (typeof PARTS)[number];
type Version = DeskWeightsQuery['matchWeights'][number];
type Weights = Readonly<Record<Part, number>>;

/** Weights are chosen in percent; what is sent is in proportion. */
const WHOLE = 100;
const STEP = 5;
/** Versions that are shown of the past. */
const SHOWN = 10;
/** The digits of a code that name the district. */
const DISTRICT_DIGITS = 6;

/** D2: how the parts of a score weigh, set for a reason; with what they were. */
export function WeightsScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const [done, setDone] = useState('');
  const { code } = scope.division!;
  const districtCode = code.slice(0, DISTRICT_DIGITS).padEnd(12, '0');
  const [answer, ask] = useQuery({ query: DeskWeightsDocument, variables: { districtCode } });
  const reload = () => ask({ requestPolicy: 'network-only' });
  return (
    <DeskPage title={say('title')}>
      <p role="status" className={done ? 'notice' : 'visually-hidden'} data-kind="done">
        {done}
      </p>
      <p>{say('explain')}</p>
      <Listing answer={answer} reload={reload}>
        {({ matchWeights }) => (
          <>
            {scope.duties.includes('DISTRICT_ADMIN') ? (
              <SetWeights
                key={matchWeights[0]!.version}
                inForce={matchWeights[0]!}
                districtCode={districtCode}
                done={() => {
                  setDone(say('done'));
                  reload();
                }}
              />
            ) : (
              <p className="notice">{say('only')}</p>
            )}
            <History versions={matchWeights.slice(0, SHOWN)} />
          </>
        )}
      </Listing>
    </DeskPage>
  );
}

const percent = (weight: number) => Math.round(weight * WHOLE);

/** The shares that weights come to, in percent. */
function sharesOf(weights: Weights): Weights {
  const sum = PARTS.reduce((total, part) => total + weights[part], 0);
  return Object.fromEntries(
    PARTS.map((part) => [part, sum === 0 ? 0 : Math.round((weights[part] / sum) * WHOLE)]),
  ) as unknown as Weights;
}

interface SetWeightsProps {
  readonly inForce: Version;
  readonly districtCode: string;
  readonly done: () => void;
}

function SetWeights({ inForce, districtCode, done }: SetWeightsProps) {
  const say = useSay();
  const id = useId();
  const now = Object.fromEntries(PARTS.map((part) => [part, percent(inForce[part])])) as unknown as Weights;
  const [weights, setWeights] = useState(now);
  const [isChecked, setChecked] = useState(false);
  const { isUnderWay, change } = useChange(DeskWeightsSetDocument);
  const shares = sharesOf(weights);
  const isZero = PARTS.every((part) => weights[part] === 0);
  const isSame = PARTS.every((part) => weights[part] === now[part]);
  const put = (part: Part, value: number) =>
    setWeights({ ...weights, [part]: Math.min(WHOLE, Math.max(0, Math.round(value))) });
  return (
    <>
      <div className="weights">
        {PARTS.map((part) => {
          const name = say(part);
          return (
            <div key={part} className="weight">
              <label htmlFor={`${id}${part}`}>{name}</label>
              <button
                type="button"
                aria-label={say('less', { part: name })}
                onClick={() => put(part, weights[part] - STEP)}
              >
                −
              </button>
              <input
                id={`${id}${part}`}
                type="range"
                min={0}
                max={WHOLE}
                value={weights[part]}
                onChange={({ target }) => put(part, target.valueAsNumber)}
              />
              <output htmlFor={`${id}${part}`}>{say('share', { n: shares[part] })}</output>
              <button
                type="button"
                aria-label={say('more', { part: name })}
                onClick={() => put(part, weights[part] + STEP)}
              >
                +
              </button>
            </div>
          );
        })}
      </div>
      {isZero && (
        <p className="notice" data-kind="warning" role="alert">
          {say('zero')}
        </p>
      )}
      {!isSame && (
        <div className="row">
          {!isZero && (
            <button type="button" className="do-action" onClick={() => setChecked(true)}>
              {say('set')}
            </button>
          )}
          <button type="button" onClick={() => setWeights(now)}>
            {say('reset')}
          </button>
        </div>
      )}
      {isChecked && (
        <CheckSheet
          title={say('set')}
          verb={say('set')}
          facts={PARTS.map((part) => [say(part), say('was', { n: shares[part], now: now[part] })] as const)}
          withReason
          isUnderWay={isUnderWay}
          close={() => setChecked(false)}
          act={async (reason) => {
            const { problem } = await change({ input: { districtCode, weights, reason } });
            if (problem === undefined) {
              setChecked(false);
              done();
            }
            return problem;
          }}
        />
      )}
    </>
  );
}

function History({ versions }: { readonly versions: readonly Version[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <h2>{say('history')}</h2>
      <div className="table-scroll" role="region" aria-label={say('history')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('version')}</th>
              <th scope="col">{say('since')}</th>
              {PARTS.map((part) => (
                <th key={part} scope="col" className="number">
                  {say(part)}
                </th>
              ))}
              <th scope="col">{say('why')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td>{one.setAt == null ? say('initial') : momentText(one.setAt, language)}</td>
                {PARTS.map((part) => (
                  <td key={part} className="number">
                    {say('share', { n: percent(one[part]) })}
                  </td>
                ))}
                <td>{one.reason ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
