import {
  DeskMatchSetDocument,
  DeskSuggestionsDocument,
  type DeskUnmatchedFragment,
  labelOf,
} from '@grid-commons/client';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { hoursText } from '../../shared/opening-text.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { does, useDesk, useHref } from '../desk.ts';
import { STAFF } from '../scopes.ts';
import { CoverageStrip, daysAfterRun } from '../parts/coverage-strip.tsx';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { Listing } from '../parts/listing.tsx';
import { leftText, percent, periodText, quantityText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';

const useSay = words('desk-unmatched', {
  lacks: { 'zh-CN': '还缺 {quantity}', en: '{quantity} lacking' },
  escalated: { 'zh-CN': '▲ 附近无人能满足，需上级统筹', en: '▲ Nobody nearby could meet it: a matter for those above' },
  covered: { 'zh-CN': '已覆盖 {share}', en: '{share} covered' },
  short: { 'zh-CN': '合适的供给还差 {n}', en: 'what fits is {n} short' },
  when: { 'zh-CN': '哪些时间还没有覆盖（{n}）', en: 'When it is not covered ({n})' },
  stretch: { 'zh-CN': '{period} {when}：还缺 {quantity}', en: '{period} {when}: {quantity} lacking' },
  others: { 'zh-CN': '还可以怎样放宽（{n}）', en: 'What else would help ({n})' },
  other: { 'zh-CN': '{kind}：{from} → {to}，可得 {gain}', en: '{kind}: {from} → {to}, {gain} more' },
  helps: { 'zh-CN': '可以这样放宽：{relaxation}', en: 'What would help: {relaxation}' },
  lost: { 'zh-CN': '给了：', en: 'Went to:' },
  taker: { 'zh-CN': '{title}（{n}）', en: '{title} ({n})' },
  set: { 'zh-CN': '为“{title}”人工指定', en: 'Set a match for “{title}”' },
  supply: { 'zh-CN': '供给', en: 'Supply' },
  option: { 'zh-CN': '{owner}《{title}》余 {left}，得分 {fit}', en: '{owner} “{title}”, {left} left, score {fit}' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  demand: { 'zh-CN': '需求', en: 'Demand' },
  means: { 'zh-CN': '双方都会看到原因，并可以接受或谢绝。', en: 'Both sides read the reason, and accept or decline.' },
  nobody: { 'zh-CN': '现在没有合适的供给可以指定。', en: 'No supply fits it at the moment.' },
  whyThis: { 'zh-CN': '“{title}”合适吗', en: 'Does “{title}” fit' },
  why: { 'zh-CN': '为什么“{title}”没有对接上', en: 'Why “{title}” does not match' },
  chooseOne: { 'zh-CN': '请选择供给。', en: 'Choose a supply.' },
});

interface UnmatchedProps {
  /** First and last date of the run. */
  readonly run: { readonly from: string; readonly to: string };
  readonly unmatched: DeskUnmatchedFragment;
  readonly changed: () => void;
}

/** One demand that got less than it asks for: why, who got it, what would help, and a way to set it by hand. */
export function UnmatchedCard({ run, unmatched, changed }: UnmatchedProps) {
  const say = useSay();
  const language = useLanguage();
  const href = useHref();
  const { scope } = useDesk();
  const [isSetting, setSetting] = useState(false);
  const { demand, unmetQuantity, coverage, unmetStretches, reason, shortBy, escalated, lostTo } = unmatched;
  const { relaxation, relaxations } = unmatched;
  const others = relaxations.slice(1);
  return (
    <li className="card">
      <h3>{demand.title}</h3>
      <p>
        {labelOf('DemandPriority', demand.priority, language)} ·{' '}
        {say('lacks', { quantity: quantityText(unmetQuantity, demand.unitOfMeasure, language) })} ·{' '}
        <strong>{labelOf('UnmatchedReason', reason, language)}</strong>
        {shortBy != null && ` ${say('short', { n: shortBy })}`} · {say('covered', { share: percent(coverage) })}
        {escalated && <span className="problem"> {say('escalated')}</span>}
      </p>
      {demand.dayCoverage.length > 0 && unmetStretches.length > 0 && (
        <CoverageStrip days={daysAfterRun(demand.dayCoverage, unmetStretches, run)} />
      )}
      {unmetStretches.length > 0 && (
        <details>
          <summary>{say('when', { n: unmetStretches.length })}</summary>
          <ul>
            {unmetStretches.map(({ from, to, windows, quantity }) => (
              <li key={`${from} ${JSON.stringify(windows)}`}>
                {say('stretch', {
                  period: periodText(from, to),
                  when: windows.map((window) => hoursText(window, language)).join(' '),
                  quantity: quantityText(quantity, demand.unitOfMeasure, language),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {relaxation && <p>{say('helps', { relaxation })}</p>}
      {others.length > 0 && (
        <details>
          <summary>{say('others', { n: others.length })}</summary>
          <ul>
            {others.map(({ kind, from, to, gain }) => (
              <li key={kind}>
                {say('other', {
                  kind: labelOf('RelaxationKind', kind, language),
                  from,
                  to,
                  gain: Math.round(gain * 100) / 100,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {lostTo.length > 0 && (
        <p>
          {say('lost')}{' '}
          {lostTo.map(({ id, quantity, demand }) => (
            <span key={id}>
              <Link href={href(`/matches/${id}`)}>{say('taker', { title: demand.title, n: quantity })}</Link>{' '}
            </span>
          ))}
        </p>
      )}
      <Link className="button" href={href('/judgement', { demand: demand.id })}>
        {say('why', { title: demand.title })}
      </Link>{' '}
      {does(scope, STAFF) && (
        <button type="button" onClick={() => setSetting(true)}>
          {say('set', { title: demand.title })}
        </button>
      )}
      {isSetting && <SetSheet unmatched={unmatched} close={() => setSetting(false)} done={changed} />}
    </li>
  );
}

interface SetSheetProps {
  readonly unmatched: DeskUnmatchedFragment;
  readonly close: () => void;
  readonly done: () => void;
}

/** Sets one of the supplies that fit best against the demand, with a reason. */
function SetSheet({ unmatched: { demand, unmetQuantity }, close, done }: SetSheetProps) {
  const say = useSay();
  const id = useId();
  const href = useHref();
  const [answer, ask] = useQuery({ query: DeskSuggestionsDocument, variables: { id: demand.id } });
  const [chosen, setChosen] = useState<string>();
  const [quantity, setQuantity] = useState(unmetQuantity);
  const { isUnderWay, change } = useChange(DeskMatchSetDocument);
  const title = say('set', { title: demand.title });
  const act = async (reason: string) => {
    if (chosen === undefined) return say('chooseOne');
    const { problem } = await change({ input: { supplyId: chosen, demandId: demand.id, quantity, reason } });
    if (problem === undefined) {
      close();
      done();
    }
    return problem;
  };
  return (
    <CheckSheet
      title={title}
      verb={title}
      facts={[[say('demand'), demand.title]]}
      consequence={say('means')}
      withReason
      isUnderWay={isUnderWay}
      close={close}
      act={act}
    >
      <Listing answer={answer} reload={() => ask({ requestPolicy: 'network-only' })}>
        {({ node }) => {
          const suggested = node?.__typename === 'Demand' ? node.suggestedSupplies : [];
          if (suggested.length === 0) return <p className="notice">{say('nobody')}</p>;
          return (
            <fieldset>
              <legend>{say('supply')}</legend>
              {suggested.map(({ supply, fit }) => (
                <div key={supply.id}>
                  <label className="choice">
                    <input
                      type="radio"
                      name={`${id}supply`}
                      checked={chosen === supply.id}
                      onChange={() => {
                        setChosen(supply.id);
                        setQuantity(Math.max(1, Math.min(unmetQuantity, supply.mostRemainingQuantity)));
                      }}
                    />{' '}
                    {say('option', {
                      owner: supply.list.owner.name,
                      title: supply.title,
                      left: leftText(supply),
                      fit: percent(fit.total),
                    })}
                  </label>{' '}
                  <Link href={href('/judgement', { demand: demand.id, supply: supply.id })}>
                    {say('whyThis', { title: supply.title })}
                  </Link>
                </div>
              ))}
            </fieldset>
          );
        }}
      </Listing>
      <p>
        <label htmlFor={`${id}quantity`}>{say('quantity')}</label>
        <input
          id={`${id}quantity`}
          type="number"
          min={1}
          value={quantity}
          onChange={({ target }) => setQuantity(Number(target.value))}
        />
      </p>
    </CheckSheet>
  );
}
