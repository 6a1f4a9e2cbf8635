import {
  ChooseInPlanDocument,
  ConfirmPlanDocument,
  DeskClosurePlanFragmentDoc,
  type DeskClosurePlanFragment,
  DeskClosuresDocument,
  labelsOf,
  readFragment,
} from '@grid-commons/client';
import { useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { bookedMomentText, bookedText } from '../../shared/bookings/booked-text.ts';
import { newIdempotencyKey } from '../../shared/api.ts';
import { Empty } from '../../shared/notices.tsx';
import { localText, useLanguage, words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { useBookingsChange } from '../live.ts';
import { facilitiesOf } from '../of-scope.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { Listing } from '../parts/listing.tsx';

const useSay = words('closures', {
  title: { 'zh-CN': '不再适用的预约', en: 'Bookings that no longer fit' },
  lead: {
    'zh-CN': '设施届时不再开放，但已有人预约。请决定每个预约如何处理；未及时决定的会被取消。',
    en: 'The facility is not open then any more, and somebody has booked. Decide on each; what is not decided in time is cancelled.',
  },
  none: { 'zh-CN': '所有预约都适用。', en: 'All bookings fit.' },
  sheet: { 'zh-CN': '看日视图', en: 'See the day sheet' },
  reason: { 'zh-CN': '原因：{reason}', en: 'Why: {reason}' },
  until: { 'zh-CN': '{when}前决定', en: 'Decide by {when}' },
  places: { 'zh-CN': '{n} 个名额', en: '{n, plural, one {# place} other {# places}}' },
  choice: { 'zh-CN': '{what} 如何处理', en: 'What becomes of {what}' },
  carryOut: { 'zh-CN': '按此执行', en: 'Carry this out' },
  facility: { 'zh-CN': '设施', en: 'Facility' },
  cancelled: { 'zh-CN': '取消', en: 'Cancelled' },
  kept: { 'zh-CN': '保留', en: 'Kept' },
  count: { 'zh-CN': '{n} 个预约', en: '{n, plural, one {# booking} other {# bookings}}' },
  consequence: {
    'zh-CN': '取消的预约马上通知预约人，名额随即释放，不能撤回。',
    en: 'Who booked is told at once, and the places are free. It cannot be taken back.',
  },
  more: { 'zh-CN': '还有 {n} 个，执行后同样处理。', en: 'And {n} more, which are dealt with alike.' },
  failed: { 'zh-CN': '没有提交成功，请再试一次。', en: 'That was not sent. Try again.' },
});

/** Facilities that are looked through: as many as a list shows at once. */
const FACILITIES = 100;
/** In which of what was shared there may be bookings. */
const STATES = ['PUBLISHED', 'SUSPENDED', 'IN_REVIEW', 'WITHDRAWN'] as const;

/** U9: what no longer fits after hours or states have changed, with what becomes of each. */
export function ClosuresScreen() {
  const say = useSay();
  const { scope } = useDesk();
  const href = useHref();
  const variables = useMemo(
    () => ({ where: { ...facilitiesOf(scope), states: [...STATES] }, first: FACILITIES }),
    [scope],
  );
  const [answer, ask] = useQuery({ query: DeskClosuresDocument, variables });
  const reload = () => ask({ requestPolicy: 'network-only' });
  useBookingsChange(answer.data !== undefined, reload);
  return (
    <DeskPage title={say('title')}>
      <Listing answer={answer} reload={reload}>
        {({ sharedFacilities: { edges } }) => {
          const plans = edges.flatMap(({ node }) =>
            (node.openPlans ?? []).map((plan) => ({
              facility: node.name,
              plan: readFragment(DeskClosurePlanFragmentDoc, plan),
            })),
          );
          if (plans.length === 0) {
            return (
              <Empty title={say('none')}>
                <Link className="button" href={href('/bookings')}>
                  {say('sheet')}
                </Link>
              </Empty>
            );
          }
          return (
            <>
              <p>{say('lead')}</p>
              {plans.map(({ facility, plan }) => (
                <PlanCard key={plan.id} facility={facility} plan={plan} reload={reload} />
              ))}
            </>
          );
        }}
      </Listing>
    </DeskPage>
  );
}

interface PlanCardProps {
  readonly facility: string;
  readonly plan: DeskClosurePlanFragment;
  readonly reload: () => void;
}

/** One facility: its bookings with a choice for each, and one button that carries all of it out. */
function PlanCard({ facility, plan, reload }: PlanCardProps) {
  const say = useSay();
  const language = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [, choose] = useMutation(ChooseInPlanDocument);
  const [{ fetching }, confirm] = useMutation(ConfirmPlanDocument);
  const [key] = useState(newIdempotencyKey);
  const effects = plan.effects.edges.map(({ node }) => node);
  const waiting = effects.filter(({ settledAt }) => settledAt === null);
  const kept = waiting.filter(({ choice }) => choice === 'LET_RUN').length;
  const beyond = plan.effects.totalCount - effects.length;

  const decide = async (bookingId: string, choice: 'CANCEL' | 'LET_RUN') => {
    const { data, error } = await choose({
      input: { planId: plan.id, version: plan.version, bookingIds: [bookingId], choice },
    });
    const refusal = data?.closurePlanChoose.userErrors[0]?.message;
    setProblem(error || refusal ? (refusal ?? say('failed')) : undefined);
    reload();
  };
  const carryOut = async () => {
    const { data, error } = await confirm({
      input: { planId: plan.id, version: plan.version, idempotencyKey: `${key}/${plan.version}` },
    });
    const refusal = data?.closureConfirm.userErrors[0]?.message;
    if (error || refusal) return refusal ?? say('failed');
    setAsking(false);
    reload();
    return undefined;
  };
  return (
    <section className="card" aria-label={facility}>
      <h2 className="card-title">{facility}</h2>
      <p className="small muted">{say('reason', { reason: localText(plan.reason, language) })}</p>
      {problem !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          {problem}
        </p>
      )}
      <ul className="cards">
        {waiting.map(({ booking, choice, decideBy }) => {
          const what = bookedText(booking, language);
          return (
            <li key={booking.id} className="card">
              <div>{what}</div>
              <div className="small muted">
                {say('places', { n: booking.quantity })} · {booking.reference} ·{' '}
                {say('until', { when: bookedMomentText(decideBy, booking.facility.timeZone, language) })}
              </div>
              <div className="chips" role="group" aria-label={say('choice', { what })}>
                {labelsOf('ClosureChoice', language).map(({ value, label }) => (
                  <button
                    key={value}
                    type="button"
                    className="chip"
                    aria-pressed={choice === value}
                    onClick={() => choice !== value && decide(booking.id, value as 'CANCEL' | 'LET_RUN')}
                  >
                    {label}
                  </button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {beyond > 0 && <p className="small muted">{say('more', { n: beyond })}</p>}
      <div className="row">
        <button type="button" className="do-action" onClick={() => setAsking(true)}>
          {say('carryOut')}
        </button>
      </div>
      {isAsking && (
        <CheckSheet
          title={say('carryOut')}
          verb={say('carryOut')}
          isDanger
          facts={[
            [say('facility'), facility],
            [say('cancelled'), say('count', { n: waiting.length + beyond - kept })],
            [say('kept'), say('count', { n: kept })],
          ]}
          consequence={say('consequence')}
          isUnderWay={fetching}
          close={() => setAsking(false)}
          act={carryOut}
        />
      )}
    </section>
  );
}
